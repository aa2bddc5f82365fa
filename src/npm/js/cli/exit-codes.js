// The exit codes. They are documented and stay as they are.

import { B2bUsersError } from "../node.js";
import { Failure } from "./failure.js";

export const exitCodes = Object.freeze({
  /** Everything went well. */
  good: 0,
  /** Rows have problems, or some were not created. */
  rows: 1,
  /** Nothing was sent: arguments, files, settings, credentials, or a plan that differs. */
  usage: 2,
  /** Trouble ended it, rows are uncertain, or results could not be written. */
  trouble: 3,
  /** The engine failed. */
  fault: 4,
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
});

/** The exit code that belongs to an error. */
export function exitCodeOf(error) {
  if (error instanceof Failure) return error.exitCode;
  if (!(error instanceof B2bUsersError)) return exitCodes.fault;
  if (error.code === "engine.fault" || error.code.startsWith("init.")) return exitCodes.fault;
  return error.code.startsWith("pause.") ? exitCodes.trouble : exitCodes.usage;
}

/** Whether the user of a row can use the store now because of this import. */
export function isDone(row) {
  return row.status === "created" || row.status === "joined";
}

/**
 * The exit code of an import. What says more about the whole comes first: an interruption, then
 * trouble, then single rows.
 */
export function exitCodeOfImport({ interrupted, stopped, checked, rows }) {
  if (interrupted) return exitCodes[interrupted];
  if (stopped || rows.some((row) => row.status === "ambiguous")) return exitCodes.trouble;
  const leftOut = checked.total > checked.valid;
  return leftOut || !rows.every(isDone) ? exitCodes.rows : exitCodes.good;
}
