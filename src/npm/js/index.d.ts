/// <reference lib="esnext.disposable" />

/**
 * Creates company users in BigCommerce B2B Edition, one by one or from a file, with the checks
 * that the B2B Users widget has.
 *
 * Call {@link init} once; everything else answers at once or with a promise.
 *
 * ```js
 * import { init, checkUser, createUser } from "b2b-users";
 *
 * await init();
 * const { user, issues } = checkUser({ email: "marie@example.com", role: "Junior buyer" });
 * ```
 *
 * @packageDocumentation
 */

/** The version of this package. */
export declare const version: string;

// ── Getting ready ────────────────────────────────────────────────────────────────────────────

/** A compiled module, its bytes, a response, or an address to load it from. */
export type ModuleSource = Host["Module"] | ArrayBuffer | ArrayBufferView | Host["Response"] | Host["URL"] | string;

/** The language, and where the WebAssembly modules come from, if not from their usual places. Both are of one release. */
export interface InitOptions {
  /** What checks. By default the file `core.wasm` of this package; the entry `b2b-users/inline` carries it within. */
  module?: ModuleSource;
  /**
   * What sends: loaded when {@link createUser} or {@link importUsers} is called for the first time. By default the
   * file `send.wasm` of this package.
   */
  sendModule?: ModuleSource;
  /**
   * The language of all messages, as a BCP 47 tag such as `"de-AT"`: German or English, which they are in if nothing is
   * said. Its texts are loaded from a file of this package. Codes and names never change with it. Another call of
   * {@link init} may change it; one without it leaves it as it is.
   */
  locale?: string;
}

/**
 * Loads the engine. May be called more than once and at the same time: it is loaded once, and a
 * failed attempt may be repeated.
 *
 * @throws {@link B2bUsersError} `argument.invalid`, also for a language without texts; `init.failed`: the module
 * or the texts could not be loaded, or the page forbids WebAssembly.
 */
export declare function init(options?: InitOptions): Promise<void>;

// ── Errors ───────────────────────────────────────────────────────────────────────────────────

/**
 * What this package throws. Its {@link B2bUsersError.code} is stable; its message says what to do
 * next, in the language of {@link InitOptions.locale}.
 *
 * | code | meaning |
 * | --- | --- |
 * | `init.required` | {@link init} has not been awaited yet |
 * | `init.failed` | the engine could not be loaded, or the part of it that sends, or the texts of the language: nothing was sent, and it may be tried again |
 * | `engine.fault` | the engine stopped because of a fault of its own: nothing more is sent, every run ends with it, and the program has to be started again |
 * | `argument.invalid` | an argument of the wrong shape, an unknown name in one, or one that JSON cannot hold; the message names it |
 * | `rules.invalid` | the store rules hold a record that cannot be read |
 * | `mapping.company_unread` | a column looks like the company and is not read; see {@link checkTable} |
 * | `user.invalid`, `users.invalid` | drafts with errors; see {@link B2bUsersError.issues} |
 * | `table.*` | a file that cannot be read: `table.empty`, `table.header_only`, `table.too_large`, `table.workbook`, `table.binary`, `table.too_many_rows`, `table.too_many_columns`, `table.cell_too_long`, `table.unclosed_quote` |
 * | `connection.invalid` | an endpoint or credentials that cannot be used |
 * | `connection.secret_in_browser` | store credentials given in a browser, which everybody could read |
 * | `aborted` | the signal was aborted before anything was sent |
 * | `exists`, `rejected` | what the store made of one user; see {@link createUser} |
 * | `ambiguous.*` | it is not known whether the user was created: `ambiguous.connection`, `ambiguous.timeout`, `ambiguous.server_error`, `ambiguous.unknown_reply`, `ambiguous.taken`, `ambiguous.look_up_failed`, `ambiguous.wrong_company` |
 * | `pause.*` | nothing was created: `pause.sign_in`, `pause.unreachable`, `pause.store_error`, `pause.busy`, `pause.in_doubt`, `pause.many_refusals` |
 */
