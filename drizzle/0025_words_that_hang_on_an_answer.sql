-- by hand
-- How an answer was read, and what of it may be quoted, stays as it was once it is reported; but words that were taken from an answer go
-- once those of the answer itself are deleted.
CREATE OR REPLACE FUNCTION refuse_change_of_reported_reading() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF EXISTS (SELECT 1 FROM consultation_answer WHERE id = of_answer AND words_deleted_at IS NOT NULL) THEN
    IF TG_TABLE_NAME = 'answer_quotation' AND TG_OP = 'DELETE' THEN
      RETURN OLD;
    END IF;
    IF TG_TABLE_NAME = 'consultation_reading' AND TG_OP = 'UPDATE'
      AND to_jsonb(NEW) = to_jsonb(OLD) || '{"quotation_before": ""}'::jsonb THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION '% of a consultation that is not under way: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
-- What was presented, as it was presented, unless something that it may hold is public no more: since then something of its record, or of
-- the one before, was withdrawn; one of them was signed with something withheld; or lines of the baseline that it is compared with were marked
-- as withheld. It is public again once it is presented anew.
CREATE OR REPLACE VIEW public_scrutiny_report AS
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
    AND NOT EXISTS (
      SELECT 1 FROM signed_record AS since
      JOIN published_part AS part ON part.reference_key = since.reference_key
      WHERE since.framework_id IN (report.framework_id, framework.previous_id) AND since.signed_at >= report.presented_at
        AND (
          part.body IS NULL
          OR part.published_from IS DISTINCT FROM part.decided_on
          OR jsonb_array_length(coalesce(part.body -> 'withheld', '[]'::jsonb)) > 0
        )
    )
    AND NOT EXISTS (
      SELECT 1 FROM baseline_withholding AS baseline
      WHERE baseline.framework_id = framework.previous_id
        AND cardinality(baseline.line_ids) > 0 AND baseline.at >= report.presented_at
    );
--> statement-breakpoint
-- As before, and of one whose report was withdrawn from the record of what it was about nothing is here: people were shown there what is
-- withdrawn. It is here again once the report is published again.
CREATE OR REPLACE VIEW open_consultation AS
  SELECT c.id, c.slug, c.state, c.title, c.why, c.privacy, c.contact, c.monitored, c.opens_on, c.closes_on, c.kept_until, c.proposal, c.report,
    (
      SELECT part.reference_key FROM signed_record signed
      JOIN public_decision_part part ON part.reference_key = signed.reference_key AND part.part = 'record'
      WHERE signed.framework_id = c.framework_id AND part.published_from IS NOT NULL
    ) AS decided_as
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
