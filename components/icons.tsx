/**
 * The icons of the frame and of lists, which stand on every page. An icon of lucide-react costs a
 * server as much as a link to render and comes with data of its own; these are one path each.
 * Everywhere else lucide-react serves.
 */
const icon =
  (path: string) =>
  ({ className = "" }: { className?: string }) => (
    <svg aria-hidden viewBox="0 0 24 24" className={`icon ${className}`}>
      <path d={path} />
    </svg>
  );

export const BellIcon = icon("M6 17h12l-1.5-2.5V10a4.5 4.5 0 0 0-9 0v4.5zM10 20h4");
export const BuildingIcon = icon("M5 20V4h9v16M14 10h5v10M3 20h18M8.5 8h2M8.5 12h2M8.5 16h2");
export const CheckIcon = icon("m5 12.5 4.5 4.5L19 7.5");
export const DevicesIcon = icon("M10 17H4V5h15v3M3 20h7M14 11h6v9h-6z");
export const HistoryIcon = icon("M4 12a8 8 0 1 0 2.6-5.9L4 8.5M4 4v4.5h4.5M12 8v4.5l3 1.8");
export const HouseIcon = icon("m4 11 8-7 8 7v9h-5.5v-6h-5v6H4z");
export const KeyIcon = icon("M12 15.5a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM11 12.7 20 4M16 8l3 3");
export const InviteIcon = icon("M3 6h18v7M3 6v12h9M4 7l8 6 8-6M18 15v6M15 18h6");
export const MailIcon = icon("M3 6h18v12H3zM4 7l8 6 8-6");
export const MenuIcon = icon("M4 7h16M4 12h16M4 17h16");
export const MonitorIcon = icon("M3 5h18v12H3zM8 21h8M12 17v4");
export const MoonIcon = icon("M20 14.5A8.5 8.5 0 1 1 9.5 4 7 7 0 0 0 20 14.5Z");
export const NextIcon = icon("m10 6 6 6-6 6");
export const OverviewIcon = icon("M4 4h6v9H4zM14 4h6v5h-6zM14 13h6v7h-6zM4 17h6v3H4z");
export const PlusIcon = icon("M12 5v14M5 12h14");
export const PreviousIcon = icon("m14 6-6 6 6 6");
export const SearchIcon = icon("M17 10.5a6.5 6.5 0 1 1-13 0 6.5 6.5 0 0 1 13 0ZM20 20l-4.9-4.9");
export const SettingsIcon = icon(
  "M4 7h9M17 7h3M4 17h3M11 17h9M17 7a2 2 0 1 1-4 0 2 2 0 0 1 4 0ZM11 17a2 2 0 1 1-4 0 2 2 0 0 1 4 0Z",
);
export const SignOutIcon = icon("M10 4H5v16h5M15 8l4 4-4 4M19 12H9.5");
export const SunIcon = icon(
  "M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0ZM12 3v1M12 20v1M3 12h1M20 12h1M5.6 5.6l.7.7M17.7 17.7l.7.7M5.6 18.4l.7-.7M17.7 6.3l.7-.7",
);
export const SwitchIcon = icon("m8 15 4 4 4-4M8 9l4-4 4 4");
export const UserIcon = icon(
  "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-3.6 3.4-5.5 7.5-5.5s7.5 1.9 7.5 5.5",
);
export const UsersIcon = icon(
  "M9 11.5a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5ZM2.5 20c0-3.4 2.9-5.5 6.5-5.5s6.5 2.1 6.5 5.5M16 4.3a3.75 3.75 0 0 1 0 6.9M18.5 14.8c1.9.8 3 2.6 3 5.2",
);
