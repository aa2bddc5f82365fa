// Files, and what was found in them.
import { invalid, optionsOf, whole } from "./argument.js";
import { bytesOf, readReadOptions } from "./bytes.js";
import { call, release } from "./call.js";
import * as keys from "./keys.js";
import { withRules } from "./rules.js";
import { textOf } from "./text.js";

const MAX = 0xffffffff;

// Handles into the engine's memory, out of the program's reach.
const handles = new WeakMap();

/** The handle of a table or a check that was not freed. */
export function handleOf(holder, kind) {
  const name = kind.prototype[Symbol.toStringTag];
  const handle = holder instanceof kind ? handles.get(holder) : undefined;
  if (handle === undefined) {
    throw invalid(name, keys.MODULE_HELD, { kind: name });
  }
  return handle;
}

class Held {
  free() {
    const handle = handles.get(this);
    handles.delete(this);
    if (handle !== undefined) {
      release(handle);
    }
  }
}

// The symbol is younger than some hosts that this runs on.
if (Symbol.dispose !== undefined) {
  Object.defineProperty(Held.prototype, Symbol.dispose, {
    value() {
      this.free();
    },
  });
}

const FROM_ENGINE = Symbol("engine");

/**
 * A holder of what the engine gave.
 *
 * @returns {any} Where the host has Symbol.dispose, so has the class; the compiler does not see that.
 */
function held(kind, handle) {
  return new kind(FROM_ENGINE, handle);
}

function hold(holder, token, handle) {
  if (token !== FROM_ENGINE) {
    throw invalid(holder[Symbol.toStringTag], keys.MODULE_MAKER);
  }
  handles.set(holder, handle);
}

export class Table extends Held {
  constructor(token, handle) {
    super();
    hold(this, token, handle);
  }

  // Spelled out: bundlers give classes other names.
  get [Symbol.toStringTag]() {
    return "Table";
  }

  get rowCount() {
    return call(() => handleOf(this, Table).rowCount);
  }

  get columnCount() {
    return call(() => handleOf(this, Table).columnCount);
  }

  get headers() {
    return call(() => handleOf(this, Table).headers);
  }

  get delimiter() {
    return call(() => handleOf(this, Table).delimiter);
  }

  get encoding() {
    return call(() => handleOf(this, Table).encoding);
  }

  get blankRows() {
    return call(() => handleOf(this, Table).blankRows);
  }

  row(row) {
    return call(() => handleOf(this, Table).row(whole("row", row)));
  }

  line(row) {
    return call(() => handleOf(this, Table).line(whole("row", row)));
  }
}

export class TableCheck extends Held {
  constructor(token, handle) {
    super();
    hold(this, token, handle);
  }

  get [Symbol.toStringTag]() {
    return "TableCheck";
  }

  get counts() {
    return JSON.parse(call(() => handleOf(this, TableCheck).counts()));
  }

  verdicts(range) {
    return part(this, "verdicts", range);
  }

  users(range) {
    return part(this, "users", range);
  }

  problems(range) {
    return part(this, "problems", range);
  }

  unfinishedRows() {
    return call(() => handleOf(this, TableCheck).unfinishedRows() ?? null);
  }
}

/** What a list of a check has from one place to before another; all of it by default. */
function part(check, list, range) {
  const { from = 0, to = MAX } = optionsOf("range", range, ["from", "to"]);
  const places = [whole("range.from", from), whole("range.to", to)];
  return JSON.parse(call(() => handleOf(check, TableCheck)[list](...places)));
}

/** @type {typeof import("./index.d.ts").readTable} */
export function readTable(source, options) {
  const read = readReadOptions(options);
  const bytes = bytesOf(source, read.limits.bytes);
  const { delimiter, limits } = read;
  return call((engine) =>
    held(Table, engine.readTable(bytes, delimiter, limits.bytes, limits.rows, limits.columns, limits.cellBytes)),
  );
}

/** @type {typeof import("./index.d.ts").suggestMapping} */
export function suggestMapping(table, rules) {
  call(() => handleOf(table, Table));
  return withRules(rules, (known) => JSON.parse(call((engine) => engine.suggestMapping(handleOf(table, Table), known))));
}

/** @type {typeof import("./index.d.ts").checkTable} */
export function checkTable(table, mapping, rules) {
  call(() => handleOf(table, Table));
  if (!Array.isArray(mapping)) {
    throw invalid("mapping", keys.MODULE_TARGETS);
  }
  const columns = textOf("mapping", mapping);
  const check = (known) =>
    call((engine) => held(TableCheck, engine.checkTable(handleOf(table, Table), columns, known)));
  // Rows may share a request, unless the rules say otherwise.
  return withRules(rules, check, { inBulk: true });
}
