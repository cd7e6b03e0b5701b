DROP FUNCTION "public"."notify_person"(text, text, text, jsonb);--> statement-breakpoint
DROP TABLE "public"."notifications";--> statement-breakpoint
DROP TABLE "public"."notification_preferences";
