// The plan is exactly what is sent later.

import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { checkedSample, people, person } from "../support/people.js";
import { credentials, startSandbox } from "../support/sandbox.js";
import { createsOf } from "../support/history.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const sandbox = await startSandbox();
after(() => sandbox.stop());
beforeEach(() => sandbox.reset());

const ADMIN = 7001;

/** Each way with what opens the sandbox. */
const WAYS = {
  management: { credentials: credentials.management },
  "archive-v2": { credentials: credentials.archive },
  "storefront-graphql": { tokenProvider: () => sandbox.token(ADMIN) },
  storefront: { tokenProvider: () => sandbox.token(ADMIN) },
};

for (const [dialect, access] of Object.entries(WAYS)) {
  test(`with ${dialect} the requests of an import are those of the plan`, async () => {
    const clock = new VirtualClock();
    const fetch = clock.during((...parameters) => globalThis.fetch(...parameters));
    const options = { rules: { dialect }, rowKey: false };
    const drafts = people(12, "planned");
    const planned = api.planRequests(drafts, { rules: { dialect } });
    const run = api.importUsers(drafts, { endpoint: sandbox.url, ...access, fetch, clock }, options);
    const report = await run.finished;
    assert.equal(report.counts.created, 12, JSON.stringify(report.rows[0]));
    assert.deepEqual(await createsOf(sandbox), planned.map(({ path, body }) => ({ path, body: JSON.parse(body) })));
  });
}

test("the plan of a checked file is what its import sends", async () => {
  const check = checkedSample(api);
  const planned = api.planRequests(check);
  const clock = new VirtualClock();
  const fetch = clock.during((...parameters) => globalThis.fetch(...parameters));
  const run = api.importUsers(check, { endpoint: sandbox.url, credentials: credentials.management, fetch, clock }, { rowKey: false });
  assert.equal((await run.finished).counts.created, 228);
  assert.deepEqual(await createsOf(sandbox), planned.map(({ path, body }) => ({ path, body: JSON.parse(body) })));
  const rows = planned.flatMap((request) => request.rows);
  assert.deepEqual([...rows].sort((one, other) => one - other), check.users().map(({ row }) => row));
});

test("a plan keeps to ten users of one company in a request, or to fewer if asked", () => {
  const drafts = [...people(12, "acme"), person("other@example.com", { companyId: 43 }), ...people(1, "late")];
  const requests = api.planRequests(drafts);
  assert.deepEqual(requests.map(({ rows }) => rows), [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [11, 12, 14], [13]]);
  for (const request of requests) {
    assert.equal(request.method, "POST");
    assert.deepEqual(Object.keys(request).sort(), ["body", "method", "path", "rows"]);
    assert.equal(JSON.parse(request.body).length ?? 1, request.rows.length);
  }
  assert.equal(api.planRequests(drafts, { usersPerRequest: 1 }).length, 14);
  assert.equal(api.planRequests(drafts, { usersPerRequest: 500 }).length, 3);
  assert.deepEqual(api.planRequests([]), []);
});

test("drafts with errors have no plan, and every issue has its place in the list", async () => {
  const drafts = [person("a@example.com"), person("A@example.com"), person("b@")];
  const { issues } = await assertFails(api, () => api.planRequests(drafts), "users.invalid");
  const errors = issues.filter(({ severity }) => severity === "error");
  assert.deepEqual(
    errors.map(({ code, row, field }) => [code, row, field]),
    [
      ["email.duplicate", 2, "email"],
      ["email.invalid", 3, "email"],
    ],
  );
});
