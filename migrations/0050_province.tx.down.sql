-- The functions as they were before.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of % are never changed or removed', TG_TABLE_NAME
    USING ERRCODE = 'DK001', CONSTRAINT = TG_ARGV[0], TABLE = TG_TABLE_NAME;
END $$;
CREATE OR REPLACE FUNCTION equipment_still_in_use() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i JOIN equipment e ON e.agency_id = i.agency_id AND e.id = i.equipment_id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id AND e.retired_on IS NOT NULL)
  THEN
    RAISE EXCEPTION 'the equipment was taken out of use'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_in_use_while_open', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION note_import_write() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO import_writes (agency_id, import_id, table_name, action, ids, old_row, new_version)
  SELECT (old_row ->> 'agency_id')::bigint, current_setting('docket.import')::bigint, TG_TABLE_NAME,
         CASE TG_OP WHEN 'INSERT' THEN 'ADDED' WHEN 'UPDATE' THEN 'CHANGED' ELSE 'REMOVED' END,
         CASE WHEN old_row ? 'id' THEN int8multirange(int8range((old_row ->> 'id')::bigint, (old_row ->> 'id')::bigint, '[]')) END,
         old_row,
         CASE WHEN TG_OP <> 'DELETE' THEN (to_jsonb(NEW) ->> 'version')::integer END
    FROM (SELECT CASE TG_OP WHEN 'INSERT' THEN to_jsonb(NEW) ELSE to_jsonb(OLD) END AS old_row) o;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION account_units_of_legal() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  is_refused boolean;
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN
    is_refused := EXISTS (SELECT FROM account_units u WHERE u.agency_id = NEW.agency_id AND u.account_id = NEW.id);
  ELSE
    is_refused := EXISTS (SELECT FROM accounts a WHERE a.agency_id = NEW.agency_id AND a.id = NEW.account_id AND a.role <> 'LEGAL');
  END IF;
  IF is_refused THEN
    RAISE EXCEPTION 'only a LEGAL account has units'
      USING ERRCODE = 'DK009', CONSTRAINT = 'account_units_of_legal', TABLE = 'account_units';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION inspections_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
      JOIN inspections other ON other.agency_id = i.agency_id AND other.party_id = i.party_id AND other.inspected_on = i.inspected_on
       AND other.equipment_id IS NOT DISTINCT FROM i.equipment_id AND other.id <> i.id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id
       AND (i.equipment_id IS NOT NULL OR other.note IS NOT DISTINCT FROM i.note)
       AND ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = other.agency_id AND x.inspection_id = other.id ORDER BY 1)
         = ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = i.agency_id AND x.inspection_id = i.id ORDER BY 1))
  THEN
    RAISE EXCEPTION 'the same inspection is on record'
      USING ERRCODE = 'DK008', CONSTRAINT = 'inspections_recorded_once', TABLE = 'inspections';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION logged_now() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  given text := current_setting('docket.logged_at', true);
BEGIN
  IF given IS NULL OR given = '' THEN
    PERFORM pg_current_xact_id(); -- before the instant is drawn: as_of_settled sees the transaction from then on
    given := set_config('docket.logged_at', clock_timestamp()::text, true);
  END IF;
  RETURN given::timestamptz;
