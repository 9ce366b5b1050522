ALTER TABLE "session" ADD COLUMN "is_to_be_renewed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in_failure" ADD COLUMN "address_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX "sign_in_failure_from" ON "sign_in_failure" USING btree ("address_hash","at");