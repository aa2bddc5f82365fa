// Reading and checking files.

import assert from "node:assert/strict";
import { test } from "node:test";
import { readyPackage } from "../support/entries.js";
import { assertFails } from "../support/errors.js";
import { checkedSample, sampleDescription, sampleFile, sampleRules } from "../support/people.js";

const api = await readyPackage();

test("the sample is read as it is", () => {
  const table = api.readTable(sampleFile);
  assert.equal(table.rowCount, sampleDescription.rows);
  assert.equal(table.columnCount, 10);
  assert.equal(table.delimiter, ",");
  assert.match(table.encoding, /utf-?8/i);
  assert.equal(table.headers[0], "Email");
  assert.equal(table.headers.at(-1), "extra:Department");
  // The header is row 1, as in a spreadsheet.
  assert.deepEqual(table.row(1), table.headers);
  assert.equal(table.row(2)[2], "O'Neil, Jr.");
  assert.equal(table.line(2), 2);
  assert.equal(table.row(4).at(-1), 'Sales, "North"\nand West');
  assert.deepEqual([table.line(4), table.line(5)], [4, 6]);
  assert.deepEqual([table.row(999), table.line(999)], [[], 0]);
  assert.deepEqual([table.row(0), table.line(0)], [[], 0]);
});

test("a file may come as bytes, as a buffer or as text", () => {
  const text = "Email;First name\nzoë@example.com;Zoë\n\n";
  const bytes = new TextEncoder().encode(text);
  const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
  const whole = new Uint8Array(bytes.length + 8);
  whole.set(bytes, 4);
  for (const source of [text, bytes, bytes.buffer, utf16, whole.subarray(4, 4 + bytes.length)]) {
    const table = api.readTable(source);
    assert.deepEqual(table.headers, ["Email", "First name"]);
    assert.deepEqual(table.row(2), ["zoë@example.com", "Zoë"]);
    assert.equal(table.delimiter, ";");
    assert.equal(table.rowCount, 1);
  }
});

test("the columns of the sample are recognised", () => {
  const mapping = api.suggestMapping(api.readTable(sampleFile));
  assert.deepEqual(
    mapping.map(({ target }) => target),
    [
      ...["email", "firstName", "lastName", "phoneNumber", "companyId", "role"],
      ...["channelIds", "acceptWelcomeEmail", "uuid", "extra:Department"],
    ],
  );
  assert.deepEqual(Object.keys(mapping[0]).sort(), ["confidence", "header", "reason", "target"]);
  assert.ok(mapping.every(({ confidence }) => confidence === "high"));
});

test("a column that means nothing goes nowhere, and a likely one says so", () => {
  const mapping = api.suggestMapping(api.readTable("E-mial,Shoe size,Email\na,b,c\n"));
  assert.deepEqual(
    mapping.map(({ target, reason }) => [target, reason]),
    [
      [null, "alreadyTaken"],
      [null, "unknown"],
      ["email", "sameName"],
    ],
  );
});

test("the sample holds exactly the faults that its description lists", () => {
  const check = checkedSample(api);
  assert.deepEqual(check.counts, {
    total: 250,
    valid: 228,
    duplicate: check.verdicts().filter((verdict) => verdict === "duplicate").length,
    invalid: check.verdicts().filter((verdict) => verdict === "invalid").length,
  });
  assert.equal(check.counts.duplicate + check.counts.invalid, 22);
  assert.equal(check.verdicts().length, 250);
  assert.equal(check.users().length, 228);
  const errors = check.problems().filter(({ severity }) => severity === "error");
  const places = errors.map(({ row, line, column, field, value, code }) => ({ row, line, column, field, value, code }));
  assert.deepEqual(places, sampleDescription.issues);
  assert.equal(check.users().filter(({ user }) => user.acceptWelcomeEmail).length, sampleDescription.welcomeMails);
  for (const [company, count] of Object.entries(sampleDescription.companies)) {
    assert.equal(check.users().filter(({ user }) => String(user.companyId) === company).length, count);
  }
  for (const { row, user } of check.users()) assert.deepEqual(api.checkUser(user).user, user, `row ${row}`);
});

test("a range gives that part of a list, and what lies beyond the list is left out", async () => {
  const check = checkedSample(api);
  for (const name of ["verdicts", "users", "problems"]) {
    const all = check[name]();
    for (const [from, to] of [[0, 5], [3, 20], [all.length - 2, all.length + 9], [all.length, all.length + 1], [7, 7], [9, 2]]) {
      assert.deepEqual(check[name]({ from, to }), all.slice(from, to), `${name} from ${from} to ${to}`);
    }
    assert.deepEqual(check[name]({ from: 4 }), all.slice(4), name);
    assert.deepEqual(check[name]({ to: 4 }), all.slice(0, 4), name);
    for (const range of [7, { from: -1 }, { to: 1.5 }, { form: 1 }]) {
      await assertFails(api, () => check[name](range), "argument.invalid");
    }
  }
});

