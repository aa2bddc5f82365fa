// The check as a Standard Schema: whoever takes one, takes ours, and infers its types.

import type { StandardSchemaV1 } from "@standard-schema/spec";
import { userSchema } from "b2b-users";
import type { User, UserDraft } from "b2b-users";

/** What a form library does with a schema that it knows nothing about. */
declare function validated<Schema extends StandardSchemaV1>(schema: Schema, value: StandardSchemaV1.InferInput<Schema>): StandardSchemaV1.InferOutput<Schema>;

const schema = userSchema({ dialect: "management" });
const user: User = validated(schema, { email: "a@example.com" });
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;
const input: Same<StandardSchemaV1.InferInput<typeof schema>, UserDraft> = true;
const output: Same<StandardSchemaV1.InferOutput<typeof schema>, User> = true;
const result = await (schema satisfies StandardSchemaV1<UserDraft, User>)["~standard"].validate(null);
if (result.issues) console.log(result.issues[0]?.message, result.issues[0]?.path);
else console.log(result.value.email);
console.log(user, input, output);
