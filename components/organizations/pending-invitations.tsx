import { RoleBadge } from "@/components/members/role-badge";
import { RelativeTime } from "@/components/relative-time";
import type { OrganizationRole } from "@/lib/permissions";

export interface PendingInvitation {
  id: string;
  email: string;
  role: OrganizationRole;
  expiresAt: Date;
}

/** Who has been invited and has not answered. For those who may see invitations. */
export function PendingInvitations({ invitations }: { invitations: readonly PendingInvitation[] }) {
  return (
    <ul className="activity">
      {invitations.map(({ id, email, role, expiresAt }) => (
        <li key={id}>
          <p>
            <b>{email}</b>
            <small>
              expires <RelativeTime date={expiresAt} />
            </small>
          </p>
          <RoleBadge role={role} />
        </li>
      ))}
    </ul>
  );
}
