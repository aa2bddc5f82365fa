// Connects the controls of embed.html with a real element.
import { codeOf } from "./embed-code.js";
import { ATTRIBUTES } from "./embed-attributes.js";
import { COLOURS, FONTS, INITIAL, LABELS, PARTS, SAMPLE_RULES } from "./embed-facts.js";
import { checkField, colourField, field } from "./embed-fields.js";
import { startLog } from "./embed-log.js";

const byId = (id) => document.getElementById(id);
const frames = [byId("preview"), byId("other-frame")];
const applied = { attributes: new Map(), style: new Map(), properties: new Map(), parts: new Set() };
let element = null;

function refresh() {
  byId("code").textContent = codeOf(element);
}

function say(text) {
  byId("status").textContent = text;
}

function setAttribute(name, value) {
  applied.attributes.set(name, value);
  // An empty endpoint is a value: the origin of the page.
  if (value === "" && name !== "endpoint") {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value);
  }
  refresh();
}

function setStyle(name, value) {
  applied.style.set(name, value);
  element.style.setProperty(`--b2b-users-${name}`, value);
  refresh();
}

function setProperty(name, value) {
  applied.properties.set(name, value);
  element[name] = value;
  refresh();
}

function showPart(name, isShown) {
  applied.parts[isShown ? "add" : "delete"](name);
  element.classList.toggle(`show-part-${name}`, isShown);
}

/** A new element with everything that was chosen so far. */
function begin() {
  element?.destroy();
  element?.remove();
  element = document.createElement("b2b-users");
  applied.attributes.forEach((value, name) => setAttribute(name, value));
  applied.style.forEach((value, name) => setStyle(name, value));
  applied.properties.forEach((value, name) => setProperty(name, value));
  applied.parts.forEach((name) => showPart(name, true));
  frames[0].append(element);
}

const LIFE = {
  move() {
    const target = frames.find((frame) => !frame.contains(element));
    target.append(element);
  },
  remove: () => element.remove(),
  insert: () => element.isConnected || frames[0].append(element),
  load: async () => {
    const isThere = await element.load();
    const reason = element.problem?.message ?? "It was removed or destroyed.";
    say(isThere ? "The widget is there." : `The widget is not there. ${reason}`);
  },
  destroy: () => element.destroy(),
  new: begin,
};

/** Takes JSON from a text area, and says what is wrong with it. */
function connectJson(name, initial) {
  const area = byId(name);
  const problem = byId(`${name}-problem`);
  const take = () => {
    try {
      setProperty(name, area.value.trim() === "" ? null : JSON.parse(area.value));
      problem.textContent = "";
      area.removeAttribute("aria-invalid");
    } catch {
      problem.textContent = "This is no JSON yet, so it is not used.";
      area.setAttribute("aria-invalid", "true");
    }
  };
  area.value = initial ? JSON.stringify(initial, null, 2) : "";
  area.addEventListener("change", take);
  applied.properties.set(name, initial);
}

function buildControls() {
  for (const attribute of ATTRIBUTES) {
    const initial = INITIAL[attribute.name] ?? "";
    const choices = attribute.choices && ["", ...attribute.choices];
    byId("attributes").append(field({ ...attribute, choices, initial }, setAttribute));
    applied.attributes.set(attribute.name, initial);
  }
  const style = byId("style-properties");
  for (const [name, value] of Object.entries(COLOURS)) {
    style.append(colourField(name, value, setStyle));
  }
  style.append(field({ name: "font", choices: FONTS, initial: "" }, setStyle));
  byId("parts").append(...PARTS.map((name) => checkField(name, showPart)));
  connectJson("rules", SAMPLE_RULES);
  connectJson("labels", LABELS);
}

function connectButtons() {
  byId("controls").addEventListener("submit", (event) => event.preventDefault());
  byId("token").addEventListener("change", (event) => {
    const token = event.target.value;
    setProperty("tokenProvider", token === "" ? null : () => token);
  });
  byId("reset-style").addEventListener("click", () => {
    for (const name of [...Object.keys(COLOURS), "font"]) {
      setStyle(name, "");
    }
    for (const box of byId("style-properties").querySelectorAll("input[type=checkbox]")) {
      box.checked = false;
    }
    byId("field-font").value = "";
  });
  for (const button of document.querySelectorAll("[data-life]")) {
    button.addEventListener("click", LIFE[button.dataset.life]);
  }
  byId("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(byId("code").textContent);
      say("Copied.");
    } catch {
      getSelection().selectAllChildren(byId("code"));
      say("Selected. Copy it with the keyboard.");
    }
  });
}

// Before the log, which shows what was cancelled.
document.addEventListener("b2b-users-before-send", (event) => {
  if (byId("cancel").checked) {
    event.preventDefault();
  }
});
startLog(byId("log"), byId("log-empty"), byId("clear"));
buildControls();
connectButtons();
begin();
