// Users who can be sent, from drafts or from a checked file.
import { invalid, isList, optionsOf, reading } from "./argument.js";
import { call, release } from "./call.js";
import { readDraft, readRules } from "./input.js";
import { TableCheck, handleOf } from "./table.js";

/** More than any file may have. */
const MOST_USERS = 1_000_000;

/** Runs `work` with the users; they are given back afterwards. */
export function withUsers(users, rules, work) {
  const list = listOf(users, rules);
  try {
    return work(list);
  } finally {
    release(list);
  }
}

function listOf(users, rules) {
  if (reading("users", () => users instanceof TableCheck)) {
    return call(() => handleOf(users, TableCheck).userList());
  }
  if (!isList("users", users)) {
    throw invalid("users", "a list of drafts or a checked file");
  }
  const length = reading("users", () => users.length);
  if (length > MOST_USERS) {
    throw invalid("users", `a list of at most ${MOST_USERS} drafts`);
  }
  const drafts = Array.from({ length }, (_, place) => {
    const name = `users, ${place + 1}`;
    return readDraft(name, reading(name, () => users[place]));
  });
  // What only a request of one user has a place for is kept: the plan gives such a user one.
  const kept = readRules(rules);
  return call((engine) => engine.UserList.fromDrafts(drafts, kept));
}

/** The number of users of one request, or undefined for as many as possible. */
export function usersPerRequest({ usersPerRequest: number }) {
  if (number !== undefined && !(Number.isInteger(number) && number >= 1)) {
    throw invalid("usersPerRequest", "a whole number of at least 1");
  }
  return number === undefined ? undefined : Math.min(number, 0xffff);
}

export function planRequests(users, options) {
  const given = optionsOf("options", options, ["rules", "usersPerRequest"]);
  const atMost = usersPerRequest(given);
  return withUsers(users, given.rules, (list) => call((engine) => engine.planRequests(list, atMost)));
}
