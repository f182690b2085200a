-- Erasing personal data whose time of keeping has ended: the functions that find and erase it, and the record of what was erased.
-- Nobody but the owner may call the functions; the server may neither erase nor write to the record.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS erasures (
  agency_id   bigint      NOT NULL CONSTRAINT erasures_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  record_type text        NOT NULL CONSTRAINT erasures_record_type_said CHECK (is_said(record_type, 100)),
  record_id   bigint      NOT NULL,
  rule        text        NOT NULL CONSTRAINT erasures_rule_said CHECK (is_said(rule, 100)),
  article     text        NOT NULL CONSTRAINT erasures_article_said CHECK (is_said(article, 400)),
  ended_on    date        NOT NULL,
  kept_until  date        NOT NULL,
  fields      text[]      NOT NULL,
  erased_by   text        NOT NULL CONSTRAINT erasures_erased_by_said CHECK (is_said(erased_by, 200)),
  erased_on   date        NOT NULL,
  erased_at   timestamptz NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT erasures_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT erasures_version_counts CHECK (version >= 1),
  CONSTRAINT erasures_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT erasures_not_before_time CHECK (kept_until >= ended_on AND erased_on > kept_until)
);
COMMENT ON COLUMN erasures.fields IS 'The columns in which something was erased, as in cases.facts.';
CREATE INDEX IF NOT EXISTS erasures_record_idx ON erasures (agency_id, record_type, record_id, id);
COMMENT ON INDEX erasures_record_idx IS 'whether the personal data of a record was erased';

CREATE OR REPLACE TRIGGER erasures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON erasures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('erasures_append_only');

GRANT SELECT ON erasures TO docket_app;
GRANT USAGE ON SEQUENCE erasures_id_seq TO docket_app;

INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (107, 'retention.case', '国家档案局令第8号', '2006-12-18', NULL, 30, 'YEARS', 'MEMORY', true),
  (108, 'retention.complaint', '国家档案局令第8号', '2006-12-18', NULL, 10, 'YEARS', 'MEMORY', true)
ON CONFLICT DO NOTHING;

-- mentions_text reports whether a text holds one of some texts; erase_texts puts ×× in their place. No text is shorter than the mark, so none
-- grows beyond what its column takes.
CREATE OR REPLACE FUNCTION mentions_text(content text, texts text[]) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce((SELECT bool_or(strpos(content, t) > 0) FROM unnest(texts) AS t), false)
$$;
CREATE OR REPLACE FUNCTION erase_texts(content text, texts text[]) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  t text;
BEGIN
  FOREACH t IN ARRAY texts LOOP
    content := replace(content, t, '××');
  END LOOP;
  RETURN content;
END $$;

