import { expect, test } from "vitest";
import { organizationRoles, permissions } from "@/lib/permissions";
import { read } from "@/tests/support/architecture/source-files";

test("docs/permissions.md says what lib/permissions.ts allows", () => {
  const said = [...read("docs/permissions.md").matchAll(/^\| `([\w.-]+)` \|(.*)$/gm)].map(
    ([, name = "", cells = ""]) => {
      const allowed = cells.split("|").slice(0, organizationRoles.length);
      return [name, organizationRoles.filter((_, index) => allowed[index]?.trim() === "yes")];
    },
  );
  expect(Object.fromEntries(said)).toEqual(permissions);
  expect(said).toHaveLength(Object.keys(permissions).length);
});
