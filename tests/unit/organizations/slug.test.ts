import { describe, expect, it } from "vitest";
import { proposeSlug, slugProblem } from "@/lib/organizations/slug";

describe("a slug", () => {
  it.each(["acme", "a1", "acme-two", "0-0", "x".repeat(48)])("may be %s", (slug) => {
    expect(slugProblem(slug)).toBeNull();
  });

  it.each([
    "a",
    "x".repeat(49),
    "Acme",
    "acme_two",
    "-acme",
    "acme-",
    "acme--two",
    "../../admin",
    "acme two",
    "acmé",
    "api",
    "admin",
    "sign-in",
    "",
    "acme\n",
  ])("may not be %j", (slug) => {
    expect(slugProblem(slug)).toMatch(/\S/);
  });
});

describe("the slug proposed for a name", () => {
  it.each([
    ["Acme", "acme"],
    ["Société Générale & Co.", "societe-generale-co"],
    ["  O'Brien’s  Pub ", "obriens-pub"],
    ["Admin", "admin-team"],
    ["株式会社", ""],
    [`${"very ".repeat(20)}long`, "very-very-very-very-very-very-very-very-very-ver"],
  ])("of %j is %j", (name, slug) => {
    expect(proposeSlug(name)).toBe(slug);
  });

  it("is never longer than a slug may be", () => {
    expect(proposeSlug("x".repeat(500)).length).toBeLessThanOrEqual(48);
  });
});
