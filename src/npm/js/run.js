// An import under way.
import { call } from "./call.js";

/** Follows a run of the engine and tells whoever wants to know. */
export class ImportRun {
  #handle;
  #login;
  #whenPaused;
  #picture;
  #changes = 0;
  #wake;
  #nextChange;
  #renewing = false;
  #looking = false;
  #stopped;
  #settle;
  #forget = () => {};

  constructor(list, connection, options) {
    this.#login = connection.login;
    this.#whenPaused = options.whenPaused ?? "cancel";
    this.#expectChange();
    this.finished = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    // Whoever does not wait for the end need not hear of a fault twice.
    this.finished.catch(() => {});
    const { clock } = connection;
    const settings = {
      endpoint: connection.endpoint,
      timeout: connection.timeout,
      requestsPerMinute: options.requestsPerMinute,
      usersPerRequest: options.usersPerRequest,
    };
    this.#handle = call((engine) =>
      engine.ImportRun.start(
        list,
        settings,
        connection.fetch,
        clock && (() => clock.now()),
        clock && ((milliseconds) => clock.sleep(milliseconds)),
        () => this.#lookSoon(),
      ),
    );
    this.#cancelOn(options.signal);
    this.#lookSoon();
  }

  get progress() {
    return { [Symbol.asyncIterator]: () => this.#pictures() };
  }

  pause() {
    call(() => this.#handle.pause());
  }

  resume() {
    call(() => this.#handle.resume());
  }

  cancel() {
    call(() => this.#handle.cancel());
  }

  report() {
    const report = call(() => this.#handle.report());
    return this.#stopped === undefined ? report : { ...report, stopped: this.#stopped };
  }

  unfinishedRows() {
    return call(() => this.#handle.unfinishedRows() ?? null);
  }

  #cancelOn(signal) {
    const cancel = () => this.cancel();
    signal?.addEventListener("abort", cancel, { once: true });
    this.#forget = () => signal?.removeEventListener("abort", cancel);
  }

  // Not at once: the engine is in the middle of something when it says that there is news.
  #lookSoon() {
    if (!this.#looking) {
      this.#looking = true;
      queueMicrotask(() => this.#look());
    }
  }

  #look() {
    this.#looking = false;
    try {
      this.#picture = call(() => this.#handle.progress());
      this.#changes += 1;
      this.#wake();
      this.#expectChange();
      if (this.#picture.phase === "finished") {
        this.#forget();
        this.#settle.resolve(this.report());
      } else if (this.#picture.phase === "paused") {
        this.#heed(this.#picture.pause);
      }
    } catch (fault) {
      this.#forget();
      this.#settle.reject(fault);
    }
  }

  /** The run stands still: another login may help, else whoever waits decides. */
  async #heed(pause) {
    if (this.#renewing || pause.code === "pause.asked") {
      return;
    }
    if (pause.code === "pause.sign_in" && this.#login !== undefined) {
      this.#renewing = true;
      const renewed = await this.#login.renew();
      this.#renewing = false;
      if (renewed) {
        this.resume();
        return;
      }
    }
    if (this.#whenPaused === "cancel") {
      this.#stopped = pause;
      this.cancel();
    }
  }

  #expectChange() {
    this.#nextChange = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async *#pictures() {
    let seen = 0;
    for (;;) {
      if (this.#changes === seen) {
        await this.#nextChange;
      }
      seen = this.#changes;
      const picture = this.#picture;
      yield picture;
      if (picture.phase === "finished") {
        return;
      }
    }
  }
}
