-- What must never be false, whoever writes and however: constraints where one row says it all,
-- triggers where it takes several. Every rule has a name that db/constraint-error.ts knows.

-- The same words as in lib/organizations/slug.ts; a test compares them.
CREATE FUNCTION "public"."reserved_slugs"() RETURNS text[]
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = ''
AS $$
  SELECT pg_catalog.regexp_split_to_array(pg_catalog.btrim('
    about account accounts admin administrator api app assets auth billing blog callback cdn
    contact dashboard demo dev developer developers docs download email enterprise error faq
    features feedback forbidden health help home invitations invite jobs legal login logout mail
    me members new news null onboarding org organization organizations orgs owner ping plans
    preview pricing privacy profile public register root security session sessions settings
    setup sign-in sign-out sign-up signin signout signup staff static status support system team
    teams terms test undefined unauthorized user users verify webhook webhooks well-known www
  ', E' \n'), '\s+');
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."reserved_slugs"() FROM PUBLIC;--> statement-breakpoint
-- What is there already takes the form that the rules ask for, as far as nothing is lost by it.
UPDATE "public"."sessions" SET "user_agent" = left("user_agent", 512) WHERE char_length("user_agent") > 512;--> statement-breakpoint
UPDATE "public"."sessions" SET "ip_address" = left("ip_address", 64) WHERE char_length("ip_address") > 64;--> statement-breakpoint
UPDATE "public"."users" SET "name" = rpad("name", 2, '.') WHERE char_length("name") < 2;--> statement-breakpoint
UPDATE "public"."organizations" SET "name" = rpad("name", 2, '.') WHERE char_length("name") < 2;--> statement-breakpoint
UPDATE "public"."invitations" SET "email" = lower(btrim("email")) WHERE "email" <> lower(btrim("email"));--> statement-breakpoint
UPDATE "public"."invitations" SET "status" = 'expired' WHERE "status" = 'pending' AND "expires_at" <= now();--> statement-breakpoint
-- Of several offers to one address the newest stays.
UPDATE "public"."invitations" "older" SET "status" = 'canceled'
WHERE "older"."status" = 'pending' AND EXISTS (
  SELECT FROM "public"."invitations" "newer"
  WHERE "newer"."organization_id" = "older"."organization_id" AND "newer"."email" = "older"."email"
    AND "newer"."status" = 'pending'
    AND ("newer"."created_at", "newer"."id") > ("older"."created_at", "older"."id")
);--> statement-breakpoint
-- What only a person can decide stops the migration, which names the rows and leaves all as it was.
DO $$
DECLARE
  problems text;
  broken text[] := '{}';
  organization record;
BEGIN
  FOR organization IN SELECT id, metadata FROM public.organizations WHERE metadata IS NOT NULL LOOP
    BEGIN
      IF jsonb_typeof(organization.metadata::jsonb) <> 'object' OR char_length(organization.metadata) > 16384 THEN
        broken := broken || organization.id;
      END IF;
    EXCEPTION WHEN data_exception THEN
      broken := broken || organization.id;
    END;
  END LOOP;
  SELECT string_agg(format('%s: %s', problem, array_to_string(ids[1:20], ', ')), '; ') INTO problems
  FROM (
    SELECT 'users whose addresses are one when letter case is ignored' AS problem, array_agg(id ORDER BY lower(btrim(email)), id) AS ids
    FROM public.users
    WHERE lower(btrim(email)) IN (SELECT lower(btrim(email)) FROM public.users GROUP BY 1 HAVING count(*) > 1)
    UNION ALL
    SELECT 'users whose address is none', array_agg(id ORDER BY id) FROM public.users
    WHERE btrim(email) !~ '^[^@[:space:]]+@[^@[:space:]]+$' OR char_length(btrim(email)) > 254
    UNION ALL
    SELECT 'users with a name of more than 100 characters', array_agg(id ORDER BY id) FROM public.users
    WHERE char_length(name) > 100
    UNION ALL
    SELECT 'users with a picture of more than 2048 characters', array_agg(id ORDER BY id) FROM public.users
    WHERE char_length(image) > 2048
    UNION ALL
    SELECT 'users with a reason for their ban of more than 500 characters', array_agg(id ORDER BY id) FROM public.users
    WHERE char_length(ban_reason) > 500
    UNION ALL
    SELECT 'invitations whose address is none', array_agg(id ORDER BY id) FROM public.invitations
    WHERE email !~ '^[^@[:space:]]+@[^@[:space:]]+$' OR char_length(email) > 254
    UNION ALL
    SELECT 'organizations with a name of more than 100 characters', array_agg(id ORDER BY id) FROM public.organizations
    WHERE char_length(name) > 100
    UNION ALL
    SELECT 'organizations whose slug breaks the rules or is reserved', array_agg(id ORDER BY id) FROM public.organizations
    WHERE slug !~ '^[a-z0-9]+(-[a-z0-9]+)*$' OR char_length(slug) NOT BETWEEN 2 AND 48 OR slug = ANY (public.reserved_slugs())
    UNION ALL
    SELECT 'organizations with a logo of more than 2048 characters', array_agg(id ORDER BY id) FROM public.organizations
    WHERE char_length(logo) > 2048
    UNION ALL
    SELECT 'organizations whose metadata is no JSON object of at most 16384 characters', array_agg(id ORDER BY id)
    FROM public.organizations WHERE id = ANY (broken)
    UNION ALL
    SELECT 'organizations without an owner', array_agg(id ORDER BY id) FROM public.organizations o
    WHERE NOT EXISTS (SELECT FROM public.members m WHERE m.organization_id = o.id AND m.role = 'owner')
  ) found
  WHERE ids IS NOT NULL;
  IF problems IS NOT NULL THEN
    RAISE EXCEPTION USING MESSAGE = 'There is data that breaks the rules: ' || problems;
  END IF;
END;
$$;--> statement-breakpoint
UPDATE "public"."users" SET "email" = lower(btrim("email")) WHERE "email" <> lower(btrim("email"));--> statement-breakpoint

CREATE UNIQUE INDEX "invitations_one_pending_idx" ON "invitations" USING btree ("organization_id","email") WHERE "invitations"."status" = 'pending';--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_email_check" CHECK ("invitations"."email" = lower(btrim("invitations"."email")) and "invitations"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$' and char_length("invitations"."email") <= 254);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_name_check" CHECK (char_length("organizations"."name") between 2 and 100);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_slug_check" CHECK ("organizations"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("organizations"."slug") between 2 and 48);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_logo_check" CHECK (char_length("organizations"."logo") <= 2048);--> statement-breakpoint
ALTER TABLE "organizations" ADD CONSTRAINT "organizations_metadata_check" CHECK (char_length("organizations"."metadata") <= 16384 and jsonb_typeof("organizations"."metadata"::jsonb) = 'object');--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_ip_address_check" CHECK (char_length("sessions"."ip_address") <= 64);--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_agent_check" CHECK (char_length("sessions"."user_agent") <= 512);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_name_check" CHECK (char_length("users"."name") between 2 and 100);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_email_check" CHECK ("users"."email" = lower(btrim("users"."email")) and "users"."email" ~ '^[^@[:space:]]+@[^@[:space:]]+$' and char_length("users"."email") <= 254);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_image_check" CHECK (char_length("users"."image") <= 2048);--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_ban_reason_check" CHECK (char_length("users"."ban_reason") <= 500);--> statement-breakpoint

-- An organization always has an owner: looked at when the transaction commits, so that it may be
-- founded, and handed over, in several statements. Who takes an owner away waits for others who do the
-- same to the same organization, and looks again at what they left. A transaction with a snapshot
-- of its own cannot see that: locking the owners that it sees fails with 40001 if one has changed since. Rows
-- that are locked are skipped, because whoever holds them has yet to come by here.
CREATE FUNCTION "public"."keep_an_owner"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  organization text;
BEGIN
  IF TG_TABLE_NAME = 'organizations' THEN
    organization := NEW.id;
  ELSE
    organization := OLD.organization_id;
  END IF;
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('owners of ' || organization, 0));
  IF pg_catalog.current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM FROM public.members
    WHERE organization_id = organization AND role = 'owner' FOR SHARE SKIP LOCKED;
  END IF;
  IF EXISTS (SELECT FROM public.organizations WHERE id = organization)
    AND NOT EXISTS (SELECT FROM public.members WHERE organization_id = organization AND role = 'owner')
  THEN
    RAISE EXCEPTION 'an organization has to have an owner' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'organizations_keep_an_owner',
      SCHEMA = 'public', TABLE = 'organizations';
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_an_owner"() FROM PUBLIC;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "keep_an_owner" AFTER INSERT OR UPDATE OF "id" ON "public"."organizations"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION "public"."keep_an_owner"();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "keep_an_owner_when_changed" AFTER UPDATE ON "public"."members"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'owner' AND (NEW.role <> 'owner' OR NEW.organization_id <> OLD.organization_id))
  EXECUTE FUNCTION "public"."keep_an_owner"();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "keep_an_owner_when_removed" AFTER DELETE ON "public"."members"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'owner') EXECUTE FUNCTION "public"."keep_an_owner"();--> statement-breakpoint
