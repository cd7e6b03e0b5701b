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
DROP INDEX "invitations_one_pending_idx";
