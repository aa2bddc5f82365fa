// Ctrl-C and its kin in the middle of an import.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import { test } from "node:test";
import { runCommand, startCommand } from "../support/command.js";
import { makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, emailsWith, openStore } from "../support/store.js";

const USERS = 60;

/** Starts an import of one user per request, each of them longer under way than the pause between two. */
async function startImport(t) {
  const folder = await makeFolder(t);
  const store = await openStore(t, { latencyMilliseconds: 400 });
  await folder.write("users.csv", usersFile(USERS));
  await folder.write("config.json", { dialect: "management", endpoint: store.url, usersPerRequest: 1 });
  const files = ["--report", "report.json", "--unfinished", "rows.csv"];
  const words = ["import", "users.csv", "--yes", "--config", "config.json", ...files];
  const command = startCommand(words, { folder: folder.path, environment: MANAGEMENT });
  await command.said(/^\d+ of 60 users/m);
  return { folder, store, command };
}

for (const [signals, exitCode] of [
  [["SIGINT"], 130],
  [["SIGTERM"], 143],
  [["SIGHUP"], 129],
  // `npx` doubles a Ctrl-C: that is one.
  [["SIGINT", "SIGINT"], 130],
]) {
  test(`${signals.join(" and ")}: the request under way is settled and the report is true`, async (t) => {
    const { folder, store, command } = await startImport(t);
    for (const signal of signals) command.kill(signal);
    const { code, stdout, stderr } = await command.ended;
    assert.equal(code, exitCode, stdout + stderr);
    assert.match(stderr, /Stopping after the request under way/);
    assert.doesNotMatch(stderr, /Not waiting for look-ups/);
    assert.match(stdout, new RegExp(`Interrupted by ${signals[0]}\\.`));

    const report = await folder.json("report.json");
    assert.deepEqual([report.exitCode, report.interrupted], [exitCode, signals[0]]);
    const created = await store.created();
    assert.deepEqual(emailsWith(report, "created"), created);
    assert.ok(created.length > 0 && created.length < USERS);
    assert.match(stdout, new RegExp(`^Created ${created.length} of 60 users:$`, "m"));
    assert.equal(report.counts.cancelled, USERS - created.length, "nobody is left in doubt");

    const left = await runCommand(["check", "rows.csv", "--format", "json"], { folder: folder.path });
    assert.equal(JSON.parse(left.stdout).counts.valid, USERS - created.length);
    assert.doesNotMatch(stderr, /\(100 %\)/, "what was not sent is not done");
    const files = await readdir(folder.path);
    assert.deepEqual(files.filter((name) => name.endsWith(".partial")), []);
  });
}

test("a second signal gives up on look-ups, and the first one decides the exit code", async (t) => {
  const { folder, store, command } = await startImport(t);
  command.kill("SIGINT");
  await command.said(/Stopping/);
  command.kill("SIGTERM");
  const { code, stderr } = await command.ended;
  assert.equal(code, 130);
  assert.match(stderr, /Not waiting for look-ups/);
  assert.deepEqual(emailsWith(await folder.json("report.json"), "created"), await store.created());
});
