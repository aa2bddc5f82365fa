// Shows on standard error how far an import is: one line that changes in a terminal, a line at every
// tenth of the way elsewhere, so that the log of a pipeline stays short.

import { complain, rewriteLine } from "./output.js";
import { shortened } from "./printable.js";

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

function progressLine({ phase, counts, remaining }) {
  const done = doneOf(counts);
  const percent = counts.total === 0 ? 100 : Math.floor((done * 100) / counts.total);
  const parts = [
    `${done} of ${counts.total} users (${percent} %)`,
    `${counts.created} created`,
    ...(counts.found > 0 ? [`${counts.found} found after sending`] : []),
    ...(counts.exists > 0 ? [`${counts.exists} already there`] : []),
    ...(counts.rejected > 0 ? [`${counts.rejected} refused`] : []),
    ...(counts.ambiguous > 0 ? [`${counts.ambiguous} uncertain`] : []),
    ...(counts.cancelled + counts.unsent > 0 ? [`${counts.cancelled + counts.unsent} not sent`] : []),
    ...(phase === "looking" ? ["looking who is in the store"] : []),
    ...(phase === "waiting" ? ["waiting for the store's budget"] : []),
    ...(phase === "stopping" ? ["stopping"] : []),
    ...(remaining > 0 ? [`${Math.ceil(remaining / 1000)} s left`] : []),
  ];
  return parts.join(", ");
}
