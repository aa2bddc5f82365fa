// Checks of one user.
import { requireObject } from "./argument.js";
import { call } from "./call.js";
import * as keys from "./keys.js";
import { withRules } from "./rules.js";
import { textOf } from "./text.js";

/** @type {typeof import("./index.d.ts").checkUser} */
export function checkUser(draft, rules) {
  return withRules(rules, (handle) => checkDraft("draft", draft, handle));
}

/** The same with rules that were read before. */
export function checkDraft(name, draft, rules) {
  requireObject(name, draft, keys.MODULE_DRAFT);
  const text = textOf(name, draft);
  return JSON.parse(call((engine) => engine.checkUser(text, rules)));
}