END $$;
CREATE OR REPLACE FUNCTION set_logged_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.logged_at := logged_now();
  IF NEW.logged_at < OLD.logged_at THEN
    RAISE serialization_failure USING MESSAGE = format('a row of %s was replaced by a transaction that wrote later: run this one again', TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, condition text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format($sql$INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
    SELECT e.agency, %1$s, pg_current_xact_id()::text::bigint, %2$L, %3$L, array_agg(e.key), array_agg(e.salt), array_agg(%4$s)
      FROM (SELECT %5$s AS agency, %6$s AS key, gen_random_uuid() AS salt, %7$s AS content, (row_number() OVER () - 1) / 1000 AS part FROM public.%3$I n WHERE %8$s OFFSET 0) e
     GROUP BY e.agency, e.part$sql$,
    at, action, relname, log_digest(target, 'e.salt', 'e.content'), log_agency(target, 'n'), log_key(target, 'n'), log_row(target, 'n'), condition)
    FROM pg_class WHERE oid = target
$$;
CREATE OR REPLACE FUNCTION keep_history(target regclass) RETURNS void
LANGUAGE plpgsql AS $keep$
DECLARE
  name CONSTANT text := (SELECT relname FROM pg_class WHERE oid = target);
  columns text; -- of the table, in its order
  new_column record;
  referring text;
  add text; -- the statement that logs one row
BEGIN
  IF NOT EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'logged_at') THEN
    EXECUTE format('ALTER TABLE %s ADD COLUMN logged_at timestamptz NOT NULL DEFAULT ''-infinity''', target);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN logged_at SET DEFAULT logged_now()', target);
    INSERT INTO log_found_tables (table_name, next_block, blocks) VALUES (name, 0, 0) ON CONFLICT DO NOTHING;
  END IF;

  IF to_regclass(format('history.%I', name)) IS NULL THEN
    EXECUTE format('CREATE TABLE history.%I (LIKE public.%1$I)', name);
    EXECUTE format('ALTER TABLE history.%I ADD COLUMN replaced_at timestamptz NOT NULL', name);
    EXECUTE format('CREATE INDEX %I ON history.%I USING brin (logged_at, replaced_at) WITH (pages_per_range = 16)', left(name, 50) || '_instants_idx', name);
  END IF;
  FOR new_column IN
    SELECT a.attname, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
     WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped
       AND NOT EXISTS (SELECT FROM pg_attribute h WHERE h.attrelid = format('history.%I', name)::regclass AND h.attname = a.attname AND NOT h.attisdropped)
     ORDER BY a.attnum
  LOOP
    EXECUTE format('ALTER TABLE history.%I ADD COLUMN %I %s', name, new_column.attname, new_column.type);
  END LOOP;

  -- A column that may be null one day must not refuse the versions of today.
  FOR new_column IN
    SELECT attname FROM pg_attribute WHERE attrelid = format('history.%I', name)::regclass AND attnum > 0 AND NOT attisdropped AND attnotnull AND attname <> 'replaced_at'
  LOOP
    EXECUTE format('ALTER TABLE history.%I ALTER COLUMN %I DROP NOT NULL', name, new_column.attname);
  END LOOP;

  -- Versions are found by their key, and by the records that they refer to.
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (%s, logged_at)', left(name, 50) || '_key_idx', name,
    (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum WHERE i.indrelid = target AND i.indisprimary));
  FOR referring IN
    SELECT DISTINCT a.attname FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey) AND a.attname <> 'agency_id'
     WHERE k.conrelid = target AND k.contype = 'f'
  LOOP
    EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (%s%I)', left(name, 28) || '_' || left(referring, 28) || '_idx', name,
      CASE WHEN EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'agency_id') THEN 'agency_id, ' ELSE '' END, referring);
  END LOOP;

  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO columns
    FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped;
  -- Postgres flattens a UNION ALL whose parts have no conditions, and then uses the indexes of both tables, also for an order. It reads a setting in a
  -- sub-select once, and not for every row.
  EXECUTE format('CREATE OR REPLACE VIEW as_of.%1$I AS SELECT %2$s FROM (
    SELECT %2$s, ''infinity''::timestamptz AS replaced_at FROM public.%1$I
    UNION ALL
    SELECT %2$s, replaced_at FROM history.%1$I) v
    WHERE logged_at <= (SELECT current_setting(''docket.as_of'')::timestamptz) AND replaced_at > (SELECT current_setting(''docket.as_of'')::timestamptz)', name, columns);
  IF has_table_privilege('docket_app', target, 'SELECT') THEN -- it does not see who made complaints
    EXECUTE format('GRANT SELECT ON as_of.%1$I, history.%1$I TO docket_app', name);
  END IF;

  -- The function logs row by row: an entry for all rows of a statement takes Postgres three times as long where there is one, as there mostly is. It sets
  -- neither search_path nor timezone, which would take as long again. So it names the schema of all that is not in pg_catalog; the server's role
  -- can create nothing that stands in for that.
  add := format('INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
      VALUES (%%s, %%s, pg_current_xact_id()::text::bigint, %%L, %L, ARRAY[%%s], ARRAY[salt], ARRAY[%%s])', name);
  EXECUTE format($sql$CREATE OR REPLACE FUNCTION history.%1$I() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $function$
DECLARE
  salt uuid := gen_random_uuid();
  at timestamp with time zone;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.logged_at > '-infinity' THEN -- else rows are loaded that log_found finds later
      %4$s;
    END IF;
    RETURN NULL;
  END IF;
  at := public.logged_now();
  IF at < OLD.logged_at THEN -- of a removal; set_logged_at refuses changes
    RAISE serialization_failure USING MESSAGE = 'a row of %1$s was replaced by a transaction that wrote later: run this one again';
  END IF;
  IF OLD.logged_at < at THEN -- else this transaction has written the version, and no other has seen it
    INSERT INTO history.%1$I (%2$s, replaced_at) VALUES (%3$s, at);
    IF OLD.logged_at = '-infinity' THEN
      %5$s;
    END IF;
  END IF;
  IF at = '-infinity' THEN
    RETURN NULL;
  END IF;
  salt := gen_random_uuid();
  IF TG_OP = 'UPDATE' THEN
    %6$s;
  ELSE
    %7$s;
  END IF;
  RETURN NULL;
END $function$$sql$, name, columns, (SELECT string_agg('OLD.' || quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped),
    format(add, log_agency(target, 'NEW'), 'NEW.logged_at', 'ADDED', log_key(target, 'NEW'), log_digest(target, 'salt', log_row(target, 'NEW'))),
    format(add, log_agency(target, 'OLD'), 'OLD.logged_at', 'FOUND', log_key(target, 'OLD'), log_digest(target, 'salt', log_row(target, 'OLD'))),
    format(add, log_agency(target, 'NEW'), 'at', 'CHANGED', log_key(target, 'NEW'), log_digest(target, 'salt', log_row(target, 'NEW'))),
    format(add, log_agency(target, 'OLD'), 'at', 'REMOVED', log_key(target, 'OLD'), 'NULL::bytea'));
  EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION set_logged_at()', name || '_logged', target);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION history.%I()', name || '_log', target, name);
END $keep$;
CREATE OR REPLACE FUNCTION log_write(of_agency bigint, of_detail text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, detail)
  VALUES (of_agency, logged_now(), pg_current_xact_id()::text::bigint, 'WRITE', of_detail)
$$;
CREATE OR REPLACE FUNCTION log_find_all() RETURNS void
LANGUAGE sql AS $$
  UPDATE log_found_tables SET next_block = 0, blocks = pg_relation_size(format('public.%I', table_name)::regclass) / current_setting('block_size')::bigint
$$;
CREATE OR REPLACE FUNCTION log_found(of_blocks bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_in log_found_tables;
BEGIN
  SELECT * INTO found_in FROM log_found_tables WHERE next_block < blocks ORDER BY table_name LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF FOUND THEN
    EXECUTE log_statement(format('public.%I', found_in.table_name)::regclass, '''-infinity''::timestamptz', 'FOUND',
      format('n.ctid >= ''(%s,0)''::tid AND n.ctid < ''(%s,0)''::tid AND n.logged_at = ''-infinity''', found_in.next_block, found_in.next_block + of_blocks));
    UPDATE log_found_tables SET next_block = found_in.next_block + of_blocks WHERE table_name = found_in.table_name;
  END IF;
  RETURN (SELECT coalesce(sum(blocks - next_block) FILTER (WHERE next_block < blocks), 0) FROM log_found_tables);
END $$;
CREATE OR REPLACE FUNCTION as_of_settled(at timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT at < clock_timestamp()
     AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = current_database() AND a.backend_xid IS NOT NULL AND a.xact_start <= at AND a.pid <> pg_backend_pid())
     AND NOT EXISTS (SELECT FROM pg_prepared_xacts p WHERE p.database = current_database())
$$;
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) ORDER BY relname LOOP
    PERFORM keep_history(target);
  END LOOP;
END $$;
DROP FUNCTION IF EXISTS logged_in(), log_is_here(), copy_here(regclass), place_table(regclass), is_on_citus(regclass), whole_name(text), set_in_transaction(text, text);
