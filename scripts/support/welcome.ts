import { type DemoPerson, demoLogins, demoPassword } from "@/db/seed/demo-people";
import { productName } from "@/lib/product";

function roleOf({ role, banReason, acme, globex }: DemoPerson): string {
  if (role) return `${role} of the installation`;
  if (banReason) return "banned: may not sign in";
  return acme ? `${acme} of Acme` : `${globex} of Globex`;
}

/** Prints where the server is and, when the database has them, who may sign in to the demo data. */
export function printWelcome(port: number, milliseconds: number, hasDemoLogins: boolean): void {
  const url = `http://localhost:${port}`;
  const lines = [`${productName} is ready at ${url}  (${(milliseconds / 1000).toFixed(1)} s)`, ""];
  if (hasDemoLogins) {
    lines.push(`Demo logins, all with the password ${demoPassword}`);
    for (const person of demoLogins) lines.push(`  ${person.email.padEnd(24)} ${roleOf(person)}`);
    lines.push("");
  }
  lines.push(`Mail that it sends: ${url}/dev/mail`, "Stop: Ctrl-C");
  console.log(`\n${lines.map((line) => (line ? `  ${line}` : "")).join("\n")}\n`);
}
