import Link from "next/link";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";
import { SectionHead } from "./section-head";

const facts = [
  ["To start", "Node and npm. PostgreSQL comes along as a real server, from npm"],
  ["To run", "Any PostgreSQL from 15 to 18, one Node process, an SMTP server"],
  ["Session check", "One SQL query, on every request: a sign-out counts at once"],
  ["Sign-in page", "At most 40 kB of script over an empty Next.js page"],
  ["Organization page", "At most 90 kB over it; the command palette comes when it is called"],
  ["Memory at rest", "Under 250 MB"],
  ["Migrations", "Reviewed SQL; up, down, up gives the same schema on 15 and 18"],
  ["Without JavaScript", "Forms, menus and navigation work"],
  ["Accessibility", "WCAG 2.2 AA, no axe violation in either theme"],
  ["Tests", "A database per file, a real OpenID provider, a real Chromium"],
  ["License", "MIT"],
];

/** The facts that an engineer asks for first. */
export function DataSheet() {
  return (
    <section id="sheet" className="mx-auto max-w-6xl px-4 py-20 sm:px-8 sm:py-28">
      <SectionHead title="Data sheet">
        Each line is a limit that a test or the bench holds, not a hope. Run them on your own
        machine: they come with the code.
      </SectionHead>
      <dl className="mt-10 border-b">
        {facts.map(([term, value]) => (
          <div key={term} className="grid gap-x-8 border-t py-3 sm:grid-cols-12">
            <dt className="font-medium sm:col-span-4 lg:col-span-3">{term}</dt>
            <dd className="text-muted-foreground sm:col-span-8 lg:col-span-9">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="mt-16 flex flex-wrap items-center justify-between gap-6">
        <p className="font-semibold text-2xl tracking-tight">
          Two minutes from a clone to a first organization.
        </p>
        <div className="flex gap-2">
          <Button size="lg" render={<Link href={routes.signUp()} />}>
            Get started
          </Button>
          <Button size="lg" variant="outline" render={<Link href={routes.signIn()} />}>
            Sign in
          </Button>
        </div>
      </div>
    </section>
  );
}
