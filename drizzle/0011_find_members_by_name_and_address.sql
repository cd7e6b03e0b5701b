-- A list of members is searched, filtered and ordered within its organization, at the same cost for
-- thirty people and for thirty thousand.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS "btree_gin";--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN "person" text DEFAULT '' NOT NULL;--> statement-breakpoint

-- The column repeats what the row of the user says, so it is no news of its own: the log has a row
-- when anything else changes. Called again, audit_table would record it too.
CREATE OR REPLACE TRIGGER "audit_update" AFTER UPDATE ON "public"."members" FOR EACH ROW
  WHEN ((to_jsonb(OLD) - 'person')::text <> (to_jsonb(NEW) - 'person')::text)
  EXECUTE FUNCTION "public"."audit_change"();--> statement-breakpoint
ALTER TABLE "public"."members" ENABLE ALWAYS TRIGGER "audit_update";--> statement-breakpoint

-- Whatever a statement puts there, the column says what the user's row does. That row is locked, so
-- that a name which changes at the same moment is not missed: either waits for the other.
CREATE FUNCTION "public"."fill_person"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  SELECT lower(name) || E'\n' || email INTO NEW.person
  FROM public.users WHERE id = NEW.user_id FOR SHARE;
  -- Somebody who does not exist: the foreign key says so.
  NEW.person := coalesce(NEW.person, '');
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."fill_person"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "fill_person" BEFORE INSERT OR UPDATE OF "user_id", "person" ON "public"."members"
  FOR EACH ROW EXECUTE FUNCTION "public"."fill_person"();--> statement-breakpoint
CREATE FUNCTION "public"."refill_person"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE public.members SET person = DEFAULT WHERE user_id = NEW.id;
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."refill_person"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "refill_person" AFTER UPDATE ON "public"."users" FOR EACH ROW
  WHEN ((OLD.name, OLD.email) IS DISTINCT FROM (NEW.name, NEW.email))
  EXECUTE FUNCTION "public"."refill_person"();--> statement-breakpoint
UPDATE "public"."members" SET "person" = DEFAULT;--> statement-breakpoint

CREATE INDEX "members_org_person_idx" ON "members" USING btree ("organization_id","person","id");--> statement-breakpoint
CREATE INDEX "members_org_role_created_at_idx" ON "members" USING btree ("organization_id","role","created_at","id");--> statement-breakpoint
CREATE INDEX "members_org_role_person_idx" ON "members" USING btree ("organization_id","role","person","id");--> statement-breakpoint
CREATE INDEX "members_person_search_idx" ON "members" USING gin ("organization_id","person" gin_trgm_ops);--> statement-breakpoint

-- What a list narrows its members down to. Under row-level security the tenant's role cannot use indexes for
-- that: before a policy has decided on a row, PostgreSQL runs nothing on it that could tell of it,
-- and neither LIKE nor the equality of enums is known to keep silent. So this runs as the owner, whose
-- policy has no condition, and names the organization itself: the one that the door has set.
-- Nor does PostgreSQL then know how frequent a text or a role is, so nothing is left for it to choose:
-- with sorting off, and a role that is compared as a part of the order, a list is read along its index.
-- A while of that finds enough of a text that is frequent; one that is rare is looked up, and there
-- only bitmaps are left to choose: by its guess of the frequency PostgreSQL would at times read the
-- whole organization in place of the index of texts. The settings end with the function.
CREATE FUNCTION "public"."find_members"("pattern" text, "of_role" "public"."organization_role", "by_name" boolean,
  "falling" boolean, "from_moment" timestamp with time zone, "from_id" text, "most" integer)
