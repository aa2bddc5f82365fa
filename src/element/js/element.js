// The custom element: when the widget begins, changes and ends.
import { ATTRIBUTE_OF } from "./attributes.js";
import { VERSION } from "./build-facts.js";
import { ConfiguredElement } from "./configured-element.js";
import { loadEngine } from "./engine.js";
import { dispatch } from "./events.js";
import { reportFault, unwatchFaults, watchFaults } from "./fault.js";
import { Mounting } from "./mounting.js";
import { asProblem, engineFault, secretAttribute } from "./problem.js";
import { removeSecretAttributes, watchSecretAttributes } from "./secrets.js";
import { settingsOf } from "./settings.js";
import { Surface } from "./surface.js";
import { isTrap } from "./trap.js";
import { takeOverProperties } from "./upgrade.js";

/** Problems that other settings do not mend. */
const BEYOND_SETTINGS = ["wasm.failed", "wasm.blocked", "browser.unsupported", "engine.fault"];

/** `<b2b-users>`. */
export class B2bUsersElement extends ConfiguredElement {
  static version = VERSION;
  static observedAttributes = Object.values(ATTRIBUTE_OF);

  /** Where the WebAssembly module comes from. Each way to load this file knows its own. */
  static wasm() {
    throw new TypeError("Use the element of b2b-users/widget, which knows where its module is.");
  }

  /** Where a part of the module comes from, which is loaded when it is needed. */
  static part(_name, _file) {
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
  /** The engine stopped while the widget was there: a picture of it stays. */
  #isFrozen = false;
  /** What keeps the widget from being there. */
  #obstacle = null;
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
    return (this.#obstacle ?? this.#notice)?.detail ?? null;
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
    // Another document has another window. The widget begins anew there.
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
    const canBeShown = this.isConnected && this.ownerDocument.defaultView;
    if (!canBeShown || this.#isDestroyed || this.#isFrozen) {
      return false;
    }
    if (this.#mounting) {
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
    this.#obstacle = null;
    let problem = null;
    try {
      await this.#prepare();
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

  async #prepare() {
    this.#surface.adoptSheet();
    this.#surface.showLoading();
    const kind = this.constructor;
    await loadEngine(kind.wasm(), (name, file) => kind.part(name, file));
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
      if (isTrap(error)) {
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
    const goesOn = dispatch(this, name, detail);
    // A listener may have ended it just now.
    return goesOn && life === this.#life;
  }

  #fail(problem) {
    // Settings can be mended in place, a failed download can be tried again, the rest cannot.
    const retry = problem.code === "wasm.failed" ? () => this.load() : undefined;
    this.#isWaitingForSettings = !BEYOND_SETTINGS.includes(problem.code);
    this.#obstacle = problem;
    this.#surface.showProblem(problem, this.theme, retry);
    dispatch(this, "error", problem.detail);
  }

  #onFault = () => {
    const mounting = this.#mounting;
    if (!mounting) {
      return;
    }
    this.#life += 1;
    this.#mounting = null;
    this.#isFrozen = true;
    this.#obstacle = engineFault();
    this.#surface.freeze();
    this.#surface.addProblem(this.#obstacle, this.theme);
    // It may stop its requests and timers yet, or trap once more.
    this.#guard(() => mounting.end());
    dispatch(this, "error", this.#obstacle.detail);
  };

  /** Ends this life of the widget. Another may follow. */
  #stop() {
    this.#life += 1;
    this.#starting = null;
    this.#isWaitingForSettings = false;
    this.#isFrozen = false;
    this.#obstacle = null;
    this.#notice = null;
    unwatchFaults(this.#onFault);
    this.#surface.clear();
    const mounting = this.#mounting;
    this.#mounting = null;
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
      console.warn(problem.message);
      this.#notify(problem);
    }
    if (this.#mounting) {
      const problem = this.#guard(() => this.#mounting.apply(settingsOf(this), this.#tokenProvider));
      if (problem) {
        this.#notify(problem);
      }
    } else if (this.#isWaitingForSettings) {
      this.#isWaitingForSettings = false;
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
    dispatch(this, "error", problem.detail);
  }
}
