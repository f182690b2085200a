-- The log of every change, and the versions of records that were replaced, so that the books can be read as they stood (schema as_of) and
-- nobody can alter them unseen (package audit).

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE SCHEMA IF NOT EXISTS history;
CREATE SCHEMA IF NOT EXISTS as_of;
GRANT USAGE ON SCHEMA history, as_of TO docket_app;

-- logged_now returns the instant at which the transaction first wrote a record. All versions that a transaction writes have this one instant.
-- The setting docket.logged_at keeps it until the transaction ends.
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

-- set_logged_at gives a new version of a row the instant of its transaction. A transaction that waited for a lock may have an earlier instant than
-- the version that it replaces: it has to run again, so that versions follow each other.
CREATE OR REPLACE FUNCTION set_logged_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.logged_at := logged_now();
  IF NEW.logged_at < OLD.logged_at THEN
    RAISE serialization_failure USING MESSAGE = format('a row of %s was replaced by a transaction that wrote later: run this one again', TG_TABLE_NAME);
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE IF NOT EXISTS log_entries (
  agency_id   bigint      NOT NULL,
  id          bigserial   NOT NULL,
  logged_at   timestamptz NOT NULL,
  transaction bigint      NOT NULL,
  action      text        NOT NULL CONSTRAINT log_entries_action_enum CHECK (action IN ('WRITE', 'FOUND', 'ADDED', 'CHANGED', 'REMOVED', 'ERASED')),
  table_name  text,
  keys        text[],
  salts       uuid[],
  digests     bytea[],
  detail      text,
  position    bigint               CONSTRAINT log_entries_position_counts CHECK (position >= 0),
  CONSTRAINT log_entries_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT log_entries_of_rows CHECK ((action = 'WRITE') = (detail IS NOT NULL) AND (action = 'WRITE') = (table_name IS NULL)),
  CONSTRAINT log_entries_rows_fit CHECK (coalesce(cardinality(keys), 0) = coalesce(cardinality(digests), 0) AND coalesce(cardinality(keys), 0) = coalesce(cardinality(salts), 0))
);
COMMENT ON TABLE log_entries IS 'Every change of a record, by its key and a salted hash of its new version; and every write, with who made it. agency_id is 0 for records of no agency.';
COMMENT ON COLUMN log_entries.position IS 'The place in the tree of hashes of the agency; null until it is placed there, a moment after the commit.';
CREATE UNIQUE INDEX IF NOT EXISTS log_entries_position_key ON log_entries (agency_id, position) WHERE position IS NOT NULL;
COMMENT ON INDEX log_entries_position_key IS 'the entries of a tree in their order, each place once';
CREATE INDEX IF NOT EXISTS log_entries_unplaced_idx ON log_entries (agency_id, id) WHERE position IS NULL;
COMMENT ON INDEX log_entries_unplaced_idx IS 'the entries that wait for their place';
CREATE INDEX IF NOT EXISTS log_entries_write_idx ON log_entries (agency_id, logged_at) WHERE action = 'WRITE';
COMMENT ON INDEX log_entries_write_idx IS 'who made the version of a record, which has its instant: the history of a record';

CREATE TABLE IF NOT EXISTS log_hashes (
  agency_id   bigint NOT NULL,
  level_index bigint NOT NULL,
  hash        bytea  NOT NULL CONSTRAINT log_hashes_hash_length CHECK (octet_length(hash) = 32),
  CONSTRAINT log_hashes_pkey PRIMARY KEY (agency_id, level_index)
);
COMMENT ON TABLE log_hashes IS 'The hashes of the tree of each agency, by the index of golang.org/x/mod/sumdb/tlog.';

CREATE TABLE IF NOT EXISTS log_checkpoints (
  agency_id bigint      NOT NULL,
  size      bigint      NOT NULL CONSTRAINT log_checkpoints_size_counts CHECK (size > 0),
  root      bytea       NOT NULL CONSTRAINT log_checkpoints_root_length CHECK (octet_length(root) = 32),
  signed    text        NOT NULL,
  made_at   timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT log_checkpoints_pkey PRIMARY KEY (agency_id, size)
);
COMMENT ON COLUMN log_checkpoints.signed IS 'The root of the tree with this many entries, signed as golang.org/x/mod/sumdb/note does.';

