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
   * Takes other settings or another source of logins. What is the same is left alone.
   *
   * @throws what the engine throws for settings that it cannot use. Then it goes on with the old.
   */
  apply(settings, provider) {
    const isNewProvider = provider !== this.#provider;
    const areNewSettings = settings !== this.#settings;
    if (isNewProvider && areNewSettings) {
      // The login of one place must not reach the other, in whichever order they change.
      this.#mounted.setTokenProvider(undefined);
    }
    try {
      if (areNewSettings) {
        this.#mounted.update(settings);
        this.#settings = settings;
      }
    } finally {
      if (isNewProvider) {
        this.#provider = provider;
        this.#mounted.setTokenProvider(provider ?? undefined);
      }
    }
  }

  /** Another source of logins alone, when the settings cannot be used. */
  applyProvider(provider) {
    this.apply(this.#settings, provider);
  }

  /** Stops everything that the widget started. It cannot be used again. */
  end() {
    this.#mounted?.unmount();
    this.#mounted = null;
  }
}
