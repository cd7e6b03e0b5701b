"use client";

import { usePathname } from "next/navigation";
import { statusLink } from "@/components/status-link";
import { routes } from "@/lib/routes";

/** Leads to the sign-in page and, from there, back to this one. */
export function SignInLink() {
  return (
    <a href={routes.signIn(usePathname())} className={statusLink("main")}>
      Sign in
    </a>
  );
}
