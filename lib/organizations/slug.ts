/** Lower-case letters and digits, in words joined by single hyphens (seed 000, section 4). */
const slugPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const slugLimits = { min: 2, max: 48 } as const;

/**
 * Words that are, or may become, addresses of the product itself. The database knows them too: a new
 * one needs a migration that replaces `reserved_slugs()`.
 */
export const reservedSlugs: ReadonlySet<string> = new Set(
  `about account accounts admin administrator api app assets auth billing blog callback cdn contact
  dashboard demo dev developer developers docs download email enterprise error faq features feedback
  forbidden health help home invitations invite jobs legal login logout mail me members new news
  null onboarding org organization organizations orgs owner ping plans preview pricing privacy
  profile public register root security session sessions settings setup sign-in sign-out sign-up
  signin signout signup staff static status support system team teams terms test undefined unauthorized
  user users verify webhook webhooks well-known www`.split(/\s+/),
);

/** What is wrong with a slug, as a sentence for the person who typed it, or null. */
export function slugProblem(slug: string): string | null {
  if (slug.length < slugLimits.min) return `Use at least ${slugLimits.min} characters.`;
  if (slug.length > slugLimits.max) return `Use at most ${slugLimits.max} characters.`;
  if (!slugPattern.test(slug)) {
    return "Use lower-case letters, digits and single hyphens between them.";
  }
  return reservedSlugs.has(slug) ? "This address is reserved. Choose another one." : null;
}

/** A slug made from a name: "Société Générale & Co." becomes "societe-generale-co". May be empty. */
export function proposeSlug(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, slugLimits.max)
    .replaceAll(/^-+|-+$/g, "");
  return reservedSlugs.has(slug) ? `${slug}-team` : slug;
}
