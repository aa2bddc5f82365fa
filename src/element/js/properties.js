// Made of the schema of the settings; regenerate it: B2B_USERS_ACCEPT=1 cargo test -p b2b-users-settings.

/** The settings as properties: the attribute of each that has one, and the kind of its value. */
export const PROPERTIES = Object.freeze({
  dialect: { attribute: "dialect", kind: "text" },
  endpoint: { attribute: "endpoint", kind: "text" },
  companyId: { attribute: "company-id", kind: "number" },
  channelIds: { attribute: "channel-ids", kind: "numbers" },
  requestsPerMinute: { attribute: "requests-per-minute", kind: "number" },
  usersPerRequest: { attribute: "users-per-request", kind: "number" },
  lookUps: { attribute: "look-ups", kind: "switch" },
  rules: { kind: "data" },
  theme: { attribute: "theme", kind: "text" },
  locale: { attribute: "locale", kind: "text" },
  labels: { kind: "data" },
});
