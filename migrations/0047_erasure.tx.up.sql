-- Erasing reaches the earlier versions of records too. The log keeps the hashes of these versions, so that its tree stays whole, but loses their
-- salts: without them nobody can find the texts by trying.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- erase_in_history erases texts in the earlier versions of the records of records_about, and what is personal in those of the record itself. It takes
-- the salts of all earlier versions of the records that it changed out of the log.
CREATE OR REPLACE FUNCTION erase_in_history(agency bigint, texts text[], kind text, record bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  at CONSTANT timestamptz := logged_now();
  of_table record;
  changed text[];
BEGIN
  FOR of_table IN
    SELECT c.relname AS name, array_agg(DISTINCT r.record) AS records,
           (SELECT string_agg(format(CASE WHEN a.attname IN ('source_key', 'phone', 'identity_no') THEN '%1$I = CASE WHEN NOT mentions_text(%1$I, $3) THEN %1$I END'
                WHEN a.atttypid = 'jsonb'::regtype THEN '%1$I = erase_texts(%1$I::text, $3)::jsonb' ELSE '%1$I = erase_texts(%1$I, $3)' END, a.attname), ', ')
              FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype)) AS changes,
           (SELECT string_agg(format('mentions_text(%I::text, $3)', a.attname), ' OR ')
              FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype)) AS condition
      FROM records_about r JOIN pg_class p ON p.oid = r.target JOIN pg_class c ON c.relnamespace = 'history'::regnamespace AND c.relname = p.relname
     WHERE r.record IS NOT NULL AND EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.oid AND i.attname = 'id')
     GROUP BY c.oid, c.relname
  LOOP
    CONTINUE WHEN of_table.changes IS NULL;
    EXECUTE format('WITH erased AS (UPDATE history.%I SET %s WHERE agency_id = $1 AND id = ANY ($2) AND (%s) RETURNING id) SELECT array_agg(DISTINCT id::text) FROM erased',
      of_table.name, of_table.changes, of_table.condition) INTO changed USING agency, of_table.records, texts;
    PERFORM forget_salts(agency, of_table.name, changed, at);
  END LOOP;
  IF kind = 'Party' THEN
    UPDATE history.parties h SET representative = NULL WHERE h.agency_id = agency AND h.id = record;
    UPDATE history.parties h SET name = p.name, name_initials = p.name_initials, name_key = p.name_key, identity_no = NULL, address = NULL
      FROM parties p WHERE p.agency_id = agency AND p.id = record AND p.kind = 'NATURAL_PERSON' AND h.agency_id = agency AND h.id = record;
    PERFORM forget_salts(agency, 'parties', ARRAY[record::text], at);
  ELSE
    UPDATE history.complaint_reporters h SET name = '××', contact = '××', tells = '{}' WHERE h.agency_id = agency AND h.complaint_id = record;
    PERFORM forget_salts(agency, 'complaint_reporters', ARRAY[record::text], at);
  END IF;
END $$;

-- forget_salts takes the salts of the versions of rows that are earlier than an instant out of the log.
CREATE OR REPLACE FUNCTION forget_salts(agency bigint, of_table text, of_keys text[], before timestamptz) RETURNS void
LANGUAGE sql AS $$
  UPDATE log_entries e SET salts = ARRAY(SELECT CASE WHEN u.key <> ALL (of_keys) THEN u.salt END FROM unnest(e.keys, e.salts) WITH ORDINALITY AS u (key, salt, place) ORDER BY u.place)
   WHERE e.agency_id = agency AND e.table_name = of_table AND e.keys && of_keys AND e.logged_at < before
$$;

-- As in 0044, but for logged_at, which is no day of the record.
CREATE OR REPLACE FUNCTION records_about_ended() RETURNS TABLE (root bigint, ended_on date)
LANGUAGE plpgsql AS $$
DECLARE
  zone CONSTANT text := (SELECT value FROM settings WHERE key = 'time_zone');
  of_table record;
  questions text[] := '{}';
BEGIN
  FOR of_table IN
    SELECT r.target,
           (SELECT string_agg(CASE WHEN a.atttypid = 'date'::regtype THEN 't.' || quote_ident(a.attname)
                ELSE format('(t.%I AT TIME ZONE %L)::date', a.attname, zone) END, ', ')
              FROM pg_attribute a WHERE a.attrelid = r.target AND a.attnum > 0 AND NOT a.attisdropped
               AND a.atttypid IN ('date'::regtype, 'timestamptz'::regtype) AND a.attname NOT IN ('created_at', 'updated_at', 'logged_at')) AS days,
           CASE WHEN r.target = 'cases'::regclass THEN 't.status NOT IN (''CONCLUDED'', ''TRANSFERRED'', ''NOT_PENALISED'')'
                WHEN r.target IN ('appeals'::regclass, 'trust_units'::regclass) THEN 't.ended_on IS NULL'
                ELSE (SELECT 't.' || quote_ident(a.attname) || ' IS NULL' FROM pg_attribute a WHERE a.attrelid = r.target AND NOT a.attisdropped
                       AND a.attname IN ('closed_on', 'closed_at', 'retired_on', 'left_on')) END AS open
      FROM records_about r GROUP BY r.target
  LOOP
    questions := questions || format('SELECT r.root, max(greatest(%s)) AS latest, coalesce(bool_or(%s), false) AS is_open FROM records_about r JOIN %s t ON t.ctid = r.place WHERE r.target = %L::regclass GROUP BY r.root',
      coalesce(of_table.days, 'NULL::date'), coalesce(of_table.open, 'false'), of_table.target, of_table.target);
  END LOOP;
  IF questions <> '{}' THEN
    RETURN QUERY EXECUTE 'SELECT x.root, CASE WHEN NOT bool_or(x.is_open) THEN max(x.latest) END FROM (' || array_to_string(questions, ' UNION ALL ') || ') x GROUP BY x.root';
  END IF;
