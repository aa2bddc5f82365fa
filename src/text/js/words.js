// The texts that scripts show. Their patterns are filled in as the engine does it (`pattern.rs`, `render.rs`).

/** How deep patterns within patterns are followed. */
const DEPTH = 8;

/** An argument between its braces: its name, and its format with the branches of that. */
const ARGUMENT = /^([^,]*)(?:,\s*(number)\s*|,\s*(plural|select)\s*,(.*))?$/s;

/** The language of these that a tag (BCP 47) asks for, with a region or without; undefined if it asks for none. */
export function languageOf(tag, languages) {
  const asked = `${tag}-`.toLowerCase();
  const fitting = languages.filter((language) => asked.startsWith(`${language.toLowerCase()}-`));
  return fitting.sort((one, other) => other.length - one.length)[0];
}

/** What a language says. A text that its table lacks is English, which every key brings along. */
export class Words {
  #patterns;
  #plurals;
  #numbers;

  /** `table` has a line for each key: its name, an equals sign, the pattern. English needs none. */
  constructor(tag = "en", table = "") {
    this.tag = tag;
    this.table = table;
    this.#plurals = new Intl.PluralRules(tag);
    this.#numbers = new Intl.NumberFormat(tag);
    this.#patterns = new Map(table.split("\n").map(entryOf));
  }

  /** The text behind a key of `keys.js`, with texts and numbers as its arguments. */
  say(key, given = {}) {
    const [name, english] = entryOf(key);
    return this.#fill(this.#patterns.get(name) ?? english, new Map(Object.entries(given)), undefined, DEPTH);
  }

  #fill(pattern, given, count, depth) {
    let text = "";
    let rest = depth > 0 ? pattern : "";
    for (;;) {
      const place = rest.search(count === undefined ? /\{/ : /[{#]/);
      if (place < 0) {
        return text + rest;
      }
      text += rest.slice(0, place);
      rest = rest.slice(place);
      const inner = rest.startsWith("#") ? "" : braced(rest);
      const argument = ARGUMENT.exec(inner);
      if (argument === null) {
        return text + rest;
      }
      text += rest.startsWith("#") ? this.#numbers.format(count) : this.#argument(argument, given, count, depth - 1);
      rest = rest.slice(rest.startsWith("#") ? 1 : inner.length + 2);
    }
  }

  /** @param {string[]} argument */
  #argument([, name, number, kind, branches], given, count, depth) {
    const value = given.get(name.trim());
    if (kind === "select") {
      const selector = String(value ?? "") || "none";
      return this.#fill(choose(branches, selector, "other"), given, count, depth);
    }
    if (typeof value !== "number" || !(number ?? kind)) {
      return String(value ?? "");
    }
    const branch = kind && choose(branches, `=${value}`, this.#plurals.select(value));
    return kind ? this.#fill(branch, given, value, depth) : this.#numbers.format(value);
  }
}

/** The name and the pattern of a line. @returns {[string, string]} */
function entryOf(line) {
  const end = line.indexOf("=");
  return [line.slice(0, end), line.slice(end + 1)];
}

/** What stands between the brace at the beginning and the one that closes it; if none does, what is no argument. */
function braced(text) {
  let depth = 0;
  for (let place = 0; place < text.length; place += 1) {
    depth += { "{": 1, "}": -1 }[text[place]] ?? 0;
    if (depth === 0) {
      return text.slice(1, place);
    }
  }
  return ",";
}

/** The pattern of the first selector that there is: the first of these, the second, or `other`. */
function choose(branches, first, second) {
  const found = new Map();
  let rest = branches;
  for (let start = rest.indexOf("{"); start >= 0; start = rest.indexOf("{")) {
    const pattern = braced(rest.slice(start));
    const selector = rest.slice(0, start).trim();
    found.set(selector, found.get(selector) ?? pattern);
    rest = rest.slice(start + pattern.length + 2);
  }
  return found.get(first) ?? found.get(second) ?? found.get("other") ?? "";
}
