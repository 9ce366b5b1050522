-- Everything of a signed framework stays as it was signed, whoever writes: refused here as well as in the application.
-- A baseline or framework that a signed one was compared with is part of what was signed.
CREATE FUNCTION is_sealed(frameworks integer[]) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM framework WHERE state = 'signed' AND (id = ANY (frameworks) OR previous_id = ANY (frameworks))
  )
$$;
--> statement-breakpoint
-- Once for a statement, not for each row: an import writes ten thousand. "before" and "after" are the rows it touched.
CREATE FUNCTION refuse_change_of_sealed_content() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched integer[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM before); END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM after); END IF;
  IF is_sealed(touched) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_sealed_line_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched integer[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM before JOIN budget_line ON budget_line.id = before.line_id); END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM after JOIN budget_line ON budget_line.id = after.line_id); END IF;
  IF is_sealed(touched) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_sealed_funding_amounts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched integer[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM before JOIN funding_source ON funding_source.id = before.source_id); END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM after JOIN funding_source ON funding_source.id = after.source_id); END IF;
  IF is_sealed(touched) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_sealed_entry_parts() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched integer[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM before JOIN eia_entry ON eia_entry.id = before.entry_id); END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM after JOIN eia_entry ON eia_entry.id = after.entry_id); END IF;
  IF is_sealed(touched) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_sealed_sign_off() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  touched integer[] := '{}';
BEGIN
  IF TG_OP <> 'INSERT' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM before JOIN submission ON submission.id = before.submission_id); END IF;
  IF TG_OP <> 'DELETE' THEN touched := touched || ARRAY(SELECT DISTINCT framework_id FROM after JOIN submission ON submission.id = after.submission_id); END IF;
  IF is_sealed(touched) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER priority_sealed_insert AFTER INSERT ON priority REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER priority_sealed_update AFTER UPDATE ON priority REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER priority_sealed_delete AFTER DELETE ON priority REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_line_sealed_insert AFTER INSERT ON budget_line REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_line_sealed_update AFTER UPDATE ON budget_line REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_line_sealed_delete AFTER DELETE ON budget_line REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER funding_source_sealed_insert AFTER INSERT ON funding_source REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER funding_source_sealed_update AFTER UPDATE ON funding_source REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER funding_source_sealed_delete AFTER DELETE ON funding_source REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER stated_total_sealed_insert AFTER INSERT ON stated_total REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER stated_total_sealed_update AFTER UPDATE ON stated_total REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER stated_total_sealed_delete AFTER DELETE ON stated_total REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_change_sealed_insert AFTER INSERT ON budget_change REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_change_sealed_update AFTER UPDATE ON budget_change REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_change_sealed_delete AFTER DELETE ON budget_change REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER change_previous_line_sealed_insert AFTER INSERT ON change_previous_line REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER change_previous_line_sealed_update AFTER UPDATE ON change_previous_line REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER change_previous_line_sealed_delete AFTER DELETE ON change_previous_line REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER change_new_line_sealed_insert AFTER INSERT ON change_new_line REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER change_new_line_sealed_update AFTER UPDATE ON change_new_line REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER change_new_line_sealed_delete AFTER DELETE ON change_new_line REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER glossary_term_sealed_insert AFTER INSERT ON glossary_term REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER glossary_term_sealed_update AFTER UPDATE ON glossary_term REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER glossary_term_sealed_delete AFTER DELETE ON glossary_term REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER eia_sealed_insert AFTER INSERT ON eia REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER eia_sealed_update AFTER UPDATE ON eia REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER eia_sealed_delete AFTER DELETE ON eia REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER eia_entry_sealed_insert AFTER INSERT ON eia_entry REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER eia_entry_sealed_update AFTER UPDATE ON eia_entry REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER eia_entry_sealed_delete AFTER DELETE ON eia_entry REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER stored_copy_sealed_insert AFTER INSERT ON stored_copy REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER stored_copy_sealed_update AFTER UPDATE ON stored_copy REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER stored_copy_sealed_delete AFTER DELETE ON stored_copy REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER decision_record_sealed_insert AFTER INSERT ON decision_record REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER decision_record_sealed_update AFTER UPDATE ON decision_record REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER decision_record_sealed_delete AFTER DELETE ON decision_record REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_author_sealed_insert AFTER INSERT ON framework_author REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_author_sealed_update AFTER UPDATE ON framework_author REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_author_sealed_delete AFTER DELETE ON framework_author REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER submission_sealed_insert AFTER INSERT ON submission REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER submission_sealed_update AFTER UPDATE ON submission REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER submission_sealed_delete AFTER DELETE ON submission REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER budget_line_amount_sealed_insert AFTER INSERT ON budget_line_amount REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_line_amounts();
