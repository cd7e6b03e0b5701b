"use client";

import { StatusPage } from "@/components/status-page";
import { Button } from "@/components/ui/button";

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
      <Button onClick={retry}>Try again</Button>
      <Button variant="outline" render={<a href="/">Home</a>} />
    </StatusPage>
  );
}
