/**
 * The custom element `<b2b-users>`: company users of BigCommerce B2B Edition, one by form or many
 * from a file, inside any page.
 *
 * ```js
 * import { define } from "b2b-users/widget";
 *
 * define();
 * const element = document.createElement("b2b-users");
 * element.dialect = "storefront-graphql";
 * element.endpoint = "https://api-b2b.bigcommerce.com";
 * element.tokenProvider = () => window.b2b.utils.user.getB2BToken();
 * document.body.append(element);
 * ```
 *
 * Importing this does nothing to the page, and works on a server, where {@link define} does nothing
 * either. The file `widget.wasm` belongs beside the script; bundlers that know
 * `new URL(…, import.meta.url)` take it along.
 *
 * @packageDocumentation
 */

import type { Dialect, StoreRules } from "./index.js";

export type { Dialect, StoreRules };

// ── Settings ─────────────────────────────────────────────────────────────────────────────────

/** Light, dark, or what the system prefers. */
export type Theme = "light" | "dark" | "auto";

/** Gives the storefront login of a company user, or nothing if there is none. */
export type TokenProvider = () => string | null | undefined | Promise<string | null | undefined>;

/**
 * Texts instead of the built-in ones, by their keys, such as `page.title`, `page.lead`, `page.one` and `form.heading`.
 * `config.schema.json` of the site names all of them. A text may hold the arguments of the one that it replaces. A key
 * that does not exist is refused.
 */
export interface Labels {
  readonly [key: string]: string | null | undefined;
}

/**
 * What can be set. `null` means "not set".
 *
 * All of it can be changed at any time. Theme, locale and labels change in place; any other change
 * begins the widget again, once no user is being created.
 */
export interface B2bUsersSettings {
  /** The way to create users. The only setting that is required. Attribute `dialect`. */
  dialect: Dialect | null;
  /**
   * Where requests go: `https://…` (plain `http://` only on this machine), or empty for the
   * page's own origin, where the proxy usually is. Default: `""`. Attribute `endpoint`.
   */
  endpoint: string | null;
  /** The company of users that name none. Attribute `company-id`. */
  companyId: number | null;
  /** The channels of users that name none. Attribute `channel-ids`, such as `1;2`. */
  channelIds: readonly number[] | null;
  /**
   * How fast an import goes: so many requests a minute, 1 to 150. Default: `75`. Attribute
   * `requests-per-minute`.
   */
  requestsPerMinute: number | null;
  /**
   * Fewer users in a request than the dialect takes. With 1, each row gets a reason of its own.
   * Attribute `users-per-request`.
   */
  usersPerRequest: number | null;
  /**
   * Whether the store is asked what it is like and who is in it. Default: `true`. Attribute
   * `look-ups`, `on` or `off`.
   */
  lookUps: boolean | null;
  /**
   * Whether users without an External ID (`uuid`) get one. By it an import knows its own users
   * again when an answer was lost; without it, it goes by names and time. Only `management` and
   * `storefront-graphql` keep it. Default: `true`. Attribute `row-key`, `on` or `off`.
   */
  rowKey: boolean | null;
  /**
   * What the store is like, instead of asking it: the lists `roles`, `channels`, `companies` and
   * `extraFields`, with records as the store's own interface has them. Assign it again to change
   * it.
   */
  rules: StoreRules | null;
  /** Light, dark, or what the system prefers. Default: `"auto"`. Attribute `theme`. */
  theme: Theme | null;
  /**
   * The language, as a BCP 47 tag such as `de-AT`: English or German. Without it that of the page
   * (`lang`), if there are texts in it, else English. Attribute `locale`.
   */
  locale: string | null;
  /**
   * Texts in the place of the page's own, by their keys in `src/text/languages/en.toml`, such as
   * `page.title` or `form.heading`. Assign it again to change it.
   */
  labels: Labels | null;
  /**
   * Gives the storefront login, for the storefront dialects. It is asked again when the store
   * refuses a login. Without one, a login can be pasted into the widget. Never an attribute. Another
   * function is asked at once, so do not make a new one whenever your page is drawn.
   */
  tokenProvider: TokenProvider | null;
}

// ── Events ───────────────────────────────────────────────────────────────────────────────────

/** The detail of `b2b-users-ready`. */
export interface ReadyDetail {
  readonly version: string;
}

