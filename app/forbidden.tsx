import type { Metadata } from "next";
import { ForbiddenPage } from "@/components/forbidden-page";

export const metadata: Metadata = { title: "No access" };

export default ForbiddenPage;
