ALTER TABLE "published_part" ADD COLUMN "jws" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "published_part" ADD COLUMN "salts" jsonb;--> statement-breakpoint
ALTER TABLE "signed_record" ADD COLUMN "seal" jsonb;