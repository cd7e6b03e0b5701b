import type { ReactNode } from "react";
import { SessionRefresh } from "@/components/navigation/session-refresh";
import { page, requireSession } from "@/lib/doors/page";

/** Everything below is for people who are signed in. The frame around it: see shell.tsx. */
export default page(async ({ children }: { children: ReactNode }) => {
  const { needsRefresh } = await requireSession();
  return (
    <>
      {children}
      {needsRefresh && <SessionRefresh />}
    </>
  );
});
