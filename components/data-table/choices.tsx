"use client";

import { useRouter } from "next/navigation";
import { followLink } from "@/components/navigation/follow-link";

interface ChoicesProps {
  /** What is chosen, for screen readers: "Role". */
  label: string;
  /** Each with the address of the list that it leads to. */
  choices: readonly { label: string; href: string; isCurrent: boolean }[];
}

/** A filter or an order of a list, as links: its state is the URL. */
export function Choices({ label, choices }: ChoicesProps) {
  const router = useRouter();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press on a link comes from keys too
    <nav
      aria-label={label}
      className="choices"
      onClick={(event) => followLink(event, (address) => router.push(address, { scroll: false }))}
    >
      {choices.map(({ label: text, href, isCurrent }) => (
        <a key={text} href={href} aria-current={isCurrent || undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
}
