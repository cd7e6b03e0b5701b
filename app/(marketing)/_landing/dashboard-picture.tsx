import {
  Building2,
  ChevronsUpDown,
  House,
  type LucideIcon,
  Mail,
  Search,
  Settings,
  Users,
} from "lucide-react";
import { cn } from "@/components/cn";
import { Badge } from "@/components/ui/badge";
import { buttonVariants } from "@/components/ui/button";
import { Kbd } from "@/components/ui/kbd";
import { UserAvatar } from "@/components/user-avatar";

const navigation: [string, LucideIcon][] = [
  ["Overview", House],
  ["Members", Users],
  ["Invitations", Mail],
  ["Settings", Settings],
];

const figures = [
  ["Members", "24", "3 joined this week"],
  ["Pending invitations", "2", "the next one lapses in 31 hours"],
  ["Your role", "Owner", "since the organization began"],
];

const members = [
  { name: "Ada Lovelace", email: "ada@acme.example", role: "Owner", joined: "8 months ago" },
  { name: "Grace Hopper", email: "grace@acme.example", role: "Admin", joined: "5 months ago" },
  { name: "Edsger Dijkstra", email: "edsger@acme.example", role: "Member", joined: "last week" },
  { name: "Barbara Liskov", email: "barbara@acme.example", role: "Member", joined: "yesterday" },
];

/** The overview page of an organization, made of the same parts as the real one. */
export function DashboardPicture() {
  return (
    <div
      role="img"
      aria-label="The overview page of an organization: its members, pending invitations and your role."
    >
      <div
        aria-hidden
        inert
        className="select-none overflow-hidden rounded-t-xl border border-b-0 bg-background shadow-lg"
      >
        <div className="flex h-10 items-center gap-1.5 border-b bg-muted px-4">
          <span className="size-2.5 rounded-full bg-input/50" />
          <span className="size-2.5 rounded-full bg-input/50" />
          <span className="size-2.5 rounded-full bg-input/50" />
          <span className="mx-auto rounded-md border bg-card px-3 py-0.5 font-mono text-muted-foreground text-xs sm:px-10">
            localhost:3000/org/acme
          </span>
        </div>
        <div className="flex">
          <PictureSidebar />
          <div className="min-w-0 flex-1 px-4 pt-6 sm:px-8">
            <div className="flex items-start justify-between gap-4">
              <div>
                <p className="font-semibold text-xl tracking-tight">Acme</p>
                <p className="text-muted-foreground">acme, founded 8 months ago</p>
              </div>
              <span className={buttonVariants({ className: "h-9" })}>Invite people</span>
            </div>
            <div className="mt-6 grid overflow-hidden rounded-lg border bg-card shadow-xs max-sm:divide-y sm:grid-cols-3 sm:divide-x">
              {figures.map(([label, figure, note]) => (
                <div key={label} className="px-4 py-3.5">
                  <p className="text-muted-foreground text-sm">{label}</p>
                  <p className="font-semibold text-xl tabular-nums tracking-tight">{figure}</p>
                  <p className="truncate text-muted-foreground text-xs">{note}</p>
                </div>
              ))}
            </div>
            <PictureMembers />
          </div>
        </div>
      </div>
    </div>
  );
}

function PictureSidebar() {
  return (
    <div className="flex w-56 shrink-0 flex-col border-r bg-sidebar p-3 max-md:hidden">
      <div className="flex h-12 items-center gap-2.5 px-2">
        <UserAvatar name="Acme" shape="square" />
        <span className="flex-1">
          <span className="block font-medium text-sm leading-4">Acme</span>
          <span className="block text-muted-foreground text-xs">Owner</span>
        </span>
        <ChevronsUpDown className="size-4 text-muted-foreground" />
      </div>
      <div className="mt-2 mb-4 flex h-8 items-center gap-2.5 rounded-md border bg-card px-2 text-muted-foreground text-sm shadow-xs">
        <Search className="size-4" />
        <span className="flex-1">Search</span>
        <Kbd>Ctrl K</Kbd>
      </div>
      {navigation.map(([label, Icon], index) => (
        <span
          key={label}
          className={cn(
            "mb-0.5 flex h-8 items-center gap-2.5 rounded-md px-2 font-medium text-sm",
            index === 0 ? "bg-sidebar-accent" : "text-muted-foreground",
          )}
        >
          <Icon className="size-4" />
          {label}
        </span>
      ))}
    </div>
  );
}

function PictureMembers() {
  return (
    <div className="mt-5 overflow-hidden rounded-t-lg border border-b-0 bg-card shadow-xs">
      <p className="flex items-center gap-2 border-b bg-muted/60 px-4 py-2 font-medium text-muted-foreground text-xs">
        <Building2 className="size-3.5" />
        Members of Acme
      </p>
      {members.map(({ name, email, role, joined }) => (
        <div key={name} className="flex h-13 items-center gap-3 border-b px-4 last:border-0">
          <UserAvatar name={name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium text-sm">{name}</span>
            <span className="block truncate text-muted-foreground text-xs">{email}</span>
          </span>
          <Badge
            variant={role === "Owner" ? "success" : role === "Admin" ? "secondary" : "outline"}
          >
            {role}
          </Badge>
          <span className="w-28 text-right text-muted-foreground text-sm max-sm:hidden">
            {joined}
          </span>
        </div>
      ))}
    </div>
  );
}
