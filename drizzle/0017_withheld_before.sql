CREATE TABLE "baseline_withholding" (
	"framework_id" integer PRIMARY KEY NOT NULL,
	"line_ids" integer[] NOT NULL,
	"legal_ground" text DEFAULT '' NOT NULL,
	"is_qualified" boolean DEFAULT false NOT NULL,
	"public_interest" text DEFAULT '' NOT NULL,
	"withheld_until" date,
	"release_reason" text DEFAULT '' NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "determination" ADD COLUMN "inherited" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "determination" ADD COLUMN "released" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "published_part" ADD COLUMN "later" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "baseline_withholding" ADD CONSTRAINT "baseline_withholding_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "baseline_withholding" ADD CONSTRAINT "baseline_withholding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The same view with the later stages of a part: of these only the ones whose day has come leave it.
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
    ) ELSE '[]'::jsonb END AS later
  FROM published_part AS part
  JOIN published_part AS record ON record.reference_key = part.reference_key AND record.part = 'record'
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE 'Europe/London')::date AS today) AS day
  CROSS JOIN LATERAL (
    SELECT
      coalesce(record.published_from <= day.today, false) AS record,
      coalesce(record.published_from <= day.today AND part.published_from <= day.today, false) AS part
  ) AS is_open;
