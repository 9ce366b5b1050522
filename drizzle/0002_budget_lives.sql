CREATE TABLE "budget_line_edit" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "budget_line_edit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"line_id" integer NOT NULL,
	"kind" text NOT NULL,
	"before" jsonb,
	"after" jsonb,
	"reason" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	CONSTRAINT "budget_line_edit_kind" CHECK ("budget_line_edit"."kind" in ('added', 'edited', 'removed', 'imported'))
);
--> statement-breakpoint
CREATE TABLE "budget_import" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "budget_import_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"file_name" text NOT NULL,
	"sheets" jsonb NOT NULL,
	"mapping" jsonb,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"matches" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_mapping" (
	"headings" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "glossary_term" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "glossary_term_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"term" text NOT NULL,
	"meaning" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "office" ADD COLUMN "materiality_threshold" bigint;--> statement-breakpoint
ALTER TABLE "budget_line_edit" ADD CONSTRAINT "budget_line_edit_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_import" ADD CONSTRAINT "budget_import_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_import" ADD CONSTRAINT "budget_import_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_term" ADD CONSTRAINT "glossary_term_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "budget_line_edit_line" ON "budget_line_edit" USING btree ("line_id","id");--> statement-breakpoint
CREATE INDEX "budget_line_edit_framework" ON "budget_line_edit" USING btree ("framework_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "budget_import_one" ON "budget_import" USING btree ("framework_id","person_id");--> statement-breakpoint
CREATE INDEX "budget_import_person" ON "budget_import" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "glossary_term_once" ON "glossary_term" USING btree ("framework_id","term");