-- One form of the functions for Postgres and for Citus, which spreads the tables of many bureaus over machines (docs/province.md): a trigger there runs on
-- the machine that has the row, sees a part of the table under another name, and may ask nothing of other machines.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- set_in_transaction sets a setting until the end of the transaction, and returns its value. Citus hands a SET LOCAL on to the other machines that take
-- part in the transaction, but not what set_config sets.
CREATE OR REPLACE FUNCTION set_in_transaction(setting text, value text) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('SET LOCAL %I = %L', setting, value);
  RETURN value;
END $$;

-- whole_name returns the name of a table by that of a part of it, which Citus has named after the table and the number of the part.
CREATE OR REPLACE FUNCTION whole_name(part text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(part, '_[0-9]{6,}$', '')
$$;

-- is_on_citus tells whether Citus keeps the rows of a table, spread over machines or as a copy on each.
CREATE OR REPLACE FUNCTION is_on_citus(target regclass) RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  found boolean := false;
BEGIN
  IF to_regclass('pg_catalog.pg_dist_partition') IS NOT NULL THEN
    EXECUTE 'SELECT EXISTS (SELECT FROM pg_catalog.pg_dist_partition WHERE logicalrelid = $1)' INTO found USING target;
  END IF;
  RETURN found;
END $$;

-- place_table hands a new table to Citus if it has the others: spread by agency, or as a copy on each machine. A migration calls it before it adds references
-- from or to the table. On a database without Citus, and for a table that Citus has or that one machine keeps for all, it does nothing.
CREATE OR REPLACE FUNCTION place_table(target regclass) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF NOT is_on_citus('public.cases') OR is_on_citus(target) OR target::text ~ '^(public\.)?(bun_|sessions$|log_found_tables$|import_staged$)' THEN
    RETURN;
  END IF;
  PERFORM set_in_transaction('citus.enable_unsafe_triggers', 'on');
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'agency_id' AND NOT attisdropped) THEN
    EXECUTE 'SELECT create_distributed_table($1, ''agency_id'', colocate_with => ''public.cases'')' USING target;
  ELSE
    EXECUTE 'SELECT create_reference_table($1)' USING target;
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION place_table(regclass) FROM PUBLIC;

-- copy_here returns the name of this machine's copy of a table that Citus keeps as a copy on each machine.
CREATE OR REPLACE FUNCTION copy_here(target regclass) RETURNS text
LANGUAGE plpgsql STABLE AS $$
DECLARE
  name text;
BEGIN
  EXECUTE 'SELECT shard_name(logicalrelid, shardid) FROM pg_catalog.pg_dist_shard WHERE logicalrelid = $1' INTO STRICT name USING target;
  RETURN name;
END $$;

-- log_is_here tells whether this machine has the log of the records of no agency.
CREATE OR REPLACE FUNCTION log_is_here() RETURNS boolean
LANGUAGE plpgsql STABLE AS $$
DECLARE
  is_here boolean := true;
BEGIN
  IF public.is_on_citus('public.log_entries') THEN
    EXECUTE $sql$SELECT EXISTS (SELECT FROM pg_catalog.pg_dist_placement p JOIN pg_catalog.pg_dist_local_group g ON g.groupid = p.groupid
      WHERE p.shardid = pg_catalog.get_shard_id_for_distribution_column('public.log_entries', 0::bigint))$sql$ INTO is_here;
  END IF;
  RETURN is_here;
END $$;

-- As in 0001, 0018, 0037 and 0039, with the name of the whole table.
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'entries of % are never changed or removed', whole_name(TG_TABLE_NAME)
    USING ERRCODE = 'DK001', CONSTRAINT = TG_ARGV[0], TABLE = whole_name(TG_TABLE_NAME);
END $$;
CREATE OR REPLACE FUNCTION equipment_still_in_use() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i JOIN equipment e ON e.agency_id = i.agency_id AND e.id = i.equipment_id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id AND e.retired_on IS NOT NULL)
  THEN
    RAISE EXCEPTION 'the equipment was taken out of use'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_in_use_while_open', TABLE = whole_name(TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION note_import_write() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO import_writes (agency_id, import_id, table_name, action, ids, old_row, new_version)
  SELECT (old_row ->> 'agency_id')::bigint, current_setting('docket.import')::bigint, whole_name(TG_TABLE_NAME),
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
  IF whole_name(TG_TABLE_NAME) = 'accounts' THEN
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

-- As in 0018. Each table is asked by the agency itself: then the machine that has its rows answers alone.
CREATE OR REPLACE FUNCTION inspections_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
      JOIN inspections other ON other.agency_id = NEW.agency_id AND other.party_id = i.party_id AND other.inspected_on = i.inspected_on
       AND other.equipment_id IS NOT DISTINCT FROM i.equipment_id AND other.id <> i.id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id
       AND (i.equipment_id IS NOT NULL OR other.note IS NOT DISTINCT FROM i.note)
       AND ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = NEW.agency_id AND x.inspection_id = other.id ORDER BY 1)
         = ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = NEW.agency_id AND x.inspection_id = i.id ORDER BY 1))
  THEN
    RAISE EXCEPTION 'the same inspection is on record'
      USING ERRCODE = 'DK008', CONSTRAINT = 'inspections_recorded_once', TABLE = 'inspections';
  END IF;
  RETURN NULL;
