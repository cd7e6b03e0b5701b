DROP TRIGGER "keep_updated_at" ON "public"."verifications";--> statement-breakpoint
DROP TRIGGER "keep_updated_at" ON "public"."accounts";--> statement-breakpoint
DROP TRIGGER "keep_updated_at" ON "public"."sessions";--> statement-breakpoint
DROP TRIGGER "keep_updated_at" ON "public"."users";--> statement-breakpoint
DROP FUNCTION "public"."keep_updated_at"();