-- Nobody empties the table of members beneath organizations that stay.
CREATE FUNCTION "public"."keep_owners_when_truncated"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF EXISTS (SELECT FROM public.organizations) THEN
    RAISE EXCEPTION 'an organization has to have an owner' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'organizations_keep_an_owner',
      SCHEMA = 'public', TABLE = 'organizations';
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_owners_when_truncated"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "keep_owners_when_truncated" AFTER TRUNCATE ON "public"."members"
  FOR EACH STATEMENT EXECUTE FUNCTION "public"."keep_owners_when_truncated"();--> statement-breakpoint

-- The last superadmin who is not banned can be neither demoted, banned nor deleted. Looked at when
-- the transaction commits, in the same way as owners are.
CREATE FUNCTION "public"."keep_a_superadmin"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('superadmins', 0));
  IF pg_catalog.current_setting('transaction_isolation') <> 'read committed' THEN
    PERFORM FROM public.users WHERE role = 'superadmin' AND NOT banned FOR SHARE SKIP LOCKED;
  END IF;
  IF NOT EXISTS (SELECT FROM public.users WHERE role = 'superadmin' AND NOT banned) THEN
    RAISE EXCEPTION 'the last superadmin has to stay' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'users_keep_a_superadmin',
      SCHEMA = 'public', TABLE = 'users';
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_a_superadmin"() FROM PUBLIC;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "keep_a_superadmin_when_changed" AFTER UPDATE ON "public"."users"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'superadmin' AND NOT OLD.banned AND (NEW.role <> 'superadmin' OR NEW.banned))
  EXECUTE FUNCTION "public"."keep_a_superadmin"();--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "keep_a_superadmin_when_removed" AFTER DELETE ON "public"."users"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'superadmin' AND NOT OLD.banned)
  EXECUTE FUNCTION "public"."keep_a_superadmin"();--> statement-breakpoint

