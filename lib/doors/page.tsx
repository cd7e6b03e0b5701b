import { cookies, headers } from "next/headers";
import { forbidden, notFound, redirect, unauthorized, unstable_rethrow } from "next/navigation";
import { cache, type ReactNode } from "react";
import { FailurePage } from "@/components/failure-page";
import { whileAvailable } from "@/db/available";
import type { MemberContext, SignedIn } from "@/lib/auth/context";
import { findSession } from "@/lib/auth/find-session";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/logger";
import { findMembership } from "@/lib/members/find-membership";
import { listMyOrganizations } from "@/lib/organizations/list-my-organizations";
import { setStatus } from "@/lib/request/set-status";
import { visitorOf } from "@/lib/request/visitor-of";
import { routes } from "@/lib/routes";
import { renamedAddress } from "./renamed-address";

/** The session of this request or null; asked once, however many components want to know. */
export const pageSession = cache(async (): Promise<SignedIn | null> => {
  const visitor = visitorOf(await headers());
  // An action may have changed the session just now: only `cookies` knows of it.
  visitor.headers.set("cookie", `${await cookies()}`);
  const session = await findSession(visitor.headers);
  return session && { ...visitor, ...session };
});

/** The session of this request. Everybody else gets the page for 401. */
export async function requireSession(): Promise<SignedIn> {
  return (await pageSession()) ?? unauthorized();
}

const mine = cache(async () => listMyOrganizations(await requireSession()));

/** The organizations of whoever asks; read once per request. */
export const myOrganizations = async () => (await mine()).organizations;

/** How many notifications whoever asks has not read, ten at most; read together with the above. */
export const unreadNotifications = async () => (await mine()).unread;

/** The organization that this slug leads to, also while it is being deleted. Outsiders get 404. */
export const membership = cache(async (slug: string) => {
  const [person, organizations] = await Promise.all([requireSession(), myOrganizations()]);
  const found = organizations.find((organization) => organization.slug === slug);
  return found ?? (await findMembership(person, slug)) ?? notFound();
});

/**
 * The member of the organization with this slug. Outsiders get the page for 404; members who come
 * by a former slug are led to the present one, and all of them away while it is being deleted.
 */
export const memberContext = cache(async (slug: string): Promise<MemberContext> => {
  const [person, found] = await Promise.all([requireSession(), membership(slug)]);
  const { role, deletedAt, ...organization } = found;
  if (deletedAt) redirect(routes.restore(organization.slug));
  if (organization.slug !== slug) redirect(renamedAddress(slug, organization.slug));
  return { ...person, organization, role };
});

/**
 * The door of pages and layouts: turns what verbs throw into pages with real statuses. Nothing above
 * a page may stream (no loading.tsx, no Suspense): a status cannot be changed once it is sent.
 */
export function page<Props>(render: (props: Props) => Promise<ReactNode>) {
  return async (props: Props): Promise<ReactNode> => {
    try {
      return await whileAvailable(render(props));
    } catch (error) {
      unstable_rethrow(error);
      return failed(error);
    }
  };
}

function failed(error: unknown): ReactNode {
  if (error instanceof AppError) {
    if (error.code === "NOT_FOUND") notFound();
    if (error.code === "FORBIDDEN") forbidden();
    if (error.code === "UNAUTHENTICATED") unauthorized();
    if (error.code === "UNAVAILABLE") {
      setStatus(503, { "retry-after": "2" });
      return <FailurePage status={503} />;
    }
  }
  const id = logError(error, { door: "page" });
  setStatus(500);
  return <FailurePage status={500} reference={id} />;
}
