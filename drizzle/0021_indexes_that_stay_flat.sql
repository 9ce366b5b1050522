CREATE INDEX "action_owner" ON "action" USING btree ("owner_id","framework_id");--> statement-breakpoint
CREATE INDEX "action_owner_done" ON "action" USING btree ("owner_id","resolved_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE not ("action"."state" in ('open', 'carried_forward'));--> statement-breakpoint
CREATE INDEX "action_proposed" ON "action" USING btree ("target_date","id") WHERE "action"."state" = 'open' and "action"."proposal_kind" is not null;--> statement-breakpoint
CREATE INDEX "action_resolved_for_others" ON "action" USING btree ("resolved_by","framework_id") WHERE "action"."state" in ('withdrawn', 'carried_forward');--> statement-breakpoint
CREATE INDEX "audit_event_action" ON "audit_event" USING btree ("framework_id",("detail" ->> 'actionId'),"number") WHERE "audit_event"."act" like 'action.%';--> statement-breakpoint
CREATE INDEX "framework_in_progress" ON "framework" USING btree ("id") WHERE "framework"."state" in ('drafting', 'submitted', 'approved', 'determined');