-- A ban ends in the future when it is set, and leaves nothing behind when it is lifted.
CREATE FUNCTION "public"."keep_bans_in_order"() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF NOT NEW.banned THEN
    NEW.ban_reason := NULL;
    NEW.ban_expires := NULL;
  ELSIF NEW.ban_expires <= pg_catalog.clock_timestamp() AND (
    TG_OP = 'INSERT' OR NOT OLD.banned OR OLD.ban_expires IS DISTINCT FROM NEW.ban_expires
  ) THEN
    RAISE EXCEPTION 'a ban cannot end in the past' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'users_ban_ends_in_future',
      SCHEMA = 'public', TABLE = 'users', COLUMN = 'ban_expires';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_bans_in_order"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "keep_bans_in_order_when_added" BEFORE INSERT ON "public"."users" FOR EACH ROW
  WHEN (NEW.banned OR NEW.ban_reason IS NOT NULL OR NEW.ban_expires IS NOT NULL)
  EXECUTE FUNCTION "public"."keep_bans_in_order"();--> statement-breakpoint
CREATE TRIGGER "keep_bans_in_order_when_changed" BEFORE UPDATE ON "public"."users" FOR EACH ROW
  WHEN ((OLD.banned, OLD.ban_reason, OLD.ban_expires) IS DISTINCT FROM (NEW.banned, NEW.ban_reason, NEW.ban_expires))
  EXECUTE FUNCTION "public"."keep_bans_in_order"();--> statement-breakpoint

-- A pending invitation takes one of the other states, once; then none of its columns changes any more.
CREATE FUNCTION "public"."keep_answered_invitations"() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF OLD.status <> 'pending' THEN
    RAISE EXCEPTION 'this invitation was answered, withdrawn or left to expire' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'invitations_answered_once',
      SCHEMA = 'public', TABLE = 'invitations', COLUMN = 'status';
  END IF;
  IF OLD.expires_at <= pg_catalog.clock_timestamp() THEN
    RAISE EXCEPTION 'this invitation was accepted too late' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'invitations_accepted_in_time',
      SCHEMA = 'public', TABLE = 'invitations', COLUMN = 'status';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_answered_invitations"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "keep_answered_invitations" BEFORE UPDATE ON "public"."invitations" FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.* AND (OLD.status <> 'pending' OR NEW.status = 'accepted'))
  EXECUTE FUNCTION "public"."keep_answered_invitations"();--> statement-breakpoint
-- An offer that nobody took in time makes way for a new one to the same address.
CREATE FUNCTION "public"."expire_overdue_invitation"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  UPDATE public.invitations SET status = 'expired'
  WHERE organization_id = NEW.organization_id AND email = NEW.email AND status = 'pending'
    AND expires_at <= pg_catalog.clock_timestamp();
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."expire_overdue_invitation"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "expire_overdue_invitation" BEFORE INSERT ON "public"."invitations" FOR EACH ROW
  WHEN (NEW.status = 'pending') EXECUTE FUNCTION "public"."expire_overdue_invitation"();--> statement-breakpoint

-- Words that are, or may become, addresses of the product itself.
CREATE FUNCTION "public"."refuse_reserved_slug"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF NEW.slug = ANY (public.reserved_slugs()) THEN
    RAISE EXCEPTION 'this slug is reserved' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'organizations_slug_is_free',
      SCHEMA = 'public', TABLE = 'organizations', COLUMN = 'slug';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."refuse_reserved_slug"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "refuse_reserved_slug" BEFORE INSERT OR UPDATE OF "slug" ON "public"."organizations"
  FOR EACH ROW EXECUTE FUNCTION "public"."refuse_reserved_slug"();
