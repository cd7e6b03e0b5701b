DROP TABLE "audit_archives" CASCADE;--> statement-breakpoint
DROP TABLE "audit_seals" CASCADE;
