import type { Metadata } from "next";
import { DataSheet } from "./_landing/data-sheet";
import { DatabaseRules } from "./_landing/database-rules";
import { FloorPlan } from "./_landing/floor-plan";
import { Hero } from "./_landing/hero";

export const metadata: Metadata = {
  title: { absolute: "Freehold: own the ground your product stands on" },
  description:
    "A Next.js starter with accounts, organizations and roles, on a PostgreSQL that keeps its own rules. One command from a clone to a signed-in organization.",
};

export default function LandingPage() {
  return (
    <>
      <Hero />
      <FloorPlan />
      <DatabaseRules />
      <DataSheet />
    </>
  );
}