RETURNS SETOF "public"."members"
LANGUAGE plpgsql STABLE ROWS 26 SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET enable_sort = off SET enable_incremental_sort = off
SET enable_indexscan = on SET enable_indexonlyscan = on SET enable_seqscan = on
AS $$
DECLARE
  organization CONSTANT text := current_setting('app.organization_id', true);
  in_role CONSTANT text := CASE WHEN of_role IS NULL THEN '' ELSE 'role, ' END;
  key CONSTANT text := CASE WHEN by_name THEN 'person' ELSE 'created_at' END;
  edge CONSTANT text := CASE WHEN by_name
    THEN '(SELECT person FROM public.members WHERE organization_id = $1 AND id = $5)' ELSE '$4' END;
  narrowed CONSTANT text := CASE WHEN of_role IS NULL THEN '' ELSE ' AND role >= $3 AND role <= $3' END
    || CASE WHEN from_id IS NULL THEN '' ELSE format(' AND (%s%s, id) %s (%s%s, $5)', in_role, key,
      CASE WHEN falling THEN '<' ELSE '>' END, CASE WHEN of_role IS NULL THEN '' ELSE '$3, ' END, edge) END;
  in_order CONSTANT text := replace(format(' ORDER BY %s%s, id', in_role, key), ',', CASE WHEN falling THEN ' DESC,' ELSE ',' END)
    || CASE WHEN falling THEN ' DESC' ELSE '' END || ' LIMIT $6';
  listed CONSTANT text := '(SELECT id, person FROM public.members WHERE organization_id = $1' || narrowed || in_order || ') listed';
  a_while CONSTANT integer := 500;
  walked integer;
  found text[];
