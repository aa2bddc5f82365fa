// The widget as a page in an iframe. The page around it gives settings and login by postMessage.
import { isObject, isTokenMessage, originsOf } from "./frame-messages.js";
import { Parent } from "./frame-parent.js";

const EVENTS = ["ready", "before-send", "created", "progress", "finished", "error"];
const root = document.getElementById("frame");

const EXAMPLE = JSON.stringify({ parentOrigins: ["https://the-host.example"] }, null, 2);

function say(title, advice, example) {
  const box = document.createElement("section");
  box.className = "frame-message";
  box.setAttribute("role", "alert");
  const lines = [
    ["h1", title],
    ["p", advice],
    ["pre", example],
  ];
  for (const [tag, text] of lines) {
    if (text) {
      const line = document.createElement(tag);
      line.textContent = text;
      box.append(line);
    }
  }
  root.replaceChildren(box);
}

/** The origins that may be around this page, or `null`. */
async function allowedOrigins() {
  try {
    const response = await fetch("frame.json", { cache: "no-cache" });
    return response.ok ? originsOf(await response.json()) : null;
  } catch {
    return null;
  }
}

/** Lets the element ask the parent. Another function makes it forget the login that it has. */
function askParent(element, parent) {
  element.tokenProvider = () => parent.askForToken();
}

/** Tells the parent what keeps the element from being there. */
function tellError(parent, code, message) {
  parent.send({ type: "b2b-users:event", name: "error", detail: { code, message } });
}

/** Puts the widget into the page and connects it with the parent. */
function begin(parent) {
  const element = document.createElement("b2b-users");
  askParent(element, parent);
  for (const name of EVENTS) {
    element.addEventListener(`b2b-users-${name}`, (event) => {
      parent.send({ type: "b2b-users:event", name, detail: event.detail });
    });
  }
  // The element's own height: that of the page would grow with the iframe.
  let last = 0;
  new ResizeObserver(() => {
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height !== last) {
      last = height;
      parent.send({ type: "b2b-users:height", height });
    }
  }).observe(element);
  return element;
}

function listen(parent) {
  let element = null;
  const takeSettings = ({ settings }, origin) => {
    parent.settleOn(origin);
    if (!isObject(settings)) {
      const problem = '"settings" must be an object, as config.json has it.';
      tellError(parent, "configuration.invalid", problem);
      // An element that is there goes on with what it has.
      if (!element) {
        say("The settings for this page cannot be used.", problem);
      }
      return;
    }
    element ??= begin(parent);
    // The element says what is wrong with them, here and by its events to the parent.
    element.configure(settings);
    if (!element.isConnected) {
      root.replaceChildren(element);
    }
  };
  addEventListener("message", (event) => {
    const message = event.data;
    if (!parent.accepts(event) || typeof message !== "object" || message === null) {
      return;
    }
    if (message.type === "b2b-users:settings") {
      takeSettings(message, event.origin);
    } else if (message.type === "b2b-users:token" && isTokenMessage(message)) {
      parent.answer(message.id, message.token);
    } else if (message.type === "b2b-users:login-changed" && element) {
      askParent(element, parent);
    }
  });
}

async function start() {
  if (window.parent === window) {
    say(
      "This page belongs into an iframe.",
      "It takes its settings from the page around it. frame-host.html shows how.",
    );
    return;
  }
  const origins = await allowedOrigins();
  if (!origins) {
    say(
      "This page is not set up yet.",
      "Put a file named frame.json beside frame.html. It names each page that may show this one by its origin: https:// and the host, without a path.",
      EXAMPLE,
    );
    return;
  }
  const parent = new Parent(origins);
  const named = JSON.stringify({ parentOrigins: origins }, null, 2);
  if (parent.isStranger()) {
    say(
      "The page around this one may not show it.",
      "If it should: name its origin in frame.json, which holds now:",
      named,
    );
    return;
  }
  // Scripts run in their order, so by now it is there, or never will be.
  const Element = customElements.get("b2b-users");
  if (!Element) {
    const title = "b2b-users.js could not be loaded.";
    const advice =
      "Put b2b-users.js and the .wasm file of the same release into the folder of frame.html, then reload this page.";
    say(title, advice);
    tellError(parent, "element.missing", `${title} ${advice}`);
    return;
  }
  listen(parent);
  parent.greet(Element.version, () => {
    say(
      "The page around this one does not answer.",
      "Either frame.json does not name its origin, or it sends no settings when it hears b2b-users:hello. frame-host.html shows how. frame.json holds now:",
      named,
    );
  });
}

start();
