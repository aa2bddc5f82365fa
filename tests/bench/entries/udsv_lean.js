// The fastest parser's tuples kept as they are: no object for a row, none for a user, checks by hand.

import { inferSchema, initParser } from "udsv";
import * as rules from "../support/rules.js";

export function prepare() {}

export function check(bytes) {
  const file = new TextDecoder().decode(bytes);
  const schema = inferSchema(file);
  const at = Object.fromEntries(schema.cols.map(({ name }, column) => [rules.fieldOf(name), column]));
  const rows = initParser(schema).stringArrs(file);
  const verdicts = new Uint8Array(rows.length);
  const errors = [];
  const first = new Map();
  const isText = (cell) => cell.length > 0 && cell.length <= rules.LONGEST_TEXT;
  for (let row = 0; row < rows.length; row += 1) {
    const cells = rows[row];
    const before = errors.length;
    const blame = (field) => errors.push([row, field]);
    if (!isText(cells[at.firstName])) blame("firstName");
    if (!isText(cells[at.lastName])) blame("lastName");
    const email = cells[at.email];
    const isEmail = email.length <= rules.LONGEST_EMAIL && rules.EMAIL.test(email);
    if (!isEmail) blame("email");
    if (cells[at.phoneNumber].length > rules.LONGEST_TEXT) blame("phoneNumber");
    if (!rules.WHOLE_NUMBER.test(cells[at.companyId])) blame("companyId");
    if (!rules.ROLE_WORDS.has(cells[at.role].toLowerCase())) blame("role");
    if (!rules.CHANNEL_LIST.test(cells[at.channelIds])) blame("channelIds");
    if (!rules.WELCOME_WORDS.has(cells[at.acceptWelcomeEmail].toLowerCase())) blame("acceptWelcomeEmail");
    if (cells[at.uuid].length > rules.LONGEST_TEXT) blame("uuid");
    const cost = cells[at.costCenter];
    if (cost !== "" && !(rules.DECIMAL.test(cost) && Number(cost) <= rules.GREATEST_COST)) blame("costCenter");
    if (cells[at.notes].length > rules.LONGEST_NOTE) blame("notes");
    if (errors.length > before) verdicts[row] = rules.INVALID;
    if (isEmail) {
      const address = email.toLowerCase();
      if (!first.has(address)) first.set(address, row);
      else if (errors.length === before) verdicts[row] = rules.DUPLICATE;
    }
  }
  return { rows, verdicts, errors };
}

export function result({ verdicts, errors }) {
  const byField = {};
  for (const [, field] of errors) byField[rules.productField(field)] = (byField[rules.productField(field)] ?? 0) + 1;
  return { verdicts, errors: byField };
}

export function release() {}
