DO $$
DECLARE
  audited text;
BEGIN
  FOREACH audited IN ARRAY ARRAY['users', 'organizations', 'members', 'invitations', 'sessions',
    'accounts', 'verifications', 'jwkss']
  LOOP
    EXECUTE format('DROP TRIGGER audit_insert_delete ON public.%I', audited);
    EXECUTE format('DROP TRIGGER audit_update ON public.%I', audited);
    EXECUTE format('DROP TRIGGER audit_truncate ON public.%I', audited);
  END LOOP;
END;
$$;--> statement-breakpoint
DROP FUNCTION "public"."audit_table"(regclass, text[]);--> statement-breakpoint
DROP FUNCTION "public"."audit_change"();--> statement-breakpoint
DROP FUNCTION "public"."make_audit_partitions"(integer);--> statement-breakpoint
-- The rows stay; what the old table has no column for is lost.
LOCK TABLE "public"."audit_logs" IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
CREATE TEMPORARY TABLE "kept_audit_logs" AS SELECT * FROM "public"."audit_logs";--> statement-breakpoint
CREATE TEMPORARY TABLE "kept_audit_logs_id_seq" AS SELECT * FROM "public"."audit_logs_id_seq";--> statement-breakpoint
DROP TABLE "public"."audit_logs";--> statement-breakpoint
CREATE TABLE "public"."audit_logs" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "public"."audit_logs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_name" text NOT NULL,
	"operation" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_id" text,
	"changed_data" jsonb,
	"row_id" text,
	"organization_id" text,
	"impersonator_id" text,
	"ip_address" text,
	"user_agent" text,
	"request_id" text,
	"seal" text
);--> statement-breakpoint
INSERT INTO "public"."audit_logs" ("id", "table_name", "operation", "changed_at", "user_id", "changed_data",
  "row_id", "organization_id", "impersonator_id", "ip_address", "user_agent", "request_id")
OVERRIDING SYSTEM VALUE
SELECT "id", "table_name", "operation", "changed_at", "user_id", "changed_data", "row_id",
  "organization_id", "impersonator_id", "ip_address", "user_agent", "request_id"
FROM pg_temp."kept_audit_logs";--> statement-breakpoint
SELECT setval('"public"."audit_logs_id_seq"', "last_value", "is_called") FROM pg_temp."kept_audit_logs_id_seq";--> statement-breakpoint
DROP TABLE pg_temp."kept_audit_logs", pg_temp."kept_audit_logs_id_seq";--> statement-breakpoint
CREATE INDEX "audit_logs_organization_id_idx" ON "public"."audit_logs" USING btree ("organization_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "audit_logs_user_id_idx" ON "public"."audit_logs" USING btree ("user_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "audit_logs_row_idx" ON "public"."audit_logs" USING btree ("table_name","row_id","changed_at");--> statement-breakpoint
GRANT SELECT, INSERT ON TABLE "public"."audit_logs" TO "application";
