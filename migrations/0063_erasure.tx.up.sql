-- Erasing looks once more at each record under lock, and reaches what imports have noted of who made a complaint.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- hold_ended locks a record whose personal data are to be erased, and looks again when all that is recorded about it ended: since the list of what is due was
-- made, somebody may have recorded more. It refuses what has not ended by the day.
CREATE OR REPLACE FUNCTION hold_ended(agency bigint, kind text, record bigint, ended date) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  zone CONSTANT text := (SELECT value FROM settings WHERE key = 'time_zone');
  latest date;
  is_open boolean;
BEGIN
  IF kind = 'Party' THEN
    PERFORM 1 FROM parties p WHERE p.agency_id = agency AND p.id = record FOR UPDATE;
    PERFORM find_records_about(agency, 'parties', ARRAY[record]);
    latest := (SELECT e.ended_on FROM records_about_ended() e WHERE e.root = record);
    is_open := latest IS NULL AND (SELECT count(*) > 1 FROM records_about);
  ELSE
    PERFORM 1 FROM complaints c WHERE c.agency_id = agency AND c.id = record FOR UPDATE;
    SELECT greatest((c.closed_at AT TIME ZONE zone)::date, (c.told_at AT TIME ZONE zone)::date, (h.closed_at AT TIME ZONE zone)::date, k.decided_on, k.concluded_on),
           c.closed_at IS NULL OR h.id IS NOT NULL AND h.closed_at IS NULL OR k.id IS NOT NULL AND k.status NOT IN ('CONCLUDED', 'TRANSFERRED', 'NOT_PENALISED')
      INTO latest, is_open
      FROM complaints c
      LEFT JOIN complaints h ON h.agency_id = c.agency_id AND h.id = c.merged_into_id
      LEFT JOIN cases k ON k.agency_id = c.agency_id AND k.id = c.case_id
     WHERE c.agency_id = agency AND c.id = record;
  END IF;
  IF is_open OR latest > ended THEN
    RAISE EXCEPTION 'something was recorded about it since the list was made: run the command again';
  END IF;
END $$;

-- erase_reporter_in_imports erases who made a complaint in what imports have noted of it. It returns whether there was something.
CREATE OR REPLACE FUNCTION erase_reporter_in_imports(agency bigint, complaint bigint) RETURNS boolean
LANGUAGE plpgsql AS $$
BEGIN
  UPDATE import_writes w SET old_row = w.old_row || '{"name": "××", "contact": "××", "tells": []}'
   WHERE w.agency_id = agency AND w.table_name = 'complaint_reporters' AND (w.old_row ->> 'complaint_id')::bigint = complaint;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION hold_ended(bigint, text, bigint, date), erase_reporter_in_imports(bigint, bigint) FROM PUBLIC;

-- What was erased before this migration.
DO $$
BEGIN
  PERFORM erase_reporter_in_imports(e.agency_id, e.record_id) FROM erasures e WHERE e.record_type = 'Complaint';
END $$;
