// Creating users.
import { invalid, optionsOf, reading } from "./argument.js";
import { call } from "./call.js";
import { readConnection } from "./connection.js";
import { B2bUsersError } from "./error.js";
import { readDraft, readRules } from "./input.js";
import { usersPerRequest, withUsers } from "./list.js";
import { ImportRun } from "./run.js";

function refuseAborted(signal) {
  if (signal === undefined) {
    return;
  }
  if (reading("signal", () => typeof signal?.addEventListener) !== "function") {
    throw invalid("signal", "an AbortSignal");
  }
  if (reading("signal", () => signal.aborted)) {
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

export function importUsers(users, connection, options) {
  const read = readOptions(options);
  refuseAborted(read.signal);
  return withUsers(users, read.rules, (list) => {
    const dialect = call(() => list.dialect);
    return new ImportRun(list, readConnection(connection, dialect), read);
  });
}

export async function createUser(draft, connection, options) {
  const { rules, signal } = optionsOf("options", options, ["rules", "signal"]);
  refuseAborted(signal);
  const kept = readRules(rules);
  const read = readDraft("draft", draft);
  const { user, issues } = call((engine) => engine.checkUser(read, kept));
  if (user === null) {
    const first = issues.find((issue) => issue.severity === "error");
    throw new B2bUsersError("user.invalid", `The user cannot be created: ${first.message}`, { issues });
  }
  const run = importUsers([read], connection, { rules: kept, lookFirst: false, signal });
  const { rows, stopped } = await run.finished;
  const { status, code, message, userId } = rows[0];
  if (["created", "found", "joined"].includes(status)) {
    return userId === undefined ? { status } : { status, userId };
  }
  if (status === "cancelled") {
    throw new B2bUsersError("aborted", "The signal was aborted before anything was sent.", { cause: signal?.reason });
  }
  throw status === "unsent" ? new B2bUsersError(stopped.code, stopped.message) : new B2bUsersError(code, message);
}
