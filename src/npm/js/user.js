// Checks of one user.
import { call, optional, readDraft } from "./call.js";

export function checkUser(draft, rules) {
  optional("rules", rules);
  const read = readDraft("draft", draft);
  return call((engine) => engine.checkUser(read, rules));
}

export function userSchema(rules) {
  // Read now, so that rules which cannot be used are noticed where they are written.
  checkUser({}, rules);
  const kept = structuredClone(rules);
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
  let checked;
  try {
    checked = checkUser(value, rules);
  } catch (error) {
    // A value of the wrong shape is a finding here, not a mistake of the program.
    if (error.code === "argument.invalid") {
      return { issues: [{ message: error.message }] };
    }
    throw error;
  }
  if (checked.user !== null) {
    return { value: checked.user };
  }
  const errors = checked.issues.filter((issue) => issue.severity === "error");
  return { issues: errors.map(({ message, field }) => ({ message, path: field === null ? [] : [field] })) };
}
