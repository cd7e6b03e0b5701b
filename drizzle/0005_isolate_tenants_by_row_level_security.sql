-- Rows of an organization exist for two roles only, which the application takes for a transaction
-- (db/tenant.ts, db/registry.ts): application_tenant sees the organization that app.organization_id
-- names, application_registry sees all. The application itself, without a door, sees no row.
--
-- The owner keeps seeing every row by a policy of its own: operators, migrations and the triggers
-- that keep invariants work as the owner, and security is FORCEd so that they need that policy.
CREATE FUNCTION "public"."isolate_tenants"("of_table" regclass, "organization_column" name DEFAULT 'organization_id')
RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  -- As a subquery it is asked once for a statement, not once for a row.
  own text := format('%I = (SELECT current_setting(''app.organization_id'', true))', organization_column);
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', of_table);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', of_table);
  EXECUTE format('CREATE POLICY tenant ON %s TO application_tenant USING (%s) WITH CHECK (%s)', of_table, own, own);
  EXECUTE format('CREATE POLICY registry ON %s TO application_registry USING (true) WITH CHECK (true)', of_table);
  EXECUTE format('CREATE POLICY owner ON %s TO CURRENT_USER USING (true) WITH CHECK (true)', of_table);
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."isolate_tenants"(regclass, name) FROM PUBLIC;--> statement-breakpoint
SELECT "public"."isolate_tenants"('public.organizations', 'id');--> statement-breakpoint
SELECT "public"."isolate_tenants"('public.members');--> statement-breakpoint
SELECT "public"."isolate_tenants"('public.invitations');--> statement-breakpoint
SELECT "public"."isolate_tenants"('public.audit_logs');--> statement-breakpoint
GRANT USAGE ON SCHEMA "public" TO "application_tenant", "application_registry";--> statement-breakpoint
-- Within an organization: its own rows, and of people what a list of members shows.
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE
  "public"."organizations",
  "public"."members",
  "public"."invitations"
TO "application_tenant";--> statement-breakpoint
GRANT SELECT ON TABLE "public"."audit_logs" TO "application_tenant";--> statement-breakpoint
GRANT SELECT ("id", "name", "email", "image") ON TABLE "public"."users" TO "application_tenant";--> statement-breakpoint
-- Across organizations: everything that the application has.
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE
  "public"."users",
  "public"."sessions",
  "public"."accounts",
  "public"."organizations",
  "public"."members",
  "public"."invitations",
  "public"."verifications",
  "public"."jwkss",
  "public"."rate_limits"
TO "application_registry";--> statement-breakpoint
GRANT SELECT ON TABLE "public"."audit_logs" TO "application_registry";--> statement-breakpoint
GRANT SELECT, INSERT ON TABLE "public"."audit_seals", "public"."audit_archives" TO "application_registry";
