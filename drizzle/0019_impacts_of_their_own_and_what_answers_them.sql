CREATE TABLE "action_impact" (
	"action_id" integer NOT NULL,
	"impact_id" integer NOT NULL,
	CONSTRAINT "action_impact_action_id_impact_id_pk" PRIMARY KEY("action_id","impact_id")
);
--> statement-breakpoint
ALTER TABLE "entry_impact" DROP CONSTRAINT "entry_impact_entry_id_characteristic_pk";--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "id" integer PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "entry_impact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "mitigation_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "mitigation_timing" text;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "mitigation_date" date;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "inquiry" text;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "inquiry_asks" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "inquiry_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "inquiry_date" date;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "inquiry_time" text;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "no_inquiry_reason" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD COLUMN "stays_open" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "action_impact" ADD CONSTRAINT "action_impact_action_id_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_impact" ADD CONSTRAINT "action_impact_impact_id_entry_impact_id_fk" FOREIGN KEY ("impact_id") REFERENCES "public"."entry_impact"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_impact_impact" ON "action_impact" USING btree ("impact_id");--> statement-breakpoint
CREATE INDEX "entry_impact_entry" ON "entry_impact" USING btree ("entry_id");--> statement-breakpoint
ALTER TABLE "entry_impact" ADD CONSTRAINT "entry_impact_mitigation_timing" CHECK ("entry_impact"."mitigation_timing" in ('in_place', 'by_date'));--> statement-breakpoint
ALTER TABLE "entry_impact" ADD CONSTRAINT "entry_impact_inquiry" CHECK ("entry_impact"."inquiry" in ('asked', 'not_now'));--> statement-breakpoint
ALTER TABLE "entry_impact" ADD CONSTRAINT "entry_impact_inquiry_time" CHECK ("entry_impact"."inquiry_time" in ('before_decision', 'after_decision'));--> statement-breakpoint
-- What an action is tied to is sealed with it, and with the impact.
CREATE FUNCTION refuse_change_of_sealed_action_ties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched integer[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN
    touched := touched || ARRAY(SELECT framework_id FROM before JOIN action ON action.id = before.action_id)
      || ARRAY(SELECT framework_id FROM before JOIN entry_impact ON entry_impact.id = before.impact_id JOIN eia_entry ON eia_entry.id = entry_impact.entry_id);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    touched := touched || ARRAY(SELECT framework_id FROM after JOIN action ON action.id = after.action_id)
      || ARRAY(SELECT framework_id FROM after JOIN entry_impact ON entry_impact.id = after.impact_id JOIN eia_entry ON eia_entry.id = entry_impact.entry_id);
  END IF;
  IF is_sealed(touched) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER action_impact_sealed_insert AFTER INSERT ON action_impact REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_action_ties();
--> statement-breakpoint
CREATE TRIGGER action_impact_sealed_update AFTER UPDATE ON action_impact REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_action_ties();
--> statement-breakpoint
CREATE TRIGGER action_impact_sealed_delete AFTER DELETE ON action_impact REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_action_ties();
--> statement-breakpoint
CREATE TRIGGER action_impact_not_truncated BEFORE TRUNCATE ON action_impact
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
