import { CircleAlert, CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { Alert, AlertDescription } from "@/components/ui/alert";

/** What happened on the way to this page. */
export function Notice({ failed = false, children }: { failed?: boolean; children: ReactNode }) {
  return (
    <Alert
      role={failed ? "alert" : "status"}
      variant={failed ? "destructive" : "success"}
      className="mb-5"
    >
      {failed ? <CircleAlert aria-hidden /> : <CircleCheck aria-hidden />}
      <AlertDescription>{children}</AlertDescription>
    </Alert>
  );
}
