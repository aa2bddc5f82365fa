// Gives the element the login of the Buyer Portal, and listens to what it does.
const users = document.getElementById("users");

// A login is a property, never an attribute: everybody can read attributes. The function is asked
// again when the store refuses a login. Without one, the element asks for it.
users.tokenProvider = () => window.b2b?.utils?.user?.getB2BToken() ?? null;

users.addEventListener("b2b-users-before-send", (event) => {
  const { users: count, welcomeEmails } = event.detail;
  if (welcomeEmails > 100 && !confirm(`Send ${welcomeEmails} emails to ${count} new users?`)) {
    event.preventDefault();
  }
});

users.addEventListener("b2b-users-created", (event) => {
  console.info(`${event.detail.status}: user ${event.detail.userId ?? "without a known number"}`);
});

users.addEventListener("b2b-users-error", (event) => {
  console.warn(`${event.detail.code}: ${event.detail.message}`);
});
