// What lets the command in: credentials from the environment and from files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommand, startCommand } from "../support/command.js";
import { makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, openStore } from "../support/store.js";

const ADMIN = 7001;
const IMPORT = ["import", "users.csv", "--yes"];

test("without usable credentials nothing is sent, and what to set is said", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(2));
  await folder.write("blank", " \n");
  const graphql = ["--dialect", "storefront-graphql"];
  const cases = [
    [[], {}, /set B2B_AUTH_TOKEN and B2B_STORE_HASH.*--endpoint/],
    [["--dialect", "archive-v2"], { B2B_AUTH_TOKEN: "x" }, /set B2B_V2_AUTH_TOKEN/],
    [graphql, {}, /Set B2B_STOREFRONT_TOKEN.*B2B_STOREFRONT_TOKEN_FILE/],
    [graphql, { B2B_STOREFRONT_TOKEN_FILE: "blank" }, /Set B2B_STOREFRONT_TOKEN/],
    [[], { B2B_AUTH_TOKEN: "x" }, /B2B_STORE_HASH is missing/],
    [[], { B2B_STORE_HASH: "x" }, /B2B_AUTH_TOKEN is missing/],
    [[], { B2B_AUTH_TOKEN: "x", B2B_AUTH_TOKEN_FILE: "blank" }, /Both B2B_AUTH_TOKEN and B2B_AUTH_TOKEN_FILE/],
    [[], { B2B_AUTH_TOKEN_FILE: "missing" }, /B2B_AUTH_TOKEN_FILE names cannot be read: there is no such file/],
    [[], { B2B_AUTH_TOKEN: "two words", B2B_STORE_HASH: "x" }, /B2B_AUTH_TOKEN must be one line/],
  ];
  for (const [words, environment, expected] of cases) {
    // The first needs to be without an endpoint: with one, a proxy may have the credentials.
    const endpoint = expected.source.includes("--endpoint") || words.includes("archive-v2") ? [] : ["--endpoint", store.url];
    const { code, stdout, stderr } = await runCommand([...IMPORT, ...words, ...endpoint], {
      folder: folder.path,
      environment,
    });
    assert.match(stderr, expected);
    assert.equal(code, 2, stderr);
    assert.equal(stdout, "");
  }
  assert.equal((await store.history()).length, 0);
});

test("credentials may stand in files", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(2));
  await folder.write("token", `${MANAGEMENT.B2B_AUTH_TOKEN}\n`);
  const environment = { B2B_AUTH_TOKEN_FILE: "token", B2B_STORE_HASH: MANAGEMENT.B2B_STORE_HASH };
  const words = [...IMPORT, "--endpoint", store.url];
  const { code, stderr } = await runCommand(words, { folder: folder.path, environment });
  assert.equal(code, 0, stderr);
});

test("a login that is refused ends the import with 3 and is never shown", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(2));
  const secret = "canary-token-of-some-length";
  const cases = [
    ["management", { B2B_AUTH_TOKEN: secret, B2B_STORE_HASH: "canary-hash-of-some-length" }],
    ["storefront-graphql", { B2B_STOREFRONT_TOKEN: secret }],
  ];
  for (const [dialect, environment] of cases) {
    const words = [...IMPORT, "--endpoint", store.url, "--dialect", dialect, "--report", "report.json"];
    const { code, stdout, stderr } = await runCommand(words, { folder: folder.path, environment });
    assert.equal(code, 3, stdout + stderr);
    assert.match(stdout, /Stopped: .*\(pause\.sign_in\)/);
    const report = await folder.json("report.json");
    assert.equal(report.stopped.code, "pause.sign_in");
    assert.equal(report.counts.unsent, 2);
    for (const text of [stdout, stderr, await folder.read("report.json")]) assert.ok(!text.includes("canary"), text);
  }
  assert.deepEqual(await store.created(), []);
});

test("a storefront login that expires on the way is read again from its file", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(30));
  await folder.write("token", await store.token(ADMIN, { expiresInSeconds: 4 }));
  const words = [...IMPORT, "--dialect", "storefront-graphql", "--endpoint", store.url];
  const environment = { B2B_STOREFRONT_TOKEN_FILE: "token" };
  const command = startCommand(words, { folder: folder.path, environment });
  // Thirty requests keep 250 milliseconds between each other: the end is beyond the four seconds.
  await command.said(/^\d+ of 30 users/m);
  await folder.write("token", await store.token(ADMIN));
  const { code, stdout, stderr } = await command.ended;
  assert.equal(code, 0, stdout + stderr);
  assert.equal((await store.created()).length, 30);
});
