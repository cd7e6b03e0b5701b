DROP TRIGGER "forget_active_organization_when_demoted" ON "public"."members";--> statement-breakpoint
DROP TRIGGER "forget_active_organization_when_removed" ON "public"."members";--> statement-breakpoint
DROP FUNCTION "public"."forget_active_organization"();--> statement-breakpoint
DROP TRIGGER "keep_active_organization" ON "public"."sessions";--> statement-breakpoint
DROP FUNCTION "public"."keep_active_organization"();--> statement-breakpoint
DROP FUNCTION "public"."find_members"(text, "public"."organization_role", boolean, boolean, timestamp with time zone, text, integer);--> statement-breakpoint
DROP TRIGGER "refill_person" ON "public"."users";--> statement-breakpoint
DROP FUNCTION "public"."refill_person"();--> statement-breakpoint
DROP TRIGGER "fill_person" ON "public"."members";--> statement-breakpoint
DROP FUNCTION "public"."fill_person"();--> statement-breakpoint
CREATE OR REPLACE TRIGGER "audit_update" AFTER UPDATE ON "public"."members" FOR EACH ROW
  WHEN (OLD *<> NEW) EXECUTE FUNCTION "public"."audit_change"();--> statement-breakpoint
ALTER TABLE "public"."members" ENABLE ALWAYS TRIGGER "audit_update";--> statement-breakpoint
COMMENT ON TRIGGER "audit_update" ON "public"."members" IS NULL;--> statement-breakpoint
DROP INDEX "members_org_role_created_at_idx";--> statement-breakpoint
ALTER TABLE "members" DROP COLUMN "person";--> statement-breakpoint
-- Whoever had the extensions before, or uses them for something else, keeps them.
DO $$
DECLARE
  extension name;
BEGIN
  FOR extension IN SELECT extname FROM pg_extension
    WHERE extname IN ('pg_trgm', 'btree_gin') AND pg_get_userbyid(extowner) = current_user
  LOOP
    BEGIN
      EXECUTE format('DROP EXTENSION %I', extension);
    EXCEPTION WHEN dependent_objects_still_exist THEN NULL;
    END;
  END LOOP;
END;
$$;
