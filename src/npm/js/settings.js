// The settings of the command.
import { call } from "./call.js";

/**
 * Reads settings from a JSON text as the site does.
 *
 * @throws B2bUsersError `configuration.invalid` if they cannot be used.
 */
export function readSettings(text) {
  return JSON.parse(call((engine) => engine.readSettings(text)));
}
