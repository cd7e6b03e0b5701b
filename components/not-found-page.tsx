"use client";

import Link from "next/link";
import { StatusPage } from "@/components/status-page";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** Next sends this page along with every other one: a client component goes as a reference only. */
export function NotFoundPage() {
  return (
    <StatusPage
      status="404"
      title="Page not found"
      description="There is nothing at this address, or it is not yours to see. Check the address, or start again from a page you know."
    >
      <Button render={<Link href={routes.dashboard} />}>Go to the dashboard</Button>
      <Button variant="outline" render={<Link href={routes.home} />}>
        Home
      </Button>
    </StatusPage>
  );
}
