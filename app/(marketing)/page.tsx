import { DataSheet } from "./_landing/data-sheet";
import { DatabaseRules } from "./_landing/database-rules";
import { FloorPlan } from "./_landing/floor-plan";
import { Hero } from "./_landing/hero";

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
