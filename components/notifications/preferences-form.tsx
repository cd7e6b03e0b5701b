import { ActionForm } from "@/components/forms/action-form";
import type { FormAction } from "@/components/forms/action-state";
import { SubmitButton } from "@/components/forms/submit-button";
import { CardContent } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import {
  kindLabels,
  type NotificationPreference,
  quietableByMail,
} from "@/lib/notifications/schemas";

interface PreferencesFormProps {
  preferences: readonly NotificationPreference[];
  action: FormAction;
}

/** What somebody wants to be told in the app, and what by mail. */
export function PreferencesForm({ preferences, action }: PreferencesFormProps) {
  return (
    <CardContent>
      <ActionForm action={action}>
        <table className="w-full text-sm">
          <caption className="sr-only">Where you are told what</caption>
          <thead>
            <tr className="text-muted-foreground text-xs">
              <th scope="col" className="pb-2 text-left font-medium">
                When
              </th>
              <th scope="col" className="w-20 pb-2 font-medium">
                In the app
              </th>
              <th scope="col" className="w-20 pb-2 font-medium">
                By mail
              </th>
            </tr>
          </thead>
          <tbody>
            {preferences.map(({ kind, inApp, byMail }) => (
              <tr key={kind} className="border-t">
                <th scope="row" className="py-3 pr-4 text-left font-normal">
                  {kindLabels[kind]}
                </th>
                <td className="text-center leading-none">
                  <Checkbox
                    name={`${kind}-app`}
                    aria-label={`${kindLabels[kind]}: in the app`}
                    defaultChecked={inApp}
                  />
                </td>
                <td className="text-center leading-none">
                  <Checkbox
                    name={`${kind}-mail`}
                    aria-label={`${kindLabels[kind]}: by mail`}
                    defaultChecked={byMail}
                    disabled={!quietableByMail.has(kind)}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="text-muted-foreground text-sm">
          Two mails always come: an invitation, because it carries the link, and a change of
          ownership, so that nobody can make it behind your back.
        </p>
        <SubmitButton className="sm:self-start">Save preferences</SubmitButton>
      </ActionForm>
    </CardContent>
  );
}
