import type { Metadata } from "next";
import { UnauthorizedPage } from "@/components/unauthorized-page";

export const metadata: Metadata = { title: "Sign in to continue" };

export default UnauthorizedPage;
