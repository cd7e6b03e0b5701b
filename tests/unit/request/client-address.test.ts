import { afterEach, describe, expect, it, vi } from "vitest";

/** Who sent a request over this peer with this header, where these proxies are trusted. */
async function addressOf(peer: string | undefined, forwarded: string | undefined, proxies = "") {
  vi.resetModules();
  vi.stubEnv("TRUSTED_PROXIES", proxies);
  const kept = globalThis as { freeholdExchange?: unknown };
  kept.freeholdExchange = peer && {
    getStore: () => ({ request: { socket: { remoteAddress: peer } } }),
  };
  const { clientAddress } = await import("@/lib/request/client-address");
  return clientAddress(new Headers(forwarded ? { "x-forwarded-for": forwarded } : {}));
}

describe("the address of whoever asks", () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    (globalThis as { freeholdExchange?: unknown }).freeholdExchange = undefined;
  });

  it("is the peer's, whatever a client claims", async () => {
    expect(await addressOf("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
    expect(await addressOf("::ffff:203.0.113.7", undefined)).toBe("203.0.113.7");
  });

  it("is the nearest one that no trusted proxy has", async () => {
    const proxies = "10.0.0.0/8, 2001:db8::/32";
    expect(await addressOf("10.1.2.3", "198.51.100.1, 203.0.113.7", proxies)).toBe("203.0.113.7");
    expect(await addressOf("10.1.2.3", "198.51.100.1, 10.9.9.9", proxies)).toBe("198.51.100.1");
    expect(await addressOf("2001:db8::1", "203.0.113.7", proxies)).toBe("203.0.113.7");
    expect(await addressOf("10.1.2.3", "nonsense", proxies)).toBe("10.1.2.3");
    expect(await addressOf("10.1.2.3", "6.6.6.6, unknown", proxies)).toBe("10.1.2.3");
    expect(await addressOf("10.1.2.3", "6.6.6.6, 203.0.113.9:5555", proxies)).toBe("203.0.113.9");
    expect(await addressOf("10.1.2.3", "6.6.6.6, [2001:db9::1]:443", proxies)).toBe("2001:db9::1");
    expect(await addressOf("203.0.113.9", "198.51.100.1", proxies)).toBe("203.0.113.9");
  });

  it("is what the platform says where every request comes through it", async () => {
    expect(await addressOf(undefined, "198.51.100.1, 203.0.113.7", "*")).toBe("203.0.113.7");
    expect(await addressOf(undefined, "198.51.100.1")).toBe("unknown");
  });
});
