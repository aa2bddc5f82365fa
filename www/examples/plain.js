// Gives every <b2b-users> the login of the Buyer Portal, and listens to what it does. Load it before
// b2b-users.js, or what happens first goes unheard; where there is no such element, it does nothing.
{
  // A login is a property, never an attribute: everybody can read attributes. The function is asked
  // again when the store refuses a login. Without one, the element asks for it.
  const login = () => window.b2b?.utils?.user?.getB2BToken() ?? null;

  const giveLogin = () => {
    for (const users of document.querySelectorAll("b2b-users")) {
      users.tokenProvider = login;
    }
  };

  giveLogin();
  document.addEventListener("DOMContentLoaded", giveLogin);
  // For elements that come later.
  document.addEventListener("b2b-users-ready", giveLogin);

  document.addEventListener("b2b-users-before-send", (event) => {
    const { users, welcomeEmails } = event.detail;
    if (welcomeEmails > 100 && !confirm(`Send ${welcomeEmails} emails to ${users} new users?`)) {
      event.preventDefault();
    }
  });

  document.addEventListener("b2b-users-created", (event) => {
    console.info(`${event.detail.status}: user ${event.detail.userId ?? "without a known number"}`);
  });

  document.addEventListener("b2b-users-error", (event) => {
    console.warn(`${event.detail.code}: ${event.detail.message}`);
  });
}
