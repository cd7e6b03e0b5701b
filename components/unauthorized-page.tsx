"use client";

import Link from "next/link";
import { SignInLink } from "@/components/sign-in-link";
import { StatusPage } from "@/components/status-page";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** Next sends this page along with every other one: a client component goes as a reference only. */
export function UnauthorizedPage() {
  return (
    <StatusPage
      status="401"
      title="Sign in to continue"
      description="This page is for people with an account. If you were signed in a moment ago, your session has ended; nothing you saved is lost."
    >
      <SignInLink />
      <Button variant="outline" render={<Link href={routes.home} />}>
        Home
      </Button>
    </StatusPage>
  );
}
