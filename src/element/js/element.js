// The custom element: when the widget begins, changes and ends.
import { VERSION } from "./build-facts.js";
import { loadEngine, Mounting } from "./engine.js";
import { dispatch } from "./events.js";
import { isTrap, reportFault, unwatchFaults, watchFaults } from "./fault.js";
import * as keys from "./keys.js";
import { fetchWordsFor, wordsFor } from "./language.js";
import { asProblem, engineFault, isAboutSettings, secretAttribute } from "./problem.js";
import { removeSecretAttributes, watchSecretAttributes } from "./secrets.js";
import { addProperties, ATTRIBUTES, settingsOf, takeOverProperties, takeSettings } from "./settings.js";
import { Surface } from "./surface.js";

// On a server there is no HTMLElement. Importing must work there; using the element need not.
const Base = globalThis.HTMLElement ?? class {};

/** `<b2b-users>`, but for where its files are. */
export class B2bUsersElement extends Base {
  static version = VERSION;
  static observedAttributes = ATTRIBUTES;

  static {
    addProperties(this, (element) => element.#changed());
  }

  // Each way to load this file knows where the module (`wasm`), its parts (`part`) and the texts (`texts`) are.

  #surface;
  #tokenProvider = null;
  /**
   * Where the element is in its life. What belongs to an earlier life knows it by the object.
   *
   * | kind | holds | then |
   * | --- | --- | --- |
   * | `idle` | | `loading` |
   * | `loading` | `result`, a promise of whether the widget is there | `mounted`, `failed` |
   * | `mounted` | `mounting`, the widget | `frozen` |
   * | `failed` | `problem`, what keeps the widget from being there | `loading` |
   * | `frozen` | `problem`; the engine stopped, and a picture of the widget stays | |
   * | `destroyed` | | |
   *
   * Leaving the page leads from every state but the last to `idle`.
   */
  #state = { kind: "idle" };
  #isFlushing = false;
  /** What was wrong with the latest settings. */
  #notice = null;
  /** What was refused and is told with the next changes. */
  #refused = [];

  constructor() {
    super();
    this.#surface = new Surface(this.attachShadow({ mode: "open" }));
    watchSecretAttributes(this, (names) => this.#refuse(names.map(secretAttribute)));
  }

  /** What is wrong now, for a page that began to listen late. */
  get problem() {
    return (this.#state.problem ?? this.#notice)?.detail(wordsFor(this)) ?? null;
  }

  get tokenProvider() {
    return this.#tokenProvider;
  }
  set tokenProvider(value) {
    if (value !== null && value !== undefined && typeof value !== "function") {
      throw new TypeError(wordsFor(this).say(keys.ELEMENT_TOKEN_PROVIDER));
    }
    this.#tokenProvider = value ?? null;
    this.#changed();
  }

  /** Takes all settings at once, as `config.json` has them. What is not named is not set. */
  configure(settings) {
    takeSettings(this, settings);
    this.#changed();
  }

  connectedCallback() {
    if (this.#state.kind === "destroyed") {
      return;
    }
    this.#refuse(takeOverProperties(this));
    this.#refuse(removeSecretAttributes(this).map(secretAttribute));
    this.load();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion: only what stays away has gone.
    queueMicrotask(() => {
      if (!this.isConnected) {
        this.#stop();
      }
    });
  }

  /** The browser's own way to move an element. Nothing has to happen. */
  connectedMoveCallback() {}

  adoptedCallback() {
    // Another document has another window. The widget begins again there.
    this.#stop();
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after) {
      this.#changed();
    }
  }

  /** Loads and shows the widget, for example again after a failure. Says whether it is there. */
  async load() {
    // A document without a window, such as one that was only parsed, shows nothing.
    if (!this.isConnected || !this.ownerDocument.defaultView) {
      return false;
    }
    switch (this.#state.kind) {
      case "idle":
      case "failed":
        return this.#start();
      case "loading":
        return this.#state.result;
      default:
        return this.#state.kind === "mounted";
    }
  }

  /** Ends the widget for good and stops everything it started. */
  destroy() {
    this.#stop();
    this.#state = { kind: "destroyed" };
    this.#tokenProvider = null;
  }

  #start() {
    const loading = { kind: "loading" };
    this.#state = loading;
    watchFaults(this.#onFault);
    loading.result = this.#bring(loading);
    this.#fetchWords();
    return loading.result;
  }

  #addressOfTexts = (language, file) => this.constructor.texts(language, file);

  /** What was said before the texts of the language are there is said again then. Nothing waits for them. */
  async #fetchWords() {
    if (!(await fetchWordsFor(this, this.#addressOfTexts))) {
      return;
    }
    const { kind, problem } = this.#state;
    if (kind === "loading") {
      this.#surface.showLoading(wordsFor(this));
    } else if (kind === "failed") {
      this.#showProblem(problem);
    }
  }

  /** Brings the widget from loading to being there, unless the page ends it meanwhile. */
  async #bring(loading) {
    let next;
    try {
      this.#surface.adoptSheet();
      this.#surface.showLoading(wordsFor(this));
      const kind = this.constructor;
      await loadEngine(kind.wasm(), (name, file) => kind.part(name, file));
      if (this.#state !== loading) {
        return false;
      }
      next = this.#mount(loading);
    } catch (error) {
      if (isTrap(error)) {
        reportFault();
      }
      next = { kind: "failed", problem: asProblem(error) };
    }
    if (this.#state !== loading) {
      this.#end(next);
      return false;
    }
    this.#state = next;
    if (next.kind === "failed") {
      this.#showProblem(next.problem);
      this.#tell(next.problem);
      return false;
    }
    dispatch(this, "ready", { version: VERSION });
    return true;
  }

  #mount(loading) {
    const mounted = { kind: "mounted" };
    // A widget that has ended sends nothing any more, and a listener may have ended it just now.
    const isAlive = () => this.#state === loading || this.#state === mounted;
    const emit = (name, detail) => {
      // That it is ready the element says itself, once mounting is over.
      const goesOn = isAlive() && (name === "ready" || dispatch(this, name, detail));
      return goesOn && isAlive();
    };
    const settings = settingsOf(this);
    const container = this.#surface.makeContainer();
    mounted.mounting = new Mounting(container, settings, emit, this.#tokenProvider, this.#addressOfTexts);
    return mounted;
  }

  #showProblem(problem) {
    // Settings can be mended in place, a failed download can be tried again, the rest cannot.
    const retry = problem.code === "wasm.failed" ? () => this.load() : undefined;
    this.#surface.showProblem(problem, wordsFor(this), this.theme, retry);
  }

  #onFault = () => {
    const { kind, mounting } = this.#state;
    if (kind !== "mounted") {
      return;
    }
    const problem = engineFault();
    this.#state = { kind: "frozen", problem };
    this.#surface.freeze();
    this.#surface.addProblem(problem, wordsFor(this), this.theme);
    // It may stop its requests and timers yet, or trap once more.
    this.#guard(() => mounting.end());
    this.#tell(problem);
  };

