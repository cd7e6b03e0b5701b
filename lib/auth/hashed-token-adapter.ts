import type { DBAdapter, DBTransactionAdapter, Where } from "@better-auth/core/db/adapter";
import { withActor } from "@/db/actor";
import { actorOfCall } from "./actor-of-call";
import { noteDatabaseError } from "./database-watch";
import { hashToken, isHashedToken } from "./hash-token";

type Adapter = DBAdapter | DBTransactionAdapter;
type Row = Record<string, unknown>;
type Call = { model: string; where?: Where[]; data?: Row };
type Method = (call: Call) => Promise<unknown>;

/** Every method of the adapter that names rows, so that none can be forgotten when it grows. */
const methods = [
  "create",
  "findOne",
  "findMany",
  "count",
  "update",
  "updateMany",
  "delete",
  "deleteMany",
  "consumeOne",
  "incrementOne",
] as const;

/**
 * An adapter that keeps session tokens out of the database: they are hashed on the way in, and given
 * back only to the caller who already knows them. Errors of the database leave it
 * without the values that they quote, and are noted for `watchDatabase`.
 */
export function hashedTokenAdapter<T extends Adapter>(inner: T): T {
  const outer: Record<string, unknown> = { ...inner };
  for (const name of methods) {
    const method = (inner as Record<string, unknown>)[name] as Method;
    outer[name] = async (call: Call) => {
      const stored = call.model === "session" ? withHashedTokens(call) : call;
      const result = await withActor(actorOfCall(name, call), () => method(stored)).catch(
        (error) => {
          throw noteDatabaseError(error);
        },
      );
      const token = call.model === "session" && knownToken(call);
      return token && isRow(result) ? { ...result, token } : result;
    };
  }
  if ("transaction" in inner) {
    outer.transaction = (work: (adapter: DBTransactionAdapter) => Promise<unknown>) =>
      inner.transaction((opened) => work(hashedTokenAdapter(opened)));
  }
  return outer as unknown as T;
}

const isRow = (value: unknown): value is Row =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function withHashedTokens({ data, where, ...call }: Call): Call {
  return {
    ...call,
    ...(data && {
      data: typeof data.token === "string" ? { ...data, token: hashToken(data.token) } : data,
    }),
    ...(where && { where: where.map(withHashedToken) }),
  };
}

function withHashedToken(condition: Where): Where {
  const { field, value } = condition;
  if (field !== "token") return condition;
  if (Array.isArray(value))
    return { ...condition, value: value.map((each) => hashToken(`${each}`)) };
  return { ...condition, value: hashToken(`${value}`) };
}

/** The token that the caller came with, in the row to write or in the condition. */
function knownToken({ data, where }: Call): string | undefined {
  const token = data?.token ?? where?.find(({ field }) => field === "token")?.value;
  return typeof token === "string" && !isHashedToken(token) ? token : undefined;
}