/** Whether one user goes out by form or many from a file. */
export type Kind = "one" | "many";

/** The detail of `b2b-users-before-send`. */
export interface BeforeSendDetail {
  readonly kind: Kind;
  /** How many users would be created. */
  readonly users: number;
  /** The companies that they would join. */
  readonly companies: readonly number[];
  /** How many of them would get a welcome email. */
  readonly welcomeEmails: number;
}

/** The detail of `b2b-users-created`: one user who is in the store now. */
export interface CreatedDetail {
  /** The row of the file as a spreadsheet numbers it, the header being row 1; `null` for the form. */
  readonly row: number | null;
  readonly email: string;
  /** The store's identifier in decimal digits, where it is certain. */
  readonly userId: string | null;
  /**
   * `found`: the answer was lost, and the store has the user, made within the last minutes. `joined`: the
   * user was there and was given access.
   */
  readonly status: "created" | "found" | "joined";
}

/** How many rows are where. They add up to `total`. */
export interface Counts {
  readonly total: number;
  /** Not sent yet. */
  readonly queued: number;
  /** Sent, without an answer yet. */
  readonly open: number;
  readonly created: number;
  /** Seen in the store after the answer was lost, made within the last minutes. */
  readonly found: number;
  /** Were in the store already. */
  readonly exists: number;
  readonly rejected: number;
  /** No one can say whether they were created. They are never sent again by themselves. */
  readonly ambiguous: number;
  readonly cancelled: number;
  /** Not sent, because trouble ended the import; always 0 here, where a person can mend it. */
  readonly unsent: number;
}

/** The detail of `b2b-users-progress`. */
export interface ProgressDetail {
  /** What is happening, such as `sending` or `paused`. */
  readonly phase: string;
  readonly counts: Counts;
  /** How many requests were made. */
  readonly requests: number;
}

/** The detail of `b2b-users-finished`. */
export interface FinishedDetail {
  readonly kind: Kind;
  readonly counts: Counts;
}

/**
 * The detail of `b2b-users-error`.
 *
 * | code | meaning |
 * | --- | --- |
 * | `wasm.blocked` | the policy of the page forbids WebAssembly |
 * | `wasm.failed` | the module could not be loaded, or is not the one of this version |
 * | `browser.unsupported` | the browser is too old |
 * | `configuration.invalid` | settings that cannot be used; what was there goes on |
 * | `element.secret_attribute` | an attribute that looked like a secret was removed |
 * | `element.duplicate` | another copy has registered the tag; told at the document |
 * | `engine.fault` | the engine stopped because of a fault of its own; nothing more is sent |
 *
 * Others come from the widget, such as a store that cannot be reached.
 */
export interface ErrorDetail {
  /** A stable name for programs. */
  readonly code: string;
  /** What is wrong and what to do, in the language of the element. Never a secret. */
  readonly message: string;
}

/**
 * The events of the element. All bubble and leave shadow roots; their details are plain data that
 * cannot be changed. Listen at the document, before the script of the element, to miss none.
 */
export interface B2bUsersEventMap {
  /** The widget is there and can be used. */
  "b2b-users-ready": CustomEvent<ReadyDetail>;
  /** Users are about to be sent. `preventDefault()` stops that: nothing is sent. */
  "b2b-users-before-send": CustomEvent<BeforeSendDetail>;
  /** A user is in the store now. */
  "b2b-users-created": CustomEvent<CreatedDetail>;
  /** An import went on. */
  "b2b-users-progress": CustomEvent<ProgressDetail>;
  /** Everything that was to be sent has come to an end. */
  "b2b-users-finished": CustomEvent<FinishedDetail>;
  /** Something does not work. */
  "b2b-users-error": CustomEvent<ErrorDetail>;
}

// ── The element ──────────────────────────────────────────────────────────────────────────────

/** `<b2b-users>`. Its properties are those of {@link B2bUsersSettings}. */
export declare class B2bUsersElement extends HTMLElement {
  /** The version of this package. */
  static readonly version: string;
  static readonly observedAttributes: string[];

