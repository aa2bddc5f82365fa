// Problems and ends of rows, as documents and as tables.

import { exitCodeOfImport, isDone } from "./failure.js";
import { layOut, tally } from "./output.js";

/** A problem with the keys that are documented, and no others. */
export function problemDocument({ row, line, column, value, field, severity, code, message, params }) {
  return { row, line, column, value, field, severity, code, message, params };
}

/** A table of problems with the numbers of each kind below. */
export function problemLines(problems) {
  if (problems.length === 0) return [];
  const head = ["row", "column", "value", "code", "message"];
  // What a file has no column for goes by the name of the field.
  const rows = problems.map(({ row, column, field, value, code, message }) => [
    row,
    column ?? field,
    value,
    code,
    message,
  ]);
  return [...layOut(head, rows), "", ...layOut(["problems", "severity", "code"], grouped(problems)), ""];
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
  const repeated = duplicate > 0 ? `, ${duplicate} of these repeat an earlier row` : "";
  return `${total} rows: ${valid} can be sent, ${invalid + duplicate} cannot${repeated}.`;
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
  const list = layOut(
    ["row", "email", "status", "what happened"],
    told.map(({ row, email, status, message }) => [row, email, status, message]),
  );
  return [
    ...(told.length > 0 ? [...list, ""] : []),
    `Created ${counts.created} of ${counts.total} users:`,
    ...tally([
      ["created", counts.created],
      ...(counts.found > 0 ? [["found after sending", counts.found]] : []),
      ["already there", counts.exists],
      ["refused", counts.rejected],
      ["uncertain", counts.ambiguous],
      ["not sent", counts.cancelled + counts.unsent + counts.queued + counts.open],
      ["left out with errors", checked.total - checked.valid],
    ]),
    ...(counts.found > 0 ? ["Those found are in the store; another import may have made them just before this one."] : []),
    ...(counts.ambiguous > 0 ? ["Look the uncertain ones up in the store before you send them again."] : []),
    ...endLines(document),
  ];
}

/** Why an import came to an end before its time; nothing if it did not. */
export function endLines({ interrupted, stopped }) {
  return [
    ...(stopped ? [`Stopped: ${stopped.message} (${stopped.code})`] : []),
    ...(interrupted ? [`Interrupted by ${interrupted}.`] : []),
  ];
}
