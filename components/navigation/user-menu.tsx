import { DevicesIcon, KeyIcon, SignOutIcon, SwitchIcon, UserIcon } from "@/components/icons";
import { menuItemClass } from "@/components/navigation/menu-item";
import { PopoverPanel } from "@/components/navigation/popover-panel";
import { ThemeToggle } from "@/components/navigation/theme-toggle";
import { Separator } from "@/components/ui/separator";
import { UserAvatar } from "@/components/user-avatar";
import { routes } from "@/lib/routes";

export interface ShellUser {
  name: string;
  email: string;
  image?: string | null;
}

const id = "user-menu";

/** Who is signed in, the pages about the account, the theme and the way out. */
export function UserMenu({
  user,
  signOutAction,
}: {
  user: ShellUser;
  signOutAction: () => Promise<void>;
}) {
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="true"
        className="flex w-full items-center gap-2.5 rounded-md p-2 text-left hover:bg-sidebar-accent"
      >
        <UserAvatar name={user.name} image={user.image} className="size-7" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm leading-4">{user.name}</span>
          <span className="block truncate text-muted-foreground text-xs">{user.email}</span>
        </span>
        <SwitchIcon className="size-4 shrink-0 text-muted-foreground" />
        <span className="sr-only">Account menu</span>
      </button>
      <PopoverPanel id={id} aria-label="Account" className="bottom-16 left-3 w-60 origin-bottom">
        <a href={routes.account} className={menuItemClass}>
          <UserIcon />
          Account
        </a>
        <a href={routes.security} className={menuItemClass}>
          <KeyIcon />
          Security
        </a>
        <a href={routes.sessions} className={menuItemClass}>
          <DevicesIcon />
          Sessions
        </a>
        <div className="needs-script flex items-center justify-between gap-2 py-1 pr-1 pl-2 text-sm">
          Theme
          <ThemeToggle />
        </div>
        <Separator className="-mx-1 my-1 w-auto" />
        <form action={signOutAction}>
          <button type="submit" className={menuItemClass}>
            <SignOutIcon />
            Sign out
          </button>
        </form>
      </PopoverPanel>
    </>
  );
}
