import { sql } from "../../database.mjs";
import { selectMembers } from "../../queries";

interface Props {
  searchParams: Promise<{ organization?: string; fill?: string }>;
}

/** The floor of the members page: its query, its rows as a plain table, and text up to its size. */
export default async function Page({ searchParams }: Props) {
  const { organization, fill } = await searchParams;
  const rows = await selectMembers(sql, `${organization}`);
  return (
    <main>
      <table>
        <tbody>
          {rows.slice(0, 25).map((row) => (
            <tr key={row.id}>
              <td>{row.name}</td>
              <td>{row.email}</td>
              <td>{row.role}</td>
              <td>{row.joined_at.toISOString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{"x".repeat(Number(fill ?? 0))}</p>
    </main>
  );
}
