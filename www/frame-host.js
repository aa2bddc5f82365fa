// An example of the page around frame.html: it answers with settings and login.

// In production this is an address on an origin of its own.
const address = new URL("frame.html", document.baseURI);

// Never a token: settings are what everybody may see.
const settings = { dialect: "management", endpoint: "", companyId: 42, channelIds: [1] };

const frame = document.getElementById("b2b-users");
const log = document.getElementById("log");

/** Where the login comes from. A Buyer Portal page asks `window.b2b.utils.user.getB2BToken()`. */
async function currentToken() {
  return document.getElementById("token").value || null;
}

function send(message) {
  // Only the origin that we chose may read it.
  frame.contentWindow.postMessage(message, address.origin);
}

// Only where the login changes while the page is open. The frame then asks for the new one.
document.getElementById("token").addEventListener("change", () => {
  send({ type: "b2b-users:login-changed" });
});

const ANSWERS = {
  "b2b-users:hello": () => send({ type: "b2b-users:settings", settings }),
  "b2b-users:token-wanted": async ({ id }) => {
    send({ type: "b2b-users:token", id, token: await currentToken() });
  },
  "b2b-users:height": ({ height }) => {
    if (Number.isSafeInteger(height) && height > 0) {
      frame.height = String(height + 2);
    }
  },
  "b2b-users:event": ({ name, detail }) => {
    log.textContent = `${name} ${JSON.stringify(detail)}\n${log.textContent}`;
  },
};

// Before the frame is loaded, or its first words would be missed.
addEventListener("message", (event) => {
  const isOurs = event.origin === address.origin && event.source === frame.contentWindow;
  const type = isOurs ? event.data?.type : undefined;
  if (Object.hasOwn(ANSWERS, type)) {
    ANSWERS[type](event.data);
  }
});

frame.src = address.href;
