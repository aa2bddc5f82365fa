// The command `import`: creates the users of a file. What it needs is checked first, so that what can
// go wrong does so before anything is sent.

import { commonHelp, credentialsHelp } from "./arguments.js";
import { readCheckedFile, unsendable } from "./checked-file.js";
import { readCredentials } from "./credentials.js";
import { Failure } from "./failure.js";
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
  help: [
    "b2b-users import <file> (--plan plan.json | --yes) [options]",
    "Creates the users of a file. Progress goes to standard error, results to standard output.",
    "",
    ...commonHelp,
    "  --plan plan.json         sends only if the requests are those of this reviewed plan",
    "  --yes                    sends without a review",
    "  --skip-invalid           leaves rows with errors out instead of sending nothing",
    "  --report report.json     what became of each row",
    "  --unfinished rows.csv    the rows that were not created, with reasons, to be corrected and",
    "                           imported again; no such file if there are none. A file of that name",
    "                           is replaced only if it is one of an earlier import",
    "",
    ...credentialsHelp,
    "",
    "Ctrl-C (or SIGTERM, SIGHUP) ends the import after the request under way and still says what was created.",
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
    return await send({ checked, settings, connection, results });
  } catch (error) {
    await results.discard();
    throw error;
  }
}

function requireConsent({ plan, yes, file }) {
  if (plan !== undefined && yes) {
    throw new Failure("Choose one of --plan and --yes: a reviewed plan needs no --yes.");
  }
  if (plan === undefined && !yes) {
    throw new Failure(
      "Nothing was sent: users get mails that cannot be recalled. " +
        `Review first with "b2b-users plan ${file} --out plan.json" and pass --plan plan.json, ` +
        "or pass --yes to send without a review.",
    );
  }
}

function requireSamePlan(reviewed, planned) {
  const found = differences(reviewed, planned);
  if (found.length === 0) return;
  throw new Failure(
    `Nothing was sent: what would be sent is not what was reviewed. ${found.join(" ")} Make a new plan and review it.`,
  );
}

/** All or nothing, unless somebody said that a part is welcome. */
async function refuseRows(checked, options, results) {
  const document = reportDocument(checked);
  if (options.format === "text") await print(problemLines(checked.check.problems()));
  await complain([
    `Nothing was sent: ${unsendable(checked.counts)} of ${checked.counts.total} rows have problems. ` +
      "Correct them, or pass --skip-invalid to leave them out.",
  ]);
  return results.write(document, checked.check.unfinishedRows());
}
