COMMENT ON COLUMN "public"."invitations"."inviter_id" IS
  'Who invited. The invitation goes with them.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."id" IS
  'Made by the application, random: it says nothing about order or number. It is part of the link in the mail.';--> statement-breakpoint
SELECT "public"."audit_table"('public.invitations');--> statement-breakpoint
DROP TRIGGER "keep_answered_at" ON "public"."invitations";--> statement-breakpoint
DROP FUNCTION "public"."keep_answered_at"();--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_secret_hash_check";--> statement-breakpoint
DROP INDEX "invitations_org_pending_idx";--> statement-breakpoint
DROP INDEX "invitations_org_accepted_idx";--> statement-breakpoint
DROP INDEX "invitations_org_rejected_idx";--> statement-breakpoint
DROP INDEX "invitations_org_canceled_idx";--> statement-breakpoint
DROP INDEX "invitations_org_expired_idx";--> statement-breakpoint
CREATE INDEX "invitations_org_status_created_at_idx" ON "invitations" USING btree ("organization_id","status","created_at","id");--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_org_status_created_at_idx" IS
  'The pending invitations of one organization, newest first.';--> statement-breakpoint
DROP INDEX "invitations_secret_hash_idx";--> statement-breakpoint
DROP INDEX "invitations_email_search_idx";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "answered_at";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "mail_failed_at";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "mailed_at";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "secret_hash";--> statement-breakpoint
-- Whoever had the extension before, or uses it for something else, keeps it.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_extension
    WHERE extname = 'pg_trgm' AND pg_get_userbyid(extowner) = current_user) THEN
    DROP EXTENSION "pg_trgm";
  END IF;
EXCEPTION WHEN dependent_objects_still_exist THEN NULL;
END;
$$;
