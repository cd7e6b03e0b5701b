-- Meanings and reasons, for psql's \d+ and for docs/database.md (npm run db:docs).

-- Types
COMMENT ON TYPE "public"."user_role" IS
  'What an account may do in the whole installation, from the most to the least: superadmin runs it and appoints admins, admin looks after people, user has what organizations give.';
COMMENT ON TYPE "public"."organization_role" IS
  'What a member may do in one organization, from the most to the least: owner everything, admin members and invitations, member the work itself.';
COMMENT ON TYPE "public"."invitation_status" IS
  'What became of an invitation. Only pending can change; accepted, rejected, canceled (by the organization) and expired are final.';

-- users
COMMENT ON TABLE "public"."users" IS 'People with an account, across all organizations.';
COMMENT ON COLUMN "public"."users"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."users"."name" IS 'What others see, as the person typed it.';
COMMENT ON COLUMN "public"."users"."email" IS
  'Signs in and receives mail. Canonical form: trimmed and in lower case, so that one address is one account.';
COMMENT ON COLUMN "public"."users"."email_verified" IS
  'Whether the person has shown that the address is theirs. Without it there is no signing in.';
COMMENT ON COLUMN "public"."users"."image" IS 'Address of a picture; null shows initials.';
COMMENT ON COLUMN "public"."users"."role" IS 'What the account may do in the whole installation.';
COMMENT ON COLUMN "public"."users"."banned" IS
  'Whether signing in is refused and sessions have ended.';
COMMENT ON COLUMN "public"."users"."ban_reason" IS
  'Why, in the words of who banned; for administrators.';
COMMENT ON COLUMN "public"."users"."ban_expires" IS
  'When the ban ends by itself. Null while banned means for good.';
COMMENT ON COLUMN "public"."users"."created_at" IS 'When the person signed up.';
COMMENT ON COLUMN "public"."users"."updated_at" IS
  'When the row last really changed, by the database''s clock (trigger keep_updated_at).';
COMMENT ON INDEX "public"."users_email_idx" IS
  'One account for an address; every sign-in looks up by it.';
COMMENT ON INDEX "public"."users_role_idx" IS
  'Lists administrators, and tells whether a superadmin is the last one.';
COMMENT ON INDEX "public"."users_banned_idx" IS 'Lists banned people for administrators.';
COMMENT ON INDEX "public"."users_created_at_idx" IS
  'The order of the list of users: newest first, page by page.';
COMMENT ON CONSTRAINT "users_name_check" ON "public"."users" IS
  'Long enough to be a name, short enough for a list.';
COMMENT ON CONSTRAINT "users_email_check" ON "public"."users" IS
  'Canonical form, so that uniqueness ignores case; 254 characters is the longest address that mail knows.';
COMMENT ON CONSTRAINT "users_image_check" ON "public"."users" IS
  'An address, not a picture inlined as one.';
COMMENT ON CONSTRAINT "users_ban_reason_check" ON "public"."users" IS 'A sentence or two.';

-- sessions
COMMENT ON TABLE "public"."sessions" IS
  'Signed-in browsers. A session lives 72 hours and is prolonged by use in its last 24.';
COMMENT ON COLUMN "public"."sessions"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."sessions"."expires_at" IS
  'From then on the session is refused; a job deletes it.';
COMMENT ON COLUMN "public"."sessions"."token" IS
  'A hash of the token. The token itself is in the browser''s cookie alone: this table signs nobody in.';
COMMENT ON COLUMN "public"."sessions"."user_id" IS 'Whose session it is. Goes with the user.';
COMMENT ON COLUMN "public"."sessions"."ip_address" IS
  'Where the browser was at sign-in, for the list of one''s sessions.';
COMMENT ON COLUMN "public"."sessions"."user_agent" IS
  'What the browser called itself at sign-in, for the list of one''s sessions.';
COMMENT ON COLUMN "public"."sessions"."impersonated_by" IS
  'The administrator who acts as this user; null in an ordinary session.';
COMMENT ON COLUMN "public"."sessions"."active_organization_id" IS
  'Picks the page after signing in; never authorizes anything. Forgotten when the organization is deleted.';
