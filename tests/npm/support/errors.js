// What every error of the package has to be like.

import assert from "node:assert/strict";

/** Fails unless it is a B2bUsersError with this code and a message that helps. */
export function assertIsError(api, error, code) {
  assert.ok(error instanceof api.B2bUsersError, `not a B2bUsersError: ${describe(error)}`);
  assert.ok(error instanceof Error);
  assert.equal(error.name, "B2bUsersError");
  assert.equal(error.code, code, describe(error));
  assert.ok(error.message.length > 10, `says too little: ${describe(error)}`);
  assert.ok(Array.isArray(error.issues), "has no list of issues");
  return error;
}

/** The error that a call throws at once, or that its promise rejects with. */
export async function errorOf(call) {
  let result;
  try {
    result = await call();
  } catch (error) {
    return error;
  }
  assert.fail(`nothing was thrown, but there was a result: ${describe(result)}`);
}

/** Fails unless the call ends with a B2bUsersError of this code. */
export async function assertFails(api, call, code) {
  return assertIsError(api, await errorOf(call), code);
}

function describe(value) {
  if (value instanceof Error) return `${value.name} ${value.code}: ${value.message}`;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
