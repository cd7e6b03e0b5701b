"use client";

import { SignInLink } from "@/components/sign-in-link";
import { statusLink } from "@/components/status-link";
import { StatusPage } from "@/components/status-page";
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
      <a href={routes.home} className={statusLink("other")}>
        Home
      </a>
    </StatusPage>
  );
}
