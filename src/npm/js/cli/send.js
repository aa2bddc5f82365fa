// Sends the users of a checked file and says what became of them.

import { importUsers } from "../node.js";
import { heedInterruption } from "./interruption.js";
import { complain } from "./output.js";
import { showProgress } from "./progress.js";
import { reportDocument } from "./report.js";

/** Runs an import to its end, writes its results and gives the exit code. */
export async function send({ checked, settings, connection, results }) {
  const { usersPerRequest, requestsPerMinute } = settings;
  const run = importUsers(checked.check, connection, { usersPerRequest, requestsPerMinute });
  // The line of progress has no end yet.
  const lead = process.stderr.isTTY ? [""] : [];
  const interruption = heedInterruption(run, (line) => complain([...lead, line]));
  try {
    const shown = showProgress(run);
    const { report, failed } = await endOf(run);
    // After a fault there may be no further picture to wait for.
    if (!failed) await shown;
    const document = reportDocument(checked, { report, failed, interrupted: interruption.signal });
    return await results.write(document, attempt(() => run.unfinishedRows()));
  } finally {
    interruption.release();
  }
}

/** The report; after a fault of the engine what it can still tell, for whatever was sent was sent. */
async function endOf(run) {
  try {
    return { report: await run.finished, failed: false };
  } catch (error) {
    const report = attempt(() => run.report());
    if (report === null) throw error;
    await complain([`b2b-users: ${error.message} (${error.code})`]);
    return { report, failed: true };
  }
}

function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
}
