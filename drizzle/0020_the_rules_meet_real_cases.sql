CREATE TABLE "decided_thing" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "decided_thing_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"one" text NOT NULL,
	"many" text NOT NULL,
	CONSTRAINT "decided_thing_valid_from_unique" UNIQUE("valid_from")
);
--> statement-breakpoint
CREATE TABLE "dimension" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "dimension_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"legal_basis" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date,
	CONSTRAINT "dimension_kind" CHECK ("dimension"."kind" in ('local', 'socio_economic')),
	CONSTRAINT "dimension_has_days" CHECK ("dimension"."valid_until" >= "dimension"."valid_from")
);
--> statement-breakpoint
CREATE TABLE "dimension_answer" (
	"framework_id" integer NOT NULL,
	"dimension_id" integer NOT NULL,
	"direction" text NOT NULL,
	"who" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"response" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "dimension_answer_framework_id_dimension_id_pk" PRIMARY KEY("framework_id","dimension_id"),
	CONSTRAINT "dimension_answer_direction" CHECK ("dimension_answer"."direction" in ('positive', 'adverse', 'neutral', 'not_yet_known'))
);
--> statement-breakpoint
CREATE TABLE "consultation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"consultee" text NOT NULL,
	"consulted_when" text DEFAULT '' NOT NULL,
	"consulted_from" date,
	"consulted_to" date,
	"said" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consultation_entry" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation_id" integer NOT NULL,
	"entry_id" integer NOT NULL,
	"influence" text DEFAULT '' NOT NULL,
	"unchanged_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "consultation_entry_once" UNIQUE("consultation_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "entry_evidence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entry_evidence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"entry_id" integer NOT NULL,
	"kind" text NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"dated_on" date,
	"covers" text DEFAULT '' NOT NULL,
	"shows" text DEFAULT '' NOT NULL,
	"numbers" text DEFAULT '' NOT NULL,
	"gap_reason" text DEFAULT '' NOT NULL,
	CONSTRAINT "entry_evidence_kind" CHECK ("entry_evidence"."kind" in ('held', 'not_held'))
);
--> statement-breakpoint
CREATE TABLE "entry_finding" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "entry_finding_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"entry_id" integer NOT NULL,
	"characteristic" text NOT NULL,
	"direction" text NOT NULL,
	"found_on" date NOT NULL,
	CONSTRAINT "entry_finding_once" UNIQUE("entry_id","characteristic","direction"),
	CONSTRAINT "entry_finding_characteristic" CHECK ("entry_finding"."characteristic" in ('age', 'disability', 'gender_reassignment', 'marriage_and_civil_partnership', 'pregnancy_and_maternity', 'race', 'religion_or_belief', 'sex', 'sexual_orientation')),
	CONSTRAINT "entry_finding_direction" CHECK ("entry_finding"."direction" in ('adverse', 'not_yet_known'))
);
--> statement-breakpoint
CREATE TABLE "considered_option" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "considered_option_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"option" text DEFAULT '' NOT NULL,
	"why_not" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_acceptance" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "action_acceptance_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"action_id" integer NOT NULL,
	"digest" text NOT NULL,
	"reason" text NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "action_acceptance_once" UNIQUE("submission_id","action_id")
);
--> statement-breakpoint
ALTER TABLE "eia_entry" DROP CONSTRAINT "eia_entry_kind";--> statement-breakpoint
ALTER TABLE "signed_record" DROP CONSTRAINT "signed_record_outcome";--> statement-breakpoint
ALTER TABLE "action" ADD COLUMN "timing" text DEFAULT 'before' NOT NULL;--> statement-breakpoint
ALTER TABLE "action" ADD COLUMN "is_condition" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_change" ADD COLUMN "rationale" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_change" ADD COLUMN "effective_on" date;--> statement-breakpoint
ALTER TABLE "consultee_influence" ADD COLUMN "consulted_from" date;--> statement-breakpoint
ALTER TABLE "consultee_influence" ADD COLUMN "consulted_to" date;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "started_on" date;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "why_no_more" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "changes_recipients" text;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "changes_amount" text;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "changes_place" text;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "changes_provider" text;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "changes_staff" text;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "screened_despite" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "screened_out_on" date;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "nothing_fixed" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "allocated_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "allocated_on" date;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "others_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD COLUMN "combined_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "dimension_answer" ADD CONSTRAINT "dimension_answer_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dimension_answer" ADD CONSTRAINT "dimension_answer_dimension_id_dimension_id_fk" FOREIGN KEY ("dimension_id") REFERENCES "public"."dimension"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation" ADD CONSTRAINT "consultation_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_entry" ADD CONSTRAINT "consultation_entry_consultation_id_consultation_id_fk" FOREIGN KEY ("consultation_id") REFERENCES "public"."consultation"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultation_entry" ADD CONSTRAINT "consultation_entry_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_evidence" ADD CONSTRAINT "entry_evidence_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_finding" ADD CONSTRAINT "entry_finding_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "considered_option" ADD CONSTRAINT "considered_option_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_acceptance" ADD CONSTRAINT "action_acceptance_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_acceptance" ADD CONSTRAINT "action_acceptance_action_id_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_acceptance" ADD CONSTRAINT "action_acceptance_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dimension_answer_dimension" ON "dimension_answer" USING btree ("dimension_id");--> statement-breakpoint
CREATE INDEX "consultation_framework" ON "consultation" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "consultation_entry_entry" ON "consultation_entry" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "entry_evidence_entry" ON "entry_evidence" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "considered_option_framework" ON "considered_option" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "action_acceptance_action" ON "action_acceptance" USING btree ("action_id");--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_timing" CHECK ("action"."timing" in ('before', 'after'));--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_condition_afterwards" CHECK (not "action"."is_condition" or "action"."timing" = 'after');--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_changes_recipients" CHECK ("eia_entry"."changes_recipients" in ('yes', 'no'));--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_changes_amount" CHECK ("eia_entry"."changes_amount" in ('yes', 'no'));--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_changes_place" CHECK ("eia_entry"."changes_place" in ('yes', 'no'));--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_changes_provider" CHECK ("eia_entry"."changes_provider" in ('yes', 'no'));--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_changes_staff" CHECK ("eia_entry"."changes_staff" in ('yes', 'no'));--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_kind" CHECK ("eia_entry"."kind" in ('assessed', 'screened_out', 'separate_eia', 'when_allocated'));--> statement-breakpoint
ALTER TABLE "signed_record" ADD CONSTRAINT "signed_record_outcome" CHECK ("signed_record"."outcome" in ('supported', 'supported_with_conditions', 'not_supported'));
--> statement-breakpoint
-- How early a draft began is known from the log, or from the day it bears. What is submitted stays as it was frozen.
UPDATE eia SET started_on = least(eia.completed_on, begun.day)
FROM (
  SELECT framework.id, min((audit_event.at AT TIME ZONE 'Europe/London')::date) AS day
  FROM framework
  LEFT JOIN audit_event ON audit_event.framework_id = framework.id AND audit_event.act IN ('eia.save', 'entry.answer')
  WHERE framework.state = 'drafting'
  GROUP BY framework.id
) AS begun
WHERE begun.id = eia.framework_id;
--> statement-breakpoint
CREATE TRIGGER action_acceptance_sealed_insert AFTER INSERT ON action_acceptance REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER action_acceptance_sealed_update AFTER UPDATE ON action_acceptance REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER action_acceptance_sealed_delete AFTER DELETE ON action_acceptance REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER action_acceptance_not_truncated BEFORE TRUNCATE ON action_acceptance
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Nothing open is signed, as before. What is for after the decision is carried forward with the signature, and only where
-- somebody who neither owns it nor wrote content accepted it for the very digest that is signed.
CREATE OR REPLACE FUNCTION refuse_signature_with_open_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM framework WHERE id = NEW.framework_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM action WHERE framework_id = NEW.framework_id AND state = 'open') THEN
    RAISE EXCEPTION 'framework % has an unresolved action', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM action
    WHERE action.framework_id = NEW.framework_id AND action.timing = 'after' AND action.state = 'carried_forward'
      AND NOT EXISTS (
        SELECT 1
        FROM action_acceptance AS accepted
        JOIN submission ON submission.id = accepted.submission_id
        WHERE accepted.action_id = action.id
          AND accepted.digest = NEW.digest
          AND submission.framework_id = NEW.framework_id
          AND submission.ended_at IS NULL
          AND accepted.person_id IS DISTINCT FROM action.owner_id
          AND NOT EXISTS (
            SELECT 1 FROM framework_author
            WHERE framework_author.framework_id = NEW.framework_id AND framework_author.person_id = accepted.person_id
          )
      )
  ) THEN
    RAISE EXCEPTION 'framework % has an action for after the decision that nobody accepted', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- The same function, which also keeps when a signed action is to be done, and whether it is a condition.
