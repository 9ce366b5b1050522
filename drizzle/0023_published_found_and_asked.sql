CREATE TABLE "published_revision" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "published_revision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"addendum_id" integer NOT NULL,
	"reference_key" text NOT NULL,
	"part" text NOT NULL,
	"published_from" date,
	"legal_ground" text DEFAULT '' NOT NULL,
	"body" jsonb,
	"salts" jsonb,
	"later" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"withdrawn_by" integer,
	"hidden_addenda" integer[] DEFAULT '{}' NOT NULL,
	"withdrawn_on" date,
	CONSTRAINT "published_revision_once" UNIQUE("addendum_id","part"),
	CONSTRAINT "published_revision_part" CHECK ("published_revision"."part" in ('record', 'report', 'details', 'eia'))
);
--> statement-breakpoint
CREATE TABLE "record_addendum" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "record_addendum_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reference_key" text NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"bodies" jsonb NOT NULL,
	"salts" jsonb NOT NULL,
	"jws" text NOT NULL,
	"seal_key_id" text NOT NULL,
	"passage" text DEFAULT '' NOT NULL,
	"gap_salts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"public_interest" text DEFAULT '' NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "record_addendum_once" UNIQUE("reference_key","number"),
	CONSTRAINT "record_addendum_kind" CHECK ("record_addendum"."kind" in ('withdrawn', 'published_again', 'action_completed', 'noted'))
);
--> statement-breakpoint
CREATE TABLE "accessibility_statement" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"contact_form" text NOT NULL,
	"email" text DEFAULT '' NOT NULL,
	"phone" text NOT NULL,
	"reply_time" text NOT NULL,
	"tested_on" date NOT NULL,
	"tested_by" text NOT NULL,
	"how_tested" text NOT NULL,
	"enforcement" text NOT NULL,
	"not_accessible" text DEFAULT '' NOT NULL,
	"improvements" text NOT NULL,
	"prepared_on" date NOT NULL,
	"reviewed_on" date NOT NULL,
	CONSTRAINT "accessibility_statement_is_single" CHECK ("accessibility_statement"."id" = 1),
	CONSTRAINT "accessibility_statement_enforcement" CHECK ("accessibility_statement"."enforcement" in ('ehrc', 'ecni'))
);
--> statement-breakpoint
CREATE TABLE "public_version" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" bigint NOT NULL,
	CONSTRAINT "public_version_is_single" CHECK ("public_version"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "register_document" (
	"reference_key" text PRIMARY KEY NOT NULL,
	"record_id" integer NOT NULL,
	"decided_on" date NOT NULL,
	"due_on" date,
	"changed_at" timestamp with time zone NOT NULL,
	"facets" text[] DEFAULT '{}' NOT NULL,
	"document" "tsvector" DEFAULT '' NOT NULL,
	"passages" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "register_facet" (
	"facet" text PRIMARY KEY NOT NULL,
	"records" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figures_read" (
	"reference_key" text PRIMARY KEY NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_figure" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "published_figure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reference_key" text NOT NULL,
	"text_id" text NOT NULL,
	"place" text NOT NULL,
	"year" integer,
	"kind" text NOT NULL,
	"value" double precision NOT NULL,
	"unit" double precision NOT NULL,
	"before" text DEFAULT '' NOT NULL,
	"figure" text NOT NULL,
	"after" text DEFAULT '' NOT NULL,
	CONSTRAINT "published_figure_kind" CHECK ("published_figure"."kind" in ('money', 'percent'))
);
--> statement-breakpoint
CREATE TABLE "consultation_answer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation_id" integer NOT NULL,
	"receipt_hash" text NOT NULL,
	"channel" text NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"given" jsonb NOT NULL,
	"reading" text NOT NULL,
	"origin_mark" text DEFAULT '' NOT NULL,
	"entered_by" integer,
	"received_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consultation_answer_channel" CHECK ("consultation_answer"."channel" in ('online', 'paper', 'meeting')),
	CONSTRAINT "consultation_answer_reading" CHECK ("consultation_answer"."reading" in ('held_back', 'unread', 'second_look', 'read', 'set_aside')),
	CONSTRAINT "consultation_answer_entered" CHECK (("consultation_answer"."entered_by" is null) = ("consultation_answer"."channel" = 'online'))
);
--> statement-breakpoint
CREATE TABLE "consultation_question" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_question_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation_id" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"section" text DEFAULT '' NOT NULL,
	"text" text NOT NULL,
	"hint" text DEFAULT '' NOT NULL,
	"options" text[] DEFAULT '{}' NOT NULL,
	"is_required" boolean NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consultation_question_kind" CHECK ("consultation_question"."kind" in ('support', 'choice', 'many', 'scale', 'text'))
);
--> statement-breakpoint
CREATE TABLE "consultation_theme" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_theme_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation_id" integer NOT NULL,
	"title" text NOT NULL,
	"quotation" text DEFAULT '' NOT NULL,
	"outcome" text,
	"reply" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "consultation_theme_outcome" CHECK ("consultation_theme"."outcome" in ('changed', 'not_changed', 'passed_on'))
);
--> statement-breakpoint
CREATE TABLE "consultation_theme_answer" (
	"theme_id" integer NOT NULL,
	"answer_id" integer NOT NULL,
	CONSTRAINT "consultation_theme_answer_theme_id_answer_id_pk" PRIMARY KEY("theme_id","answer_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_theme_change" (
	"theme_id" integer NOT NULL,
	"change_id" integer NOT NULL,
	CONSTRAINT "consultation_theme_change_theme_id_change_id_pk" PRIMARY KEY("theme_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "public_consultation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "public_consultation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"slug" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"title" text NOT NULL,
	"why" text DEFAULT '' NOT NULL,
	"privacy" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"opens_on" date,
	"closes_on" date,
	"change_ids" integer[] DEFAULT '{}' NOT NULL,
	"proposal" jsonb,
	"withdrawn_reason" text DEFAULT '' NOT NULL,
	"written_by" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "public_consultation_state" CHECK ("public_consultation"."state" in ('draft', 'approved', 'opened', 'reported', 'withdrawn')),
	CONSTRAINT "public_consultation_shows_what_is_asked" CHECK ("public_consultation"."state" not in ('opened', 'reported') or ("public_consultation"."proposal" is not null and "public_consultation"."opens_on" is not null and "public_consultation"."closes_on" >= "public_consultation"."opens_on"))
);
--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "jurisdiction" text DEFAULT 'uk' NOT NULL;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "demand" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "checked_on" date;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "offered_from" date;--> statement-breakpoint
ALTER TABLE "exemption" ADD COLUMN "offered_until" date;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "named_from" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "seniority" text;--> statement-breakpoint
ALTER TABLE "baseline_withholding" ADD COLUMN "further" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "determination" ADD COLUMN "further" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "determination" ADD COLUMN "titles_only" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "published_revision" ADD CONSTRAINT "published_revision_addendum_id_record_addendum_id_fk" FOREIGN KEY ("addendum_id") REFERENCES "public"."record_addendum"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_addendum" ADD CONSTRAINT "record_addendum_reference_key_signed_record_reference_key_fk" FOREIGN KEY ("reference_key") REFERENCES "public"."signed_record"("reference_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_addendum" ADD CONSTRAINT "record_addendum_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figures_read" ADD CONSTRAINT "figures_read_reference_key_signed_record_reference_key_fk" FOREIGN KEY ("reference_key") REFERENCES "public"."signed_record"("reference_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figure" ADD CONSTRAINT "published_figure_reference_key_figures_read_reference_key_fk" FOREIGN KEY ("reference_key") REFERENCES "public"."figures_read"("reference_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_answer" ADD CONSTRAINT "consultation_answer_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_answer" ADD CONSTRAINT "consultation_answer_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_question" ADD CONSTRAINT "consultation_question_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_theme" ADD CONSTRAINT "consultation_theme_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_theme_answer" ADD CONSTRAINT "consultation_theme_answer_theme_id_consultation_theme_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."consultation_theme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_theme_answer" ADD CONSTRAINT "consultation_theme_answer_answer_id_consultation_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."consultation_answer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_theme_change" ADD CONSTRAINT "consultation_theme_change_theme_id_consultation_theme_id_fk" FOREIGN KEY ("theme_id") REFERENCES "public"."consultation_theme"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_theme_change" ADD CONSTRAINT "consultation_theme_change_change_id_budget_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."budget_change"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD CONSTRAINT "public_consultation_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD CONSTRAINT "public_consultation_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "published_revision_last" ON "published_revision" USING btree ("reference_key","part","id");--> statement-breakpoint
CREATE INDEX "record_addendum_person" ON "record_addendum" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "register_document_newest" ON "register_document" USING btree ("decided_on","record_id");--> statement-breakpoint
CREATE INDEX "register_document_words" ON "register_document" USING gin ("document") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "register_document_facets" ON "register_document" USING gin ("facets") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "register_document_due" ON "register_document" USING btree ("due_on") WHERE due_on is not null;--> statement-breakpoint
CREATE INDEX "published_figure_value" ON "published_figure" USING btree ("kind","value");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_answer_receipt" ON "consultation_answer" USING btree ("receipt_hash");--> statement-breakpoint
CREATE INDEX "consultation_answer_reading_of" ON "consultation_answer" USING btree ("consultation_id","reading","id");--> statement-breakpoint
CREATE INDEX "consultation_answer_origin" ON "consultation_answer" USING btree ("consultation_id","origin_mark","received_at") WHERE "consultation_answer"."origin_mark" <> '';--> statement-breakpoint
CREATE INDEX "consultation_question_consultation" ON "consultation_question" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "consultation_theme_consultation" ON "consultation_theme" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "consultation_theme_answer_answer" ON "consultation_theme_answer" USING btree ("answer_id");--> statement-breakpoint
CREATE INDEX "consultation_theme_change_change" ON "consultation_theme_change" USING btree ("change_id");--> statement-breakpoint
CREATE UNIQUE INDEX "public_consultation_slug" ON "public_consultation" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "public_consultation_framework" ON "public_consultation" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "public_consultation_public" ON "public_consultation" USING btree ("closes_on") WHERE "public_consultation"."state" in ('opened', 'reported');--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_once" UNIQUE("act","section");--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_jurisdiction" CHECK ("exemption"."jurisdiction" in ('uk', 'england_wales_ni', 'england_and_wales', 'england', 'wales', 'scotland'));--> statement-breakpoint
ALTER TABLE "exemption" ADD CONSTRAINT "exemption_demand" CHECK ("exemption"."demand" in ('none', 'date', 'opinion', 'link'));--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_named_from" CHECK ("office"."named_from" in ('staff', 'manager', 'senior_manager', 'chief_officer'));--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_seniority" CHECK ("person"."seniority" in ('staff', 'manager', 'senior_manager', 'chief_officer'));
--> statement-breakpoint
-- The list of grounds, read on 29 November 2026: complete for the Freedom of Information Act 2000, with each one's limbs and demands,
-- and with those of other Acts and jurisdictions, which an office turns on. What was determined keeps the words of its day.
--> statement-breakpoint
UPDATE "exemption" SET section = 's.21', subject = 'Information accessible by other means', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'link', source = 'The Act, s.21 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.21';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.22', subject = 'Information intended for future publication', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'date', source = 'The Act, s.22(1): a settled intention to publish, on a day that need not be determined; this office asks for the day. Information Commissioner’s decision FS50211630', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.22';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.23', subject = 'Information from or about bodies that deal with security', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.23 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.23';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.24', subject = 'National security', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.24 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.24';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.27', subject = 'International relations', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.27 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.27';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.29', subject = 'The economy', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.29 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.29';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.30', subject = 'Investigations and proceedings', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.30 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.30';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.31', subject = 'Law enforcement', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.31 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.31';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.32', subject = 'Court records', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.32 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.32';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.33', subject = 'Audit functions', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.33 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.33';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.34', subject = 'Parliamentary privilege', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.34 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.34';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.35', subject = 'Formulation of government policy (government departments and the Welsh Government)', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.35(1): information held by a government department or the Welsh Government, so not by an elected local policing body; from knowledge of the Act, its words not seen here', checked_on = '2026-11-29', offered_from = NULL WHERE act = 'Freedom of Information Act 2000' AND section = 's.35';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.36', subject = 'Prejudice to the effective conduct of public affairs', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'opinion', source = 'The Act, s.36(2) and (5) with its explanatory notes, paragraphs 131 to 134, seen as stored from legislation.gov.uk; Information Commissioner’s guidance on s.36. Who the qualified person of an office is has to be looked up', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.36';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.37(1)(ac), (ad) and (b)', subject = 'Communications with other members of the Royal Family and the Royal Household; honours', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.37(1) as quoted in the Information Commissioner’s guidance of 18 April 2023; s.2(3)(ea), which makes (a) to (ab) alone absolute, from knowledge of the Act', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.37';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.38', subject = 'Health and safety', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.38 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.38';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.40(2) and (3A)', subject = 'Personal data: disclosure would breach the data protection principles', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.40(2) and (3A), absolute by s.2(3)(fa); Information Commissioner’s guidance on s.40, part four, which says that the second condition is not absolute', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.40(2)';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.41', subject = 'Information provided in confidence', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.41 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.41';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.42', subject = 'Legal professional privilege', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.42 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.42';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.43(1)', subject = 'Trade secrets', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.43(1) with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.43(1)';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.43(2)', subject = 'Commercial interests', is_qualified = true, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.43(2) with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.43(2)';
--> statement-breakpoint
UPDATE "exemption" SET section = 's.44', subject = 'Prohibitions on disclosure', is_qualified = false, jurisdiction = 'england_wales_ni', demand = 'none', source = 'The Act, s.44 with s.2(3); Information Commissioner’s list of exemptions', checked_on = '2026-11-29', offered_from = '2005-01-01' WHERE act = 'Freedom of Information Act 2000' AND section = 's.44';
--> statement-breakpoint
INSERT INTO "exemption" (act, section, subject, is_qualified, jurisdiction, demand, source, checked_on, offered_from) VALUES
  ('Freedom of Information Act 2000', 's.22A', 'Research information, where it is to be published', true, 'england_wales_ni', 'none', 'The Act; lists of exemptions of the Information Commissioner and of public authorities, which have it as qualified', '2026-11-29', '2005-01-01'),
  ('Freedom of Information Act 2000', 's.26', 'Defence', true, 'england_wales_ni', 'none', 'The Act; lists of exemptions of the Information Commissioner and of public authorities, which have it as qualified', '2026-11-29', '2005-01-01'),
  ('Freedom of Information Act 2000', 's.28', 'Relations within the United Kingdom', true, 'england_wales_ni', 'none', 'The Act; lists of exemptions of the Information Commissioner and of public authorities, which have it as qualified', '2026-11-29', '2005-01-01'),
  ('Freedom of Information Act 2000', 's.37(1)(a) to (ab)', 'Communications with the Sovereign, the heir to the Throne and the second in line', false, 'england_wales_ni', 'none', 'The Act, s.37(1) as quoted in the Information Commissioner’s guidance of 18 April 2023; s.2(3)(ea), which makes it absolute, from knowledge of the Act', '2026-11-29', '2005-01-01'),
  ('Freedom of Information Act 2000', 's.39', 'Environmental information: name the regulation of the Environmental Information Regulations 2004 as well', true, 'england_wales_ni', 'none', 'The Act; lists of exemptions of the Information Commissioner and of public authorities, which have it as qualified', '2026-11-29', '2005-01-01'),
  ('Freedom of Information Act 2000', 's.40(2) and (3B)', 'Personal data: the person has objected (UK GDPR Article 21)', true, 'england_wales_ni', 'none', 'The Act, s.40(3B); Information Commissioner’s guidance on s.40, part four: the second condition is not absolute', '2026-11-29', '2005-01-01'),
  ('Freedom of Information Act 2000', 's.40(2) and (4A)', 'Personal data: the person could not have it themselves (UK GDPR Article 15)', true, 'england_wales_ni', 'none', 'The Act, s.40(4A), from knowledge of the Act; s.2(3)(fa) makes the first condition alone absolute', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(4)(d)', 'Material in the course of completion, unfinished documents, incomplete data', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(4)(e)', 'Internal communications', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(a)', 'International relations, defence, national security or public safety', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(b)', 'The course of justice, a fair trial, criminal or disciplinary inquiries', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(c)', 'Intellectual property rights', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(d)', 'Confidentiality of proceedings that is provided by law', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(e)', 'Confidentiality of commercial or industrial information that is provided by law', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(f)', 'Interests of whoever provided the information of their own will', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 12(5)(g)', 'Protection of the environment', true, 'england_wales_ni', 'none', 'The Regulations, reg. 12(1), (4) and (5), seen as stored from legislation.gov.uk. (4)(a) to (c) are about requests, and are no grounds here', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 13(1)(a)', 'Personal data: disclosure would breach the data protection principles', false, 'england_wales_ni', 'none', 'The Regulations, reg. 12(3), seen as stored from legislation.gov.uk; reg. 13(1)(a) as amended in 2018, from knowledge of the Regulations', '2026-11-29', '2005-01-01'),
  ('Environmental Information Regulations 2004', 'reg. 13(1)(b)', 'Personal data: the second or the third condition', true, 'england_wales_ni', 'none', 'Information Commissioner’s guidance on s.40 and reg. 13, part four: the second condition is not absolute; reg. 13(1)(b) as amended in 2018, from knowledge of the Regulations', '2026-11-29', '2005-01-01'),
  ('UK GDPR', 'Article 5(1)(a)', 'Personal data: publishing it would not be lawful, fair and transparent', false, 'uk', 'none', 'Regulation (EU) 2016/679 as it is law in the United Kingdom, from knowledge of it: a principle, which is kept and not weighed', '2026-11-29', '2005-01-01'),
  ('UK GDPR', 'Article 5(1)(c)', 'Personal data: it is not needed for the purpose', false, 'uk', 'none', 'Regulation (EU) 2016/679 as it is law in the United Kingdom, from knowledge of it: a principle, which is kept and not weighed', '2026-11-29', '2005-01-01'),
  ('UK GDPR', 'Article 6', 'Personal data: there is no lawful basis for publishing it', false, 'uk', 'none', 'Regulation (EU) 2016/679 as it is law in the United Kingdom, from knowledge of it', '2026-11-29', '2005-01-01'),
  ('UK GDPR', 'Article 9', 'Personal data of a special category: none of the conditions for publishing it', false, 'uk', 'none', 'Regulation (EU) 2016/679 as it is law in the United Kingdom, from knowledge of it', '2026-11-29', '2005-01-01'),
  ('Contempt of Court Act 1981', 's.4(2)', 'A court has postponed reports of its proceedings', false, 'uk', 'none', 'The Act, from knowledge of it: its words not seen here', '2026-11-29', '2005-01-01'),
  ('Contempt of Court Act 1981', 's.11', 'A court has forbidden a name or a matter to be published', false, 'uk', 'none', 'The Act, from knowledge of it: its words not seen here', '2026-11-29', '2005-01-01'),
  ('Sexual Offences (Amendment) Act 1992', 's.1', 'Anonymity of victims of sexual offences', false, 'england_wales_ni', 'none', 'The Act, from knowledge of it: its words not seen here', '2026-11-29', '2005-01-01'),
  ('Local Government Act 1972', 'Sch. 12A para. 1', 'Information relating to any individual', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 2', 'Information likely to reveal the identity of an individual', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 3', 'Financial or business affairs of any particular person', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 4', 'Consultations or negotiations on labour relations', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 5', 'Legal professional privilege', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 6', 'A notice, order or direction that is proposed', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 7', 'Action to prevent, investigate or prosecute crime', true, 'england', 'none', 'Schedule 12A, Part 1, seen as stored from legislation.gov.uk (21 April 2022), with Part 2, paragraph 10, on the public interest. It binds principal councils, and police and crime panels by SI 2012/2734: not an elected local policing body itself', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 12', 'Information relating to a particular individual', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 13', 'Information likely to reveal the identity of an individual', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 14', 'Financial or business affairs of any particular person', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 15', 'Consultations or negotiations on labour relations', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 16', 'Legal professional privilege', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 17', 'A notice, order or direction that is proposed', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Local Government Act 1972', 'Sch. 12A para. 18', 'Action to prevent, investigate or prosecute crime', true, 'wales', 'none', 'Schedule 12A, Part 4, as substituted by SI 2007/969 (W.86), seen as stored from legislation.gov.uk; the public-interest test, Part 5, as a Welsh council’s register of reasons has it', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.25', 'Information otherwise accessible', false, 'scotland', 'link', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; s.25, seen there', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.26', 'Prohibitions on disclosure', false, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; s.26, seen there', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.27(1)', 'Information intended for publication within twelve weeks', true, 'scotland', 'date', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; s.27(1), seen there', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.27(2)', 'Research information, where it is to be published', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.28', 'Relations within the United Kingdom', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.29', 'Formulation of Scottish Administration policy', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.30', 'Prejudice to the effective conduct of public affairs', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.31', 'National security and defence', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.32', 'International relations', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.33(1)', 'Commercial interests and trade secrets', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.33(2)', 'The economy', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.34', 'Investigations and proceedings', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.35', 'Law enforcement', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.36(1)', 'Confidentiality of communications in legal proceedings', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.36(2)', 'Information obtained in confidence', false, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.37', 'Court records', false, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.38(1)(b), first condition', 'Personal data: disclosure would breach the data protection principles', false, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.38(1)(b), second or third condition', 'Personal data: the person has objected, or could not have it themselves', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.38(1)(c)', 'Personal census information', false, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.38(1)(d)', 'A deceased person’s health record', false, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.39(1)', 'Health and safety', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.39(2)', 'Environmental information', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.40', 'Audit functions', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL),
  ('Freedom of Information (Scotland) Act 2002', 's.41', 'Communications with the Sovereign and honours', true, 'scotland', 'none', 'The Act, s.2(2), seen as stored from legislation.gov.uk, which lists what is absolute; Part 2, the section itself from knowledge of the Act', '2026-11-29', NULL);
--> statement-breakpoint
-- What happened since is added, never changed; and what is published by it belongs to the record that it stands beside.
CREATE TRIGGER record_addendum_sealed BEFORE UPDATE OR DELETE ON record_addendum
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER record_addendum_not_truncated BEFORE TRUNCATE ON record_addendum
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_addendum_out_of_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number IS DISTINCT FROM (
    SELECT coalesce(max(number), 0) + 1 FROM record_addendum WHERE reference_key = NEW.reference_key
  ) THEN
    RAISE EXCEPTION 'the addenda of a sealed record have their order: INSERT is refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER record_addendum_in_order BEFORE INSERT ON record_addendum
  FOR EACH ROW EXECUTE FUNCTION refuse_addendum_out_of_order();
--> statement-breakpoint
CREATE TRIGGER published_revision_sealed BEFORE UPDATE OR DELETE ON published_revision
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER published_revision_not_truncated BEFORE TRUNCATE ON published_revision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_revision_of_another() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.addendum_id IS DISTINCT FROM (
    SELECT id FROM record_addendum WHERE reference_key = NEW.reference_key ORDER BY number DESC LIMIT 1
  ) THEN
    RAISE EXCEPTION 'what is published of a sealed record follows its last addendum: INSERT is refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER published_revision_of_last BEFORE INSERT ON published_revision
  FOR EACH ROW EXECUTE FUNCTION refuse_revision_of_another();
--> statement-breakpoint
-- Each part as it is published now, whatever the day: as it was signed, or as the last addendum left it.
CREATE VIEW published_part_now AS
  SELECT
    part.id,
    part.reference_key,
    part.reference,
    part.decided_on,
    part.part,
    CASE WHEN last.id IS NULL THEN part.published_from ELSE last.published_from END AS published_from,
    CASE WHEN last.id IS NULL THEN part.legal_ground ELSE last.legal_ground END AS legal_ground,
    CASE WHEN last.id IS NULL THEN part.body ELSE last.body END AS body,
    part.jws,
    CASE WHEN last.id IS NULL THEN part.salts ELSE last.salts END AS salts,
    CASE WHEN last.id IS NULL THEN part.later ELSE last.later END AS later,
    last.withdrawn_by,
    last.withdrawn_on,
    coalesce(last.hidden_addenda, '{}'::integer[]) AS hidden_addenda
  FROM published_part AS part
  LEFT JOIN LATERAL (
    SELECT * FROM published_revision AS revision
    WHERE revision.reference_key = part.reference_key AND revision.part = part.part
    ORDER BY revision.id DESC LIMIT 1
  ) AS last ON true;
--> statement-breakpoint
-- The same view of what is public on the day, from what is published now.
CREATE OR REPLACE VIEW public_decision_part AS
  SELECT
    part.id,
    part.reference_key,
    part.reference,
    part.decided_on,
    part.part,
    CASE WHEN is_open.part THEN part.published_from END AS published_from,
    CASE WHEN is_open.record OR part.part = 'record' THEN part.legal_ground ELSE '' END AS legal_ground,
    CASE WHEN is_open.part THEN part.body END AS body,
    part.jws,
    CASE WHEN is_open.part THEN part.salts END AS salts,
    CASE WHEN is_open.part THEN coalesce(
      (
        SELECT jsonb_agg(stage ORDER BY stage ->> 'from')
        FROM jsonb_array_elements(part.later) AS stage
        WHERE (stage ->> 'from')::date <= day.today
      ),
      '[]'::jsonb
    ) ELSE '[]'::jsonb END AS later,
    CASE WHEN is_open.record OR part.part = 'record' THEN part.withdrawn_on END AS withdrawn_on
  FROM published_part_now AS part
  JOIN published_part_now AS record ON record.reference_key = part.reference_key AND record.part = 'record'
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE 'Europe/London')::date AS today) AS day
  CROSS JOIN LATERAL (
    SELECT
      coalesce(record.published_from <= day.today, false) AS record,
      coalesce(record.published_from <= day.today AND part.published_from <= day.today, false) AS part
  ) AS is_open;
--> statement-breakpoint
-- Of each addendum its head, and what it says of the parts that are public; of a part that it withdrew, that it did. With the record
-- withheld none is here, but the one that withdrew it.
CREATE VIEW public_record_addendum AS
  SELECT
    addendum.reference_key,
    addendum.number,
    addendum.jws,
    jsonb_build_object('head', addendum.bodies -> 'head') || coalesce(seen.bodies, '{}'::jsonb) AS bodies,
    jsonb_build_object('head', addendum.salts -> 'head') || coalesce(seen.salts, '{}'::jsonb) AS salts
  FROM record_addendum AS addendum
  JOIN published_part_now AS record ON record.reference_key = addendum.reference_key AND record.part = 'record'
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE 'Europe/London')::date AS today) AS day
  CROSS JOIN LATERAL (
    SELECT
      jsonb_object_agg(part.part, addendum.bodies -> part.part) AS bodies,
      jsonb_object_agg(part.part, addendum.salts -> part.part) AS salts
    FROM published_part_now AS part
    WHERE part.reference_key = addendum.reference_key
      AND (part.published_from <= day.today OR part.withdrawn_by = addendum.number)
      AND (record.published_from <= day.today OR part.part = 'record')
      AND NOT addendum.number = ANY (part.hidden_addenda)
  ) AS seen
  WHERE record.published_from <= day.today OR record.withdrawn_by = addendum.number;
