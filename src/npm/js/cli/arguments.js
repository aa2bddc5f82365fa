// What the command line may hold, and what the help says of it.

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

export const mainHelp = [
  "Creates company users in BigCommerce B2B Edition from a file.",
  "",
  "  b2b-users check  <file>                           what is wrong with it; sends nothing",
  "  b2b-users plan   <file> --out plan.json           the requests, for review; sends nothing",
  "  b2b-users import <file> --plan plan.json          sends exactly what was reviewed",
  "  b2b-users import <file> --yes                     sends without a review",
  "",
  "  b2b-users <command> --help    what a command takes",
  "  b2b-users --version, -v       the version",
  "",
  "Exit codes: 0 all well; 1 rows have problems or were not created; 2 nothing was sent: wrong",
  "arguments, files, settings or credentials, or the plan differs; 3 trouble ended it, or rows are",
  "uncertain; 4 the engine failed; 129, 130 and 143 interrupted.",
];

export const commonHelp = [
  "  <file>                   a CSV file, or - for standard input",
  "  --config config.json     the settings, the same file as that of the static site",
  "  --mapping mapping.json   a JSON list with a target for each column, null for none",
  "  --format text|json       how results are written to standard output; text by default",
  "  --dialect NAME           management, storefront-graphql, storefront or archive-v2",
  "  --endpoint URL           where requests go, such as that of a proxy",
  "  --company-id NUMBER      the company of users that name none",
  "  --channel-ids 1;2        the channels of users that name none",
];

export const credentialsHelp = [
  "Credentials come from the environment only. Each name may have _FILE behind it; it then holds the",
  "path of a file with the value.",
  "  B2B_AUTH_TOKEN and B2B_STORE_HASH   management",
  "  B2B_V2_AUTH_TOKEN                   archive-v2",
  "  B2B_STOREFRONT_TOKEN                storefront-graphql and storefront",
  "Without them, management and archive-v2 need --endpoint: a proxy that adds its own.",
];
