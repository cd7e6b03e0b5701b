import type { ReactNode } from "react";
import { cn } from "@/components/cn";
import { SectionHead } from "./section-head";
import { SignInPicture } from "./sign-in-picture";

const rooms: Room[] = [
  {
    name: "Accounts",
    text: "Sign-up, verification, sign-in, forgotten and changed passwords. Neither sign-up nor reset tells a stranger whether an address is known, in words or in timing.",
    detail: "bcrypt, cost 12, off the main thread",
    span: "lg:col-span-5 lg:row-span-2",
    door: "right",
    furniture: <SignInPicture />,
  },
  {
    name: "Organizations",
    text: "The address names the organization, and membership is read on every request: two tabs, two organizations, no mix-up.",
    detail: "/org/acme",
    span: "lg:col-span-4",
    door: "bottom",
  },
  {
    name: "Roles",
    text: "Owner, admin and member in an organization; superadmins above.",
    detail: "lib/permissions.ts",
    span: "lg:col-span-3",
    door: "bottom",
  },
  {
    name: "Outside identity",
    text: "Google, GitHub and any OpenID Connect provider, switched on by environment variables.",
    detail: "OIDC_*",
    span: "lg:col-span-3",
    door: "right",
  },
  {
    name: "Sessions",
    text: "Listed by device, with one button to end all the others. What is stored cannot be used to sign in.",
    detail: "72 hours, tokens hashed at rest",
    span: "lg:col-span-4",
  },
  {
    name: "Post room",
    text: "Mail is queued in the transaction that caused it. In development it lands in a mailbox you can read.",
    detail: "/dev/mail",
    span: "lg:col-span-4",
    door: "right",
  },
  {
    name: "Cellar",
    text: "Migrations with a way down each. Four deploys at once apply each of them once.",
    detail: "npm run db:rollback",
    span: "lg:col-span-4",
    door: "top",
  },
  {
    name: "Workshop",
    text: "A doctor that names what is wrong with a machine, and a bench that measures each figure beside its floor.",
    detail: "npm run doctor · npm run bench",
    span: "lg:col-span-4",
    door: "top",
  },
];

const doors = {
  right: "right-0 bottom-5 translate-x-0.5 -scale-x-100",
  top: "top-0 right-8 -translate-y-0.5 rotate-90",
  bottom: "right-8 bottom-0 translate-y-0.5 -rotate-90",
};

interface Room {
  name: string;
  text: string;
  detail: string;
  span: string;
  door?: keyof typeof doors;
  furniture?: ReactNode;
}

/** What the product contains, drawn as the rooms of a ground floor. */
export function FloorPlan() {
  return (
    <section id="plan" className="mx-auto max-w-6xl px-4 py-20 sm:px-8 sm:py-28">
      <SectionHead title="What stands on the first day">
        The part of a product that nobody notices until it is wrong, built, tested and open to the
        last wall. Move in, knock through, build upward.
      </SectionHead>
      <ul className="mt-10 grid gap-0.5 bg-foreground/75 p-0.5 sm:grid-cols-2 lg:grid-cols-12">
        {rooms.map((room) => (
          <li
            key={room.name}
            className={cn("relative flex min-h-44 flex-col bg-card p-5", room.span)}
          >
            <h3 className="font-semibold text-lg tracking-tight">{room.name}</h3>
            <p className="mt-1.5 max-w-sm text-pretty text-muted-foreground">{room.text}</p>
            {room.furniture}
            <p className="mt-auto pt-5 font-mono text-xs">{room.detail}</p>
            {room.door && <Door className={doors[room.door]} />}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A door as plans draw it: a gap in the wall, the leaf, and the arc that it sweeps. */
function Door({ className }: { className: string }) {
  return (
    <svg
      viewBox="0 0 40 40"
      aria-hidden
      className={cn("absolute size-10 max-lg:hidden", className)}
      fill="none"
    >
      <path d="M0 2v36" className="stroke-card" strokeWidth="6" />
      <path d="M1 38h36" className="stroke-foreground/75" strokeWidth="1.5" />
      <path d="M37 38A36 36 0 0 0 1 2" className="stroke-input" strokeDasharray="2 3" />
    </svg>
  );
}
