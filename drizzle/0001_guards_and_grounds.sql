-- A signed record and the audit log are added to, never changed: refused here as well as in the application.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER signed_record_sealed BEFORE UPDATE OR DELETE ON signed_record
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER signed_record_not_truncated BEFORE TRUNCATE ON signed_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_event_not_truncated BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- The last line of defence behind the gate: no signature while an action of the framework is open.
CREATE FUNCTION refuse_signature_with_open_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM action WHERE framework_id = NEW.framework_id AND state = 'open') THEN
    RAISE EXCEPTION 'framework % has an unresolved action', NEW.framework_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER signed_record_actions_resolved BEFORE INSERT ON signed_record
  FOR EACH ROW EXECUTE FUNCTION refuse_signature_with_open_action();
--> statement-breakpoint
-- An action is never deleted, whatever becomes of it.
CREATE TRIGGER action_kept BEFORE DELETE ON action
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
INSERT INTO office (id, reference_pattern) VALUES (1, '{number}/{year}');
--> statement-breakpoint
-- Freedom of Information Act 2000, Part II. Section 40(2) is absolute in most of its uses.
INSERT INTO exemption (act, section, subject, is_qualified) VALUES
  ('Freedom of Information Act 2000', 's.21', 'Information accessible by other means', false),
  ('Freedom of Information Act 2000', 's.22', 'Information intended for future publication', true),
  ('Freedom of Information Act 2000', 's.23', 'Security bodies', false),
  ('Freedom of Information Act 2000', 's.24', 'National security', true),
  ('Freedom of Information Act 2000', 's.27', 'International relations', true),
  ('Freedom of Information Act 2000', 's.29', 'The economy', true),
  ('Freedom of Information Act 2000', 's.30', 'Investigations and proceedings', true),
  ('Freedom of Information Act 2000', 's.31', 'Law enforcement', true),
  ('Freedom of Information Act 2000', 's.32', 'Court records', false),
  ('Freedom of Information Act 2000', 's.33', 'Audit functions', true),
  ('Freedom of Information Act 2000', 's.34', 'Parliamentary privilege', false),
  ('Freedom of Information Act 2000', 's.35', 'Formulation of government policy', true),
  ('Freedom of Information Act 2000', 's.36', 'Prejudice to the effective conduct of public affairs', true),
  ('Freedom of Information Act 2000', 's.37', 'Communications with the Sovereign and honours', true),
  ('Freedom of Information Act 2000', 's.38', 'Health and safety', true),
  ('Freedom of Information Act 2000', 's.40(2)', 'Personal information', false),
  ('Freedom of Information Act 2000', 's.41', 'Information provided in confidence', false),
  ('Freedom of Information Act 2000', 's.42', 'Legal professional privilege', true),
  ('Freedom of Information Act 2000', 's.43(1)', 'Trade secrets', true),
  ('Freedom of Information Act 2000', 's.43(2)', 'Commercial interests', true),
  ('Freedom of Information Act 2000', 's.44', 'Prohibitions on disclosure', false);
