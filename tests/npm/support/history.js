// What the sandbox recorded, as tests ask for it.

/** The requests that created, in their order: path and body. */
export async function createsOf(sandbox) {
  const history = await sandbox.history();
  return history
    .filter(({ method, body }) => method === "POST" && !isQuery(body))
    .map(({ path, body }) => ({ path, body }));
}

/** How many users of the store have each of these emails. */
export async function holders(sandbox, emails) {
  const users = await sandbox.users();
  const held = users.map(({ email }) => email.toLowerCase());
  return emails.map((email) => held.filter((other) => other === email.toLowerCase()).length);
}

function isQuery(body) {
  return typeof body?.query === "string" && !/^\s*mutation\b/.test(body.query);
}

/** Every email that was sent to be created, as often as it was. */
export async function emailsSent(sandbox) {
  const creates = await createsOf(sandbox);
  // One user alone is no list.
  return creates.flatMap(({ body }) => [body].flat().map(({ email }) => email));
}
