-- Back to 0044.
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
               AND a.atttypid IN ('date'::regtype, 'timestamptz'::regtype) AND a.attname NOT IN ('created_at', 'updated_at')) AS days,
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
    found_in := erase_in_records(agency, texts_to_erase(ARRAY[reporter.name, reporter.contact]), 'complaint_reporters') || ARRAY['complaint_reporters.name', 'complaint_reporters.contact'];
    UPDATE complaint_reporters SET name = '××', contact = '××', tells = '{}' WHERE agency_id = agency AND complaint_id = record;
  END IF;
  INSERT INTO erasures (agency_id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at)
  VALUES (agency, kind, record, by_rule, by_article, ended, kept, found_in, caller, today, now());
  RETURN found_in;
END $$;
CREATE OR REPLACE FUNCTION hold_guards(off boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  guard record;
BEGIN
  FOR guard IN
    SELECT t.tgrelid::regclass AS of_table, t.tgname FROM pg_trigger t
     WHERE t.tgfoid IN ('refuse_change'::regproc, 'decisions_stay_final'::regproc, 'penalties_stay_final'::regproc) AND NOT t.tgisinternal
       AND t.tgrelid <> 'erasures'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s %s TRIGGER %I', guard.of_table, CASE WHEN off THEN 'DISABLE' ELSE 'ENABLE' END, guard.tgname);
  END LOOP;
END $$;
DROP FUNCTION IF EXISTS erase_in_history(bigint, text[], text, bigint);
DROP FUNCTION IF EXISTS forget_salts(bigint, text, text[], timestamptz);
