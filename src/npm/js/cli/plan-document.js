// The plan that people review: what would be sent, and by which settings. It never holds a credential.

import { planRequests } from "../node.js";
import { parseExactly } from "./exact-json.js";
import { Failure } from "./failure.js";
import { readJsonFile } from "./json-file.js";

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
