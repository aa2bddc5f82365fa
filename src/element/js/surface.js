// What stands in the shadow root: a word while loading, the widget's container, or a message.
import * as keys from "./keys.js";
import { browserUnsupported } from "./problem.js";
import css from "./styles.css";
import elementCss from "./element.css";

// The style sheet of each document, shared by its elements. A constructed sheet works under any content
// security policy, and belongs to the document that made it.
const sheets = new WeakMap();

function makeSheet(document) {
  try {
    const sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(`${css}\n${elementCss}`);
    return sheet;
  } catch {
    throw browserUnsupported();
  }
}

/**
 * The sheet of a document, which must be in a window.
 *
 * @throws `browser.unsupported` where sheets cannot be constructed.
 */
function sheetOf(document) {
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = makeSheet(document);
    sheets.set(document, sheet);
  }
  return sheet;
}

function setTheme(page, theme) {
  if (theme === "light" || theme === "dark") {
    page.dataset.theme = theme;
  } else {
    delete page.dataset.theme;
  }
}

/** The inside of one element. */
export class Surface {
  #root;
  #container = null;
  /** What a message stands in. */
  #page = null;

  constructor(root) {
    this.#root = root;
  }

  /** Takes the style sheet of the document that the element is in. */
  adoptSheet() {
    this.#root.adoptedStyleSheets = [sheetOf(this.#root.ownerDocument)];
  }

  /** Says that it takes a moment. */
  showLoading(words) {
    const line = this.#node("p", "b2b-loading");
    line.setAttribute("role", "status");
    line.lang = words.tag;
    line.textContent = words.say(keys.PAGE_LOADING);
    this.#root.replaceChildren(line);
  }

  /** An empty container for the widget, instead of everything else. */
  makeContainer() {
    this.#container = this.#node("div", "b2b-users-container");
    this.#root.replaceChildren(this.#container);
    return this.#container;
  }

  /** Leaves a picture of the widget instead of it, which everyone can read and no one can use. */
  freeze() {
    const picture = this.#container.cloneNode(true);
    for (const control of picture.querySelectorAll("button, input, select, textarea")) {
      control.disabled = true;
    }
    this.#container.replaceWith(picture);
  }

  /** Says what went wrong and what to do, instead of everything else. */
  showProblem(problem, words, theme, retry) {
    this.#root.replaceChildren(this.#message(problem, words, theme, retry));
  }

  /** The same above the widget: what it tells about users is still true. */
  addProblem(problem, words, theme) {
    this.#root.prepend(this.#message(problem, words, theme));
  }

  /** Shows a message in the theme that the element has now. */
  followTheme(theme) {
    if (this.#page) {
      setTheme(this.#page, theme);
    }
  }

  /** Leaves nothing. */
  clear() {
    this.#root.replaceChildren();
  }

  #message(problem, words, theme, retry) {
    const told = problem.told(words);
    const page = this.#node("div", "b2b-users b2b-page");
    page.lang = words.tag;
    setTheme(page, theme);
    this.#page = page;
    const message = this.#node("div", "b2b-message b2b-message-error");
    message.setAttribute("role", "alert");
    message.setAttribute("part", "message");
    message.dataset.testid = "element-error";
    message.dataset.code = problem.code;
    const body = this.#node("div", "b2b-message-body");
    const title = this.#node("strong");
    title.textContent = told.title;
    const advice = this.#node("p");
    advice.textContent = told.advice;
    body.append(title, advice);
    if (retry) {
      body.append(this.#button(words.say(keys.PAGE_AGAIN), retry));
    }
    message.append(body);
    page.append(message);
    return page;
  }

  #button(text, action) {
    const button = this.#node("button", "b2b-button b2b-button-secondary");
    button.type = "button";
    button.setAttribute("part", "button");
    button.textContent = text;
    button.addEventListener("click", action);
    return button;
  }

  #node(tag, classes = "") {
    const node = this.#root.ownerDocument.createElement(tag);
    if (classes !== "") {
      node.className = classes;
    }
    return node;
  }
}
