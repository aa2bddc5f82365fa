// Where requests go. What is given is looked through before anything is sent.
import { invalid, optionsOf } from "./argument.js";
import { credentialHeaders, usesLogin } from "./credentials.js";
import { endpointOf } from "./endpoint.js";
import { B2bUsersError } from "./error.js";
import * as keys from "./keys.js";
import { Login } from "./login.js";
import { senderOf } from "./sender.js";
import { say } from "./speech.js";

const PARTS = ["endpoint", "tokenProvider", "credentials", "fetch", "clock", "timeout"];

/** A connection for this way of creating users. */
export function readConnection(connection, dialect) {
  if (connection === undefined) {
    throw invalid("connection", keys.MODULE_OBJECT);
  }
  const given = optionsOf("connection", connection, PARTS);
  const { clock, timeout } = given;
  if (timeout !== undefined && !(Number.isInteger(timeout) && timeout > 0 && timeout <= 0x7fffffff)) {
    throw invalid("connection.timeout", keys.MODULE_MILLISECONDS);
  }
  for (const name of ["fetch", "tokenProvider"]) {
    if (given[name] !== undefined && typeof given[name] !== "function") {
      throw invalid(`connection.${name}`, keys.MODULE_FUNCTION);
    }
  }
  if (clock !== undefined && [clock?.now, clock?.sleep].some((part) => typeof part !== "function")) {
    throw invalid("connection.clock", keys.MODULE_CLOCK);
  }
  const endpoint = endpointOf(given, dialect);
  const login = loginOf(given, dialect);
  return { endpoint, timeout, clock, login, fetch: senderOf(given.fetch, credentialHeaders(given, dialect), login) };
}

function loginOf({ tokenProvider, clock }, dialect) {
  if (!usesLogin(dialect)) {
    return undefined;
  }
  if (tokenProvider === undefined) {
    throw new B2bUsersError("connection.invalid", say(keys.MODULE_LOGIN_NEEDED));
  }
  return new Login(tokenProvider, () => (clock ?? Date).now());
}
