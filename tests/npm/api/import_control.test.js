// Following, pausing and stopping an import.

import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { createsOf, emailsSent, holders } from "../support/history.js";
import { checkedSample, people, sampleRules } from "../support/people.js";
import { recordingFetch } from "../support/recorder.js";
import { credentials, startSandbox } from "../support/sandbox.js";
import { assertAddsUp } from "../support/sums.js";
import { VirtualClock } from "../support/virtual_clock.js";

const api = await readyPackage();
const sandbox = await startSandbox();
after(() => sandbox.stop());
beforeEach(() => sandbox.reset());

/** A connection that calls `onCreate` with the number of each create before it is sent. */
function connection(onCreate = () => {}) {
  const clock = new VirtualClock();
  const recorder = recordingFetch((url, init, creates) => {
    if (init?.method === "POST") onCreate(creates);
    return globalThis.fetch(url, init);
  });
  return { endpoint: sandbox.url, credentials: credentials.management, fetch: clock.during(recorder.fetch), clock };
}

async function pictures(run) {
  const seen = [];
  for await (const picture of run.progress) seen.push(picture);
  return seen;
}

test("progress gives pictures whose counts add up and ends with the finished one", async () => {
  const run = api.importUsers(people(30), connection());
  const seen = await pictures(run);
  assert.ok(seen.length >= 4, `only ${seen.length} pictures of four requests`);
  for (const { counts, requestsPerMinute } of seen) {
    const { total, ...states } = counts;
    assert.equal(Object.values(states).reduce((sum, count) => sum + count, 0), total);
    assert.equal(requestsPerMinute, 75);
  }
  const created = seen.map(({ counts }) => counts.created);
  assert.deepEqual(created, [...created].sort((one, other) => one - other), "time never goes back");
  assert.equal(seen.at(-1).phase, "finished");
  assert.equal(seen.at(-1).counts.created, 30);
  assert.equal((await run.finished).counts.created, 30);
});

test("whoever is slow gets the newest picture and not every one", async () => {
  const run = api.importUsers(people(60), connection());
  const iterator = run.progress[Symbol.asyncIterator]();
  assert.equal((await iterator.next()).done, false);
  await run.finished;
  const { value } = await iterator.next();
  assert.equal(value.phase, "finished");
  assert.equal(value.counts.created, 60);
  assert.equal((await iterator.next()).done, true);
});

test("whoever comes late is told how it ended", async () => {
  const run = api.importUsers(people(2), connection());
  await run.finished;
  const seen = await pictures(run);
  assert.deepEqual(seen.map(({ phase }) => phase), ["finished"]);
});

test("two loops are independent, and leaving one stops neither the other nor the run", async () => {
  const run = api.importUsers(people(30), connection());
  const first = (async () => {
    for await (const picture of run.progress) return picture;
  })();
  const second = pictures(run);
  assert.equal((await first).counts.total, 30);
  assert.equal((await second).at(-1).phase, "finished");
  assert.equal((await run.finished).counts.created, 30);
});

test("a run that nobody follows finishes", async () => {
  assert.equal((await api.importUsers(people(12), connection()).finished).counts.created, 12);
});

test("a pause that was asked for waits for resume, even where trouble would cancel", async () => {
  const run = api.importUsers(people(40), connection((number) => number === 2 && run.pause()));
  let paused = 0;
  for await (const { phase, pause, counts } of run.progress) {
    if (phase !== "paused") continue;
    paused += 1;
    assert.equal(pause.code, "pause.asked");
    assert.equal(counts.created + counts.open, 20, "the request under way was not brought to its end");
    if (counts.open === 0) run.resume();
  }
  assert.ok(paused > 0, "there was no pause");
  const report = await run.finished;
  assert.equal(report.counts.created, 40);
  assert.equal(report.stopped, undefined);
  assert.equal((await createsOf(sandbox)).length, 4);
});

for (const [how, start] of Object.entries({
  "run.cancel": (check) => {
    const run = api.importUsers(check, connection((number) => number === 3 && run.cancel()));
    return run;
  },
  "the signal": (check) => {
    const abort = new AbortController();
    return api.importUsers(check, connection((number) => number === 3 && abort.abort()), { signal: abort.signal });
  },
})) {
  test(`stopped in the middle by ${how}, what was sent is settled and the rest can be imported later`, async () => {
    const check = checkedSample(api);
    const run = start(check);
    const report = await run.finished;
    assertAddsUp(report, 228);
    const sent = await emailsSent(sandbox);
    assert.equal((await createsOf(sandbox)).length, 3);
    assert.equal(report.counts.created, sent.length);
    assert.equal(report.counts.cancelled, 228 - sent.length);

    const file = api.readTable(run.unfinishedRows());
    assert.equal(file.rowCount, 250 - sent.length);
    const rest = api.checkTable(file, api.suggestMapping(file), sampleRules);
    const second = await api.importUsers(rest, connection()).finished;
    assertAddsUp(second, rest.counts.valid);
    // A row that repeats one of those that were sent is found to be there.
    const emails = new Set(sent.map((email) => email.toLowerCase()));
    const repeated = rest.users().filter(({ user }) => emails.has(user.email.toLowerCase())).length;
    assert.equal(rest.counts.valid - repeated, 228 - sent.length);
    assert.equal(second.counts.created + second.counts.exists, rest.counts.valid);
    assert.deepEqual(await holders(sandbox, check.users().map(({ user }) => user.email)), Array(228).fill(1));
  });
}

test("a signal that is aborted before the start stops everything", async () => {
  const start = () => api.importUsers(people(2), connection(), { signal: AbortSignal.abort() });
  await assertFails(api, start, "aborted");
  assert.deepEqual(await sandbox.history(), []);
});

test("after the end pause, resume and cancel change nothing", async () => {
  const run = api.importUsers(people(2), connection());
  const report = await run.finished;
  run.pause();
  run.resume();
  run.cancel();
  assert.deepEqual(run.report(), report);
});

test("with whenPaused wait, trouble leaves the choice to the program, which may go on", async () => {
  await sandbox.order({ fault: "status", status: 401 });
  const run = api.importUsers(people(20), connection(), { whenPaused: "wait" });
  const pauses = [];
  for await (const { phase, pause } of run.progress) {
    if (phase !== "paused") continue;
    pauses.push(pause.code);
    run.resume();
  }
  assert.deepEqual([...new Set(pauses)], ["pause.sign_in"]);
  const report = await run.finished;
  assert.equal(report.counts.created, 20);
  assert.equal(report.stopped, undefined);
});

test("with whenPaused wait, the program may also give up", async () => {
  await sandbox.order({ fault: "status", status: 401, times: 9 });
  const run = api.importUsers(people(20), connection(), { whenPaused: "wait" });
  for await (const { phase } of run.progress) if (phase === "paused") run.cancel();
  const report = await run.finished;
  assertAddsUp(report, 20);
  assert.equal(report.counts.cancelled, 20);
});

test("the report of a run under way adds up as well", async () => {
  const reports = [];
  const run = api.importUsers(people(30), connection(() => reports.push(run.report())));
  await run.finished;
  assert.equal(reports.length, 3);
  for (const report of reports) assertAddsUp(report, 30);
});
