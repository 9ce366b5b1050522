CREATE TABLE "determination_draft" (
	"submission_id" integer PRIMARY KEY NOT NULL,
	"answers" jsonb NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "determination_draft" ADD CONSTRAINT "determination_draft_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination_draft" ADD CONSTRAINT "determination_draft_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;