CREATE TABLE "kept_text" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_text_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"person_id" integer NOT NULL,
	"path" text NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action" ADD COLUMN "target_is_month" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "kept_text_of" ON "kept_text" USING btree ("token_hash","person_id","path");--> statement-breakpoint
CREATE INDEX "kept_text_person" ON "kept_text" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "kept_text_expires" ON "kept_text" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_month_ends" CHECK (not "action"."target_is_month" or extract(month from "action"."target_date" + 1) <> extract(month from "action"."target_date"));--> statement-breakpoint
-- The same function, which also keeps whether a signed action was due on a day or at the end of a month.
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
    AND (NEW.id, NEW.framework_id, NEW.entry_id, NEW.what, NEW.owner_id, NEW.owner_name, NEW.target_date, NEW.target_is_month, NEW.timing, NEW.is_condition, NEW.created_by)
      IS NOT DISTINCT FROM
        (OLD.id, OLD.framework_id, OLD.entry_id, OLD.what, OLD.owner_id, OLD.owner_name, OLD.target_date, OLD.target_is_month, OLD.timing, OLD.is_condition, OLD.created_by)
  ) THEN
    RAISE EXCEPTION 'action of a signed framework is sealed: UPDATE is refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