CREATE OR REPLACE FUNCTION refuse_change_of_sealed_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF is_sealed(ARRAY[NEW.framework_id]) THEN
      RAISE EXCEPTION 'action of a signed framework is sealed: INSERT is refused' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF is_sealed(ARRAY[OLD.framework_id, NEW.framework_id]) AND NOT (
    OLD.state = 'carried_forward' AND NEW.state = 'completed'
    AND (NEW.id, NEW.framework_id, NEW.entry_id, NEW.what, NEW.owner_id, NEW.owner_name, NEW.target_date, NEW.timing, NEW.is_condition, NEW.created_by)
      IS NOT DISTINCT FROM
        (OLD.id, OLD.framework_id, OLD.entry_id, OLD.what, OLD.owner_id, OLD.owner_name, OLD.target_date, OLD.timing, OLD.is_condition, OLD.created_by)
  ) THEN
    RAISE EXCEPTION 'action of a signed framework is sealed: UPDATE is refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- What entries have held so far: every impact that was saved as adverse or not yet known, with its first day, from the audit
-- log; of one that is not on it, the day on which its entry was last answered for. What is signed stays as it is.
INSERT INTO entry_finding (entry_id, characteristic, direction, found_on)
SELECT entry.id, saved ->> 'characteristic', saved ->> 'direction', min((event.at AT TIME ZONE 'Europe/London')::date)
FROM audit_event event
JOIN eia_entry entry ON entry.framework_id = event.framework_id AND entry.change_id::text = event.detail ->> 'changeId'
JOIN framework ON framework.id = entry.framework_id AND framework.state <> 'signed'
CROSS JOIN LATERAL jsonb_array_elements(
  CASE jsonb_typeof(event.detail -> 'after') WHEN 'array' THEN event.detail -> 'after' ELSE '[]'::jsonb END
) saved
WHERE event.act = 'impact.save' AND saved ->> 'direction' IN ('adverse', 'not_yet_known')
GROUP BY 1, 2, 3;
--> statement-breakpoint
INSERT INTO entry_finding (entry_id, characteristic, direction, found_on)
SELECT entry.id, impact.characteristic, impact.direction, (entry.confirmed_at AT TIME ZONE 'Europe/London')::date
FROM entry_impact impact
JOIN eia_entry entry ON entry.id = impact.entry_id
JOIN framework ON framework.id = entry.framework_id AND framework.state <> 'signed'
WHERE impact.direction IN ('adverse', 'not_yet_known')
ON CONFLICT DO NOTHING;
--> statement-breakpoint
-- What the findings rest on, and what an entry once held, is sealed with it.
CREATE TRIGGER entry_finding_sealed_insert AFTER INSERT ON entry_finding REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_finding_sealed_update AFTER UPDATE ON entry_finding REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_finding_sealed_delete AFTER DELETE ON entry_finding REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_finding_not_truncated BEFORE TRUNCATE ON entry_finding
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entry_evidence_sealed_insert AFTER INSERT ON entry_evidence REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_evidence_sealed_update AFTER UPDATE ON entry_evidence REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_evidence_sealed_delete AFTER DELETE ON entry_evidence REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_evidence_not_truncated BEFORE TRUNCATE ON entry_evidence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- It is found once and for all: nobody changes or removes it but with its whole entry.
CREATE FUNCTION refuse_to_forget_finding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND pg_trigger_depth() > 1 THEN RETURN OLD; END IF;
  RAISE EXCEPTION '% is sealed as it was found: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER entry_finding_kept BEFORE UPDATE OR DELETE ON entry_finding
  FOR EACH ROW EXECUTE FUNCTION refuse_to_forget_finding();
