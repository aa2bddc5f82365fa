// What ends the command early, and what its exit code says.

import { say } from "../internal.js";
import { B2bUsersError } from "../node.js";
import * as keys from "./keys.js";

/** An error that was foreseen: its message says what to do next, without a stack. */
export class Failure extends Error {
  /** Ends the command with `exitCode`; 2 is "nothing was sent, correct how it is called". */
  constructor(message, exitCode = 2) {
    super(message);
    this.name = "Failure";
    this.exitCode = exitCode;
  }
}

/** What the system said about a file, in words. */
export function fileProblem(error) {
  const known = {
    ENOENT: keys.COMMAND_NO_FILE,
    EACCES: keys.COMMAND_NO_ACCESS,
    EPERM: keys.COMMAND_NO_ACCESS,
    EISDIR: keys.COMMAND_IS_FOLDER,
    ENOTDIR: keys.COMMAND_NO_FOLDER,
    ENOSPC: keys.COMMAND_DISK_FULL,
    EROFS: keys.COMMAND_DISK_LOCKED,
  };
  const key = known[error.code];
  return key === undefined ? (error.code ?? say(keys.COMMAND_NO_USE)) : say(key);
}

/** The exit codes. They are documented and stay as they are. */
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