COMMENT ON COLUMN "public"."sessions"."created_at" IS 'When the person signed in.';
COMMENT ON COLUMN "public"."sessions"."updated_at" IS
  'When the row last really changed, by the database''s clock (trigger keep_updated_at).';
COMMENT ON INDEX "public"."sessions_token_idx" IS
  'Every request looks up its session by the hash; no two are alike.';
COMMENT ON INDEX "public"."sessions_user_id_idx" IS
  'Lists one person''s sessions, and ends them at a ban or a change of password.';
COMMENT ON INDEX "public"."sessions_expires_at_idx" IS
  'Finds what has expired, for the job that deletes it.';
COMMENT ON INDEX "public"."sessions_active_organization_id_idx" IS
  'Deleting an organization finds the sessions that point to it without reading all.';
COMMENT ON CONSTRAINT "sessions_ip_address_check" ON "public"."sessions" IS
  'The longest IPv6 address, with its zone, is shorter.';
COMMENT ON CONSTRAINT "sessions_user_agent_check" ON "public"."sessions" IS
  'Sent by whoever signs in: bounded, so that nobody fills the table with it.';

-- accounts
COMMENT ON TABLE "public"."accounts" IS
  'Ways to sign in as a user: a password, or an account at a provider. A user may have several.';
COMMENT ON COLUMN "public"."accounts"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."accounts"."account_id" IS
  'Who the person is at the provider; the user''s own id for a password.';
COMMENT ON COLUMN "public"."accounts"."provider_id" IS
  'credential for a password, else the provider: google, github, oidc.';
COMMENT ON COLUMN "public"."accounts"."user_id" IS 'Who signs in by it. Goes with the user.';
COMMENT ON COLUMN "public"."accounts"."access_token" IS
  'Of the provider, encrypted with BETTER_AUTH_SECRET.';
COMMENT ON COLUMN "public"."accounts"."refresh_token" IS
  'Of the provider, encrypted with BETTER_AUTH_SECRET.';
COMMENT ON COLUMN "public"."accounts"."id_token" IS
  'Always null: it names the person and is needed only while signing in.';
COMMENT ON COLUMN "public"."accounts"."access_token_expires_at" IS
  'When the provider stops taking the access token.';
COMMENT ON COLUMN "public"."accounts"."refresh_token_expires_at" IS
  'When the provider stops taking the refresh token.';
COMMENT ON COLUMN "public"."accounts"."scope" IS 'What the provider was asked for.';
COMMENT ON COLUMN "public"."accounts"."password" IS 'A bcrypt hash (cost 12); null for providers.';
COMMENT ON COLUMN "public"."accounts"."created_at" IS 'When this way in was added.';
COMMENT ON COLUMN "public"."accounts"."updated_at" IS
  'When the row last really changed, by the database''s clock (trigger keep_updated_at).';
COMMENT ON INDEX "public"."accounts_provider_unique_idx" IS
  'An account at a provider signs in as one user; looked up when somebody comes back from there.';
COMMENT ON INDEX "public"."accounts_user_id_idx" IS
  'Lists one person''s ways in, and finds the password at sign-in.';
COMMENT ON INDEX "public"."accounts_provider_id_idx" IS
  'Counts and lists who uses a provider, before one is turned off.';

-- organizations
COMMENT ON TABLE "public"."organizations" IS 'Tenants: what people work in together.';
COMMENT ON COLUMN "public"."organizations"."id" IS
  'Made by the application, random: it says nothing about order or number. Named by organization_id in every tenant''s table.';
COMMENT ON COLUMN "public"."organizations"."name" IS 'What people call it.';
COMMENT ON COLUMN "public"."organizations"."slug" IS
  'Its part of every URL. Lower-case letters, digits and single hyphens.';
COMMENT ON COLUMN "public"."organizations"."logo" IS 'Address of a picture; null shows initials.';
COMMENT ON COLUMN "public"."organizations"."metadata" IS
  'A JSON object, as text: what a product built on this wants to keep. Null when there is none.';
