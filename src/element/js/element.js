// The custom element: when the widget begins, changes and ends.
import { ATTRIBUTE_OF, PROPERTY_NAMES } from "./attributes.js";
import { VERSION } from "./build-facts.js";
import { ConfiguredElement } from "./configured-element.js";
import { loadEngine } from "./engine.js";
import { dispatch } from "./events.js";
import { engineHasStopped, isOurFault, reportFault, unwatchFaults, watchFaults } from "./fault.js";
import { Mounting } from "./mounting.js";
import { asProblem, engineFault, secretAttribute } from "./problem.js";
import { isSecretName, removeSecretAttributes, SECRET_ATTRIBUTES } from "./secrets.js";
import { settingsOf } from "./settings.js";
import { Surface } from "./surface.js";

/** `<b2b-users>`. */
export class B2bUsersElement extends ConfiguredElement {
  static version = VERSION;
  static observedAttributes = [...Object.values(ATTRIBUTE_OF), ...SECRET_ATTRIBUTES];

  /** Where the WebAssembly module comes from. Each way to load this file knows its own. */
  static wasm() {
    throw new TypeError("Use the element of b2b-users/widget, which knows where its module is.");
  }

  #surface;
  #tokenProvider = null;
  #rules = null;
  #labels = null;
  #mounting = null;
  #starting = null;
  /** Counts the lives of the widget, so that what belongs to an earlier one is noticed. */
  #life = 0;
  #isWaitingForSettings = false;
  #isFlushing = false;
  #isDestroyed = false;
  #secrets = [];

  constructor() {
    super();
    this.#surface = new Surface(this.attachShadow({ mode: "open" }));
  }

  get tokenProvider() {
    return this.#tokenProvider;
  }
  set tokenProvider(value) {
    if (value !== null && value !== undefined && typeof value !== "function") {
      throw new TypeError("tokenProvider must be a function that gives the login, or null.");
    }
    this.#tokenProvider = value ?? null;
    this.#changed();
  }

  get rules() {
    return this.#rules;
  }
  set rules(value) {
    this.#rules = value ?? null;
    this.#changed();
  }

  get labels() {
    return this.#labels;
  }
  set labels(value) {
    this.#labels = value ?? null;
    this.#changed();
  }

  connectedCallback() {
    if (this.#isDestroyed) {
      return;
    }
    this.#takeOverProperties();
    this.#refuse(removeSecretAttributes(this));
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
    // Another document has another window. The widget begins anew there.
    this.#stop();
  }

  attributeChangedCallback(name, before, after) {
    if (isSecretName(name)) {
      if (after !== null) {
        this.removeAttribute(name);
        this.#refuse([name]);
      }
    } else if (before !== after) {
      this.#changed();
    }
  }

  /** Loads and shows the widget, for example again after a failure. Says whether it is there. */
  async load() {
    // A document without a window, such as one that was only parsed, shows nothing.
    if (this.#isDestroyed || !this.isConnected || !this.ownerDocument.defaultView) {
      return false;
    }
    if (this.#mounting && !engineHasStopped()) {
      return true;
    }
    this.#starting ??= this.#start(this.#life);
    return this.#starting;
  }

  /** Ends the widget for good and stops everything it started. */
  destroy() {
    this.#isDestroyed = true;
    this.#stop();
    this.#tokenProvider = null;
  }

  async #start(life) {
    watchFaults(this.#onFault);
    this.#surface.adoptSheet();
    this.#surface.showLoading();
    let problem = null;
    try {
      await loadEngine(this.constructor.wasm());
    } catch (error) {
      problem = asProblem(error);
    }
    if (life !== this.#life) {
      return false;
    }
    this.#starting = null;
    if (!problem) {
      problem = this.#mount(life);
    }
    if (problem) {
      this.#fail(problem);
      return false;
    }
    dispatch(this, "ready", { version: VERSION });
    return true;
  }

  /** Mounts the widget. Gives the problem if that does not work. */
  #mount(life) {
    const emit = (name, detail) => this.#emit(life, name, detail);
    try {
      const settings = settingsOf(this);
      const container = this.#surface.makeContainer();
      this.#mounting = new Mounting(container, settings, emit, this.#tokenProvider);
      return null;
    } catch (error) {
      if (isOurFault(error)) {
        reportFault();
      }
      return asProblem(error);
    }
  }

  /** Passes an event of the widget on. A widget that has ended sends nothing any more. */
  #emit(life, name, detail) {
    if (life !== this.#life) {
      return false;
    }
    if (name === "ready") {
      // The element says that itself, once mounting is over.
      return true;
    }
    if (name === "error" && detail?.code === "engine.fault") {
      reportFault();
      return true;
    }
    const goesOn = dispatch(this, name, detail);
    // A listener may have ended it just now.
    return goesOn && life === this.#life;
  }

  #fail(problem) {
    // Settings can be mended in place, a failed download can be tried again, the rest cannot.
    const retry = problem.code === "wasm.failed" ? () => this.load() : undefined;
    this.#isWaitingForSettings = !["wasm.failed", "wasm.blocked", "engine.fault"].includes(problem.code);
    this.#surface.showProblem(problem, this.theme, retry);
    dispatch(this, "error", problem.detail);
  }

  #onFault = () => {
    const problem = engineFault();
    if (this.#mounting) {
      this.#surface.addProblem(problem, this.theme);
      dispatch(this, "error", problem.detail);
    }
  };

  /** Ends this life of the widget. Another may follow. */
  #stop() {
    this.#life += 1;
    this.#starting = null;
    this.#isWaitingForSettings = false;
    unwatchFaults(this.#onFault);
    this.#surface.clear();
    const mounting = this.#mounting;
    this.#mounting = null;
    if (mounting && !engineHasStopped()) {
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
    for (const name of this.#secrets.splice(0)) {
      const problem = secretAttribute(name);
      console.warn(problem.message);
      dispatch(this, "error", problem.detail);
    }
    if (this.#mounting && !engineHasStopped()) {
      const problem = this.#guard(() => this.#apply());
      if (problem) {
        dispatch(this, "error", problem.detail);
      }
    } else if (this.#isWaitingForSettings) {
      this.#isWaitingForSettings = false;
      this.load();
    }
  }

  #apply() {
    let settings;
    try {
      settings = settingsOf(this);
    } catch (problem) {
      this.#mounting.applyProvider(this.#tokenProvider);
      throw problem;
    }
    this.#mounting.apply(settings, this.#tokenProvider);
  }

  /** Calls into the engine. A trap is told to all elements, anything else is given back. */
  #guard(action) {
    try {
      action();
      return null;
    } catch (error) {
      if (isOurFault(error)) {
        reportFault();
        return null;
      }
      return asProblem(error);
    }
  }

  #refuse(names) {
    if (names.length > 0) {
      this.#secrets.push(...names);
      this.#changed();
    }
  }

  /** Properties that were set before the browser knew the element hide its accessors. */
  #takeOverProperties() {
    for (const name of PROPERTY_NAMES) {
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
  }
}
