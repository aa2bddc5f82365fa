// The settings: config.json, the same file as the static site's, with flags over it. The engine reads them.

import { readSettings as readText } from "../internal.js";
import { B2bUsersError, init } from "../node.js";
import { Failure } from "./failure.js";
import { readTextFile } from "./json-file.js";

/** Where requests go if no setting says otherwise. */
const STORE = "https://api-b2b.bigcommerce.com";

const USUAL = { dialect: "management" };

/** The flag of each setting that has one. */
const FLAGS = {
  dialect: "dialect",
  endpoint: "endpoint",
  companyId: "company-id",
  channelIds: "channel-ids",
};

/** What commands go by, from the options of the command line. */
export async function readSettings(options) {
  await init();
  const file = options.config === undefined ? USUAL : await readConfig(options.config);
  const given = { ...file, ...(await readFlags(options)) };
  const { endpoint, inBulk, defaults, ...settings } = await read(given, "");
  return {
    ...settings,
    // An empty endpoint is the page's own origin for the site; a pipeline has no page.
    endpoint: endpoint || STORE,
    hasEndpoint: endpoint !== "",
    rules: {
      dialect: settings.dialect,
      inBulk,
      defaults,
      ...(given.rules ? { store: given.rules } : {}),
    },
  };
}

async function readConfig(path) {
  const text = await readTextFile(path, "--config");
  await readOrRefuse(text, `--config: ${path} cannot be used: `);
  return JSON.parse(text);
}

/** The flags as settings; each alone, so that it is told which one cannot be used. */
async function readFlags(options) {
  const given = Object.entries(FLAGS).filter(([, flag]) => options[flag] !== undefined);
  const settings = given.map(([key, flag]) => [key, options[flag]]);
  for (const [key, value] of settings) {
    await read({ ...USUAL, [key]: value }, `--${FLAGS[key]}: `);
  }
  return Object.fromEntries(settings);
}

function read(settings, place) {
  return readOrRefuse(JSON.stringify(settings), place);
}

async function readOrRefuse(text, place) {
  try {
    return await readText(text);
  } catch (error) {
    if (error instanceof B2bUsersError && error.code === "configuration.invalid") {
      throw new Failure(`${place}${error.message}.`);
    }
    throw error;
  }
}
