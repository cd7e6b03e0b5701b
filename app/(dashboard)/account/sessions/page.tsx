import { MonitorSmartphone } from "lucide-react";
import type { Metadata } from "next";
import { RevokeSessionForm } from "@/components/accounts/revoke-session-form";
import { SettingsSection } from "@/components/accounts/settings-section";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { page, requireSession } from "@/lib/doors/page";
import { listSessions, type SessionItem } from "@/lib/sessions/list-sessions";
import { revokeOtherSessionsAction, revokeSessionAction } from "./actions";

export const metadata: Metadata = { title: "Sessions" };

export default page(async () => {
  const sessions = await listSessions(await requireSession());
  const hasOthers = sessions.some(({ isCurrent }) => !isCurrent);
  return (
    <SettingsSection
      title="Sessions"
      description="Where you are signed in. If you do not know one of these devices, sign it out and change your password."
      action={
        hasOthers && (
          <ConfirmDialog
            trigger="Sign out the others"
            triggerProps={{ size: "sm" }}
            title="Sign out every other device?"
            description="You stay signed in here. Everywhere else your password is asked for again, and what is not saved there is lost."
            confirm="Sign out the others"
            action={revokeOtherSessionsAction}
          />
        )
      }
    >
      <ul className="divide-y" aria-label="Sessions">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
    </SettingsSection>
  );
});

function SessionRow({ session }: { session: SessionItem }) {
  const { id, device, address, startedAt, isCurrent } = session;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3">
      <MonitorSmartphone aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 font-medium">
          {device}
          {isCurrent && <Badge variant="success">This device</Badge>}
        </p>
        <p className="text-muted-foreground text-sm">
          {address && <span className="break-all">{address} · </span>}
          Signed in <RelativeTime date={startedAt} />
        </p>
      </div>
      {!isCurrent && <RevokeSessionForm action={revokeSessionAction} id={id} device={device} />}
    </li>
  );
}
