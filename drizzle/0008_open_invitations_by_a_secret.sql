ALTER TABLE "invitations" ADD COLUMN "secret_hash" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mailed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "mail_failed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "answered_at" timestamp with time zone;--> statement-breakpoint
-- Lists of addresses are searched for parts of them.
CREATE EXTENSION IF NOT EXISTS "pg_trgm";--> statement-breakpoint
CREATE INDEX "invitations_email_search_idx" ON "invitations" USING gin ("email" gin_trgm_ops);--> statement-breakpoint
-- Each status gets an index of its own: under row-level security a column of an enum cannot be looked up
-- in one, since PostgreSQL does not hold comparing enums to be free of leaks.
-- The one of the pending says twice that they are: without statistics PostgreSQL would take it for
-- invitations_one_pending_idx, and read all of an organization's for each new one.
DROP INDEX "invitations_org_status_created_at_idx";--> statement-breakpoint
CREATE INDEX "invitations_org_pending_idx" ON "invitations" USING btree ("organization_id","created_at","id") WHERE "invitations"."status" = 'pending' and "invitations"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_org_accepted_idx" ON "invitations" USING btree ("organization_id","created_at","id") WHERE "invitations"."status" = 'accepted';--> statement-breakpoint
CREATE INDEX "invitations_org_rejected_idx" ON "invitations" USING btree ("organization_id","created_at","id") WHERE "invitations"."status" = 'rejected';--> statement-breakpoint
CREATE INDEX "invitations_org_canceled_idx" ON "invitations" USING btree ("organization_id","created_at","id") WHERE "invitations"."status" = 'canceled';--> statement-breakpoint
CREATE INDEX "invitations_org_expired_idx" ON "invitations" USING btree ("organization_id","created_at","id") WHERE "invitations"."status" = 'expired';--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_secret_hash_idx" ON "invitations" USING btree ("secret_hash");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_secret_hash_check" CHECK ("invitations"."secret_hash" ~ '^(mailed|shown):[A-Za-z0-9_-]{43}$');--> statement-breakpoint

-- When an invitation stopped being open is for the database to say, whoever writes.
CREATE FUNCTION "public"."keep_answered_at"() RETURNS trigger
LANGUAGE plpgsql SET search_path = ''
AS $$
BEGIN
  IF NEW.status = 'pending' THEN
    NEW.answered_at := NULL;
  ELSIF TG_OP = 'INSERT' THEN
    NEW.answered_at := coalesce(NEW.answered_at, pg_catalog.clock_timestamp());
  ELSIF OLD.status = 'pending' THEN
    NEW.answered_at := pg_catalog.clock_timestamp();
  END IF;
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_answered_at"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "keep_answered_at" BEFORE INSERT OR UPDATE ON "public"."invitations" FOR EACH ROW
  EXECUTE FUNCTION "public"."keep_answered_at"();--> statement-breakpoint

-- The hash opens nothing by itself; a log is read by more people than the table all the same.
SELECT "public"."audit_table"('public.invitations', redacted => ARRAY['secret_hash']);--> statement-breakpoint

COMMENT ON COLUMN "public"."invitations"."id" IS
  'Made by the application, random: it says nothing about order or number. It is part of the link, and opens nothing without the secret.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."inviter_id" IS
  'Who invited, or sent it again last: while they may not invite any more, it cannot be accepted. The invitation goes with them.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."secret_hash" IS
  'SHA-256 (base64url) of the 32 random bytes in the newest link; older links are dead. Before it, how the link was handed out: "mailed:" went to the address and nowhere else, so whoever holds it owns the address; "shown:" was shown to who invited, and proves nothing. Null: no link opens it.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."mailed_at" IS
  'When the mail with the newest mailed link was handed over. Null while it waits, and when it failed.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."mail_failed_at" IS
  'When sending that mail was given up: refused for good, tried for hours, or overtaken by a newer link.';--> statement-breakpoint
COMMENT ON COLUMN "public"."invitations"."answered_at" IS
  'When it was accepted, rejected, canceled or found expired. Kept by a trigger. Null while it is pending, and for what was answered before this was recorded.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_secret_hash_idx" IS
  'No two links have the same secret.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_org_pending_idx" IS
  'The pending invitations of one organization, newest first.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_org_accepted_idx" IS
  'The accepted invitations of one organization, newest first.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_org_rejected_idx" IS
  'The rejected invitations of one organization, newest first.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_org_canceled_idx" IS
  'The canceled invitations of one organization, newest first.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_org_expired_idx" IS
  'The expired invitations of one organization, newest first.';--> statement-breakpoint
COMMENT ON INDEX "public"."invitations_email_search_idx" IS
  'Finds parts of addresses in a long list.';--> statement-breakpoint
COMMENT ON CONSTRAINT "invitations_secret_hash_check" ON "public"."invitations" IS
  'A hash and how its secret was handed out; never a secret by mistake.';--> statement-breakpoint
COMMENT ON FUNCTION "public"."keep_answered_at"() IS
  'Writes down when an invitation stopped being pending.';
