import { ProviderIcon } from "@/components/accounts/provider-icon";
import { ConfirmDialog } from "@/components/confirm-dialog";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { SubmitButton } from "@/components/forms/submit-button";
import { RelativeTime } from "@/components/relative-time";

interface ProviderRowProps {
  provider: { id: string; name: string };
  /** The account that is connected; none when the provider can be connected. */
  account?: {
    id: string;
    connectedAt: Date;
    /** Without it nobody could sign in any more. */
    isOnlyWay: boolean;
  };
  connectAction: FormAction;
  disconnectAction: FormAction;
}

/** A provider, and the button that connects or disconnects it. */
export function ProviderRow({
  provider: { id, name },
  account,
  connectAction,
  disconnectAction,
}: ProviderRowProps) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-5 py-3">
      <ProviderIcon id={id} className="size-4 shrink-0 text-muted-foreground" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{name}</p>
        <p className="text-muted-foreground text-sm">
          {account ? (
            <>
              Connected <RelativeTime date={account.connectedAt} />
              {account.isOnlyWay && ", your only way to sign in"}
            </>
          ) : (
            "Not connected"
          )}
        </p>
      </div>
      {!account && (
        <ActionForm action={connectAction} className="gap-2">
          <input type="hidden" name="provider" value={id} />
          <SubmitButton variant="outline" size="sm" aria-label={`Connect ${name}`}>
            Connect
          </SubmitButton>
        </ActionForm>
      )}
      {account && !account.isOnlyWay && (
        <ConfirmDialog
          trigger="Disconnect"
          triggerProps={{ size: "sm", "aria-label": `Disconnect ${name}` }}
          title={`Disconnect ${name}?`}
          description={`You will not be able to sign in with ${name} any more. You can connect it again later.`}
          confirm="Disconnect"
          action={disconnectAction}
          values={{ account: account.id }}
        />
      )}
    </li>
  );
}