--> statement-breakpoint
-- What a dimension is called is in what was frozen. It can be given a last day, once, and is never taken away.
CREATE FUNCTION refuse_change_of_dimension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.kind, NEW.name, NEW.legal_basis, NEW.valid_from) IS DISTINCT FROM (OLD.id, OLD.kind, OLD.name, OLD.legal_basis, OLD.valid_from)
    OR (OLD.valid_until IS NOT NULL AND NEW.valid_until IS DISTINCT FROM OLD.valid_until)
  THEN
    RAISE EXCEPTION 'a dimension keeps its name and its first day: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER dimension_ends_once BEFORE UPDATE ON dimension
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_dimension();
--> statement-breakpoint
CREATE TRIGGER dimension_kept BEFORE DELETE ON dimension
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dimension_not_truncated BEFORE TRUNCATE ON dimension
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER dimension_answer_sealed_insert AFTER INSERT ON dimension_answer REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER dimension_answer_sealed_update AFTER UPDATE ON dimension_answer REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER dimension_answer_sealed_delete AFTER DELETE ON dimension_answer REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER dimension_answer_not_truncated BEFORE TRUNCATE ON dimension_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- Who was consulted about several changes at once is sealed with the framework, and what it said of each with its entry.
CREATE TRIGGER consultation_sealed_insert AFTER INSERT ON consultation REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER consultation_sealed_update AFTER UPDATE ON consultation REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER consultation_sealed_delete AFTER DELETE ON consultation REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER consultation_not_truncated BEFORE TRUNCATE ON consultation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER consultation_entry_sealed_insert AFTER INSERT ON consultation_entry REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER consultation_entry_sealed_update AFTER UPDATE ON consultation_entry REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER consultation_entry_sealed_delete AFTER DELETE ON consultation_entry REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER consultation_entry_not_truncated BEFORE TRUNCATE ON consultation_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The options that were considered are sealed with the report.
CREATE TRIGGER considered_option_sealed_insert AFTER INSERT ON considered_option REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER considered_option_sealed_update AFTER UPDATE ON considered_option REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER considered_option_sealed_delete AFTER DELETE ON considered_option REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER considered_option_not_truncated BEFORE TRUNCATE ON considered_option
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
