"use client";

import Link from "next/link";
import { StatusPage } from "@/components/status-page";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** Next sends this page along with every other one: a client component goes as a reference only. */
export function ForbiddenPage() {
  return (
    <StatusPage
      status="403"
      title="Your role does not allow this"
      description="You are signed in, but this page asks for a permission you do not have. An owner of the organization can change your role."
    >
      <Button render={<Link href={routes.dashboard} />}>Go to the dashboard</Button>
      <Button variant="outline" render={<Link href={routes.home} />}>
        Home
      </Button>
    </StatusPage>
  );
}
