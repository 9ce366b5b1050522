-- Everything of a signed framework stays as it was signed, whoever writes: refused here as well as in the application.
-- A baseline or framework that a signed one was compared with is part of what was signed.
CREATE FUNCTION is_sealed(framework_id integer) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM framework
    WHERE framework.state = 'signed' AND (framework.id = framework_id OR framework.previous_id = framework_id)
  )
$$;
--> statement-breakpoint
-- The framework of a row, by the table it is in: most rows name it, the others by the row they belong to.
CREATE FUNCTION framework_of(table_name text, content jsonb) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT CASE table_name
    WHEN 'budget_line_amount' THEN (SELECT framework_id FROM budget_line WHERE id = (content ->> 'line_id')::integer)
    WHEN 'funding_amount' THEN (SELECT framework_id FROM funding_source WHERE id = (content ->> 'source_id')::integer)
    WHEN 'entry_impact' THEN (SELECT framework_id FROM eia_entry WHERE id = (content ->> 'entry_id')::integer)
    WHEN 'consultee_influence' THEN (SELECT framework_id FROM eia_entry WHERE id = (content ->> 'entry_id')::integer)
    WHEN 'approval' THEN (SELECT framework_id FROM submission WHERE id = (content ->> 'submission_id')::integer)
    WHEN 'determination' THEN (SELECT framework_id FROM submission WHERE id = (content ->> 'submission_id')::integer)
    WHEN 'framework' THEN (content ->> 'id')::integer
    ELSE (content ->> 'framework_id')::integer
  END
$$;
--> statement-breakpoint
CREATE FUNCTION refuse_change_of_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP IN ('UPDATE', 'DELETE') AND is_sealed(framework_of(TG_TABLE_NAME, to_jsonb(OLD))) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF TG_OP IN ('INSERT', 'UPDATE') AND is_sealed(framework_of(TG_TABLE_NAME, to_jsonb(NEW))) THEN
    RAISE EXCEPTION '% of a signed framework is sealed: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END
$$;
--> statement-breakpoint
CREATE TRIGGER priority_sealed BEFORE INSERT OR UPDATE OR DELETE ON priority
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER budget_line_sealed BEFORE INSERT OR UPDATE OR DELETE ON budget_line
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER budget_line_amount_sealed BEFORE INSERT OR UPDATE OR DELETE ON budget_line_amount
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER funding_source_sealed BEFORE INSERT OR UPDATE OR DELETE ON funding_source
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER funding_amount_sealed BEFORE INSERT OR UPDATE OR DELETE ON funding_amount
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER stated_total_sealed BEFORE INSERT OR UPDATE OR DELETE ON stated_total
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER budget_change_sealed BEFORE INSERT OR UPDATE OR DELETE ON budget_change
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER change_previous_line_sealed BEFORE INSERT OR UPDATE OR DELETE ON change_previous_line
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER change_new_line_sealed BEFORE INSERT OR UPDATE OR DELETE ON change_new_line
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER glossary_term_sealed BEFORE INSERT OR UPDATE OR DELETE ON glossary_term
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER eia_sealed BEFORE INSERT OR UPDATE OR DELETE ON eia
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER eia_entry_sealed BEFORE INSERT OR UPDATE OR DELETE ON eia_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER entry_impact_sealed BEFORE INSERT OR UPDATE OR DELETE ON entry_impact
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER consultee_influence_sealed BEFORE INSERT OR UPDATE OR DELETE ON consultee_influence
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER stored_copy_sealed BEFORE INSERT OR UPDATE OR DELETE ON stored_copy
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER decision_record_sealed BEFORE INSERT OR UPDATE OR DELETE ON decision_record
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER framework_author_sealed BEFORE INSERT OR UPDATE OR DELETE ON framework_author
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER submission_sealed BEFORE INSERT OR UPDATE OR DELETE ON submission
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER approval_sealed BEFORE INSERT OR UPDATE OR DELETE ON approval
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER determination_sealed BEFORE INSERT OR UPDATE OR DELETE ON determination
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
CREATE TRIGGER budget_line_edit_sealed BEFORE INSERT ON budget_line_edit
  FOR EACH ROW EXECUTE FUNCTION refuse_change_of_sealed();
--> statement-breakpoint
-- The row of the framework itself: the signature is the last thing that is done to it.
CREATE FUNCTION refuse_change_of_signed_framework() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'signed' THEN
    RAISE EXCEPTION 'a signed framework is sealed: % is refused', TG_OP USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.state = 'baseline' AND TG_OP = 'UPDATE' AND NEW.state <> 'baseline' THEN
    RAISE EXCEPTION 'a baseline stays one' USING ERRCODE = 'integrity_constraint_violation';
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
    IF is_sealed(NEW.framework_id) THEN
      RAISE EXCEPTION 'action of a signed framework is sealed: INSERT is refused' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF is_sealed(OLD.framework_id) AND NOT (
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
CREATE TRIGGER budget_line_amount_not_truncated BEFORE TRUNCATE ON budget_line_amount
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER funding_source_not_truncated BEFORE TRUNCATE ON funding_source
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER funding_amount_not_truncated BEFORE TRUNCATE ON funding_amount
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
CREATE TRIGGER entry_impact_not_truncated BEFORE TRUNCATE ON entry_impact
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER consultee_influence_not_truncated BEFORE TRUNCATE ON consultee_influence
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
