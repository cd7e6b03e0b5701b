CREATE TABLE "organization_logos" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"content_type" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_logos_id_check" CHECK ("organization_logos"."id" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "organization_logos_content_type_check" CHECK ("organization_logos"."content_type" = 'image/webp'),
	CONSTRAINT "organization_logos_content_check" CHECK (octet_length("organization_logos"."content") between 1 and 262144)
);
--> statement-breakpoint
CREATE TABLE "organization_slugs" (
	"id" text PRIMARY KEY NOT NULL,
	"organization_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organization_slugs_id_check" CHECK ("organization_slugs"."id" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("organization_slugs"."id") between 2 and 48)
);
--> statement-breakpoint
ALTER TABLE "organizations" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organization_logos" ADD CONSTRAINT "organization_logos_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organization_slugs" ADD CONSTRAINT "organization_slugs_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "public"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "organization_logos_organization_id_idx" ON "organization_logos" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "organization_slugs_organization_id_idx" ON "organization_slugs" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "organizations_deleted_at_idx" ON "organizations" USING btree ("deleted_at") WHERE "organizations"."deleted_at" is not null;--> statement-breakpoint

GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."organization_logos"
  TO "application", "application_tenant", "application_registry";--> statement-breakpoint
-- Former slugs are kept by triggers alone.
GRANT SELECT ON TABLE "public"."organization_slugs"
  TO "application", "application_tenant", "application_registry";--> statement-breakpoint
SELECT "public"."isolate_tenants"('public.organization_logos');--> statement-breakpoint
SELECT "public"."isolate_tenants"('public.organization_slugs');--> statement-breakpoint
SELECT "public"."audit_table"('public.organization_logos', redacted => ARRAY['content']);--> statement-breakpoint
SELECT "public"."audit_table"('public.organization_slugs');--> statement-breakpoint

-- A slug leads to one organization at most: it is in use, or was given up, or neither. Whoever takes
-- or gives up a slug holds a lock on it until the transaction ends, so that the others see what
-- became of it; the locks of one change are taken in one order. A slug that was given up leads to
-- its former organization for 30 days at least; then whoever asks may have it.
CREATE FUNCTION "public"."lock_slugs"("slugs" text[]) RETURNS void
LANGUAGE plpgsql SET search_path = ''
AS $$
DECLARE
  slug text;
BEGIN
  FOR slug IN SELECT DISTINCT each FROM pg_catalog.unnest(slugs) each ORDER BY each LOOP
    PERFORM pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('slug ' || slug, 0));
  END LOOP;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."lock_slugs"(text[]) FROM PUBLIC;--> statement-breakpoint
CREATE FUNCTION "public"."claim_slug"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    PERFORM public.lock_slugs(ARRAY[NEW.slug]);
  ELSE
    PERFORM public.lock_slugs(ARRAY[OLD.slug, NEW.slug]);
  END IF;
  DELETE FROM public.organization_slugs
  WHERE id = NEW.slug AND (
    organization_id = NEW.id OR created_at < pg_catalog.clock_timestamp() - interval '30 days'
  );
  IF EXISTS (SELECT FROM public.organization_slugs WHERE id = NEW.slug) THEN
    RAISE EXCEPTION 'this slug was another organization''s a short while ago' USING
      ERRCODE = 'unique_violation', CONSTRAINT = 'organizations_slug_idx',
      SCHEMA = 'public', TABLE = 'organizations', COLUMN = 'slug';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."claim_slug"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "claim_slug_when_added" BEFORE INSERT ON "public"."organizations"
  FOR EACH ROW EXECUTE FUNCTION "public"."claim_slug"();--> statement-breakpoint
CREATE TRIGGER "claim_slug_when_changed" BEFORE UPDATE ON "public"."organizations" FOR EACH ROW
  WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION "public"."claim_slug"();--> statement-breakpoint
CREATE FUNCTION "public"."settle_slug"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  IF pg_catalog.current_setting('transaction_isolation') <> 'read committed' THEN
    -- A snapshot of its own may not show who gave the slug up since: then this fails with 40001.
    INSERT INTO public.organization_slugs (id, organization_id) VALUES (NEW.slug, NEW.id)
    ON CONFLICT DO NOTHING;
    DELETE FROM public.organization_slugs WHERE id = NEW.slug AND organization_id = NEW.id;
  END IF;
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO public.organization_slugs (id, organization_id, created_at)
    VALUES (OLD.slug, NEW.id, pg_catalog.clock_timestamp());
  END IF;
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."settle_slug"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "settle_slug_when_added" AFTER INSERT ON "public"."organizations" FOR EACH ROW
  WHEN (current_setting('transaction_isolation') <> 'read committed')
  EXECUTE FUNCTION "public"."settle_slug"();--> statement-breakpoint
CREATE TRIGGER "settle_slug_when_changed" AFTER UPDATE ON "public"."organizations" FOR EACH ROW
  WHEN (OLD.slug <> NEW.slug) EXECUTE FUNCTION "public"."settle_slug"();--> statement-breakpoint
CREATE FUNCTION "public"."refuse_slug_in_use"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
BEGIN
  PERFORM public.lock_slugs(ARRAY[NEW.id]);
  IF EXISTS (SELECT FROM public.organizations WHERE slug = NEW.id) THEN
    RAISE EXCEPTION 'this slug is in use' USING
      ERRCODE = 'unique_violation', CONSTRAINT = 'organizations_slug_idx',
      SCHEMA = 'public', TABLE = 'organization_slugs', COLUMN = 'id';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."refuse_slug_in_use"() FROM PUBLIC;--> statement-breakpoint
