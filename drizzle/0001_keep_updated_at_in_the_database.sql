-- Every row that really changes carries the time of its last change, by the database's own clock,
-- whoever writes it. Rows are compared as a whole, so such a table cannot have a column of type
-- json (jsonb is fine).
CREATE FUNCTION "public"."keep_updated_at"() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  NEW.updated_at := pg_catalog.now();
  RETURN NEW;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."keep_updated_at"() FROM PUBLIC;--> statement-breakpoint
CREATE TRIGGER "keep_updated_at" BEFORE UPDATE ON "public"."users"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "public"."keep_updated_at"();--> statement-breakpoint
CREATE TRIGGER "keep_updated_at" BEFORE UPDATE ON "public"."sessions"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "public"."keep_updated_at"();--> statement-breakpoint
CREATE TRIGGER "keep_updated_at" BEFORE UPDATE ON "public"."accounts"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "public"."keep_updated_at"();--> statement-breakpoint
CREATE TRIGGER "keep_updated_at" BEFORE UPDATE ON "public"."verifications"
  FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION "public"."keep_updated_at"();
