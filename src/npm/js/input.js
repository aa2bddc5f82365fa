// What the engine checks, as it takes it.
import { invalid, partsOf } from "./argument.js";
import { plainCopy } from "./plain.js";

/** A draft. */
export function readDraft(name, draft) {
  return plainCopy(name, Object.fromEntries(partsOf(name, draft, "an object with the fields of a user")));
}

/** Rules; undefined if they are left out. */
export function readRules(rules) {
  if (rules === undefined) {
    return undefined;
  }
  return plainCopy("rules", Object.fromEntries(partsOf("rules", rules, "an object")), "rules.invalid");
}

/** Rules for users who may share a request, unless these say otherwise. */
export function readBulkRules(rules) {
  return { inBulk: true, ...readRules(rules) };
}

/** A mapping. */
export function readMapping(mapping) {
  if (mapping === undefined) {
    throw invalid("mapping", "a list with a target for each column");
  }
  return plainCopy("mapping", mapping);
}
