// The error that everything of this package throws.

/** An error with a stable code; see index.d.ts for the list. */
export class B2bUsersError extends Error {
  constructor(code, message, { issues = [], cause } = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.issues = issues;
  }

  get name() {
    return "B2bUsersError";
  }
}

/** Whatever was thrown, as one of ours. */
export function toB2bUsersError(thrown) {
  if (thrown instanceof B2bUsersError) {
    return thrown;
  }
  if (thrown instanceof WebAssembly.RuntimeError) {
    return new B2bUsersError(
      "engine.fault",
      "The engine stopped because of a fault of its own. Nothing more is sent. Look in the store which users were created.",
      { cause: thrown },
    );
  }
  if (thrown instanceof Error && typeof thrown.code === "string") {
    return new B2bUsersError(thrown.code, thrown.message, { issues: thrown.issues });
  }
  // A getter of the program's own objects, for example.
  const said = thrown instanceof Error ? thrown.message : String(thrown);
  return new B2bUsersError("argument.invalid", `An argument could not be read: ${said}`, { cause: thrown });
}

/** Does something with the engine; whatever it throws becomes one of our errors. */
export function guarded(work) {
  try {
    return work();
  } catch (thrown) {
    throw toB2bUsersError(thrown);
  }
}
