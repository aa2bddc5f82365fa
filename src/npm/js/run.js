// An import under way.
import { call } from "./call.js";
import { hearOfFault } from "./fault.js";
import { Pictures } from "./pictures.js";

/** Follows a run of the engine and tells whoever wants to know. */
export class ImportRun {
  #handle;
  #login;
  #whenPaused;
  #pictures = new Pictures();
  #renewing = false;
  #looking = false;
  #stopped;
  #fault;
  #settle;
  #forgetSignal = () => {};
  #forgetFault;

  constructor(list, connection, options) {
    this.#login = connection.login;
    this.#whenPaused = options.whenPaused ?? "cancel";
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
      lookFirst: options.lookFirst ?? true,
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
    this.#forgetFault = hearOfFault((fault) => this.#endBy(fault));
    this.#cancelOn(options.signal);
    this.#lookSoon();
  }

  get progress() {
    return { [Symbol.asyncIterator]: () => this.#pictures[Symbol.asyncIterator]() };
  }

  // Functions of the run itself: they may be taken out of it.
  pause = () => call(() => this.#handle.pause());
  resume = () => call(() => this.#handle.resume());
  cancel = () => call(() => this.#handle.cancel());
  unfinishedRows = () => call(() => this.#handle.unfinishedRows() ?? null);

  report = () => {
    const report = call(() => this.#handle.report());
    return this.#stopped === undefined ? report : { ...report, stopped: this.#stopped };
  };

  #cancelOn(signal) {
    const cancel = () => this.#quietly(this.cancel);
    signal?.addEventListener("abort", cancel, { once: true });
    this.#forgetSignal = () => signal?.removeEventListener("abort", cancel);
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
    if (this.#fault !== undefined) {
      return;
    }
    try {
      const picture = call(() => this.#handle.progress());
      const report = picture.phase === "finished" ? this.report() : undefined;
      this.#pictures.show(picture);
      if (report !== undefined) {
        this.#forget();
        this.#settle.resolve(report);
      } else if (picture.phase === "paused") {
        this.#heed(picture.pause);
      }
    } catch (fault) {
      this.#endBy(fault);
    }
  }

  #endBy(fault) {
    this.#fault = fault;
    this.#forget();
    this.#pictures.fail(fault);
    this.#settle.reject(fault);
  }

  #forget() {
    this.#forgetSignal();
    this.#forgetFault();
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
      if (renewed && this.#fault === undefined) {
        this.#quietly(this.resume);
        return;
      }
    }
    if (this.#whenPaused === "cancel") {
      this.#stopped = pause;
      this.#quietly(() => call(() => this.#handle.giveUp()));
    }
  }

  /** Nobody called, so nobody could catch a fault; the run's end tells of it. */
  #quietly(work) {
    try {
      work();
    } catch {}
  }
}
