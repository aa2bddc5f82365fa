// One user, checked by the product.

let api;

export async function prepare(address) {
  api = await import(address);
  await api.init();
}

/** How many errors a draft has. */
export function errorsOf(draft) {
  const { user, issues } = api.checkUser(draft);
  return user ? 0 : issues.length;
}
