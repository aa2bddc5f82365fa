// The address before the path of every request.
import { usesLogin } from "./credentials.js";
import { B2bUsersError } from "./error.js";
import { isBrowser } from "./host.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

const PUBLIC = "https://api-b2b.bigcommerce.com";
const THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"];

/** The address that a connection names, or the usual one. */
export function endpointOf({ endpoint, credentials }, dialect) {
  if (endpoint === undefined) {
    return usualEndpoint(credentials, dialect);
  }
  if (endpoint === "" && isBrowser()) {
    return endpoint;
  }
  let address;
  try {
    address = new URL(endpoint);
  } catch {
    throw wrong(keys.MODULE_ENDPOINT, { example: PUBLIC });
  }
  if (address.protocol !== "https:" && !(address.protocol === "http:" && THIS_MACHINE.includes(address.hostname))) {
    throw wrong(keys.MODULE_ENDPOINT_SCHEME);
  }
  // By the whole address: an empty query leaves its ? there, and the path would become a part of it.
  if (address.username !== "" || address.password !== "" || /[?#]/.test(address.href)) {
    throw wrong(keys.MODULE_ENDPOINT_PARTS);
  }
  return address.href;
}

function usualEndpoint(credentials, dialect) {
  if (usesLogin(dialect)) {
    return PUBLIC;
  }
  if (isBrowser()) {
    return "";
  }
  if (credentials === undefined) {
    throw wrong(keys.MODULE_ENDPOINT_MISSING);
  }
  return PUBLIC;
}

function wrong(key, given = {}) {
  return new B2bUsersError("connection.invalid", say(key, given));
}
