import type { Sql } from "postgres";

interface Login {
  name: string;
  superuser: boolean;
  bypassrls: boolean;
  owns_database: boolean;
  owned_tables: number;
}

/**
 * What the login of a connection could do to the rules that the database keeps, as parts of a
 * sentence ("is a superuser"); empty for a login that is fit for the application.
 */
export async function loginPowers(sql: Sql): Promise<{ name: string; powers: string[] }> {
  const [login] = await sql<[Login]>`
    select rolname as name, rolsuper as superuser, rolbypassrls as bypassrls,
      (select pg_has_role(session_user, datdba, 'MEMBER') from pg_database
        where datname = current_database()) as owns_database,
      (select count(*)::int from pg_class
        where relowner = pg_roles.oid and relkind in ('r', 'p')) as owned_tables
    from pg_roles where rolname = session_user`;
  const { name, superuser, bypassrls, owns_database, owned_tables } = login;
  const powers = [
    superuser && "is a superuser",
    bypassrls && "bypasses row-level security",
    owns_database && "owns the database",
    owned_tables > 0 && `owns ${owned_tables} tables`,
  ];
  return { name, powers: powers.filter((power) => power !== false) };
}
