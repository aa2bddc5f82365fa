// Reads the arguments of a command.

import { parseArgs } from "node:util";
import { Failure } from "./failure.js";

const text = { type: "string" };

/** What every command takes. Credentials are not among it: arguments are seen by everybody. */
export const commonOptions = {
  config: text,
  mapping: text,
  format: text,
  dialect: text,
  endpoint: text,
  "company-id": text,
  "channel-ids": text,
};

/** Whether help is asked for, whatever else is said. */
export function helpWanted(words) {
  const end = words.indexOf("--");
  const flags = end < 0 ? words : words.slice(0, end);
  return flags.includes("--help") || flags.includes("-h");
}

/** The file and the options of a command. */
export function parse(command, options, words) {
  const { values, positionals } = read(command, { ...commonOptions, ...options }, words);
  if (positionals.length !== 1) {
    const problem = positionals.length === 0 ? "Name the file" : "Name one file only";
    throw new Failure(`${problem}: b2b-users ${command} users.csv. A dash stands for standard input.`);
  }
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json") {
    throw new Failure('--format must be "text" or "json".');
  }
  return { ...values, format, file: positionals[0] };
}

function read(command, options, words) {
  if (words.includes("--json")) {
    throw new Failure("There is no --json: write --format json.");
  }
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!String(error.code).startsWith("ERR_PARSE_ARGS")) throw error;
    const [problem] = error.message.split(/\. |\n/);
    throw new Failure(`${problem.replace(/\.$/, "")}. See b2b-users ${command} --help.`);
  }
}