--> statement-breakpoint
-- Tuples stay narrow, so that a word which is in nearly all decisions is found in few pages of the table: texts and words lie apart.
ALTER TABLE "register_document" SET (toast_tuple_target = 128);--> statement-breakpoint
ALTER TABLE "register_document" ALTER COLUMN "facets" SET STORAGE MAIN;--> statement-breakpoint
INSERT INTO "public_version" ("id", "version") VALUES (1, 1);--> statement-breakpoint
-- What is published of a decision changes: what can be found of it is emptied in the same statement, until it is made anew of what is
-- then published, and no page that was prepared before is sent any more. Whatever changes a publication calls this.
CREATE FUNCTION published_record_changed(keys text[]) RETURNS void LANGUAGE sql SET search_path = public, pg_temp AS $$
  UPDATE register_document
    SET document = '', passages = '', facets = '{}', due_on = '0001-01-01', changed_at = now()
    WHERE reference_key = ANY (keys);
  UPDATE public_version SET version = version + 1;
$$;
--> statement-breakpoint
CREATE FUNCTION register_published() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO register_document (reference_key, record_id, decided_on, due_on, changed_at)
    SELECT reference_key, id, decided_on, '0001-01-01', now() FROM added WHERE part = 'record'
    ON CONFLICT (reference_key) DO NOTHING;
  PERFORM published_record_changed(array(SELECT DISTINCT reference_key FROM added));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER published_part_registered AFTER INSERT ON published_part
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_published();--> statement-breakpoint
INSERT INTO register_document (reference_key, record_id, decided_on, due_on, changed_at)
  SELECT reference_key, id, decided_on, '0001-01-01', decided_on::timestamp AT TIME ZONE 'Europe/London'
  FROM published_part WHERE part = 'record';--> statement-breakpoint
