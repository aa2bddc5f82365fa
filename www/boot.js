// Starts the widget. A file of its own, since a strict content security policy forbids
// inline scripts. The build writes the names of the module and of its glue into this
// script's own element.
const root = document.getElementById("b2b-users");
const own = document.querySelector("script[data-glue]");

/** Says what went wrong and what to do, where the widget would be. */
function say(title, advice) {
  const box = document.createElement("div");
  box.className = "b2b-users b2b-page";
  const message = document.createElement("div");
  message.className = "b2b-message b2b-message-error";
  message.setAttribute("role", "alert");
  message.dataset.testid = "boot-error";
  const body = document.createElement("div");
  body.className = "b2b-message-body";
  for (const [tag, text] of [["strong", title], ["p", advice]]) {
    const line = document.createElement(tag);
    line.textContent = text;
    body.append(line);
  }
  message.append(body);
  box.append(message);
  root.prepend(box);
}

/** The smallest WebAssembly module there is shows whether the page may run any. */
async function wasmIsAllowed() {
  try {
    // Not all browsers that forbid it forbid compiling already.
    await WebAssembly.instantiate(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return true;
  } catch {
    return false;
  }
}

// A fault inside the module stops it for good: nothing more is sent. Saying so once beats a
// page that looks alive. In a promise it arrives as a rejection that was not handled.
let hasStopped = false;
function onError(event) {
  if (!hasStopped && (event.error ?? event.reason) instanceof WebAssembly.RuntimeError) {
    hasStopped = true;
    say(
      "The tool stopped because of a fault of its own.",
      "Nothing more is sent. Look in the store which users were created, then reload this page.",
    );
  }
}
addEventListener("error", onError);
addEventListener("unhandledrejection", onError);

/** The digest that the build wrote beside this address, for the browser to check. */
function integrityOf(address) {
  const links = document.querySelectorAll("link[rel=preload][integrity]");
  return [...links].find((link) => link.href === address.href)?.integrity ?? "";
}

function isFramedByAnotherOrigin() {
  try {
    return top.location.origin !== location.origin;
  } catch {
    return true;
  }
}

/** Makes the page open without a network from the next time on. Where that cannot be, all else works. */
async function keepForLater() {
  if (!("serviceWorker" in navigator) || !isSecureContext || isFramedByAnotherOrigin()) return;
  await navigator.serviceWorker.register(new URL("sw.js", document.baseURI));
}

async function start() {
  try {
    if (!(await wasmIsAllowed())) {
      say(
        "This page may not run WebAssembly.",
        "Add 'wasm-unsafe-eval' to script-src in the content security policy of the page, or use a current browser.",
      );
      return;
    }
    const base = document.baseURI;
    const glue = await import(new URL(own.dataset.glue, base));
    const wasm = new URL(own.dataset.wasm, base);
    await glue.default({ module_or_path: fetch(wasm, { integrity: integrityOf(wasm) }) });
    keepForLater().catch(() => {});
  } catch {
    say("The tool could not be loaded.", "Check the connection, then reload this page.");
  } finally {
    document.getElementById("b2b-users-loading")?.remove();
  }
}

start();
