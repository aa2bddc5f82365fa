// The command `plan`, and imports of what was planned.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { runCommand } from "../support/command.js";
import { SAMPLE, expectedSample, makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, openStore } from "../support/store.js";

test("the plan holds the documented keys, every valid row once, and no credential", async () => {
  const expected = await expectedSample();
  const environment = { B2B_AUTH_TOKEN: "canary-of-some-length", B2B_STORE_HASH: "canary-hash-of-length" };
  const { code, stdout } = await runCommand(["plan", SAMPLE, "--format", "json"], { environment });
  assert.equal(code, 1, "rows were left out");
  const plan = JSON.parse(stdout);
  assert.deepEqual(Object.keys(plan), ["version", "sha256", "settings", "counts", "requests"]);
  assert.equal(plan.version, 1);
  assert.equal(plan.sha256, createHash("sha256").update(await readFile(SAMPLE)).digest("hex"));
  assert.deepEqual(plan.settings, {
    dialect: "management",
    endpoint: "https://api-b2b.bigcommerce.com",
    usersPerRequest: 10,
    requestsPerMinute: 75,
  });
  for (const request of plan.requests) {
    assert.deepEqual(Object.keys(request), ["method", "path", "rows", "body"]);
    assert.equal(request.method, "POST");
    assert.ok(request.path.startsWith("/"));
    assert.equal(typeof request.body, "object");
  }
  const rows = plan.requests.flatMap((request) => request.rows);
  assert.equal(new Set(rows).size, expected.valid);
  assert.equal(rows.length, expected.valid);
  assert.ok(!stdout.includes("canary"));
});

test("the text says what it comes to", async () => {
  const expected = await expectedSample();
  const { code, stdout } = await runCommand(["plan", SAMPLE, "--skip-invalid"]);
  assert.equal(code, 0, "somebody said that rows may be left out");
  const number = (name) => Number(new RegExp(`^  ${name} +(\\d+)`, "m").exec(stdout)?.[1]);
  assert.equal(number("users"), expected.valid);
  assert.equal(number("companies"), Object.keys(expected.companies).length);
  assert.equal(number("welcome mails"), expected.welcomeMails);
  // Company 42 fills fifteen requests of ten, company 43 nine.
  assert.equal(number("requests"), 24);
  assert.equal(number("rows left out"), expected.invalid);
  assert.equal(number("takes at least"), 6);
});

test("what was reviewed is sent, request by request, and nothing else", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(12, { welcome: "yes" }));
  const common = ["users.csv", "--endpoint", store.url];
  const options = { folder: folder.path, environment: MANAGEMENT };
  const planned = await runCommand(["plan", ...common, "--out", "plan.json"], options);
  assert.equal(planned.code, 0, planned.stderr);
  assert.equal((await stat(join(folder.path, "plan.json"))).mode & 0o077, 0, "only its owner reads it");
  assert.equal((await store.history()).length, 0);

  const imported = await runCommand(["import", ...common, "--plan", "plan.json"], options);
  assert.equal(imported.code, 0, imported.stderr);
  const plan = await folder.json("plan.json");
  const sent = (await store.history()).filter((entry) => entry.method === "POST");
  assert.deepEqual(
    sent.map(({ method, path, body }) => ({ method, path, body })),
    plan.requests.map(({ method, path, body }) => ({ method, path, body })),
  );
  assert.equal((await store.mails()).length, 12);
});

test("a plan that differs is refused, and where it differs is said", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(12));
  const options = { folder: folder.path, environment: MANAGEMENT };
  const endpoint = ["--endpoint", store.url];
  await runCommand(["plan", "users.csv", ...endpoint, "--out", "plan.json"], options);
  const plan = await folder.json("plan.json");

  const changed = usersFile(12).replace("user011@example.com", "stranger@example.com");
  const longer = structuredClone(plan);
  longer.requests.push(plan.requests[0]);
  const other = structuredClone(plan);
  other.requests[0].body[0].acceptWelcomeEmail = true;
  const elsewhere = structuredClone(plan);
  elsewhere.settings.endpoint = "https://example.com";
  const cases = [
    [changed, plan, [], /The file is another one.*Request 2 \(rows 12 to 13\) differs in body\[0\]\.email/],
    [usersFile(13), plan, [], /Request 2 .* differs in the length of rows/],
    [usersFile(21), plan, [], /Request 3 \(row 22\) is not in the plan/],
    [usersFile(12), longer, [], /The file is the same\. Request 3 of the plan \(rows 2 to 11\) would not be sent/],
    [usersFile(12), other, [], /Request 1 \(rows 2 to 11\) differs in body\[0\]\.acceptWelcomeEmail/],
    [usersFile(12), elsewhere, [], /The endpoint is http:.*in the plan https:\/\/example\.com/],
    [usersFile(12), plan, ["--channel-ids", "2", "--dialect", "archive-v2"], /The dialect is archive-v2/],
  ];
  for (const [users, reviewed, words, expected] of cases) {
    await folder.write("users.csv", users);
    await folder.write("plan.json", reviewed);
    const all = ["import", "users.csv", "--plan", "plan.json", "--skip-invalid", ...endpoint, ...words];
    const { code, stderr } = await runCommand(all, {
      ...options,
      environment: { ...MANAGEMENT, B2B_V2_AUTH_TOKEN: "sandbox-v2" },
    });
    assert.match(stderr, expected);
    assert.match(stderr, /Nothing was sent/);
    assert.equal(code, 2);
  }
  assert.equal((await store.history()).length, 0);
});

test("a plan that was only laid out anew is the same plan", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(2));
  const options = { folder: folder.path, environment: MANAGEMENT };
  await runCommand(["plan", "users.csv", "--endpoint", store.url, "--out", "plan.json"], options);
  await folder.write("plan.json", JSON.stringify(await folder.json("plan.json")));
  const words = ["import", "users.csv", "--endpoint", store.url, "--plan", "plan.json"];
  const { code, stderr } = await runCommand(words, options);
  assert.equal(code, 0, stderr);
  assert.equal((await store.created()).length, 2);
});
