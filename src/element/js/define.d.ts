/**
 * Importing this registers `<b2b-users>`. On a server it does nothing.
 *
 * ```js
 * import "b2b-users/widget/define";
 * ```
 *
 * @packageDocumentation
 */

import type { B2bUsersElement } from "./widget.js";

export {};

declare global {
  interface HTMLElementTagNameMap {
    "b2b-users": B2bUsersElement;
  }
}
