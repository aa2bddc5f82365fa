// A store that takes everybody, and answers as the management API does.

/** What the store is like: the lists that are asked for. */
const LISTS = {
  "/api/v3/io/companies/roles": [
    { id: 1, name: "Admin", roleType: 1 },
    { id: 2, name: "Senior Buyer", roleType: 1 },
    { id: 3, name: "Junior Buyer", roleType: 1 },
  ],
  "/api/v3/io/channels": [1, 2, 3].map((id) => ({ channelId: id, channelName: `Storefront ${id}`, b2bEnabled: true })),
  "/api/v3/io/users/extra-fields": [
    { fieldName: "Cost Center", fieldType: 2, maximumValue: "999999", isRequired: false, isUnique: false },
    { fieldName: "Notes", fieldType: 0, maximumLength: "120", isRequired: false, isUnique: false },
  ],
  "/api/v3/io/companies": Array.from({ length: 40 }, (_, index) => ({
    companyId: 101 + index,
    companyName: `Company ${101 + index}`,
    companyStatus: 1,
  })),
};

/** A store's answer to a request, as text. `next` counts the users that were made. */
export function answer({ method, path, body }, next) {
  if (method === "GET") {
    // Nobody is there yet; a list comes on its first page.
    const { pathname, searchParams } = new URL(path, "http://localhost");
    const records = Number(searchParams.get("offset") ?? 0) === 0 ? (LISTS[pathname] ?? []) : [];
    const pagination = { totalCount: records.length, offset: 0, limit: 250 };
    return JSON.stringify({ code: 200, data: records, meta: { message: "SUCCESS", pagination } });
  }
  const sent = JSON.parse(body);
  const made = (Array.isArray(sent) ? sent : [sent]).map(() => ({ userId: next(), bcId: 1 }));
  return JSON.stringify({ code: 200, data: Array.isArray(sent) ? made : made[0], meta: { message: "SUCCESS" } });
}

/** Numbers of users, one after the other. */
export function numbers() {
  let last = 7_100;
  return () => (last += 1);
}
