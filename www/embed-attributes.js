// Made of the schema of the settings; regenerate it: B2B_USERS_ACCEPT=1 cargo test -p b2b-users-settings.

/** Every attribute: its name, what it means, and the values to choose from, if there are some. */
export const ATTRIBUTES = [
  {
    name: "dialect",
    hint: "The way to create users. The only setting that is required.",
    choices: ["management", "storefront-graphql", "storefront", "archive-v2"],
  },
  {
    name: "endpoint",
    hint: "Where requests go: https://… (plain http:// only on this machine), or empty for the page's own origin, where the proxy usually is.",
  },
  {
    name: "company-id",
    hint: "The company of users that name none.",
    numeric: true,
  },
  {
    name: "channel-ids",
    hint: "The channels of users that name none.",
  },
  {
    name: "requests-per-minute",
    hint: "How fast an import goes: so many requests a minute, 1 to 150.",
    numeric: true,
  },
  {
    name: "users-per-request",
    hint: "Fewer users in a request than the dialect takes. With 1, each row gets a reason of its own.",
    numeric: true,
  },
  {
    name: "look-ups",
    hint: "Whether the store is asked what it is like and who is in it.",
    choices: ["on", "off"],
  },
  {
    name: "row-key",
    hint: "Whether users without an External ID (uuid) get one. By it an import knows its own users again when an answer was lost; without it, it goes by names and time. Only management and storefront-graphql keep it.",
    choices: ["on", "off"],
  },
  {
    name: "theme",
    hint: "Light, dark, or what the system prefers.",
    choices: ["light", "dark", "auto"],
  },
  {
    name: "locale",
    hint: "The language, as a BCP 47 tag such as de-AT: English or German. Without it that of the page (lang), if there are texts in it, else English.",
  },
];