BEGIN
  IF pattern IS NULL THEN
    EXECUTE 'SELECT array_agg(id) FROM ' || listed INTO found
    USING organization, pattern, of_role, from_moment, from_id, most;
  ELSE
    EXECUTE 'SELECT count(*), array_agg(id) FILTER (WHERE person LIKE lower($2)) FROM ' || listed INTO walked, found
    USING organization, pattern, of_role, from_moment, from_id, a_while;
    IF walked = a_while AND coalesce(cardinality(found), 0) < most THEN
      PERFORM set_config(setting, 'off', true)
      FROM unnest(ARRAY['enable_indexscan', 'enable_indexonlyscan', 'enable_seqscan']) setting;
      EXECUTE 'WITH matching AS MATERIALIZED (
          SELECT id, person, created_at, role FROM public.members WHERE organization_id = $1 AND person LIKE lower($2)
        )
        SELECT array_agg(id) FROM (SELECT id FROM matching WHERE true' || narrowed || in_order || ') listed' INTO found
      USING organization, pattern, of_role, from_moment, from_id, most;
      PERFORM set_config(setting, 'on', true)
      FROM unnest(ARRAY['enable_indexscan', 'enable_indexonlyscan', 'enable_seqscan']) setting;
    END IF;
  END IF;
  RETURN QUERY SELECT members.* FROM public.members WHERE members.id = ANY (found[1:most]);
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."find_members"(text, "public"."organization_role", boolean, boolean, timestamp with time zone, text, integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "public"."find_members"(text, "public"."organization_role", boolean, boolean, timestamp with time zone, text, integer) TO "application_tenant";--> statement-breakpoint

-- A session's active organization is one that its user belongs to. It is forgotten with the membership,
-- and at a demotion, and none that is not true is ever stored. The membership is locked, so that a
-- removal at the same moment finds the session.
UPDATE "public"."sessions" SET "active_organization_id" = NULL
WHERE "active_organization_id" IS NOT NULL AND NOT EXISTS (
  SELECT FROM "public"."members"
  WHERE "members"."organization_id" = "sessions"."active_organization_id" AND "members"."user_id" = "sessions"."user_id"
);--> statement-breakpoint
CREATE FUNCTION "public"."keep_active_organization"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM FROM public.members
  WHERE organization_id = NEW.active_organization_id AND user_id = NEW.user_id FOR KEY SHARE;
  IF NOT FOUND THEN
    NEW.active_organization_id := NULL;
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_active_organization"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "keep_active_organization"
  BEFORE INSERT OR UPDATE OF "active_organization_id", "user_id" ON "public"."sessions" FOR EACH ROW
  WHEN (NEW.active_organization_id IS NOT NULL)
  EXECUTE FUNCTION "public"."keep_active_organization"();--> statement-breakpoint
CREATE FUNCTION "public"."forget_active_organization"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE public.sessions SET active_organization_id = NULL
  WHERE user_id = OLD.user_id AND active_organization_id = OLD.organization_id;
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."forget_active_organization"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "forget_active_organization_when_removed" AFTER DELETE ON "public"."members"
  FOR EACH ROW EXECUTE FUNCTION "public"."forget_active_organization"();--> statement-breakpoint
-- Roles are ranked from the highest down.
CREATE TRIGGER "forget_active_organization_when_demoted" AFTER UPDATE ON "public"."members" FOR EACH ROW
  WHEN (NEW.role > OLD.role OR (NEW.organization_id, NEW.user_id) <> (OLD.organization_id, OLD.user_id))
  EXECUTE FUNCTION "public"."forget_active_organization"();--> statement-breakpoint

COMMENT ON COLUMN "public"."members"."person" IS
  'Name, a new line and address of the user, in lower case: what lists are searched and ordered by. Kept by the triggers fill_person and, at users, refill_person.';--> statement-breakpoint
COMMENT ON INDEX "public"."members_org_person_idx" IS 'The list of members by name, page by page.';--> statement-breakpoint
COMMENT ON INDEX "public"."members_org_role_created_at_idx" IS
  'The members with one role in the order in which they joined, page by page.';--> statement-breakpoint
COMMENT ON INDEX "public"."members_org_role_person_idx" IS
  'The members with one role by name, page by page.';--> statement-breakpoint
COMMENT ON INDEX "public"."members_person_search_idx" IS
  'Finds parts of names and addresses, of three letters or digits or more, within an organization.';--> statement-breakpoint
COMMENT ON FUNCTION "public"."fill_person"() IS
  'What a membership repeats of its user is what the user''s row says.';--> statement-breakpoint
COMMENT ON FUNCTION "public"."refill_person"() IS
  'A new name or address of a user reaches all memberships.';--> statement-breakpoint
COMMENT ON FUNCTION "public"."find_members"(text, "public"."organization_role", boolean, boolean, timestamp with time zone, text, integer) IS
  'Members of the organization in app.organization_id who have a role, and whose name or address fits a pattern of LIKE: at most as many as asked for, from the beginning of a list or from behind one of them. In no order. Null narrows nothing. Works as the owner, because under row-level security these conditions use no index.';--> statement-breakpoint
COMMENT ON FUNCTION "public"."keep_active_organization"() IS
  'The active organization of a session is one that its user belongs to, or none.';--> statement-breakpoint
COMMENT ON FUNCTION "public"."forget_active_organization"() IS
  'Sessions of a user do not lead into an organization that the user was removed from or demoted in.';--> statement-breakpoint
COMMENT ON TRIGGER "audit_update" ON "public"."members" IS
  'Records what changed, but for the column person, which repeats the row of the user.';--> statement-breakpoint
COMMENT ON TRIGGER "fill_person" ON "public"."members" IS
  'The column person says what the row of the user does, whatever a statement writes.';--> statement-breakpoint
COMMENT ON TRIGGER "refill_person" ON "public"."users" IS
  'A new name or address reaches the memberships.';--> statement-breakpoint
COMMENT ON TRIGGER "keep_active_organization" ON "public"."sessions" IS
  'An active organization that the user does not belong to becomes none.';--> statement-breakpoint
COMMENT ON TRIGGER "forget_active_organization_when_removed" ON "public"."members" IS
  'Sessions forget the organization when the membership ends.';--> statement-breakpoint
COMMENT ON TRIGGER "forget_active_organization_when_demoted" ON "public"."members" IS
  'Sessions forget the organization when the role becomes a lower one.';
