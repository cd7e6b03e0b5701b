-- What was archived stays in its files, and months that were taken out of the log stay tables.
DROP FUNCTION "public"."detach_audit_month"(date);--> statement-breakpoint
DROP TABLE "public"."audit_archives";--> statement-breakpoint
DROP TABLE "public"."audit_seals";