-- Names of the office, what the thing decided is called, and whether all of it is a demonstration stand on every public page.
CREATE FUNCTION public_pages_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE public_version SET version = version + 1;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER office_setting_shown AFTER INSERT OR UPDATE OR DELETE ON office_setting
  FOR EACH STATEMENT EXECUTE FUNCTION public_pages_changed();--> statement-breakpoint
CREATE TRIGGER decided_thing_shown AFTER INSERT OR UPDATE OR DELETE ON decided_thing
  FOR EACH STATEMENT EXECUTE FUNCTION public_pages_changed();--> statement-breakpoint
CREATE TRIGGER office_shown AFTER UPDATE OF is_demo ON office
  FOR EACH STATEMENT EXECUTE FUNCTION public_pages_changed();--> statement-breakpoint
CREATE FUNCTION count_facets() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO register_facet (facet, records)
      SELECT facet, count(*) FROM added CROSS JOIN LATERAL unnest(facets) AS facet GROUP BY facet ORDER BY facet
      ON CONFLICT (facet) DO UPDATE SET records = register_facet.records + excluded.records;
  ELSE
    INSERT INTO register_facet (facet, records)
      SELECT facet, sum(one) FROM (
        SELECT unnest(facets) AS facet, 1 AS one FROM added
        UNION ALL SELECT unnest(facets), -1 FROM gone
      ) AS counted GROUP BY facet HAVING sum(one) <> 0 ORDER BY facet
      ON CONFLICT (facet) DO UPDATE SET records = register_facet.records + excluded.records;
    DELETE FROM register_facet WHERE records <= 0;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER register_document_counted_new AFTER INSERT ON register_document
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION count_facets();--> statement-breakpoint
CREATE TRIGGER register_document_counted_again AFTER UPDATE ON register_document
  REFERENCING NEW TABLE AS added OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION count_facets();--> statement-breakpoint
