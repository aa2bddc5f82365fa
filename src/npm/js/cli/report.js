// Problems and ends of rows, as documents and as tables.

import { say } from "../internal.js";
import { exitCodeOfImport, isDone } from "./failure.js";
import * as keys from "./keys.js";
import { layOut, tally } from "./output.js";

/** A problem with the keys that are documented, and no others. */
export function problemDocument({ row, line, column, value, field, severity, code, message, params }) {
  return { row, line, column, value, field, severity, code, message, params };
}

/** A table of problems with the numbers of each kind below. */
export function problemLines(problems) {
  if (problems.length === 0) return [];
  const names = (...all) => all.map((key) => say(key));
  const head = names(
    ...[keys.COMMAND_HEAD_ROW, keys.COMMAND_HEAD_COLUMN, keys.COMMAND_HEAD_VALUE],
    ...[keys.COMMAND_HEAD_CODE, keys.COMMAND_HEAD_MESSAGE],
  );
  const groups = names(keys.COMMAND_HEAD_PROBLEMS, keys.COMMAND_HEAD_SEVERITY, keys.COMMAND_HEAD_CODE);
  // What a file has no column for goes by the name of the field.
  const rows = problems.map(({ row, column, field, value, code, message }) => [
    row,
    column ?? field,
    value,
    code,
    message,
  ]);
  return [...layOut(head, rows), "", ...layOut(groups, grouped(problems)), ""];
}

function grouped(problems) {
  const groups = new Map();
  for (const { severity, code } of problems) {
    const key = `${severity} ${code}`;
    const [count] = groups.get(key) ?? [0];
    groups.set(key, [count + 1, severity, code]);
  }
  return [...groups.values()].sort(([one], [other]) => other - one);
}

/** How many rows can be sent, in a sentence. */
export function countLine({ total, valid, duplicate, invalid }) {
  return say(keys.COMMAND_COUNTS, { total, valid, others: invalid + duplicate, repeated: duplicate });
}

const NOTHING_SENT = Object.freeze({
  counts: { total: 0, queued: 0, open: 0, created: 0, found: 0, exists: 0, rejected: 0, ambiguous: 0, cancelled: 0, unsent: 0 },
  requests: 0,
  rows: [],
});

/** The report of a checked file and of a run, if there was one. Keys are documented. */
export function reportDocument(checked, { report = NOTHING_SENT, interrupted = null } = {}) {
  const { total, queued, open, created, found, exists, rejected, ambiguous, cancelled, unsent } = report.counts;
  const document = {
    version: 1,
    file: checked.file,
    sha256: checked.sha256,
    exitCode: null,
    interrupted,
    stopped: report.stopped ? { code: report.stopped.code, message: report.stopped.message } : null,
    checked: checked.counts,
    problems: checked.check.problems().map(problemDocument),
    requests: report.requests,
    counts: { total, queued, open, created, found, exists, rejected, ambiguous, cancelled, unsent },
    rows: report.rows.map(({ row, email, status, code, message, userId = null }) => ({
      row,
      email,
      status,
      code,
      message,
      userId,
    })),
  };
  return { ...document, exitCode: exitCodeOfImport(document) };
}

/** The same for people. Rows that went well, or were never sent, are counted and not listed. */
export function reportLines(document) {
  const { checked, counts, rows } = document;
  const told = rows.filter((row) => !isDone(row) && !["found", "cancelled", "unsent"].includes(row.status));
  const head = [keys.COMMAND_HEAD_ROW, keys.COMMAND_HEAD_EMAIL, keys.COMMAND_HEAD_STATUS, keys.COMMAND_HEAD_HAPPENED];
  const list = layOut(
    head.map((key) => say(key)),
    told.map(({ row, email, status, message }) => [row, email, status, message]),
  );
  return [
    ...(told.length > 0 ? [...list, ""] : []),
    say(keys.COMMAND_RESULT, counts),
    ...tally([
      [say(keys.COMMAND_RESULT_CREATED), counts.created],
      ...(counts.found > 0 ? [[say(keys.COMMAND_RESULT_FOUND), counts.found]] : []),
      [say(keys.COMMAND_RESULT_EXISTS), counts.exists],
      [say(keys.COMMAND_RESULT_REFUSED), counts.rejected],
      [say(keys.COMMAND_RESULT_UNCERTAIN), counts.ambiguous],
      [say(keys.COMMAND_RESULT_NOT_SENT), counts.cancelled + counts.unsent + counts.queued + counts.open],
      [say(keys.COMMAND_RESULT_LEFT_OUT), checked.total - checked.valid],
    ]),
    ...(counts.found > 0 ? [say(keys.COMMAND_RESULT_FOUND_NOTE)] : []),
    ...(counts.ambiguous > 0 ? [say(keys.COMMAND_RESULT_UNCERTAIN_NOTE)] : []),
    ...endLines(document),
  ];
}

/** Why an import came to an end before its time; nothing if it did not. */
export function endLines({ interrupted, stopped }) {
  return [
    ...(stopped ? [say(keys.COMMAND_STOPPED, { reason: stopped.message, code: stopped.code })] : []),
    ...(interrupted ? [say(keys.COMMAND_INTERRUPTED, { signal: interrupted })] : []),
  ];
}
