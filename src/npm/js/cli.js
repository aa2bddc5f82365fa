#!/usr/bin/env node
// The command `b2b-users`: finds the sub-command, runs it, and ends with an exit code that pipelines
// can rely on.

import { say } from "./internal.js";
import { B2bUsersError, version } from "./node.js";
import { helpWanted, mainHelp, parse, splitWords } from "./cli/arguments.js";
import { check } from "./cli/check.js";
import { exitCodeOf, exitCodes, Failure } from "./cli/failure.js";
import { importFile } from "./cli/import.js";
import * as keys from "./cli/keys.js";
import { chooseLanguage } from "./cli/locale.js";
import { complain, finishOutput, print, watchOutput } from "./cli/output.js";
import { plan } from "./cli/plan.js";

const commands = new Map([
  ["check", check],
  ["plan", plan],
  ["import", importFile],
]);

async function main(words) {
  const { name, before, rest } = splitWords(words, [...commands.values()]);
  const command = commands.get(name);
  // Help and the version read no file, not even for the language: it may be a pipe on which others wait.
  const versionWanted = before.includes("--version") || before.includes("-v");
  const isRun = command !== undefined && !versionWanted && !helpWanted(rest);
  await chooseLanguage(words, { readsSettings: isRun });
  if (versionWanted) {
    return show([version]);
  }
  if (name === "help" || (name === undefined && helpWanted(before))) {
    return show(mainHelp());
  }
  if (name === undefined) {
    await complain(mainHelp());
    return exitCodes.usage;
  }
  if (!command) {
    throw new Failure(say(keys.COMMAND_UNKNOWN, { name }));
  }
  return isRun ? command.run(parse(name, command.options, rest)) : show(command.help());
}

async function show(lines) {
  await print(lines);
  return exitCodes.good;
}

/** What went wrong, in a line for the reader of the log. Only a fault of ours has a stack. */
async function explain(error) {
  const foreseen = error instanceof Failure || error instanceof B2bUsersError;
  const code = error?.code === undefined || !foreseen ? "" : ` (${error.code})`;
  await complain([`b2b-users: ${error?.message ?? error}${code}`]);
  if (!foreseen) {
    await complain([say(keys.COMMAND_FAULT)]);
    await complain(String(error?.stack ?? "").split("\n"));
  }
  return exitCodeOf(error);
}

watchOutput();
const code = await main(process.argv.slice(2)).catch(explain);
// Idle connections would keep the process for some seconds.
process.exit(await finishOutput(code));
