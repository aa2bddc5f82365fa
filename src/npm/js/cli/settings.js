// The settings: config.json, the same file as the static site's, with flags over it. The engine reads them.

import { readSettings as readText, say } from "../internal.js";
import { B2bUsersError, init } from "../node.js";
import { Failure } from "./failure.js";
import { readTextFile } from "./json-file.js";
import * as keys from "./keys.js";

/** Where requests go if no setting says otherwise. */
const STORE = "https://api-b2b.bigcommerce.com";

const USUAL = { dialect: "management" };

/** The flag of each setting that has one. */
const FLAGS = {
  dialect: "dialect",
  endpoint: "endpoint",
  companyId: "company-id",
  channelIds: "channel-ids",
  locale: "locale",
};

/** What was read of the file of settings: it may be a pipe. */
let kept;

/** The text of the file of settings. */
export function settingsText(path) {
  kept ??= readTextFile(path, "--config");
  return kept;
}

/** What commands go by, from the options of the command line. */
export async function readSettings(options) {
  await init();
  const file = options.config === undefined ? USUAL : await readConfig(options.config);
  await speakAsAsked(options, file);
  const given = { ...file, ...(await readFlags(options)) };
  const { endpoint, inBulk, defaults, ...settings } = await read(given, (reason) => `${reason}.`);
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
  const text = await settingsText(path);
  await readOrRefuse(text, (reason) => say(keys.COMMAND_SETTINGS, { what: "--config", file: path, reason }));
  return JSON.parse(text);
}

/** Speaks the language of the file, in which a blank setting says nothing, and then that of the flag, which weighs more. */
async function speakAsAsked({ locale, config }, file) {
  if (file.locale?.trim()) await speak(file.locale, `--config: ${config}: locale`);
  if (locale !== undefined) await speak(locale, "--locale");
}

/** Refuses what init refuses, under the name that it has for the command. */
async function speak(locale, name) {
  try {
    await init({ locale });
  } catch (error) {
    if (error.code !== "argument.invalid") throw error;
    throw new Failure(error.message.replace("options.locale", () => name));
  }
}

/** The flags as settings; each alone, so that it is told which one cannot be used. */
async function readFlags(options) {
  const given = Object.entries(FLAGS).filter(([, flag]) => options[flag] !== undefined);
  const settings = given.map(([key, flag]) => [key, options[flag]]);
  for (const [key, value] of settings) {
    await read({ ...USUAL, [key]: value }, (reason) => `--${FLAGS[key]}: ${reason}.`);
  }
  return Object.fromEntries(settings);
}

function read(settings, sentence) {
  return readOrRefuse(JSON.stringify(settings), sentence);
}

/** `sentence` makes one of the reason. */
async function readOrRefuse(text, sentence) {
  try {
    return await readText(text);
  } catch (error) {
    if (error instanceof B2bUsersError && error.code === "configuration.invalid") {
      throw new Failure(sentence(error.message));
    }
    throw error;
  }
}
