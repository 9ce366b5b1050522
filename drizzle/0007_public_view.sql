-- All that public pages read: what is published on the day, and of what is withheld its legal ground and nothing more. With the
-- record withheld nothing else of it is here, whatever was determined of the other parts. On PostgreSQL they read it in a
-- role that may read nothing else.
CREATE VIEW public_decision_part AS
  SELECT
    part.id,
    part.reference_key,
    part.reference,
    part.decided_on,
    part.part,
    CASE WHEN is_open.part THEN part.published_from END AS published_from,
    CASE WHEN is_open.record OR part.part = 'record' THEN part.legal_ground ELSE '' END AS legal_ground,
    CASE WHEN is_open.part THEN part.body END AS body,
    part.jws,
    CASE WHEN is_open.part THEN part.salts END AS salts
  FROM published_part AS part
  JOIN published_part AS record ON record.reference_key = part.reference_key AND record.part = 'record'
  CROSS JOIN LATERAL (SELECT (now() AT TIME ZONE 'Europe/London')::date AS today) AS day
  CROSS JOIN LATERAL (
    SELECT
      coalesce(record.published_from <= day.today, false) AS record,
      coalesce(record.published_from <= day.today AND part.published_from <= day.today, false) AS part
  ) AS is_open;
--> statement-breakpoint
-- The chain's head moves by this function alone, whoever inserts: the service's own role may not write to it.
ALTER FUNCTION chain_audit_event() SECURITY DEFINER SET search_path = public, pg_temp;