export declare class B2bUsersError extends Error {
  constructor(code: string, message: string, more?: { issues?: readonly Issue[]; cause?: unknown });
  readonly name: "B2bUsersError";
  /** A stable name for programs. */
  readonly code: string;
  /** What is wrong with the drafts, for `user.invalid` and `users.invalid`; otherwise empty. */
  readonly issues: readonly Issue[];
}

// ── Users ────────────────────────────────────────────────────────────────────────────────────

/** The fields of a user, named as in the Users API, "Create a user". */
export type Field =
  | "email"
  | "firstName"
  | "lastName"
  | "phoneNumber"
  | "companyId"
  | "role"
  | "companyRoleId"
  | "channelIds"
  | "originChannelId"
  | "acceptWelcomeEmail"
  | "uuid"
  | "extraFields";

/** A value as a person typed it or as a program has it. It is checked as its text. */
export type Typed = string | number | bigint | boolean | null | undefined;

/** One of the store's own fields with its value. */
export interface ExtraField {
  /** Its name in the store. */
  fieldName: string;
  /** Its value. */
  fieldValue: string;
}

/** A user as typed. Nothing is required here: {@link checkUser} says what is missing. */
export interface UserDraft {
  email?: Typed;
  firstName?: Typed;
  lastName?: Typed;
  phoneNumber?: Typed;
  /** A company's number, or its exact name if the rules list the store's companies. */
  companyId?: Typed;
  /** `0`, `1`, `2`, a word such as `"Senior buyer"`, or the name of one of the store's own roles. */
  role?: Typed;
  companyRoleId?: Typed;
  /** A list, or a text such as `"1;2"`. */
  channelIds?: Typed | readonly Typed[];
  originChannelId?: Typed;
  /** `true`, `false`, or a word such as `"yes"`. Blank means no. */
  acceptWelcomeEmail?: Typed;
  uuid?: Typed;
  /** The store's own fields, as a list or as an object of names and values. */
  extraFields?: readonly { fieldName: string; fieldValue: Typed }[] | { readonly [name: string]: Typed };
}

/** A user that passed every check. It is a draft, too, and passes again. */
export interface User {
  email: string;
  firstName: string;
  lastName: string;
  phoneNumber?: string;
  companyId: number;
  /** Admin, senior buyer, junior buyer. */
  role: 0 | 1 | 2;
  companyRoleId?: number;
  channelIds: number[];
  originChannelId?: number;
  acceptWelcomeEmail: boolean;
  uuid?: string;
  extraFields: ExtraField[];
}

// ── Rules and issues ─────────────────────────────────────────────────────────────────────────

/** The ways to create users. Each carries other fields: the README has a table, "What each way carries". */
export type Dialect = "management" | "storefront-graphql" | "storefront" | "archive-v2";

/**
 * What the store is like: lists of records as the store's own interface answers them. A list that
 * is left out is not known, and values of its kind are then taken as they are.
 */
export interface StoreRules {
  /** Records with `id` and `name` (Roles API). */
  roles?: readonly object[];
  /** Records with `channelId` and `b2bEnabled` (Channels API). */
  channels?: readonly object[];
  /** Records with `companyId` and `companyName` (Companies API). */
  companies?: readonly object[];
  /** Records with `fieldName` and `fieldType` (Users API, extra field configurations). */
  extraFields?: readonly object[];
}

/** What drafts are checked against. */
export interface Rules {
  /** The way in which users will be created: it decides what is required. Default: `management`. */
  dialect?: Dialect;
  /**
   * Whether a user may share a request with others, and so loses what only a request of its own has a
   * place for. Default: true for files.
   */
  inBulk?: boolean;
  /** Values that stand in for blank ones. */
  defaults?: UserDraft;
  /** What is known about the store. */
  store?: StoreRules;
}

/** How much an {@link Issue} weighs. Only an error keeps a user from being created. */
export type Severity = "error" | "warning" | "info";

