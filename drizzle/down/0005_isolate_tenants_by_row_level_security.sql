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
  "public"."audit_logs",
  "public"."audit_seals",
  "public"."audit_archives"
FROM "application_tenant", "application_registry";--> statement-breakpoint
REVOKE SELECT ("id", "name", "email", "image") ON TABLE "public"."users" FROM "application_tenant";--> statement-breakpoint
REVOKE USAGE ON SCHEMA "public" FROM "application_tenant", "application_registry";--> statement-breakpoint
DO $$
DECLARE
  isolated text;
BEGIN
  FOREACH isolated IN ARRAY ARRAY['audit_logs', 'invitations', 'members', 'organizations'] LOOP
    EXECUTE format('DROP POLICY tenant ON public.%I', isolated);
    EXECUTE format('DROP POLICY registry ON public.%I', isolated);
    EXECUTE format('DROP POLICY owner ON public.%I', isolated);
    EXECUTE format('ALTER TABLE public.%I NO FORCE ROW LEVEL SECURITY', isolated);
    EXECUTE format('ALTER TABLE public.%I DISABLE ROW LEVEL SECURITY', isolated);
  END LOOP;
END;
$$;--> statement-breakpoint
DROP FUNCTION "public"."isolate_tenants"(regclass, name);
