// What the report says to people.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { packageFolder } from "../support/command.js";

const { reportDocument, reportLines } = await import(pathToFileURL(join(packageFolder(), "cli", "report.js")).href);

/** The report of rows that came to these ends. */
const documentOf = (...statuses) => {
  const counts = { total: statuses.length, queued: 0, open: 0, created: 0, found: 0, exists: 0, rejected: 0, ambiguous: 0, cancelled: 0, unsent: 0 };
  for (const status of statuses) counts[status] += 1;
  const rows = statuses.map((status, index) => ({ row: index + 1, email: "a@example.com", status, code: status, message: "" }));
  const checked = { file: "users.csv", sha256: "", counts: { total: rows.length, valid: rows.length }, check: { problems: () => [] } };
  return reportDocument(checked, { report: { counts, requests: 1, rows } });
};

test("users who were only found in the store are told and counted apart, and are no success", () => {
  const lines = reportLines(documentOf("created", "found", "found")).join("\n");
  assert.match(lines, /^Created 1 of 3 users:$/m);
  assert.match(lines, /^ {2}found after sending +2$/m);
  assert.match(lines, /another import may have made them/);
  assert.equal(documentOf("created", "found").exitCode, 1);
  assert.doesNotMatch(reportLines(documentOf("created", "created")).join("\n"), /found/);
  assert.equal(documentOf("created", "created").exitCode, 0);
});