-- What public pages ask of the register. The role in which they are read may read none of its tables, as it may read no other.
CREATE FUNCTION current_public_version() RETURNS bigint LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT version FROM public_version WHERE id = 1
$$;
--> statement-breakpoint
CREATE FUNCTION public_facets() RETURNS TABLE (facet text, records integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT facet, records FROM register_facet
$$;
--> statement-breakpoint
CREATE FUNCTION public_passages(keys text[]) RETURNS TABLE (reference_key text, passages text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT reference_key, passages FROM register_document WHERE reference_key = ANY (keys)
$$;
--> statement-breakpoint
-- Decisions that say these words and have these facets, a page of them after another. Up to 300 are put in the order of how well they fit,
-- where that is asked for: more would have to be read whole for it, and are given newest first. How many there are is counted up to 301.
-- A whole reading of the table would take in every text, which PostgreSQL does not reckon with; so it is told to use the indexes, and not to compile what it then thinks takes long.
CREATE FUNCTION find_in_register(words text, wanted text[], after_key text, page_size integer, by_rank boolean)
RETURNS TABLE (reference_key text, changed_at timestamptz, query text, matches integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off SET jit = off AS $$
#variable_conflict use_column
DECLARE
  asked tsquery := CASE WHEN words <> '' THEN websearch_to_tsquery('english', words) END;
  condition text := 'true';
  found_count integer;
  after_day date;
  after_id integer;
  probed integer := 0;
BEGIN
  -- Words that are in no index, such as "the", or that are only left out.
  IF words <> '' AND querytree(asked) IN ('', 'T') THEN RETURN; END IF;
  IF words <> '' THEN condition := condition || ' AND d.document @@ $1'; END IF;
  IF cardinality(wanted) > 0 THEN condition := condition || ' AND d.facets @> $2'; END IF;
  EXECUTE 'SELECT count(*) FROM (SELECT 1 FROM register_document d WHERE ' || condition || ' LIMIT 301) AS fitting'
    INTO found_count USING asked, wanted;
  IF found_count = 0 THEN RETURN; END IF;

  IF by_rank AND words <> '' AND found_count <= 300 THEN
    RETURN QUERY EXECUTE
      'WITH fitting AS MATERIALIZED (
         SELECT d.reference_key, d.changed_at, d.decided_on, d.record_id, ts_rank(d.document, $1) AS rank
         FROM register_document d WHERE ' || condition || '
       ), placed AS (
         SELECT f.*, row_number() OVER (ORDER BY f.rank DESC, f.decided_on DESC, f.record_id DESC) AS place FROM fitting f
       )
       SELECT p.reference_key, p.changed_at, $1::text, $5 FROM placed p
       WHERE $3 IS NULL OR p.place > (SELECT q.place FROM placed q WHERE q.reference_key = $3)
       ORDER BY p.place LIMIT $4'
      USING asked, wanted, after_key, page_size, found_count;
    RETURN;
  END IF;

  IF after_key IS NOT NULL THEN
    SELECT d.decided_on, d.record_id INTO after_day, after_id FROM register_document d WHERE d.reference_key = after_key;
    IF NOT FOUND THEN RETURN; END IF;
    condition := condition || ' AND (d.decided_on, d.record_id) < ($6, $7)';
  END IF;
  IF words = '' THEN
    RETURN QUERY EXECUTE
      'SELECT d.reference_key, d.changed_at, NULL::text, $5 FROM register_document d WHERE ' || condition || '
       ORDER BY d.decided_on DESC, d.record_id DESC LIMIT $4'
      USING asked, wanted, after_key, page_size, found_count, after_day, after_id;
    RETURN;
  END IF;
  IF found_count > 300 THEN
    -- A word that is in many of the newest needs no look at the others.
    RETURN QUERY EXECUTE
      'SELECT d.reference_key, d.changed_at, $1::text, $5 FROM (
         SELECT * FROM register_document d WHERE $6 IS NULL OR (d.decided_on, d.record_id) < ($6, $7)
         ORDER BY d.decided_on DESC, d.record_id DESC LIMIT 200
       ) AS d WHERE ' || condition || ' ORDER BY d.decided_on DESC, d.record_id DESC LIMIT $4'
      USING asked, wanted, after_key, page_size, found_count, after_day, after_id;
    GET DIAGNOSTICS probed = ROW_COUNT;
    IF probed = page_size THEN RETURN; END IF;
  END IF;
  RETURN QUERY EXECUTE
    'WITH fitting AS MATERIALIZED (
       SELECT d.reference_key, d.changed_at, d.decided_on, d.record_id FROM register_document d WHERE ' || condition || '
     )
     SELECT f.reference_key, f.changed_at, $1::text, $5 FROM fitting f
     ORDER BY f.decided_on DESC, f.record_id DESC OFFSET $8 LIMIT $4 - $8'
    USING asked, wanted, after_key, page_size, found_count, after_day, after_id, probed;
