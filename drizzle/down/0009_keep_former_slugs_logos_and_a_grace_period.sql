-- Former slugs and logos are lost, and organizations that were being deleted are back.
DROP TRIGGER "refuse_when_deleted" ON "public"."invitations";--> statement-breakpoint
DROP TRIGGER "refuse_when_deleted" ON "public"."members";--> statement-breakpoint
DROP FUNCTION "public"."refuse_when_deleted"();--> statement-breakpoint
DROP TRIGGER "settle_slug_when_changed" ON "public"."organizations";--> statement-breakpoint
DROP TRIGGER "settle_slug_when_added" ON "public"."organizations";--> statement-breakpoint
DROP TRIGGER "claim_slug_when_changed" ON "public"."organizations";--> statement-breakpoint
DROP TRIGGER "claim_slug_when_added" ON "public"."organizations";--> statement-breakpoint
UPDATE "public"."organizations" SET "logo" = NULL WHERE "logo" LIKE '/org-logo/%';--> statement-breakpoint
DROP TABLE "public"."organization_slugs";--> statement-breakpoint
DROP TABLE "public"."organization_logos";--> statement-breakpoint
DROP FUNCTION "public"."refuse_slug_in_use"();--> statement-breakpoint
DROP FUNCTION "public"."settle_slug"();--> statement-breakpoint
DROP FUNCTION "public"."claim_slug"();--> statement-breakpoint
DROP FUNCTION "public"."lock_slugs"(text[]);--> statement-breakpoint
DROP INDEX "public"."organizations_deleted_at_idx";--> statement-breakpoint
ALTER TABLE "public"."organizations" DROP COLUMN "deleted_at";
