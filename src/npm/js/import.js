// Creating users.
import { invalid, optionsOf } from "./argument.js";
import { call, release } from "./call.js";
import { readConnection } from "./connection.js";
import { B2bUsersError } from "./error.js";
import * as keys from "./keys.js";
import { listOf, usersPerRequest } from "./list.js";
import { ImportRun } from "./run.js";
import { say } from "./speech.js";
import { checkUser } from "./user.js";

const SWITCHES = ["lookFirst", "rowKey"];

function refuseAborted(signal) {
  if (signal === undefined) {
    return;
  }
  if (typeof signal?.addEventListener !== "function") {
    throw invalid("signal", keys.MODULE_SIGNAL);
  }
  if (signal.aborted) {
    throw new B2bUsersError("aborted", say(keys.MODULE_ABORTED), { cause: signal.reason });
  }
}

function readOptions(options) {
  const given = optionsOf("options", options, ["rules", "usersPerRequest", "requestsPerMinute", ...SWITCHES, "signal", "whenPaused"]);
  const { requestsPerMinute, whenPaused } = given;
  const fits = Number.isInteger(requestsPerMinute) && requestsPerMinute >= 1 && requestsPerMinute <= 150;
  if (requestsPerMinute !== undefined && !fits) {
    throw invalid("requestsPerMinute", keys.MODULE_PACE);
  }
  for (const name of SWITCHES) {
    if (given[name] !== undefined && typeof given[name] !== "boolean") {
      throw invalid(name, keys.MODULE_BOOLEAN);
    }
  }
  if (whenPaused !== undefined && whenPaused !== "cancel" && whenPaused !== "wait") {
    throw invalid("whenPaused", keys.MODULE_WHEN_PAUSED);
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
  const { rules, rowKey, signal } = optionsOf("options", options, ["rules", "rowKey", "signal"]);
  refuseAborted(signal);
  const { user, issues } = checkUser(draft, rules);
  if (user === null) {
    const first = issues.find((issue) => issue.severity === "error");
    throw new B2bUsersError("user.invalid", say(keys.MODULE_USER_INVALID, { reason: first?.message }), { issues });
  }
  const run = importUsers([draft], connection, { rules, lookFirst: false, rowKey, signal });
  const { rows, stopped } = await run.finished;
  const { status, code, message, userId } = rows[0];
  if (status === "created" || status === "found" || status === "joined") {
    return userId === undefined ? { status } : { status, userId };
  }
  if (status === "cancelled") {
    throw new B2bUsersError("aborted", say(keys.MODULE_ABORTED_BEFORE), { cause: signal?.reason });
  }
  // A user who was not sent is told by what stopped the run.
  const reason = status === "unsent" && stopped !== undefined ? stopped : { code, message };
  throw new B2bUsersError(reason.code, reason.message);
}
