// Copies values into plain data of a bounded size. The engine goes down every level of what it is
// given: a cycle would end it for the whole program.
import { isList, partsOf, reading } from "./argument.js";
import { B2bUsersError } from "./error.js";

const MOST_LEVELS = 32;
const MOST_ENTRIES = 1_000_000;
const MOST_CHARACTERS = 1 << 26;
// Halves of characters, which no UTF-8 holds.
const HALVES = /\p{Surrogate}/gu;

/** A copy of the value. `code` is that of the error if it is too large. */
export function plainCopy(name, value, code = "argument.invalid") {
  return new Copying(name, code).copy(value);
}

class Copying {
  #path;
  #code;
  #entries = 0;
  #characters = 0;

  constructor(name, code) {
    this.#path = [name];
    this.#code = code;
  }

  copy(value) {
    if (value === null || typeof value === "boolean" || Number.isFinite(value)) {
      return value;
    }
    if (typeof value === "string") {
      this.#characters += value.length;
      this.#limit(this.#characters, MOST_CHARACTERS, "characters");
      return value.replace(HALVES, "\ufffd");
    }
    // What JSON has no number for is given as its text.
    if (typeof value === "bigint" || typeof value === "number") {
      return String(value);
    }
    if (typeof value !== "object") {
      throw this.#refusal("a text, a number, true, false, a list or a plain object is needed.");
    }
    if (this.#path.length > MOST_LEVELS) {
      throw this.#refusal(`more than ${MOST_LEVELS} levels are not read. Does it hold itself?`);
    }
    return isList(this, value) ? this.#list(value) : this.#object(value);
  }

  #list(value) {
    const length = reading(this, () => value.length);
    this.#limit(this.#entries + length, MOST_ENTRIES, "entries");
    // What is not there has its place in a list all the same.
    return Array.from({ length }, (_, place) => this.#part(place, reading(this, () => value[place]) ?? null));
  }

  #object(value) {
    const parts = partsOf(this, value, "a plain object");
    return Object.fromEntries(parts.map(([key, part]) => [key, this.#part(key, part)]));
  }

  #part(key, value) {
    this.#entries += 1;
    this.#limit(this.#entries, MOST_ENTRIES, "entries");
    this.#path.push(key);
    const copy = this.copy(value);
    this.#path.pop();
    return copy;
  }

  #limit(number, most, what) {
    if (number > most) {
      throw this.#refusal(`more than ${most} ${what} are not read. Give less at a time.`);
    }
  }

  #refusal(text) {
    return new B2bUsersError(this.#code, `${this}: ${text}`);
  }

  /** Where it is, such as `rules.store.roles.0`. */
  toString() {
    return this.#path.join(".");
  }
}