COMMENT ON COLUMN "public"."organizations"."created_at" IS 'When it was founded.';
COMMENT ON INDEX "public"."organizations_slug_idx" IS
  'A URL leads to one organization; every page of one looks up by it.';
COMMENT ON INDEX "public"."organizations_name_idx" IS 'Lists organizations by name.';
COMMENT ON INDEX "public"."organizations_created_at_idx" IS
  'Lists organizations for administrators, newest first.';
COMMENT ON CONSTRAINT "organizations_name_check" ON "public"."organizations" IS
  'Long enough to be a name, short enough for a list.';
COMMENT ON CONSTRAINT "organizations_slug_check" ON "public"."organizations" IS
  'What reads well in a URL and needs no escaping there.';
COMMENT ON CONSTRAINT "organizations_logo_check" ON "public"."organizations" IS
  'An address, not a picture inlined as one.';
COMMENT ON CONSTRAINT "organizations_metadata_check" ON "public"."organizations" IS
  'An object of at most 16 kB: every page of the organization may carry it.';

-- members
COMMENT ON TABLE "public"."members" IS 'Who belongs to which organization, and as what.';
COMMENT ON COLUMN "public"."members"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."members"."organization_id" IS 'The organization. Goes with it.';
COMMENT ON COLUMN "public"."members"."user_id" IS 'The person. Goes with them.';
COMMENT ON COLUMN "public"."members"."role" IS 'What the person may do there.';
COMMENT ON COLUMN "public"."members"."created_at" IS 'When the person joined.';
COMMENT ON INDEX "public"."members_org_user_idx" IS
  'One membership for a person in an organization; every request of a member looks it up.';
COMMENT ON INDEX "public"."members_organization_id_idx" IS
  'Finds the members of an organization, to list them and to delete them with it.';
COMMENT ON INDEX "public"."members_user_id_idx" IS
  'Lists the organizations of one person, on every page.';
COMMENT ON INDEX "public"."members_role_idx" IS 'Counts roles across organizations.';
COMMENT ON INDEX "public"."members_org_role_idx" IS
  'Tells whether an organization has another owner.';
COMMENT ON INDEX "public"."members_org_created_at_idx" IS
  'The order of the list of members: the first to join first, page by page.';

-- invitations
COMMENT ON TABLE "public"."invitations" IS
  'Offers to join an organization, sent by mail. Open for 48 hours.';
COMMENT ON COLUMN "public"."invitations"."id" IS
  'Made by the application, random: it says nothing about order or number. It is part of the link in the mail.';
COMMENT ON COLUMN "public"."invitations"."organization_id" IS
  'The organization that invites. Goes with it.';
COMMENT ON COLUMN "public"."invitations"."email" IS
  'Who is invited, in canonical form; may have no account yet.';
COMMENT ON COLUMN "public"."invitations"."role" IS 'What the person will be.';
COMMENT ON COLUMN "public"."invitations"."status" IS 'What became of it.';
COMMENT ON COLUMN "public"."invitations"."expires_at" IS 'From then on it cannot be accepted.';
COMMENT ON COLUMN "public"."invitations"."inviter_id" IS
  'Who invited. The invitation goes with them.';
COMMENT ON COLUMN "public"."invitations"."created_at" IS 'When it was sent.';
COMMENT ON INDEX "public"."invitations_organization_id_idx" IS
  'Finds the invitations of an organization, to list them and to delete them with it.';
COMMENT ON INDEX "public"."invitations_email_idx" IS
  'Finds what waits for a person, by the address of their account.';
COMMENT ON INDEX "public"."invitations_status_idx" IS 'Counts invitations by what became of them.';
COMMENT ON INDEX "public"."invitations_expires_at_idx" IS
  'Finds what has expired, for the job that marks it.';
COMMENT ON INDEX "public"."invitations_inviter_id_idx" IS
  'Deleting a user finds their invitations without reading all.';
COMMENT ON INDEX "public"."invitations_org_status_created_at_idx" IS
  'The pending invitations of one organization, newest first.';
COMMENT ON INDEX "public"."invitations_one_pending_idx" IS
  'One open offer for an address in an organization; what is answered does not count.';
