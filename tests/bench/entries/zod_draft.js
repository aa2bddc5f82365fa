// A user of a program as a schema of zod: values have their types already.

import * as z from "zod";
import { LONGEST_EMAIL, LONGEST_TEXT } from "../support/rules.js";

const text = z.string().max(LONGEST_TEXT);
const number = z.int().positive();

export const draftSchema = z.object({
  email: z.email().max(LONGEST_EMAIL),
  firstName: text.min(1),
  lastName: text.min(1),
  phoneNumber: text.optional(),
  companyId: number,
  role: z.literal([0, 1, 2]),
  channelIds: z.array(number).min(1),
  acceptWelcomeEmail: z.boolean().optional(),
  extraFields: z.array(z.object({ fieldName: text, fieldValue: text })).optional(),
});