END $$;

-- As in 0045. The instant and the number of the transaction are drawn once for all machines that take part in it: the setting docket.logged_in keeps the
-- number.
CREATE OR REPLACE FUNCTION logged_now() RETURNS timestamptz
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
  given text := current_setting('docket.logged_at', true);
BEGIN
  IF given IS NULL OR given = '' THEN
    PERFORM public.set_in_transaction('docket.logged_in', pg_current_xact_id()::text); -- before the instant is drawn: as_of_settled sees the transaction from then on
    given := public.set_in_transaction('docket.logged_at', clock_timestamp()::text);
  END IF;
  RETURN given::timestamptz;
END $$;

-- logged_in returns the number of the transaction that its entries of the log bear.
CREATE OR REPLACE FUNCTION logged_in() RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
  PERFORM public.logged_now();
  RETURN coalesce(nullif(current_setting('docket.logged_in', true), '')::bigint, pg_current_xact_id()::text::bigint);
END $$;

CREATE OR REPLACE FUNCTION set_logged_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.logged_at := logged_now();
  IF NEW.logged_at < OLD.logged_at THEN
    RAISE serialization_failure USING MESSAGE = format('a row of %s was replaced by a transaction that wrote later: run this one again', public.whole_name(TG_TABLE_NAME));
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, condition text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format($sql$INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
    SELECT e.agency, %1$s, public.logged_in(), %2$L, %3$L, array_agg(e.key), array_agg(e.salt), array_agg(%4$s)
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

CREATE OR REPLACE FUNCTION log_write(of_agency bigint, of_detail text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, detail)
  VALUES (of_agency, logged_now(), logged_in(), 'WRITE', of_detail)
$$;

-- log_find_all makes log_found look for rows without entries in all tables, as in 0045. The rows of a table that Citus keeps are looked for agency by agency: its
-- blocks are the numbers of the agencies.
CREATE OR REPLACE FUNCTION log_find_all() RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  agencies_end CONSTANT bigint := (SELECT coalesce(max(id), 0) + 1 FROM agencies);
BEGIN
  UPDATE log_found_tables SET next_block = 0, blocks = CASE WHEN is_on_citus(format('public.%I', table_name)::regclass) THEN agencies_end
    ELSE pg_relation_size(format('public.%I', table_name)::regclass) / current_setting('block_size')::bigint END;
END $$;

CREATE OR REPLACE FUNCTION log_found(of_blocks bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  found_in record;
  target regclass;
  done bigint; -- the block after those that are done then
  condition text;
BEGIN
  SELECT * INTO found_in FROM log_found_tables WHERE next_block < blocks ORDER BY table_name LIMIT 1 FOR UPDATE SKIP LOCKED;
  IF FOUND THEN
    target := format('public.%I', found_in.table_name)::regclass;
    IF NOT is_on_citus(target) THEN
      done := found_in.next_block + of_blocks;
      condition := format('n.ctid >= ''(%s,0)''::tid AND n.ctid < ''(%s,0)''::tid', found_in.next_block, done);
    ELSIF EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'agency_id') THEN
      EXECUTE format('SELECT agency_id + 1 FROM public.%I WHERE agency_id >= $1 AND logged_at = ''-infinity'' ORDER BY agency_id LIMIT 1', found_in.table_name)
        INTO done USING found_in.next_block;
      condition := 'n.agency_id = ' || (done - 1);
    ELSE
      done := found_in.blocks;
      condition := 'true';
    END IF;
    IF condition IS NOT NULL THEN
      EXECUTE log_statement(target, '''-infinity''::timestamptz', 'FOUND', condition || ' AND n.logged_at = ''-infinity''');
    END IF;
    UPDATE log_found_tables SET next_block = coalesce(done, found_in.blocks) WHERE table_name = found_in.table_name;
  END IF;
  RETURN (SELECT coalesce(sum(blocks - next_block) FILTER (WHERE next_block < blocks), 0) FROM log_found_tables);
END $$;

-- as_of_settled tells whether every transaction that may have written by an instant has ended, as in 0045. On Citus each draws its instant on the coordinator, whose
-- sessions are seen here; what several machines have prepared to commit is seen on these.
CREATE OR REPLACE FUNCTION as_of_settled(at timestamptz) RETURNS boolean
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  is_settled boolean := at < clock_timestamp()
     AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = current_database() AND a.backend_xid IS NOT NULL AND a.xact_start <= at AND a.pid <> pg_backend_pid())
     AND NOT EXISTS (SELECT FROM pg_prepared_xacts p WHERE p.database = current_database());
BEGIN
  IF is_settled AND is_on_citus('public.cases') THEN
    EXECUTE 'SELECT bool_and(success AND result = ''0'') FROM run_command_on_workers(''SELECT count(*) FROM pg_prepared_xacts WHERE database = current_database()'')' INTO is_settled;
  END IF;
  RETURN is_settled;
END $$;

-- locks: every table for a moment, while its functions are made anew. No row is read.
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) ORDER BY relname LOOP
    PERFORM keep_history(target);
  END LOOP;
END $$;
