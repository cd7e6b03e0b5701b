/** The ground, as section drawings show it: a line, and the earth hatched below. */
export function GroundLine({ className = "" }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={`h-5 border-foreground border-t-2 bg-[repeating-linear-gradient(135deg,var(--foreground)_0_1px,transparent_1px_8px)] opacity-80 ${className}`}
    />
  );
}
