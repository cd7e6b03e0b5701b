import type { Metadata } from "next";
import { SettingsSection } from "@/components/accounts/settings-section";
import { Pager } from "@/components/data-table/pager";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { NotificationList } from "@/components/notifications/notification-list";
import { PreferencesForm } from "@/components/notifications/preferences-form";
import { page, requireSession, unreadNotifications } from "@/lib/doors/page";
import { listNotifications } from "@/lib/notifications/list-notifications";
import { listPreferences } from "@/lib/notifications/list-preferences";
import { ListQuery } from "@/lib/pagination";
import { routes } from "@/lib/routes";
import { markReadAction, savePreferencesAction } from "./actions";

export const metadata: Metadata = { title: "Notifications" };

interface NotificationsPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default page(async ({ searchParams }: NotificationsPageProps) => {
  const query = ListQuery.parse(await searchParams);
  const person = await requireSession();
  const [{ items, previous, next }, preferences, unread] = await Promise.all([
    listNotifications(person, query),
    listPreferences(person),
    unreadNotifications(),
  ]);
  const linkTo = (name: "after" | "before", cursor: string | null) =>
    cursor === null
      ? undefined
      : `${routes.notifications}?${new URLSearchParams({ [name]: cursor })}`;
  return (
    <>
      <SettingsSection
        title="Notifications"
        description="What others did that concerns you. Kept for 90 days."
        action={
          unread > 0 && (
            <ActionForm action={markReadAction}>
              <SubmitButton variant="outline" size="sm">
                Mark all as read
              </SubmitButton>
            </ActionForm>
          )
        }
      >
        <NotificationList items={items} markReadAction={markReadAction} />
        {(previous || next) && (
          <div className="border-t px-5 py-3">
            <Pager previous={linkTo("before", previous)} next={linkTo("after", next)} />
          </div>
        )}
      </SettingsSection>
      <SettingsSection
        title="Preferences"
        anchor="preferences"
        description="Where you are told what. It counts from the next notification on."
      >
        <PreferencesForm preferences={preferences} action={savePreferencesAction} />
      </SettingsSection>
    </>
  );
});
