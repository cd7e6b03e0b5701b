import type { LoggedChange, Names } from "./logged-change";
import { say, strong, type Words } from "./words";

type Author = Pick<LoggedChange, "user" | "impersonator">;

/** A user, a job, a login, or somebody who was not signed in. */
function nameOf(id: string | null, names: Names): Words {
  if (id === null) return ["Somebody who was not signed in"];
  const [, kind, name = ""] = /^(system|database):(.*)$/s.exec(id) ?? [];
  if (kind === "system") return say`${strong("The system")} (${name.replaceAll("-", " ")})`;
  if (kind === "database") return say`${strong("Somebody in the database")} (login ${name})`;
  const person = names.people.get(id);
  return person ? [strong(person.name)] : ["Somebody whose account is gone"];
}

/** Who did it, at the beginning of a sentence; of an impersonation both are named. */
export function describeActor({ user, impersonator }: Author, names: Names): Words {
  const person = nameOf(user, names);
  return impersonator ? say`${nameOf(impersonator, names)}, acting as ${person},` : person;
}

/** Somebody to whom something happened, in the middle of a sentence. */
export function describePerson(id: string | undefined, names: Names): Words {
  const person = id === undefined ? undefined : names.people.get(id);
  return person ? [strong(person.name)] : ["somebody whose account is gone"];
}
