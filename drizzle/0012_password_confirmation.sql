ALTER TABLE "one_time_link" ADD COLUMN "made_by" integer;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "password_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "password_link_by" integer;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "confirmed_password_version" integer;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "password_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "password_confirmed_by" integer;--> statement-breakpoint
-- Accounts that were there before count as confirmed: nobody was asked then.
UPDATE "person" SET "confirmed_password_version" = 0, "password_confirmed_at" = now() WHERE "password_hash" IS NOT NULL;--> statement-breakpoint
-- Who made a link stands on the audit log; each took the place of the one before it.
UPDATE "one_time_link" SET "made_by" = (
  SELECT e."person_id" FROM "audit_event" e
  WHERE e."act" IN ('account.create', 'account.link') AND e."detail" ->> 'personId' = "one_time_link"."person_id"::text
  ORDER BY e."number" DESC LIMIT 1
) WHERE "purpose" = 'set_password' AND "used_at" IS NULL;--> statement-breakpoint
DELETE FROM "one_time_link" WHERE "purpose" = 'set_password' AND "used_at" IS NULL AND "made_by" IS NULL;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_password_link_by_person_id_fk" FOREIGN KEY ("password_link_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_password_confirmed_by_person_id_fk" FOREIGN KEY ("password_confirmed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_has_maker" CHECK ("one_time_link"."made_by" is not null or "one_time_link"."purpose" = 'set_up' or "one_time_link"."used_at" is not null);--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_is_confirmed_by_another" CHECK ("person"."password_confirmed_by" <> "person"."id");