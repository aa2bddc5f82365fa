// The login of a company user: asked for before the first request and after a refusal.

/** A login that the store refuses again so soon will not get better by asking once more. */
const PATIENCE = 60_000;

/** How long the program may take to give a login: a run must not wait for ever. */
const LONGEST = 15_000;

/** Keeps the login that `provider` gives. */
export class Login {
  #provider;
  #now;
  #token;
  #renewedAt = Number.NEGATIVE_INFINITY;

  constructor(provider, now) {
    this.#provider = provider;
    this.#now = now;
  }

  /** The login; undefined if the program gives none. */
  async token() {
    this.#token ??= await this.#ask();
    return this.#token;
  }

  /** Gets another login after a refusal. False if there is none that could help. */
  async renew() {
    const moment = this.#now();
    if (moment < this.#renewedAt + PATIENCE) {
      return false;
    }
    this.#renewedAt = moment;
    const before = this.#token;
    this.#token = await this.#ask();
    return this.#token !== undefined && this.#token !== before;
  }

  async #ask() {
    let timer;
    const tooLate = new Promise((resolve) => {
      timer = setTimeout(resolve, LONGEST);
    });
    try {
      const given = await Promise.race([this.#provider(), tooLate]);
      // People copy the header as often as the token.
      const token = typeof given === "string" ? given.trim().replace(/^Bearer /, "").trim() : "";
      return /^[\x21-\x7e]+$/.test(token) ? token : undefined;
    } catch {
      // What it threw may hold the secret; that there is no login says enough.
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }
}
