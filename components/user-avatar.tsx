import { cn } from "@/components/cn";
import { AvatarImage } from "@/components/ui/avatar";

/** The same name always gets the same of the eight tints in app/lists.css. */
function tintOf(name: string) {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return `tint-${(hash >>> 8) % 8}`;
}

/** First letters of the first and the last word. */
function initialsOf(name: string) {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("") || "?";
}

interface UserAvatarProps {
  name: string;
  image?: string | null;
  /** People are round, organizations square. */
  shape?: "round" | "square";
  className?: string;
}

/** The picture of a person or an organization, or the initials on a tint. Decoration: the name stands beside it. */
export function UserAvatar({ name, image, shape, className }: UserAvatarProps) {
  return (
    <span
      aria-hidden
      className={cn("avatar", tintOf(name), shape === "square" && "rounded-md", className)}
    >
      {initialsOf(name)}
      {image && <AvatarImage src={image} />}
    </span>
  );
}
