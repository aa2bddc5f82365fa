// Files, and what was found in them.
import { invalid, reading } from "./argument.js";
import { bytesOf, readReadOptions } from "./bytes.js";
import { call, release } from "./call.js";
import { readBulkRules, readMapping, readRules } from "./input.js";

// Handles into the engine's memory, out of everybody's reach.
const handles = new WeakMap();

/** The handle of a table or a check that was not freed. */
export function handleOf(holder, kind) {
  const name = kind.prototype[Symbol.toStringTag];
  const handle = reading(name, () => (holder instanceof kind ? handles.get(holder) : undefined));
  if (handle === undefined) {
    throw invalid(name, `a ${name} that was not freed`);
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

const FROM_ENGINE = Symbol("from the engine");

function hold(holder, token, handle) {
  if (token !== FROM_ENGINE) {
    throw invalid(holder[Symbol.toStringTag], "a call of readTable or checkTable");
  }
  handles.set(holder, handle);
}

/** Gives a class getters that ask the engine. */
function getters(kind, names) {
  for (const name of names) {
    Object.defineProperty(kind.prototype, name, {
      get() {
        return call(() => handleOf(this, kind)[name]);
      },
    });
  }
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

  row(row) {
    return call(() => handleOf(this, Table).row(whole("row", row)));
  }

  line(row) {
    return call(() => handleOf(this, Table).line(whole("row", row)));
  }
}
getters(Table, ["rowCount", "columnCount", "headers", "delimiter", "encoding", "blankRows"]);

export class TableCheck extends Held {
  constructor(token, handle) {
    super();
    hold(this, token, handle);
  }

  get [Symbol.toStringTag]() {
    return "TableCheck";
  }

  get unfinishedRows() {
    return call(() => handleOf(this, TableCheck).unfinishedRows ?? null);
  }
}
getters(TableCheck, ["counts", "verdicts", "users", "problems"]);

function whole(name, number) {
  if (!Number.isInteger(number) || number < 0 || number > 0xffffffff) {
    throw invalid(name, "a whole number");
  }
  return number;
}

export function readTable(source, options) {
  const read = readReadOptions(options);
  const bytes = bytesOf(source, read.limits?.bytes);
  return call((engine) => new Table(FROM_ENGINE, engine.readTable(bytes, read)));
}

export function suggestMapping(table, rules) {
  call(() => handleOf(table, Table));
  const known = readRules(rules);
  return call((engine) => engine.suggestMapping(handleOf(table, Table), known));
}

export function checkTable(table, mapping, rules) {
  call(() => handleOf(table, Table));
  const columns = readMapping(mapping);
  const bulk = readBulkRules(rules);
  return call((engine) => new TableCheck(FROM_ENGINE, engine.checkTable(handleOf(table, Table), columns, bulk)));
}
