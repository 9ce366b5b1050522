CREATE TABLE "action" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "action_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"entry_id" integer,
	"what" text NOT NULL,
	"owner_id" integer,
	"owner_name" text NOT NULL,
	"target_date" date NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"proposal_kind" text,
	"proposal_reason" text DEFAULT '' NOT NULL,
	"proposed_by" integer,
	"completed_on" date,
	"what_was_done" text DEFAULT '' NOT NULL,
	"eia_updated" boolean,
	"eia_not_updated_reason" text DEFAULT '' NOT NULL,
	"resolution_reason" text DEFAULT '' NOT NULL,
	"acceptance_reason" text DEFAULT '' NOT NULL,
	"resolved_by" integer,
	"resolved_by_name" text DEFAULT '' NOT NULL,
	"resolved_capacity" text DEFAULT '' NOT NULL,
	"resolved_at" timestamp with time zone,
	"created_by" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "action_state" CHECK ("action"."state" in ('open', 'completed', 'withdrawn', 'carried_forward')),
	CONSTRAINT "action_proposal_kind" CHECK ("action"."proposal_kind" in ('withdraw', 'carry_forward'))
);
--> statement-breakpoint
CREATE TABLE "audit_event" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"person_id" integer,
	"person_name" text DEFAULT '' NOT NULL,
	"capacity" text DEFAULT '' NOT NULL,
	"act" text NOT NULL,
	"framework_id" integer,
	"subject" text DEFAULT '' NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget_change" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "budget_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"is_transfer" boolean DEFAULT false NOT NULL,
	"transferred_to" text DEFAULT '' NOT NULL,
	"same_service_confirmed" jsonb,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "budget_line" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "budget_line_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"priority_id" integer,
	"position" integer NOT NULL,
	"service" text NOT NULL,
	"delivery_organisation" text DEFAULT '' NOT NULL,
	"provision" text DEFAULT '' NOT NULL,
	"method" text,
	"funded_with" text DEFAULT '' NOT NULL,
	"reach" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "budget_line_method" CHECK ("budget_line"."method" in ('procured_sole', 'procured_joint', 'grant', 'statutory', 'not_applicable'))
);
--> statement-breakpoint
CREATE TABLE "budget_line_amount" (
	"line_id" integer NOT NULL,
	"year" integer NOT NULL,
	"pence" bigint NOT NULL,
	CONSTRAINT "budget_line_amount_line_id_year_pk" PRIMARY KEY("line_id","year")
);
--> statement-breakpoint
CREATE TABLE "change_new_line" (
	"line_id" integer PRIMARY KEY NOT NULL,
	"framework_id" integer NOT NULL,
	"change_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "change_previous_line" (
	"framework_id" integer NOT NULL,
	"line_id" integer NOT NULL,
	"change_id" integer NOT NULL,
	CONSTRAINT "change_previous_line_framework_id_line_id_pk" PRIMARY KEY("framework_id","line_id")
);
--> statement-breakpoint
CREATE TABLE "funding_amount" (
	"source_id" integer NOT NULL,
	"year" integer NOT NULL,
	"pence" bigint NOT NULL,
	CONSTRAINT "funding_amount_source_id_year_pk" PRIMARY KEY("source_id","year")
);
--> statement-breakpoint
CREATE TABLE "funding_source" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "funding_source_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "priority" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "priority_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "priority_name" UNIQUE("framework_id","name")
);
--> statement-breakpoint
CREATE TABLE "stated_total" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stated_total_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"priority_id" integer,
	"year" integer NOT NULL,
	"pence" bigint NOT NULL,
	CONSTRAINT "stated_total_once" UNIQUE NULLS NOT DISTINCT("framework_id","priority_id","year")
);
--> statement-breakpoint
CREATE TABLE "consultee_influence" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultee_influence_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"entry_id" integer NOT NULL,
	"consultee" text NOT NULL,
	"consulted_when" text DEFAULT '' NOT NULL,
	"said" text DEFAULT '' NOT NULL,
	"influence" text DEFAULT '' NOT NULL,
	"amount_before" bigint,
	"amount_after" bigint,
	"unchanged_reason" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "eia" (
	"framework_id" integer PRIMARY KEY NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"owner" text DEFAULT '' NOT NULL,
	"author" text DEFAULT '' NOT NULL,
	"aim" text DEFAULT '' NOT NULL,
	"completed_on" date,
	"evidence" text DEFAULT '' NOT NULL,
	"gaps" text DEFAULT '' NOT NULL,
	"gaps_answer" text DEFAULT '' NOT NULL,
	"outcome" text,
	"outcome_justification" text DEFAULT '' NOT NULL,
	"marking" text,
	"next_review" text DEFAULT '' NOT NULL,
	"reviews_done" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "eia_outcome" CHECK ("eia"."outcome" in ('unchanged', 'amended', 'continue_despite_adverse', 'stop_and_remove')),
	CONSTRAINT "eia_marking" CHECK ("eia"."marking" in ('OFFICIAL', 'OFFICIAL-SENSITIVE', 'SECRET', 'TOP SECRET', 'NOT PROTECTIVELY MARKED', 'RESTRICTED', 'CONFIDENTIAL'))
);
--> statement-breakpoint
CREATE TABLE "eia_entry" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "eia_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"change_id" integer NOT NULL,
	"kind" text NOT NULL,
	"screening_reason" text DEFAULT '' NOT NULL,
	"separate_reference" text DEFAULT '' NOT NULL,
	"separate_date" date,
	"separate_copy_id" integer,
	"no_impact_reason" text DEFAULT '' NOT NULL,
	"nobody_consulted_reason" text DEFAULT '' NOT NULL,
	"fingerprint" jsonb NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"absorbed" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "eia_entry_change_id_unique" UNIQUE("change_id"),
	CONSTRAINT "eia_entry_kind" CHECK ("eia_entry"."kind" in ('assessed', 'screened_out', 'separate_eia'))
);
--> statement-breakpoint
CREATE TABLE "entry_impact" (
	"entry_id" integer NOT NULL,
	"characteristic" text NOT NULL,
	"direction" text NOT NULL,
	"who" text DEFAULT '' NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"mitigation" text DEFAULT '' NOT NULL,
	"justification" text DEFAULT '' NOT NULL,
	CONSTRAINT "entry_impact_entry_id_characteristic_pk" PRIMARY KEY("entry_id","characteristic"),
	CONSTRAINT "entry_impact_characteristic" CHECK ("entry_impact"."characteristic" in ('age', 'disability', 'gender_reassignment', 'marriage_and_civil_partnership', 'pregnancy_and_maternity', 'race', 'religion_or_belief', 'sex', 'sexual_orientation')),
	CONSTRAINT "entry_impact_direction" CHECK ("entry_impact"."direction" in ('positive', 'adverse', 'neutral', 'not_yet_known'))
);
--> statement-breakpoint
CREATE TABLE "stored_copy" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "stored_copy_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"file_name" text NOT NULL,
	"media_type" text NOT NULL,
	"byte_length" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"stored_at" timestamp with time zone NOT NULL,
	"stored_by" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision_record" (
	"framework_id" integer PRIMARY KEY NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"received_on" date,
	"officers_present" text DEFAULT '' NOT NULL,
	"summary" text DEFAULT '' NOT NULL,
	"options_considered" text DEFAULT '' NOT NULL,
	"recommendations" text DEFAULT '' NOT NULL,
	"discussion" text DEFAULT '' NOT NULL,
	"resolved" text DEFAULT '' NOT NULL,
	"financial_summary" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "framework" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "framework_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"title" text NOT NULL,
	"aim" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"budget_date" date,
	"years" integer[] NOT NULL,
	"previous_id" integer,
	"reference" text,
	"reference_key" text,
	"explanations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "framework_state" CHECK ("framework"."state" in ('baseline', 'drafting', 'submitted', 'approved', 'determined', 'signed', 'withdrawn'))
);
--> statement-breakpoint
CREATE TABLE "framework_author" (
	"framework_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	CONSTRAINT "framework_author_framework_id_person_id_pk" PRIMARY KEY("framework_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "exemption" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "exemption_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"act" text NOT NULL,
	"section" text NOT NULL,
	"subject" text DEFAULT '' NOT NULL,
	"is_qualified" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "form_key" (
	"person_id" integer NOT NULL,
	"key" text NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "form_key_person_id_key_pk" PRIMARY KEY("person_id","key")
);
--> statement-breakpoint
CREATE TABLE "office" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"is_demo" boolean DEFAULT false NOT NULL,
	"reference_pattern" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "office_is_single" CHECK ("office"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "office_setting" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "office_setting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"valid_from" date NOT NULL,
	"office_name" text NOT NULL,
	"deciding_body_title" text NOT NULL,
	"eia_author_title" text NOT NULL,
	"action_owner_title" text NOT NULL,
	"senior_officer_title" text NOT NULL,
	"monitoring_officer_title" text NOT NULL,
	"administrator_title" text NOT NULL,
	CONSTRAINT "office_setting_valid_from_unique" UNIQUE("valid_from")
);
--> statement-breakpoint
CREATE TABLE "reference_counter" (
	"year" integer PRIMARY KEY NOT NULL,
	"next_number" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "one_time_link" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"person_id" integer,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "one_time_link_purpose" CHECK ("one_time_link"."purpose" in ('set_password', 'set_up'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"is_active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "role_grant" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "role_grant_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"role" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" integer,
	"ended_at" timestamp with time zone,
	"ended_by" integer,
	CONSTRAINT "role_grant_role" CHECK ("role_grant"."role" in ('eia_author', 'action_owner', 'senior_officer', 'monitoring_officer', 'decision_maker', 'administrator'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_failure_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "approval_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"digest" text NOT NULL,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "approval_submission_id_unique" UNIQUE("submission_id")
);
--> statement-breakpoint
CREATE TABLE "determination" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "determination_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"digest" text NOT NULL,
	"part" text NOT NULL,
	"publish" boolean NOT NULL,
	"legal_ground" text DEFAULT '' NOT NULL,
	"is_qualified" boolean DEFAULT false NOT NULL,
	"public_interest" text DEFAULT '' NOT NULL,
	"withheld_until" date,
	"person_id" integer NOT NULL,
	"person_name" text NOT NULL,
	"capacity" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "determination_once" UNIQUE("submission_id","part"),
	CONSTRAINT "determination_part" CHECK ("determination"."part" in ('record', 'report', 'details', 'eia'))
);
--> statement-breakpoint
CREATE TABLE "published_part" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "published_part_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reference_key" text NOT NULL,
	"reference" text NOT NULL,
	"decided_on" date NOT NULL,
	"part" text NOT NULL,
	"published_from" date,
	"legal_ground" text DEFAULT '' NOT NULL,
	"body" jsonb,
	CONSTRAINT "published_part_once" UNIQUE("reference_key","part"),
	CONSTRAINT "published_part_part" CHECK ("published_part"."part" in ('record', 'report', 'details', 'eia'))
);
--> statement-breakpoint
CREATE TABLE "signed_record" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "signed_record_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"reference" text NOT NULL,
	"reference_key" text NOT NULL,
	"digest" text NOT NULL,
	"outcome" text NOT NULL,
	"signed_at" timestamp with time zone NOT NULL,
	"signed_by" integer NOT NULL,
	"snapshot" jsonb NOT NULL,
	CONSTRAINT "signed_record_framework_id_unique" UNIQUE("framework_id"),
	CONSTRAINT "signed_record_reference_key_unique" UNIQUE("reference_key"),
	CONSTRAINT "signed_record_outcome" CHECK ("signed_record"."outcome" in ('supported', 'not_supported'))
);
--> statement-breakpoint
CREATE TABLE "submission" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submission_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"framework_id" integer NOT NULL,
	"digest" text NOT NULL,
	"leaves" jsonb NOT NULL,
	"submitted_at" timestamp with time zone NOT NULL,
	"submitted_by" integer NOT NULL,
	"submitted_by_name" text NOT NULL,
	"capacity" text NOT NULL,
	"ended_at" timestamp with time zone,
	"ended" text,
	"ended_reason" text DEFAULT '' NOT NULL,
	"ended_by_name" text DEFAULT '' NOT NULL,
	"ended_capacity" text DEFAULT '' NOT NULL,
	CONSTRAINT "submission_ended" CHECK ("submission"."ended" in ('recalled', 'returned', 'withdrawn', 'signed'))
);
--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_owner_id_person_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_proposed_by_person_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_resolved_by_person_id_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action" ADD CONSTRAINT "action_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_change" ADD CONSTRAINT "budget_change_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_priority_id_priority_id_fk" FOREIGN KEY ("priority_id") REFERENCES "public"."priority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_line_amount" ADD CONSTRAINT "budget_line_amount_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_new_line" ADD CONSTRAINT "change_new_line_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_new_line" ADD CONSTRAINT "change_new_line_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_new_line" ADD CONSTRAINT "change_new_line_change_id_budget_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."budget_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_previous_line" ADD CONSTRAINT "change_previous_line_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_previous_line" ADD CONSTRAINT "change_previous_line_line_id_budget_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."budget_line"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "change_previous_line" ADD CONSTRAINT "change_previous_line_change_id_budget_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."budget_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_amount" ADD CONSTRAINT "funding_amount_source_id_funding_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."funding_source"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "funding_source" ADD CONSTRAINT "funding_source_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "priority" ADD CONSTRAINT "priority_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stated_total" ADD CONSTRAINT "stated_total_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stated_total" ADD CONSTRAINT "stated_total_priority_id_priority_id_fk" FOREIGN KEY ("priority_id") REFERENCES "public"."priority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consultee_influence" ADD CONSTRAINT "consultee_influence_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eia" ADD CONSTRAINT "eia_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_change_id_budget_change_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."budget_change"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "eia_entry" ADD CONSTRAINT "eia_entry_separate_copy_id_stored_copy_id_fk" FOREIGN KEY ("separate_copy_id") REFERENCES "public"."stored_copy"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entry_impact" ADD CONSTRAINT "entry_impact_entry_id_eia_entry_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."eia_entry"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_copy" ADD CONSTRAINT "stored_copy_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stored_copy" ADD CONSTRAINT "stored_copy_stored_by_person_id_fk" FOREIGN KEY ("stored_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_record" ADD CONSTRAINT "decision_record_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_previous_id_framework_id_fk" FOREIGN KEY ("previous_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework" ADD CONSTRAINT "framework_created_by_person_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_author" ADD CONSTRAINT "framework_author_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "framework_author" ADD CONSTRAINT "framework_author_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_granted_by_person_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_ended_by_person_id_fk" FOREIGN KEY ("ended_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval" ADD CONSTRAINT "approval_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination" ADD CONSTRAINT "determination_submission_id_submission_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submission"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "determination" ADD CONSTRAINT "determination_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_part" ADD CONSTRAINT "published_part_reference_key_signed_record_reference_key_fk" FOREIGN KEY ("reference_key") REFERENCES "public"."signed_record"("reference_key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_record" ADD CONSTRAINT "signed_record_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signed_record" ADD CONSTRAINT "signed_record_signed_by_person_id_fk" FOREIGN KEY ("signed_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_framework_id_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission" ADD CONSTRAINT "submission_submitted_by_person_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_framework" ON "action" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "action_open" ON "action" USING btree ("framework_id") WHERE "action"."state" = 'open';--> statement-breakpoint
CREATE INDEX "action_owner_outstanding" ON "action" USING btree ("owner_id","target_date") WHERE "action"."state" in ('open', 'carried_forward');--> statement-breakpoint
CREATE INDEX "audit_event_framework" ON "audit_event" USING btree ("framework_id","id");--> statement-breakpoint
CREATE INDEX "budget_change_framework" ON "budget_change" USING btree ("framework_id","position");--> statement-breakpoint
CREATE INDEX "budget_line_framework" ON "budget_line" USING btree ("framework_id","position");--> statement-breakpoint
CREATE INDEX "change_new_line_change" ON "change_new_line" USING btree ("change_id");--> statement-breakpoint
CREATE UNIQUE INDEX "change_new_line_framework" ON "change_new_line" USING btree ("framework_id","line_id");--> statement-breakpoint
CREATE INDEX "change_previous_line_change" ON "change_previous_line" USING btree ("change_id");--> statement-breakpoint
CREATE INDEX "funding_source_framework" ON "funding_source" USING btree ("framework_id","position");--> statement-breakpoint
CREATE INDEX "consultee_influence_entry" ON "consultee_influence" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "eia_entry_framework" ON "eia_entry" USING btree ("framework_id");--> statement-breakpoint
CREATE INDEX "stored_copy_framework" ON "stored_copy" USING btree ("framework_id");--> statement-breakpoint
CREATE UNIQUE INDEX "framework_reference_key" ON "framework" USING btree ("reference_key");--> statement-breakpoint
CREATE INDEX "framework_previous" ON "framework" USING btree ("previous_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_email_unique" ON "person" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "role_grant_one_open" ON "role_grant" USING btree ("person_id","role") WHERE "role_grant"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_failure_recent" ON "sign_in_failure" USING btree ("email_hash","at");--> statement-breakpoint
CREATE INDEX "approval_person" ON "approval" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "published_part_newest" ON "published_part" USING btree ("part","decided_on");--> statement-breakpoint
CREATE INDEX "submission_framework" ON "submission" USING btree ("framework_id");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_one_open" ON "submission" USING btree ("framework_id") WHERE "submission"."ended_at" is null;