"use client";

import { statusLink } from "@/components/status-link";
import { StatusPage } from "@/components/status-page";

interface ErrorPageProps {
  error: unknown;
  retry: () => void;
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  return (
    <StatusPage
      status={digest ? `500 · ${digest}` : "500"}
      title="Something went wrong"
      description="The fault is ours and has been logged. Try again; if it stays, tell us the number above."
    >
      <button type="button" onClick={retry} className={statusLink("main")}>
        Try again
      </button>
      <a href="/" className={statusLink("other")}>
        Home
      </a>
    </StatusPage>
  );
}
