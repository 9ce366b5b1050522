ALTER TABLE "budget_change" ADD COLUMN "stated_change" bigint;--> statement-breakpoint
ALTER TABLE "funding_source" ADD COLUMN "caveat" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "funding_source" ADD COLUMN "stated_in" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "next_review_on" date;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "spoken_to" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "other_groups" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "plan_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "plan_lead" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "plan_dated_on" date;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "dated_on" date;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_title" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_author" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_dated_on" date;--> statement-breakpoint
ALTER TABLE "decision_record" ADD COLUMN "report_address" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "framework" ADD COLUMN "total_before" bigint;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "equality_contact" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "equality_guidance" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "statement" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "outcome_by" date;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD COLUMN "meeting_at" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD COLUMN "report_of" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "scrutiny_report" ADD COLUMN "author" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "eia_next_review" ON "eia" USING btree ("next_review_on");--> statement-breakpoint
-- by hand
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
