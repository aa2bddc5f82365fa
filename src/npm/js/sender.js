// Sends requests with what lets them in. Secrets stay on this side: the engine never has one.
import { engineFault } from "./fault.js";
import * as keys from "./keys.js";
import { say } from "./speech.js";

/** A fetch for the engine. */
export function senderOf(fetch, headers, login) {
  const send = async (address, init) => {
    refuseAfterFault();
    return (fetch ?? globalThis.fetch)(address, init);
  };
  return async (address, init) => {
    if (login === undefined) {
      return send(address, { ...init, headers: { ...init.headers, ...headers } });
    }
    const token = await login.token();
    if (token === undefined) {
      // As the store would say it, so that the run stops to ask for a login.
      return Response.json({ code: 401, message: say(keys.MODULE_NO_LOGIN) }, { status: 401 });
    }
    const omit = init.credentials === undefined ? {} : { credentials: "omit" };
    return send(address, { ...init, ...omit, headers: { ...init.headers, Authorization: `Bearer ${token}` } });
  };
}

/** A half dead engine must not create users. */
function refuseAfterFault() {
  const fault = engineFault();
  if (fault !== undefined) {
    throw fault;
  }
}
