/** The least time an answer takes, in ms, where its speed would tell whether an address is known. */
const floors: Record<string, number> = {
  "/sign-up/email": 600,
  "/request-password-reset": 200,
};

/**
 * Makes known and unknown addresses take the same time. Both wait for the same passwords to be
 * hashed, so that load shifts them alike; the floor covers the few statements in which they differ.
 */
export async function steadyTime<T>(path: string, work: () => Promise<T>): Promise<T> {
  const floor = floors[path];
  if (!floor) return work();
  const [result] = await Promise.allSettled([
    work(),
    new Promise((resolve) => setTimeout(resolve, floor)),
  ]);
  if (result.status === "rejected") throw result.reason;
  return result.value;
}
