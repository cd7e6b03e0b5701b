import { ProviderIcon } from "@/components/accounts/provider-icon";
import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { SubmitButton } from "@/components/forms/submit-button";

interface ProviderButtonsProps {
  providers: readonly { id: string; name: string }[];
  action: FormAction;
  /** Where to go on afterwards, a path of this site. */
  next?: string;
}

/** The other ways to sign in, each a form of its own; nothing when there are none. */
export function ProviderButtons({ providers, action, next }: ProviderButtonsProps) {
  if (providers.length === 0) return null;
  return (
    <>
      <p className="my-5 flex items-center gap-3 text-muted-foreground text-sm before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
        or
      </p>
      <div className="flex flex-col gap-3">
        {providers.map(({ id, name }) => (
          <ActionForm key={id} action={action} className="gap-3">
            <input type="hidden" name="provider" value={id} />
            {next && <input type="hidden" name="next" value={next} />}
            <SubmitButton variant="outline">
              <ProviderIcon id={id} className="text-muted-foreground" />
              Continue with {name}
            </SubmitButton>
          </ActionForm>
        ))}
      </div>
    </>
  );
}
