CREATE TABLE "carried_over" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "carried_over_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"kind" text NOT NULL,
	"source_id" integer NOT NULL,
	"field" text DEFAULT '' NOT NULL,
	"name" text NOT NULL,
	"says" text DEFAULT '' NOT NULL,
	"state" text DEFAULT 'to_confirm' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "carried_over_once" UNIQUE("framework_id","kind","source_id","field"),
	CONSTRAINT "carried_over_kind" CHECK ("carried_over"."kind" in ('line', 'text', 'entry', 'action', 'theme', 'project')),
	CONSTRAINT "carried_over_state" CHECK ("carried_over"."state" in ('to_confirm', 'confirmed', 'left_out'))
);
--> statement-breakpoint
CREATE TABLE "characteristic_conclusion" (
	"framework_id" integer NOT NULL,
	"characteristic" text NOT NULL,
	"conclusion" text DEFAULT '' NOT NULL,
	"change_ids" integer[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "characteristic_conclusion_framework_id_characteristic_pk" PRIMARY KEY("framework_id","characteristic"),
	CONSTRAINT "characteristic_conclusion_characteristic" CHECK ("characteristic_conclusion"."characteristic" in ('age', 'disability', 'gender_reassignment', 'marriage_and_civil_partnership', 'pregnancy_and_maternity', 'race', 'religion_or_belief', 'sex', 'sexual_orientation'))
);
--> statement-breakpoint
CREATE TABLE "entry_review" (
	"reference_key" text NOT NULL,
	"addendum_number" integer NOT NULL,
	"entry_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "entry_review_reference_key_addendum_number_pk" PRIMARY KEY("reference_key","addendum_number")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicator_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"line_id" integer NOT NULL,
	"name" text NOT NULL,
	"unit" text DEFAULT '' NOT NULL,
	"good_direction" text NOT NULL,
	"baseline" bigint,
	"target" bigint,
	"about" text,
	"counted_by" text,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "indicator_good_direction" CHECK ("indicator"."good_direction" in ('higher', 'lower')),
	CONSTRAINT "indicator_about" CHECK ("indicator"."about" in ('age', 'disability', 'gender_reassignment', 'marriage_and_civil_partnership', 'pregnancy_and_maternity', 'race', 'religion_or_belief', 'sex', 'sexual_orientation')),
	CONSTRAINT "indicator_counted_by" CHECK ("indicator"."counted_by" in ('age', 'disability', 'gender_reassignment', 'marriage_and_civil_partnership', 'pregnancy_and_maternity', 'race', 'religion_or_belief', 'sex', 'sexual_orientation'))
);
--> statement-breakpoint
CREATE TABLE "line_monitoring" (
	"line_id" integer PRIMARY KEY NOT NULL,
	"framework_id" integer NOT NULL,
	"frequency" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "line_monitoring_frequency" CHECK ("line_monitoring"."frequency" in ('full_year', 'half_year', 'quarter'))
);
--> statement-breakpoint
CREATE TABLE "line_return" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "line_return_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"line_id" integer NOT NULL,
	"period_ends_on" date NOT NULL,
	"version" integer NOT NULL,
	"spent" bigint,
	"note" text DEFAULT '' NOT NULL,
	"came_by" text NOT NULL,
	"person_id" integer,
	"person_name" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "line_return_once" UNIQUE("line_id","period_ends_on","version"),
	CONSTRAINT "line_return_came_by" CHECK ("line_return"."came_by" in ('link', 'office', 'file')),
	CONSTRAINT "line_return_of_somebody" CHECK (("line_return"."came_by" = 'link') = ("line_return"."person_id" is null))
);
--> statement-breakpoint
CREATE TABLE "return_count" (
	"return_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"answer" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "return_count_return_id_indicator_id_answer_pk" PRIMARY KEY("return_id","indicator_id","answer"),
	CONSTRAINT "return_count_not_negative" CHECK ("return_count"."people" >= 0)
);
--> statement-breakpoint
CREATE TABLE "return_link" (
	"line_id" integer NOT NULL,
	"period_ends_on" date NOT NULL,
	"framework_id" integer NOT NULL,
	"token_hash" text NOT NULL,
	"made_by" integer NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"works_until" date NOT NULL,
	CONSTRAINT "return_link_line_id_period_ends_on_pk" PRIMARY KEY("line_id","period_ends_on"),
	CONSTRAINT "return_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "return_reminder" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "return_reminder_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"line_id" integer NOT NULL,
	"period_ends_on" date NOT NULL,
	"reminded_on" date NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "return_value" (
	"return_id" integer NOT NULL,
	"indicator_id" integer NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "return_value_return_id_indicator_id_pk" PRIMARY KEY("return_id","indicator_id")
);
--> statement-breakpoint
CREATE TABLE "deleted_survey_row" (
	"consultation_id" integer NOT NULL,
	"mark" text NOT NULL,
	CONSTRAINT "deleted_survey_row_consultation_id_mark_pk" PRIMARY KEY("consultation_id","mark")
);
--> statement-breakpoint
CREATE TABLE "grant_application" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "grant_application_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"round_id" integer NOT NULL,
	"receipt_hash" text NOT NULL,
	"state" text NOT NULL,
	"channel" text NOT NULL,
	"organisation" text NOT NULL,
	"register" text NOT NULL,
	"register_number" text DEFAULT '' NOT NULL,
	"pence" bigint NOT NULL,
	"purpose" text NOT NULL,
	"reaches" text[] NOT NULL,
	"whom" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"assessment" jsonb,
	"assessed_by" integer,
	"origin_mark" text DEFAULT '' NOT NULL,
	"entered_by" integer,
	"received_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grant_application_state" CHECK ("grant_application"."state" in ('held_back', 'received', 'set_aside', 'awarded', 'refused')),
	CONSTRAINT "grant_application_channel" CHECK ("grant_application"."channel" in ('online', 'staff')),
	CONSTRAINT "grant_application_register" CHECK ("grant_application"."register" in ('charity', 'company', 'none')),
	CONSTRAINT "grant_application_entered" CHECK (("grant_application"."entered_by" is null) = ("grant_application"."channel" = 'online')),
	CONSTRAINT "grant_application_assessed" CHECK (("grant_application"."assessment" is null) = ("grant_application"."assessed_by" is null)),
	CONSTRAINT "grant_application_amount" CHECK ("grant_application"."pence" > 0)
);
--> statement-breakpoint
CREATE TABLE "grant_decision" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "grant_decision_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"application_id" integer NOT NULL,
	"outcome" text NOT NULL,
	"reasons" text NOT NULL,
	"pence" bigint NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"conditions" text DEFAULT '' NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"register" text NOT NULL,
	"number" text DEFAULT '' NOT NULL,
	"decided_by" integer NOT NULL,
	"decided_on" date NOT NULL,
	"agreed_on" date,
	"payments" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"published_on" date,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grant_decision_application_id_unique" UNIQUE("application_id"),
	CONSTRAINT "grant_decision_outcome" CHECK ("grant_decision"."outcome" in ('awarded', 'refused')),
	CONSTRAINT "grant_decision_register" CHECK ("grant_decision"."register" in ('charity', 'company', 'none')),
	CONSTRAINT "grant_decision_amount" CHECK (("grant_decision"."pence" > 0) = ("grant_decision"."outcome" = 'awarded')),
	CONSTRAINT "grant_decision_published" CHECK ("grant_decision"."published_on" is null or "grant_decision"."outcome" = 'awarded')
);
--> statement-breakpoint
CREATE TABLE "grant_interest" (
	"application_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"has_interest" boolean NOT NULL,
	"interest" text DEFAULT '' NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "grant_interest_application_id_person_id_pk" PRIMARY KEY("application_id","person_id"),
	CONSTRAINT "grant_interest_said" CHECK (not "grant_interest"."has_interest" or "grant_interest"."interest" <> '')
);
--> statement-breakpoint
CREATE TABLE "grant_round" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "grant_round_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"line_id" integer,
	"slug" text NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"title" text NOT NULL,
	"purpose" text DEFAULT '' NOT NULL,
	"criteria" jsonb NOT NULL,
	"opens_on" date,
	"closes_on" date,
	"maximum_pence" bigint,
	"privacy" text DEFAULT '' NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"written_by" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grant_round_state" CHECK ("grant_round"."state" in ('planned', 'open', 'closed', 'decided')),
	CONSTRAINT "grant_round_dates" CHECK ("grant_round"."state" = 'planned' or ("grant_round"."opens_on" is not null and "grant_round"."closes_on" >= "grant_round"."opens_on"))
);
--> statement-breakpoint
CREATE TABLE "grant_score" (
	"application_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"scores" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "grant_score_application_id_person_id_pk" PRIMARY KEY("application_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "budget_line" DROP CONSTRAINT "budget_line_method";--> statement-breakpoint
DROP INDEX "consultation_saved_answer_consultation";--> statement-breakpoint
ALTER TABLE "budget_line" ADD COLUMN "contract" jsonb;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "contradicted_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "contract_months" integer DEFAULT 6 NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "organisation_identifier" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "grant_prefix" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "return_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "results_limit" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "half_yearly_from" bigint;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "quarterly_from" bigint;--> statement-breakpoint
ALTER TABLE "consultation_saved_answer" ADD COLUMN "origin_mark" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "frozen_beside" jsonb;--> statement-breakpoint
ALTER TABLE "carried_over" ADD CONSTRAINT "carried_over_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "characteristic_conclusion" ADD CONSTRAINT "characteristic_conclusion_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_review" ADD CONSTRAINT "entry_review_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_review" ADD CONSTRAINT "entry_review_addendum" FOREIGN KEY ("reference_key","addendum_number") REFERENCES "public"."record_addendum"("reference_key","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_line_id_line_monitoring_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line_monitoring"("line_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_monitoring" ADD CONSTRAINT "line_monitoring_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_monitoring" ADD CONSTRAINT "line_monitoring_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_return" ADD CONSTRAINT "line_return_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_return" ADD CONSTRAINT "line_return_line_id_line_monitoring_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line_monitoring"("line_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "line_return" ADD CONSTRAINT "line_return_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_count" ADD CONSTRAINT "return_count_return_id_line_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."line_return"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_count" ADD CONSTRAINT "return_count_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_link" ADD CONSTRAINT "return_link_line_id_line_monitoring_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line_monitoring"("line_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_link" ADD CONSTRAINT "return_link_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_link" ADD CONSTRAINT "return_link_made_by_person_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reminder" ADD CONSTRAINT "return_reminder_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reminder" ADD CONSTRAINT "return_reminder_line_id_line_monitoring_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."line_monitoring"("line_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_reminder" ADD CONSTRAINT "return_reminder_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_value" ADD CONSTRAINT "return_value_return_id_line_return_id_fk" FOREIGN KEY ("return_id") REFERENCES "public"."line_return"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "return_value" ADD CONSTRAINT "return_value_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deleted_survey_row" ADD CONSTRAINT "deleted_survey_row_consultation_id_public_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."public_consultation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_application" ADD CONSTRAINT "grant_application_round_id_grant_round_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."grant_round"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_application" ADD CONSTRAINT "grant_application_assessed_by_person_id_fk" FOREIGN KEY ("assessed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_application" ADD CONSTRAINT "grant_application_entered_by_person_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_decision" ADD CONSTRAINT "grant_decision_application_id_grant_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."grant_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_decision" ADD CONSTRAINT "grant_decision_decided_by_person_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_interest" ADD CONSTRAINT "grant_interest_application_id_grant_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."grant_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_interest" ADD CONSTRAINT "grant_interest_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_round" ADD CONSTRAINT "grant_round_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_round" ADD CONSTRAINT "grant_round_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_round" ADD CONSTRAINT "grant_round_written_by_person_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_score" ADD CONSTRAINT "grant_score_application_id_grant_application_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."grant_application"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grant_score" ADD CONSTRAINT "grant_score_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "carried_over_framework" ON "carried_over" USING btree ("framework_id","id");--> statement-breakpoint
CREATE INDEX "entry_review_entry" ON "entry_review" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "indicator_framework" ON "indicator" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "indicator_line" ON "indicator" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "line_monitoring_framework" ON "line_monitoring" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "line_return_framework" ON "line_return" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "line_return_person" ON "line_return" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "return_count_indicator" ON "return_count" USING btree ("indicator_id");--> statement-breakpoint
CREATE INDEX "return_link_made_by" ON "return_link" USING btree ("made_by");--> statement-breakpoint
CREATE INDEX "return_reminder_framework" ON "return_reminder" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "return_reminder_line" ON "return_reminder" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "return_reminder_person" ON "return_reminder" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "return_value_indicator" ON "return_value" USING btree ("indicator_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_application_receipt" ON "grant_application" USING btree ("receipt_hash");--> statement-breakpoint
CREATE INDEX "grant_application_round" ON "grant_application" USING btree ("round_id","id");--> statement-breakpoint
CREATE INDEX "grant_application_origin" ON "grant_application" USING btree ("round_id","origin_mark","received_at") WHERE "grant_application"."origin_mark" <> '';--> statement-breakpoint
CREATE INDEX "grant_decision_public" ON "grant_decision" USING btree ("decided_on","id") WHERE "grant_decision"."published_on" is not null;--> statement-breakpoint
CREATE INDEX "grant_interest_person" ON "grant_interest" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grant_round_slug" ON "grant_round" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "grant_round_framework" ON "grant_round" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "grant_round_line" ON "grant_round" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "grant_round_public" ON "grant_round" USING btree ("closes_on") WHERE "grant_round"."state" <> 'planned';--> statement-breakpoint
CREATE INDEX "grant_score_person" ON "grant_score" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "budget_line_contract_end" ON "budget_line" USING btree (("contract" #>> '{end,date}'));--> statement-breakpoint
CREATE INDEX "budget_line_contract_extension" ON "budget_line" USING btree (("contract" #>> '{extension,date}'));--> statement-breakpoint
CREATE INDEX "budget_line_provider" ON "budget_line" USING hash ("delivery_organisation");--> statement-breakpoint
CREATE INDEX "budget_line_called" ON "budget_line" USING hash (lower(btrim("service")));--> statement-breakpoint
CREATE INDEX "consultation_saved_answer_origin" ON "consultation_saved_answer" USING btree ("consultation_id","origin_mark");--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_method" CHECK ("budget_line"."method" in ('procured_sole', 'procured_joint', 'grant', 'statutory', 'in_house', 'not_applicable'));--> statement-breakpoint
ALTER TABLE "office" ADD CONSTRAINT "office_contract_months" CHECK ("office"."contract_months" between 1 and 36);--> statement-breakpoint
-- by hand
-- That a row of a survey was deleted on request is kept while answers are imported, so that the same file does not bring it back.
CREATE FUNCTION refuse_change_of_deleted_row() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_consultation integer := CASE WHEN TG_OP = 'INSERT' THEN NEW.consultation_id ELSE OLD.consultation_id END;
  is_under_way boolean := EXISTS (
    SELECT 1 FROM public_consultation WHERE id = of_consultation AND state = 'opened'
  );
BEGIN
  IF TG_OP = 'INSERT' AND is_under_way THEN RETURN NEW; END IF;
  IF TG_OP = 'DELETE' AND NOT is_under_way THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is kept while answers are imported: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER deleted_survey_row_kept BEFORE INSERT OR UPDATE OR DELETE ON deleted_survey_row
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_deleted_row();
--> statement-breakpoint
CREATE TRIGGER deleted_survey_row_not_truncated BEFORE TRUNCATE ON deleted_survey_row
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- by hand
-- What is concluded of all changes together is sealed with the framework.
CREATE TRIGGER characteristic_conclusion_sealed_insert AFTER INSERT ON characteristic_conclusion REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER characteristic_conclusion_sealed_update AFTER UPDATE ON characteristic_conclusion REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER characteristic_conclusion_sealed_delete AFTER DELETE ON characteristic_conclusion REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER characteristic_conclusion_not_truncated BEFORE TRUNCATE ON characteristic_conclusion
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

--> statement-breakpoint
-- What was carried over, and what was said of it, is never deleted.
CREATE TRIGGER carried_over_kept BEFORE DELETE ON carried_over
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER carried_over_not_truncated BEFORE TRUNCATE ON carried_over
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- by hand
-- What applicants were told stays as it was: of a round that was opened only its step moves, and only onwards; and its line may be
-- removed from a budget that is still drafted.
CREATE FUNCTION refuse_change_of_opened_round() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_step CONSTANT text[] := ARRAY['state', 'version'];
  steps CONSTANT text[] := ARRAY['planned', 'open', 'closed', 'decided'];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.state = 'planned' AND NEW.state IN ('planned', 'open') THEN RETURN NEW; END IF;
    -- From one that was removed to another.
    IF (NEW.line_id IS NULL OR OLD.line_id IS NULL)
      AND to_jsonb(NEW) - ARRAY['line_id', 'version'] = to_jsonb(OLD) - ARRAY['line_id', 'version'] THEN
      RETURN NEW;
    END IF;
    IF to_jsonb(NEW) - of_its_step = to_jsonb(OLD) - of_its_step
      AND array_position(steps, NEW.state) >= array_position(steps, OLD.state) THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% that was opened: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER grant_round_kept BEFORE UPDATE OR DELETE ON grant_round
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_opened_round();
--> statement-breakpoint
CREATE TRIGGER grant_round_not_truncated BEFORE TRUNCATE ON grant_round
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An application comes while its round is under way, and stays as it was sent; once it is decided nothing of it moves.
CREATE FUNCTION refuse_change_of_application() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_the_office CONSTANT text[] := ARRAY['state', 'assessment', 'assessed_by', 'origin_mark', 'version'];
BEGIN
  IF TG_OP = 'INSERT' AND NEW.state IN ('received', 'held_back')
    AND EXISTS (SELECT 1 FROM grant_round WHERE id = NEW.round_id AND state IN ('open', 'closed')) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state NOT IN ('awarded', 'refused')
    AND to_jsonb(NEW) - of_the_office = to_jsonb(OLD) - of_the_office THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is kept as it was sent: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER grant_application_kept BEFORE INSERT OR UPDATE OR DELETE ON grant_application
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_application();
--> statement-breakpoint
CREATE TRIGGER grant_application_not_truncated BEFORE TRUNCATE ON grant_application
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- An interest that was declared is never taken back.
CREATE FUNCTION refuse_interest_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NOT (OLD.has_interest AND NOT NEW.has_interest)
    AND NEW.application_id = OLD.application_id AND NEW.person_id = OLD.person_id THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% that was declared: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER grant_interest_kept BEFORE UPDATE OR DELETE ON grant_interest
  FOR EACH ROW EXECUTE FUNCTION refuse_interest_taken_back();
--> statement-breakpoint
CREATE TRIGGER grant_interest_not_truncated BEFORE TRUNCATE ON grant_interest
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Scores are given by those who declared that they have no interest, and until it is decided.
CREATE FUNCTION refuse_score() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'DELETE' AND EXISTS (
    SELECT 1 FROM grant_application a
    JOIN grant_interest i ON i.application_id = a.id AND i.person_id = NEW.person_id AND NOT i.has_interest
    WHERE a.id = NEW.application_id AND a.state = 'received'
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% of an application: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER grant_score_kept BEFORE INSERT OR UPDATE OR DELETE ON grant_score
  FOR EACH ROW EXECUTE FUNCTION refuse_score();
--> statement-breakpoint
CREATE TRIGGER grant_score_not_truncated BEFORE TRUNCATE ON grant_score
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What was decided stays; nobody decides who has not declared that they have no interest, or who scored it; no more is awarded than
-- the fund has, for which its line is locked; and what was put off until it is allocated is assessed first (rule 36).
CREATE FUNCTION refuse_grant_decision() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_what_follows CONSTANT text[] := ARRAY['agreed_on', 'payments', 'published_on', 'version'];
  of_line integer;
  of_years integer[];
  cap bigint;
  stated integer;
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - of_what_follows = to_jsonb(OLD) - of_what_follows THEN
    RETURN NEW;
  END IF;
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION '% stays as it was decided: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM grant_interest i
    WHERE i.application_id = NEW.application_id AND i.person_id = NEW.decided_by AND NOT i.has_interest
  ) OR EXISTS (
    SELECT 1 FROM grant_score s WHERE s.application_id = NEW.application_id AND s.person_id = NEW.decided_by
  ) THEN
    RAISE EXCEPTION 'person % may not decide application %', NEW.decided_by, NEW.application_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.outcome = 'awarded' THEN
    SELECT r.line_id, f.years INTO of_line, of_years FROM grant_application a
      JOIN grant_round r ON r.id = a.round_id JOIN framework f ON f.id = r.framework_id WHERE a.id = NEW.application_id;
    PERFORM 1 FROM budget_line WHERE id = of_line FOR NO KEY UPDATE;
    SELECT sum(pence), count(*) INTO cap, stated FROM budget_line_amount WHERE line_id = of_line AND year = ANY (of_years);
    IF of_line IS NULL OR stated < cardinality(of_years) OR cap < NEW.pence + coalesce((
      SELECT sum(d.pence) FROM grant_decision d
      JOIN grant_application a ON a.id = d.application_id JOIN grant_round r ON r.id = a.round_id
      WHERE r.line_id = of_line
    ), 0) THEN
      RAISE EXCEPTION 'no more is awarded than the fund of application % has', NEW.application_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF EXISTS (
      SELECT 1 FROM change_new_line l JOIN eia_entry e ON e.change_id = l.change_id AND e.kind = 'when_allocated'
      WHERE l.line_id = of_line
    ) AND EXISTS (SELECT 1 FROM grant_application WHERE id = NEW.application_id AND assessment IS NULL) THEN
      RAISE EXCEPTION 'application % is to be assessed before it is awarded', NEW.application_id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER grant_decision_kept BEFORE INSERT OR UPDATE OR DELETE ON grant_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_grant_decision();
--> statement-breakpoint
CREATE TRIGGER grant_decision_not_truncated BEFORE TRUNCATE ON grant_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- All that public pages read of grants: rounds that were opened, from the day on which they open, and awards that are published. Of an
-- application, of a refusal, of scores and of interests nothing is here.
CREATE VIEW public_grant_round AS
  SELECT id, slug, state, title, purpose, criteria, opens_on, closes_on, maximum_pence, privacy, contact
  FROM grant_round
  WHERE state <> 'planned' AND opens_on <= (now() AT TIME ZONE 'Europe/London')::date;
--> statement-breakpoint
CREATE VIEW public_grant AS
  SELECT d.id, d.name, d.register, d.number, d.title, d.purpose, d.conditions, d.reasons, d.pence, d.decided_on, d.agreed_on,
    d.published_on, r.title AS round_title, r.slug AS round_slug
  FROM grant_decision d
  JOIN grant_application a ON a.id = d.application_id
  JOIN grant_round r ON r.id = a.round_id
  WHERE d.outcome = 'awarded' AND d.published_on IS NOT NULL;
--> statement-breakpoint
-- by hand
-- What was returned is added to, never changed: a correction is a row of its own. So is what was reviewed.
CREATE TRIGGER line_return_append_only BEFORE UPDATE OR DELETE ON line_return
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER line_return_not_truncated BEFORE TRUNCATE ON line_return
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER return_value_append_only BEFORE UPDATE OR DELETE ON return_value
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER return_value_not_truncated BEFORE TRUNCATE ON return_value
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER return_count_append_only BEFORE UPDATE OR DELETE ON return_count
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER return_count_not_truncated BEFORE TRUNCATE ON return_count
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entry_review_append_only BEFORE UPDATE OR DELETE ON entry_review
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entry_review_not_truncated BEFORE TRUNCATE ON entry_review
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
