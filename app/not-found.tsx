import type { Metadata } from "next";
import Link from "next/link";
import { StatusPage } from "@/components/status-page";
import { Button } from "@/components/ui/button";
import { routes } from "@/lib/routes";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFound() {
  return (
    <StatusPage
      status="404"
      title="Page not found"
      description="There is nothing at this address, or it is not yours to see. Check the address, or start again from a page you know."
    >
      <Button render={<Link href={routes.dashboard} />}>Go to the dashboard</Button>
      <Button variant="outline" render={<Link href={routes.home} />}>
        Home
      </Button>
    </StatusPage>
  );
}
