// Made of the schema of the settings; regenerate it: B2B_USERS_ACCEPT=1 cargo test -p b2b-users-settings.

/** The settings as properties, each with the kind of its value. Data alone has no attribute. */
export const PROPERTIES = Object.freeze({
  dialect: "text",
  endpoint: "text",
  companyId: "number",
  channelIds: "numbers",
  requestsPerMinute: "number",
  usersPerRequest: "number",
  lookUps: "switch",
  rowKey: "switch",
  rules: "data",
  theme: "text",
  locale: "text",
  labels: "data",
});
