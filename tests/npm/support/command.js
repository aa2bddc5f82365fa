// Runs the real command of the built package. Its folder is named by the environment variable
// B2B_USERS_PACKAGE, which whoever runs the tests sets.

import { spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

/** The folder of the built package. */
export function packageFolder() {
  const folder = process.env.B2B_USERS_PACKAGE;
  if (!folder) throw new Error("Set B2B_USERS_PACKAGE to the folder of the built package.");
  return folder;
}

/**
 * Starts the command in `folder`. It sees no variables but those it is given: a login of whoever runs
 * the tests must not reach them.
 *
 * @returns a child process with `ended`, a promise of `{ code, stdout, stderr }`, and `said(pattern)`,
 * a promise of the moment at which standard error holds the pattern.
 */
export function startCommand(words, { folder, environment = {}, input, script } = {}) {
  const file = script ?? join(packageFolder(), "cli.js");
  const child = spawn(process.execPath, [file, ...words], { cwd: folder, env: environment });
  const output = { stdout: "", stderr: "" };
  const waiting = [];
  for (const name of ["stdout", "stderr"]) {
    child[name].setEncoding("utf8").on("data", (text) => {
      output[name] += text;
      for (const look of waiting) look();
    });
  }
  // A command that refuses its arguments does not read what it is sent.
  child.stdin.on("error", () => {});
  child.stdin.end(input);

  child.ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code: code ?? signal, ...output }));
  });
  child.said = (pattern) =>
    new Promise((resolve, reject) => {
      const look = () => pattern.test(output.stderr) && resolve();
      waiting.push(look);
      look();
      child.once("close", () => reject(new Error(`It ended without saying ${pattern}: ${output.stderr}`)));
    });
  return child;
}

/** Runs the command to its end. */
export const runCommand = (words, options) => startCommand(words, options).ended;
