// Checks of one user.
import { call } from "./call.js";
import { readDraft, readRules } from "./input.js";

export function checkUser(draft, rules) {
  return checkDraft("draft", draft, readRules(rules));
}

/** The same with rules that were read before. */
export function checkDraft(name, draft, rules) {
  const read = readDraft(name, draft);
  return call((engine) => engine.checkUser(read, rules));
}
