// The command `plan`: writes the requests that an import would send, and by which settings, for review. Sends
// nothing, and never holds a credential.

import { say } from "../internal.js";
import { planRequests } from "../node.js";
import { commonHelp } from "./arguments.js";
import { readCheckedFile, unsendable } from "./checked-file.js";
import { exitCodes, Failure } from "./failure.js";
import { listed, wrapped } from "./help.js";
import { parseExactly, readJsonFile } from "./json-file.js";
import * as keys from "./keys.js";
import { OutputFile, refuseSameFile } from "./output-file.js";
import { complain, print, printJson, tally, toJson } from "./output.js";
import { readSettings } from "./settings.js";

export const plan = {
  options: { out: { type: "string" }, "skip-invalid": { type: "boolean" } },
  help: () => [
    "b2b-users plan <file> [--out plan.json] [options]",
    ...wrapped(say(keys.COMMAND_HELP_PLAN)),
    "",
    ...listed([
      ...commonHelp(),
      ["--out plan.json", say(keys.COMMAND_OPTION_OUT)],
      ["--skip-invalid", say(keys.COMMAND_OPTION_MAY_SKIP)],
    ]),
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
  await complain([say(keys.COMMAND_LEFT_OUT, { rows: leftOut })]);
  return exitCodes.rows;
}

function planLines(checked, { settings, counts, requests }, { file, out }) {
  const users = checked.check.users().map(({ user }) => user);
  const companies = new Set(users.map((user) => user.companyId));
  // The older storefront interface sends the mail whatever is wished.
  const mails = users.filter((user) => user.acceptWelcomeEmail || settings.dialect === "storefront");
  return [
    say(keys.COMMAND_PLAN_TARGET, settings),
    ...tally([
      [say(keys.COMMAND_PLAN_USERS), users.length],
      [say(keys.COMMAND_PLAN_COMPANIES), companies.size],
      [say(keys.COMMAND_PLAN_MAILS), mails.length],
      [say(keys.COMMAND_PLAN_REQUESTS), requests.length],
      [say(keys.COMMAND_PLAN_LEFT_OUT), unsendable(counts)],
      [say(keys.COMMAND_PLAN_TIME), duration(leastSeconds(requests.length, settings))],
    ]),
    out === undefined ? say(keys.COMMAND_PLAN_KEEP) : say(keys.COMMAND_PLAN_SEND, { file, plan: out }),
  ];
}

function duration(seconds) {
  if (seconds < 120) return say(keys.COMMAND_SECONDS, { count: seconds });
  return say(keys.COMMAND_MINUTES, { count: Math.ceil(seconds / 60) });
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
    throw new Failure(say(keys.COMMAND_NO_PLAN, { file: path }));
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
