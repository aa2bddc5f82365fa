// The element: settings, events with their details, and both ways to put it into a page.

import "b2b-users/widget/define";
import { B2bUsersElement, define, mount } from "b2b-users/widget";
import type { B2bUsersEventMap, BeforeSendDetail, CreatedDetail, ErrorDetail, MountHandle } from "b2b-users/widget";

const constructor: typeof B2bUsersElement | undefined = define("b2b-users", { wasm: new URL("https://example.com/widget.wasm") });
const element = document.createElement("b2b-users");
element.dialect = "management";
element.companyId = "42";
element.channelIds = [1, 2];
element.lookUps = "off";
element.tokenProvider = () => null;
element.rules = { companies: [] };
element.endpoint = undefined;
element.configure({ dialect: "management", channelIds: [1], labels: { "page.title": "Buyers" } });

element.addEventListener("b2b-users-before-send", (event) => {
  const detail: BeforeSendDetail = event.detail;
  if (detail.users > 10 && detail.kind === "many") event.preventDefault();
});
element.addEventListener("b2b-users-created", ({ detail }: CustomEvent<CreatedDetail>) => console.log(detail.email, detail.userId?.length));
element.addEventListener("b2b-users-error", function ({ detail }) {
  const { code, message }: ErrorDetail = detail;
  console.log(this.theme, code, message);
});
element.addEventListener("click", (event) => console.log(event.clientX));

const handle: MountHandle = mount(document.body, { dialect: "storefront-graphql", tokenProvider: async () => "login" });
handle.update({ companyId: null, theme: "dark" });
handle.destroy();
const there: boolean = await element.load();
type Names = keyof B2bUsersEventMap;
const name: Names = "b2b-users-finished";
console.log(constructor, there, name, document.querySelector("b2b-users")?.requestsPerMinute, B2bUsersElement.version);
