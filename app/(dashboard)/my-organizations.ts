import { cache } from "react";
import { requireSession } from "@/lib/doors/page";
import { listMyOrganizations } from "@/lib/organizations/list-my-organizations";

/** The organizations of whoever asks; read once per request. */
export const myOrganizations = cache(async () => listMyOrganizations(await requireSession()));
