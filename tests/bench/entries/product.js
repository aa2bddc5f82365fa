// The product: the table stays in its memory, and so do verdicts and problems.

import { RULES, VALID, DUPLICATE, INVALID } from "../support/rules.js";

const BYTES = { valid: VALID, duplicate: DUPLICATE, invalid: INVALID };
// A million rows are more than it takes by default.
const LIMITS = { limits: { bytes: 2 ** 28, rows: 1_000_000 } };
let api;

/** Loads the package from where it was built. */
export async function prepare(address) {
  api = await import(address);
  await api.init();
}

export function check(bytes) {
  const table = api.readTable(bytes, LIMITS);
  const checked = api.checkTable(table, api.suggestMapping(table, RULES), RULES);
  return { table, checked, counts: checked.counts };
}

export function result({ checked }) {
  const errors = {};
  for (const { code, field, severity } of checked.problems()) {
    if (severity === "error" && code !== "email.duplicate") errors[field] = (errors[field] ?? 0) + 1;
  }
  return { verdicts: Uint8Array.from(checked.verdicts(), (verdict) => BYTES[verdict]), errors };
}

export function release({ table, checked }) {
  checked.free();
  table.free();
}
