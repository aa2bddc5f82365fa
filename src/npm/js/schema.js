// The check as a Standard Schema, which form libraries take.
import { partsOf } from "./argument.js";
import { readRules } from "./input.js";
import { checkDraft } from "./user.js";

export function userSchema(rules) {
  const kept = readRules(rules);
  // Now, so that rules which cannot be used are noticed where they are written.
  checkDraft("value", {}, kept);
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
  const parts = attempt(() => partsOf("value", value, "an object with the fields of a user"));
  if (parts.problem !== undefined) {
    return { issues: [{ message: parts.problem }] };
  }
  const checked = attempt(() => checkDraft("value", Object.fromEntries(parts.result), rules));
  if (checked.problem !== undefined) {
    return { issues: issuesOfParts(parts.result, rules) };
  }
  const { user, issues } = checked.result;
  return user === null ? { issues: issues.flatMap(errorOf) } : { value: user };
}

/** A value that cannot be checked as a whole: what cannot be read, and what is wrong with the rest. */
function issuesOfParts(parts, rules) {
  const unreadable = new Map();
  for (const [field, value] of parts) {
    const { problem } = attempt(() => checkDraft("value", { [field]: value }, undefined));
    if (problem !== undefined) {
      unreadable.set(field, { message: problem, path: [field] });
    }
  }
  const readable = parts.filter(([field]) => !unreadable.has(field));
  const { issues } = checkDraft("value", Object.fromEntries(readable), rules);
  // That an unreadable value is missing from the rest is no news.
  const others = issues.filter(({ field }) => !unreadable.has(field));
  return [...unreadable.values(), ...others.flatMap(errorOf)];
}

/** An issue as the interface has it; warnings do not make a value invalid. */
function errorOf({ severity, message, field }) {
  return severity === "error" ? [{ message, path: field === null ? [] : [field] }] : [];
}

/** A value of the wrong shape is a finding here, not a mistake of the program. */
function attempt(work) {
  try {
    return { result: work() };
  } catch (error) {
    if (error.code === "argument.invalid") {
      return { problem: error.message };
    }
    throw error;
  }
}
