CREATE TABLE "framework_section" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "framework_section_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"position" integer NOT NULL,
	"placement" text NOT NULL,
	"heading" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"is_ready" boolean DEFAULT false NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_section_placement" CHECK ("framework_section"."placement" in ('before_budget', 'after_budget'))
);
--> statement-breakpoint
CREATE TABLE "framework_plan" (
	"framework_id" integer PRIMARY KEY NOT NULL,
	"plan_id" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "heading_serves" (
	"heading_id" integer PRIMARY KEY NOT NULL,
	"plan_priority_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"eia_title" text DEFAULT '' NOT NULL,
	"eia_state" text DEFAULT 'none' NOT NULL,
	"eia_link" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_eia_state" CHECK ("plan"."eia_state" in ('none', 'in_progress', 'complete')),
	CONSTRAINT "plan_period" CHECK ("plan"."starts_on" <= "plan"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "plan_priority" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_priority_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"left_to" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "plan_priority_kind" CHECK ("plan_priority"."kind" in ('priority', 'theme', 'left'))
);
--> statement-breakpoint
ALTER TABLE "carried_over" DROP CONSTRAINT "carried_over_kind";--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "headings_before" text[] DEFAULT '{"Foreword","Background"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "headings_after" text[] DEFAULT '{"What commissioning is","Getting results","Value for money","Partnerships","Simplification"}' NOT NULL;--> statement-breakpoint
ALTER TABLE "framework_section" ADD CONSTRAINT "framework_section_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_plan" ADD CONSTRAINT "framework_plan_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_plan" ADD CONSTRAINT "framework_plan_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heading_serves" ADD CONSTRAINT "heading_serves_heading_id_priority_id_fk" FOREIGN KEY ("heading_id") REFERENCES "public"."priority"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "heading_serves" ADD CONSTRAINT "heading_serves_plan_priority_id_plan_priority_id_fk" FOREIGN KEY ("plan_priority_id") REFERENCES "public"."plan_priority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_priority" ADD CONSTRAINT "plan_priority_plan_id_plan_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plan"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "framework_section_framework" ON "framework_section" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "framework_plan_plan" ON "framework_plan" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "heading_serves_plan_priority" ON "heading_serves" USING btree ("plan_priority_id");--> statement-breakpoint
CREATE INDEX "plan_priority_plan" ON "plan_priority" USING btree ("plan_id");--> statement-breakpoint
ALTER TABLE "carried_over" ADD CONSTRAINT "carried_over_kind" CHECK ("carried_over"."kind" in ('line', 'text', 'entry', 'action', 'theme', 'project', 'section'));--> statement-breakpoint
-- by hand
-- What a framework says in words is sealed with it.
CREATE TRIGGER framework_section_sealed_insert AFTER INSERT ON framework_section REFERENCING NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_section_sealed_update AFTER UPDATE ON framework_section REFERENCING OLD TABLE AS before NEW TABLE AS after
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_section_sealed_delete AFTER DELETE ON framework_section REFERENCING OLD TABLE AS before
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_sealed_content();
--> statement-breakpoint
CREATE TRIGGER framework_section_not_truncated BEFORE TRUNCATE ON framework_section
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
