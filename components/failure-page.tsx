import { statusLink } from "@/components/status-link";
import { StatusPage } from "@/components/status-page";

interface FailurePageProps {
  status: 500 | 503;
  /** What the log calls this failure. */
  reference?: string;
}

/** In place of a page that could not be made. Rendered on the server: it needs no script. */
export function FailurePage({ status, reference }: FailurePageProps) {
  const isAway = status === 503;
  return (
    <StatusPage
      status={`${status}`}
      title={isAway ? "We will be right back" : "Something went wrong"}
      description={
        isAway
          ? "The service cannot reach its database right now. Nothing is lost. Try again in a moment."
          : `The fault is ours, and it has been recorded${reference ? ` as ${reference}` : ""}. Try again, or come back later.`
      }
    >
      {/* The same address again, without a script. */}
      <a href="?" className={statusLink("main")}>
        Try again
      </a>
    </StatusPage>
  );
}
