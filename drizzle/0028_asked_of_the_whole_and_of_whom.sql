ALTER TABLE "comment" DROP CONSTRAINT "comment_place";--> statement-breakpoint
ALTER TABLE "template_version" DROP CONSTRAINT "template_version_kind";--> statement-breakpoint
ALTER TABLE "comment" ADD COLUMN "section_id" integer;--> statement-breakpoint
ALTER TABLE "commissioning_project" ADD COLUMN "shaped_with" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "head_template_version_id" integer;--> statement-breakpoint
ALTER TABLE "eia" ADD COLUMN "own_answers" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "people" jsonb;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "next_first_year" integer;--> statement-breakpoint
ALTER TABLE "plan" ADD COLUMN "next_years" integer;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "asked_of" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "bodies" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "public_consultation" ADD COLUMN "channels" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_section_id_framework_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."framework_section"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eia" ADD CONSTRAINT "eia_head_template_version_id_template_version_id_fk" FOREIGN KEY ("head_template_version_id") REFERENCES "public"."template_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_section" ON "comment" USING btree ("section_id");--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_section_of_section" CHECK ("comment"."section_id" is null or "comment"."place" = 'section');--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_place" CHECK ("comment"."place" in ('whole', 'entry', 'eia', 'record', 'action', 'line', 'section'));--> statement-breakpoint
ALTER TABLE "entry_impact" ADD CONSTRAINT "entry_impact_people" CHECK (case jsonb_typeof("entry_impact"."people") when 'number' then "entry_impact"."people"::numeric between 0 and 99999999 when 'string' then "entry_impact"."people" = '"not_known"'::jsonb else "entry_impact"."people" is null end);--> statement-breakpoint
ALTER TABLE "plan" ADD CONSTRAINT "plan_next" CHECK (("plan"."next_first_year" is null) = ("plan"."next_years" is null));--> statement-breakpoint
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_kind" CHECK ("template_version"."kind" in ('assessment', 'entry', 'return', 'application'));--> statement-breakpoint
ALTER TABLE "public_consultation" ADD CONSTRAINT "public_consultation_asked_of" CHECK ("public_consultation"."asked_of" <@ array['area', 'victims', 'ratepayers', 'bodies', 'panel']::text[]);
--> statement-breakpoint
-- by hand
-- An EIA that is under way may be moved on to a newer version of the office's own questions; never back, and to none that is not in use.
DROP TRIGGER eia_template_kept ON eia;
--> statement-breakpoint
CREATE FUNCTION refuse_other_template() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  was integer;
  becomes integer;
  asked text;
BEGIN
  FOR asked, was, becomes IN VALUES
    ('entry', OLD.template_version_id, NEW.template_version_id),
    ('assessment', OLD.head_template_version_id, NEW.head_template_version_id)
  LOOP
    IF was IS DISTINCT FROM becomes AND NOT EXISTS (
      SELECT 1 FROM template_version newer
      WHERE newer.id = becomes AND newer.kind = asked AND newer.in_use_since IS NOT NULL
        AND newer.number > coalesce((SELECT number FROM template_version WHERE id = was), 0)
    ) THEN
      RAISE EXCEPTION '% asks what it asks: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER eia_template_kept BEFORE UPDATE OF template_version_id, head_template_version_id ON eia
  FOR EACH ROW EXECUTE FUNCTION refuse_other_template();
--> statement-breakpoint
-- As before, and of a section that is removed the comment stays.
CREATE OR REPLACE FUNCTION refuse_change_of_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_standing CONSTANT text[] := ARRAY['is_open', 'version', 'change_id', 'line_id', 'section_id'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - of_its_standing = to_jsonb(OLD) - of_its_standing
    AND (NEW.change_id IS NULL OR NEW.change_id = OLD.change_id)
    AND (NEW.line_id IS NULL OR NEW.line_id = OLD.line_id)
    AND (NEW.section_id IS NULL OR NEW.section_id = OLD.section_id)
    AND NOT is_sealed(ARRAY[OLD.framework_id]) THEN
    RETURN NEW;
  END IF;
  IF TG_OP = 'INSERT' THEN
    IF NOT is_sealed(ARRAY[NEW.framework_id]) THEN RETURN NEW; END IF;
  END IF;
  RAISE EXCEPTION '% is sealed as it was said: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
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
