import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "@/components/cn";
import { NextIcon, PreviousIcon } from "@/components/icons";
import { buttonVariants } from "@/components/ui/button";

function Pagination({ className, ...props }: ComponentProps<"nav">) {
  return (
    <nav
      aria-label="Pages"
      data-slot="pagination"
      className={cn("flex w-full justify-end", className)}
      {...props}
    />
  );
}

function PaginationContent({ className, ...props }: ComponentProps<"ul">) {
  return (
    <ul
      data-slot="pagination-content"
      className={cn("flex items-center gap-2", className)}
      {...props}
    />
  );
}

function PaginationItem(props: ComponentProps<"li">) {
  return <li data-slot="pagination-item" {...props} />;
}

/** A link to another page; without an `href` it shows that there is none. */
function PaginationLink({
  className,
  href,
  ...props
}: Omit<ComponentProps<typeof Link>, "href"> & { href?: string }) {
  const look = cn(buttonVariants({ variant: "outline", size: "sm" }), className);
  if (!href) {
    return (
      <span data-slot="pagination-link" aria-disabled className={look}>
        {props.children}
      </span>
    );
  }
  return (
    <Link data-slot="pagination-link" href={href} scroll={false} className={look} {...props} />
  );
}

function PaginationPrevious({ href }: { href?: string }) {
  return (
    <PaginationLink href={href} rel="prev">
      <PreviousIcon />
      Previous
    </PaginationLink>
  );
}

function PaginationNext({ href }: { href?: string }) {
  return (
    <PaginationLink href={href} rel="next">
      Next
      <NextIcon />
    </PaginationLink>
  );
}

export {
  Pagination,
  PaginationContent,
  PaginationItem,
  PaginationLink,
  PaginationNext,
  PaginationPrevious,
};
