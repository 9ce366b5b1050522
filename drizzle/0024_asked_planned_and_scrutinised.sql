CREATE TABLE "answer_import" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "answer_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"file_name" text NOT NULL,
	"sheet" jsonb NOT NULL,
	"digests" text[] NOT NULL,
	"mapping" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "commissioning_phase" (
	"project_id" integer NOT NULL,
	"phase" text NOT NULL,
	"expected_on" date,
	"expected_is_month" boolean DEFAULT false NOT NULL,
	"actual_on" date,
	"actual_is_month" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	CONSTRAINT "commissioning_phase_project_id_phase_pk" PRIMARY KEY("project_id","phase"),
	CONSTRAINT "commissioning_phase_phase" CHECK ("commissioning_phase"."phase" in ('analyse', 'plan', 'do', 'service_start', 'review')),
	CONSTRAINT "commissioning_phase_expected_month_ends" CHECK (not "commissioning_phase"."expected_is_month" or extract(month from "commissioning_phase"."expected_on" + 1) <> extract(month from "commissioning_phase"."expected_on")),
	CONSTRAINT "commissioning_phase_actual_month_ends" CHECK (not "commissioning_phase"."actual_is_month" or extract(month from "commissioning_phase"."actual_on" + 1) <> extract(month from "commissioning_phase"."actual_on"))
);
--> statement-breakpoint
CREATE TABLE "commissioning_project" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commissioning_project_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"name" text NOT NULL,
	"rationale" text DEFAULT '' NOT NULL,
	"provider" text DEFAULT '' NOT NULL,
	"provider_state" text,
	"owner_id" integer,
	"eia_state" text,
	"eia_reference" text DEFAULT '' NOT NULL,
	"eia_link" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "commissioning_project_provider_state" CHECK ("commissioning_project"."provider_state" in ('proposed', 'chosen')),
	CONSTRAINT "commissioning_project_eia_state" CHECK ("commissioning_project"."eia_state" in ('not_begun', 'in_progress', 'complete'))
);
--> statement-breakpoint
CREATE TABLE "project_change" (
	"project_id" integer NOT NULL,
	"change_id" integer NOT NULL,
	CONSTRAINT "project_change_project_id_change_id_pk" PRIMARY KEY("project_id","change_id")
);
--> statement-breakpoint
CREATE TABLE "project_line" (
	"project_id" integer NOT NULL,
	"line_id" integer NOT NULL,
	CONSTRAINT "project_line_project_id_line_id_pk" PRIMARY KEY("project_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "consultation_monitoring" (
	"consultation_id" integer PRIMARY KEY NOT NULL,
	"key" text,
	"counted_on" date
);
--> statement-breakpoint
CREATE TABLE "monitoring_answer" (
	"code" text PRIMARY KEY NOT NULL,
	"consultation_id" integer NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "monitoring_count" (
	"consultation_id" integer NOT NULL,
	"question" text NOT NULL,
	"answer" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "monitoring_count_consultation_id_question_answer_pk" PRIMARY KEY("consultation_id","question","answer"),
	CONSTRAINT "monitoring_count_of_somebody" CHECK ("monitoring_count"."people" > 0)
);
--> statement-breakpoint
CREATE TABLE "answer_quotation" (
	"answer_id" integer PRIMARY KEY NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_reading" (
	"answer_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"theme_ids" integer[] NOT NULL,
	"answer_version" integer NOT NULL,
	"reading_before" text NOT NULL,
	"theme_ids_before" integer[] NOT NULL,
	"quotation_before" text DEFAULT '' NOT NULL,
	CONSTRAINT "consultation_reading_answer_id_person_id_pk" PRIMARY KEY("answer_id","person_id"),
	CONSTRAINT "consultation_reading_before" CHECK ("consultation_reading"."reading_before" in ('held_back', 'unread', 'second_look', 'read', 'set_aside'))
);
--> statement-breakpoint
CREATE TABLE "record_setting" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "record_setting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"asked" text[] NOT NULL,
	"scrutiny_body" text NOT NULL,
	CONSTRAINT "record_setting_valid_from_unique" UNIQUE("valid_from")
);
--> statement-breakpoint
CREATE TABLE "consultation_saved_answer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_saved_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation_id" integer NOT NULL,
	"token_hash" text NOT NULL,
	"sealed" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scrutiny_recommendation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scrutiny_recommendation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"report_id" integer NOT NULL,
	"recommendation" text NOT NULL,
	"answer" text,
	"reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "scrutiny_recommendation_answer" CHECK ("scrutiny_recommendation"."answer" in ('accepted', 'accepted_in_part', 'not_accepted'))
);
--> statement-breakpoint
CREATE TABLE "scrutiny_report" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scrutiny_report_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"state" text DEFAULT 'drafting' NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"meeting_on" date,
	"drafted" jsonb NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"written" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"presented" jsonb,
	"presented_at" timestamp with time zone,
	"written_by" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "scrutiny_report_state" CHECK ("scrutiny_report"."state" in ('drafting', 'presented', 'answered')),
	CONSTRAINT "scrutiny_report_subject" CHECK ("scrutiny_report"."subject" in ('decision', 'precept')),
	CONSTRAINT "scrutiny_report_presented" CHECK (("scrutiny_report"."state" = 'drafting') = ("scrutiny_report"."presented" is null) and ("scrutiny_report"."presented" is null) = ("scrutiny_report"."presented_at" is null))
);
--> statement-breakpoint
ALTER TABLE "record_addendum" DROP CONSTRAINT "record_addendum_kind";--> statement-breakpoint
ALTER TABLE "consultation_answer" DROP CONSTRAINT "consultation_answer_channel";--> statement-breakpoint
ALTER TABLE "consultation_question" DROP CONSTRAINT "consultation_question_kind";--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "implications" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "consultation_answer" ADD COLUMN "words_deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "consultation_question" ADD COLUMN "only_if_question_id" integer;--> statement-breakpoint
ALTER TABLE "consultation_question" ADD COLUMN "only_if_answer" text;--> statement-breakpoint
ALTER TABLE "consultation_question" ADD COLUMN "copied_from_id" integer;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "kept_until" date;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "monitored" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "report" jsonb;--> statement-breakpoint
ALTER TABLE "answer_import" ADD CONSTRAINT "answer_import_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_import" ADD CONSTRAINT "answer_import_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commissioning_phase" ADD CONSTRAINT "commissioning_phase_project_id_commissioning_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."commissioning_project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commissioning_project" ADD CONSTRAINT "commissioning_project_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commissioning_project" ADD CONSTRAINT "commissioning_project_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_change" ADD CONSTRAINT "project_change_project_id_commissioning_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."commissioning_project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_change" ADD CONSTRAINT "project_change_change_id_budget_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."budget_change"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_line" ADD CONSTRAINT "project_line_project_id_commissioning_project_id_fk" FOREIGN KEY ("project_id") REFERENCES "public"."commissioning_project"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "project_line" ADD CONSTRAINT "project_line_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_monitoring" ADD CONSTRAINT "consultation_monitoring_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitoring_answer" ADD CONSTRAINT "monitoring_answer_consultation_id_consultation_monitoring_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation_monitoring"("consultation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "monitoring_count" ADD CONSTRAINT "monitoring_count_consultation_id_consultation_monitoring_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation_monitoring"("consultation_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_quotation" ADD CONSTRAINT "answer_quotation_answer_id_consultation_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."consultation_answer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_reading" ADD CONSTRAINT "consultation_reading_answer_id_consultation_answer_id_fk" FOREIGN KEY ("answer_id") REFERENCES "public"."consultation_answer"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_reading" ADD CONSTRAINT "consultation_reading_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_saved_answer" ADD CONSTRAINT "consultation_saved_answer_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scrutiny_recommendation" ADD CONSTRAINT "scrutiny_recommendation_report_id_scrutiny_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."scrutiny_report"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD CONSTRAINT "scrutiny_report_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD CONSTRAINT "scrutiny_report_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_import_one" ON "answer_import" USING btree ("consultation_id","person_id");--> statement-breakpoint
CREATE INDEX "answer_import_person" ON "answer_import" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "commissioning_project_framework" ON "commissioning_project" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "commissioning_project_owner" ON "commissioning_project" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "project_change_change" ON "project_change" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "project_line_line" ON "project_line" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "monitoring_answer_consultation" ON "monitoring_answer" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "consultation_reading_person" ON "consultation_reading" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_saved_answer_token" ON "consultation_saved_answer" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "consultation_saved_answer_consultation" ON "consultation_saved_answer" USING btree ("consultation_id");--> statement-breakpoint
CREATE INDEX "scrutiny_recommendation_report" ON "scrutiny_recommendation" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "scrutiny_report_framework" ON "scrutiny_report" USING btree ("framework_id");--> statement-breakpoint
ALTER TABLE "consultation_question" ADD CONSTRAINT "consultation_question_only_if_question_id_consultation_question_id_fk" FOREIGN KEY ("only_if_question_id") REFERENCES "public"."consultation_question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_question" ADD CONSTRAINT "consultation_question_copied_from_id_consultation_question_id_fk" FOREIGN KEY ("copied_from_id") REFERENCES "public"."consultation_question"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consultation_question_only_if" ON "consultation_question" USING btree ("only_if_question_id");--> statement-breakpoint
CREATE INDEX "consultation_question_copied_from" ON "consultation_question" USING btree ("copied_from_id");--> statement-breakpoint
ALTER TABLE "record_addendum" ADD CONSTRAINT "record_addendum_kind" CHECK ("record_addendum"."kind" in ('withdrawn', 'published_again', 'published_later', 'action_completed', 'noted'));--> statement-breakpoint
ALTER TABLE "consultation_answer" ADD CONSTRAINT "consultation_answer_channel" CHECK ("consultation_answer"."channel" in ('online', 'paper', 'meeting', 'survey'));--> statement-breakpoint
ALTER TABLE "consultation_question" ADD CONSTRAINT "consultation_question_condition" CHECK (("consultation_question"."only_if_question_id" is null) = ("consultation_question"."only_if_answer" is null));--> statement-breakpoint
ALTER TABLE "consultation_question" ADD CONSTRAINT "consultation_question_kind" CHECK ("consultation_question"."kind" in ('support', 'matrix', 'choice', 'many', 'scale', 'text'));--> statement-breakpoint
-- The key of a consultation's monitoring is destroyed once and never comes back; only then is it counted, once.
CREATE FUNCTION refuse_other_monitoring() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.consultation_id = OLD.consultation_id
    AND (NEW.key IS NULL OR NEW.key IS NOT DISTINCT FROM OLD.key)
    AND (NEW.counted_on IS NOT DISTINCT FROM OLD.counted_on OR (OLD.counted_on IS NULL AND NEW.key IS NULL)) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% keeps no key and no other counts: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER consultation_monitoring_kept BEFORE UPDATE OR DELETE ON consultation_monitoring
  FOR EACH ROW EXECUTE FUNCTION refuse_other_monitoring();
--> statement-breakpoint
CREATE TRIGGER consultation_monitoring_not_truncated BEFORE TRUNCATE ON consultation_monitoring
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What somebody said of themselves is kept as it was said, and only while there is a key with which it can be taken back.
CREATE FUNCTION refuse_monitoring_without_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND EXISTS (
    SELECT 1 FROM consultation_monitoring WHERE consultation_id = NEW.consultation_id AND key IS NOT NULL
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is kept as it was said: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER monitoring_answer_kept BEFORE INSERT OR UPDATE ON monitoring_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_monitoring_without_key();
--> statement-breakpoint
-- Counts grow until they are shown, and are never others afterwards: two of them would tell of whoever came between.
CREATE FUNCTION refuse_other_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND EXISTS (
    SELECT 1 FROM consultation_monitoring WHERE consultation_id = NEW.consultation_id AND counted_on IS NULL
  ) AND (TG_OP = 'INSERT' OR (NEW.people > OLD.people AND to_jsonb(NEW) - 'people' = to_jsonb(OLD) - 'people')) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% stays as it was counted: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER monitoring_count_kept BEFORE INSERT OR UPDATE OR DELETE ON monitoring_count
  FOR EACH ROW EXECUTE FUNCTION refuse_other_counts();
--> statement-breakpoint
CREATE TRIGGER monitoring_count_not_truncated BEFORE TRUNCATE ON monitoring_count
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- How an answer was read, and what of it may be quoted, stays as it was once it is reported.
CREATE FUNCTION refuse_change_of_reported_reading() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_answer integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.answer_id ELSE OLD.answer_id END;
BEGIN
  -- With the answer itself, which has a guard of its own, what hangs on it goes.
  IF (TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM consultation_answer WHERE id = of_answer)) OR EXISTS (
    SELECT 1 FROM consultation_answer a JOIN public_consultation c ON c.id = a.consultation_id
    WHERE a.id = of_answer AND c.state = 'opened'
  ) THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% of a consultation that is not under way: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER consultation_reading_kept BEFORE INSERT OR UPDATE OR DELETE ON consultation_reading
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_reported_reading();
--> statement-breakpoint
CREATE TRIGGER consultation_reading_not_truncated BEFORE TRUNCATE ON consultation_reading
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER answer_quotation_kept BEFORE INSERT OR UPDATE OR DELETE ON answer_quotation
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_reported_reading();
--> statement-breakpoint
CREATE TRIGGER answer_quotation_not_truncated BEFORE TRUNCATE ON answer_quotation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An answer is taken while it is open, stays as it was given, and is taken back as a whole. Once it is reported, none moves, but
-- for what its giver put in words: that is deleted when its time has come or on request, and nothing is ever put in its place.
CREATE OR REPLACE FUNCTION refuse_change_of_given_answer() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_reading CONSTANT text[] := ARRAY['reading', 'version', 'origin_mark'];
  of_its_words CONSTANT text[] := ARRAY['given', 'body', 'receipt_hash', 'origin_mark', 'words_deleted_at', 'version'];
  deleted CONSTANT text := '[deleted]';
  of_consultation integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.consultation_id ELSE OLD.consultation_id END;
  of_state text := (SELECT state FROM public_consultation WHERE id = of_consultation);
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF to_jsonb(NEW) - of_its_reading = to_jsonb(OLD) - of_its_reading
      AND (of_state = 'opened' OR (NEW.reading = OLD.reading AND NEW.origin_mark = '')) THEN
      RETURN NEW;
    END IF;
    IF OLD.words_deleted_at IS NULL AND NEW.words_deleted_at IS NOT NULL AND NEW.origin_mark = ''
      AND to_jsonb(NEW) - of_its_words = to_jsonb(OLD) - of_its_words
      AND (NEW.body = OLD.body OR NEW.body = deleted)
      AND NOT EXISTS (
        SELECT 1 FROM jsonb_each(NEW.given) AS left_over
        WHERE left_over.value <> to_jsonb(deleted) AND left_over.value IS DISTINCT FROM OLD.given -> left_over.key
      ) THEN
      RETURN NEW;
    END IF;
  ELSIF of_state = 'opened' THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% is kept as it was given: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
-- What somebody comes back to is saved while it takes answers.
CREATE FUNCTION refuse_saved_answer_of_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public_consultation WHERE id = NEW.consultation_id AND state = 'opened') THEN
    RAISE EXCEPTION '% of a consultation that takes no answers: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER consultation_saved_answer_open BEFORE INSERT OR UPDATE ON consultation_saved_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_saved_answer_of_closed();
