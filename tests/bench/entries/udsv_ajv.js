// The fastest parser of CSV text and the usual compiling validator.

import Ajv from "ajv";
import { inferSchema, initParser } from "udsv";
import * as rules from "../support/rules.js";
import { Kept, userOf } from "./kept.js";

const text = { type: "string", maxLength: rules.LONGEST_TEXT };
const oneOf = (words) => ({ type: "string", pattern: `^(${[...words.keys()].map(anyCase).join("|")})$` });
const anyCase = (word) => word.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);

const validate = new Ajv({ allErrors: true }).compile({
  type: "object",
  required: rules.FIELDS,
  properties: {
    firstName: { ...text, minLength: 1 },
    lastName: { ...text, minLength: 1 },
    email: { type: "string", maxLength: rules.LONGEST_EMAIL, pattern: rules.EMAIL.source },
    phoneNumber: text,
    companyId: { type: "string", pattern: rules.WHOLE_NUMBER.source },
    role: oneOf(rules.ROLE_WORDS),
    channelIds: { type: "string", pattern: rules.CHANNEL_LIST.source },
    acceptWelcomeEmail: oneOf(rules.WELCOME_WORDS),
    uuid: text,
    // A schema cannot compare a text as a number: six digits before the point are at most the maximum.
    costCenter: { type: "string", pattern: "^$|^[-+]?0*[0-9]{1,6}(\\.[0-9]+)?$" },
    notes: { type: "string", maxLength: rules.LONGEST_NOTE },
  },
});

const NOTHING = [];

export function prepare() {}

export function check(bytes) {
  const file = new TextDecoder().decode(bytes);
  const schema = inferSchema(file);
  for (const column of schema.cols) column.name = rules.fieldOf(column.name);
  const kept = new Kept();
  for (const cells of initParser(schema).stringObjs(file)) {
    if (validate(cells)) kept.add(cells, userOf(cells), NOTHING);
    else kept.add(cells, undefined, once(validate.errors));
  }
  return kept;
}

/** One error for each field, as the others have it. */
function once(errors) {
  const byField = new Map(errors.map(({ instancePath, message }) => [instancePath.slice(1), message]));
  return [...byField];
}

export const result = (kept) => kept.result();

export function release() {}
