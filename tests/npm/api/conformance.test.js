// Checks in Node say what the vectors say, byte for byte: the same file that the native tests, the
// browsers and the widget are held to.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fileOf, HEADLESS_ENTRIES } from "../support/entries.js";

const text = await readFile(new URL("../../fixtures/conformance/checks.txt", import.meta.url), "utf8");

/** The vectors: a name, a draft, rules and a result, one line each. */
const vectors = text
  .split("\n> ")
  .slice(1)
  .map((block) => block.split("\n"));

test("checks in Node say what the vectors say", async () => {
  assert.ok(vectors.length >= 40);
  const entry = HEADLESS_ENTRIES.find((name) => name === "node.js");
  const { checkUser, init } = await import(fileOf(entry).href);
  await init();
  for (const [name, draft, rules, result] of vectors) {
    assert.equal(JSON.stringify(checkUser(JSON.parse(draft), JSON.parse(rules))), result, name);
  }
});