--> statement-breakpoint
-- What the public has seen stays as it was: of a consultation that was opened only its step moves, and only onwards; its report comes
-- with the step that publishes it.
CREATE OR REPLACE FUNCTION refuse_change_of_opened_consultation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_step CONSTANT text[] := ARRAY['state', 'withdrawn_reason', 'version']
    || CASE WHEN TG_OP = 'UPDATE' AND NEW.state = 'reported' THEN ARRAY['report'] ELSE '{}'::text[] END;
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
-- The last line of defence behind the gate: no signature while an answer is not read, a theme not answered, or what was asked not reported.
CREATE OR REPLACE FUNCTION refuse_signature_unconsidered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM public_consultation c
    WHERE c.framework_id = NEW.framework_id AND (c.state = 'opened' OR (c.state = 'reported'
      AND (EXISTS (SELECT 1 FROM consultation_answer a WHERE a.consultation_id = c.id AND a.reading IN ('held_back', 'unread', 'second_look'))
        OR EXISTS (SELECT 1 FROM consultation_theme t WHERE t.consultation_id = c.id AND (t.outcome IS NULL OR t.reply = '')))))
  ) THEN
    RAISE EXCEPTION 'framework % has a consultation that is not considered', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- All that public pages read of consultations: those that the monitoring officer opened, from the day on which they open, without who
