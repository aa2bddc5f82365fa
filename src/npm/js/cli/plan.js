// The command `plan`: writes the requests that an import would send, and by which settings, for review. Sends
// nothing, and never holds a credential.

import { planRequests } from "../node.js";
import { commonHelp } from "./arguments.js";
import { readCheckedFile, unsendable } from "./checked-file.js";
import { exitCodes, Failure } from "./failure.js";
import { parseExactly, readJsonFile } from "./json-file.js";
import { OutputFile, refuseSameFile } from "./output-file.js";
import { complain, print, printJson, tally, toJson } from "./output.js";
import { readSettings } from "./settings.js";

export const plan = {
  options: { out: { type: "string" }, "skip-invalid": { type: "boolean" } },
  help: [
    "b2b-users plan <file> [--out plan.json] [options]",
    "Writes the requests that an import would send, for review. Sends nothing and needs no credentials.",
    "Ends with 1 if rows with problems are left out, unless --skip-invalid says that this is meant.",
    "",
    ...commonHelp,
    "  --out plan.json          where the plan is written; with --format json it is printed, too",
    "  --skip-invalid           rows with problems may be left out",
  ],
  run,
};

async function run(options) {
  const inputs = [["<file>", options.file], ["--config", options.config], ["--mapping", options.mapping]];
  await refuseSameFile([...inputs, ["--out", options.out]]);
  const settings = await readSettings(options);
  const checked = await readCheckedFile(options, settings);
  const document = makePlan(checked, settings);
  if (options.out !== undefined) {
    const file = await OutputFile.open(options.out, "--out");
    await file.finish(`${toJson(document)}\n`);
  }
  await (options.format === "json" ? printJson(document) : print(planLines(checked, document, options)));
  const leftOut = unsendable(checked.counts);
  if (leftOut === 0 || options["skip-invalid"]) return exitCodes.good;
  await complain([`${leftOut} rows have problems and are left out: b2b-users check says which.`]);
  return exitCodes.rows;
}

function planLines(checked, { settings, counts, requests }, { file, out }) {
  const users = checked.check.users().map(({ user }) => user);
  const companies = new Set(users.map((user) => user.companyId));
  // The older storefront interface sends the mail whatever is wished.
  const mails = users.filter((user) => user.acceptWelcomeEmail || settings.dialect === "storefront");
  const next = out === undefined ? "To keep this plan, name a file with --out." : `To send it: b2b-users import ${file} --plan ${out}`;
  return [
    `To be sent to ${settings.endpoint} by way of ${settings.dialect}:`,
    ...tally([
      ["users", users.length],
      ["companies", companies.size],
      ["welcome mails", mails.length],
      ["requests", requests.length],
      ["rows left out", unsendable(counts)],
      ["takes at least", duration(leastSeconds(requests.length, settings))],
    ]),
    `Nothing was sent. ${next}`,
  ];
}

function duration(seconds) {
  return seconds < 120 ? `${seconds} s` : `${Math.ceil(seconds / 60)} min`;
}

/** The plan of a checked file. Keys are documented; another meaning would be another version. */
export function makePlan(checked, settings) {
  const { dialect, endpoint, usersPerRequest, requestsPerMinute } = settings;
  // Without its own copy of the rules: the check brings them along.
  const requests = planRequests(checked.check, { usersPerRequest }).map(({ method, path, rows, body }) => ({
    method,
    path,
    rows: [...rows],
    body: parseExactly(body),
  }));
  return {
    version: 1,
    sha256: checked.sha256,
    settings: { dialect, endpoint, usersPerRequest, requestsPerMinute },
    counts: checked.counts,
    requests,
  };
}

/** A plan that was written before and reviewed since. */
export async function readPlan(path) {
  const plan = await readJsonFile(path, "--plan");
  const isPlan = plan?.version === 1 && Array.isArray(plan.requests) && typeof plan.settings === "object";
  if (!isPlan || plan.settings === null) {
    throw new Failure(`--plan: ${path} is no plan of this version. Make one with: b2b-users plan.`);
  }
  return plan;
}

/**
 * The least time in seconds that so many requests take: the engine keeps 250 milliseconds between
 * two, and to so many in any minute. Before a run through a proxy or with credentials there is one
 * more, which sees whether the store lets us in.
 */
export function leastSeconds(requests, { dialect, requestsPerMinute }) {
  if (requests === 0) return 0;
  const withProbe = dialect.startsWith("storefront") ? requests : requests + 1;
  const fullMinutes = Math.floor((withProbe - 1) / requestsPerMinute);
  const inLastMinute = (withProbe - 1) % requestsPerMinute;
  return Math.ceil(fullMinutes * 60 + inLastMinute * 0.25);
}
