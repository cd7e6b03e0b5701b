CREATE TABLE "notification_preferences" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"in_app" boolean DEFAULT true NOT NULL,
	"by_mail" boolean DEFAULT true NOT NULL,
	CONSTRAINT "notification_preferences_kind_check" CHECK ("notification_preferences"."kind" in ('invited', 'role-changed', 'removed', 'ownership-given', 'ownership-taken')),
	CONSTRAINT "notification_preferences_mail_check" CHECK ("notification_preferences"."by_mail" or "notification_preferences"."kind" in ('role-changed', 'removed'))
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"data" jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notifications_kind_check" CHECK ("notifications"."kind" in ('invited', 'role-changed', 'removed', 'ownership-given', 'ownership-taken')),
	CONSTRAINT "notifications_data_check" CHECK (jsonb_typeof("notifications"."data") = 'object' and char_length("notifications"."data"::text) <= 4096)
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "notification_preferences_user_kind_idx" ON "notification_preferences" USING btree ("user_id","kind");--> statement-breakpoint
CREATE INDEX "notifications_user_id_idx" ON "notifications" USING btree ("user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notifications_unread_idx" ON "notifications" USING btree ("user_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notifications_created_at_idx" ON "notifications" USING btree ("created_at");--> statement-breakpoint

-- Both belong to a person and to no organization: whoever works within one has no right on them, and
-- tells somebody something by the function below alone.
GRANT SELECT, INSERT, UPDATE, DELETE ON TABLE "public"."notifications", "public"."notification_preferences"
  TO "application", "application_registry";--> statement-breakpoint
SELECT "public"."audit_table"('public.notifications');--> statement-breakpoint
SELECT "public"."audit_table"('public.notification_preferences');--> statement-breakpoint

-- Keeps a notification for somebody who wants this kind in the app. Returns the address to write to
-- when they want it by mail too, and are somebody who can sign in; else null. For somebody who is gone
-- it does nothing. With the owner's rights, so that it can be called behind every door: what the person
-- prefers, and what else they were told, stays out of reach of the one who tells.
CREATE FUNCTION "public"."notify_person"("notification_id" text, "person_id" text, "of_kind" text, "told" jsonb)
RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = ''
AS $$
DECLARE
  address text;
  in_app boolean;
  by_mail boolean;
BEGIN
  SELECT
    CASE WHEN person.email_verified
      AND NOT (person.banned AND (person.ban_expires IS NULL OR person.ban_expires > now()))
    THEN person.email END,
    coalesce(preference.in_app, true),
    coalesce(preference.by_mail, true)
  INTO address, in_app, by_mail
  FROM public.users AS person
  LEFT JOIN public.notification_preferences AS preference
    ON preference.user_id = person.id AND preference.kind = of_kind
  WHERE person.id = person_id
  FOR KEY SHARE OF person;
  IF in_app THEN
    INSERT INTO public.notifications (id, user_id, kind, data)
    VALUES (notification_id, person_id, of_kind, told);
  END IF;
  RETURN CASE WHEN by_mail THEN address END;
END;
$$;--> statement-breakpoint
REVOKE EXECUTE ON FUNCTION "public"."notify_person"(text, text, text, jsonb) FROM PUBLIC;--> statement-breakpoint
GRANT EXECUTE ON FUNCTION "public"."notify_person"(text, text, text, jsonb)
  TO "application", "application_tenant", "application_registry";--> statement-breakpoint

COMMENT ON TABLE "public"."notifications" IS
  'What concerns one person: invited, role changed, removed, ownership given or taken. A job deletes them after 90 days.';
COMMENT ON COLUMN "public"."notifications"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."notifications"."user_id" IS 'Whom it concerns. Goes with them.';
COMMENT ON COLUMN "public"."notifications"."kind" IS
  'What happened: it chooses the sentence (lib/notifications/wording.ts).';
COMMENT ON COLUMN "public"."notifications"."data" IS
  'What the sentence needs, names as they were then: the organization may be gone by now. Holds no secret.';
COMMENT ON COLUMN "public"."notifications"."read_at" IS 'When the person saw it; null while unread.';
COMMENT ON COLUMN "public"."notifications"."created_at" IS 'When it happened.';
COMMENT ON INDEX "public"."notifications_user_id_idx" IS
  'Somebody''s notifications, newest first, page by page.';
COMMENT ON INDEX "public"."notifications_unread_idx" IS
  'Counts what is unread, for every page, however much was read before.';
COMMENT ON INDEX "public"."notifications_created_at_idx" IS
  'Finds the old ones, for the job that deletes them.';
COMMENT ON CONSTRAINT "notifications_kind_check" ON "public"."notifications" IS
  'The kinds that there is a sentence for.';
COMMENT ON CONSTRAINT "notifications_data_check" ON "public"."notifications" IS
  'A few names, not a document.';
COMMENT ON TABLE "public"."notification_preferences" IS
  'Where somebody wants one kind of notification. Without a row: in the app and by mail.';
COMMENT ON COLUMN "public"."notification_preferences"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."notification_preferences"."user_id" IS 'Who wants it so. Goes with them.';
COMMENT ON COLUMN "public"."notification_preferences"."kind" IS 'A kind of notification.';
COMMENT ON COLUMN "public"."notification_preferences"."in_app" IS 'Whether the app keeps and shows it.';
COMMENT ON COLUMN "public"."notification_preferences"."by_mail" IS 'Whether a mail says it too.';
COMMENT ON INDEX "public"."notification_preferences_user_kind_idx" IS
  'One choice for a person and a kind; looked up for each notification.';
COMMENT ON CONSTRAINT "notification_preferences_kind_check" ON "public"."notification_preferences" IS
  'The kinds of notifications.';
COMMENT ON CONSTRAINT "notification_preferences_mail_check" ON "public"."notification_preferences" IS
  'The mail of an invitation carries its link, and whoever gains or loses ownership has to learn of it: these mails cannot be turned off.';
COMMENT ON FUNCTION "public"."notify_person"(text, text, text, jsonb) IS
  'Keeps a notification as the person prefers, and returns the address for its mail, or null. Behind every door, in the transaction of what happened.';
