// Creating users.
import { call, invalid, optional } from "./call.js";
import { readConnection } from "./connection.js";
import { B2bUsersError } from "./error.js";
import { usersPerRequest, withUsers } from "./list.js";
import { ImportRun } from "./run.js";
import { checkUser } from "./user.js";

function refuseAborted(signal) {
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw invalid("signal", "an AbortSignal");
  }
  if (signal?.aborted) {
    throw new B2bUsersError("aborted", "The signal was aborted, so nothing was sent.", { cause: signal.reason });
  }
}

function readOptions(options) {
  const given = optional("options", options);
  const { requestsPerMinute, whenPaused } = given;
  const fits = Number.isInteger(requestsPerMinute) && requestsPerMinute >= 1 && requestsPerMinute <= 150;
  if (requestsPerMinute !== undefined && !fits) {
    throw invalid("requestsPerMinute", "a whole number from 1 to 150");
  }
  if (whenPaused !== undefined && whenPaused !== "cancel" && whenPaused !== "wait") {
    throw invalid("whenPaused", '"cancel" or "wait"');
  }
  return { ...given, usersPerRequest: usersPerRequest(given) };
}

export function importUsers(users, connection, options) {
  const read = readOptions(options);
  refuseAborted(read.signal);
  return withUsers(users, read.rules, (list) => {
    const run = new ImportRun(list, readConnection(connection, call(() => list.dialect)), read);
    return run;
  });
}

export async function createUser(draft, connection, options) {
  const { rules, signal } = optional("options", options);
  refuseAborted(signal);
  const { user, issues } = checkUser(draft, rules);
  if (user === null) {
    const first = issues.find((issue) => issue.severity === "error");
    throw new B2bUsersError("user.invalid", `The user cannot be created: ${first.message}`, { issues });
  }
  const run = importUsers([draft], connection, { rules: { ...rules, inBulk: false }, signal });
  const { rows, stopped } = await run.finished;
  const { status, code, message, userId } = rows[0];
  if (status === "created" || status === "joined") {
    return userId === undefined ? { status } : { status, userId };
  }
  if (status !== "cancelled") {
    throw new B2bUsersError(code, message);
  }
  throw stopped === undefined
    ? new B2bUsersError("aborted", "The signal was aborted before anything was sent.", { cause: signal?.reason })
    : new B2bUsersError(stopped.code, stopped.message);
}
