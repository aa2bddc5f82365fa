// The command `import`, as far as nothing goes wrong on the way.

import assert from "node:assert/strict";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runCommand } from "../support/command.js";
import { SAMPLE, emailOf, expectedSample, fileOf, makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, emailsWith, openStore } from "../support/store.js";

test("of the sample, 228 users are created, and the report agrees with the store", async (t) => {
  const expected = await expectedSample();
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  const words = ["import", SAMPLE, "--yes", "--skip-invalid", "--endpoint", store.url];
  const results = ["--report", "report.json", "--unfinished", "rows.csv", "--format", "json"];
  const options = { folder: folder.path, environment: MANAGEMENT };
  const { code, stdout, stderr } = await runCommand([...words, ...results], options);
  assert.equal(code, 1, stderr);

  const report = await folder.json("report.json");
  assert.deepEqual(JSON.parse(stdout), report);
  assert.deepEqual(Object.keys(report), [
    ...["version", "file", "sha256", "exitCode", "interrupted", "stopped", "checked", "problems"],
    ...["requests", "counts", "rows"],
  ]);
  assert.deepEqual([report.version, report.exitCode, report.interrupted, report.stopped], [1, 1, null, null]);
  assert.deepEqual(Object.keys(report.counts), [
    ...["total", "queued", "open", "created", "found", "exists", "rejected", "ambiguous"],
    ...["cancelled", "unsent"],
  ]);
  assert.equal(report.counts.created, expected.valid);
  assert.equal(report.rows.length, expected.valid);
  assert.deepEqual(Object.keys(report.rows[0]), ["row", "email", "status", "code", "message", "userId"]);
  assert.deepEqual(emailsWith(report, "created"), await store.created());
  assert.equal((await store.mails()).length, expected.welcomeMails);
  assert.equal((await stat(join(folder.path, "report.json"))).mode & 0o077, 0, "only its owner reads it");

  const unfinished = ["check", "rows.csv", "--format", "json"];
  const left = JSON.parse((await runCommand(unfinished, { folder: folder.path })).stdout);
  assert.equal(left.counts.total, expected.invalid, "what is left can be corrected and imported again");

  const tenths = stderr.split("\n").filter((line) => /^\d+ of 228 users/.test(line));
  assert.ok(tenths.length >= 5 && tenths.length <= 10, stderr);
  assert.doesNotMatch(stderr, /\r|\u001b/, "what is no terminal gets plain lines");
});

test("rows with problems keep everything from being sent", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", `${usersFile(2)}nobody,No,Body,42,Admin,1,no\n`);
  const words = ["import", "users.csv", "--yes", "--endpoint", store.url, "--report", "report.json"];
  const options = { folder: folder.path, environment: MANAGEMENT };
  const { code, stdout, stderr } = await runCommand([...words, "--unfinished", "rows.csv"], options);
  assert.equal(code, 1);
  assert.match(stdout, /^4 +Email +nobody +email\.invalid/m);
  assert.match(stderr, /Nothing was sent: 1 of 3 rows have problems.*--skip-invalid/);
  assert.equal((await store.history()).length, 0);
  const report = await folder.json("report.json");
  assert.deepEqual([report.exitCode, report.requests, report.rows], [1, 0, []]);
  assert.match(await folder.read("rows.csv"), /nobody/);
});

test("if everybody is created, it ends with 0 and leaves no file of unfinished rows", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(3));
  await folder.write("rows.csv", "\uFEFFimport_row;import_status;import_code\n1;rejected;rejected\n");
  const words = ["import", "users.csv", "--yes", "--endpoint", store.url, "--unfinished", "rows.csv"];
  const { code, stdout } = await runCommand(words, { folder: folder.path, environment: MANAGEMENT });
  assert.equal(code, 0);
  assert.match(stdout, /^Created 3 of 3 users:$/m);
  await assert.rejects(stat(join(folder.path, "rows.csv")), { code: "ENOENT" });
  assert.deepEqual(await store.created(), [1, 2, 3].map(emailOf));
});

test("somebody who is there already is told apart, and the exit code is 1", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  const existing = "existing.buyer@example.com,Ex,Isting,42,Admin,1,no";
  await folder.write("users.csv", fileOf(existing, "new@example.com,Marie,Curie,42,Admin,1,no"));
  const words = ["import", "users.csv", "--yes", "--endpoint", store.url, "--unfinished", "rows.csv"];
  const { code, stdout } = await runCommand(words, { folder: folder.path, environment: MANAGEMENT });
  assert.equal(code, 1);
  assert.match(stdout, /^2 +existing\.buyer@example\.com +exists +\S/m);
  assert.deepEqual(await store.created(), ["new@example.com"]);
  assert.match(await folder.read("rows.csv"), /existing\.buyer@example\.com/);
});

test("settings reach the requests", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", "Email,First name,Last name,Role\na@example.com,A,B,2\nb@example.com,A,B,2\n");
  await folder.write("config.json", {
    ...{ dialect: "management", endpoint: store.url, companyId: 43, channelIds: [2], usersPerRequest: 1 },
  });
  const words = ["import", "-", "--yes", "--config", "config.json"];
  const options = { folder: folder.path, environment: MANAGEMENT, input: await folder.read("users.csv") };
  const { code, stderr } = await runCommand(words, options);
  assert.equal(code, 0, stderr);
  assert.equal(await store.creates(), 2, "one user in each request");
  const created = (await store.users()).filter((user) => /^[ab]@example\.com$/.test(user.email));
  assert.deepEqual(created.map((user) => [user.companyId, user.channelIds]), [[43, [2]], [43, [2]]]);
});

test("the archived interface lets its own token in", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", "Email,First name,Last name,Phone,Company ID,Role,Channel IDs\n".concat(
    "a@example.com,A,B,555-0101,42,2,1\nb@example.com,A,B,555-0102,42,2,1\n",
  ));
  const words = ["import", "users.csv", "--yes", "--dialect", "archive-v2", "--endpoint", store.url];
  const options = { folder: folder.path, environment: { B2B_V2_AUTH_TOKEN: "sandbox-v2" } };
  const { code, stdout, stderr } = await runCommand(words, options);
  assert.equal(code, 0, stdout + stderr);
  assert.deepEqual(await store.created(), ["a@example.com", "b@example.com"]);
});

test("a file that was imported before costs no create and a handful of requests", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(300));
  await folder.write("config.json", { dialect: "management", endpoint: store.url, requestsPerMinute: 150 });
  const words = ["import", "users.csv", "--yes", "--config", "config.json", "--format", "json"];
  const options = { folder: folder.path, environment: MANAGEMENT };
  assert.equal((await runCommand(words, options)).code, 0);
  const [creates, requests] = [await store.creates(), (await store.history()).length];

  const again = await runCommand(words, options);
  assert.equal(again.code, 1, again.stderr);
  const report = JSON.parse(again.stdout);
  assert.deepEqual([report.counts.exists, report.counts.created, report.counts.found], [300, 0, 0]);
  assert.ok(report.rows.every((row) => row.status === "exists" && /^\d+$/.test(row.userId)));
  assert.equal(await store.creates(), creates);
  assert.ok((await store.history()).length - requests <= 4, "pages of 250 users");
});
