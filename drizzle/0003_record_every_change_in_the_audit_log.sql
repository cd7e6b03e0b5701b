-- The log becomes partitioned by month, and triggers write it: whatever changes a row leaves its
-- trace in the same transaction. Rows that are there already stay.
LOCK TABLE "public"."audit_logs" IN ACCESS EXCLUSIVE MODE;--> statement-breakpoint
CREATE TEMPORARY TABLE "kept_audit_logs" AS SELECT * FROM "public"."audit_logs";--> statement-breakpoint
CREATE TEMPORARY TABLE "kept_audit_logs_id_seq" AS SELECT * FROM "public"."audit_logs_id_seq";--> statement-breakpoint
DROP TABLE "public"."audit_logs";--> statement-breakpoint
CREATE TABLE "public"."audit_logs" (
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "public"."audit_logs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"table_name" text NOT NULL,
	"operation" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"user_id" text,
	"changed_data" jsonb,
	"row_id" text,
	"organization_id" text,
	"impersonator_id" text,
	"ip_address" text,
	"user_agent" text,
	"request_id" text,
	"transaction_id" bigint,
	CONSTRAINT "audit_logs_pkey" PRIMARY KEY("changed_at","id")
) PARTITION BY RANGE ("changed_at");--> statement-breakpoint
CREATE INDEX "audit_logs_organization_id_idx" ON "public"."audit_logs" USING btree ("organization_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "audit_logs_user_id_idx" ON "public"."audit_logs" USING btree ("user_id","changed_at","id");--> statement-breakpoint
CREATE INDEX "audit_logs_row_idx" ON "public"."audit_logs" USING btree ("table_name","row_id","changed_at");--> statement-breakpoint
CREATE INDEX "audit_logs_transaction_id_idx" ON "public"."audit_logs" USING btree ("transaction_id");--> statement-breakpoint
-- The net below: a month without a partition never fails a write.
CREATE TABLE "public"."audit_logs_default" PARTITION OF "public"."audit_logs" DEFAULT;--> statement-breakpoint
-- Partitions are reached through the log alone. Nobody is granted a right on one; row security
-- without a policy also holds where a provider's default privileges hand rights out.
ALTER TABLE "public"."audit_logs_default" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
REVOKE ALL ON TABLE "public"."audit_logs_default" FROM PUBLIC, "application";--> statement-breakpoint
-- Reading is all that the application may do: the triggers below write as the owner.
GRANT SELECT ON TABLE "public"."audit_logs" TO "application";--> statement-breakpoint

-- Makes the partitions of this month (UTC), of the months ahead, and of every month with rows in the
-- default partition, which move into them. Returns how many it made. Any number may call it at once.
-- It gives up when others are in its way for three seconds, so that nobody queues behind it for
-- longer: call it again.
CREATE FUNCTION "public"."make_audit_partitions"("months_ahead" integer) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC' SET lock_timeout = '3s'
AS $$
DECLARE
  month timestamptz;
  partition text;
  made integer := 0;
BEGIN
  IF months_ahead IS NULL OR months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months_ahead must be between 0 and 24' USING ERRCODE = '22023';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('freehold: audit partitions'));
  FOR month IN
    SELECT date_trunc('month', clock_timestamp()) + ahead * interval '1 month'
    FROM generate_series(0, months_ahead) ahead
    UNION
    SELECT date_trunc('month', changed_at) FROM public.audit_logs_default
    WHERE isfinite(changed_at)
    ORDER BY 1
  LOOP
    partition := 'audit_logs_' || to_char(month, 'YYYY_MM');
    -- Also when a table of that name is no partition any more: its rows wait in the default one.
    CONTINUE WHEN to_regclass(format('public.%I', partition)) IS NOT NULL;
    -- Nobody writes into a month that is to come: transactions that have written may stay open. Rows
    -- of any other would be on their way into the default partition, which then refused them.
    IF month > clock_timestamp() + interval '1 hour' THEN
      LOCK TABLE ONLY public.audit_logs IN SHARE UPDATE EXCLUSIVE MODE;
    ELSE
      LOCK TABLE ONLY public.audit_logs IN SHARE ROW EXCLUSIVE MODE;
    END IF;
    LOCK TABLE public.audit_logs_default IN ACCESS EXCLUSIVE MODE;
    -- Attached, since a partition that is created in place locks out the readers of the whole log.
    EXECUTE format(
      'CREATE TABLE public.%I (LIKE public.audit_logs INCLUDING DEFAULTS INCLUDING CONSTRAINTS)',
      partition);
    EXECUTE format('ALTER TABLE public.%I ENABLE ROW LEVEL SECURITY', partition);
    EXECUTE format('REVOKE ALL ON TABLE public.%I FROM PUBLIC, application', partition);
    EXECUTE format(
      'WITH moved AS (DELETE FROM public.audit_logs_default
         WHERE changed_at >= $1 AND changed_at < $2 RETURNING *)
       INSERT INTO public.%I SELECT * FROM moved', partition)
      USING month, month + interval '1 month';
    EXECUTE format(
      'ALTER TABLE public.audit_logs ATTACH PARTITION public.%I FOR VALUES FROM (%L) TO (%L)',
      partition, to_char(month, 'YYYY-MM-DD 00:00:00+00'),
      to_char(month + interval '1 month', 'YYYY-MM-DD 00:00:00+00'));
    made := made + 1;
  END LOOP;
  RETURN made;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."make_audit_partitions"(integer) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "public"."make_audit_partitions"(integer) TO "application";--> statement-breakpoint

INSERT INTO "public"."audit_logs" ("id", "table_name", "operation", "changed_at", "user_id", "changed_data",
  "row_id", "organization_id", "impersonator_id", "ip_address", "user_agent", "request_id", "transaction_id")
OVERRIDING SYSTEM VALUE
SELECT "id", "table_name", "operation", "changed_at", "user_id", "changed_data", "row_id",
  "organization_id", "impersonator_id", "ip_address", "user_agent", "request_id",
  pg_current_xact_id()::text::bigint
FROM pg_temp."kept_audit_logs";--> statement-breakpoint
SELECT setval('"public"."audit_logs_id_seq"', "last_value", "is_called") FROM pg_temp."kept_audit_logs_id_seq";--> statement-breakpoint
DROP TABLE pg_temp."kept_audit_logs", pg_temp."kept_audit_logs_id_seq";--> statement-breakpoint
SELECT "public"."make_audit_partitions"(3);--> statement-breakpoint

-- Writes the row of the log. The trigger's arguments are the table's secret columns: the log says
-- that they changed, never what they hold. Who did it is the setting app.actor, a JSON object; without
-- it (or when it is none, which must not cost the write) it was plain SQL, and the login is named.
CREATE FUNCTION "public"."audit_change"() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC'
AS $$
DECLARE
  told CONSTANT text := current_setting('app.actor', true);
  actor jsonb;
  author text;
  secret text;
  unchanged text[];
  image jsonb;
  before jsonb;
  after jsonb;
BEGIN
  IF told <> '' THEN
    BEGIN
      actor := told::jsonb;
    EXCEPTION WHEN OTHERS THEN
      actor := NULL;
    END;
  END IF;
  IF jsonb_typeof(actor) = 'object' THEN
    author := left(nullif(actor ->> 'user', ''), 255);
  ELSE
    actor := NULL;
    author := 'database:' || session_user;
  END IF;

  IF TG_OP = 'TRUNCATE' THEN
    -- A truncate also removes what an older snapshot does not see, and so could not record.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
      RAISE EXCEPTION 'An audited table can only be truncated at the isolation level read committed'
        USING ERRCODE = '0A000';
    END IF;
    EXECUTE format(
      'WITH removed AS (
         SELECT whole ->> ''id'' AS row_id, whole ->> $1 AS organization_id,
           (SELECT jsonb_object_agg(key, CASE WHEN key = ANY ($2) AND value <> ''null''
             THEN ''"[redacted]"'' ELSE value END) FROM jsonb_each(whole)) AS image
         FROM %1$I.%2$I AS removed_row CROSS JOIN LATERAL to_jsonb(removed_row.*) AS whole
         UNION ALL
         SELECT NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM %1$I.%2$I)
       )
       INSERT INTO public.audit_logs (table_name, operation, user_id, changed_data, row_id,
         organization_id, impersonator_id, ip_address, user_agent, request_id, transaction_id)
       SELECT $3, ''TRUNCATE'', $4, jsonb_build_object(''before'', image, ''after'', NULL), row_id,
         organization_id, $5, $6, $7, $8, pg_current_xact_id()::text::bigint
       FROM removed', TG_TABLE_SCHEMA, TG_TABLE_NAME)
    USING CASE TG_TABLE_NAME WHEN 'organizations' THEN 'id' ELSE 'organization_id' END,
      TG_ARGV, TG_TABLE_NAME, author, left(actor ->> 'impersonator', 255), actor ->> 'ip',
      actor ->> 'agent', actor ->> 'request';
    RETURN NULL;
  END IF;

  IF TG_OP <> 'INSERT' THEN
    before := to_jsonb(OLD);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    after := to_jsonb(NEW);
  END IF;
  image := coalesce(before, after);
  IF TG_OP = 'UPDATE' THEN
    unchanged := ARRAY(SELECT key FROM jsonb_each(before)
      WHERE value::text = (after -> key)::text);
    before := before - unchanged;
    after := after - unchanged;
  END IF;
  FOREACH secret IN ARRAY coalesce(TG_ARGV, '{}') LOOP
    IF before ->> secret IS NOT NULL THEN
      before := jsonb_set(before, ARRAY[secret], '"[redacted]"');
    END IF;
    IF after ->> secret IS NOT NULL THEN
      after := jsonb_set(after, ARRAY[secret], '"[redacted]"');
    END IF;
  END LOOP;

  INSERT INTO public.audit_logs (table_name, operation, user_id, changed_data, row_id,
    organization_id, impersonator_id, ip_address, user_agent, request_id, transaction_id)
  VALUES (TG_TABLE_NAME, TG_OP, author, jsonb_build_object('before', before, 'after', after),
    image ->> 'id',
    image ->> CASE TG_TABLE_NAME WHEN 'organizations' THEN 'id' ELSE 'organization_id' END,
    left(actor ->> 'impersonator', 255), actor ->> 'ip', actor ->> 'agent', actor ->> 'request',
    pg_current_xact_id()::text::bigint);
  RETURN NULL;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."audit_change"() FROM PUBLIC;--> statement-breakpoint

