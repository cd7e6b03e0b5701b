import { describe, expect, it } from "vitest";
import { tidyUser } from "@/lib/auth/tidy-user";

describe("what a provider says of a person", () => {
  it("keeps a good name, address and picture", () => {
    const user = {
      name: " Ada Lovelace ",
      email: "Ada@Example.NET",
      image: "https://a.example/p.png",
    };
    expect(tidyUser(user)).toEqual({
      name: "Ada Lovelace",
      email: "ada@example.net",
      image: "https://a.example/p.png",
    });
  });

  it.each(["javascript:alert(1)", "http://a.example/p.png", "data:image/png;base64,AA", "x", ""])(
    "drops the picture %j",
    (image) => {
      expect(tidyUser({ name: "Ada", email: "a@example.net", image }).image).toBeNull();
    },
  );

  it("makes a name of what there is", () => {
    const nameOf = (name: string | null) => tidyUser({ name, email: "ada@example.net" }).name;
    expect(nameOf(null)).toBe("ada");
    expect(nameOf("A")).toBe("ada");
    expect(nameOf("x".repeat(10_000))).toHaveLength(100);
    expect(nameOf("Ada\u202eevil\0")).toBe("Ada evil");
    expect(tidyUser({ name: "", email: "a@example.net" }).name.length).toBeGreaterThanOrEqual(2);
  });
});