END $$;

-- As in 0044, with the earlier versions.
CREATE OR REPLACE FUNCTION erase_personal_data(agency bigint, kind text, record bigint, by_rule text, by_article text, ended date, kept date, caller text)
RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  today CONSTANT date := (now() AT TIME ZONE (SELECT value FROM settings WHERE key = 'time_zone'))::date;
  texts text[];
  found_in text[];
  party parties;
  reporter complaint_reporters;
BEGIN
  IF kind = 'Party' THEN
    SELECT * INTO STRICT party FROM parties WHERE agency_id = agency AND id = record FOR UPDATE;
    IF party.kind = 'NATURAL_PERSON' THEN
      texts := texts_to_erase(ARRAY[party.name, party.identity_no, party.address, party.representative]
        || ARRAY(SELECT unnest(ARRAY[h.name, h.identity_no, h.address, h.representative]) FROM party_changes h WHERE h.agency_id = agency AND h.party_id = record)
        || ARRAY(SELECT unnest(ARRAY[s.phone, s.address]) FROM pharmacies s WHERE s.agency_id = agency AND s.party_id = record));
    ELSE
      texts := texts_to_erase(ARRAY[party.representative]
        || ARRAY(SELECT h.representative FROM party_changes h WHERE h.agency_id = agency AND h.party_id = record));
    END IF;
    PERFORM find_records_about(agency, 'parties', ARRAY[record]);
    found_in := erase_in_records(agency, texts, 'parties');
    IF party.kind = 'NATURAL_PERSON' THEN
      found_in := found_in || ARRAY['parties.name'] || CASE WHEN party.identity_no IS NULL THEN '{}' ELSE ARRAY['parties.identity_no'] END
        || CASE WHEN party.address IS NULL THEN '{}' ELSE ARRAY['parties.address'] END;
      UPDATE parties SET name = '××', identity_no = NULL, address = NULL WHERE agency_id = agency AND id = record;
      DELETE FROM attachment_contents c USING records_about r
       WHERE r.target = 'attachments'::regclass AND c.agency_id = agency AND c.attachment_id = r.record;
      IF FOUND THEN
        found_in := found_in || ARRAY['attachment_contents.content'];
      END IF;
      UPDATE attachments a SET name = '××', withdrawn_at = coalesce(a.withdrawn_at, now()), withdrawal = coalesce(a.withdrawal, '保存期限届满，已删除'),
             version = a.version + 1, updated_at = greatest(a.updated_at, now())
        FROM records_about r WHERE r.target = 'attachments'::regclass AND a.agency_id = agency AND a.id = r.record;
    END IF;
    UPDATE parties SET representative = NULL, source_key = CASE WHEN NOT mentions_text(source_key, texts) THEN source_key END,
           version = version + 1, updated_at = greatest(updated_at, now())
     WHERE agency_id = agency AND id = record;
    IF party.representative IS NOT NULL THEN
      found_in := found_in || ARRAY['parties.representative'];
    END IF;
  ELSE
    SELECT * INTO STRICT reporter FROM complaint_reporters WHERE agency_id = agency AND complaint_id = record FOR UPDATE;
    PERFORM find_records_about(agency, 'complaints', ARRAY[record]);
    texts := texts_to_erase(ARRAY[reporter.name, reporter.contact]);
    found_in := erase_in_records(agency, texts, 'complaint_reporters') || ARRAY['complaint_reporters.name', 'complaint_reporters.contact'];
    UPDATE complaint_reporters SET name = '××', contact = '××', tells = '{}' WHERE agency_id = agency AND complaint_id = record;
  END IF;
  PERFORM erase_in_history(agency, texts, kind, record);
  INSERT INTO erasures (agency_id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at)
  VALUES (agency, kind, record, by_rule, by_article, ended, kept, found_in, caller, today, now());
  RETURN found_in;
END $$;

-- As in 0044, with the log.
CREATE OR REPLACE FUNCTION hold_guards(off boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  guard record;
BEGIN
  FOR guard IN
    SELECT t.tgrelid::regclass AS of_table, t.tgname FROM pg_trigger t
     WHERE t.tgfoid IN ('refuse_change'::regproc, 'decisions_stay_final'::regproc, 'penalties_stay_final'::regproc, 'log_entries_stay'::regproc) AND NOT t.tgisinternal
       AND t.tgrelid <> 'erasures'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s %s TRIGGER %I', guard.of_table, CASE WHEN off THEN 'DISABLE' ELSE 'ENABLE' END, guard.tgname);
  END LOOP;
END $$;

REVOKE EXECUTE ON FUNCTION erase_in_history(bigint, text[], text, bigint), forget_salts(bigint, text, text[], timestamptz) FROM PUBLIC;
