// An import under way.
import { call, release } from "./call.js";
import { readyToSend } from "./engine.js";
import { hearOfFault } from "./fault.js";
import * as keys from "./keys.js";
import { Pictures } from "./pictures.js";
import { say } from "./speech.js";

/** What there is to report before the engine has begun. */
function reportOf(list) {
  const rows = JSON.parse(call(() => list.rows()));
  const [total, queued] = [rows.length, rows.length];
  const message = say(keys.ROW_OPEN);
  const others = { open: 0, created: 0, found: 0, exists: 0, rejected: 0, ambiguous: 0, cancelled: 0, unsent: 0 };
  return {
    counts: { total, queued, ...others },
    requests: 0,
    rows: rows.map(([row, email]) => ({ row, email, status: "queued", code: "queued", message })),
  };
}

/** Follows a run of the engine and tells the program. It begins once what sends is loaded. */
export class ImportRun {
  #list;
  #handle;
  /** What was asked for before there was anything to ask. */
  #orders = [];
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
    // A program that does not wait for the end need not hear of a fault twice.
    this.finished.catch(() => {});
    this.#list = list;
    this.#forgetFault = hearOfFault((fault) => this.#endBy(fault));
    this.#cancelOn(options.signal);
    this.#begin(connection, options);
  }

  async #begin(connection, options) {
    try {
      await readyToSend();
      if (this.#fault === undefined) {
        this.#handle = this.#start(connection, options);
        // An import has a share of its own in the users.
        release(this.#list);
        this.#list = undefined;
        this.#orders.forEach((order) => this.#quietly(order));
        this.#lookSoon();
      }
    } catch (error) {
      this.#endBy(error);
    }
  }

  #start(connection, options) {
    const { clock } = connection;
    // In this order; what is not there is null in JSON.
    const { endpoint, timeout } = connection;
    const { requestsPerMinute, usersPerRequest, lookFirst = true, rowKey = true } = options;
    const settings = [endpoint, timeout, requestsPerMinute, usersPerRequest, lookFirst, rowKey];
    return call((engine) =>
      engine.ImportRun.start(
        this.#list,
        JSON.stringify(settings),
        connection.fetch,
        clock && (() => clock.now()),
        clock && ((milliseconds) => clock.sleep(milliseconds)),
        () => this.#lookSoon(),
      ),
    );
  }

  get progress() {
    return { [Symbol.asyncIterator]: () => this.#pictures[Symbol.asyncIterator]() };
  }

  // Functions of the run itself: they may be taken out of it.
  pause = () => this.#order((handle) => handle.pause());
  resume = () => this.#order((handle) => handle.resume());
  cancel = () => this.#order((handle) => handle.cancel());

  unfinishedRows = () => call(() => this.#handle?.unfinishedRows() ?? this.#list?.unfinishedRows(say(keys.ROW_OPEN)) ?? null);

  report = () => {
    const report = this.#handle === undefined ? reportOf(this.#list) : JSON.parse(call(() => this.#handle.report()));
    return this.#stopped === undefined ? report : { ...report, stopped: this.#stopped };
  };

  /** Asks the engine for something, at the latest when it begins. */
  #order(order) {
    call(() => (this.#handle === undefined ? this.#orders.push(() => order(this.#handle)) : order(this.#handle)));
  }

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
      const { pace: requestsPerMinute, ...seen } = call(() => this.#handle.progress());
      const picture = { ...seen, requestsPerMinute };
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

  /** Ends by a fault of the engine, or because what sends could not be loaded. */
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

  /** The run is paused: another login may help, else the program decides. */
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

  /** No caller could catch a fault here; the end of the run tells of it. */
  #quietly(work) {
    try {
      work();
    } catch {}
  }
}
