import { productName } from "@/lib/product";

/** The mark: a plot of land and the house that stands on it. */
export function LogoMark({ className = "size-6" }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" aria-hidden className={`shrink-0 ${className}`}>
      <rect width="24" height="24" rx="6" className="fill-brand" />
      <path
        d="M6.5 18.5v-9l5.5-4 5.5 4v2.25H10.5v2h5v2.75h-5v2z"
        className="fill-brand-foreground"
      />
    </svg>
  );
}

/** Mark and name. */
export function Logo({ className = "" }: { className?: string }) {
  return (
    <span
      className={`inline-flex items-center gap-2 font-semibold text-lg tracking-tight ${className}`}
    >
      <LogoMark />
      {productName}
    </span>
  );
}
