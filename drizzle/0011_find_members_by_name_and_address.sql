ALTER TABLE "members" ADD COLUMN "person" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "members_org_person_idx" ON "members" USING btree ("organization_id","person","id");--> statement-breakpoint
CREATE INDEX "members_person_search_idx" ON "members" USING gin ("person" gin_trgm_ops);