COMMENT ON CONSTRAINT "invitations_email_check" ON "public"."invitations" IS
  'Canonical form, as in users, so that one address has one open offer.';

-- verifications
COMMENT ON TABLE "public"."verifications" IS
  'Short-lived proofs that wait to be used: today those of password resets (1 hour). Confirming an address needs no row, its link is a signed statement.';
COMMENT ON COLUMN "public"."verifications"."id" IS
  'Made by the application, random: it says nothing about order or number.';
COMMENT ON COLUMN "public"."verifications"."identifier" IS
  'A hash of the secret that was mailed: this table opens no account.';
COMMENT ON COLUMN "public"."verifications"."value" IS
  'What the secret stands for: for a reset, the user.';
COMMENT ON COLUMN "public"."verifications"."expires_at" IS
  'From then on it is refused; a job deletes it.';
COMMENT ON COLUMN "public"."verifications"."created_at" IS 'When it was asked for.';
COMMENT ON COLUMN "public"."verifications"."updated_at" IS
  'When the row last really changed, by the database''s clock (trigger keep_updated_at).';
COMMENT ON INDEX "public"."verifications_identifier_idx" IS 'Looks up the secret of a link.';
COMMENT ON INDEX "public"."verifications_value_idx" IS
  'Finds what waits for one person, to end all of it at once.';
COMMENT ON INDEX "public"."verifications_expires_at_idx" IS
  'Finds what has expired, for the job that deletes it.';

-- jwkss
COMMENT ON TABLE "public"."jwkss" IS
  'Keys that sign JWTs for other services. A key signs for 30 days and is published 7 days longer.';
COMMENT ON COLUMN "public"."jwkss"."id" IS 'The kid that a JWT names.';
COMMENT ON COLUMN "public"."jwkss"."public_key" IS
  'The half that verifies, a JWK as JSON; published at /api/auth/jwks.';
COMMENT ON COLUMN "public"."jwkss"."private_key" IS
  'The half that signs, a JWK as JSON, encrypted with BETTER_AUTH_SECRET.';
COMMENT ON COLUMN "public"."jwkss"."created_at" IS 'When it was made. The newest one signs.';
COMMENT ON COLUMN "public"."jwkss"."expires_at" IS
  'It signs until then, and verifies for a week more.';
COMMENT ON COLUMN "public"."jwkss"."alg" IS 'The signature algorithm: RS256.';
COMMENT ON COLUMN "public"."jwkss"."crv" IS 'The curve of an elliptic key; null for RSA.';

-- rate_limits
COMMENT ON TABLE "public"."rate_limits" IS
  'Counters of attempts, one row for each limit and subject. Not audited: they hold nobody''s data and change with every attempt.';
COMMENT ON COLUMN "public"."rate_limits"."key" IS
  'The limit''s name and a hash of who is limited: no address can be read from it.';
COMMENT ON COLUMN "public"."rate_limits"."count" IS 'Attempts in the window.';
COMMENT ON COLUMN "public"."rate_limits"."resets_at" IS
  'When the window ends and counting begins anew.';
COMMENT ON INDEX "public"."rate_limits_resets_at_idx" IS
  'Finds what is over, for the job that deletes it.';

-- audit_logs
COMMENT ON TABLE "public"."audit_logs" IS
  'Who changed what: one row for every row that was inserted, updated or deleted, written by triggers in the transaction of the change. It only grows, and has no foreign keys: a log outlives its subject. One partition for each month (UTC), named audit_logs_YYYY_MM, and audit_logs_default below, so that a missing month never fails a write. Nobody is granted anything on a partition.';
COMMENT ON COLUMN "public"."audit_logs"."id" IS
  'Counts up in the order of writing, over all months.';
COMMENT ON COLUMN "public"."audit_logs"."table_name" IS 'The table that was changed.';
COMMENT ON COLUMN "public"."audit_logs"."operation" IS 'INSERT, UPDATE, DELETE or TRUNCATE.';
COMMENT ON COLUMN "public"."audit_logs"."changed_at" IS
  'The moment of the change itself, not of its transaction''s begin.';