/** One finding about one field of one user. */
export interface Issue {
  /** A stable name for programs, such as `email.invalid`; the README lists them. */
  code: string;
  /** The field, or `null` for a whole row. */
  field: Field | null;
  /** The row of the file as a spreadsheet numbers it, or the place in the list, counted from 1. */
  row?: number;
  /** What is wrong and what to do, in the language that init was told. */
  message: string;
  severity: Severity;
  /** What the message is made of. */
  params: { readonly [name: string]: string | number | readonly string[] };
}

/** What {@link checkUser} found. */
export interface CheckedUser {
  /** The user, unless an error stands in its way. */
  user: User | null;
  issues: Issue[];
}

/**
 * Checks one user as typed.
 *
 * @throws {@link B2bUsersError} `init.required`, `argument.invalid`, `rules.invalid`
 */
export declare function checkUser(draft: UserDraft, rules?: Rules): CheckedUser;

/**
 * The same check as a Standard Schema (version 1), which form libraries take. Warnings do not make
 * a value invalid. Rules are read when the schema is made, so {@link init} comes first.
 *
 * @throws {@link B2bUsersError} `init.required`, `rules.invalid`
 */
export declare function userSchema(rules?: Rules): StandardSchema<UserDraft, User>;

/** The Standard Schema interface, version 1 (standardschema.dev). */
export interface StandardSchema<Input, Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "b2b-users";
    /** Checks a value. */
    readonly validate: (value: unknown) => StandardResult<Output>;
    readonly types?: { readonly input: Input; readonly output: Output } | undefined;
  };
}

/** A value, or what is wrong with it. */
export type StandardResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly PropertyKey[] | undefined }[] };

// ── Files ────────────────────────────────────────────────────────────────────────────────────

/** How a file is read. */
export interface ReadOptions {
  /** What separates the cells; found out by default. */
  delimiter?: "," | ";" | "\t" | "|";
  /** Limits, each with a default: 20 MiB, 100,000 rows, 64 columns, 32 KiB a cell. */
  limits?: { bytes?: number; rows?: number; columns?: number; cellBytes?: number };
}

/**
 * A file that was read. Its rows stay in the engine's memory: call {@link Table.free}, or declare
 * it with `using`, to give that back early.
 */
