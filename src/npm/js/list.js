// Users who can be sent, from drafts or from a checked file.
import { invalid, optionsOf, requireObject } from "./argument.js";
import { call, release } from "./call.js";
import * as keys from "./keys.js";
import { withRules } from "./rules.js";
import { TableCheck, handleOf } from "./table.js";
import { textOf } from "./text.js";

/** A handle of the users. The caller gives it back. */
export function listOf(users, rules) {
  if (users instanceof TableCheck) {
    return call(() => handleOf(users, TableCheck).userList());
  }
  if (!Array.isArray(users)) {
    throw invalid("users", keys.MODULE_USERS);
  }
  for (let place = 0; place < users.length; place += 1) {
    requireObject(`users, ${place + 1}`, users[place], keys.MODULE_DRAFT);
  }
  const drafts = textOf("users", users);
  // What only a request of one user has a place for is kept: the plan gives such a user one.
  return withRules(rules, (handle) => call((engine) => engine.UserList.fromDrafts(drafts, handle)));
}

/** The number of users of one request, or undefined for as many as possible. */
export function usersPerRequest({ usersPerRequest: number }) {
  if (number !== undefined && !(Number.isInteger(number) && number >= 1)) {
    throw invalid("usersPerRequest", keys.MODULE_BATCH);
  }
  return number === undefined ? undefined : Math.min(number, 0xffff);
}

/** @type {typeof import("./index.d.ts").planRequests} */
export function planRequests(users, options) {
  const given = optionsOf("options", options, ["rules", "usersPerRequest"]);
  const atMost = usersPerRequest(given);
  const list = listOf(users, given.rules);
  try {
    return JSON.parse(call((engine) => engine.planRequests(list, atMost)));
  } finally {
    release(list);
  }
}
