// A clock whose hours take no time: whoever sleeps is woken in the order of the moments, once nobody else has
// anything to do.

/** Turns of the event loop without a wake-up, after which nobody has anything to do. */
const QUIET_TURNS = 4;

export class VirtualClock {
  #time = Date.UTC(2026, 0, 1);
  #sleepers = [];
  #count = 0;
  #moving = false;

  now = () => this.#time;

  sleep = (milliseconds) =>
    new Promise((resolve) => {
      // Those of the same moment wake in the order in which they lay down.
      this.#push({ moment: this.#time + Math.max(0, milliseconds), order: (this.#count += 1), resolve });
      this.#move();
    });

  async #move() {
    if (this.#moving) return;
    this.#moving = true;
    while (this.#sleepers.length > 0) {
      await quiet();
      const next = this.#pop();
      this.#time = Math.max(this.#time, next.moment);
      next.resolve();
    }
    this.#moving = false;
  }

  #push(sleeper) {
    const heap = this.#sleepers;
    let place = heap.push(sleeper) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!isBefore(heap[place], heap[parent])) break;
      [heap[place], heap[parent]] = [heap[parent], heap[place]];
      place = parent;
    }
  }

  #pop() {
    const heap = this.#sleepers;
    const first = heap[0];
    const last = heap.pop();
    if (heap.length === 0) return first;
    heap[0] = last;
    for (let place = 0; ; ) {
      const children = [2 * place + 1, 2 * place + 2].filter((child) => child < heap.length);
      const least = children.reduce((best, child) => (isBefore(heap[child], heap[best]) ? child : best), place);
      if (least === place) return first;
      [heap[place], heap[least]] = [heap[least], heap[place]];
      place = least;
    }
  }
}

function isBefore(one, other) {
  return one.moment < other.moment || (one.moment === other.moment && one.order < other.order);
}

/** Lets pass what is due now: promises, messages, timers of no time. */
async function quiet() {
  for (let turn = 0; turn < QUIET_TURNS; turn += 1) await new Promise(setImmediate);
  await new Promise((resolve) => setTimeout(resolve, 0));
  await new Promise(setImmediate);
}