-- For migrations: has every change of a table recorded, whichever way it comes, also under
-- session_replication_role = replica. Called again, it replaces the list of secret columns.
CREATE FUNCTION "public"."audit_table"("audited" regclass, "redacted" text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  name text;
  secrets text;
BEGIN
  IF (SELECT relkind <> 'r' OR relnamespace <> 'public'::regnamespace FROM pg_class
    WHERE oid = audited) THEN
    RAISE EXCEPTION 'Only ordinary tables of the schema public can be audited, not %', audited;
  END IF;
  FOREACH name IN ARRAY ARRAY['id'] || redacted LOOP
    IF NOT EXISTS (SELECT FROM pg_attribute
      WHERE attrelid = audited AND attname = name AND attnum > 0 AND NOT attisdropped) THEN
      RAISE EXCEPTION 'The audited table % has no column %', audited, name;
    END IF;
  END LOOP;
  SELECT string_agg(quote_literal(secret), ', ') INTO secrets FROM unnest(redacted) secret;
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_insert_delete AFTER INSERT OR DELETE ON %s
    FOR EACH ROW EXECUTE FUNCTION public.audit_change(%s)', audited, secrets);
  -- Compared bit by bit: "equal" in a type''s own sense may still be a change.
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_update AFTER UPDATE ON %s
    FOR EACH ROW WHEN (OLD *<> NEW) EXECUTE FUNCTION public.audit_change(%s)', audited, secrets);
  EXECUTE format('CREATE OR REPLACE TRIGGER audit_truncate BEFORE TRUNCATE ON %s
    FOR EACH STATEMENT EXECUTE FUNCTION public.audit_change(%s)', audited, secrets);
  EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER audit_insert_delete,
    ENABLE ALWAYS TRIGGER audit_update, ENABLE ALWAYS TRIGGER audit_truncate', audited);
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."audit_table"(regclass, text[]) FROM PUBLIC;--> statement-breakpoint

-- Redacted is whatever lets somebody in, or would with a key of ours: hashes and ciphertexts too. A
-- log is read by more people, and kept for longer, than the table itself.
SELECT "public"."audit_table"('public.users');--> statement-breakpoint
SELECT "public"."audit_table"('public.organizations');--> statement-breakpoint
SELECT "public"."audit_table"('public.members');--> statement-breakpoint
-- An invitation's id is in its link, but only its addressee, signed in, can use it.
SELECT "public"."audit_table"('public.invitations');--> statement-breakpoint
SELECT "public"."audit_table"('public.sessions', redacted => ARRAY['token']);--> statement-breakpoint
SELECT "public"."audit_table"('public.accounts', redacted => ARRAY['password', 'access_token', 'refresh_token', 'id_token']);--> statement-breakpoint
-- Both: the identifier is the hash of the token in a mailed link, the value says whose it is.
SELECT "public"."audit_table"('public.verifications', redacted => ARRAY['identifier', 'value']);--> statement-breakpoint
-- The public half is published anyway, and tells keys apart.
SELECT "public"."audit_table"('public.jwkss', redacted => ARRAY['private_key']);
