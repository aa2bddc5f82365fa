// Rules, which the engine reads once and keeps.
import { requireObject } from "./argument.js";
import { call, release } from "./call.js";
import { textOf } from "./text.js";

/** Handles of rules that were left out, by their texts: they are used again and again. */
const usual = new Map();

/** A handle of rules. `more` stands for what these do not say. */
export function readRules(rules, more = {}) {
  if (rules !== undefined) {
    requireObject("rules", rules);
  }
  const text = textOf("rules", { ...more, ...withoutGaps(rules) }, "rules.invalid");
  return call((engine) => engine.Rules.read(text));
}

/** The same without what is undefined, which says nothing. */
function withoutGaps(rules = {}) {
  return Object.fromEntries(Object.entries(rules).filter(([, rule]) => rule !== undefined));
}

/** Runs `work` with a handle of the rules, which is given back afterwards. */
export function withRules(rules, work, more = {}) {
  if (rules === undefined) {
    return work(usualRules(more));
  }
  const handle = readRules(rules, more);
  try {
    return work(handle);
  } finally {
    release(handle);
  }
}

function usualRules(more) {
  const name = Object.keys(more).join();
  const known = usual.get(name) ?? readRules(undefined, more);
  usual.set(name, known);
  return known;
}
