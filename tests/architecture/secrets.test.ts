import { expect, test } from "vitest";
import { files, read } from "@/tests/support/architecture/source-files";

const texts = files.filter(
  (file) => !/\.(png|jpe?g|webp|avif|ico|woff2?|gz)$/.test(file) && file !== "package-lock.json",
);

/** What credentials look like, by who hands them out. */
const shapes: Record<string, RegExp> = {
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a token of GitHub": /\bgh[pousr]_[A-Za-z0-9]{30,}|\bgithub_pat_\w{30,}/,
  "a token of npm": /\bnpm_[A-Za-z0-9]{30,}/,
  "a key of AWS": /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  "a key of Google": /\bAIza[\w-]{35}\b|\bGOCSPX-[\w-]{20,}/,
  "a token of Slack": /\bxox[abprs]-[\w-]{10,}/,
  "a key of Stripe": /\b[rs]k_(live|test)_\w{16,}/,
  "a JWT": /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{15,}/,
  "a bcrypt hash": /\$2[aby]\$\d\d\$[./\w]{53}/,
  // Passwords of examples are words or an ellipsis, and those of tests say so.
  "a password in a URL":
    /\b(postgres(ql)?|smtps?|rediss?|https?):\/\/[\w.-]+:(?=[^\s@/"'`]*\d)[A-Za-z0-9+_-]{16,}@/,
  "a random string for a secret":
    /(secret|password|token|api_?key)["']?\s*[:=]\s*["'](?=[^"']*[A-Z])(?=[^"']*[a-z])(?=[^"']*\d)[A-Za-z0-9+/=_-]{24,}["']/i,
};

test.each(Object.entries(shapes))("the repository holds nothing like %s", (_, shape) => {
  const found = texts.flatMap((file) => {
    const at = shape.exec(read(file))?.index;
    // The line, not the text: a report of a leak must not be another one.
    return at === undefined ? [] : `${file}:${read(file).slice(0, at).split("\n").length}`;
  });
  expect(found).toEqual([]);
});

test("no file of a kind that holds keys or data is committed", () => {
  const kinds =
    /\.(pem|key|p12|pfx|jks|kdbx|sqlite3?|dump|bak)$|(^|\/)(id_(rsa|ed25519)|\.npmrc|\.netrc)$/;
  expect(files.filter((file) => kinds.test(file))).toEqual([]);
});
