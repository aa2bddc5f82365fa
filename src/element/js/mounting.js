// One life of the widget in its container, from mounting to its end.
import { mount } from "./glue.js";

/** The widget, mounted. */
export class Mounting {
  #mounted;
  #settings;
  #provider;

  /**
   * Mounts the widget.
   *
   * @throws what the engine throws for settings that it cannot use.
   */
  constructor(container, settings, emit, provider) {
    this.#mounted = mount(container, settings, emit, provider ?? undefined);
    this.#settings = settings;
    this.#provider = provider;
  }

  /**
   * Takes other settings or another source of logins. What is the same is left alone; what changes
   * together takes effect together.
   *
   * @throws what the engine throws for settings that it cannot use. Then nothing changes: the login
   * that goes with them must not reach the place of the old ones.
   */
  apply(settings, provider) {
    if (settings !== this.#settings) {
      this.#mounted.update(settings);
      this.#settings = settings;
    }
    if (provider !== this.#provider) {
      this.#mounted.setTokenProvider(provider ?? undefined);
      this.#provider = provider;
    }
  }

  /** Stops everything that the widget started. It cannot be used again. */
  end() {
    this.#mounted?.unmount();
    this.#mounted = null;
  }
}
