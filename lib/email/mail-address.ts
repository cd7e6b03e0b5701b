import { domainToASCII } from "node:url";

/**
 * The address as it may stand in a header: one mailbox without a display name, international
 * domains in their ASCII form. Null when it is none: nothing that ends a line, quotes, or lists
 * several addresses passes.
 */
export function mailAddress(text: string): string | null {
  const at = text.lastIndexOf("@");
  const local = text.slice(0, at);
  // Letters of any script and what RFC 5322 allows without quotes; dots only between others.
  const isLocal =
    /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+(\.[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+)*$/u;
  if (at < 1 || !isLocal.test(local) || Buffer.byteLength(local) > 64) return null;
  const domain = domainToASCII(text.slice(at + 1));
  const isDomain =
    /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
  return isDomain.test(domain) ? `${local}@${domain}` : null;
}
