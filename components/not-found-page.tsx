"use client";

import { statusLink } from "@/components/status-link";
import { StatusPage } from "@/components/status-page";
import { routes } from "@/lib/routes";

/** Next sends this page along with every other one: a client component goes as a reference only. */
export function NotFoundPage() {
  return (
    <StatusPage
      status="404"
      title="Page not found"
      description="There is nothing at this address, or it is not yours to see. Check the address, or start again from a page you know."
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
