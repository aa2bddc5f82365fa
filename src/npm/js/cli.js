#!/usr/bin/env node
// The command `b2b-users`: finds the sub-command, runs it, and ends with an exit code that pipelines
// can rely on.

import { say } from "./internal.js";
import { B2bUsersError, version } from "./node.js";
import { helpWanted, mainHelp, parse } from "./cli/arguments.js";
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
  const [name, ...rest] = words;
  await chooseLanguage(words);
  if (name === "--version" || name === "-v") {
    await print([version]);
    return exitCodes.good;
  }
  if (name === undefined || name === "help" || helpWanted([name])) {
    const show = name === undefined ? complain : print;
    await show(mainHelp());
    return name === undefined ? exitCodes.usage : exitCodes.good;
  }
  const command = commands.get(name);
  if (!command) {
    throw new Failure(say(keys.COMMAND_UNKNOWN, { name }));
  }
  if (helpWanted(rest)) {
    await print(command.help());
    return exitCodes.good;
  }
  return command.run(parse(name, command.options, rest));
}

/** What went wrong, in a line for whoever started the command. Only a fault of ours has a stack. */
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