  /** Ends this life of the widget. Another may follow. */
  #stop() {
    const state = this.#state;
    if (state.kind === "destroyed") {
      return;
    }
    this.#state = { kind: "idle" };
    this.#notice = null;
    unwatchFaults(this.#onFault);
    this.#surface.clear();
    this.#end(state);
  }

  #end({ mounting }) {
    if (mounting) {
      // Later, since it may be a listener of the widget itself that ended it.
      queueMicrotask(() => this.#guard(() => mounting.end()));
    }
  }

  #changed() {
    if (!this.#isFlushing) {
      this.#isFlushing = true;
      queueMicrotask(() => this.#flush());
    }
  }

  /** Carries out all changes of this turn together. */
  #flush() {
    this.#isFlushing = false;
    this.#notice = null;
    this.#surface.followTheme(this.theme);
    for (const problem of this.#refused.splice(0)) {
      console.warn(problem.detail(wordsFor(this)).message);
      this.#notify(problem);
    }
    const { kind, mounting, problem } = this.#state;
    if (kind === "mounted") {
      const refused = this.#guard(() => mounting.apply(settingsOf(this), this.#tokenProvider));
      if (refused) {
        this.#notify(refused);
      }
    } else if (kind === "failed" && isAboutSettings(problem)) {
      this.load();
    }
  }

  /** Calls into the engine. A trap is told to all elements, anything else is given back. */
  #guard(action) {
    try {
      action();
      return null;
    } catch (error) {
      if (isTrap(error)) {
        reportFault();
        return null;
      }
      return asProblem(error);
    }
  }

  #refuse(problems) {
    if (problems.length > 0) {
      this.#refused.push(...problems);
      this.#changed();
    }
  }

  #notify(problem) {
    this.#notice = problem;
    this.#tell(problem);
  }

  #tell(problem) {
    dispatch(this, "error", problem.detail(wordsFor(this)));
  }
}
