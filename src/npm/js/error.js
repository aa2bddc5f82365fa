// The error that everything of this package throws.
import * as keys from "./keys.js";
import { say } from "./speech.js";

/** An error with a stable code; see index.d.ts for the list. */
export class B2bUsersError extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {{ issues?: readonly import("./index.d.ts").Issue[]; cause?: unknown }} [more]
   */
  constructor(code, message, { issues = [], cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.issues = issues;
  }

  /** @returns {"B2bUsersError"} */
  get name() {
    return "B2bUsersError";
  }
}

/** What was thrown, in words. It can be anything, even something that has none. */
export function wordsOf(thrown) {
  try {
    return String(thrown?.message ?? thrown);
  } catch {
    return say(keys.MODULE_NO_WORDS);
  }
}
