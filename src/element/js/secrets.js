// Attributes that look like a secret. They are removed and never read.

/** Names that people try. The browser reports only changes of attributes that are listed. */
export const SECRET_ATTRIBUTES = Object.freeze([
  "access-token",
  "accesstoken",
  "api-key",
  "api-token",
  "apikey",
  "auth-token",
  "authorization",
  "authtoken",
  "b2b-token",
  "bearer",
  "bearer-token",
  "client-secret",
  "credentials",
  "jwt",
  "password",
  "secret",
  "store-token",
  "storefront-token",
  "token",
  "token-provider",
  "tokenprovider",
  "v2-auth-token",
  "x-auth-token",
]);

const SUSPICIOUS = /token|secret|passw|credential|authori[sz]ation|bearer|api-?key|jwt/;

/** Whether an attribute of this name would hold a secret. What other tools keep is not ours. */
export function isSecretName(name) {
  return SUSPICIOUS.test(name) && !name.startsWith("data-") && !name.startsWith("aria-");
}

/** Removes such attributes and says which there were. */
export function removeSecretAttributes(element) {
  const names = element.getAttributeNames().filter(isSecretName);
  for (const name of names) {
    element.removeAttribute(name);
  }
  return names;
}
