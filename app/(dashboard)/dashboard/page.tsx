import { redirect } from "next/navigation";
import { myOrganizations, page, requireSession } from "@/lib/doors/page";
import { routes } from "@/lib/routes";

/** The way in: to the organization used last, else to the first, else to founding one. */
export default page(async () => {
  const [{ session }, mine] = await Promise.all([requireSession(), myOrganizations()]);
  const organizations = mine.filter(({ deletedAt }) => deletedAt === null);
  const landing =
    organizations.find(({ id }) => id === session.activeOrganizationId) ?? organizations[0];
  redirect(landing ? routes.organization(landing.slug) : routes.onboarding);
});
