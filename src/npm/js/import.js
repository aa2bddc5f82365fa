// Creating users.
import { invalid, optionsOf } from "./argument.js";
import { call, release } from "./call.js";
import { readConnection } from "./connection.js";
import { B2bUsersError } from "./error.js";
import { listOf, usersPerRequest } from "./list.js";
import { ImportRun } from "./run.js";
import { checkUser } from "./user.js";

function refuseAborted(signal) {
  if (signal === undefined) {
    return;
  }
  if (typeof signal?.addEventListener !== "function") {
    throw invalid("signal", "an AbortSignal");
  }
  if (signal.aborted) {
    throw new B2bUsersError("aborted", "The signal was aborted, so nothing was sent.", { cause: signal.reason });
  }
}

function readOptions(options) {
  const given = optionsOf("options", options, ["rules", "usersPerRequest", "requestsPerMinute", "lookFirst", "signal", "whenPaused"]);
  const { requestsPerMinute, lookFirst, whenPaused } = given;
  const fits = Number.isInteger(requestsPerMinute) && requestsPerMinute >= 1 && requestsPerMinute <= 150;
  if (requestsPerMinute !== undefined && !fits) {
    throw invalid("requestsPerMinute", "a whole number from 1 to 150");
  }
  if (lookFirst !== undefined && typeof lookFirst !== "boolean") {
    throw invalid("lookFirst", "true or false");
  }
  if (whenPaused !== undefined && whenPaused !== "cancel" && whenPaused !== "wait") {
    throw invalid("whenPaused", '"cancel" or "wait"');
  }
  return { ...given, usersPerRequest: usersPerRequest(given) };
}

/** @type {typeof import("./index.d.ts").importUsers} */
export function importUsers(users, connection, options) {
  const read = readOptions(options);
  refuseAborted(read.signal);
  const list = listOf(users, read.rules);
  try {
    const dialect = call(() => list.dialect);
    return new ImportRun(list, readConnection(connection, dialect), read);
  } catch (error) {
    release(list);
    throw error;
  }
}

/** @type {typeof import("./index.d.ts").createUser} */
export async function createUser(draft, connection, options) {
  const { rules, signal } = optionsOf("options", options, ["rules", "signal"]);
  refuseAborted(signal);
  const { user, issues } = checkUser(draft, rules);
  if (user === null) {
    const first = issues.find((issue) => issue.severity === "error");
    throw new B2bUsersError("user.invalid", `The user cannot be created: ${first?.message}`, { issues });
  }
  const run = importUsers([draft], connection, { rules, lookFirst: false, signal });
  const { rows, stopped } = await run.finished;
  const { status, code, message, userId } = rows[0];
  if (status === "created" || status === "found" || status === "joined") {
    return userId === undefined ? { status } : { status, userId };
  }
  if (status === "cancelled") {
    throw new B2bUsersError("aborted", "The signal was aborted before anything was sent.", { cause: signal?.reason });
  }
  // A user who was not sent is told by what stopped the run.
  const reason = status === "unsent" && stopped !== undefined ? stopped : { code, message };
  throw new B2bUsersError(reason.code, reason.message);
}