COMMENT ON COLUMN "public"."audit_logs"."user_id" IS
  'Who did it: a user, system:<name> for jobs and commands, database:<login> for plain SQL, null for somebody who is not signed in.';
COMMENT ON COLUMN "public"."audit_logs"."changed_data" IS
  'The row before and after, as JSON; of an update only the columns that changed. Secrets read [redacted].';
COMMENT ON COLUMN "public"."audit_logs"."row_id" IS
  'The id of the row that was changed; null for a TRUNCATE of an empty table.';
COMMENT ON COLUMN "public"."audit_logs"."organization_id" IS
  'Whose row it was; null for what belongs to no organization.';
COMMENT ON COLUMN "public"."audit_logs"."impersonator_id" IS
  'The administrator who acted as the user; null otherwise.';
COMMENT ON COLUMN "public"."audit_logs"."ip_address" IS 'Where the request came from.';
COMMENT ON COLUMN "public"."audit_logs"."user_agent" IS 'What the browser called itself.';
COMMENT ON COLUMN "public"."audit_logs"."request_id" IS 'The request, as in the server''s log.';
COMMENT ON COLUMN "public"."audit_logs"."transaction_id" IS
  'The transaction of the change: by it a seal knows which rows it has to cover. Null for a row that no trigger wrote.';
COMMENT ON INDEX "public"."audit_logs_organization_id_idx" IS
  'The log of one organization, newest first, page by page.';
COMMENT ON INDEX "public"."audit_logs_user_id_idx" IS
  'What one person did, newest first, page by page.';
COMMENT ON INDEX "public"."audit_logs_row_idx" IS 'The history of one row.';
COMMENT ON INDEX "public"."audit_logs_transaction_id_idx" IS
  'Finds what the next seal has to cover without reading the log.';
COMMENT ON CONSTRAINT "audit_logs_pkey" ON "public"."audit_logs" IS
  'Begins with the time: a partitioned table''s key has to hold what it is partitioned by.';

-- audit_seals
COMMENT ON TABLE "public"."audit_seals" IS
  'The chain of seals over the audit log: each names the rows that it covers with a keyed hash of every row, and is hashed together with the seal before it. The key is not in the database, so its owner cannot forge one. Not audited: a seal proves itself.';
COMMENT ON COLUMN "public"."audit_seals"."number" IS '1, 2, 3, … without a gap.';
COMMENT ON COLUMN "public"."audit_seals"."month" IS
  'The month of the rows (its first day): a seal covers rows of one partition.';
COMMENT ON COLUMN "public"."audit_seals"."taken_at" IS 'When the rows were read.';
COMMENT ON COLUMN "public"."audit_seals"."snapshot" IS
  'Which transactions had ended by then (a pg_snapshot); the next seal goes on from it.';
COMMENT ON COLUMN "public"."audit_seals"."cluster" IS
  'The server''s own identifier: on another one transactions count anew.';
COMMENT ON COLUMN "public"."audit_seals"."row_count" IS 'How many rows it covers.';
COMMENT ON COLUMN "public"."audit_seals"."row_ids" IS 'Their ids, in order.';
COMMENT ON COLUMN "public"."audit_seals"."row_hashes" IS
  'The HMAC-SHA-256 of each row in the same order, 32 bytes each.';
COMMENT ON COLUMN "public"."audit_seals"."key_id" IS 'Which key made it, without telling the key.';
COMMENT ON COLUMN "public"."audit_seals"."seal" IS
  'HMAC-SHA-256 of all of the above and of the seal before.';

-- audit_archives
COMMENT ON TABLE "public"."audit_archives" IS
  'Months of the audit log that were written to a file and taken out of the database. Not audited: each row is sealed.';
COMMENT ON COLUMN "public"."audit_archives"."month" IS 'The month (its first day).';
COMMENT ON COLUMN "public"."audit_archives"."file" IS 'The name of the file, without its folder.';
COMMENT ON COLUMN "public"."audit_archives"."sha256" IS 'Of the file as it is, in hexadecimal.';
COMMENT ON COLUMN "public"."audit_archives"."row_count" IS 'How many rows it holds.';
COMMENT ON COLUMN "public"."audit_archives"."archived_at" IS 'When it was written.';
COMMENT ON COLUMN "public"."audit_archives"."key_id" IS
  'Which key sealed it, without telling the key.';