END
$$;
--> statement-breakpoint
-- A figure is as it was read: where something was withdrawn from its record or published again, they are read anew.
CREATE TRIGGER figures_read_sealed BEFORE UPDATE ON figures_read
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER figures_read_not_truncated BEFORE TRUNCATE ON figures_read
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER published_figure_sealed BEFORE UPDATE ON published_figure
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER published_figure_not_truncated BEFORE TRUNCATE ON published_figure
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What the public has seen stays as it was: of a consultation that was opened only its step moves, and only onwards.
CREATE FUNCTION refuse_change_of_opened_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_step CONSTANT text[] := ARRAY['state', 'withdrawn_reason', 'version'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF OLD.state IN ('draft', 'approved') THEN RETURN OLD; END IF;
  ELSIF OLD.state IN ('draft', 'approved') THEN
    RETURN NEW;
  ELSIF OLD.state = 'opened' AND NEW.state IN ('opened', 'reported', 'withdrawn')
    AND to_jsonb(NEW) - of_its_step = to_jsonb(OLD) - of_its_step THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of what the public has seen: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER public_consultation_kept BEFORE UPDATE OR DELETE ON public_consultation
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_opened_consultation();
--> statement-breakpoint
CREATE TRIGGER public_consultation_not_truncated BEFORE TRUNCATE ON public_consultation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An answer keeps the questions it was given.
CREATE FUNCTION refuse_change_of_asked_question() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_consultation integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.consultation_id ELSE OLD.consultation_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM public_consultation WHERE id = of_consultation AND state NOT IN ('draft', 'approved')) THEN
    RAISE EXCEPTION '% of what the public has seen: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER consultation_question_kept BEFORE INSERT OR UPDATE OR DELETE ON consultation_question
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_asked_question();
--> statement-breakpoint
CREATE TRIGGER consultation_question_not_truncated BEFORE TRUNCATE ON consultation_question
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An answer is taken while it is open, stays as it was given, and is taken back as a whole. Once it is reported, none moves.
CREATE FUNCTION refuse_change_of_given_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_reading CONSTANT text[] := ARRAY['reading', 'version', 'origin_mark'];
  of_consultation integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.consultation_id ELSE OLD.consultation_id END;
  of_state text := (SELECT state FROM public_consultation WHERE id = of_consultation);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - of_its_reading = to_jsonb(OLD) - of_its_reading
      AND (of_state = 'opened' OR (NEW.reading = OLD.reading AND NEW.origin_mark = '')) THEN
      RETURN NEW;
    END IF;
  ELSIF of_state = 'opened' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% is kept as it was given: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER consultation_answer_kept BEFORE INSERT OR UPDATE OR DELETE ON consultation_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_given_answer();
