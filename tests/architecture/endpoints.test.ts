import { describe, expect, test } from "vitest";
import { auth } from "@/lib/auth/auth";
import { type EndpointPolicy, endpointPolicies } from "@/lib/auth/endpoint-policy";
import { rules } from "@/lib/rate-limits/rules";

interface Endpoint {
  path?: string;
}

/** The paths of the installed better-auth with the plugins that we use. */
const paths = [
  ...new Set(
    Object.values(auth.api as unknown as Record<string, Endpoint>).flatMap(({ path }) =>
      // Endpoints without a path exist on the server alone.
      path && path !== "/:virtual" ? path : [],
    ),
  ),
];
const policies = Object.entries(endpointPolicies);

describe("the table of better-auth's endpoints", () => {
  test("knows every endpoint", () => {
    expect(paths.length).toBeGreaterThan(50);
    const unknown = paths.filter((path) => !Object.hasOwn(endpointPolicies, path));
    expect(unknown, "decide on a policy in lib/auth/endpoint-policy.ts").toEqual([]);
  });

  test("knows no endpoint that is not there", () => {
    const gone = policies.map(([path]) => path).filter((path) => !paths.includes(path));
    expect(gone, "remove it from lib/auth/endpoint-policy.ts").toEqual([]);
  });

  test("limits whatever sends mail, checks a password or reaches a provider", () => {
    const costly = /^\/(sign-(in|up)|callback|.*password|send-|link-social)/;
    const unlimited = policies
      .filter(([path, { access, limit }]) => access !== "off" && costly.test(path) && !limit)
      .map(([path]) => path);
    expect(unlimited).toEqual([]);
  });

  test("names only limits that exist", () => {
    const named = policies.flatMap(([, { limit, addressLimit }]: [string, EndpointPolicy]) => [
      ...(limit ? [limit] : []),
      ...(addressLimit ? [addressLimit] : []),
    ]);
    expect(named.filter((name) => !Object.hasOwn(rules, name))).toEqual([]);
  });

  test("has no endpoint of administration or of invitations open until there are rules for it", () => {
    const open = policies
      .filter(([path, { access }]) => /^\/admin\/|invit/.test(path) && access !== "off")
      .map(([path]) => path);
    expect(open).toEqual([]);
  });
});
