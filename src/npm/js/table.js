// Files, and what was found in them.
import { call, invalid, optional } from "./call.js";

// Handles into the engine's memory, out of everybody's reach.
const handles = new WeakMap();

/** The handle of a table or a check that was not freed. */
export function handleOf(holder, kind) {
  const handle = holder instanceof kind ? handles.get(holder) : undefined;
  if (handle === undefined) {
    throw invalid(kind.name, `a ${kind.name} that was not freed`);
  }
  return handle;
}

class Held {
  free() {
    const handle = handles.get(this);
    handles.delete(this);
    handle?.free();
  }

  get [Symbol.toStringTag]() {
    return this.constructor.name;
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
    throw invalid(holder.constructor.name, "a call of readTable or checkTable");
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

function bytesOf(source) {
  if (typeof source === "string") {
    return new TextEncoder().encode(source);
  }
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  if (source instanceof ArrayBuffer) {
    return new Uint8Array(source);
  }
  throw invalid("source", "a text or bytes");
}

export function readTable(source, options) {
  optional("options", options);
  return call((engine) => new Table(FROM_ENGINE, engine.readTable(bytesOf(source), options)));
}

export function suggestMapping(table) {
  return call((engine) => engine.suggestMapping(handleOf(table, Table)));
}

export function checkTable(table, mapping, rules) {
  const bulk = { inBulk: true, ...optional("rules", rules) };
  return call((engine) => new TableCheck(FROM_ENGINE, engine.checkTable(handleOf(table, Table), mapping, bulk)));
}
