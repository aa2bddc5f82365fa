// What the report says to people.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { packageFolder } from "../support/command.js";

const { reportLines } = await import(pathToFileURL(join(packageFolder(), "cli", "report.js")).href);

const FOUND = "Found in the store after sending, made within the last minutes: by this import, or by one just before it.";

const counts = { total: 3, queued: 0, open: 0, created: 3, exists: 0, rejected: 0, ambiguous: 0, cancelled: 0 };
const checked = { total: 3, valid: 3 };
const linesOf = (...messages) =>
  reportLines({
    ...{ interrupted: null, stopped: null, checked, counts },
    rows: messages.map((message, index) => ({ row: index + 1, email: "a@example.com", status: "created", message })),
  }).join("\n");

test("users who were only found in the store after sending are counted apart", () => {
  assert.match(linesOf("Created.", FOUND, FOUND), /Of the created, 2 were found in the store after sending: an import/);
  assert.doesNotMatch(linesOf("Created.", "Created.", "Created."), /found in the store/);
});
