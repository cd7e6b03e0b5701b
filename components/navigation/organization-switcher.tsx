import { BuildingIcon, CheckIcon, PlusIcon, SwitchIcon } from "@/components/icons";
import { menuItemClass } from "@/components/navigation/menu-item";
import { PopoverPanel } from "@/components/navigation/popover-panel";
import { UserAvatar } from "@/components/user-avatar";
import { routes } from "@/lib/routes";

export interface OrganizationChoice {
  name: string;
  slug: string;
  logo?: string | null;
  /** It is being deleted, and whoever looks can restore it. */
  isDeleted?: boolean;
}

interface OrganizationSwitcherProps {
  organizations: readonly OrganizationChoice[];
  /** The one that this page belongs to; none on pages about the account. */
  current?: { name: string; slug: string; role: string };
}

const id = "organization-menu";

/** Names the organization of this page and links to the others. Links, so each tab can hold its own. */
export function OrganizationSwitcher({ organizations, current }: OrganizationSwitcherProps) {
  const logo = organizations.find(({ slug }) => slug === current?.slug)?.logo;
  return (
    <>
      <button
        type="button"
        popoverTarget={id}
        aria-haspopup="true"
        className="flex h-12 w-full items-center gap-2.5 rounded-md px-2 text-left hover:bg-sidebar-accent"
      >
        {current ? (
          <UserAvatar name={current.name} image={logo} shape="square" />
        ) : (
          <BuildingIcon className="mx-2 size-4 text-muted-foreground" />
        )}
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium text-sm leading-4">
            {current?.name ?? "Organizations"}
          </span>
          {current && (
            <span className="block text-muted-foreground text-xs capitalize">{current.role}</span>
          )}
        </span>
        <SwitchIcon className="size-4 shrink-0 text-muted-foreground" />
        <span className="sr-only">Switch organization</span>
      </button>
      <PopoverPanel id={id} aria-label="Organizations" className="top-16 left-3 w-64">
        <ul className="max-h-[60dvh] overflow-y-auto">
          {organizations.map(({ name, slug, logo: image, isDeleted }) => (
            <li key={slug}>
              <a
                href={isDeleted ? routes.restore(slug) : routes.organization(slug)}
                aria-current={slug === current?.slug ? "true" : undefined}
                className={menuItemClass}
              >
                <UserAvatar name={name} image={image} shape="square" className="size-6" />
                <span className="min-w-0 flex-1">
                  <span className="block truncate">{name}</span>
                  {isDeleted && (
                    <span className="block text-muted-foreground text-xs">Being deleted</span>
                  )}
                </span>
                {slug === current?.slug && <CheckIcon />}
              </a>
            </li>
          ))}
        </ul>
        <a href={routes.onboarding} className={`${menuItemClass} mt-1`}>
          <span className="flex size-6 items-center justify-center rounded-md border border-dashed border-input">
            <PlusIcon className="size-3.5" />
          </span>
          Create organization
        </a>
      </PopoverPanel>
    </>
  );
}
