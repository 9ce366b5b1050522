-- A key has at most some 2,700 bytes, and headings may have more: what is remembered of them goes by their digest.
ALTER TABLE "import_mapping" RENAME COLUMN "headings" TO "headings_sha256";--> statement-breakpoint
UPDATE "import_mapping" SET "headings_sha256" = encode(sha256(convert_to("headings_sha256", 'UTF8')), 'hex');
