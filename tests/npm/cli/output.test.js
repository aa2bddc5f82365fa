// Help, where options may stand, and readers and files that fail while results are written.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { packageFolder, runCommand, startCommand } from "../support/command.js";
import { SAMPLE, makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, openStore } from "../support/store.js";

test("help and version are given on standard output", async () => {
  const { version } = JSON.parse(await readFile(join(packageFolder(), "package.json"), "utf8"));
  const cases = [
    [["--version"], version],
    [["-v"], version],
    [["help"], "b2b-users import"],
    [["--help"], "b2b-users import"],
    [["-h"], "b2b-users plan"],
    [["check", "--help"], "b2b-users check <file>"],
    [["plan", "--help"], "--out plan.json"],
    [["import", "users.csv", "--nonsense", "-h"], "B2B_AUTH_TOKEN"],
    [["--help", "plan"], "--out plan.json"],
    [["--format", "json", "--help"], "b2b-users import"],
    [["--locale", "en", "--version"], version],
    [["check", "--help", "--locale", "fr"], "b2b-users check <file>"],
  ];
  for (const [words, expected] of cases) {
    const { code, stdout, stderr } = await runCommand(words);
    assert.ok(stdout.includes(expected), stdout + stderr);
    assert.deepEqual([code, stderr], [0, ""]);
  }
});

test("help and version read no settings", { timeout: 60_000 }, async (t) => {
  const folder = await makeFolder(t);
  // Nothing is ever written to it, so that to read it would take for ever.
  execFileSync("mkfifo", [join(folder.path, "pipe")]);
  for (const words of [["check", "--help"], ["import", "-h"], ["--help"], ["--version"], ["-v", "check"], ["help"]]) {
    const command = startCommand(["--config", "pipe", ...words], { folder: folder.path });
    t.after(() => command.kill("SIGKILL"));
    const { code, stderr } = await command.ended;
    assert.deepEqual([code, stderr], [0, ""], words.join(" "));
  }
});

test("options may stand before the command", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", usersFile(2));
  for (const words of [
    ["--format", "json", "check", "users.csv"],
    ["--format=json", "check", "users.csv"],
    ["--dialect", "management", "check", "--format", "json", "users.csv"],
    ["--skip-invalid", "--format", "json", "plan", "users.csv"],
    ["--out", "plan.json", "plan", "users.csv", "--format", "json"],
  ]) {
    const { code, stdout, stderr } = await runCommand(words, { folder: folder.path });
    assert.deepEqual([code, stderr], [0, ""], words.join(" "));
    assert.equal(JSON.parse(stdout).counts.valid, 2, words.join(" "));
  }
});

test("a reader that has gone away is no fault", async () => {
  for (const format of ["text", "json"]) {
    const command = startCommand(["check", SAMPLE, "--format", format]);
    command.stdout.destroy();
    const { code, stderr } = await command.ended;
    assert.equal(code, 1, "the sample has problems, whoever reads it");
    assert.doesNotMatch(stderr, /EPIPE|^ +at /m);
  }
});

test("a report that cannot be written any more does not hide what was created", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t, { latencyMilliseconds: 300 })];
  await folder.write("users.csv", usersFile(30));
  const words = ["import", "users.csv", "--yes", "--endpoint", store.url, "--report", "report.json"];
  const command = startCommand(words, { folder: folder.path, environment: MANAGEMENT });
  await command.said(/^\d+ of 30 users/m);
  // Something else takes the place where the report would go.
  await mkdir(join(folder.path, "report.json", "in-the-way"), { recursive: true });
  const { code, stdout, stderr } = await command.ended;
  assert.equal(code, 3);
  assert.match(stdout, /^Created 30 of 30 users:$/m);
  assert.match(stderr, /report\.json could not be written/);
});
