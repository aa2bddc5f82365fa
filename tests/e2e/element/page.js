// The page of somebody else: counts what runs, keeps events, and reaches into shadow roots.
"use strict";

/** What was started and has not ended, by kind. */
window.__works = new Map();
window.__alive = { timers: new Set(), listeners: new Map(), requests: 0 };

for (const name of ["setTimeout", "setInterval"]) {
  const start = window[name].bind(window);
  window[name] = (work, ...rest) => {
    const timer = start((...given) => {
      if (name === "setTimeout") window.__alive.timers.delete(timer);
      work(...given);
    }, ...rest);
    const { stack } = new Error();
    // One driver runs its scripts with timers of its own.
    if (!stack.includes("evaluateJavaScriptFunction")) {
      window.__alive.timers.add(timer);
      window.__works.set(timer, `${name} ${rest[0]} ${stack}`.slice(0, 400));
    }
    return timer;
  };
}
for (const name of ["clearTimeout", "clearInterval"]) {
  const stop = window[name].bind(window);
  window[name] = (timer) => {
    window.__alive.timers.delete(timer);
    stop(timer);
  };
}
for (const target of [window, document]) {
  const add = target.addEventListener.bind(target);
  const remove = target.removeEventListener.bind(target);
  // What this page itself listens to is none of the element's.
  const isOwn = (type) => type === "DOMContentLoaded" || type.startsWith("b2b-users-");
  const key = (type, listener) => `${target === window ? "window" : "document"} ${type} ${idOf(listener)}`;
  target.addEventListener = (type, listener, ...rest) => {
    if (!isOwn(type)) window.__alive.listeners.set(key(type, listener), type);
    add(type, listener, ...rest);
  };
  target.removeEventListener = (type, listener, ...rest) => {
    window.__alive.listeners.delete(key(type, listener));
    remove(type, listener, ...rest);
  };
}
const ids = new WeakMap();
let next = 0;
function idOf(listener) {
  if (!ids.has(listener)) ids.set(listener, (next += 1));
  return ids.get(listener);
}
const send = window.fetch.bind(window);
window.__sent = 0;
window.fetch = (...given) => {
  window.__alive.requests += 1;
  window.__sent += 1;
  return send(...given).finally(() => {
    window.__alive.requests -= 1;
  });
};

/** Whether nothing is alive; what is, stays to be read. */
window.nothingIsAlive = () => {
  window.__left = [...__alive.listeners.keys(), ...[...__alive.timers].map((timer) => __works.get(timer))];
  return __alive.requests === 0 && __left.length === 0;
};

/** Counts of what is alive. */
window.alive = () => ({
  timers: window.__alive.timers.size,
  listeners: window.__alive.listeners.size,
  requests: window.__alive.requests,
});

/** The element of this number. */
window.element = (number = 0) => document.querySelectorAll("b2b-users")[number];
/** What is inside of it. */
window.inside = (selector, number = 0) => element(number)?.shadowRoot.querySelector(selector);
window.byTestId = (id, number = 0) => inside(`[data-testid="${id}"]`, number);
/** Types into a control. */
window.type = (id, text, number = 0) => {
  const control = byTestId(id, number);
  control.value = text;
  for (const [kind, bubbles] of [["input", true], ["change", true], ["blur", false]]) {
    control.dispatchEvent(new Event(kind, { bubbles }));
  }
};
/** Fills the form. */
window.fill = (email, number = 0) => {
  for (const [id, text] of [["email", email], ["firstName", "Zoë"], ["lastName", "O’Brien"], ["phoneNumber", "555 0101"], ["companyId", "42"], ["role", "1"]]) {
    type(id, text, number);
  }
};
/** Chooses a file of so many users, as soon as there is a place for one: its screen may be on its way. */
window.choose = async (count, number = 0) => {
  while (!byTestId("file", number)) await new Promise((done) => setTimeout(done, 20));
  const rows = Array.from({ length: count }, (_, row) => `many${row}@example.com,A,B,0,42,1`);
  const text = `email,first name,last name,role,company id,channels\n${rows.join("\n")}\n`;
  const files = new DataTransfer();
  files.items.add(new File([text], "many.csv", { type: "text/csv" }));
  const input = byTestId("file", number);
  input.files = files.files;
  input.dispatchEvent(new Event("change", { bubbles: true }));
};

/** Events of elements as they reach the page, with their names without the prefix. */
window.__events = [];
window.__prevent = false;
for (const name of ["ready", "before-send", "created", "progress", "finished", "error"]) {
  document.addEventListener(`b2b-users-${name}`, (event) => {
    window.__events.push({ name, detail: event.detail, from: event.target.id ?? "" });
    if (name === "before-send" && window.__prevent) event.preventDefault();
  });
}
window.events = (name) => window.__events.filter((event) => event.name === name);