-- The tables whose rows of before the log still wait for their entries FOUND: up to which block of the table that is done, and how many there are.
CREATE TABLE IF NOT EXISTS log_found_tables (
  table_name text   NOT NULL CONSTRAINT log_found_tables_pkey PRIMARY KEY,
  next_block bigint NOT NULL CONSTRAINT log_found_tables_next_block_counts CHECK (next_block >= 0),
  blocks     bigint NOT NULL
);

-- Since when replaced versions are kept.
INSERT INTO settings (key, value) VALUES ('log_began', clock_timestamp()::text) ON CONFLICT DO NOTHING;

-- An entry stays as it was written; it only gets its place, once.
CREATE OR REPLACE FUNCTION log_entries_stay() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION USING ERRCODE = 'DK001', MESSAGE = 'log_entries is only added to', CONSTRAINT = 'log_entries_stay';
END $$;
CREATE OR REPLACE TRIGGER log_entries_stay BEFORE DELETE OR TRUNCATE OR UPDATE OF agency_id, id, logged_at, transaction, action, table_name, keys, salts, digests, detail ON log_entries
  FOR EACH STATEMENT EXECUTE FUNCTION log_entries_stay();
CREATE OR REPLACE TRIGGER log_entries_stay_placed BEFORE UPDATE OF position ON log_entries
  FOR EACH ROW WHEN (OLD.position IS NOT NULL) EXECUTE FUNCTION log_entries_stay();

-- is_in_history tells whether the versions of a table's rows are kept: all tables but those that hold what the service notes for itself.
CREATE OR REPLACE FUNCTION is_in_history(target regclass) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT relnamespace = 'public'::regnamespace AND relkind = 'r'
     AND relname !~ '^(bun_|access_events$|access_tokens$|sessions$|idempotency_keys$|number_series$|settings$|summary_locks$|imports$|import_|attachment_contents$|log_)'
     AND relname !~ '_sum_|_by_'
    FROM pg_class WHERE oid = target
$$;

