// What every peer that makes objects keeps: users to send, errors, a verdict for each row.

import { DUPLICATE, INVALID, ROLE_WORDS, VALID, WELCOME_WORDS, productField } from "../support/rules.js";

/** Rows with their verdicts. A later row with the address of an earlier one is a duplicate, unless it is wrong. */
export class Kept {
  users = [];
  errors = [];
  verdicts = [];
  #first = new Map();

  /** Takes in a row: its cells by field, the user, and the fields that are wrong with a word about each. */
  add(cells, user, wrong) {
    const row = this.verdicts.length + 2;
    for (const [field, message] of wrong) this.errors.push({ row, field, message, value: cells[field] });
    let first;
    if (!wrong.some(([field]) => field === "email")) {
      const address = cells.email.toLowerCase();
      first = this.#first.get(address);
      if (first === undefined) this.#first.set(address, row);
      else this.errors.push({ row, field: "email", message: "duplicate", value: first });
    }
    if (wrong.length > 0) this.verdicts.push(INVALID);
    else if (first !== undefined) this.verdicts.push(DUPLICATE);
    else {
      this.verdicts.push(VALID);
      this.users.push({ row, user });
    }
  }

  /** The same for all entries: verdicts in bytes, and errors by the product's fields. */
  result() {
    const errors = {};
    for (const { field, message } of this.errors) {
      if (message !== "duplicate") errors[productField(field)] = (errors[productField(field)] ?? 0) + 1;
    }
    return { verdicts: Uint8Array.from(this.verdicts), errors };
  }
}

/** Cells as a user who can be sent. */
export function userOf(cells) {
  return {
    email: cells.email,
    firstName: cells.firstName,
    lastName: cells.lastName,
    phoneNumber: cells.phoneNumber,
    companyId: Number(cells.companyId),
    role: ROLE_WORDS.get(cells.role.toLowerCase()),
    channelIds: cells.channelIds.split(";").map(Number),
    acceptWelcomeEmail: WELCOME_WORDS.get(cells.acceptWelcomeEmail.toLowerCase()),
    uuid: cells.uuid,
    extraFields: extraFieldsOf(cells),
  };
}

/** The store's own fields that have a value. */
function extraFieldsOf(cells) {
  const fields = [];
  if (cells.costCenter !== "") fields.push({ fieldName: "Cost Center", fieldValue: cells.costCenter });
  if (cells.notes !== "") fields.push({ fieldName: "Notes", fieldValue: cells.notes });
  return fields;
}
