-- The application's login is a member of the group role "application" (db:migrate makes it) and owns
-- nothing. Each table is named here: a new one is closed until its own migration opens it.
REVOKE CREATE ON SCHEMA "public" FROM PUBLIC;--> statement-breakpoint
GRANT USAGE ON SCHEMA "public" TO "application";--> statement-breakpoint
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
TO "application";--> statement-breakpoint
-- The log only grows: the application can neither change nor remove what it has written.
GRANT SELECT, INSERT ON TABLE "public"."audit_logs" TO "application";
