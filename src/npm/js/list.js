// Users who can be sent, from drafts or from a checked file.
import { call, invalid, optional, readDraft } from "./call.js";
import { TableCheck, handleOf } from "./table.js";

/** Runs `work` with the users; they are given back afterwards. */
export function withUsers(users, rules, work) {
  const list = call((engine) => {
    if (users instanceof TableCheck) {
      return handleOf(users, TableCheck).userList();
    }
    if (!Array.isArray(users)) {
      throw invalid("users", "a list of drafts or a checked file");
    }
    const drafts = users.map((draft, place) => readDraft(`users, ${place + 1}`, draft));
    return engine.UserList.fromDrafts(drafts, { inBulk: true, ...optional("rules", rules) });
  });
  try {
    return work(list);
  } finally {
    list.free();
  }
}

/** The number of users of one request, or undefined for as many as possible. */
export function usersPerRequest({ usersPerRequest: number }) {
  if (number !== undefined && !(Number.isInteger(number) && number >= 1)) {
    throw invalid("usersPerRequest", "a whole number of at least 1");
  }
  return number === undefined ? undefined : Math.min(number, 0xffff);
}

export function planRequests(users, options) {
  const { rules } = optional("options", options);
  const atMost = usersPerRequest(options ?? {});
  return withUsers(users, rules, (list) => call((engine) => engine.planRequests(list, atMost)));
}