-- log_row returns SQL of the JSON of a row n that is hashed: all columns in their order. Instants are in UTC and bytes are hexadecimal digits, whatever the
-- settings of the session are.
CREATE OR REPLACE FUNCTION log_row(target regclass, n text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT '(SELECT row_to_json(r)::text FROM (SELECT ' || string_agg(format(CASE atttypid WHEN 'timestamptz'::regtype THEN '%1$s.%2$I AT TIME ZONE ''UTC'' AS %2$I'
      WHEN 'bytea'::regtype THEN 'encode(%1$s.%2$I, ''hex'') AS %2$I' ELSE '%1$s.%2$I' END, n, attname), ', ' ORDER BY attnum) || ') r)'
    FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped
$$;

-- log_key returns SQL of the key of a row n: the columns of the primary key but agency_id, joined by colons.
CREATE OR REPLACE FUNCTION log_key(target regclass, n text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT 'concat_ws('':'', ' || string_agg(format('%s.%I', n, a.attname), ', ' ORDER BY k.place) FILTER (WHERE a.attname <> 'agency_id' OR i.indnatts = 1) || ')'
    FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (attnum, place)
    JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
   WHERE i.indrelid = target AND i.indisprimary
$$;

-- log_agency returns SQL of the agency of a row n.
CREATE OR REPLACE FUNCTION log_agency(target regclass, n text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN EXISTS (SELECT FROM pg_attribute WHERE attrelid = target AND attname = 'agency_id') THEN n || '.agency_id' ELSE '0' END
$$;

-- log_digest returns SQL of the salted hash of the JSON of a row.
CREATE OR REPLACE FUNCTION log_digest(target regclass, salt text, content text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format('sha256(uuid_send(%s) || convert_to(%L || %s, ''UTF8''))', salt, relname || E'\n', content) FROM pg_class WHERE oid = target
$$;

-- log_statement returns the statement that writes entries of the log for many rows n of a table that meet a condition: an entry for each agency and 1000 rows. at is
-- SQL of the instant of the versions.
CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, condition text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format($sql$INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
    SELECT e.agency, %1$s, pg_current_xact_id()::text::bigint, %2$L, %3$L, array_agg(e.key), array_agg(e.salt), array_agg(%4$s)
      FROM (SELECT %5$s AS agency, %6$s AS key, gen_random_uuid() AS salt, %7$s AS content, (row_number() OVER () - 1) / 1000 AS part FROM public.%3$I n WHERE %8$s OFFSET 0) e
     GROUP BY e.agency, e.part$sql$,
    at, action, relname, log_digest(target, 'e.salt', 'e.content'), log_agency(target, 'n'), log_key(target, 'n'), log_row(target, 'n'), condition)
    FROM pg_class WHERE oid = target
$$;

-- keep_history keeps the versions of a table's rows from now on: its column logged_at, its table of replaced versions, its view as of an instant,
-- and its triggers. A migration that adds a column to a table calls it again. Nobody but the owner may call it.
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

-- log_added logs rows that this transaction has added while the triggers were off, by the numbers of the records.
CREATE OR REPLACE FUNCTION log_added(target regclass, of_agency bigint, records int8multirange) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE log_statement(target, '$3', 'ADDED', 'n.agency_id = $1 AND n.id BETWEEN lower($2) AND upper($2) AND n.id <@ $2 AND n.logged_at = $3')
    USING of_agency, records, logged_now();
END $$;

-- log_write logs who makes the write of this transaction, and why.
CREATE OR REPLACE FUNCTION log_write(of_agency bigint, of_detail text) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, detail)
  VALUES (of_agency, logged_now(), pg_current_xact_id()::text::bigint, 'WRITE', of_detail)
$$;

-- log_find_all makes log_found look for rows without entries in all tables: rows that were there before the log, and rows that were loaded with
-- the setting docket.logged_at = '-infinity'.
CREATE OR REPLACE FUNCTION log_find_all() RETURNS void
LANGUAGE sql AS $$
  UPDATE log_found_tables SET next_block = 0, blocks = pg_relation_size(format('public.%I', table_name)::regclass) / current_setting('block_size')::bigint
$$;

-- log_found logs some of the rows that were there before the log, those of up to so many blocks of one table, and returns how many blocks are left.
-- A row that is changed first is logged by the trigger, and has a later instant then.
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

-- log_began returns since when replaced versions are kept: the books cannot be read as of an earlier instant.
CREATE OR REPLACE FUNCTION log_began() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT value::timestamptz FROM settings WHERE key = 'log_began'
$$;

-- as_of_settled tells whether every transaction that may have written by an instant has ended: then the books as of it do not change any more. A
-- transaction writes with an instant after it began.
CREATE OR REPLACE FUNCTION as_of_settled(at timestamptz) RETURNS boolean
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT at < clock_timestamp()
     AND NOT EXISTS (SELECT FROM pg_stat_activity a WHERE a.datname = current_database() AND a.backend_xid IS NOT NULL AND a.xact_start <= at AND a.pid <> pg_backend_pid())
     AND NOT EXISTS (SELECT FROM pg_prepared_xacts p WHERE p.database = current_database())
$$;

-- locks: every table for a moment, since the versions of all are kept from one instant on. No row is read: the column has a constant default.
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) ORDER BY relname LOOP
    PERFORM keep_history(target);
  END LOOP;
  PERFORM log_find_all();
END $$;

REVOKE EXECUTE ON FUNCTION keep_history(regclass), log_added(regclass, bigint, int8multirange), log_find_all(), log_write(bigint, text), log_found(bigint), as_of_settled(timestamptz), log_began() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log_added(regclass, bigint, int8multirange), log_write(bigint, text), log_found(bigint), as_of_settled(timestamptz), log_began() TO docket_app;
GRANT SELECT, UPDATE (position) ON log_entries TO docket_app;
GRANT SELECT ON log_found_tables TO docket_app;
GRANT SELECT, INSERT ON log_hashes, log_checkpoints TO docket_app;
