import type { NextConfig } from "next";
import { PHASE_DEVELOPMENT_SERVER } from "next/constants";

/**
 * Pages are static or streamed without a nonce, so inline scripts are allowed; what is not: other
 * origins' scripts, plug-ins, frames around us, a changed base URL. Forms may end at an identity
 * provider (https, or loopback while developing), because a form post that starts an OAuth
 * redirect is measured against `form-action` at every hop.
 */
function contentSecurityPolicy(development: boolean) {
  return [
    "default-src 'self'",
    `script-src 'self' 'unsafe-inline'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' https: data: blob:",
    "font-src 'self'",
    `connect-src 'self'${development ? " ws: wss:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self' https: http://localhost:* http://127.0.0.1:*",
    "frame-ancestors 'none'",
  ].join("; ");
}

export default function config(phase: string): NextConfig {
  const development = phase === PHASE_DEVELOPMENT_SERVER;
  return {
    poweredByHeader: false,
    reactStrictMode: true,
    // The sidebar's account menu lies at the bottom left.
    devIndicators: { position: "bottom-right" },
    // Off: it answers `forbidden()` with the 403 page under HTTP 200.
    cacheComponents: false,
    experimental: {
      authInterrupts: true,
      // The largest form there is; proxy.ts lets all but it have 1 MB.
      serverActions: { bodySizeLimit: "8mb" },
    },
    // The clone may lie inside another project: its lockfile must not become the root.
    turbopack: { root: import.meta.dirname },
    outputFileTracingRoot: import.meta.dirname,
    serverExternalPackages: [
      "@node-rs/bcrypt",
      "graphile-worker",
      "postgres",
      "pino",
      "nodemailer",
      "sharp",
    ],
    headers: async () => [
      {
        source: "/:path*",
        headers: [
          { key: "Content-Security-Policy", value: contentSecurityPolicy(development) },
          { key: "X-Content-Type-Options", value: "nosniff" },
          { key: "X-Frame-Options", value: "DENY" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
          { key: "Strict-Transport-Security", value: "max-age=63072000" },
        ],
      },
    ],
  };
}