-- wrote them; and what they ask. Of one that is a draft, approved or withdrawn nothing is here. Where what they were about is decided
-- and its record is public, its key.
CREATE VIEW open_consultation AS
  SELECT c.id, c.slug, c.state, c.title, c.why, c.privacy, c.contact, c.monitored, c.opens_on, c.closes_on, c.kept_until, c.proposal, c.report,
    (
      SELECT part.reference_key FROM signed_record signed
      JOIN public_decision_part part ON part.reference_key = signed.reference_key AND part.part = 'record'
      WHERE signed.framework_id = c.framework_id AND part.published_from IS NOT NULL
    ) AS decided_as
  FROM public_consultation c
  WHERE c.state IN ('opened', 'reported') AND c.opens_on <= (now() AT TIME ZONE 'Europe/London')::date;
--> statement-breakpoint
CREATE VIEW open_consultation_question AS
  SELECT question.* FROM consultation_question question
  JOIN open_consultation c ON c.id = question.consultation_id;
--> statement-breakpoint
-- What was presented stays as it was: it is answered, or taken back, and nothing else of it is written.
CREATE FUNCTION refuse_change_of_presented_report() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.state = 'drafting' OR NEW.state <> OLD.state) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of what was presented: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER scrutiny_report_kept BEFORE UPDATE OR DELETE ON scrutiny_report
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_presented_report();
--> statement-breakpoint
CREATE TRIGGER scrutiny_report_not_truncated BEFORE TRUNCATE ON scrutiny_report
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Recommendations are written down between the meeting and the answer.
CREATE FUNCTION refuse_change_of_recommendation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_report integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.report_id ELSE OLD.report_id END;
BEGIN
  IF EXISTS (SELECT 1 FROM scrutiny_report WHERE id = of_report AND state = 'presented') THEN
    RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
  END IF;
  RAISE EXCEPTION '% of a report that waits for no answer: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER scrutiny_recommendation_kept BEFORE INSERT OR UPDATE OR DELETE ON scrutiny_recommendation
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_recommendation();
--> statement-breakpoint
CREATE TRIGGER scrutiny_recommendation_not_truncated BEFORE TRUNCATE ON scrutiny_recommendation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was presented, as it was presented, unless something that it may hold is public no more: since then something of its record, or of
-- the one before, was withdrawn, or it was signed with something withheld. It is public again once it is presented anew.
CREATE VIEW public_scrutiny_report AS
  SELECT report.id, report.presented_at, report.presented
  FROM scrutiny_report AS report
  JOIN framework ON framework.id = report.framework_id
  LEFT JOIN signed_record AS signed ON signed.framework_id = report.framework_id
  LEFT JOIN signed_record AS before ON before.framework_id = framework.previous_id
  WHERE report.presented IS NOT NULL
    AND NOT EXISTS (
      SELECT 1 FROM record_addendum AS addendum
      WHERE addendum.reference_key IN (signed.reference_key, before.reference_key)
        AND addendum.kind = 'withdrawn' AND addendum.at >= report.presented_at
    )
    AND NOT (
      coalesce(signed.signed_at >= report.presented_at, false)
      AND EXISTS (
        SELECT 1 FROM published_part AS part
        WHERE part.reference_key = signed.reference_key
          AND (
            part.body IS NULL
            OR part.published_from IS DISTINCT FROM part.decided_on
            OR jsonb_array_length(coalesce(part.body -> 'withheld', '[]'::jsonb)) > 0
          )
      )
    );
