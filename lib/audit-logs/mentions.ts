import { part } from "@/db/statement";
import { containing } from "@/lib/pagination";
import { eventCondition } from "./event-condition";
import { eventKinds } from "./event-kinds";

/** Shorter words are part of most labels. */
const shortestWord = 3;

/**
 * True for entries of `reached` in which the text is part of a value, of the name or address of who did
 * it or to whom it was done, or of the label of the kind of event.
 */
export function mentions(text: string) {
  const pattern = containing(text);
  const word = text.toLowerCase();
  const kinds = eventKinds.filter(
    ({ label }) => word.length >= shortestWord && label.toLowerCase().includes(word),
  );
  const hasValue = (image: "before" | "after") => part`exists (
    select from jsonb_each_text(nullif(reached.changed_data -> ${image}, 'null')) value(name, text)
    where value.text ilike ${pattern})`;
  return part`reached.row_id = ${text} or reached.ip_address = ${text}
    or ${hasValue("before")} or ${hasValue("after")}
    or exists (
      select from users u where (u.name ilike ${pattern} or u.email ilike ${pattern}) and u.id in (reached.user_id, reached.impersonator_id,
        reached.changed_data -> 'after' ->> 'user_id', reached.changed_data -> 'before' ->> 'user_id'))
    or (reached.operation = 'UPDATE' and ${subject(text)})
    ${kinds.length > 0 ? part`or ${eventCondition(kinds)}` : part``}`;
}

/**
 * An update holds only what changed: whom it was about, the row says, or the log when the row is gone.
 * Scalar subqueries, since PostgreSQL may answer EXISTS by hashing all members, or the whole log.
 */
function subject(text: string) {
  const pattern = containing(text);
  return part`coalesce(
    case reached.table_name
      when 'members' then (
        select u.name ilike ${pattern} or u.email ilike ${pattern}
        from members m join users u on u.id = m.user_id where m.id = reached.row_id)
      when 'invitations' then (
        select i.email ilike ${pattern} from invitations i where i.id = reached.row_id)
    end,
    case when reached.table_name in ('members', 'invitations') then (
      select concat_ws(' ', u.name, u.email, told.changed_data -> 'after' ->> 'email',
          told.changed_data -> 'before' ->> 'email') ilike ${pattern}
      from audit_logs told left join users u on u.id = coalesce(
        told.changed_data -> 'after' ->> 'user_id', told.changed_data -> 'before' ->> 'user_id')
      where told.table_name = reached.table_name and told.row_id = reached.row_id
        and told.operation <> 'UPDATE' limit 1)
    end,
    false)`;
}
