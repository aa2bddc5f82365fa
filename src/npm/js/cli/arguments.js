// What the command line may hold, and what the help says of it.

import { parseArgs } from "node:util";
import { say } from "../internal.js";
import { Failure } from "./failure.js";
import { listed, wrapped } from "./help.js";
import * as keys from "./keys.js";

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
  locale: text,
};

/**
 * The command among the words: the first that is neither an option nor the value of one. `before` are the words in
 * front of it, `rest` all others than it.
 */
export function splitWords(words, commands) {
  const known = Object.assign({}, commonOptions, ...commands.map(({ options }) => options));
  let place = 0;
  while (/^-./.test(words[place]) && words[place] !== "--") {
    place += known[words[place].slice(2)]?.type === "string" ? 2 : 1;
  }
  const before = words.slice(0, place);
  return { name: words[place], before, rest: [...before, ...words.slice(place + 1)] };
}

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
    const problem = positionals.length === 0 ? keys.COMMAND_FILE_MISSING : keys.COMMAND_FILE_ONCE;
    throw new Failure(say(problem, { command }));
  }
  const format = values.format ?? "text";
  if (format !== "text" && format !== "json") {
    throw new Failure(say(keys.COMMAND_FORMAT));
  }
  return { ...values, format, file: positionals[0] };
}

function read(command, options, words) {
  if (words.includes("--json")) {
    throw new Failure(say(keys.COMMAND_NO_JSON_FLAG));
  }
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true });
  } catch (error) {
    if (!String(error.code).startsWith("ERR_PARSE_ARGS")) throw error;
    const [, option] = /'([^']*)'/.exec(error.message) ?? [];
    throw new Failure(say(problemOf(error), { option, command }));
  }
}

/** What is wrong with an option. The parser tells some of it in English words alone. */
function problemOf({ code, message }) {
  if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return keys.COMMAND_OPTION_UNKNOWN;
  return /does not take/.test(message) ? keys.COMMAND_OPTION_FULL : keys.COMMAND_OPTION_EMPTY;
}

export const mainHelp = () => [
  ...wrapped(say(keys.COMMAND_ABOUT)),
  "",
  ...listed([
    ["b2b-users check  <file>", say(keys.COMMAND_ABOUT_CHECK)],
    ["b2b-users plan   <file> --out plan.json", say(keys.COMMAND_ABOUT_PLAN)],
    ["b2b-users import <file> --plan plan.json", say(keys.COMMAND_ABOUT_IMPORT)],
    ["b2b-users import <file> --yes", say(keys.COMMAND_OPTION_YES)],
  ]),
  "",
  ...listed([
    ["b2b-users <command> --help", say(keys.COMMAND_ABOUT_HELP)],
    ["b2b-users --version, -v", say(keys.COMMAND_ABOUT_VERSION)],
  ]),
  "",
  ...wrapped(say(keys.COMMAND_ABOUT_EXIT_CODES)),
];

/** Names and meanings of what every command takes. */
export const commonHelp = () => [
  ["<file>", say(keys.COMMAND_OPTION_FILE)],
  ["--config config.json", say(keys.COMMAND_OPTION_CONFIG)],
  ["--mapping mapping.json", say(keys.COMMAND_OPTION_MAPPING)],
  ["--format text|json", say(keys.COMMAND_OPTION_FORMAT)],
  ["--dialect NAME", say(keys.COMMAND_OPTION_DIALECT)],
  ["--endpoint URL", say(keys.COMMAND_OPTION_ENDPOINT)],
  ["--company-id NUMBER", say(keys.COMMAND_OPTION_COMPANY)],
  ["--channel-ids 1;2", say(keys.COMMAND_OPTION_CHANNELS)],
  ["--locale TAG", say(keys.COMMAND_OPTION_LOCALE)],
];

export const credentialsHelp = () => [
  ...wrapped(say(keys.COMMAND_HELP_CREDENTIALS)),
  ...listed([
    [say(keys.COMMAND_HELP_NAMES, { first: "B2B_AUTH_TOKEN", second: "B2B_STORE_HASH" }), "management"],
    ["B2B_V2_AUTH_TOKEN", "archive-v2"],
    ["B2B_STOREFRONT_TOKEN", "storefront-graphql, storefront"],
  ]),
  ...wrapped(say(keys.COMMAND_HELP_ENDPOINT)),
];
