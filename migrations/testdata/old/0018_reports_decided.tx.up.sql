-- A report is decided on a day, from which its reporter is told; what happens to a complaint follows in order; and no text told of it,
-- now or later, tells who made it.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE complaints ADD COLUMN IF NOT EXISTS decided_on date;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS check_by date;
ALTER TABLE complaints ADD COLUMN IF NOT EXISTS reopening text;
GRANT UPDATE (decided_on, check_by, reopening) ON complaints TO docket_app;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_reopening_said;
ALTER TABLE complaints ADD CONSTRAINT complaints_reopening_said CHECK (is_said(reopening, 2000));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_checked_when_report;
ALTER TABLE complaints ADD CONSTRAINT complaints_checked_when_report CHECK (check_by IS NULL OR (kind <> 'COMPLAINT' AND check_by > received_on));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_result_enum;
ALTER TABLE complaints ADD CONSTRAINT complaints_result_enum
  CHECK (result IN ('MEDIATED', 'FAILED', 'WITHDRAWN', 'REFUSED', 'CASE_FILED', 'NO_VIOLATION', 'REFERRED', 'MERGED'));

-- What was decided before this was kept: by the case's filing, or by the end that says so; with the report that others were joined with.
UPDATE complaints r SET decided_on = greatest(r.received_on, coalesce(
    (SELECT filed_on FROM cases c WHERE c.agency_id = r.agency_id AND c.id = coalesce(r.case_id, head.case_id)),
    CASE WHEN coalesce(head.result, r.result) IN ('CASE_FILED', 'NO_VIOLATION')
         THEN (coalesce(head.closed_at, r.closed_at) AT TIME ZONE (SELECT value FROM settings WHERE key = 'time_zone'))::date END,
    CASE WHEN r.tell_article IS NOT NULL
         THEN (coalesce(r.closed_at, r.received_at) AT TIME ZONE (SELECT value FROM settings WHERE key = 'time_zone'))::date END))
  FROM complaints self LEFT JOIN complaints head ON head.agency_id = self.agency_id AND head.id = self.merged_into_id
 WHERE self.agency_id = r.agency_id AND self.id = r.id AND r.kind = 'REPORT' AND r.decided_on IS NULL
   AND (r.tell_article IS NOT NULL OR coalesce(r.case_id, head.case_id) IS NOT NULL OR coalesce(head.result, r.result) IN ('CASE_FILED', 'NO_VIOLATION'));

ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_decided_when_report;
ALTER TABLE complaints ADD CONSTRAINT complaints_decided_when_report CHECK (decided_on IS NULL OR (kind <> 'COMPLAINT' AND decided_on >= received_on));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_told_once_decided;
-- The bureau's day begins at most 14 hours before that of Greenwich.
ALTER TABLE complaints ADD CONSTRAINT complaints_told_once_decided CHECK (
  (tell_article IS NULL OR decided_on IS NOT NULL) AND told_at >= decided_on::timestamp AT TIME ZONE 'UTC' - interval '14 hours');
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_closed_last;
ALTER TABLE complaints ADD CONSTRAINT complaints_closed_last CHECK (closed_at >= acknowledged_at AND closed_at >= accepted_at AND closed_at >= refused_at);

-- What tells who made a complaint, of its name and contact: in small letters, without spaces and punctuation.
ALTER TABLE complaint_reporters ADD COLUMN IF NOT EXISTS tells text[] NOT NULL DEFAULT '{}';
UPDATE complaint_reporters SET tells = ARRAY(
    SELECT tell FROM unnest(ARRAY[lower(regexp_replace(name, '[[:space:][:punct:]]', '', 'g')), lower(regexp_replace(contact, '[[:space:][:punct:]]', '', 'g'))]) AS tell
     WHERE char_length(tell) >= 2 AND tell !~ '^[0-9]{1,6}$')
 WHERE tells = '{}';

-- The first of the texts that tells who made a complaint that is one of these, is behind one of these clues or cases, or belongs
-- with one of them to what was joined; null where none does. The server may ask this, and may not read who it was (投诉举报办法 33).
CREATE OR REPLACE FUNCTION tells_reporter(of_agency bigint, of_complaints bigint[], of_clues bigint[], of_cases bigint[], texts text[]) RETURNS integer
LANGUAGE plpgsql STABLE STRICT SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN -- so that it is planned once for a session
  RETURN (
    WITH named AS (
      SELECT id FROM complaints WHERE agency_id = of_agency AND id = ANY (of_complaints)
      UNION SELECT id FROM complaints WHERE agency_id = of_agency AND case_id = ANY (of_cases)
      UNION SELECT complaint_id FROM clues WHERE agency_id = of_agency AND id = ANY (of_clues) AND complaint_id IS NOT NULL
      UNION SELECT complaint_id FROM clues WHERE agency_id = of_agency AND case_id = ANY (of_cases) AND complaint_id IS NOT NULL
    ), heads AS (
      SELECT DISTINCT coalesce(c.merged_into_id, c.id) AS id FROM named JOIN complaints c ON c.agency_id = of_agency AND c.id = named.id
    ), joined AS (
      SELECT id FROM heads
      UNION SELECT c.id FROM heads JOIN complaints c ON c.agency_id = of_agency AND c.merged_into_id = heads.id
    )
    SELECT min(t.n)::integer
      FROM joined
      JOIN complaint_reporters r ON r.agency_id = of_agency AND r.complaint_id = joined.id
     CROSS JOIN unnest(r.tells) AS tell
      JOIN unnest(texts) WITH ORDINALITY AS t (text, n) ON strpos(t.text, tell) > 0);
END $$;
REVOKE EXECUTE ON FUNCTION tells_reporter(bigint, bigint[], bigint[], bigint[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tells_reporter(bigint, bigint[], bigint[], bigint[], text[]) TO docket_app;
