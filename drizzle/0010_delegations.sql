CREATE TABLE "delegation" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delegation_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"role_grant_id" integer NOT NULL,
	"deputy_id" integer NOT NULL,
	"reference" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"recorded_by" integer NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" integer,
	"ended_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "delegation_has_days" CHECK ("delegation"."valid_until" >= "delegation"."valid_from")
);
--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_role_grant_id_role_grant_id_fk" FOREIGN KEY ("role_grant_id") REFERENCES "public"."role_grant"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_deputy_id_person_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_recorded_by_person_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delegation" ADD CONSTRAINT "delegation_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delegation_deputy" ON "delegation" USING btree ("deputy_id");--> statement-breakpoint
-- What a deputy did, they did under a delegation as it was recorded: it is ended once, and nothing else of it changes.
CREATE FUNCTION refuse_change_of_delegation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_the_end CONSTANT text[] := ARRAY['ended_at', 'ended_by', 'ended_reason', 'version'];
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL AND NEW.ended_by IS NOT NULL
    AND to_jsonb(NEW) - of_the_end = to_jsonb(OLD) - of_the_end THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'a delegation is ended once and never changed: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER delegation_kept BEFORE UPDATE OR DELETE ON delegation
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_delegation();
--> statement-breakpoint
CREATE TRIGGER delegation_not_truncated BEFORE TRUNCATE ON delegation
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_delegation();
