-- A signature and an action of its framework wait for each other, whoever writes them: services hold the framework's row
-- anyway, and what is written past them takes it here. Else each could look before the other is committed, and both pass.
CREATE OR REPLACE FUNCTION refuse_signature_with_open_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM framework WHERE id = NEW.framework_id FOR UPDATE;
  IF EXISTS (SELECT 1 FROM action WHERE framework_id = NEW.framework_id AND state = 'open') THEN
    RAISE EXCEPTION 'framework % has an unresolved action', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE FUNCTION share_framework_of_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM framework WHERE id = NEW.framework_id OR (TG_OP = 'UPDATE' AND id = OLD.framework_id) ORDER BY id FOR SHARE;
  IF EXISTS (SELECT 1 FROM signed_record WHERE framework_id = NEW.framework_id) AND NEW.state = 'open' THEN
    RAISE EXCEPTION 'action of a signed framework is sealed: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
-- By its name it comes before "action_sealed", which then sees what was signed while this waited.
CREATE TRIGGER action_framework_shared BEFORE INSERT OR UPDATE ON action
  FOR EACH ROW EXECUTE FUNCTION share_framework_of_action();
