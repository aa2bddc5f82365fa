// Runs a program to its end and says everything it said if it fails.

import { spawn } from "node:child_process";

/**
 * Runs a program and gives what it wrote. A status other than 0 is an error that quotes it.
 *
 * @param {string} program
 * @param {string[]} parameters
 * @param {{ cwd?: string, env?: Record<string, string> }} [options]
 */
export async function run(program, parameters, options) {
  const { status, output, errors } = await attempt(program, parameters, options);
  if (status !== 0) {
    throw new Error(`${program} ${parameters.join(" ")} ended with ${status}:\n${output}\n${errors}`);
  }
  return { output, errors };
}

/** The same, for a program that may fail. */
export function attempt(program, parameters, { cwd, env = {} } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
    child.stderr.setEncoding("utf8").on("data", (text) => (errors += text));
    child.once("error", reject);
    child.once("close", (status) => resolve({ status, output, errors }));
  });
}
