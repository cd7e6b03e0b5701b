import { createTestDatabase } from "@/tests/support/database";
import { connected, startTestServer } from "@/tests/support/database-server";
import { prepareTemplate } from "@/tests/support/database-template";
import { dataFolder } from "../environment";
import { readSecrets } from "../support/secrets";

/** Two databases with the same rows on one server that writes to the disk before it answers. */
export interface DatabaseArena {
  /** As migrations leave it. */
  product: { databaseUrl: string; directUrl: string };
  /** With every trigger of ours and row-level security off. For the same login. */
  bareUrl: string;
  /** What the product's modules want of the environment, with so many connections. */
  environment(connections: number): Record<string, string>;
  /** How often contestants take turns. */
  slices: number;
}

/** PostgreSQL's own settings, which tests do without: a commit reaches the disk. */
const durable = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
  shared_buffers: "128MB",
};

/** Organizations, and members of each of them. */
export const organizationCount = 200;
export const memberCount = 50;

const fill = `
  insert into users (id, name, email)
    select 'user-' || n, 'Member ' || n, 'member-' || n || '@example.com'
    from generate_series(1, ${organizationCount * memberCount}) n;
  insert into organizations (id, name, slug)
    select 'organization-' || n, 'Organization ' || n, 'organization-' || n
    from generate_series(1, ${organizationCount}) n;
  insert into members (id, organization_id, user_id, role)
    select 'member-' || n, 'organization-' || (n - 1) / ${memberCount} + 1, 'user-' || n,
      (case when n % ${memberCount} = 0 then 'owner' else 'member' end)::organization_role
    from generate_series(1, ${organizationCount * memberCount}) n;`;

const strip = `
  do $$
  declare stripped regclass;
  begin
    for stripped in select oid from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
    loop
      -- Foreign keys are triggers of the system's own; they stay.
      execute format('alter table %s disable trigger user', stripped);
      execute format('alter table %s disable row level security', stripped);
    end loop;
  end $$`;

/** Starts the server and fills the databases. What it starts is handed to `undo` to be ended. */
export async function openDatabaseArena(
  quick: boolean,
  undo: (action: () => Promise<unknown>) => void,
): Promise<DatabaseArena> {
  const server = await startTestServer(18, { name: "bench", settings: durable });
  undo(server.stop);
  const { superuserUrl } = server;
  const product = await createTestDatabase(superuserUrl, await prepareTemplate(superuserUrl));
  undo(product.drop);
  await connected(product.ownerUrl, (sql) => sql.begin((all) => all.unsafe(fill)));
  const bare = await createTestDatabase(superuserUrl, product.name);
  undo(bare.drop);
  await connected(bare.ownerUrl, (sql) => sql.unsafe(strip));
  for (const { superuserUrl: url } of [product, bare]) {
    await connected(url, async (sql) => {
      await sql`vacuum analyze`;
      await sql`checkpoint`;
    });
  }
  const { betterAuthSecret } = await readSecrets(dataFolder);
  return {
    product: { databaseUrl: product.appUrl, directUrl: product.ownerUrl },
    bareUrl: bare.appUrl,
    environment: (connections) => ({
      NODE_ENV: "production",
      APP_MODE: "preview",
      BETTER_AUTH_SECRET: betterAuthSecret,
      DATABASE_URL: product.appUrl,
      DIRECT_URL: product.ownerUrl,
      DB_POOL_MAX: `${connections}`,
    }),
    slices: quick ? 8 : 24,
  };
}