test("a mapping may be the suggestion, its targets, or chosen by hand", () => {
  const table = api.readTable("Mail,First name,Surname\na@example.com,A,B\n");
  const rules = { defaults: { companyId: 42, role: 2, channelIds: 1 } };
  const byHand = ["email", "firstName", "lastName"];
  for (const mapping of [byHand, byHand.map((target) => ({ target })), api.suggestMapping(table)]) {
    assert.equal(api.checkTable(table, mapping, rules).counts.valid, 1, JSON.stringify(mapping));
  }
  const check = api.checkTable(table, [null, "firstName", "lastName"], rules);
  assert.equal(check.counts.invalid, 1);
  assert.deepEqual(check.problems().map(({ code, column }) => [code, column]), [["email.required", null]]);
});

test("the rows that cannot be sent come back as a file that can be read again", () => {
  const check = checkedSample(api);
  const again = api.readTable(check.unfinishedRows());
  assert.equal(again.rowCount, 22);
  const faultyRows = sampleDescription.issues.map(({ row }) => row);
  const second = api.checkTable(again, api.suggestMapping(again), sampleRules);
  assert.equal(faultyRows.length, 22);
  // Both duplicates have their first rows in another file now.
  assert.equal(second.counts.valid, check.counts.duplicate);
  const clean = api.readTable("Email,First name,Last name,Role,Company ID,Channel IDs\na@example.com,A,B,2,42,1\n");
  assert.equal(api.checkTable(clean, api.suggestMapping(clean)).unfinishedRows(), null);
});

/** [the file, the options, the code] */
const UNREADABLE = [
  ["", {}, "table.empty"],
  ["\n\n", {}, "table.empty"],
  ["Email\n", {}, "table.header_only"],
  ['Email\n"a@example.com\n', {}, "table.unclosed_quote"],
  [new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), {}, "table.workbook"],
  ["Email\na\nb\nc\n", { limits: { rows: 2 } }, "table.too_many_rows"],
  ["Email,B,C\na,b,c\n", { limits: { columns: 2 } }, "table.too_many_columns"],
  ["Email\nabcdef\n", { limits: { cellBytes: 5 } }, "table.cell_too_long"],
  ["Email\nabcdef\n", { limits: { bytes: 5 } }, "table.too_large"],
];

for (const [source, options, code] of UNREADABLE) {
  test(`${JSON.stringify(source)} with ${JSON.stringify(options)} is ${code}`, () =>
    assertFails(api, () => api.readTable(source, options), code));
}

test("a delimiter can be given", () => {
  assert.deepEqual(api.readTable("a;b,c\n1;2,3\n", { delimiter: "," }).headers, ["a;b", "c"]);
  assert.deepEqual(api.readTable("a;b,c\n1;2,3\n", { delimiter: ";" }).headers, ["a", "b,c"]);
});

test("what was freed says so instead of answering", async () => {
  const table = api.readTable(sampleFile);
  const check = api.checkTable(table, api.suggestMapping(table), sampleRules);
  table.free();
  for (const use of [() => table.rowCount, () => table.row(1), () => api.suggestMapping(table), () => api.checkTable(table, [])]) {
    await assertFails(api, use, "argument.invalid");
  }
  assert.equal(check.counts.valid, 228, "a check outlives its table");
  check[Symbol.dispose]();
  await assertFails(api, () => check.counts, "argument.invalid");
  await assertFails(api, () => api.planRequests(check), "argument.invalid");
});

test("freeing twice does no harm", () => {
  const table = api.readTable("Email\na\n");
  table.free();
  table.free();
});

test("a default company does not win over a column that may hold another", () => {
  const table = api.readTable("Email,First name,Last name,Role,Kundenfirma\na@example.com,A,B,2,Andere GmbH\n");
  const rules = { defaults: { companyId: 42, channelIds: [1] } };
  assert.throws(() => api.checkTable(table, api.suggestMapping(table), rules), { code: "mapping.company_unread" });
  const chosen = ["email", "firstName", "lastName", "role", null];
  assert.equal(api.checkTable(table, chosen, rules).counts.valid, 1);
  const known = { ...rules, store: { companies: [{ companyId: 7, companyName: "Andere GmbH" }] } };
  const mapping = api.suggestMapping(table, known);
  assert.deepEqual([mapping[4].target, mapping[4].reason], ["companyId", "storeValues"]);
  assert.equal(api.checkTable(table, mapping, known).users()[0].user.companyId, 7);
});
