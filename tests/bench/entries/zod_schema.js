// The user as a schema of zod. Its texts stay texts: that is twice as fast as transforming them within the schema.

import * as z from "zod";
import * as rules from "../support/rules.js";

const text = z.string().max(rules.LONGEST_TEXT);
const word = (words) => z.string().regex(new RegExp(`^(${[...words.keys()].join("|")})$`, "i"));
const isCost = (value) => value === "" || (rules.DECIMAL.test(value) && Number(value) <= rules.GREATEST_COST);

export const userSchema = z.object({
  firstName: text.min(1),
  lastName: text.min(1),
  email: z.email().max(rules.LONGEST_EMAIL),
  phoneNumber: text,
  companyId: z.string().regex(rules.WHOLE_NUMBER),
  role: word(rules.ROLE_WORDS),
  channelIds: z.string().regex(rules.CHANNEL_LIST),
  acceptWelcomeEmail: word(rules.WELCOME_WORDS),
  uuid: text,
  costCenter: z.string().refine(isCost),
  notes: z.string().max(rules.LONGEST_NOTE),
});