--> statement-breakpoint
CREATE TRIGGER consultation_answer_not_truncated BEFORE TRUNCATE ON consultation_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was published of the themes stays as it was.
CREATE FUNCTION refuse_change_of_reported_theme() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_consultation integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.consultation_id ELSE OLD.consultation_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM public_consultation WHERE id = of_consultation AND state = 'opened') THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% of a consultation that is not under way: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER consultation_theme_kept BEFORE INSERT OR UPDATE OR DELETE ON consultation_theme
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_reported_theme();
--> statement-breakpoint
CREATE TRIGGER consultation_theme_not_truncated BEFORE TRUNCATE ON consultation_theme
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The last line of defence behind the gate: no signature while an answer is not read, or a theme not answered.
CREATE FUNCTION refuse_signature_unconsidered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM public_consultation c
    WHERE c.framework_id = NEW.framework_id AND c.state IN ('opened', 'reported')
      AND (EXISTS (SELECT 1 FROM consultation_answer a WHERE a.consultation_id = c.id AND a.reading IN ('held_back', 'unread', 'second_look'))
        OR EXISTS (SELECT 1 FROM consultation_theme t WHERE t.consultation_id = c.id AND (t.outcome IS NULL OR t.reply = '')))
  ) THEN
    RAISE EXCEPTION 'framework % has a consultation that is not considered', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER signed_record_consultations_considered BEFORE INSERT ON signed_record
  FOR EACH ROW EXECUTE FUNCTION refuse_signature_unconsidered();
--> statement-breakpoint
-- What is published of a record follows its last addendum, and what happened since stands on its pages.
CREATE FUNCTION register_published_again() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM published_record_changed(ARRAY(SELECT DISTINCT reference_key FROM added));
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER published_revision_registered AFTER INSERT ON published_revision
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_published_again();
--> statement-breakpoint
CREATE TRIGGER record_addendum_registered AFTER INSERT ON record_addendum
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION register_published_again();
