import type { CSSProperties } from "react";
import { cn } from "@/components/cn";
import { AvatarImage } from "@/components/ui/avatar";

const hues = [25, 65, 110, 157, 200, 245, 290, 340];

/** The same name always gets the same tint. */
function hueOf(name: string) {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return hues[(hash >>> 8) % hues.length] ?? 157;
}

/** First letters of the first and the last word. */
function initialsOf(name: string) {
  const words = name.trim().split(/\s+/u);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return letters.map((word) => [...(word ?? "")][0]?.toLocaleUpperCase("en") ?? "").join("") || "?";
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
      className={cn("avatar", shape === "square" && "rounded-md", className)}
      style={{ "--hue": hueOf(name) } as CSSProperties}
    >
      {initialsOf(name)}
      {image && <AvatarImage src={image} />}
    </span>
  );
}
