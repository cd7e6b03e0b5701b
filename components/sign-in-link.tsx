"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { buttonVariants } from "@/components/ui/button";

/** Leads to the sign-in page and, from there, back to this one. */
export function SignInLink() {
  const next = encodeURIComponent(usePathname());
  return (
    <Link href={`/sign-in?next=${next}`} className={buttonVariants()}>
      Sign in
    </Link>
  );
}
