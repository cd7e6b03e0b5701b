import { ChevronsUpDown, House, type LucideIcon, Search, Users } from "lucide-react";
import { cn } from "@/components/cn";
import { Kbd } from "@/components/ui/kbd";
import { UserAvatar } from "@/components/user-avatar";

const navigation: [string, LucideIcon][] = [
  ["Overview", House],
  ["Members", Users],
];

const figures = [
  ["Members", "24"],
  ["Pending invitations", "2"],
  ["Created", "8 months ago"],
];

const activity = [
  { name: "Barbara Liskov", event: "joined as member", at: "yesterday" },
  { name: "Edsger Dijkstra", event: "joined as member", at: "last week" },
  { name: "Grace Hopper", event: "joined as admin", at: "5 months ago" },
  { name: "Ada Lovelace", event: "joined as owner", at: "8 months ago" },
];

/** The overview page of an organization, made of the same parts as the real one. */
export function DashboardPicture() {
  return (
    <div
      role="img"
      aria-label="The overview page of an organization: how many members and pending invitations it has, and what happened lately."
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
            <p className="font-semibold text-xl tracking-tight">Acme</p>
            <p className="text-muted-foreground">You are an owner of this organization.</p>
            <div className="mt-6 grid overflow-hidden rounded-lg border bg-card shadow-xs max-sm:divide-y sm:grid-cols-3 sm:divide-x">
              {figures.map(([label, figure]) => (
                <div key={label} className="px-4 py-3.5">
                  <p className="text-muted-foreground text-sm">{label}</p>
                  <p className="font-semibold text-xl tabular-nums tracking-tight">{figure}</p>
                </div>
              ))}
            </div>
            <PictureActivity />
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

function PictureActivity() {
  return (
    <div className="mt-5 overflow-hidden rounded-t-lg border border-b-0 bg-card shadow-xs">
      <p className="border-b px-4 py-3 font-semibold text-sm">Recent activity</p>
      {activity.map(({ name, event, at }) => (
        <div key={name} className="flex h-12 items-center gap-3 border-b px-4 last:border-0">
          <UserAvatar name={name} />
          <span className="min-w-0 flex-1 truncate text-muted-foreground text-sm">
            <span className="font-medium text-foreground">{name}</span> {event}
          </span>
          <span className="text-right text-muted-foreground text-sm max-sm:hidden">{at}</span>
        </div>
      ))}
    </div>
  );
}
