-- The functions as they were before.
CREATE OR REPLACE FUNCTION set_in_transaction(setting text, value text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL %I = %L', setting, value);
  RETURN value;
END $$;
CREATE OR REPLACE FUNCTION keep_history(target regclass) RETURNS void
LANGUAGE plpgsql AS $keep$
DECLARE
  name CONSTANT text := (SELECT relname FROM pg_class WHERE oid = target);
  columns text; -- of the table, in its order
  new_column record;
  referring text;
  add text; -- the statement that logs one row
  of_agency CONSTANT boolean := EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'agency_id');
  keep text; -- the statement that keeps the version that is replaced
  only_here text := ''; -- before and
  only_end text := ''; -- after a statement that one machine alone may run
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
    PERFORM place_table(format('history.%I', name)::regclass);
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
      CASE WHEN of_agency THEN 'agency_id, ' ELSE '' END, referring);
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
      VALUES (%%s, %%s, coalesce(nullif(current_setting(''docket.logged_in'', true), '''')::bigint, pg_current_xact_id()::text::bigint), %%L, %L, ARRAY[%%s], ARRAY[salt], ARRAY[%%s])', name);
  keep := format('INSERT INTO history.%I (%s, replaced_at) VALUES (%s, at)', name, columns,
    (SELECT string_agg('OLD.' || quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped));
  -- Citus keeps a copy of a table without agency on each machine, and runs the trigger on each: each keeps the version for itself, and one logs it.
  IF NOT of_agency THEN
    keep := format($sql$IF TG_RELID = 'public.%1$I'::regclass THEN
      %2$s;
    ELSE
      EXECUTE 'INSERT INTO ' || public.copy_here('history.%1$I') || ' (%3$s, replaced_at) VALUES (%4$s, $2)' USING OLD, at;
    END IF$sql$, name, keep, columns, (SELECT string_agg('($1).' || quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped));
    only_here := format('IF TG_RELID = ''public.%I''::regclass OR public.log_is_here() THEN ', name);
    only_end := '; END IF';
  END IF;
  EXECUTE format($sql$CREATE OR REPLACE FUNCTION history.%1$I() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER AS $function$
DECLARE
  salt uuid := gen_random_uuid();
  at timestamp with time zone;
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.logged_at > '-infinity' THEN -- else rows are loaded that log_found finds later
      %3$s;
    END IF;
    RETURN NULL;
  END IF;
  at := public.logged_now();
  IF at < OLD.logged_at THEN -- of a removal; set_logged_at refuses changes
    RAISE serialization_failure USING MESSAGE = 'a row of %1$s was replaced by a transaction that wrote later: run this one again';
  END IF;
  IF OLD.logged_at < at THEN -- else this transaction has written the version, and no other has seen it
    %2$s;
    IF OLD.logged_at = '-infinity' THEN
      %4$s;
    END IF;
  END IF;
  IF at = '-infinity' THEN
    RETURN NULL;
  END IF;
  salt := gen_random_uuid();
  IF TG_OP = 'UPDATE' THEN
    %5$s;
  ELSE
    %6$s;
  END IF;
  RETURN NULL;
END $function$$sql$, name, keep,
    only_here || format(add, log_agency(target, 'NEW'), 'NEW.logged_at', 'ADDED', log_key(target, 'NEW'), log_digest(target, 'salt', log_row(target, 'NEW'))) || only_end,
    only_here || format(add, log_agency(target, 'OLD'), 'OLD.logged_at', 'FOUND', log_key(target, 'OLD'), log_digest(target, 'salt', log_row(target, 'OLD'))) || only_end,
    only_here || format(add, log_agency(target, 'NEW'), 'at', 'CHANGED', log_key(target, 'NEW'), log_digest(target, 'salt', log_row(target, 'NEW'))) || only_end,
    only_here || format(add, log_agency(target, 'OLD'), 'at', 'REMOVED', log_key(target, 'OLD'), 'NULL::bytea') || only_end);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION set_logged_at()', name || '_logged', target);
  EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION history.%I()', name || '_log', target, name);
END $keep$;
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) ORDER BY relname LOOP
    PERFORM keep_history(target);
  END LOOP;
END $$;
