COMMENT ON COLUMN "public"."invitations"."inviter_id" IS
  'Who invited. The invitation goes with them.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."id" IS
  'Made by the application, random: it says nothing about order or number. It is part of the link in the mail.';--> statement-breakpoint
SELECT "public"."audit_table"('public.invitations');--> statement-breakpoint
DROP TRIGGER "keep_answered_at" ON "public"."invitations";--> statement-breakpoint
DROP FUNCTION "public"."keep_answered_at"();--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_secret_hash_check";--> statement-breakpoint
DROP INDEX "invitations_secret_hash_idx";--> statement-breakpoint
DROP INDEX "invitations_email_search_idx";--> statement-breakpoint
-- The extension stays: it may have been there before, or serve others.
ALTER TABLE "invitations" DROP COLUMN "answered_at";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "mail_failed_at";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "mailed_at";--> statement-breakpoint
ALTER TABLE "invitations" DROP COLUMN "secret_hash";
