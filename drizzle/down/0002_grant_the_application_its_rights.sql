-- CREATE on schema "public" is not given back to PUBLIC: PostgreSQL 15 and later never gave it.
REVOKE ALL ON TABLE
  "public"."users",
  "public"."sessions",
  "public"."accounts",
  "public"."organizations",
  "public"."members",
  "public"."invitations",
  "public"."verifications",
  "public"."jwkss",
  "public"."rate_limits",
  "public"."audit_logs"
FROM "application";--> statement-breakpoint
REVOKE USAGE ON SCHEMA "public" FROM "application";
