"use client";

import { useEffect } from "react";

/** Prolongs the session once. Pages only read it: what a server renders cannot set its cookie. */
export function SessionRefresh() {
  useEffect(() => {
    // A failure is no harm: the next page asks again.
    fetch("/api/auth/get-session", { method: "POST" }).catch(() => {});
  }, []);
  return null;
}
