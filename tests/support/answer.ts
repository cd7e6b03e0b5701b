import { knownError } from "@/lib/doors/known-error";

/** What a door answers to a verb: "ok" or the code of the error. */
export const answer = (work: Promise<unknown>) =>
  work.then(
    () => "ok",
    (error) => knownError(error, "test").code,
  );
