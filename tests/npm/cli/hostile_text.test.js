// What a hostile file tries on a terminal.

import assert from "node:assert/strict";
import { test } from "node:test";
import { runCommand } from "../support/command.js";
import { fileOf, makeFolder } from "../support/files.js";
import { MANAGEMENT, openStore } from "../support/store.js";

const ESCAPE = "\u001b";
/** Retitles the window, clears it, moves up, turns the reading direction, hides and breaks lines. */
const HOSTILE = `a${ESCAPE}]0;owned\u0007b${ESCAPE}[2Jc\u009b1Ad\u202ee\u200bf\rg\u0085h\u2028i\u{e0041}j`;
const UNSAFE = /[^\n\P{Cc}]|[\p{Cf}\p{Zl}\p{Zp}]/u;

test("what a terminal would obey is shown as boxes", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", fileOf(`"${HOSTILE}",Marie,"${HOSTILE}",42,${HOSTILE},1,no`));
  const { code, stdout, stderr } = await runCommand(["check", "users.csv"], { folder: folder.path });
  assert.equal(code, 1);
  assert.match(stdout, /a⟦U\+001B⟧\]0;owned⟦U\+0007⟧b⟦U\+001B⟧\[2Jc⟦U\+009B⟧1Ad⟦U\+202E⟧e⟦U\+200B⟧f/);
  assert.doesNotMatch(stdout, UNSAFE);
  assert.doesNotMatch(stderr, UNSAFE);
});

test("headers and names of files are shown without it, too", async (t) => {
  const folder = await makeFolder(t);
  await folder.write("users.csv", `Email,"Nonsense ${HOSTILE}"\nmarie@example.com,1\n`);
  const header = await runCommand(["check", "users.csv"], { folder: folder.path });
  const file = await runCommand(["check", `missing${ESCAPE}[2J.csv`], { folder: folder.path });
  const option = await runCommand(["check", `--${HOSTILE}`], { folder: folder.path });
  const command = await runCommand([HOSTILE], { folder: folder.path });
  for (const { stdout, stderr } of [header, file, option, command]) {
    assert.notEqual(stderr, "");
    assert.doesNotMatch(stdout, UNSAFE);
    assert.doesNotMatch(stderr, UNSAFE);
  }
});

test("in JSON they are escaped, and a reader gets the cell as it is", async (t) => {
  const folder = await makeFolder(t);
  const cell = `a${ESCAPE}[2Jb\u009b1A\u202ec\u{e0041}d`;
  await folder.write("users.csv", fileOf(`"${cell}",Marie,Curie,42,Admin,1,no`));
  const { stdout } = await runCommand(["check", "users.csv", "--format", "json"], { folder: folder.path });
  assert.doesNotMatch(stdout, UNSAFE);
  const values = JSON.parse(stdout).problems.map((problem) => problem.value);
  assert.ok(values.includes(cell), stdout);
});

test("what a store says is shown without it, too", async (t) => {
  const [folder, store] = [await makeFolder(t), await openStore(t)];
  // The store repeats a value that it refuses.
  await folder.write("users.csv", fileOf("marie@example.com,Marie,Curie,999,Admin,1,no"));
  const words = ["import", "users.csv", "--yes", "--endpoint", store.url];
  const { code, stdout } = await runCommand(words, { folder: folder.path, environment: MANAGEMENT });
  assert.equal(code, 1);
  assert.match(stdout, /^2 +marie@example\.com +rejected +\S/m);
  assert.doesNotMatch(stdout, UNSAFE);
});
