-- The history of the budget's figures is added to, never changed.
CREATE TRIGGER budget_line_edit_append_only BEFORE UPDATE OR DELETE ON budget_line_edit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER budget_line_edit_not_truncated BEFORE TRUNCATE ON budget_line_edit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