-- The other triggers know what they do.
CREATE TRIGGER "refuse_slug_in_use" BEFORE INSERT OR UPDATE OF "id" ON "public"."organization_slugs"
  FOR EACH ROW WHEN (pg_trigger_depth() = 0) EXECUTE FUNCTION "public"."refuse_slug_in_use"();--> statement-breakpoint

-- Nobody is invited to, or joins, an organization that is being deleted. Its row is locked against that
-- until the transaction ends.
CREATE FUNCTION "public"."refuse_when_deleted"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  deleted timestamptz;
BEGIN
  SELECT deleted_at INTO deleted FROM public.organizations WHERE id = NEW.organization_id FOR SHARE;
  IF deleted IS NOT NULL THEN
    RAISE EXCEPTION 'this organization is being deleted' USING
      ERRCODE = 'check_violation', CONSTRAINT = 'organizations_is_being_deleted',
      SCHEMA = 'public', TABLE = 'organizations', COLUMN = 'deleted_at';
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."refuse_when_deleted"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "refuse_when_deleted" BEFORE INSERT ON "public"."members"
  FOR EACH ROW EXECUTE FUNCTION "public"."refuse_when_deleted"();--> statement-breakpoint
CREATE TRIGGER "refuse_when_deleted" BEFORE INSERT ON "public"."invitations"
  FOR EACH ROW EXECUTE FUNCTION "public"."refuse_when_deleted"();--> statement-breakpoint

COMMENT ON COLUMN "public"."organizations"."deleted_at" IS
  'When an owner asked for its deletion. Until a job removes it, 14 days later, an owner can take it back.';
COMMENT ON INDEX "public"."organizations_deleted_at_idx" IS 'The organizations that wait to be removed.';
COMMENT ON TABLE "public"."organization_slugs" IS
  'Slugs that an organization had before: links with them lead to the present one. Kept by triggers.';
COMMENT ON COLUMN "public"."organization_slugs"."id" IS
  'The former slug. Nobody else''s for 30 days, and no organization''s present one.';
COMMENT ON COLUMN "public"."organization_slugs"."organization_id" IS 'Where links with it lead.';
COMMENT ON COLUMN "public"."organization_slugs"."created_at" IS 'When it was given up.';
COMMENT ON INDEX "public"."organization_slugs_pkey" IS 'The organization that a former slug belongs to.';
COMMENT ON INDEX "public"."organization_slugs_organization_id_idx" IS
  'The former slugs of an organization, also when it is removed.';
COMMENT ON TABLE "public"."organization_logos" IS
  'Logos of organizations, made anew from what was uploaded: WebP, 256 by 256 pixels, without metadata.';
COMMENT ON COLUMN "public"."organization_logos"."id" IS
  'SHA-256 of the organization and the picture, in hexadecimal: part of its address.';
COMMENT ON COLUMN "public"."organization_logos"."organization_id" IS 'Whose logo it is.';
COMMENT ON COLUMN "public"."organization_logos"."content_type" IS 'Always image/webp.';
COMMENT ON COLUMN "public"."organization_logos"."content" IS 'The picture, at most 256 KB.';
COMMENT ON COLUMN "public"."organization_logos"."created_at" IS 'When it was uploaded.';
COMMENT ON INDEX "public"."organization_logos_pkey" IS 'The picture of an address.';
COMMENT ON INDEX "public"."organization_logos_organization_id_idx" IS 'An organization has one logo.';
COMMENT ON FUNCTION "public"."lock_slugs"(text[]) IS
  'Lets others who take or give up these slugs wait until this transaction ends.';
COMMENT ON FUNCTION "public"."claim_slug"() IS
  'A slug that was given up is its former organization''s to take back; others may have it after 30 days.';
COMMENT ON FUNCTION "public"."settle_slug"() IS
  'Keeps the slug that an organization gives up, so that links with it still lead there.';
COMMENT ON FUNCTION "public"."refuse_slug_in_use"() IS
  'A slug that is in use is nobody''s former one.';
COMMENT ON FUNCTION "public"."refuse_when_deleted"() IS
  'Nobody is invited to, or joins, an organization that is being deleted.';
COMMENT ON TRIGGER "claim_slug_when_added" ON "public"."organizations" IS
  'A new organization has a slug that leads to no other.';
COMMENT ON TRIGGER "claim_slug_when_changed" ON "public"."organizations" IS
  'A changed slug leads to no other organization.';
COMMENT ON TRIGGER "settle_slug_when_added" ON "public"."organizations" IS
  'A new slug was nobody''s a moment ago, whatever this transaction sees.';
COMMENT ON TRIGGER "settle_slug_when_changed" ON "public"."organizations" IS
  'Links with the slug before a change still lead to the organization.';
COMMENT ON TRIGGER "refuse_slug_in_use" ON "public"."organization_slugs" IS
  'A former slug is no organization''s present one.';
COMMENT ON TRIGGER "refuse_when_deleted" ON "public"."members" IS
  'Nobody joins an organization that is being deleted.';
COMMENT ON TRIGGER "refuse_when_deleted" ON "public"."invitations" IS
  'Nobody is invited to an organization that is being deleted.';
COMMENT ON POLICY "tenant" ON "public"."organization_logos" IS
  'Work for one organization: its rows, and no others.';
COMMENT ON POLICY "registry" ON "public"."organization_logos" IS 'Work across organizations.';
COMMENT ON POLICY "owner" ON "public"."organization_logos" IS
  'Operators and migrations, and functions with the owner''s rights.';
COMMENT ON POLICY "tenant" ON "public"."organization_slugs" IS
  'Work for one organization: its rows, and no others.';
COMMENT ON POLICY "registry" ON "public"."organization_slugs" IS 'Work across organizations.';
COMMENT ON POLICY "owner" ON "public"."organization_slugs" IS
  'Operators and migrations, and functions with the owner''s rights.';