  get dialect(): Dialect | null;
  set dialect(value: Dialect | null | undefined);
  get endpoint(): string | null;
  set endpoint(value: string | null | undefined);
  /** `null` if it is not set or is no whole number. */
  get companyId(): number | null;
  set companyId(value: number | string | null | undefined);
  get channelIds(): number[];
  set channelIds(value: readonly number[] | string | null | undefined);
  /** `null` if it is not set or is no whole number. */
  get requestsPerMinute(): number | null;
  set requestsPerMinute(value: number | string | null | undefined);
  /** `null` if it is not set or is no whole number. */
  get usersPerRequest(): number | null;
  set usersPerRequest(value: number | string | null | undefined);
  get lookUps(): boolean;
  set lookUps(value: boolean | "on" | "off" | null | undefined);
  get rowKey(): boolean;
  set rowKey(value: boolean | "on" | "off" | null | undefined);
  get rules(): StoreRules | null;
  set rules(value: StoreRules | null | undefined);
  get theme(): Theme | null;
  set theme(value: Theme | null | undefined);
  get locale(): string | null;
  set locale(value: string | null | undefined);
  get labels(): Labels | null;
  set labels(value: Labels | null | undefined);
  /** @throws TypeError for anything but a function or nothing. */
  get tokenProvider(): TokenProvider | null;
  set tokenProvider(value: TokenProvider | null | undefined);
  /**
   * What is wrong now, as the latest `b2b-users-error` told it, or `null`: what keeps the widget from
   * being there, otherwise what was refused of the latest settings. For a page that began to listen
   * after the event.
   */
  get problem(): ErrorDetail | null;

  /**
   * Takes all settings at once, as `config.json` has them. What is not named is not set, and a name
   * that is no setting is refused as a wrong value is: with an error event.
   */
  configure(settings: Partial<Omit<B2bUsersSettings, "tokenProvider">>): void;

  /**
   * Loads and shows the widget, for example again after `wasm.failed`. An element in a page does
   * so by itself. Never rejects; {@link problem} says why it is not there.
   *
   * @returns whether the widget is there.
   */
  load(): Promise<boolean>;

  /**
   * Ends the widget for good and stops everything that it started. A request under way cannot be
   * recalled. Doing it again does nothing. Removing the element from the page ends it, too, but
   * then it begins again when it is put back.
   */
  destroy(): void;

  /** Listens to the element; its own events are typed. */
  addEventListener<Name extends keyof B2bUsersEventMap>(
    type: Name,
    listener: (this: B2bUsersElement, event: B2bUsersEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to the element; its own events are typed. */
  addEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: B2bUsersElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to the element; its own events are typed. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens no more. */
  removeEventListener<Name extends keyof B2bUsersEventMap>(
    type: Name,
    listener: (this: B2bUsersElement, event: B2bUsersEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Listens no more. */
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    type: Name,
    listener: (this: B2bUsersElement, event: HTMLElementEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Listens no more. */
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | EventListenerOptions,
  ): void;
}

// ── Functions ────────────────────────────────────────────────────────────────────────────────

/** How the element is registered. */
export interface DefineOptions {
  /**
   * Where the WebAssembly module comes from, if not from `widget.wasm` beside the script: an
   * address, a response, a compiled module or its bytes. A page loads it once, so the first one
   * counts. An address is checked against the digest of this version.
   */
  wasm?: URL | string | Response | WebAssembly.Module | BufferSource;
}

/**
 * Registers the element. If the tag is taken by another copy, that one stays and a warning says so.
 *
 * @param tag Default: `b2b-users`.
 * @returns the class that the tag has now; nothing on a server.
 */
export declare function define(
  tag?: string,
  options?: DefineOptions,
): typeof B2bUsersElement | undefined;

/** What {@link mount} gives back. */
export interface MountHandle {
  /** The element that was appended. */
  readonly element: B2bUsersElement;
  /**
   * Changes some settings; `null` takes one back.
   *
   * @throws TypeError for a name that is no setting.
   */
  update(settings: Partial<B2bUsersSettings>): void;
  /** Ends the widget for good and removes the element. */
  destroy(): void;
}

/**
 * Registers the element if need be, and appends one to `target`.
 *
 * @throws TypeError for a name that is no setting, or on a server.
 */
export declare function mount(target: Element, settings?: Partial<B2bUsersSettings>): MountHandle;

declare global {
  interface HTMLElementTagNameMap {
    "b2b-users": B2bUsersElement;
  }
}
