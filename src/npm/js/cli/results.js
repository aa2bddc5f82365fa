// Where the results of an import go: standard output, the report, and the rows that are left to do.

import { exitCodes } from "./failure.js";
import { OutputFile, refuseForeignFile } from "./output-file.js";
import { complain, print, printJson, toJson } from "./output.js";
import { endLines, reportLines } from "./report.js";

/** Opened before anything is sent, written once. */
export class Results {
  #format;
  #files;

  constructor(format, files) {
    this.#format = format;
    this.#files = files;
  }

  static async open({ format, report, unfinished }) {
    const files = { report: null, unfinished: null };
    const results = new Results(format, files);
    try {
      if (report !== undefined) files.report = await OutputFile.open(report, "--report");
      if (unfinished !== undefined) await refuseForeignFile(unfinished);
      if (unfinished !== undefined) files.unfinished = await OutputFile.open(unfinished, "--unfinished");
    } catch (error) {
      await results.discard();
      throw error;
    }
    return results;
  }

  /** Writes everything, whatever fails on the way, and gives the exit code. */
  async write(document, unfinishedRows) {
    const failures = [];
    const attempt = (work) => work.catch((error) => failures.push(error));
    if (this.#files.report) await attempt(this.#files.report.finish(`${toJson(document)}\n`));
    if (this.#files.unfinished) await attempt(this.#files.unfinished.finish(unfinishedRows));
    await (this.#format === "json" ? printJson(document) : print(reportLines(document)));
    // A document is for programs; people who look at the log of a pipeline read the reason there.
    if (this.#format === "json") await complain(endLines(document).map((line) => `b2b-users: ${line}`));
    await complain(failures.map((error) => `b2b-users: ${error.message}`));
    // What came of the rows is said on standard output; that a file is missing must not pass unseen.
    return failures.length > 0 && document.exitCode < exitCodes.trouble ? exitCodes.trouble : document.exitCode;
  }

  /** Leaves no files behind. */
  async discard() {
    for (const file of Object.values(this.#files)) await file?.discard();
  }
}
