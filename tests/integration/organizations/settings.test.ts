import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { changeMetadata } from "@/lib/organizations/change-metadata";
import { changeName } from "@/lib/organizations/change-name";
import { getSettings } from "@/lib/organizations/get-settings";
import { ChangeMetadataInput, ChangeNameInput } from "@/lib/organizations/schemas";
import { answer } from "@/tests/support/answer";
import { addOrganization, ownerConnection } from "@/tests/support/tenants";

const connection = ownerConnection();
afterAll(() => connection.end());

const found = () => addOrganization(connection, "owner", "admin", "member");
type Context = Awaited<ReturnType<typeof found>>[0];

let owner: Context;
let admin: Context;
let member: Context;
let intruder: Context;

beforeEach(async () => {
  [owner, admin, member] = await found();
  const [foreign] = await addOrganization(connection, "owner");
  intruder = { ...foreign, organization: owner.organization };
});

const rowOf = async ({ organization }: Context) =>
  (await connection`select name, metadata from organizations where id = ${organization.id}`)[0];

describe("the settings", () => {
  test("are read by owners and admins", async () => {
    expect(await getSettings(owner)).toEqual({ metadata: null });
    expect(await getSettings(admin)).toEqual({ metadata: null });
    expect(await answer((async () => getSettings(member))())).toBe("FORBIDDEN");
  });

  test("are changed by owners and admins, as they are now, and by nobody else", async () => {
    const change = (context: Context, name: string) =>
      answer((async () => changeName(context, { name }))());
    expect(await change(owner, "By an owner")).toBe("ok");
    expect(await change(admin, "By an admin")).toBe("ok");
    expect(await change(member, "By a member")).toBe("FORBIDDEN");
    expect(await change(intruder, "By another")).toBe("NOT_FOUND");
    expect(await change({ ...member, role: "owner" }, "By a liar")).toBe("FORBIDDEN");
    await connection`update members set role = 'member' where id = ${admin.memberId}`;
    expect(await change(admin, "Too late")).toBe("FORBIDDEN");
    await connection`delete from members where id = ${admin.memberId}`;
    expect(await change(admin, "Far too late")).toBe("NOT_FOUND");
    expect((await rowOf(owner))?.name).toBe("By an admin");
  });
});

describe("a name", () => {
  const parse = (name: string) => ChangeNameInput.safeParse({ organization: "acme", name });

  test.each(["", " ", "A", "x".repeat(101), "a\u202eb", "a\nb"])("cannot be %j", (name) => {
    expect(parse(name).success).toBe(false);
  });

  test("is trimmed", () => expect(parse("  Acme & Söhne 🌱 ").data?.name).toBe("Acme & Söhne 🌱"));
});

describe("metadata", () => {
  const parse = (metadata: string) =>
    ChangeMetadataInput.safeParse({ organization: "acme", metadata });
  const problem = (metadata: string) => parse(metadata).error?.issues[0]?.message;

  test("is an object, kept in one form and given back", async () => {
    const { data } = parse('{\r\n  "customer": "A-1042",\r\n "tags": ["a", {"b": 1.5}] }');
    expect(data?.metadata).toBe('{"customer":"A-1042","tags":["a",{"b":1.5}]}');
    await changeMetadata(admin, { metadata: data?.metadata ?? null });
    expect(await getSettings(owner)).toEqual({ metadata: data?.metadata });
    await changeMetadata(admin, { metadata: parse("  ").data?.metadata ?? null });
    expect(await getSettings(owner)).toEqual({ metadata: null });
  });

  test.each([
    ["[]", /not a JSON object/],
    ["null", /not a JSON object/],
    ['"text"', /not a JSON object/],
    ["1", /not a JSON object/],
    ['{\n  "a": 1,\n}', /not valid JSON.*line 3, column 1/],
    ["{'a': 1}", /not valid JSON.*line 1/],
    ['{"a": ', /not valid JSON/],
    ['{"a": NaN}', /not valid JSON/],
    [`{"a": ${"[".repeat(5000)}${"]".repeat(5000)}}`, /8 levels/],
    [`${'{"a":'.repeat(9)}1${"}".repeat(9)}`, /8 levels/],
    [`{"a": [${Array(1001).fill(0)}]}`, /at most 1000 values/],
    [`{"a": "${"x".repeat(16_400)}"}`, /at most 16384 characters/],
    ['{"a": "\\u0000"}', /cannot be stored/],
    ['{"\\u0000": 1}', /cannot be stored/],
    ['{"a": "\\ud800"}', /cannot be stored/],
    ['{"a": 1e999}', /too large/],
    ['{"id": 12345678901234567890}', /too large/],
    ['{"__proto__": {"admin": true}}', /cannot be used/],
  ])("cannot be %.30s", (text, message) => {
    expect(problem(text)).toMatch(message);
  });

  test.each(["{}", `${'{"a":'.repeat(8)}1${"}".repeat(8)}`, '{"constructor": {"é🌱": null}}'])(
    "may be %s, and the database takes it",
    async (text) => {
      const { data } = parse(text);
      await changeMetadata(owner, { metadata: data?.metadata ?? null });
      expect((await rowOf(owner))?.metadata).toBe(JSON.stringify(JSON.parse(text)));
    },
  );

  test("is changed by no member and nobody else", async () => {
    const change = (context: Context) =>
      answer((async () => changeMetadata(context, { metadata: "{}" }))());
    expect(await change(member)).toBe("FORBIDDEN");
    expect(await change(intruder)).toBe("NOT_FOUND");
    expect((await rowOf(owner))?.metadata).toBeNull();
  });
});
