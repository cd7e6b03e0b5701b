CREATE TABLE "audit_archives" (
	"month" date PRIMARY KEY NOT NULL,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"row_count" bigint NOT NULL,
	"archived_at" timestamp with time zone DEFAULT now() NOT NULL,
	"key_id" text NOT NULL,
	"seal" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"number" bigint PRIMARY KEY NOT NULL,
	"month" date NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"snapshot" text NOT NULL,
	"cluster" text NOT NULL,
	"row_count" integer NOT NULL,
	"row_ids" bigint[] NOT NULL,
	"row_hashes" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"seal" "bytea" NOT NULL
);
--> statement-breakpoint
-- Hashes do not compress: kept as they are, each can be read without the others.
ALTER TABLE "public"."audit_seals" ALTER COLUMN "row_hashes" SET STORAGE EXTERNAL;--> statement-breakpoint

-- Nobody is granted either table here: 0005 makes the role across organizations, under which the jobs
-- may read and add to them, and no role may change or remove.

-- Takes an archived month out of the log; its table stays, for the owner to drop. Returns whether
-- there was one to take out. Called by a job of the application, so it checks for itself: the month is
-- recorded as archived, has been over for a month, and holds as many rows as the archive. A transaction
-- in its way makes it give up after three seconds, so that writers do not queue
-- behind it for longer.
CREATE FUNCTION "public"."detach_audit_month"("archived_month" date) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC' SET lock_timeout = '3s'
AS $$
DECLARE
  partition CONSTANT text := 'audit_logs_' || to_char(archived_month, 'YYYY_MM');
  archived bigint;
  present bigint;
BEGIN
  IF archived_month <> date_trunc('month', archived_month)::date THEN
    RAISE EXCEPTION 'A month is named by its first day' USING ERRCODE = '22023';
  END IF;
  SELECT row_count INTO archived FROM public.audit_archives WHERE month = archived_month;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The month % is not archived', archived_month USING ERRCODE = '55000';
  END IF;
  IF archived_month + interval '2 months' > clock_timestamp() THEN
    RAISE EXCEPTION 'The month % has not been over for a month', archived_month
      USING ERRCODE = '55000';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('freehold: audit partitions'));
  IF NOT EXISTS (
    SELECT FROM pg_inherits
    WHERE inhparent = 'public.audit_logs'::regclass
      AND inhrelid = to_regclass(format('public.%I', partition))
  ) THEN
    RETURN false;
  END IF;
  -- Nobody else can add to it while its rows are counted; other months are written meanwhile.
  EXECUTE format('LOCK TABLE public.%I IN SHARE MODE', partition);
  EXECUTE format('SELECT count(*) FROM public.%I', partition) INTO present;
  IF present <> archived THEN
    RAISE EXCEPTION 'The month % holds % rows, its archive %', archived_month, present, archived
      USING ERRCODE = '55000';
  END IF;
  EXECUTE format('ALTER TABLE public.audit_logs DETACH PARTITION public.%I', partition);
  RETURN true;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."detach_audit_month"(date) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "public"."detach_audit_month"(date) TO "application";
