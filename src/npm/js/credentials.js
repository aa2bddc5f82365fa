// The store's own credentials, which never belong into a browser.
import { optionsOf } from "./argument.js";
import { B2bUsersError } from "./error.js";
import { isBrowser } from "./host.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

/** Whether requests of this way carry the login of a company user. */
export function usesLogin(dialect) {
  return dialect === "storefront" || dialect === "storefront-graphql";
}

const PARTS = ["authToken", "storeHash", "v2AuthToken"];

const isUsable = (secret) => typeof secret === "string" && /^[\x21-\x7e]+$/.test(secret);

/** The headers that the credentials of a connection make; none without credentials. */
export function credentialHeaders({ credentials }, dialect) {
  if (credentials === undefined) {
    return {};
  }
  if (isBrowser()) {
    throw new B2bUsersError("connection.secret_in_browser", say(keys.MODULE_SECRET_IN_BROWSER));
  }
  const { authToken, storeHash, v2AuthToken } = optionsOf("connection.credentials", credentials, PARTS);
  if (dialect === "management" && isUsable(authToken) && isUsable(storeHash)) {
    return { "X-Auth-Token": authToken, "X-Store-Hash": storeHash };
  }
  if (dialect === "archive-v2" && isUsable(v2AuthToken)) {
    return { authToken: v2AuthToken };
  }
  throw new B2bUsersError("connection.invalid", say(keys.MODULE_CREDENTIALS));
}
