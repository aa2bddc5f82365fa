// Attributes that look like a secret. They are removed and never read.

const SUSPICIOUS = /token|secret|passw|credential|authori[sz]ation|bearer|api[-_]?key|jwt/;

/** Whether an attribute of this name would hold a secret. What other tools keep is not ours. */
function isSecretName(name) {
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

/** Calls back with the names of such attributes whenever some were set and are removed. */
export function watchSecretAttributes(element, onRemoved) {
  // The element's own callback hears only of names that were listed beforehand.
  new MutationObserver(() => onRemoved(removeSecretAttributes(element))).observe(element, {
    attributes: true,
  });
}
