// The check as a Standard Schema, which form libraries take.
import { readRules } from "./rules.js";
import { checkDraft } from "./user.js";

/** @type {typeof import("./index.d.ts").userSchema} */
export function userSchema(rules) {
  // Read now, so that rules which cannot be used are noticed where they are written, and only once.
  const kept = readRules(rules);
  return {
    "~standard": {
      version: 1,
      vendor: "b2b-users",
      validate(value) {
        return validate(value, kept);
      },
    },
  };
}

function validate(value, rules) {
  const { result, problem } = attempt(value, rules);
  if (problem !== undefined) {
    return { issues: issuesOfParts(value, rules) ?? [{ message: problem }] };
  }
  const { user, issues } = result;
  return user === null ? { issues: issues.flatMap(errorOf) } : { value: user };
}

/** A value that cannot be checked as a whole: what cannot be read, and what is wrong with the rest. Undefined if
 *  no part alone can be blamed. */
function issuesOfParts(value, rules) {
  if (typeof value !== "object") {
    return undefined;
  }
  const unreadable = new Map();
  const readable = {};
  for (const [field, part] of Object.entries(value ?? {})) {
    const { problem } = attempt({ [field]: part }, rules);
    if (problem === undefined) {
      readable[field] = part;
    } else {
      unreadable.set(field, { message: problem, path: [field] });
    }
  }
  if (unreadable.size === 0 || Array.isArray(value)) {
    return undefined;
  }
  // That an unreadable value is missing from the rest is no news.
  const others = attempt(readable, rules).result.issues.filter(({ field }) => !unreadable.has(field));
  return [...unreadable.values(), ...others.flatMap(errorOf)];
}

/** An issue as the interface has it; warnings do not make a value invalid. */
function errorOf({ severity, message, field }) {
  return severity === "error" ? [{ message, path: field === null ? [] : [field] }] : [];
}

/** A value of the wrong shape is a finding here, not a mistake of the program. */
function attempt(value, rules) {
  try {
    return { result: checkDraft("value", value, rules) };
  } catch (error) {
    if (error.code === "argument.invalid") {
      return { problem: error.message };
    }
    throw error;
  }
}
