// What the element takes and tells, as tables that the page is made of.

/** Every attribute: its name, what to write, and the values to choose from, if there are some. */
export const ATTRIBUTES = [
  {
    name: "dialect",
    hint: "The way to create users. Required.",
    choices: ["management", "storefront-graphql", "storefront", "archive-v2"],
    initial: "management",
  },
  { name: "endpoint", hint: "https://…, or empty for this page's own origin. The policy in embed.html must allow it", initial: "" },
  { name: "company-id", hint: "For users that name none", numeric: true, initial: "42" },
  { name: "channel-ids", hint: "Such as 1;2", initial: "1" },
  { name: "theme", hint: "Default: auto", choices: ["", "auto", "light", "dark"], initial: "" },
  { name: "locale", hint: "Only en yet", choices: ["", "en"], initial: "" },
  {
    name: "requests-per-minute",
    hint: "1 to 150, default 75",
    numeric: true,
    initial: "",
  },
  { name: "users-per-request", hint: "Fewer than the way allows", numeric: true, initial: "" },
  {
    name: "look-ups",
    hint: "Whether the store is asked. Off here, so that no store is needed",
    choices: ["", "on", "off"],
    initial: "off",
  },
];

/** Every event, without its prefix. */
export const EVENTS = ["ready", "before-send", "created", "progress", "finished", "error"];

/** Every part. */
export const PARTS = [
  "page",
  "header",
  "title",
  "lead",
  "tabs",
  "tab",
  "panel",
  "label",
  "input",
  "button",
  "button-primary",
  "message",
  "table",
];

/** Every colour, with a value to begin with. */
export const COLOURS = {
  primary: "#7a1fa2",
  "primary-hover": "#6a1b8f",
  "primary-active": "#4a1263",
  "on-primary": "#ffffff",
  page: "#fff8f0",
  surface: "#ffffff",
  text: "#2b2140",
  "text-soft": "#5c5470",
  border: "#d8cfe6",
  danger: "#b00020",
  success: "#1b6e3c",
  warning: "#8a5a00",
  link: "#6a1b8f",
  focus: "#7a1fa2",
};

/** Fonts to choose from. */
export const FONTS = ["", "Georgia, serif", "system-ui, sans-serif", "inherit"];

/** A store to play with: records as the store's own interface answers them. */
export const SAMPLE_RULES = {
  roles: [{ id: "5001", name: "Warehouse buyer" }],
  channels: [{ channelId: 1, name: "Web shop", b2bEnabled: true }],
  companies: [{ companyId: 42, companyName: "Acme Tools", companyStatus: 1 }],
};

/** Every label, as it is built in. */
export const LABELS = {
  title: "Company users",
  lead: "Give buyers access to their company, one by one or from a file.",
  addOne: "Add one",
  addMany: "Add many",
};