export declare class Table {
  private constructor();
  /** Rows without the header and without blank ones. */
  readonly rowCount: number;
  readonly columnCount: number;
  /** The cells of the header row. */
  readonly headers: string[];
  readonly delimiter: "," | ";" | "\t" | "|";
  readonly encoding: string;
  /** How many rows without any text were left out. */
  readonly blankRows: number;
  /**
   * The cells of a row. Rows have the numbers that a spreadsheet gives them: the header is row 1, blank rows
   * count, line breaks in cells do not. Empty where there is no such row.
   */
  row(row: number): string[];
  /** The line of the file on which a row starts, counted from 1; 0 where there is no such row. */
  line(row: number): number;
  /** Gives its memory back. Using it afterwards throws `argument.invalid`. */
  free(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Reads a delimited file: UTF-8, UTF-16 or Windows-1252.
 *
 * @throws {@link B2bUsersError} `init.required`, `argument.invalid`, `table.*`
 */
export declare function readTable(source: Uint8Array | ArrayBuffer | string, options?: ReadOptions): Table;

/** Where the cells of a column go: to a field, to one of the store's own fields, or nowhere. */
export type Target = Exclude<Field, "extraFields"> | `extra:${string}` | null;

/** What is known about one column. */
export interface ColumnMapping {
  /** The column's header. */
  header: string;
  target: Target;
  /** Why it goes there, such as `sameName`, `synonym`, `storeValues`, `typo`, `unknown`. */
  reason:
    | "sameName"
    | "synonym"
    | "storeValues"
    | "typo"
    | "extraPrefix"
    | "reportColumn"
    | "unknown"
    | "alreadyTaken"
    | "chosenByHand";
  confidence: "high" | "medium" | "none";
}

/**
 * Suggests a target for each column, from its header. With rules that name the store's companies, a
 * column that holds these is recognised by its cells.
 *
 * @throws {@link B2bUsersError} `init.required`, `argument.invalid`, `rules.invalid`
 */
export declare function suggestMapping(table: Table, rules?: Rules): ColumnMapping[];

/**
 * A mapping as {@link checkTable} takes it: a target for each column, in order. What
 * {@link suggestMapping} gave counts as suggested, anything else as chosen.
 */
export type Mapping = readonly (Target | { readonly target: Target; readonly reason?: string })[];

/** What becomes of a row. */
export type Verdict = "valid" | "duplicate" | "invalid";

/** A row that can be sent. */
export interface CheckedRow {
  /** As a spreadsheet numbers it: the header is row 1. */
  row: number;
  user: User;
}

/** An issue with its place in the file. */
export interface Problem extends Issue {
  row: number;
  /** The line of the file, counted from 1. */
  line: number;
  /** The header of the column, or `null` if no column holds the field. */
  column: string | null;
  /** The cell as the file has it. */
  value: string;
}

/** Some members of a list, by their places in it, counted from 0. */
export interface Range {
  /** The first one. Default: 0. */
  from?: number;
  /** The one before which it ends. Default: the end of the list. */
  to?: number;
}

/** A file that was checked. What was found stays in the engine's memory; ask for as much as is needed. */
export declare class TableCheck {
  private constructor();
  readonly counts: { readonly total: number; readonly valid: number; readonly duplicate: number; readonly invalid: number };
  /** The verdicts of the rows, in order. */
  verdicts(range?: Range): Verdict[];
  /** The rows that can be sent. */
  users(range?: Range): CheckedRow[];
  /** What was found, with its place in the file. */
  problems(range?: Range): Problem[];
  /**
   * The rows that cannot be sent as a CSV file, reasons in front: it can be corrected and read
   * again. `null` if there are none.
   */
  unfinishedRows(): string | null;
  /** Gives its memory back. */
  free(): void;
  /** The same, for `using`. */
  [Symbol.dispose](): void;
}

/**
 * Checks every row of a file.
 *
 * @throws {@link B2bUsersError} `init.required`, `argument.invalid`, `rules.invalid`;
 * `mapping.company_unread` if a column looks like the company, is suggested to be left out, and everyone
 * would join the company of the defaults instead: choose its target, or `null`
 */
export declare function checkTable(table: Table, mapping: Mapping, rules?: Rules): TableCheck;

// ── Requests ─────────────────────────────────────────────────────────────────────────────────

/** What goes into a plan. */
export interface PlanOptions {
  /** What drafts are checked against, and the way to create users. A checked file brings its own. */
  rules?: Rules;
  /** Fewer users in a request than the way allows. With 1, each row gets a reason of its own. */
  usersPerRequest?: number;
}

/** A request exactly as it would be sent with `rowKey: false`, without credentials. */
export interface PlannedRequest {
  method: "POST";
  /** Path and query, to be put behind the endpoint. */
  path: string;
  /** A JSON text. */
  body: string;
  /** The rows of the file as a spreadsheet numbers them, or places in the list, counted from 1. */
  rows: number[];
}

/**
 * The requests that would create these users, in their order. Sends nothing.
 *
 * @throws {@link B2bUsersError} `init.required`, `argument.invalid`, `rules.invalid`, `users.invalid`
 */
export declare function planRequests(users: readonly UserDraft[] | TableCheck, options?: PlanOptions): PlannedRequest[];

// ── Sending ──────────────────────────────────────────────────────────────────────────────────

/** A clock, for tests. */
export interface Clock {
  /** Milliseconds of Unix time. */
  now(): number;
  /** Resolves after so many milliseconds of that time. */
  sleep(milliseconds: number): Promise<void>;
}

/** Where requests go, and what lets them in. */
export interface Connection {
  /**
   * What stands before the path. Default: the page's own origin in a browser, where the proxy
   * usually is; `https://api-b2b.bigcommerce.com` with credentials and for storefront logins.
   * Elsewhere an endpoint or credentials are needed.
   */
  endpoint?: string;
  /**
   * Gives the login of a company user, for the storefront dialects. It is asked again when the
   * store says that the login has expired.
   */
  tokenProvider?: () => string | Promise<string>;
  /**
   * The store's own credentials, on a server or in a pipeline. Refused in a browser, where
   * everybody could read them: there, requests go through the proxy.
   */
  credentials?: { authToken: string; storeHash: string } | { v2AuthToken: string };
  /** Sends a request. Default: the global `fetch`, as it is when a request is sent. */
  fetch?: (url: string, init: Host["RequestInit"]) => Promise<Host["Response"]>;
  /** Default: the system's clock. */
  clock?: Clock;
  /** Milliseconds after which a request is given up. Default: 40,000. */
  timeout?: number;
}

/** How one user is created. */
export interface CreateOptions {
  rules?: Rules;
  /** Whether a user without a `uuid` gets one; see {@link ImportOptions.rowKey}. */
  rowKey?: boolean;
  /**
   * Aborted before the request starts, nothing is sent and the promise rejects with `aborted`. A
   * request under way cannot be recalled: it is brought to its end.
   */
  signal?: Host["AbortSignal"];
}

/** A user who is in the store now. */
export interface CreatedUser {
  /**
   * `found`: the answer was lost, and the store has the user, made within the last minutes. `joined`: the
   * user was there and was given access to this storefront.
   */
  status: "created" | "found" | "joined";
  /** The store's identifier in decimal digits, where it is certain. It may exceed 2^53. */
  userId?: string;
}

/**
 * Checks and creates one user. If the answer is lost, the store is asked what became of the user, for up to two minutes, and
 * the create is sent again only if it is proven that it had no effect.
 *
 * @throws {@link B2bUsersError} `user.invalid` with the issues; `exists`; `rejected` with what the
 * store said; `ambiguous.*` if it is not known whether the user was created; `pause.*` if the store
 * could not be reached or did not let us in; `aborted`
 */
export declare function createUser(draft: UserDraft, connection: Connection, options?: CreateOptions): Promise<CreatedUser>;

/** How users are imported. */
export interface ImportOptions extends PlanOptions {
  /** How fast: 1 to 150. The store allows 150 to all of its integrations together. Default: 75. */
  requestsPerMinute?: number;
  /**
   * Whether to look who is in the store before anything is created, so that users who are there, or
   * would be refused, are not sent: up to 250 users a request. If the store cannot be asked, the run
   * goes on all the same. Default: true.
   */
  lookFirst?: boolean;
  /**
   * Whether users without a `uuid` get one. By it a run knows its own users again when an answer was lost; without it, it
   * goes by names and time. Only `management` and `storefront-graphql` keep it. Default: true.
   * The command sends none where it is given a plan: what was reviewed is sent to the letter.
   */
  rowKey?: boolean;
  /** Aborting cancels the run: the request under way is brought to its end, then no user is sent. */
  signal?: Host["AbortSignal"];
  /**
   * What to do when the run has paused because of trouble. `cancel` (default) ends it with a
   * report, so that a pipeline never hangs; `wait` leaves the choice to the program, which follows
   * {@link ImportRun.progress} and calls {@link ImportRun.resume} or {@link ImportRun.cancel}.
   */
  whenPaused?: "cancel" | "wait";
}

/** The rows by state; they add up to `total`. */
export interface Counts {
  total: number;
  /** Waiting for their turn. */
  queued: number;
  /** Under way, or being looked up. */
  open: number;
  /** Made by this run. */
  created: number;
  /** Seen in the store after the answer was lost, made within the last minutes: by this run, or by another. */
  found: number;
  /** There before the run. */
  exists: number;
  /** Refused by the store, or not sent because it would be. */
  rejected: number;
  /** Whether they were created is not known. */
  ambiguous: number;
  /** Never sent, because the run was cancelled. */
  cancelled: number;
  /** Never sent, because trouble ended the run. */
  unsent: number;
}

/** Why a run has paused. */
export interface Pause {
  /** `pause.asked`, `pause.sign_in`, `pause.unreachable`, `pause.store_error`, `pause.busy`, `pause.in_doubt`, `pause.many_refusals`. */
  code: string;
  message: string;
}

/** A picture of a run. */
export interface Progress {
  /**
   * `looking`: the store is asked who is there already. `settling`: it is asked what became of users who were sent.
   */
  phase: "looking" | "running" | "waiting" | "settling" | "stopping" | "paused" | "finished";
  /**
   * While `waiting` for the store's budget: when it goes on; while `settling`: when all is known at the latest. In
   * milliseconds of Unix time.
   */
  waitingUntil?: number;
  /** While `paused`: why. */
  pause?: Pause;
  counts: Counts;
  /** Requests made so far, look-ups included. */
  requests: number;
  requestsPerMinute: number;
  /** Milliseconds that the rest will take, as far as can be told. */
  remaining?: number;
}

/** What became of one row. */
export interface RowReport {
  /** The row of the file as a spreadsheet numbers it, or the place in the list, counted from 1. */
  row: number;
  email: string;
  status:
    | "queued"
    | "sending"
    | "settling"
    | "created"
    | "found"
    | "exists"
    | "joined"
    | "rejected"
    | "ambiguous"
    | "cancelled"
    | "unsent";
  /** Says more than the status where there is more to say, such as `ambiguous.timeout` or `email.in_other_company`. */
  code: string;
  /** What happened and what to do next. */
  message: string;
  /** The store's identifier in decimal digits, where it is certain. It may exceed 2^53. */
  userId?: string;
}

/** What became of all rows. */
export interface Report {
  counts: Counts;
  /** Requests made, look-ups included. */
  requests: number;
  /** The trouble that ended the run before its time, if there was any. */
  stopped?: Pause;
  rows: RowReport[];
}

/** An import under way. */
export interface ImportRun {
  /**
   * Pictures of the run, the newest one each time, until it is over. Every loop over it is
   * independent of others, and leaving one does not stop the run.
   */
  readonly progress: AsyncIterable<Progress>;
  /**
   * Settles when every row has its end. Rejects only with `engine.fault`, and with `init.failed` if what sends
   * could not be loaded: then nothing was sent, and the import can be started again.
   */
  readonly finished: Promise<Report>;
  /** Pauses after the request under way. */
  pause(): void;
  /** Goes on. */
  resume(): void;
  /** Creates no more users; what was sent is still settled. */
  cancel(): void;
  /** What became of the rows so far. */
  report(): Report;
  /**
   * The rows that were certainly not created as a CSV file, reasons in front: it can be corrected and
   * read again. Rows in doubt are in the report alone. `null` if there are none, or for an import that
   * did not come from a file.
   */
  unfinishedRows(): string | null;
}

/**
 * Creates users at a pace that the store allows. Starts at once. Drafts are checked first, and if
 * one has an error, nothing is sent; of a checked file the valid rows are sent.
 *
 * ```js
 * const run = importUsers(check, { credentials });
 * for await (const { counts } of run.progress) console.log(counts.created, "of", counts.total);
 * const report = await run.finished;
 * ```
 *
 * @throws {@link B2bUsersError} `init.required`, `argument.invalid`, `rules.invalid`,
 * `users.invalid`, `connection.*`, `aborted`
 */
export declare function importUsers(
  users: readonly UserDraft[] | TableCheck,
  connection: Connection,
  options?: ImportOptions,
): ImportRun;

// ── The host ─────────────────────────────────────────────────────────────────────────────────

/**
 * Types of the host, such as those of the library `dom` or of `@types/node`. A program that has
 * neither compiles all the same, and cannot use what it has no type for.
 */
export interface Host {
  /** A `WebAssembly.Module`. */
  Module: typeof globalThis extends { WebAssembly: { Module: { prototype: infer Module } } } ? Module & object : never;
  /** A `Response`. */
  Response: typeof globalThis extends { Response: { prototype: infer Response } } ? Response : never;
  /** A `URL`. */
  URL: typeof globalThis extends { URL: { prototype: infer URL } } ? URL : never;
  /** An `AbortSignal`. */
  AbortSignal: typeof globalThis extends { AbortSignal: { prototype: infer AbortSignal } } ? AbortSignal : never;
  /** What `fetch` takes beside an address: a `RequestInit`. */
  RequestInit: typeof globalThis extends { fetch: (address: string, init?: infer Init) => unknown } ? NonNullable<Init> : never;
}
