/**
 * What a sign-up with a known address answers: the same fields, in the same order, as for a new one.
 * It exists nowhere.
 */
export function syntheticUser({ name, email }: { name: string; email: string }) {
  const now = new Date();
  return {
    name,
    email,
    emailVerified: false,
    image: null,
    createdAt: now,
    updatedAt: now,
    role: "user",
    banned: false,
    banReason: null,
    banExpires: null,
    id: crypto.randomUUID(),
  };
}
