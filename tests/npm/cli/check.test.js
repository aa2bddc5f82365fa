// The command `check`.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { runCommand } from "../support/command.js";
import { SAMPLE, expectedSample, fileOf, makeFolder, usersFile } from "../support/files.js";

test("the sample has 228 rows that can be sent and every problem that is known of it", async () => {
  const expected = await expectedSample();
  const { code, stdout } = await runCommand(["check", SAMPLE, "--format", "json"]);
  const found = JSON.parse(stdout);
  assert.equal(code, 1);
  assert.equal(found.counts.total, expected.rows);
  assert.equal(found.counts.valid, expected.valid);
  assert.equal(found.counts.invalid + found.counts.duplicate, expected.invalid);
  const errors = found.problems.filter((problem) => problem.severity === "error");
  const places = (problems) => problems.map(({ row, line, column, value }) => ({ row, line, column, value }));
  assert.deepEqual(places(errors), places(expected.issues));
});

test("the keys of the document are the documented ones", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", fileOf("marie,Marie,Curie,42,Admin,1,no"));
  const { stdout } = await runCommand(["check", "users.csv", "--format", "json"], { folder: folder.path });
  const found = JSON.parse(stdout);
  assert.deepEqual(Object.keys(found), ["version", "file", "counts", "mapping", "problems"]);
  assert.deepEqual([found.version, found.file], [1, "users.csv"]);
  assert.deepEqual(found.counts, { total: 1, valid: 0, duplicate: 0, invalid: 1 });
  assert.deepEqual(found.mapping[1], {
    header: "First name",
    target: "firstName",
    reason: "sameName",
    confidence: "high",
  });
  const [problem] = found.problems;
  assert.deepEqual(Object.keys(problem), [
    ...["row", "line", "column", "value", "field", "severity", "code", "message", "params"],
  ]);
  assert.deepEqual(
    [problem.row, problem.line, problem.column, problem.value, problem.field, problem.severity, problem.code],
    [2, 2, "Email", "marie", "email", "error", "email.invalid"],
  );
});

test("the text lists each problem, groups them and ends with the counts", async () => {
  const { code, stdout } = await runCommand(["check", SAMPLE]);
  const lines = stdout.split("\n");
  assert.equal(code, 1);
  assert.match(lines[0], /^row +column +value +code +message$/);
  assert.match(stdout, /^8 +Email +beatrice\.hale@example +email\.invalid +\S/m);
  assert.match(stdout, /^4 +error +email\.invalid$/m);
  assert.match(lines.at(-2), /^250 rows: 228 can be sent, 22 cannot/);
});

test("what a file has no column for goes by the name of the field", async () => {
  const { stdout } = await runCommand(["check", "-"], { input: "email,company id,role,channels\na@example.com,42,1,1\n" });
  assert.match(stdout, /^2 +firstName +name\.required/m);
  assert.match(stdout, /^2 +lastName +name\.required/m);
});

test("a file without problems ends with 0, from standard input, too", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", usersFile(3));
  const named = await runCommand(["check", "users.csv"], { folder: folder.path });
  const piped = await runCommand(["check", "-"], { input: await readFile(`${folder.path}/users.csv`) });
  for (const { code, stdout } of [named, piped]) {
    assert.equal(stdout, "3 rows: 3 can be sent, 0 cannot.\n");
    assert.equal(code, 0);
  }
});

test("columns go where --mapping says", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", "a,b,c,d,e\nmarie@example.com,Marie,Curie,nothing,2\n");
  await folder.write("mapping.json", ["email", "firstName", "lastName", null, "role"]);
  const words = ["check", "users.csv", "--mapping", "mapping.json", "--company-id", "42", "--channel-ids", "1;2"];
  const { code, stdout, stderr } = await runCommand([...words, "--format", "json"], { folder: folder.path });
  assert.equal(code, 0, stderr);
  const { mapping } = JSON.parse(stdout);
  assert.deepEqual(mapping[3], { header: "d", target: null, reason: "chosenByHand", confidence: "high" });
  assert.equal(mapping[4].target, "role");
});

test("a column that is guessed or passed over is told on standard error", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", "Emial,First name,Last name,Company ID,Role,Channel IDs,Shoe size\n".concat(
    "marie@example.com,Marie,Curie,42,Admin,1,38\n",
  ));
  const { code, stderr } = await runCommand(["check", "users.csv"], { folder: folder.path });
  assert.equal(code, 0);
  assert.match(stderr, /Column "Emial" is read as email\. Is that right\?/);
  assert.match(stderr, /Column "Shoe size" is not read/);
});

test("the file of the site is taken as it is, and what a command does not use has no effect", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", usersFile(2));
  await folder.write("config.json", {
    ...{ $schema: "./config.schema.json", dialect: "management", endpoint: null, locale: "en-GB", theme: "dark" },
    ...{ requestsPerMinute: 150, labels: { "page.title": "Buyers", "page.one": null } },
  });
  const words = ["plan", "users.csv", "--format", "json", "--config", "config.json"];
  const { code, stdout, stderr } = await runCommand(words, { folder: folder.path });
  assert.equal(code, 0, stderr);
  const { settings } = JSON.parse(stdout);
  assert.deepEqual(settings, {
    ...{ dialect: "management", endpoint: "https://api-b2b.bigcommerce.com" },
    ...{ usersPerRequest: 10, requestsPerMinute: 150 },
  });
});

test("settings decide what is wrong", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", "Email,First name,Last name,Role\nmarie@example.com,Marie,Curie,Stock clerk\n");
  const run = (...words) => runCommand(["check", "users.csv", "--format", "json", ...words], { folder: folder.path });
  const codes = ({ stdout }) => JSON.parse(stdout).problems.filter((problem) => problem.severity === "error").map((problem) => problem.code);

  assert.deepEqual(codes(await run()).sort(), ["channels.required", "company.required", "role.unknown"]);
  await folder.write("config.json", {
    ...{ dialect: "management", endpoint: "", companyId: 42, channelIds: [1], lookUps: true, theme: "dark" },
    ...{ locale: "en", requestsPerMinute: 60, usersPerRequest: 5 },
    rules: { roles: [{ id: 10021, name: "Stock clerk" }] },
  });
  assert.deepEqual(codes(await run("--config", "config.json")), []);
  const storefront = await run("--config", "config.json", "--dialect", "storefront");
  assert.ok(codes(storefront).includes("phone.required"), "a flag weighs more than the file");
});
