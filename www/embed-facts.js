// What the element takes and tells, as tables that the page is made of.

/** The attributes that the page begins with. No store is asked, so that none is needed. */
export const INITIAL = {
  dialect: "management",
  "company-id": "42",
  "channel-ids": "1",
  "look-ups": "off",
};

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

/** Some labels, as they are built in. */
export const LABELS = {
  "page.title": "Company users",
  "page.lead": "Give buyers access to their company, one by one or from a file.",
  "page.one": "Add one",
  "page.many": "Add many",
};
