// The command `check`: what is wrong with a file. Sends nothing.

import { commonHelp } from "./arguments.js";
import { readCheckedFile, unsendable } from "./checked-file.js";
import { exitCodes } from "./failure.js";
import { print, printJson } from "./output.js";
import { countLine, problemDocument, problemLines } from "./report.js";
import { readSettings } from "./settings.js";

export const check = {
  options: {},
  help: [
    "b2b-users check <file> [options]",
    "Says what is wrong with the rows of a file. Sends nothing and needs no credentials.",
    "Ends with 0 if every row can be sent, with 1 if not.",
    "",
    ...commonHelp,
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
