CREATE TABLE "framework_section" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "framework_section_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"position" integer NOT NULL,
	"placement" text NOT NULL,
	"heading" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"is_ready" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_section_placement" CHECK ("framework_section"."placement" in ('before_budget', 'after_budget'))
);
--> statement-breakpoint
CREATE TABLE "framework_plan" (
	"framework_id" integer PRIMARY KEY NOT NULL,
	"plan_id" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heading_serves" (
	"heading_id" integer PRIMARY KEY NOT NULL,
	"plan_priority_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"eia_title" text DEFAULT '' NOT NULL,
	"eia_state" text DEFAULT 'none' NOT NULL,
	"eia_link" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_eia_state" CHECK ("plan"."eia_state" in ('none', 'in_progress', 'complete')),
	CONSTRAINT "plan_period" CHECK ("plan"."starts_on" <= "plan"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "plan_priority" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_priority_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"left_to" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_priority_kind" CHECK ("plan_priority"."kind" in ('priority', 'theme', 'left'))
);
--> statement-breakpoint
CREATE TABLE "template_version" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"number" integer NOT NULL,
	"questions" jsonb NOT NULL,
	"guidance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"in_use_since" timestamp with time zone,
	"used_by" integer,
	"used_by_name" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "template_version_once" UNIQUE("kind","number"),
	CONSTRAINT "template_version_kind" CHECK ("template_version"."kind" in ('entry', 'return', 'application')),
	CONSTRAINT "template_version_used" CHECK (("template_version"."in_use_since" is null) = ("template_version"."used_by" is null))
);
--> statement-breakpoint
CREATE TABLE "grant_payment" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "grant_payment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"decision_id" integer NOT NULL,
	"paid_on" date NOT NULL,
	"pence" bigint NOT NULL,
	"reference" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_by" integer NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grant_payment_amount" CHECK ("grant_payment"."pence" <> 0)
);
--> statement-breakpoint
ALTER TABLE "carried_over" DROP CONSTRAINT "carried_over_kind";--> statement-breakpoint
ALTER TABLE "budget_change" ADD COLUMN "stated_change" bigint;--> statement-breakpoint
ALTER TABLE "funding_source" ADD COLUMN "caveat" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "funding_source" ADD COLUMN "stated_in" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "next_review_on" date;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "template_version_id" integer;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "spoken_to" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "other_groups" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "plan_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "plan_lead" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "plan_dated_on" date;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "own_answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "dated_on" date;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_author" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_dated_on" date;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "framework" ADD COLUMN "total_before" bigint;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "headings_before" text[] DEFAULT '{"Foreword","Background"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "headings_after" text[] DEFAULT '{"What commissioning is","Getting results","Value for money","Partnerships","Simplification"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "equality_contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "equality_guidance" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "line_monitoring" ADD COLUMN "template_version_id" integer;--> statement-breakpoint
ALTER TABLE "line_return" ADD COLUMN "own_answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "statement" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "outcome_by" date;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD COLUMN "meeting_at" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD COLUMN "report_of" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD COLUMN "author" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_application" ADD COLUMN "own_answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "grant_application" ADD COLUMN "personal_deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "grant_round" ADD COLUMN "kept_until" date;--> statement-breakpoint
ALTER TABLE "grant_round" ADD COLUMN "template_version_id" integer;--> statement-breakpoint
ALTER TABLE "framework_section" ADD CONSTRAINT "framework_section_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_plan" ADD CONSTRAINT "framework_plan_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_plan" ADD CONSTRAINT "framework_plan_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heading_serves" ADD CONSTRAINT "heading_serves_heading_id_priority_id_fk" FOREIGN KEY ("heading_id") REFERENCES "public"."priority"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heading_serves" ADD CONSTRAINT "heading_serves_plan_priority_id_plan_priority_id_fk" FOREIGN KEY ("plan_priority_id") REFERENCES "public"."plan_priority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_priority" ADD CONSTRAINT "plan_priority_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_used_by_person_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_payment" ADD CONSTRAINT "grant_payment_decision_id_grant_decision_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."grant_decision"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_payment" ADD CONSTRAINT "grant_payment_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "framework_section_framework" ON "framework_section" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "framework_plan_plan" ON "framework_plan" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "heading_serves_plan_priority" ON "heading_serves" USING btree ("plan_priority_id");--> statement-breakpoint
CREATE INDEX "plan_priority_plan" ON "plan_priority" USING btree ("plan_id");--> statement-breakpoint
CREATE UNIQUE INDEX "template_version_one_draft" ON "template_version" USING btree ("kind") WHERE "template_version"."in_use_since" is null;--> statement-breakpoint
CREATE INDEX "grant_payment_decision" ON "grant_payment" USING btree ("decision_id","id");--> statement-breakpoint
CREATE INDEX "grant_payment_person" ON "grant_payment" USING btree ("recorded_by");--> statement-breakpoint
ALTER TABLE "eia" ADD CONSTRAINT "eia_template_version_id_template_version_id_fk" FOREIGN KEY ("template_version_id") REFERENCES "public"."template_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_monitoring" ADD CONSTRAINT "line_monitoring_template_version_id_template_version_id_fk" FOREIGN KEY ("template_version_id") REFERENCES "public"."template_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_round" ADD CONSTRAINT "grant_round_template_version_id_template_version_id_fk" FOREIGN KEY ("template_version_id") REFERENCES "public"."template_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "eia_next_review" ON "eia" USING btree ("next_review_on");--> statement-breakpoint
ALTER TABLE "carried_over" ADD CONSTRAINT "carried_over_kind" CHECK ("carried_over"."kind" in ('line', 'text', 'entry', 'action', 'theme', 'project', 'section'));--> statement-breakpoint
-- by hand
-- What a framework says in words is sealed with it.
CREATE TRIGGER framework_section_sealed_insert AFTER INSERT ON framework_section REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_section_sealed_update AFTER UPDATE ON framework_section REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_section_sealed_delete AFTER DELETE ON framework_section REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_section_not_truncated BEFORE TRUNCATE ON framework_section
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- A version of the office's own questions that was put into use stays as it is, and so does which version something began with.
CREATE FUNCTION refuse_change_of_used_template() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.in_use_since IS NULL AND NEW.kind = OLD.kind AND NEW.number = OLD.number THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% that is in use: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER template_version_kept BEFORE UPDATE OR DELETE ON template_version
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_used_template();
--> statement-breakpoint
CREATE TRIGGER template_version_not_truncated BEFORE TRUNCATE ON template_version
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER eia_template_kept BEFORE UPDATE OF template_version_id ON eia
  FOR EACH ROW WHEN (NEW.template_version_id IS DISTINCT FROM OLD.template_version_id) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER line_monitoring_template_kept BEFORE UPDATE OF template_version_id ON line_monitoring
  FOR EACH ROW WHEN (NEW.template_version_id IS DISTINCT FROM OLD.template_version_id) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER grant_round_template_kept BEFORE UPDATE OF template_version_id ON grant_round
  FOR EACH ROW WHEN (NEW.template_version_id IS DISTINCT FROM OLD.template_version_id) EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Applicants are asked what the round began with.
CREATE OR REPLACE VIEW public_grant_round AS
  SELECT id, slug, state, title, purpose, criteria, opens_on, closes_on, maximum_pence, privacy, contact,
    coalesce((SELECT t.questions FROM template_version t WHERE t.id = template_version_id), '[]'::jsonb) AS questions
  FROM grant_round
  WHERE state <> 'planned' AND opens_on <= (now() AT TIME ZONE 'Europe/London')::date;
--> statement-breakpoint
-- What was paid stays: a mistake is put right by a row of its own. Only an award is paid, once it was agreed.
CREATE FUNCTION refuse_payment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT 1 FROM grant_decision WHERE id = NEW.decision_id AND outcome = 'awarded' AND agreed_on IS NOT NULL
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of a grant: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER grant_payment_kept BEFORE INSERT OR UPDATE OR DELETE ON grant_payment
  FOR EACH ROW EXECUTE FUNCTION refuse_payment();
--> statement-breakpoint
CREATE TRIGGER grant_payment_not_truncated BEFORE TRUNCATE ON grant_payment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- As before, but that what is personal is deleted once: in one step that says when, of what waits for no decision any more.
CREATE OR REPLACE FUNCTION refuse_change_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_the_office CONSTANT text[] := ARRAY['state', 'assessment', 'assessed_by', 'origin_mark', 'version'];
  personal CONSTANT text[] := ARRAY['contact', 'purpose', 'whom', 'own_answers', 'receipt_hash', 'origin_mark', 'personal_deleted_at', 'version'];
BEGIN
  IF TG_OP = 'INSERT' AND NEW.state IN ('received', 'held_back') AND NEW.personal_deleted_at IS NULL
    AND EXISTS (SELECT 1 FROM grant_round WHERE id = NEW.round_id AND state IN ('open', 'closed')) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('awarded', 'refused')
    AND to_jsonb(NEW) - of_the_office = to_jsonb(OLD) - of_the_office THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state <> 'received' AND OLD.personal_deleted_at IS NULL AND NEW.personal_deleted_at IS NOT NULL
    AND NEW.contact = '[deleted]' AND NEW.purpose = '[deleted]' AND NEW.origin_mark = ''
    AND to_jsonb(NEW) - personal = to_jsonb(OLD) - personal THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is kept as it was sent: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
-- As before, with the day by which what came of it is planned to be published.
CREATE OR REPLACE VIEW open_consultation AS
  SELECT c.id, c.slug, c.state, c.title, c.why, c.privacy, c.contact, c.monitored, c.opens_on, c.closes_on, c.kept_until, c.proposal, c.report,
    (
      SELECT part.reference_key FROM signed_record signed
      JOIN public_decision_part part ON part.reference_key = signed.reference_key AND part.part = 'record'
      WHERE signed.framework_id = c.framework_id AND part.published_from IS NOT NULL
    ) AS decided_as,
    c.outcome_by
  FROM public_consultation c
  WHERE c.state IN ('opened', 'reported') AND c.opens_on <= (now() AT TIME ZONE 'Europe/London')::date
    AND NOT EXISTS (
      SELECT 1 FROM signed_record signed
      WHERE signed.framework_id = c.framework_id AND 'withdrawn' = (
        SELECT addendum.kind FROM record_addendum addendum
        WHERE addendum.reference_key = signed.reference_key
          AND jsonb_path_exists(addendum.bodies, '$.report.items[*] ? (@.kind == "consultation")')
        ORDER BY addendum.number DESC LIMIT 1
      )
    );
