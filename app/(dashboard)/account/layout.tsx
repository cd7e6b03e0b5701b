import type { ReactNode } from "react";
import { TabsLink, TabsNav } from "@/components/navigation/tabs-nav";
import { PageHeader } from "@/components/page-header";
import { page } from "@/lib/doors/page";
import { routes } from "@/lib/routes";
import { Shell } from "../shell";

/** The frame of the pages about one's own account. */
export default page(async ({ children }: { children: ReactNode }) => (
  <Shell>
    <PageHeader title="Account" description="Yours alone, whatever organization you are in." />
    <TabsNav aria-label="Account">
      <TabsLink href={routes.account}>Profile</TabsLink>
      <TabsLink href={routes.security}>Security</TabsLink>
      <TabsLink href={routes.sessions}>Sessions</TabsLink>
      <TabsLink href={routes.notifications}>Notifications</TabsLink>
    </TabsNav>
    {children}
  </Shell>
));
