// Where requests go. What is given is looked through before anything is sent.
import { invalid, optional } from "./call.js";
import { credentialHeaders, usesLogin } from "./credentials.js";
import { B2bUsersError } from "./error.js";
import { isBrowser } from "./host.js";
import { Login } from "./login.js";

const PUBLIC = "https://api-b2b.bigcommerce.com";
const THIS_MACHINE = ["localhost", "127.0.0.1", "[::1]"];

/** A connection for this way of creating users. */
export function readConnection(connection, dialect) {
  if (connection === undefined) {
    throw invalid("connection", "an object");
  }
  const given = optional("connection", connection);
  const { clock, timeout } = given;
  if (timeout !== undefined && !(Number.isInteger(timeout) && timeout > 0 && timeout <= 0x7fffffff)) {
    throw invalid("connection.timeout", "a number of milliseconds");
  }
  for (const name of ["fetch", "tokenProvider"]) {
    if (given[name] !== undefined && typeof given[name] !== "function") {
      throw invalid(`connection.${name}`, "a function");
    }
  }
  if (clock !== undefined && (typeof clock?.now !== "function" || typeof clock?.sleep !== "function")) {
    throw invalid("connection.clock", "an object with now and sleep");
  }
  const endpoint = endpointOf(given.endpoint, dialect);
  const login = loginOf(given, dialect);
  return { endpoint, timeout, clock, login, fetch: senderOf(given, credentialHeaders(given, dialect), login) };
}

function wrong(message) {
  return new B2bUsersError("connection.invalid", message);
}

function endpointOf(endpoint, dialect) {
  if (endpoint === undefined) {
    return usesLogin(dialect) || !isBrowser() ? PUBLIC : "";
  }
  if (endpoint === "" && isBrowser()) {
    return endpoint;
  }
  let address;
  try {
    address = new URL(endpoint);
  } catch {
    throw wrong(`endpoint: write an address such as ${PUBLIC}.`);
  }
  if (address.protocol !== "https:" && !(address.protocol === "http:" && THIS_MACHINE.includes(address.hostname))) {
    throw wrong("endpoint: it must begin with https:// (http:// only on this machine).");
  }
  if ([address.username, address.password, address.search, address.hash].some((part) => part !== "")) {
    throw wrong("endpoint: leave out a user, ? and #.");
  }
  return address.href;
}

function loginOf({ tokenProvider, clock }, dialect) {
  if (!usesLogin(dialect)) {
    return undefined;
  }
  if (tokenProvider === undefined) {
    throw wrong("tokenProvider: this way of creating users needs the login of a company user.");
  }
  return new Login(tokenProvider, () => (clock ?? Date).now());
}

/** Sends requests with what lets them in. Secrets stay on this side: the engine never has one. */
function senderOf(given, headers, login) {
  return async (address, init) => {
    const send = given.fetch ?? globalThis.fetch;
    if (login === undefined) {
      return send(address, { ...init, headers: { ...init.headers, ...headers } });
    }
    const token = await login.token();
    if (token === undefined) {
      // As the store would say it, so that the run stops to ask for a login.
      return Response.json({ code: 401, message: "tokenProvider gave no login" }, { status: 401 });
    }
    const omit = init.credentials === undefined ? {} : { credentials: "omit" };
    return send(address, { ...init, ...omit, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
  };
}
