/** The password of every demo login. Printed by `npm run dev`; production has no demo data. */
export const demoPassword = "freehold-demo-1";

export type DemoRole = "owner" | "admin" | "member";

export interface DemoPerson {
  name: string;
  email: string;
  /** Role in the installation; `user` unless told. */
  role?: "superadmin" | "admin";
  banReason?: string;
  acme?: DemoRole;
  globex?: DemoRole;
}

/** The logins that the documentation and the tests rely on. */
export const demoLogins: DemoPerson[] = [
  { name: "Sofia Lindqvist", email: "superadmin@example.com", role: "superadmin" },
  { name: "Adam Kowalczyk", email: "admin@example.com", role: "admin" },
  { name: "Olivia Hartmann", email: "owner@example.com", acme: "owner" },
  { name: "Daniel Okafor", email: "orgadmin@example.com", acme: "admin" },
  { name: "Mia Fontaine", email: "member@example.com", acme: "member" },
  { name: "Oscar Reyes", email: "outsider@example.com", globex: "owner" },
  { name: "Boris Vance", email: "banned@example.com", banReason: "Sent spam to other members" },
];

const colleague = (name: string, place: Pick<DemoPerson, "acme" | "globex">): DemoPerson => ({
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@example.com`,
  ...place,
});

const acmeAdmins = ["Priya Raman", "Henrik Solberg"];

const acmeMembers = [
  "Amara Diallo",
  "Ben Whitaker",
  "Camila Duarte",
  "Chen Wei",
  "Clara Jansen",
  "David Mbeki",
  "Elena Petrova",
  "Fatima Rahman",
  "George Papadakis",
  "Hana Sato",
  "Isaac Feldman",
  "Jonas Weber",
  "Kavya Iyer",
  "Leila Haddad",
  "Lucas Moreau",
  "Marta Kowalska",
  "Mateo Vargas",
  "Nora Byrne",
  "Omar Farouk",
  "Paulo Mendes",
  "Rosa Bianchi",
  "Samuel Adeyemi",
  "Tuan Nguyen",
];

const globexMembers = ["Yara Castillo", "Viktor Novak", "Wendy Clarke"];

/** Everybody of the demo data: Acme has 28 members, Globex 4. */
export const demoPeople: DemoPerson[] = [
  ...demoLogins,
  ...acmeAdmins.map((name) => colleague(name, { acme: "admin" })),
  ...acmeMembers.map((name) => colleague(name, { acme: "member" })),
  ...globexMembers.map((name) => colleague(name, { globex: "member" })),
];

/** Whom Acme has invited and who has not answered yet. */
export const demoInvitations: { email: string; role: DemoRole; hoursAgo: number }[] = [
  { email: "grace.kim@example.com", role: "member", hoursAgo: 2 },
  { email: "tobias.frank@example.com", role: "member", hoursAgo: 9 },
  { email: "ines.carvalho@example.com", role: "admin", hoursAgo: 21 },
  { email: "noah.eriksen@example.com", role: "member", hoursAgo: 30 },
];
