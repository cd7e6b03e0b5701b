"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { buttonVariants } from "@/components/ui/button";
import { routes } from "@/lib/routes";

/** Leads to the sign-in page and, from there, back to this one. */
export function SignInLink() {
  return (
    <Link href={routes.signIn(usePathname())} className={buttonVariants()}>
      Sign in
    </Link>
  );
}
