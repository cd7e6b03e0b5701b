"use client";

import { statusLink } from "@/components/status-link";
import { StatusPage } from "@/components/status-page";
import { routes } from "@/lib/routes";

/** Next sends this page along with every other one: a client component goes as a reference only. */
export function ForbiddenPage() {
  return (
    <StatusPage
      status="403"
      title="Your role does not allow this"
      description="You are signed in, but this page asks for a permission you do not have. An owner of the organization can change your role."
    >
      <a href={routes.dashboard} className={statusLink("main")}>
        Go to the dashboard
      </a>
      <a href={routes.home} className={statusLink("other")}>
        Home
      </a>
    </StatusPage>
  );
}
