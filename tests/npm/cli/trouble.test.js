// Imports that are stopped by trouble, or end in doubt: exit code 3. And an engine that fails: 4.

import assert from "node:assert/strict";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { closedAddress } from "../support/closed_port.js";
import { packageFolder, runCommand } from "../support/command.js";
import { emailOf, makeFolder, usersFile } from "../support/files.js";
import { MANAGEMENT, emailsWith, openStore } from "../support/store.js";

const IMPORT = ["import", "users.csv", "--yes", "--report", "report.json", "--unfinished", "rows.csv"];

test("a proxy that is down ends the import before anything is sent", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", usersFile(12));
  const words = [...IMPORT, "--endpoint", await closedAddress()];
  const { code, stdout, stderr } = await runCommand(words, { folder: folder.path });
  assert.equal(code, 3, stdout + stderr);
  assert.match(stdout, /Stopped: The store cannot be reached.*\(pause\.unreachable\)/);
  const report = await folder.json("report.json");
  assert.deepEqual([report.exitCode, report.stopped.code], [3, "pause.unreachable"]);
  assert.equal(report.counts.unsent, 12);
  const asJson = await runCommand([...words, "--format", "json"], { folder: folder.path });
  assert.match(asJson.stderr, /^b2b-users: Stopped: The store cannot be reached.*\(pause\.unreachable\)$/m);
  assert.equal(JSON.parse(asJson.stdout).exitCode, 3);
  const left = await runCommand(["check", "rows.csv", "--format", "json"], { folder: folder.path });
  assert.equal(JSON.parse(left.stdout).counts.valid, 12, "the same rows can be sent later");
});

test("too many refusals in a row end the import", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(25, { company: 999 }));
  await folder.write("config.json", { dialect: "management", endpoint: store.url, usersPerRequest: 1 });
  const words = [...IMPORT, "--config", "config.json"];
  const { code, stdout, stderr } = await runCommand(words, { folder: folder.path, environment: MANAGEMENT });
  assert.equal(code, 3, stdout + stderr);
  const report = await folder.json("report.json");
  assert.equal(report.stopped.code, "pause.many_refusals");
  assert.deepEqual([report.counts.rejected, report.counts.unsent], [20, 5]);
  assert.deepEqual(await store.created(), []);
});

test("of rows whose answer was lost is found out that they are there", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(12));
  await store.order({ fault: "reset", when: "after" });
  const words = [...IMPORT, "--endpoint", store.url];
  const { code, stdout, stderr } = await runCommand(words, { folder: folder.path, environment: MANAGEMENT });
  assert.equal(code, 0, stdout + stderr);
  assert.match(stdout, /^ {2}created +12$/m);
  assert.match(stderr, /asking what became of users/);
  assert.equal((await store.created()).length, 12);
});

test("rows of which no look-up can tell whether they were created give 3", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  await folder.write("users.csv", usersFile(12));
  await store.order({ fault: "reset", when: "after" });
  // Refuses every list of users, and so the look before the import, too.
  await store.order({ fault: "status", status: 400, method: "GET", path: "/api/v3/io/users", times: 1000 });
  const words = [...IMPORT, "--endpoint", store.url];
  const { code, stdout, stderr } = await runCommand(words, { folder: folder.path, environment: MANAGEMENT });
  assert.equal(code, 3, stdout + stderr);
  assert.match(stdout, /^ {2}uncertain +10$/m);
  assert.match(stdout, /Look the uncertain ones up in the store/);
  const report = await folder.json("report.json");
  assert.deepEqual(emailsWith(report, "ambiguous"), Array.from({ length: 10 }, (_, row) => emailOf(row + 1)));
});

for (const file of ["core.wasm", "settings.wasm"]) {
  test(`a package whose ${file} is damaged is to be installed again, and the command ends with 4`, async (t) => {
    const folder = await makeFolder(t);
    const broken = join(folder.path, "package");
    await cp(packageFolder(), broken, { recursive: true });
    await writeFile(join(broken, file), "no module");
    await folder.write("users.csv", usersFile(1));
    const options = { folder: folder.path, script: join(broken, "cli.js") };
    const { code, stdout, stderr } = await runCommand(["check", "users.csv"], options);
    assert.equal(code, 4, stderr);
    assert.equal(stdout, "");
    assert.match(stderr, new RegExp(`The file ${file} of the package is missing or damaged: install the package again\\.`));
    assert.match(stderr, /\(init\.failed\)/);
    assert.doesNotMatch(stderr, /^ +at |policy|served/m);
  });
}
