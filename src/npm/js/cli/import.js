// The command `import`: creates the users of a file. What it needs is checked first, so that what can
// go wrong does so before anything is sent.

import { say } from "../internal.js";
import { commonHelp, credentialsHelp } from "./arguments.js";
import { readCheckedFile, unsendable } from "./checked-file.js";
import { readCredentials } from "./credentials.js";
import { Failure } from "./failure.js";
import { listed, wrapped } from "./help.js";
import * as keys from "./keys.js";
import { refuseSameFile } from "./output-file.js";
import { complain, print } from "./output.js";
import { differences } from "./plan-difference.js";
import { makePlan, readPlan } from "./plan.js";
import { problemLines, reportDocument } from "./report.js";
import { Results } from "./results.js";
import { send } from "./send.js";
import { readSettings } from "./settings.js";

const text = { type: "string" };
const flag = { type: "boolean" };

export const importFile = {
  options: { plan: text, yes: flag, "skip-invalid": flag, report: text, unfinished: text },
  help: () => [
    "b2b-users import <file> (--plan plan.json | --yes) [options]",
    ...wrapped(say(keys.COMMAND_HELP_IMPORT)),
    "",
    ...listed([
      ...commonHelp(),
      ["--plan plan.json", say(keys.COMMAND_OPTION_PLAN)],
      ["--yes", say(keys.COMMAND_OPTION_YES)],
      ["--skip-invalid", say(keys.COMMAND_OPTION_SKIP_INVALID)],
      ["--report report.json", say(keys.COMMAND_OPTION_REPORT)],
      ["--unfinished rows.csv", say(keys.COMMAND_OPTION_UNFINISHED)],
    ]),
    "",
    ...credentialsHelp(),
    "",
    ...wrapped(say(keys.COMMAND_HELP_STOP)),
  ],
  run,
};

async function run(options) {
  requireConsent(options);
  await refuseSameFile([
    ["<file>", options.file],
    ["--config", options.config],
    ["--mapping", options.mapping],
    ["--plan", options.plan],
    ["--report", options.report],
    ["--unfinished", options.unfinished],
  ]);
  const settings = await readSettings(options);
  const login = await readCredentials(settings);
  const reviewed = options.plan === undefined ? null : await readPlan(options.plan);
  const checked = await readCheckedFile(options, settings);
  if (reviewed) requireSamePlan(reviewed, makePlan(checked, settings));

  const results = await Results.open(options);
  try {
    const leftOut = unsendable(checked.counts);
    if (leftOut > 0 && !options["skip-invalid"]) return await refuseRows(checked, options, results);
    const connection = { endpoint: settings.endpoint, ...login };
    // What was reviewed is sent to the letter.
    const rowKey = settings.rowKey && reviewed === null;
    return await send({ checked, settings: { ...settings, rowKey }, connection, results });
  } catch (error) {
    await results.discard();
    throw error;
  }
}

function requireConsent({ plan, yes, file }) {
  if (plan !== undefined && yes) {
    throw new Failure(say(keys.COMMAND_CHOOSE_CONSENT));
  }
  if (plan === undefined && !yes) {
    throw new Failure(say(keys.COMMAND_NO_CONSENT, { file }));
  }
}

function requireSamePlan(reviewed, planned) {
  const found = differences(reviewed, planned);
  if (found.length === 0) return;
  throw new Failure(say(keys.COMMAND_OTHER_PLAN, { differences: found.join(" ") }));
}

/** All or nothing, unless the options say that a part is welcome. */
async function refuseRows(checked, options, results) {
  const document = reportDocument(checked);
  if (options.format === "text") await print(problemLines(checked.check.problems()));
  const { total } = checked.counts;
  await complain([say(keys.COMMAND_REFUSED_ROWS, { rows: unsendable(checked.counts), total })]);
  return results.write(document, checked.check.unfinishedRows());
}
