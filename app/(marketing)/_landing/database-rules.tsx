import { SectionHead } from "./section-head";

const levels = [
  ["+3", "Page", "Shows. A button that is not there is a courtesy, never the lock."],
  ["+2", "Door", "Reads the input, the session and the rate limit; gives every error its status."],
  [
    "+1",
    "Verb",
    "Asks for the permission in its first line, then does one thing in one transaction.",
  ],
  ["±0", "PostgreSQL", "Holds what must never be false, whoever asks and by whatever way."],
];

const session = [
  {
    statement: "SELECT count(*) FROM members;",
    answer: "0",
    note: "Without a door there are no rows.",
  },
  {
    statement: "SET ROLE application_registry; DELETE FROM members WHERE role = 'owner';",
    answer: "ERROR: an organization has to have an owner",
    note: "Behind a door the rules go on: owners are counted when it commits.",
  },
  {
    statement: "UPDATE audit_logs SET user_id = 'somebody else';",
    answer: "ERROR: permission denied for table audit_logs",
    note: "Triggers write the log, and a keyed chain seals it.",
  },
  {
    statement: "DROP TABLE members;",
    answer: "ERROR: must be owner of table members",
    note: "The application owns nothing.",
  },
];

/** Where rules live, level by level, and what the lowest level answers. */
export function DatabaseRules() {
  return (
    <section id="database" className="border-y bg-card">
      <div className="mx-auto max-w-6xl px-4 py-20 sm:px-8 sm:py-28">
        <SectionHead title="Rules live as deep as they can">
          Code above can be wrong, skipped or new. So each rule sits at the lowest level that can
          hold it, and the lowest is a database that runs under two logins: one that owns the
          tables, and one for the application, that may only use them.
        </SectionHead>
        <div className="mt-12 grid gap-10 lg:grid-cols-12 lg:gap-8">
          <ol className="lg:col-span-5">
            {levels.map(([level, name, text]) => (
              <li
                key={name}
                className="grid grid-cols-[3rem_1fr] border-t py-4 last:border-foreground last:border-t-2"
              >
                <span aria-hidden className="font-mono text-muted-foreground text-sm leading-6">
                  {level}
                </span>
                <div>
                  <h3 className="font-semibold text-lg tracking-tight">{name}</h3>
                  <p className="text-pretty text-muted-foreground">{text}</p>
                </div>
              </li>
            ))}
          </ol>
          <figure className="self-start overflow-hidden rounded-lg border bg-background shadow-xs lg:col-span-7">
            <figcaption className="border-b bg-muted px-4 py-2 font-medium text-muted-foreground text-xs">
              psql, with the application's own login
            </figcaption>
            <div className="space-y-5 p-4 font-mono text-sm sm:p-5">
              {session.map(({ statement, answer, note }) => (
                <div key={statement}>
                  <p className="break-words text-muted-foreground">-- {note}</p>
                  <p className="break-words">
                    <span aria-hidden className="select-none text-muted-foreground">
                      freehold=&gt;{" "}
                    </span>
                    {statement}
                  </p>
                  <p
                    className={
                      answer.startsWith("ERROR") ? "break-words text-destructive" : "break-words"
                    }
                  >
                    {answer}
                  </p>
                </div>
              ))}
            </div>
          </figure>
        </div>
      </div>
    </section>
  );
}
