// A clock whose time passes in no time. It moves on to the next moment that somebody sleeps until, but
// only while no request is under way: an answer takes none of its time.

/** Turns of the event loop in which whoever was just woken can go on before time moves again. */
const TURNS = 3;

export class VirtualClock {
  #time = Date.now();
  #sleepers = [];
  #requests = 0;
  #moving = false;

  now = () => this.#time;

  sleep = (milliseconds) =>
    new Promise((resolve) => {
      this.#sleepers.push({ moment: this.#time + milliseconds, resolve });
      this.#move();
    });

  /** Stands still while this function answers. */
  during(fetch) {
    return async (...parameters) => {
      this.#requests += 1;
      try {
        return await fetch(...parameters);
      } finally {
        this.#requests -= 1;
        this.#move();
      }
    };
  }

  async #move() {
    if (this.#moving) return;
    this.#moving = true;
    while (this.#sleepers.length > 0) {
      for (let turn = 0; turn < TURNS; turn += 1) await new Promise(setImmediate);
      // The end of the request moves on.
      if (this.#requests > 0) break;
      this.#sleepers.sort((one, other) => one.moment - other.moment);
      const next = this.#sleepers.shift();
      if (!next) break;
      this.#time = Math.max(this.#time, next.moment);
      next.resolve();
    }
    this.#moving = false;
  }
}
