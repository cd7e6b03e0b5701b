import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { auth } from "@/lib/auth/auth";
import { visitorOf } from "@/lib/request/visitor-of";
import { authRequest } from "@/tests/support/auth-request";
import { createPerson, password, signInAs } from "@/tests/support/people";
import { ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

const newSlug = () => `org-${randomUUID().slice(0, 8)}`;

describe("an organization that is created through better-auth's endpoint", () => {
  let person: Awaited<ReturnType<typeof createPerson>>;
  let cookies: string;
  const create = (slug: string, name = "Some Name") =>
    authRequest("/organization/create", { cookies, body: { name, slug } });

  beforeEach(async () => {
    await owner`delete from rate_limits`;
    person = await createPerson();
    cookies = await signInAs(person.email);
  });

  test("is answered as better-auth's client expects it, and is where the session leads", async () => {
    const slug = newSlug();
    const { status, body } = await create(slug);
    expect(status).toBe(200);
    const id = body?.id;
    expect(body).toEqual({
      ...{ id: expect.any(String), name: "Some Name", slug, logo: null, metadata: null },
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
      members: [
        {
          id: expect.any(String),
          organizationId: id,
          userId: person.id,
          role: "owner",
          createdAt: body?.createdAt,
        },
      ],
    });
    const sessions = await owner`
      select active_organization_id as active from sessions where user_id = ${person.id}`;
    expect(sessions).toEqual([{ active: id }]);
    const listed = await authRequest("/organization/list", { cookies });
    expect(listed.body).toEqual([expect.objectContaining({ id, slug })]);
  });

  test("is the same through auth.api", async () => {
    const { headers } = visitorOf(new Headers({ cookie: cookies }));
    const slug = newSlug();
    const created = await auth.api.createOrganization({ headers, body: { name: "Ab", slug } });
    expect(created).toMatchObject({ slug, members: [{ userId: person.id, role: "owner" }] });
  });

  test("has a slug that nobody else has, and no reserved one", async () => {
    const slug = newSlug();
    await create(slug);
    expect(await create(slug)).toMatchObject({
      status: 409,
      body: { code: "CONFLICT", fields: { slug: expect.stringContaining("taken") } },
    });
    expect((await create("admin")).status).toBe(400);
    expect(await owner`select from organizations where slug = ${slug}`).toHaveLength(1);
  });

  test("is one of twenty within an hour, for one client address", async () => {
    const statuses: number[] = [];
    for (let tried = 0; tried < 21; tried++) statuses.push((await create(newSlug())).status);
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
  });

  test("needs somebody who is signed in", async () => {
    cookies = "";
    expect((await create(newSlug())).status).toBe(401);
  });
});

test("a browser that says too much of itself signs in all the same", async () => {
  const { email, id } = await createPerson();
  const answer = await authRequest("/sign-in/email", {
    body: { email, password },
    headers: { "user-agent": "Browser ".repeat(500) },
  });
  expect(answer.status).toBe(200);
  const [session] = await owner`select user_agent from sessions where user_id = ${id}`;
  expect(session?.user_agent).toHaveLength(512);
});
