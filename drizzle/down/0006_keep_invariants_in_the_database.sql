-- What the migration tidied stays tidy.
DROP TRIGGER "refuse_reserved_slug" ON "public"."organizations";--> statement-breakpoint
DROP FUNCTION "public"."refuse_reserved_slug"();--> statement-breakpoint
DROP TRIGGER "expire_overdue_invitation" ON "public"."invitations";--> statement-breakpoint
DROP FUNCTION "public"."expire_overdue_invitation"();--> statement-breakpoint
DROP TRIGGER "keep_answered_invitations" ON "public"."invitations";--> statement-breakpoint
DROP FUNCTION "public"."keep_answered_invitations"();--> statement-breakpoint
DROP TRIGGER "keep_bans_in_order_when_changed" ON "public"."users";--> statement-breakpoint
DROP TRIGGER "keep_bans_in_order_when_added" ON "public"."users";--> statement-breakpoint
DROP FUNCTION "public"."keep_bans_in_order"();--> statement-breakpoint
DROP TRIGGER "keep_a_superadmin_when_removed" ON "public"."users";--> statement-breakpoint
DROP TRIGGER "keep_a_superadmin_when_changed" ON "public"."users";--> statement-breakpoint
DROP FUNCTION "public"."keep_a_superadmin"();--> statement-breakpoint
DROP TRIGGER "keep_owners_when_truncated" ON "public"."members";--> statement-breakpoint
DROP FUNCTION "public"."keep_owners_when_truncated"();--> statement-breakpoint
DROP TRIGGER "keep_an_owner_when_removed" ON "public"."members";--> statement-breakpoint
DROP TRIGGER "keep_an_owner_when_changed" ON "public"."members";--> statement-breakpoint
DROP TRIGGER "keep_an_owner" ON "public"."organizations";--> statement-breakpoint
DROP FUNCTION "public"."keep_an_owner"();--> statement-breakpoint
ALTER TABLE "invitations" DROP CONSTRAINT "invitations_email_check";--> statement-breakpoint
ALTER TABLE "organizations" DROP CONSTRAINT "organizations_name_check";--> statement-breakpoint
ALTER TABLE "organizations" DROP CONSTRAINT "organizations_slug_check";--> statement-breakpoint
ALTER TABLE "organizations" DROP CONSTRAINT "organizations_logo_check";--> statement-breakpoint
ALTER TABLE "organizations" DROP CONSTRAINT "organizations_metadata_check";--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_ip_address_check";--> statement-breakpoint
ALTER TABLE "sessions" DROP CONSTRAINT "sessions_user_agent_check";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_name_check";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_email_check";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_image_check";--> statement-breakpoint
ALTER TABLE "users" DROP CONSTRAINT "users_ban_reason_check";--> statement-breakpoint
DROP INDEX "invitations_one_pending_idx";--> statement-breakpoint
DROP FUNCTION "public"."reserved_slugs"();
