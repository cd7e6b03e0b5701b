"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const interval = 4_000;

/** Lets new mail appear by itself while the page is looked at. */
export function AutoRefresh() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, interval);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
