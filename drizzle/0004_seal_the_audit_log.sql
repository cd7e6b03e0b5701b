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