--> statement-breakpoint
-- Which published decision takes the place of which: the later one is in support, and names the earlier in what is public of it.
CREATE VIEW public_successor AS
  SELECT before.reference_key AS previous_key, record.reference_key, record.reference, record.decided_on
  FROM signed_record AS before
  JOIN framework ON framework.previous_id = before.framework_id
  JOIN signed_record AS later ON later.framework_id = framework.id
  JOIN public_decision_part AS record ON record.reference_key = later.reference_key AND record.part = 'record'
  JOIN public_decision_part AS details ON details.reference_key = later.reference_key AND details.part = 'details'
  JOIN public_decision_part AS earlier ON earlier.reference_key = before.reference_key AND earlier.part = 'record'
  WHERE record.body ->> 'outcome' <> 'not_supported'
    AND details.body -> 'previous' ->> 'title' IS NOT NULL
    AND earlier.body IS NOT NULL;
--> statement-breakpoint
-- The last line of defence behind the gate: no signature while an entry rests on a project's own EIA that is not complete.
CREATE FUNCTION refuse_signature_on_unfinished_eia() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM commissioning_project p
    JOIN project_change c ON c.project_id = p.id
    JOIN eia_entry e ON e.change_id = c.change_id AND e.kind = 'separate_eia'
    WHERE p.framework_id = NEW.framework_id AND p.eia_state IN ('not_begun', 'in_progress')
  ) THEN
    RAISE EXCEPTION 'framework % rests on the EIA of a project that is not complete', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER signed_record_projects_assessed BEFORE INSERT ON signed_record
  FOR EACH ROW EXECUTE FUNCTION refuse_signature_on_unfinished_eia();
