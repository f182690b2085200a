-- What the registers hold they hold once, on every day; and two texts that look the same are the same.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- Text that says something, at most so many characters of it: it neither begins nor ends with white space, and holds no character
-- that nobody sees. In prose, of more than a line, a joiner stands within an emoji. What has at most 128 characters is a number, a
-- code or a unit: its digits and letters are not full-width ones. The same stands in db.said, character by character.
-- It is not STRICT, so that a check is worked out in place: of nothing, it says nothing all the same.
CREATE OR REPLACE FUNCTION is_said(said text, longest integer) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT char_length(said) <= longest AND said <> ''
     AND said !~ '^[\u0009-\u000D \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]|[\u0009-\u000D \u0085\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000]$|[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E007F]'
     AND (longest > 500 OR said !~ '[\u200C\u200D]')
     AND (longest > 128 OR said !~ '[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]')
$$;

-- Texts on record are brought to it, those of ledgers as well, so that their records can still be changed, and a copy of the database
-- be restored: only what nobody sees of a text is changed, and no proof rests on these rows yet. What would then be the same as
-- another stays as it is, and is told: somebody has to tell them apart.
DO $$
DECLARE
  kept record;
  old tid[];
  place tid;
  says text;
BEGIN
  FOR kept IN
    SELECT c.conrelid::regclass AS records,
           string_agg(format('NOT is_said(%I, %s)', a.attname, longest), ' OR ') AS is_old,
           string_agg(format(
             $set$%1$I = btrim(translate(regexp_replace(regexp_replace(%1$I,
                 '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]', ' ', 'g'),
                 '[\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\U0001D173-\U0001D17A\U000E0000-\U000E007F]%2$s', '', 'g'),
                 %3$L, %4$L), E'\t\n\v\f\r \u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000')$set$,
             a.attname, CASE WHEN longest > 500 THEN '' ELSE '|[\u200C\u200D]' END,
             CASE WHEN longest > 128 THEN '' ELSE '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ' END,
             CASE WHEN longest > 128 THEN '' ELSE '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' END), ', ') AS brought
      FROM pg_constraint c
     CROSS JOIN LATERAL (SELECT (regexp_match(pg_get_constraintdef(c.oid), 'is_said\(\w+, (\d+)\)'))[1]::integer AS longest) l
      JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.connamespace = 'public'::regnamespace AND c.contype = 'c' AND c.conname LIKE '%\_said' AND longest IS NOT NULL
     GROUP BY 1
  LOOP
    EXECUTE format('SELECT array_agg(ctid) FROM %s WHERE %s', kept.records, kept.is_old) INTO old;
    CONTINUE WHEN old IS NULL;
    EXECUTE format('ALTER TABLE %s DISABLE TRIGGER USER', kept.records);
    FOREACH place IN ARRAY old LOOP
      BEGIN
        EXECUTE format('UPDATE %s SET %s WHERE ctid = $1', kept.records, kept.brought) USING place;
      EXCEPTION WHEN unique_violation OR exclusion_violation OR check_violation THEN
        EXECUTE format('SELECT t::text FROM %s t WHERE ctid = $1', kept.records) INTO says USING place;
        RAISE WARNING 'a text of % stays as it is: %: %', kept.records, SQLERRM, says;
      END;
    END LOOP;
    EXECUTE format('ALTER TABLE %s ENABLE TRIGGER USER', kept.records);
  END LOOP;
END $$;

-- What overlaps is one entry: it began with the first of them, and ended with the last. What is merged into another is told.
DO $$
DECLARE
  register record;
  twice record;
  says text;
