// Checks a user in the page, and registers the element that the page holds.

import { checkUser, init } from "b2b-users";
import "b2b-users/widget/define";

await init();
const { user, issues } = checkUser({
  email: "marie@example",
  firstName: "Marie",
  lastName: "Curie",
  companyId: 42,
  role: "Senior buyer",
  channelIds: [1],
});
document.querySelector("#result").textContent = user ? "ready to be created" : issues[0].message;
