// The command `check`: what is wrong with a file. Sends nothing.

import { say } from "../internal.js";
import { commonHelp } from "./arguments.js";
import { readCheckedFile, unsendable } from "./checked-file.js";
import { exitCodes } from "./failure.js";
import { listed, wrapped } from "./help.js";
import * as keys from "./keys.js";
import { print, printJson } from "./output.js";
import { countLine, problemDocument, problemLines } from "./report.js";
import { readSettings } from "./settings.js";

export const check = {
  options: {},
  help: () => [
    "b2b-users check <file> [options]",
    ...wrapped(say(keys.COMMAND_HELP_CHECK)),
    "",
    ...listed(commonHelp()),
  ],
  run,
};

async function run(options) {
  const checked = await readCheckedFile(options, await readSettings(options));
  const { file, counts, mapping } = checked;
  const problems = checked.check.problems().map(problemDocument);
  if (options.format === "json") {
    await printJson({ version: 1, file, counts, mapping, problems });
  } else {
    await print([...problemLines(problems), countLine(counts)]);
  }
  return unsendable(counts) > 0 ? exitCodes.rows : exitCodes.good;
}
