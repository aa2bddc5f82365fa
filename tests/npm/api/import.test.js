// An import from beginning to end, against the real sandbox.

import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { closedAddress } from "../support/closed_port.js";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { emailsSent, holders } from "../support/history.js";
import { checkedSample, people, person, sampleRules } from "../support/people.js";
import { credentials, startSandbox } from "../support/sandbox.js";
import { assertAddsUp } from "../support/sums.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const sandbox = await startSandbox();
after(() => sandbox.stop());
beforeEach(() => sandbox.reset());

function connection(more = {}) {
  const clock = new VirtualClock();
  const fetch = clock.during((...parameters) => globalThis.fetch(...parameters));
  return { endpoint: sandbox.url, credentials: credentials.management, fetch, clock, ...more };
}

test("the valid rows of the sample are created and the report adds up", async () => {
  const check = checkedSample(api);
  const run = api.importUsers(check, connection());
  const report = await run.finished;
  assertAddsUp(report, 228);
  assert.equal(report.counts.created, 228);
  assert.equal(report.stopped, undefined);
  assert.deepEqual(report.rows.map(({ row, email }) => [row, email]), check.users().map(({ row, user }) => [row, user.email]));
  assert.deepEqual(await holders(sandbox, check.users().map(({ user }) => user.email)), Array(228).fill(1));
  assert.equal((await sandbox.mails()).length, 20);
  assert.deepEqual(run.report(), report);
  assert.equal(api.readTable(run.unfinishedRows()).rowCount, 22, "what was never valid is still to do");
});

test("on the system's clock an import works as well", async () => {
  const run = api.importUsers(people(3), connection({ clock: undefined }), { requestsPerMinute: 150 });
  assert.equal((await run.finished).counts.created, 3);
  assert.equal(run.unfinishedRows(), null, "a list of drafts is no file");
});

test("what became of each row is told by its number", async () => {
  const drafts = [
    person("fine@example.com"),
    person("existing.buyer@example.com"),
    person("refused@example.com", { extraFields: { "Cost center": "x".repeat(21) } }),
    person("super.admin@example.com"),
  ];
  const report = await api.importUsers(drafts, connection()).finished;
  assertAddsUp(report, 4);
  assert.deepEqual(report.rows.map(({ row, status }) => [row, status]), [
    [1, "created"],
    [2, "exists"],
    [3, "rejected"],
    [4, "rejected"],
  ]);
  assert.match(report.rows[2].message, /Cost center/);
  for (const { message } of report.rows) assert.ok(message.length > 5);
});

test("drafts with errors are refused together and nothing is sent", async () => {
  const drafts = [person("a@example.com"), person("b@")];
  const { issues } = await assertFails(api, () => api.importUsers(drafts, connection()), "users.invalid");
  assert.deepEqual(issues.filter(({ severity }) => severity === "error").map(({ row }) => row), [2]);
  assert.deepEqual(await sandbox.history(), []);
});

test("an empty list is finished at once", async () => {
  const run = api.importUsers([], connection());
  assertAddsUp(await run.finished, 0);
  assert.deepEqual(await sandbox.history(), []);
});

test("of ten users whose answer was lost is found out that they are there, and they are not sent again", async () => {
  await sandbox.order({ fault: "html-502", when: "after" });
  const run = api.importUsers(checkedSample(api), connection());
  const report = await run.finished;
  assertAddsUp(report, 228);
  // Those with an identifier of the file's own are known by names and time.
  const { ambiguous, found, created } = report.counts;
  assert.deepEqual([ambiguous, found + created], [0, 228]);
  const emails = await emailsSent(sandbox);
  assert.equal(new Set(emails).size, emails.length);
  assert.equal(emails.length, 228);
});

test("trouble ends a run with a report, and every row that was not sent is there", async () => {
  const troubles = [
    [{ endpoint: await closedAddress() }, "pause.unreachable"],
    [{ credentials: { authToken: "wrong", storeHash: "sandbox" } }, "pause.sign_in"],
  ];
  for (const [more, code] of troubles) {
    const report = await api.importUsers(checkedSample(api), connection(more)).finished;
    assertAddsUp(report, 228);
    assert.equal(report.stopped.code, code);
    assert.ok(report.stopped.message.length > 10);
    assert.equal(report.counts.unsent, 228);
  }
});

test("the rows that were not created are a file that can be imported", async () => {
  await sandbox.order({ fault: "status", status: 401, times: 50 });
  const check = checkedSample(api);
  const first = api.importUsers(check, connection());
  assert.equal((await first.finished).counts.unsent, 228);
  const file = api.readTable(first.unfinishedRows());
  assert.equal(file.rowCount, 250);
  await sandbox.reset();
  const again = api.checkTable(file, api.suggestMapping(file), sampleRules);
  const second = await api.importUsers(again, connection()).finished;
  assert.equal(second.counts.created, 228);
});
