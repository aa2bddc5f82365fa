// One user, checked by zod.

import { draftSchema } from "./zod_draft.js";

export function prepare() {}

export function errorsOf(draft) {
  const { success, error } = draftSchema.safeParse(draft);
  return success ? 0 : error.issues.length;
}
