// Sends the users of a checked file and says what became of them.

import { importUsers } from "../node.js";
import { heedInterruption } from "./interruption.js";
import { complain } from "./output.js";
import { showProgress } from "./progress.js";
import { reportDocument } from "./report.js";

/** Runs an import to its end, writes its results and gives the exit code. */
export async function send({ checked, settings, connection, results }) {
  const { usersPerRequest, requestsPerMinute, lookFirst } = settings;
  const run = importUsers(checked.check, connection, { usersPerRequest, requestsPerMinute, lookFirst });
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
