// Sends the users of a checked file and says what became of them. How far it is shows on standard error: one line
// that changes in a terminal, a line at every tenth of the way elsewhere, so that the log of a pipeline stays short.

import { say } from "../internal.js";
import { importUsers } from "../node.js";
import * as keys from "./keys.js";
import { complain, rewriteLine, shortened } from "./output.js";
import { reportDocument } from "./report.js";

/** Runs an import to its end, writes its results and gives the exit code. */
export async function send({ checked, settings, connection, results }) {
  const { usersPerRequest, requestsPerMinute, lookFirst, rowKey } = settings;
  const run = importUsers(checked.check, connection, { usersPerRequest, requestsPerMinute, lookFirst, rowKey });
  // The line of progress has no end yet.
  const lead = process.stderr.isTTY ? [""] : [];
  const interruption = heedInterruption(run, (line) => complain([...lead, line]));
  try {
    const shown = showProgress(run);
    // A fault of the engine is thrown from here: it cannot be asked for a report any more.
    const report = await run.finished;
    await shown;
    const document = reportDocument(checked, { report, interrupted: interruption.signal });
    return await results.write(document, run.unfinishedRows());
  } finally {
    interruption.release();
  }
}

/** `npx` hands on a signal that the terminal has sent to its child already: this close, two are one. */
const SAME_SIGNAL_MILLISECONDS = 500;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * What is under way is brought to its end, and then it is told what was created: killing the process instead would leave
 * that to guesses. Cancels the run on each signal until `release` is called. `signal` is the first one, or `null`.
 */
export function heedInterruption(run, tell) {
  const heeded = { signal: null, release };
  const last = new Map();

  function onSignal(signal) {
    const now = performance.now();
    const before = last.get(signal) ?? -Infinity;
    last.set(signal, now);
    if (now - before < SAME_SIGNAL_MILLISECONDS) return;
    const again = heeded.signal !== null;
    heeded.signal ??= signal;
    try {
      // The second time, the engine does not even wait for look-ups.
      run.cancel();
    } catch {
      // An engine that has failed sends nothing more, and the end of the run says so.
    }
    tell(say(again ? keys.COMMAND_INTERRUPT_AGAIN : keys.COMMAND_INTERRUPT));
  }

  function release() {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }

  for (const signal of SIGNALS) process.on(signal, onSignal);
  return heeded;
}

/** Follows a run until it is over. Never fails: whether a run does is for its end to say. */
export async function showProgress(run, isTerminal = Boolean(process.stderr.isTTY)) {
  let shownTenth = 0;
  let last = null;
  try {
    for await (const progress of run.progress) {
      if (isTerminal) {
        // A line that wraps could not be taken back.
        last = shortened(progressLine(progress), (process.stderr.columns || 80) - 1);
        await rewriteLine(last);
        continue;
      }
      const tenth = tenthOf(progress.counts);
      if (tenth <= shownTenth) continue;
      shownTenth = tenth;
      await complain([progressLine(progress)]);
    }
  } catch {
    // The run's own promise says why.
  }
  if (last !== null) await complain([""]);
}

/** What was never sent is not done, even at the end of a cancelled run. */
function doneOf({ total, queued, open, cancelled, unsent }) {
  return total - queued - open - cancelled - unsent;
}

function tenthOf(counts) {
  return counts.total === 0 ? 0 : Math.floor((doneOf(counts) * 10) / counts.total);
}

/** The phases that are told. */
const PHASES = {
  looking: keys.COMMAND_PROGRESS_LOOKING,
  waiting: keys.COMMAND_PROGRESS_WAITING,
  settling: keys.COMMAND_PROGRESS_SETTLING,
  stopping: keys.COMMAND_PROGRESS_STOPPING,
};

function progressLine({ phase, counts, remaining }) {
  const done = doneOf(counts);
  const percent = counts.total === 0 ? 100 : Math.floor((done * 100) / counts.total);
  const ends = [
    [counts.found, keys.COMMAND_RESULT_FOUND],
    [counts.exists, keys.COMMAND_RESULT_EXISTS],
    [counts.rejected, keys.COMMAND_RESULT_REFUSED],
    [counts.ambiguous, keys.COMMAND_RESULT_UNCERTAIN],
    [counts.cancelled + counts.unsent, keys.COMMAND_RESULT_NOT_SENT],
  ];
  const told = [[counts.created, keys.COMMAND_RESULT_CREATED], ...ends.filter(([count]) => count > 0)];
  const parts = [
    say(keys.COMMAND_PROGRESS, { done, total: counts.total, percent }),
    ...told.map(([count, key]) => say(keys.COMMAND_PROGRESS_PART, { count, what: say(key) })),
    ...(PHASES[phase] ? [say(PHASES[phase])] : []),
    ...(remaining > 0 ? [say(keys.COMMAND_PROGRESS_LEFT, { seconds: Math.ceil(remaining / 1000) })] : []),
  ];
  return parts.join(", ");
}