COMMENT ON COLUMN "public"."audit_archives"."seal" IS
  'HMAC-SHA-256 of all of the above: a month cannot be called archived by hand.';

-- Functions (the triggers that call them do what these say)
COMMENT ON FUNCTION "public"."keep_updated_at"() IS
  'Sets updated_at when a row really changes, whoever changes it and whatever they claim.';
COMMENT ON FUNCTION "public"."audit_change"() IS
  'Writes the row of audit_logs for a change, in its transaction. Its arguments are the table''s secret columns: the log says that they changed, never what they hold.';
COMMENT ON FUNCTION "public"."audit_table"(regclass, text[]) IS
  'For migrations: has every change of a table recorded, whichever way it comes. Called again, it replaces the list of secret columns.';
COMMENT ON FUNCTION "public"."make_audit_partitions"(integer) IS
  'Makes the partitions of the audit log for this month and so many ahead, and for rows that wait in the default one. Called by a job.';
COMMENT ON FUNCTION "public"."detach_audit_month"(date) IS
  'Takes a month out of the audit log, when audit_archives has it with as many rows and it has been over for a month. Called by a job.';
COMMENT ON FUNCTION "public"."isolate_tenants"(regclass, name) IS
  'For migrations: row-level security for a table whose rows belong to organizations, with the policies of every role.';
COMMENT ON FUNCTION "public"."keep_an_owner"() IS
  'An organization always has an owner. Looked at when the transaction commits, so that handing it over may take several statements; of two owners who go at once, one stays.';
COMMENT ON FUNCTION "public"."keep_owners_when_truncated"() IS
  'Nobody empties the table of members beneath organizations that stay.';
COMMENT ON FUNCTION "public"."keep_a_superadmin"() IS
  'The last superadmin who is not banned can be neither demoted, banned nor deleted. Looked at when the transaction commits.';
COMMENT ON FUNCTION "public"."keep_bans_in_order"() IS
  'A ban ends in the future when it is set, and leaves nothing behind when it is lifted.';
COMMENT ON FUNCTION "public"."keep_answered_invitations"() IS
  'A pending invitation takes one of the other states, once, and is accepted in time; then it does not change any more.';
COMMENT ON FUNCTION "public"."expire_overdue_invitation"() IS
  'An offer that nobody took in time makes way for a new one to the same address.';
COMMENT ON FUNCTION "public"."refuse_reserved_slug"() IS
  'A slug is none of the words that are, or may become, addresses of the product itself.';
COMMENT ON FUNCTION "public"."reserved_slugs"() IS
  'The words that no organization may have as its slug.';

-- Policies
COMMENT ON POLICY "tenant" ON "public"."organizations" IS
  'Work for one organization: its rows, and no others.';
COMMENT ON POLICY "registry" ON "public"."organizations" IS 'Work across organizations.';
COMMENT ON POLICY "owner" ON "public"."organizations" IS
  'Operators and migrations, and functions with the owner''s rights.';
COMMENT ON POLICY "tenant" ON "public"."members" IS
  'Work for one organization: its rows, and no others.';
COMMENT ON POLICY "registry" ON "public"."members" IS 'Work across organizations.';
COMMENT ON POLICY "owner" ON "public"."members" IS
  'Operators and migrations, and functions with the owner''s rights.';
COMMENT ON POLICY "tenant" ON "public"."invitations" IS
  'Work for one organization: its rows, and no others.';
COMMENT ON POLICY "registry" ON "public"."invitations" IS 'Work across organizations.';
COMMENT ON POLICY "owner" ON "public"."invitations" IS
  'Operators and migrations, and functions with the owner''s rights.';
COMMENT ON POLICY "tenant" ON "public"."audit_logs" IS
  'Work for one organization: its rows, and no others.';
COMMENT ON POLICY "registry" ON "public"."audit_logs" IS 'Work across organizations.';
COMMENT ON POLICY "owner" ON "public"."audit_logs" IS
  'Operators and migrations, and functions with the owner''s rights.';
