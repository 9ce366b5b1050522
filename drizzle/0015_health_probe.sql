CREATE TABLE "health_probe" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	CONSTRAINT "health_probe_is_single" CHECK ("health_probe"."id" = 1)
);
--> statement-breakpoint
INSERT INTO "health_probe" ("written_at") VALUES (now());
--> statement-breakpoint
-- Whether anything can be saved. The row alone would tell little: a full disk takes it as long as its page has room. So the
-- numbers are more than may stay in memory, and are laid down in a file beside the tables, which is gone at once.
CREATE FUNCTION probe_health() RETURNS void LANGUAGE plpgsql SET work_mem = '64kB' SET temp_tablespaces = '' AS $$
BEGIN
  PERFORM count(*) FROM generate_series(1, 8000);
  UPDATE health_probe SET written_at = clock_timestamp() WHERE id = 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'The row that tells of the health is gone';
  END IF;
END $$;
