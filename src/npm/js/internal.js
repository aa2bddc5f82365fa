// All that the entries are made of. The build joins it with the engine's glue into one file.
export { B2bUsersError } from "./error.js";
export { checkUser } from "./user.js";
export { userSchema } from "./schema.js";
export { Table, TableCheck, checkTable, readTable, suggestMapping } from "./table.js";
export { planRequests } from "./list.js";
export { createUser, importUsers } from "./import.js";
export { initWith } from "./engine.js";
export { readSettings } from "./settings.js";
export { languageNamed, say } from "./speech.js";

/** The version of this package; the build knows it. @type {string} */
export const version = __VERSION__;
