/** The least time an answer takes, in ms, where its speed would tell whether an address is known. */
const floors: Record<string, number> = {
  "/sign-up/email": 600,
  "/request-password-reset": 200,
};

/**
 * Makes known and unknown addresses take the same time. Both wait for the same passwords to be
 * hashed, so that load shifts them alike; the floor covers the few statements in which they differ.
 * What is refused is refused before the address is looked up, and at once.
 */
export async function steadyTime<T>(
  path: string,
  work: () => Promise<T>,
  isRefusal: (result: T) => boolean = () => false,
): Promise<T> {
  const floor = floors[path];
  if (!floor) return work();
  const start = performance.now();
  const result = await work();
  if (isRefusal(result)) return result;
  const rest = start + floor - performance.now();
  if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  return result;
}
