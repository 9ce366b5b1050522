CREATE TABLE "comment" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comment_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"place" text NOT NULL,
	"change_id" integer,
	"action_id" integer,
	"line_id" integer,
	"part" text DEFAULT '' NOT NULL,
	"place_name" text NOT NULL,
	"text" text NOT NULL,
	"is_request" boolean NOT NULL,
	"is_open" boolean DEFAULT true NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "comment_place" CHECK ("comment"."place" in ('whole', 'entry', 'eia', 'record', 'action', 'line')),
	CONSTRAINT "comment_change_of_entry" CHECK ("comment"."change_id" is null or "comment"."place" = 'entry'),
	CONSTRAINT "comment_action_of_action" CHECK (("comment"."action_id" is not null) = ("comment"."place" = 'action')),
	CONSTRAINT "comment_line_of_line" CHECK ("comment"."line_id" is null or "comment"."place" = 'line')
);
--> statement-breakpoint
CREATE TABLE "comment_answer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "comment_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"comment_id" integer NOT NULL,
	"kind" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_answer_kind" CHECK ("comment_answer"."kind" in ('answer', 'resolve', 'reopen'))
);
--> statement-breakpoint
CREATE TABLE "kept_text" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "kept_text_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"person_id" integer NOT NULL,
	"path" text NOT NULL,
	"sealed" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "determination_draft" (
	"submission_id" integer PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "action" ADD COLUMN "target_is_month" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "budget_import" ADD COLUMN "choices" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_change_id_budget_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."budget_change"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_action_id_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment" ADD CONSTRAINT "comment_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_answer" ADD CONSTRAINT "comment_answer_comment_id_comment_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comment"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_answer" ADD CONSTRAINT "comment_answer_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_text" ADD CONSTRAINT "kept_text_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination_draft" ADD CONSTRAINT "determination_draft_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination_draft" ADD CONSTRAINT "determination_draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_framework" ON "comment" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "comment_open_request" ON "comment" USING btree ("framework_id") WHERE "comment"."is_open" and "comment"."is_request";--> statement-breakpoint
CREATE INDEX "comment_change" ON "comment" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "comment_action" ON "comment" USING btree ("action_id");--> statement-breakpoint
CREATE INDEX "comment_line" ON "comment" USING btree ("line_id");--> statement-breakpoint
CREATE INDEX "comment_answer_comment" ON "comment_answer" USING btree ("comment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "kept_text_of" ON "kept_text" USING btree ("token_hash","person_id","path");--> statement-breakpoint
CREATE INDEX "kept_text_person" ON "kept_text" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "kept_text_expires" ON "kept_text" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_month_ends" CHECK (not "action"."target_is_month" or extract(month from "action"."target_date" + 1) <> extract(month from "action"."target_date"));
--> statement-breakpoint
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
--> statement-breakpoint
-- A comment stays as it was said. It is resolved and opened again, and loses what it was about where that is removed; once its
-- framework is signed, nothing of it moves.
CREATE FUNCTION refuse_change_of_comment() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  of_its_standing CONSTANT text[] := ARRAY['is_open', 'version', 'change_id', 'line_id'];
BEGIN
  IF TG_OP = 'UPDATE' AND to_jsonb(NEW) - of_its_standing = to_jsonb(OLD) - of_its_standing
    AND (NEW.change_id IS NULL OR NEW.change_id = OLD.change_id)
    AND (NEW.line_id IS NULL OR NEW.line_id = OLD.line_id)
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
CREATE TRIGGER comment_kept BEFORE INSERT OR UPDATE OR DELETE ON comment
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_comment();
--> statement-breakpoint
CREATE TRIGGER comment_not_truncated BEFORE TRUNCATE ON comment
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE FUNCTION refuse_answer_of_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_sealed(ARRAY(SELECT framework_id FROM comment WHERE id = NEW.comment_id)) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER comment_answer_before_signature BEFORE INSERT ON comment_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_answer_of_signed();
--> statement-breakpoint
CREATE TRIGGER comment_answer_append_only BEFORE UPDATE OR DELETE ON comment_answer
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER comment_answer_not_truncated BEFORE TRUNCATE ON comment_answer
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The last line of defence behind the gate: no signature while somebody waits for a change that they asked for.
CREATE FUNCTION refuse_signature_with_open_request() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM comment WHERE framework_id = NEW.framework_id AND is_request AND is_open) THEN
    RAISE EXCEPTION 'framework % has a request for a change that is not resolved', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER signed_record_requests_resolved BEFORE INSERT ON signed_record
  FOR EACH ROW EXECUTE FUNCTION refuse_signature_with_open_request();
