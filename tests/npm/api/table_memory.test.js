// The engine's memory: what does not get into it, and what was given back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";

const api = await readyPackage();

test("a file that is far too large is refused before it gets into the engine's memory", async () => {
  for (const source of [new Uint8Array(3 * 2 ** 30), "x".repeat(2 ** 28)]) {
    const error = await assertFails(api, () => api.readTable(source), "table.too_large");
    assert.match(error.message, /^The file has \d+ MB, and 20 MB is the most\. Split it/);
  }
  assert.equal(api.readTable("Email\na").rowCount, 1);
});

test("what was freed is named as it is declared", async () => {
  const table = api.readTable("Email\na");
  const check = api.checkTable(table, ["email"]);
  assert.deepEqual([String(table), String(check)], ["[object Table]", "[object TableCheck]"]);
  for (const held of [table, check]) held.free();
  const freed = await assertFails(api, () => table.rowCount, "argument.invalid");
  assert.equal(freed.message, "Table: a Table that was not freed is needed.");
  assert.match((await assertFails(api, () => check.counts, "argument.invalid")).message, /^TableCheck: a TableCheck /);
});
