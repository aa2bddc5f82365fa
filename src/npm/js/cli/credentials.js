// Credentials from the environment, never from a flag: flags are visible to every process of the machine. Each
// can also be read from a file that NAME_FILE names. They are kept out of everything that is written, since a
// store may repeat in its answer what it was sent.

import { readFile } from "node:fs/promises";
import { say } from "../internal.js";
import { Failure, fileProblem } from "./failure.js";
import * as keys from "./keys.js";

/** What lets requests in, for {@link Connection}. Refuses what cannot work before anything is sent. */
export async function readCredentials({ dialect, hasEndpoint }, environment = process.env) {
  const read = (name) => readCredential(name, environment);
  if (dialect === "storefront" || dialect === "storefront-graphql") {
    const name = "B2B_STOREFRONT_TOKEN";
    const tokenProvider = async () => {
      const token = await read(name);
      if (token !== null) return token;
      throw new Failure(say(keys.COMMAND_NO_LOGIN, { name }));
    };
    await tokenProvider();
    // Asked again when a login has expired: its file is written again with each renewal.
    return { tokenProvider };
  }
  const credentials = dialect === "archive-v2" ? await readArchive(read) : await readManagement(read);
  if (credentials) return { credentials };
  if (hasEndpoint) return {};
  const [name, second] = dialect === "archive-v2" ? ["B2B_V2_AUTH_TOKEN"] : ["B2B_AUTH_TOKEN", "B2B_STORE_HASH"];
  throw new Failure(say(keys.COMMAND_NO_CREDENTIALS, { name, second }));
}

async function readManagement(read) {
  const authToken = await read("B2B_AUTH_TOKEN");
  const storeHash = await read("B2B_STORE_HASH");
  if (authToken !== null && storeHash !== null) return { authToken, storeHash };
  if (authToken === null && storeHash === null) return null;
  const name = authToken === null ? "B2B_AUTH_TOKEN" : "B2B_STORE_HASH";
  throw new Failure(say(keys.COMMAND_CREDENTIAL_MISSING, { name }));
}

async function readArchive(read) {
  const v2AuthToken = await read("B2B_V2_AUTH_TOKEN");
  return v2AuthToken === null ? null : { v2AuthToken };
}

/** One credential; `null` if it is not set or blank. */
async function readCredential(name, environment) {
  const value = environment[name] || null;
  const path = environment[`${name}_FILE`] || null;
  if (value !== null && path !== null) {
    throw new Failure(say(keys.COMMAND_CREDENTIAL_TWICE, { name }));
  }
  const text = path === null ? value : await readSecretFile(name, path);
  const secret = text?.trim();
  if (!secret) return null;
  if (!/^[!-~]+$/.test(secret)) {
    throw new Failure(say(keys.COMMAND_CREDENTIAL_SHAPE, { name }));
  }
  remember(secret);
  return secret;
}

function readSecretFile(name, path) {
  return readFile(path, "utf8").catch((error) => {
    throw new Failure(say(keys.COMMAND_CREDENTIAL_FILE, { name, reason: fileProblem(error) }));
  });
}

/** Real credentials are longer; a short one is an ordinary word that honest text holds, too. */
const SHORTEST = 16;

const known = new Set();

/** From now on this text is blotted out. */
export function remember(secret) {
  if (secret.length < SHORTEST) return;
  known.add(secret);
  // As it would stand in JSON.
  known.add(JSON.stringify(secret).slice(1, -1));
}

/** The text without credentials. */
export function hide(text) {
  let hidden = text;
  for (const secret of known) hidden = hidden.replaceAll(secret, "***");
  return hidden;
}