BEGIN
  FOR register IN
    SELECT * FROM (VALUES
      ('promise_merchants', 'joined_on', 'left_on', '(a.scheme, a.name, a.party_id, a.address) IS NOT DISTINCT FROM (b.scheme, b.name, b.party_id, b.address)', ''),
      ('rights_stations', 'opened_on', 'closed_on', '(a.kind, a.name, a.address) IS NOT DISTINCT FROM (b.kind, b.name, b.address)', ''),
      ('trust_units', 'proposed_on', 'ended_on', '(a.name, a.party_id) IS NOT DISTINCT FROM (b.name, b.party_id)', ', named_on = least(a.named_on, b.named_on)')
    ) r (records, starts, ends, same, beside)
  LOOP
    LOOP
      EXECUTE format($find$
        SELECT a.agency_id AS agency, a.id AS first, b.id AS second FROM %1$I a JOIN %1$I b ON b.agency_id = a.agency_id AND %4$s
           AND (b.%2$I, b.id) > (a.%2$I, a.id) AND daterange(a.%2$I, a.%3$I) && daterange(b.%2$I, b.%3$I)
         ORDER BY 1, 2, 3 LIMIT 1$find$, register.records, register.starts, register.ends, register.same) INTO twice;
      EXIT WHEN twice.first IS NULL;
      EXECUTE format('SELECT t::text FROM %I t WHERE agency_id = $1 AND id = $2', register.records) INTO says USING twice.agency, twice.second;
      RAISE WARNING 'an entry of % that overlaps % of the same is merged into it: %', register.records, twice.first, says;
      EXECUTE format($one$
        WITH b AS (DELETE FROM %1$I WHERE agency_id = $1 AND id = $3 RETURNING *)
        UPDATE %1$I a SET %2$I = CASE WHEN a.%2$I IS NULL OR b.%2$I IS NULL THEN NULL ELSE greatest(a.%2$I, b.%2$I) END%3$s
          FROM b WHERE a.agency_id = $1 AND a.id = $2$one$, register.records, register.ends, register.beside)
        USING twice.agency, twice.first, twice.second;
    END LOOP;
  END LOOP;
END $$;

-- Two writers at once wait for each other at the unique indexes of what has not ended; here both would be in before either is refused.
ALTER TABLE promise_merchants DROP CONSTRAINT IF EXISTS promise_merchants_no_overlap;
ALTER TABLE promise_merchants ADD CONSTRAINT promise_merchants_no_overlap EXCLUDE USING gist (agency_id WITH =, scheme WITH =, name WITH =,
  coalesce(party_id, 0) WITH =, coalesce(address, '') WITH =, daterange(joined_on, left_on) WITH &&);
ALTER TABLE rights_stations DROP CONSTRAINT IF EXISTS rights_stations_no_overlap;
ALTER TABLE rights_stations ADD CONSTRAINT rights_stations_no_overlap EXCLUDE USING gist (agency_id WITH =, kind WITH =, name WITH =,
  coalesce(address, '') WITH =, daterange(opened_on, closed_on) WITH &&);
ALTER TABLE trust_units DROP CONSTRAINT IF EXISTS trust_units_no_overlap;
ALTER TABLE trust_units ADD CONSTRAINT trust_units_no_overlap EXCLUDE USING gist (agency_id WITH =, name WITH =,
  coalesce(party_id, 0) WITH =, daterange(proposed_on, ended_on) WITH &&);

-- A report is issued once: what a unit issues on a day has as many titles as there are reports.
DO $$
DECLARE
  twice record;
BEGIN
  FOR twice IN SELECT r.* FROM analysis_reports r JOIN analysis_reports first ON first.agency_id = r.agency_id AND first.id < r.id
      AND (first.unit_id, first.title, first.issued_on) IS NOT DISTINCT FROM (r.unit_id, r.title, r.issued_on) LOOP
    RAISE WARNING 'an analysis report that was entered twice is kept once: %', twice;
  END LOOP;
END $$;
DELETE FROM analysis_reports r USING analysis_reports first
 WHERE first.agency_id = r.agency_id AND first.id < r.id AND (first.unit_id, first.title, first.issued_on) IS NOT DISTINCT FROM (r.unit_id, r.title, r.issued_on);
ALTER TABLE analysis_reports DROP CONSTRAINT IF EXISTS analysis_reports_issued_key;
ALTER TABLE analysis_reports ADD CONSTRAINT analysis_reports_issued_key UNIQUE NULLS NOT DISTINCT (agency_id, title, issued_on, unit_id);