-- find_records_about puts into the temporary table records_about where the rows of records and of all records that belong to them stand: those
-- that refer to one of them, and those that refer to these. Who made a complaint belongs to nobody else's record.
CREATE OR REPLACE FUNCTION find_records_about(agency bigint, of_table regclass, roots bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  steps integer := 0;
  link record;
BEGIN
  IF to_regclass('pg_temp.records_about') IS NULL THEN
    CREATE TEMP TABLE records_about (root bigint, target regclass, record bigint, place tid, distance integer, UNIQUE (root, target, place)) ON COMMIT DROP;
  END IF;
  DELETE FROM records_about;
  EXECUTE format('INSERT INTO records_about SELECT id, %L::regclass, id, ctid, 0 FROM %s WHERE agency_id = $1 AND id = ANY ($2)', of_table, of_table) USING agency, roots;
  WHILE EXISTS (SELECT FROM records_about r WHERE r.distance = steps) LOOP
    ANALYZE records_about; -- else each table is read whole, for one record too
    FOR link IN
      SELECT c.confrelid::regclass AS parent, c.conrelid::regclass AS child, a.attname AS reference,
             EXISTS (SELECT FROM pg_attribute i WHERE i.attrelid = c.conrelid AND i.attname = 'id' AND NOT i.attisdropped) AS has_id
        FROM pg_constraint c
       CROSS JOIN LATERAL unnest(c.conkey, c.confkey) AS k (of_child, of_parent)
        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.of_child
        JOIN pg_attribute p ON p.attrelid = c.confrelid AND p.attnum = k.of_parent AND p.attname = 'id'
       WHERE c.contype = 'f' AND array_length(c.conkey, 1) > 1 AND c.conrelid <> 'complaint_reporters'::regclass
         AND c.confrelid IN (SELECT r.target FROM records_about r WHERE r.distance = steps)
    LOOP
      EXECUTE format('INSERT INTO records_about SELECT r.root, %L::regclass, %s, c.ctid, $3 + 1 FROM records_about r JOIN %s c ON c.agency_id = $1 AND c.%I = r.record
        WHERE r.target = $2 AND r.distance = $3 ON CONFLICT DO NOTHING',
        link.child, CASE WHEN link.has_id THEN 'c.id' ELSE 'NULL::bigint' END, link.child, link.reference) USING agency, link.parent, steps;
    END LOOP;
    steps := steps + 1;
  END LOOP;
END $$;

-- records_about_ended returns for each root of records_about the last day that any of its records names; null while one of them is open, and
-- where nothing but the root is recorded.
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

-- personal_data_ended returns the records with personal data that have ended, with their last day: natural persons, and organisations that
-- name a representative, with all that belongs to them; and complaints whose reporter is known. It leaves out what was erased already, and
-- parties about which something was recorded after a day, by its first look. A party of which nothing is recorded ended when it was entered.
CREATE OR REPLACE FUNCTION personal_data_ended(agency bigint, quiet_since date) RETURNS TABLE (record_type text, record_id bigint, ended_on date)
LANGUAGE plpgsql AS $$
DECLARE
  zone CONSTANT text := (SELECT value FROM settings WHERE key = 'time_zone');
  candidates bigint[];
  above bigint := 0;
BEGIN
  LOOP
    candidates := ARRAY(
      SELECT p.id FROM parties p
       WHERE p.agency_id = agency AND p.id > above AND (p.kind = 'NATURAL_PERSON' OR p.representative IS NOT NULL)
         AND NOT EXISTS (SELECT FROM erasures e WHERE e.agency_id = agency AND e.record_type = 'Party' AND e.record_id = p.id AND e.erased_at >= p.updated_at)
         AND NOT EXISTS (SELECT FROM cases c WHERE c.agency_id = agency AND c.party_id = p.id
               AND (c.status NOT IN ('CONCLUDED', 'TRANSFERRED', 'NOT_PENALISED') OR greatest(c.filed_on, c.decided_on, c.concluded_on) > quiet_since))
         AND NOT EXISTS (SELECT FROM food_businesses b WHERE b.agency_id = agency AND b.party_id = p.id AND coalesce(b.closed_on, 'infinity') > quiet_since)
       ORDER BY p.id LIMIT 2000);
    EXIT WHEN candidates = '{}';
    above := candidates[cardinality(candidates)];
    PERFORM find_records_about(agency, 'parties', candidates);
    RETURN QUERY
      SELECT 'Party', e.root, coalesce(e.ended_on, (p.created_at AT TIME ZONE zone)::date)
        FROM records_about_ended() e JOIN parties p ON p.agency_id = agency AND p.id = e.root
       WHERE e.ended_on IS NOT NULL OR (SELECT count(*) = 1 FROM records_about r WHERE r.root = e.root)
       ORDER BY e.root;
  END LOOP;
  RETURN QUERY
    SELECT 'Complaint', c.id, greatest((c.closed_at AT TIME ZONE zone)::date, (c.told_at AT TIME ZONE zone)::date, (h.closed_at AT TIME ZONE zone)::date, k.decided_on, k.concluded_on)
      FROM complaint_reporters r
      JOIN complaints c ON c.agency_id = r.agency_id AND c.id = r.complaint_id
      LEFT JOIN complaints h ON h.agency_id = c.agency_id AND h.id = c.merged_into_id
      LEFT JOIN cases k ON k.agency_id = c.agency_id AND k.id = c.case_id
     WHERE r.agency_id = agency AND r.name <> '××' AND c.closed_at IS NOT NULL AND (h.id IS NULL OR h.closed_at IS NOT NULL)
       AND (k.id IS NULL OR k.status IN ('CONCLUDED', 'TRANSFERRED', 'NOT_PENALISED'))
     ORDER BY c.id;
END $$;

-- erase_in_records erases texts in the records of records_about, but for those of one table, and in what imports have noted of them. It
-- returns the columns that held one. Keys, telephone and identity numbers become null, since a mark would not pass their checks.
CREATE OR REPLACE FUNCTION erase_in_records(agency bigint, texts text[], without regclass) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  of_column record;
  has_one boolean;
  found_in text[] := '{}';
BEGIN
  -- A row moves when it changes, so that the columns of a table are changed by one statement.
  FOR of_column IN
    SELECT r.target, r.places, array_agg(a.attname::text) AS names, array_agg(a.atttypid = 'jsonb'::regtype) AS are_jsonb,
           bool_or(EXISTS (SELECT FROM pg_attribute v WHERE v.attrelid = r.target AND v.attname = 'version')) AS is_versioned
      FROM (SELECT target, array_agg(place) AS places FROM records_about GROUP BY target) r
      JOIN pg_attribute a ON a.attrelid = r.target AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype)
     WHERE r.target <> without
     GROUP BY r.target, r.places
  LOOP
    DECLARE
      changes text[] := '{}';
      i integer;
      name text;
    BEGIN
      FOR i IN 1..cardinality(of_column.names) LOOP
        name := of_column.names[i];
        EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE ctid = ANY ($1) AND mentions_text(%I::text, $2))', of_column.target, name) INTO has_one USING of_column.places, texts;
        IF has_one THEN
          found_in := found_in || (of_column.target || '.' || name);
          changes := changes || format(CASE WHEN name IN ('source_key', 'phone', 'identity_no') THEN '%1$I = CASE WHEN NOT mentions_text(%1$I, $2) THEN %1$I END'
            WHEN of_column.are_jsonb[i] THEN '%1$I = erase_texts(%1$I::text, $2)::jsonb' ELSE '%1$I = erase_texts(%1$I, $2)' END, name);
        END IF;
      END LOOP;
      IF changes <> '{}' THEN
        EXECUTE format('UPDATE %s SET %s%s WHERE ctid = ANY ($1)', of_column.target, array_to_string(changes, ', '),
          CASE WHEN of_column.is_versioned THEN ', version = version + 1, updated_at = greatest(updated_at, now())' ELSE '' END) USING of_column.places, texts;
      END IF;
    END;
  END LOOP;
  -- What imports keep: the rows as they were before, and the keys of the register.
  UPDATE import_writes w SET old_row = erase_texts(w.old_row::text, texts)::jsonb
   WHERE w.agency_id = agency AND mentions_text(w.old_row::text, texts)
     AND EXISTS (SELECT FROM records_about r WHERE r.target::text = w.table_name AND r.record = (w.old_row ->> 'id')::bigint);
  IF FOUND THEN
    found_in := found_in || 'import_writes.old_row'::text;
  END IF;
  UPDATE import_records i SET key = 'erased ' || i.record_type || ' ' || i.record_id, content_hash = 'erased'
   WHERE i.agency_id = agency AND mentions_text(i.key, texts) AND EXISTS (SELECT FROM records_about r WHERE r.record = i.record_id);
  IF FOUND THEN
    found_in := found_in || 'import_records.key'::text;
  END IF;
  RETURN found_in;
