/** Numbers that look random and are the same for the same seed. */
function randomNumbers(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** Few enough rows that connections meet, and enough that they do not only wait for each other. */
const people = 600;
const places = 40;

/**
 * Endless transactions of random writes to every audited table, as SQL: inserts, upserts, updates
 * that change something or nothing, deletes with cascades, many rows at once, savepoints,
 * rollbacks and truncates. `actor` is told to the audit log and, by itself, to the write-ahead log.
 */
export function* randomTransactions(seed: number): Generator<{ sql: string; writes: number }> {
  const random = randomNumbers(seed);
  const pick = <T>(values: readonly T[]) => values[random(values.length)] as T;
  const user = () => `u${random(people)}`;
  const users = () => Array.from({ length: 8 }, () => `'${user()}'`).join();
  const place = () => `o${random(places)}`;
  const word = () => pick(["it''s", "x: y", "ü, 😀", "[a]:'' b", "plain", "new-tuple: no"]);
  const text = () => `${word()} ${random(1e6)}`;
  const role = () => pick(["admin", "member"]);
  let serial = 0;
  const id = () => `${seed}-${serial++}`;

  const kinds: [weight: number, write: () => string][] = [
    [
      10,
      () => {
        const name = user();
        return `insert into users (id, name, email) values ('${name}', '${text()}', '${name}@example.com')
        on conflict (id) do update set name = excluded.name`;
      },
    ],
    [14, () => `update users set name = '${text()}' where id = '${user()}'`],
    [
      4,
      () => `update users set banned = not banned, ban_reason = nullif('${text()}', ban_reason)
      where id in (${users()})`,
    ],
    [5, () => `update users set name = name, image = image where id in (${users()})`],
    [2, () => `delete from users where id = '${user()}'`],
    [
      14,
      () => `insert into sessions (id, expires_at, token, user_id, active_organization_id)
      select '${id()}', now(), '${id()}', users.id, (select id from organizations where id = '${place()}')
      from users where id = '${user()}'`,
    ],
    [
      8,
      () =>
        `update sessions set expires_at = now(), user_agent = '${text()}' where user_id = '${user()}'`,
    ],
    [5, () => `delete from sessions where user_id = '${user()}'`],
    [
      8,
      () => `insert into accounts (id, account_id, provider_id, user_id, password)
      select '${id()}', '${id()}', 'credential', id, '${id()}' from users where id = '${user()}'`,
    ],
    [
      5,
      () => `update accounts set password = '${text()}', access_token = nullif('${random(2)}', '0')
      where user_id = '${user()}'`,
    ],
    [3, () => `delete from accounts where user_id in (${users()})`],
    [
      8,
      () => `insert into verifications (id, identifier, value, expires_at)
      select '${id()}-' || n, 'i${random(300)}', '${text()}', now() from generate_series(1, ${1 + random(4)}) n`,
    ],
    [4, () => `update verifications set value = value || 'x' where identifier = 'i${random(300)}'`],
    [4, () => `delete from verifications where identifier = 'i${random(300)}'`],
    [0.05, () => "truncate verifications"],
    [
      2,
      () => `insert into jwkss (id, public_key, private_key) values ('${id()}', '{}', '${text()}')`,
    ],
    [
      1,
      () =>
        `update jwkss set private_key = '${text()}', expires_at = now() where id = '${seed}-${random(serial + 1)}'`,
    ],
    [
      6,
      () => `insert into members (id, organization_id, user_id, role)
      select '${id()}', organizations.id, users.id, '${role()}' from users, organizations
      where users.id = '${user()}' and organizations.id = '${place()}'
      on conflict (organization_id, user_id) do update set role = excluded.role
      where members.role <> 'owner'`,
    ],
    [
      3,
      () =>
        `update members set role = '${role()}' where user_id in (${users()}) and role <> 'owner'`,
    ],
    [3, () => `delete from members where user_id = '${user()}' and role <> 'owner'`],
    [
      5,
      () => `insert into invitations (id, organization_id, email, expires_at, inviter_id)
      select '${id()}', id, '${user()}@example.com', now() + interval '1 day', 'owner'
      from organizations where id = '${place()}' on conflict do nothing`,
    ],
    [
      3,
      () => `update invitations set status = '${pick(["accepted", "rejected", "canceled"])}'
      where email = '${user()}@example.com' and status = 'pending'`,
    ],
    [1, () => `update organizations set name = '${text()}' where id = '${place()}'`],
    [0.5, () => `delete from organizations where id = '${place()}'`],
    // Together, because an organization has an owner.
    [
      2,
      () => {
        const name = place();
        return `with made as (insert into organizations (id, name, slug) values ('${name}', '${text()}', 'org-${name}')
          on conflict do nothing returning id)
        insert into members (id, organization_id, user_id, role) select '${id()}', id, 'owner', 'owner' from made`;
      },
    ],
  ];
  const total = kinds.reduce((sum, [weight]) => sum + weight, 0);
  const randomWrite = () => {
    const chosen = (random(1e6) / 1e6) * total;
    let sum = 0;
    for (const [weight, write] of kinds) {
      sum += weight;
      if (chosen < sum) return write();
    }
    return "";
  };

  for (let number = 0; ; number++) {
    const request = `${seed}.${number}`;
    const writes = 1 + random(8);
    const statements = Array.from({ length: writes }, randomWrite);
    if (random(6) === 0) {
      statements.splice(random(writes), 0, "savepoint here");
      statements.push(`${pick(["rollback to", "release"])} here`);
    }
    const actor = JSON.stringify({ user: `user-${seed}`, request });
    yield {
      writes,
      sql: `begin; select set_config('app.actor', '${actor}', true);
        select pg_logical_emit_message(true, 'actor', '${request}');
        ${statements.join(";\n")}; ${random(20) === 0 ? "rollback" : "commit"}`,
    };
  }
}