--> statement-breakpoint
CREATE TRIGGER budget_line_amount_sealed_update AFTER UPDATE ON budget_line_amount REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_line_amounts();
--> statement-breakpoint
CREATE TRIGGER budget_line_amount_sealed_delete AFTER DELETE ON budget_line_amount REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_line_amounts();
--> statement-breakpoint
CREATE TRIGGER funding_amount_sealed_insert AFTER INSERT ON funding_amount REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_funding_amounts();
--> statement-breakpoint
CREATE TRIGGER funding_amount_sealed_update AFTER UPDATE ON funding_amount REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_funding_amounts();
--> statement-breakpoint
CREATE TRIGGER funding_amount_sealed_delete AFTER DELETE ON funding_amount REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_funding_amounts();
--> statement-breakpoint
CREATE TRIGGER entry_impact_sealed_insert AFTER INSERT ON entry_impact REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_impact_sealed_update AFTER UPDATE ON entry_impact REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER entry_impact_sealed_delete AFTER DELETE ON entry_impact REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER consultee_influence_sealed_insert AFTER INSERT ON consultee_influence REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER consultee_influence_sealed_update AFTER UPDATE ON consultee_influence REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER consultee_influence_sealed_delete AFTER DELETE ON consultee_influence REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_entry_parts();
--> statement-breakpoint
CREATE TRIGGER approval_sealed_insert AFTER INSERT ON approval REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER approval_sealed_update AFTER UPDATE ON approval REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER approval_sealed_delete AFTER DELETE ON approval REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER determination_sealed_insert AFTER INSERT ON determination REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER determination_sealed_update AFTER UPDATE ON determination REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER determination_sealed_delete AFTER DELETE ON determination REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_sign_off();
--> statement-breakpoint
CREATE TRIGGER budget_line_edit_sealed_insert AFTER INSERT ON budget_line_edit REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
-- The row of the framework itself: the signature is the last thing that is done to it.
CREATE FUNCTION refuse_change_of_signed_framework() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'signed' OR is_sealed(ARRAY[OLD.id]) THEN
    RAISE EXCEPTION 'a signed framework is sealed: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER framework_sealed BEFORE UPDATE OR DELETE ON framework
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed_framework();
--> statement-breakpoint
-- Afterwards an action that was carried forward is completed, and nothing else becomes of any: what it was stays.
CREATE FUNCTION refuse_change_of_sealed_action() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF is_sealed(ARRAY[NEW.framework_id]) THEN
      RAISE EXCEPTION 'action of a signed framework is sealed: INSERT is refused' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF is_sealed(ARRAY[OLD.framework_id, NEW.framework_id]) AND NOT (
    OLD.state = 'carried_forward' AND NEW.state = 'completed'
    AND (NEW.id, NEW.framework_id, NEW.entry_id, NEW.what, NEW.owner_id, NEW.owner_name, NEW.target_date, NEW.created_by)
      IS NOT DISTINCT FROM
        (OLD.id, OLD.framework_id, OLD.entry_id, OLD.what, OLD.owner_id, OLD.owner_name, OLD.target_date, OLD.created_by)
  ) THEN
    RAISE EXCEPTION 'action of a signed framework is sealed: UPDATE is refused' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER action_sealed BEFORE INSERT OR UPDATE ON action
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed_action();
--> statement-breakpoint
-- What was published is published as it was determined: a row is added, never changed.
CREATE TRIGGER published_part_sealed BEFORE UPDATE OR DELETE ON published_part
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER priority_not_truncated BEFORE TRUNCATE ON priority
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER budget_line_not_truncated BEFORE TRUNCATE ON budget_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER funding_source_not_truncated BEFORE TRUNCATE ON funding_source
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER stated_total_not_truncated BEFORE TRUNCATE ON stated_total
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER budget_change_not_truncated BEFORE TRUNCATE ON budget_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER change_previous_line_not_truncated BEFORE TRUNCATE ON change_previous_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER change_new_line_not_truncated BEFORE TRUNCATE ON change_new_line
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER glossary_term_not_truncated BEFORE TRUNCATE ON glossary_term
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER eia_not_truncated BEFORE TRUNCATE ON eia
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER eia_entry_not_truncated BEFORE TRUNCATE ON eia_entry
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER stored_copy_not_truncated BEFORE TRUNCATE ON stored_copy
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER decision_record_not_truncated BEFORE TRUNCATE ON decision_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER framework_author_not_truncated BEFORE TRUNCATE ON framework_author
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER submission_not_truncated BEFORE TRUNCATE ON submission
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER budget_line_amount_not_truncated BEFORE TRUNCATE ON budget_line_amount
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER funding_amount_not_truncated BEFORE TRUNCATE ON funding_amount
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER entry_impact_not_truncated BEFORE TRUNCATE ON entry_impact
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER consultee_influence_not_truncated BEFORE TRUNCATE ON consultee_influence
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER approval_not_truncated BEFORE TRUNCATE ON approval
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER determination_not_truncated BEFORE TRUNCATE ON determination
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER framework_not_truncated BEFORE TRUNCATE ON framework
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER action_not_truncated BEFORE TRUNCATE ON action
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER published_part_not_truncated BEFORE TRUNCATE ON published_part
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
