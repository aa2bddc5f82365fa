// What scripts fill into the patterns of texts is what the engine fills in: both go through one file of cases.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { languageOf, Words } from "../../../src/text/js/words.js";

const source = new URL("../../../src/text/tests/patterns.json", import.meta.url);
const cases = JSON.parse(await readFile(source, "utf8"));

test("patterns are filled in as the engine fills them in", () => {
  assert.ok(cases.length > 20);
  for (const { pattern, arguments: given, locale = "en", text } of cases) {
    assert.equal(new Words(locale).say(`row.open=${pattern}`, given), text, pattern);
    assert.equal(new Words(locale, `row.open=${pattern}`).say("row.open=Open", given), text, pattern);
  }
});

test("what a table lacks is said in English", () => {
  const german = new Words("de", "field.email=E-Mail\nfield.role=Rolle");
  assert.equal(german.say("field.role=Role"), "Rolle");
  assert.equal(german.say("field.lastName=Last name"), "Last name");
});

test("patterns within patterns are followed to the same depth", () => {
  const deep = (depth) => `${"{n, select, other {".repeat(depth)}x${"}}".repeat(depth)}`;
  assert.equal(new Words().say(`a=${deep(7)}`), "x");
  assert.equal(new Words().say(`a=${deep(8)}`), "");
});

test("a tag asks for a language with a region or without, in any case", () => {
  const languages = ["de", "en", "zh", "zh-TW"];
  const asked = ["de", "DE-at", "den", "zh-tw-x", "zh-CN", "fr", ""].map((tag) => languageOf(tag, languages));
  assert.deepEqual(asked, ["de", "de", undefined, "zh-TW", "zh", undefined, undefined]);
});
