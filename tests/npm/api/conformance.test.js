// Checks in Node say what the vectors say, byte for byte but for the words of their sentences: the same
// file that the native tests, the browsers and the widget are held to.

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

/** A result without the sentences of its issues, each of which has one. */
function withoutSentences({ user, issues }, name) {
  const told = issues.map(({ message, ...issue }) => {
    assert.equal(typeof message, "string", name);
    assert.notEqual(message.trim(), "", name);
    return issue;
  });
  return { user, issues: told };
}

test("checks in Node say what the vectors say", async () => {
  assert.ok(vectors.length >= 40);
  const entry = HEADLESS_ENTRIES.find((name) => name === "node.js");
  const { checkUser, init } = await import(fileOf(entry).href);
  await init();
  for (const [name, draft, rules, result] of vectors) {
    const checked = withoutSentences(checkUser(JSON.parse(draft), JSON.parse(rules)), name);
    assert.equal(JSON.stringify(checked), result, name);
  }
});
