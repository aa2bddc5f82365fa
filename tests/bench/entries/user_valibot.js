// One user, checked by valibot.

import * as v from "valibot";
import { EMAIL, LONGEST_EMAIL, LONGEST_TEXT } from "../support/rules.js";

const text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const filled = v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_TEXT));
const number = v.pipe(v.number(), v.integer(), v.minValue(1));

const schema = v.object({
  email: v.pipe(v.string(), v.regex(EMAIL), v.maxLength(LONGEST_EMAIL)),
  firstName: filled,
  lastName: filled,
  phoneNumber: v.optional(text),
  companyId: number,
  role: v.picklist([0, 1, 2]),
  channelIds: v.pipe(v.array(number), v.minLength(1)),
  acceptWelcomeEmail: v.optional(v.boolean()),
  extraFields: v.optional(v.array(v.object({ fieldName: text, fieldValue: text }))),
});

export function prepare() {}

export function errorsOf(draft) {
  const { success, issues } = v.safeParse(schema, draft);
  return success ? 0 : issues.length;
}
