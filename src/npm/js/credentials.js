// The store's own credentials, which never belong into a browser.
import { optionsOf } from "./argument.js";
import { B2bUsersError } from "./error.js";
import { isBrowser } from "./host.js";

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
    throw new B2bUsersError(
      "connection.secret_in_browser",
      "credentials: everybody could read them in a browser. Send through the proxy there, which holds them.",
    );
  }
  const { authToken, storeHash, v2AuthToken } = optionsOf("connection.credentials", credentials, PARTS);
  if (dialect === "management" && isUsable(authToken) && isUsable(storeHash)) {
    return { "X-Auth-Token": authToken, "X-Store-Hash": storeHash };
  }
  if (dialect === "archive-v2" && isUsable(v2AuthToken)) {
    return { authToken: v2AuthToken };
  }
  throw new B2bUsersError(
    "connection.invalid",
    "credentials: management needs authToken and storeHash, archive-v2 needs v2AuthToken, both without blanks; storefront logins come from tokenProvider.",
  );
}
