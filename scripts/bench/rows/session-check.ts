import { compareLoads } from "../compare-loads";
import type { Row } from "../row";

/** Who is signed in, asked over HTTP. */
export const sessionCheck: Row = {
  name: "session-check",
  measure: (arena) => {
    const { cookie, "x-token": token } = arena.owner;
    return compareLoads(
      arena,
      "session check",
      {
        name: "product",
        server: arena.product,
        request: { path: "/api/auth/get-session", headers: { cookie } },
      },
      [
        {
          name: "Next route, one prepared select",
          server: arena.nextFloor,
          request: { path: "/session", headers: { "x-token": token } },
          target: 0.5,
        },
        {
          name: "node:http, one prepared select",
          server: arena.httpFloor,
          request: { path: "/", headers: { "x-token": token } },
        },
      ],
    );
  },
};
