import { passwordLimits } from "./limits";

/** Loaded at the first use: most processes never see a new password. */
let commonPasswords: Promise<Set<string>> | undefined;

async function loadCommonPasswords() {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  const words: readonly string[] = dictionary["passwords-common"];
  return new Set(words.filter((word) => word.length >= passwordLimits.min));
}

const sequences = [
  "abcdefghijklmnopqrstuvwxyz",
  "01234567890123456789",
  "qwertyuiopasdfghjklzxcvbnm",
];

/** Folds what people change to make a known word look new. */
const fold = (text: string) => text.normalize("NFKC").toLowerCase();

function isPattern(password: string): boolean {
  if (new Set(password).size < 4) return true;
  return sequences.some((sequence) => {
    const backwards = [...sequence].reverse().join("");
    return sequence.includes(password) || backwards.includes(password);
  });
}

/**
 * What is wrong with a new password, as a sentence for the person who chose it, or null.
 * `personal` are things that others know: name, address, organization (ASVS 6.2.11).
 */
export async function passwordProblem(
  password: string,
  personal: (string | null | undefined)[] = [],
): Promise<string | null> {
  const length = [...password].length;
  if (length < passwordLimits.min) return `Use at least ${passwordLimits.min} characters.`;
  if (length > passwordLimits.max) return `Use at most ${passwordLimits.max} characters.`;

  const folded = fold(password);
  commonPasswords ??= loadCommonPasswords();
  if (isPattern(folded) || (await commonPasswords).has(folded)) {
    return "This password is too easy to guess. Choose another one.";
  }
  const known = personal
    .flatMap((text) => (text ? [text, ...text.split("@")] : []))
    .map((text) => fold(text).replaceAll(/\s+/g, ""))
    .filter((text) => text.length >= 4);
  const compact = folded.replaceAll(/\s+/g, "");
  if (known.some((text) => compact.includes(text) && compact.length - text.length < 6)) {
    return "Do not build the password from your name or address.";
  }
  return null;
}
