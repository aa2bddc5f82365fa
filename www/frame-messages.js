// What the page in the iframe and the page around it may say to each other. Anything else is
// not for us, or not right. Every message is an object with a `type`:
//
//   from the iframe
//   b2b-users:hello          version         wants settings; said again until they come
//   b2b-users:token-wanted   id              wants the login, within 14 seconds
//   b2b-users:height         height          would like to be so many pixels high
//   b2b-users:event          name, detail    an event of the element, or what keeps it from being there
//
//   from the page around it
//   b2b-users:settings       settings        all settings, as config.json has them; what is not named is not set
//   b2b-users:token          id, token       the login that was asked for by this id, or null
//   b2b-users:login-changed                  the login so far is over: forget it and ask again

const isText = (value) => typeof value === "string";
const isNumber = (value) => Number.isSafeInteger(value) && value > 0;
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Whether a message is the answer to a question for a login. `null` means that there is none. */
export function isTokenMessage(message) {
  return isNumber(message.id) && (message.token === null || isText(message.token));
}

/** The origins in `frame.json`, or `null` if it does not hold a list of usable ones. */
export function originsOf(file) {
  const origins = isObject(file) ? file.parentOrigins : undefined;
  const isUsable = Array.isArray(origins) && origins.length > 0 && origins.every(isOrigin);
  return isUsable ? origins : null;
}

/** `https://host`, exactly; `http://` only on this machine. */
function isOrigin(text) {
  if (!isText(text) || !URL.canParse(text)) {
    return false;
  }
  const { origin, protocol, hostname } = new URL(text);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return origin === text && (protocol === "https:" || (protocol === "http:" && isLocal));
}
