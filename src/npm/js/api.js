// The interface that every entry has; index.d.ts describes it.
export {
  B2bUsersError,
  Table,
  TableCheck,
  checkTable,
  checkUser,
  createUser,
  importUsers,
  planRequests,
  readTable,
  suggestMapping,
  userSchema,
  version,
} from "./internal.js";
