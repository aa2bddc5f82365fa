// Pictures of a run, for loops over them: always the newest one, until there are no more.

export class Pictures {
  #newest;
  #changes = 0;
  #fault;
  #wake;
  #nextChange;

  constructor() {
    this.#expectChange();
  }

  show(picture) {
    this.#newest = picture;
    this.#changes += 1;
    this.#tell();
  }

  /** There will be no further picture. */
  fail(fault) {
    this.#fault = fault;
    this.#tell();
  }

  async *[Symbol.asyncIterator]() {
    let seen = 0;
    for (;;) {
      if (this.#changes === seen && this.#fault === undefined) {
        await this.#nextChange;
      }
      if (this.#fault !== undefined) {
        throw this.#fault;
      }
      seen = this.#changes;
      const picture = this.#newest;
      yield picture;
      if (picture.phase === "finished") {
        return;
      }
    }
  }

  #tell() {
    this.#wake();
    this.#expectChange();
  }

  #expectChange() {
    this.#nextChange = new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
