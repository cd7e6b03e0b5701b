import { createTransport } from "nodemailer";

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * A pool of connections to a mail server: `smtp://` (STARTTLS when offered) or `smtps://`. With a
 * password in the URL, TLS is required outside this machine; `?requireTLS=false` takes that back.
 */
export function smtpTransport(smtpUrl: string) {
  const url = new URL(smtpUrl);
  return createTransport({
    // What the URL says itself wins over these.
    url: smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    requireTLS: Boolean(url.password) && !loopback.test(url.hostname),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
