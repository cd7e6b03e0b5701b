import { CircleUserRound, GitBranch, KeyRound } from "lucide-react";

const icons = { github: GitBranch, google: CircleUserRound };

/** Tells providers apart at a glance without borrowing anybody's logo. */
export function ProviderIcon({ id, className }: { id: string; className?: string }) {
  const Icon = Object.hasOwn(icons, id) ? icons[id as keyof typeof icons] : KeyRound;
  return <Icon aria-hidden className={className} />;
}
