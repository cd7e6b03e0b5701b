import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { SignedIn } from "@/lib/auth/context";
import { knownError } from "@/lib/doors/known-error";
import type { UserRole } from "@/lib/permissions";
import { setUserRole } from "@/lib/users/set-user-role";
import { addPerson, ownerConnection } from "@/tests/support/tenants";

const owner = ownerConnection();
afterAll(() => owner.end());

let superadmin: SignedIn;
let admin: SignedIn;
let user: SignedIn;

beforeEach(async () => {
  [superadmin, admin, user] = await Promise.all([
    addPerson(owner, "superadmin"),
    addPerson(owner, "admin"),
    addPerson(owner),
  ]);
  await owner`delete from users where id not in (${superadmin.user.id}, ${admin.user.id}, ${user.user.id})`;
});

const give = (actor: SignedIn, target: SignedIn, role: UserRole) =>
  setUserRole(actor, { userId: target.user.id, role }).then(
    () => "ok",
    (error) => knownError(error, "test").code,
  );

describe("the role of an account", () => {
  test("is given by superadmins, theirs included", async () => {
    expect(await give(superadmin, user, "admin")).toBe("ok");
    expect(await give(superadmin, admin, "superadmin")).toBe("ok");
    expect(await give(superadmin, superadmin, "user")).toBe("ok");
  });

  test("is given by admins neither to their like nor above, nor is their own rank", async () => {
    const peer = await addPerson(owner, "admin");
    expect(await give(admin, user, "user")).toBe("ok");
    for (const [target, role] of [
      [user, "admin"],
      [user, "superadmin"],
      [admin, "superadmin"],
      [peer, "user"],
      [superadmin, "user"],
    ] as const) {
      expect(await give(admin, target, role), role).toBe("FORBIDDEN");
    }
  });

  test("is given by nobody else, nor by who impersonates, was demoted or banned meanwhile", async () => {
    expect(await give(user, user, "admin")).toBe("FORBIDDEN");
    const session = { ...superadmin.session, impersonatedBy: admin.user.id };
    expect(await give({ ...superadmin, session }, user, "admin")).toBe("FORBIDDEN");
    const second = await addPerson(owner, "superadmin");
    await setUserRole(superadmin, { userId: second.user.id, role: "admin" });
    expect(await give(second, superadmin, "user")).toBe("FORBIDDEN");
    await owner`update users set role = 'superadmin', banned = true where id = ${second.user.id}`;
    expect(await give(second, superadmin, "user")).toBe("FORBIDDEN");
  });

  test("of the last superadmin stays", async () => {
    expect(await give(superadmin, superadmin, "admin")).toBe("CONFLICT");
    await owner`delete from users where id = ${user.user.id}`;
    expect(await give(superadmin, user, "admin")).toBe("NOT_FOUND");
  });
});
