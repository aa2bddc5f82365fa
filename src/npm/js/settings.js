// The settings of the command.
import { call } from "./call.js";
import { readyToReadSettings } from "./engine.js";

/**
 * Reads settings from a JSON text as the site does.
 *
 * @throws B2bUsersError `configuration.invalid` if they cannot be used.
 */
export async function readSettings(text) {
  await readyToReadSettings();
  return JSON.parse(call((engine) => engine.readSettings(text)));
}
