ALTER TABLE "public_consultation" ADD COLUMN "asked_of" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "bodies" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "channels" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD CONSTRAINT "public_consultation_asked_of" CHECK ("public_consultation"."asked_of" <@ array['area', 'victims', 'ratepayers', 'bodies', 'panel']::text[]);
--> statement-breakpoint
-- by hand
-- As before, with who is asked and how else they can answer.
CREATE OR REPLACE VIEW open_consultation AS
  SELECT c.id, c.slug, c.state, c.title, c.why, c.privacy, c.contact, c.monitored, c.opens_on, c.closes_on, c.kept_until, c.proposal, c.report,
    (
      SELECT part.reference_key FROM signed_record signed
      JOIN public_decision_part part ON part.reference_key = signed.reference_key AND part.part = 'record'
      WHERE signed.framework_id = c.framework_id AND part.published_from IS NOT NULL
    ) AS decided_as,
    c.outcome_by, c.asked_of, c.bodies, c.channels
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
