import { CopyButton } from "@/components/copy-button";
import { GroundLine } from "@/components/ground-line";
import { DashboardPicture } from "./dashboard-picture";

const commands = [
  { command: "npm run dev", result: "A signed-in owner of an organization, on localhost:3000." },
  { command: "npm test", result: "Real PostgreSQL, real browser. Nothing is mocked." },
];

/** What it is, how it starts, and what it looks like: standing on the ground line. */
export function Hero() {
  return (
    <section className="overflow-hidden">
      <div className="mx-auto max-w-6xl px-4 pt-14 sm:px-8 sm:pt-20">
        <h1 className="max-w-3xl font-semibold text-4xl tracking-tighter sm:text-5xl">
          Own the ground your product stands on.
        </h1>
        <div className="mt-6 grid gap-8 lg:grid-cols-12">
          <p className="max-w-prose text-pretty text-lg text-muted-foreground lg:col-span-5">
            Freehold is the ground floor of a multi-tenant product, in Next.js: accounts,
            organizations and roles, on a PostgreSQL that keeps its own rules. Clone it and type one
            command. No Docker, no outside account, no bill per user for signing in.
          </p>
          <dl className="grid gap-px self-start overflow-hidden rounded-lg border bg-border shadow-xs sm:grid-cols-2 lg:col-span-7">
            {commands.map(({ command, result }) => (
              <div key={command} className="bg-card py-3 pr-3 pl-4">
                <dt className="flex items-center justify-between gap-3 font-mono text-base">
                  <span>
                    <span aria-hidden className="select-none text-muted-foreground">
                      ${" "}
                    </span>
                    {command}
                  </span>
                  <CopyButton value={command} label={`Copy ${command}`} />
                </dt>
                <dd className="text-muted-foreground text-sm">{result}</dd>
              </div>
            ))}
          </dl>
        </div>
        <div className="mt-12 sm:mt-16">
          <DashboardPicture />
        </div>
      </div>
      <GroundLine />
    </section>
  );
}
