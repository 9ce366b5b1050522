-- The audit log becomes a chain: every row is numbered without a gap and hashed together with the hash before it, by a
-- trigger, so that no application can leave it out. docs/audit-log.md says byte by byte what is hashed.
ALTER TABLE "audit_event" DISABLE TRIGGER "audit_event_append_only";--> statement-breakpoint
DROP INDEX "audit_event_framework";--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "digest_before" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "digest_after" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "previous_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_event" ADD COLUMN "hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "audit_event" SET "number" = numbered.number
  FROM (SELECT "id", row_number() OVER (ORDER BY "id") AS number FROM "audit_event") AS numbered
  WHERE numbered."id" = "audit_event"."id";--> statement-breakpoint
ALTER TABLE "audit_event" DROP COLUMN "id";--> statement-breakpoint
ALTER TABLE "audit_event" ADD PRIMARY KEY ("number");--> statement-breakpoint
CREATE INDEX "audit_event_framework" ON "audit_event" USING btree ("framework_id","number");--> statement-breakpoint
CREATE INDEX "audit_event_person" ON "audit_event" USING btree ("person_id","number");--> statement-breakpoint
CREATE INDEX "audit_event_act" ON "audit_event" USING btree ("act","number");--> statement-breakpoint
CREATE INDEX "audit_event_at" ON "audit_event" USING btree ("at");--> statement-breakpoint
CREATE TABLE "audit_head" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_is_single" CHECK ("audit_head"."id" = 1)
);
--> statement-breakpoint
INSERT INTO "audit_head" ("number", "hash") VALUES (0, repeat('0', 64));
--> statement-breakpoint
-- Each field is written as its length in bytes of UTF-8, a colon and the field itself, so that no two rows are written alike.
CREATE FUNCTION audit_event_hash(event audit_event) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(
    string_agg(octet_length(convert_to(field, 'UTF8')) || ':' || field, '' ORDER BY position), 'UTF8'
  )), 'hex')
  FROM unnest(ARRAY[
    'audit-event/1',
    event.number::text,
    to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    coalesce(event.person_id::text, ''),
    event.person_name,
    event.capacity,
    event.act,
    coalesce(event.framework_id::text, ''),
    event.subject,
    event.digest_before,
    event.digest_after,
    event.detail::text,
    event.previous_hash
  ]) WITH ORDINALITY AS fields (field, position)
$$;
--> statement-breakpoint
-- The head stays locked until the transaction ends, so that any number of servers write one chain.
CREATE FUNCTION chain_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  head audit_head;
BEGIN
  IF NEW.number <> 0 OR NEW.previous_hash <> '' OR NEW.hash <> '' THEN
    RAISE EXCEPTION 'An audit event is numbered and hashed as it is inserted; it brings neither'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT * INTO head FROM audit_head WHERE id = 1 FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The head of the audit log is gone' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  NEW.number := head.number + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := audit_event_hash(NEW);
  UPDATE audit_head SET number = NEW.number, hash = NEW.hash WHERE id = 1;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION guard_audit_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF pg_trigger_depth() < 2 OR NEW.id <> OLD.id OR NEW.number <> OLD.number + 1 OR NEW.hash !~ '^[0-9a-f]{64}$' THEN
    RAISE EXCEPTION 'The head of the audit log moves with the log alone, one event at a time'
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- The events that are there already, in the order in which they were written.
DO $$
DECLARE
  event audit_event;
  last_number integer := 0;
  last_hash text := repeat('0', 64);
BEGIN
  FOR event IN SELECT * FROM audit_event ORDER BY number LOOP
    event.previous_hash := last_hash;
    last_hash := audit_event_hash(event);
    last_number := event.number;
    UPDATE audit_event SET previous_hash = event.previous_hash, hash = last_hash WHERE number = event.number;
  END LOOP;
  UPDATE audit_head SET number = last_number, hash = last_hash;
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_event_chained BEFORE INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION chain_audit_event();
--> statement-breakpoint
CREATE TRIGGER audit_head_guarded BEFORE UPDATE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION guard_audit_head();
--> statement-breakpoint
CREATE TRIGGER audit_head_kept BEFORE INSERT OR DELETE ON audit_head
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_head_not_truncated BEFORE TRUNCATE ON audit_head
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
ALTER TABLE "audit_event" ENABLE TRIGGER "audit_event_append_only";
