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
ALTER TABLE "users" ADD CONSTRAINT "users_ban_reason_check" CHECK (char_length("users"."ban_reason") <= 500);