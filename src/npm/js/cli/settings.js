// The settings: config.json, the same file as the static site's, with flags over it.

import { checkSetting } from "./setting-checks.js";
import { Failure } from "./failure.js";
import { readJsonFile } from "./json-file.js";
import { complain } from "./output.js";

/** Where requests go if nobody says otherwise. */
const STORE = "https://api-b2b.bigcommerce.com";
const DEFAULT_REQUESTS_PER_MINUTE = 75;
/** What the store allows, to all of its integrations together. */
const MOST_REQUESTS_PER_MINUTE = 150;
/** As many users as the ways with bulk calls take in one request. */
const MOST_USERS_PER_REQUEST = { management: 10, "archive-v2": 10, "storefront-graphql": 1, storefront: 1 };

/** What commands go by, from the options of the command line. */
export async function readSettings(options) {
  const config = options.config === undefined ? { dialect: "management" } : await readConfig(options.config);
  const settings = { ...config, ...readFlags(options) };
  const { dialect } = settings;
  const most = MOST_USERS_PER_REQUEST[dialect];
  return {
    dialect,
    // An empty endpoint is the page's own origin for the site; a pipeline has no page.
    endpoint: (settings.endpoint || STORE).replace(/\/+$/, ""),
    hasEndpoint: Boolean(settings.endpoint),
    usersPerRequest: Math.min(settings.usersPerRequest ?? most, most),
    requestsPerMinute: await rateOf(settings),
    lookFirst: settings.lookUps ?? true,
    rules: {
      dialect,
      inBulk: settings.usersPerRequest !== 1,
      defaults: defaultsOf(settings),
      ...(settings.rules === undefined ? {} : { store: settings.rules }),
    },
  };
}

async function rateOf({ requestsPerMinute }) {
  const wanted = requestsPerMinute ?? DEFAULT_REQUESTS_PER_MINUTE;
  if (wanted > MOST_REQUESTS_PER_MINUTE) {
    await complain([
      `"requestsPerMinute" is ${wanted}, and the store allows ${MOST_REQUESTS_PER_MINUTE}: no more are made.`,
    ]);
  }
  return Math.min(wanted, MOST_REQUESTS_PER_MINUTE);
}

/** Where a way has no place for channels, every row would be warned about one it does not hold. */
function defaultsOf({ dialect, companyId, channelIds }) {
  const carriesChannels = dialect === "management" || dialect === "archive-v2";
  return {
    ...(companyId === undefined ? {} : { companyId }),
    ...(channelIds?.length && carriesChannels ? { channelIds } : {}),
  };
}

async function readConfig(path) {
  const config = await readJsonFile(path, "--config");
  if (config === null || typeof config !== "object" || Array.isArray(config)) {
    throw new Failure(`--config: ${path} must hold an object in braces, such as {"dialect": "management"}.`);
  }
  if (config.dialect === undefined) {
    throw new Failure(`--config: ${path} needs a "dialect", such as "management".`);
  }
  for (const [key, value] of Object.entries(config)) {
    const problem = checkSetting(key, value);
    if (problem) throw new Failure(`--config: ${path} cannot be used: ${problem}.`);
  }
  // What is null counts as left out, as it does for the site.
  return Object.fromEntries(Object.entries(config).filter(([, value]) => value !== null));
}

function readFlags(options) {
  const flags = {
    dialect: ["--dialect", options.dialect],
    endpoint: ["--endpoint", options.endpoint],
    companyId: ["--company-id", wholeNumber(options["company-id"])],
    channelIds: ["--channel-ids", options["channel-ids"]?.split(/[;,]/).map(wholeNumber)],
  };
  const given = Object.entries(flags).filter(([, [, value]]) => value !== undefined);
  for (const [key, [flag, value]] of given) {
    const problem = checkSetting(key, value);
    if (problem) throw new Failure(`${flag}: ${problem}.`);
  }
  return Object.fromEntries(given.map(([key, [, value]]) => [key, value]));
}

/** A number where the text is one; anything else is left for the check to refuse. */
function wholeNumber(text) {
  const trimmed = text?.trim();
  return trimmed !== undefined && /^\d+$/.test(trimmed) ? Number(trimmed) : trimmed;
}