END $$;

-- texts_to_erase returns those of some texts that can be looked for: two characters or more, and no short number, longest first; also as JSON
-- writes them.
CREATE OR REPLACE FUNCTION texts_to_erase(given text[]) RETURNS text[]
LANGUAGE sql IMMUTABLE AS $$
  SELECT coalesce(array_agg(t ORDER BY char_length(t) DESC, t), '{}') FROM (
    SELECT DISTINCT unnest(ARRAY[g, substr(to_json(g)::text, 2, char_length(to_json(g)::text) - 2)]) AS t
      FROM unnest(given) AS g WHERE char_length(g) >= 2 AND g !~ '^[0-9]{1,6}$' AND g <> '××'
  ) x
$$;

-- erase_personal_data erases the personal data of a party or of who made a complaint, in all records that belong to it, and records that it
-- did. The numbers, days and steps of the records stay. Files of the cases of natural persons are removed, since they cannot be looked into.
-- The guards of records that are only added to must be off (hold_guards).
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

-- hold_guards switches off the triggers that refuse changes of entries and of served decisions, or switches them on again. Writers of these
-- tables wait until the transaction ends.
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

REVOKE EXECUTE ON FUNCTION find_records_about(bigint, regclass, bigint[]), records_about_ended(), personal_data_ended(bigint, date),
  erase_in_records(bigint, text[], regclass), erase_personal_data(bigint, text, bigint, text, text, date, date, text), hold_guards(boolean) FROM PUBLIC;
