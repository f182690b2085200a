-- Reads as of an instant: plans that fit few versions, indexes whose entries tell the instants of a version, orders for the versions of cases, and an index
-- that finds the entries of the log of an instant.
SET lock_timeout = '5s';
--bun:split
-- index_history lets the versions of a table be read as of an instant: their indexes, and the view of the rows as they stood. keep_history calls it.
CREATE OR REPLACE FUNCTION index_history(target regclass) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  name CONSTANT text := (SELECT relname FROM pg_class WHERE oid = target);
  versions CONSTANT regclass := format('history.%I', name);
  columns CONSTANT text := (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = target AND attnum > 0 AND NOT attisdropped);
  earlier record;
BEGIN
  -- Both instants are in each index, so that versions of other instants are passed over without being read.
  FOR earlier IN
    SELECT c.relname AS name, regexp_replace(pg_get_indexdef(i.indexrelid), '(, logged_at)?\)$', ', replaced_at, logged_at)') AS definition
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
     WHERE i.indrelid = versions AND m.amname = 'btree' AND pg_get_indexdef(i.indexrelid) !~ 'replaced_at'
  LOOP
    EXECUTE format('DROP INDEX history.%I', earlier.name);
    EXECUTE earlier.definition;
  END LOOP;
  -- Versions are written in the order of replaced_at: this index leads to the few blocks with those of an instant, and costs writes next to nothing.
  EXECUTE format('ALTER INDEX history.%I SET (autosummarize = on)', left(name, 50) || '_instants_idx');

  -- Postgres flattens a UNION ALL whose parts have no conditions, and then uses the indexes of both tables, also for an order. It reads a setting in a
  -- sub-select once, and not for every row. It cannot know the instant when it plans, and takes a third of the rows for what is later than an unknown
  -- instant, but a two-hundredth for what is between two: hence the condition that is always true.
  -- A table whose versions have an order (order_history) is not looked through where none was replaced since the instant.
  EXECUTE format('CREATE OR REPLACE VIEW as_of.%1$I AS SELECT %2$s FROM (
    SELECT %2$s, ''infinity''::timestamptz AS replaced_at, false AS is_replaced FROM public.%1$I
    UNION ALL
    SELECT %2$s, replaced_at, true FROM history.%1$I) v
    WHERE logged_at <= (SELECT current_setting(''docket.as_of'')::timestamptz) AND replaced_at > (SELECT current_setting(''docket.as_of'')::timestamptz)
      AND replaced_at <= (SELECT ''infinity''::timestamptz)%3$s', name, columns,
    CASE WHEN to_regclass(format('history.%I', left(name, 50) || '_replaced_idx')) IS NOT NULL
      THEN format(' AND (NOT is_replaced OR (SELECT max(replaced_at AT TIME ZONE ''UTC'') FROM history.%I) > (SELECT current_setting(''docket.as_of'')::timestamptz AT TIME ZONE ''UTC''))', name) END);
END $$;

-- order_history lets lists in the order of a column be read as of an instant page by page: it gives the versions of a table an index over the column. That
-- costs each write of the table, so it is for the lists that people page through.
CREATE OR REPLACE FUNCTION order_history(target regclass, of_column text) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  name CONSTANT text := (SELECT relname FROM pg_class WHERE oid = target);
BEGIN
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I (agency_id, %I, id, replaced_at, logged_at)', left(name, 24) || '_' || left(of_column, 26) || '_order_idx', name, of_column);
  -- Of an expression, so that it serves nothing but the question when the last version was replaced.
  EXECUTE format('CREATE INDEX IF NOT EXISTS %I ON history.%I ((replaced_at AT TIME ZONE ''UTC''))', left(name, 50) || '_replaced_idx', name);
  PERFORM index_history(target);
END $$;
REVOKE EXECUTE ON FUNCTION index_history(regclass), order_history(regclass, text) FROM PUBLIC;
--bun:split
-- keep_history is as it was, and ends with index_history.
DO $$
DECLARE
  body CONSTANT text := (SELECT prosrc FROM pg_proc WHERE oid = 'keep_history(regclass)'::regprocedure);
BEGIN
  IF body !~ 'index_history' THEN
    EXECUTE format('CREATE OR REPLACE FUNCTION keep_history(target regclass) RETURNS void LANGUAGE plpgsql AS %L', regexp_replace(body, 'END\s*$', E'  PERFORM index_history(target);\nEND '));
  END IF;
END $$;
--bun:split
-- locks: the versions of one table after the other, while their indexes are made. There are few: they are kept since 0045.
DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) ORDER BY relname LOOP
    PERFORM index_history(target);
    COMMIT;
  END LOOP;
END $$;
--bun:split
-- locks: the versions of cases, as above.
DO $$
BEGIN
  PERFORM order_history('cases', 'filed_on'), order_history('cases', 'decided_on');
END $$;
--bun:split
CREATE INDEX CONCURRENTLY cases_filed_on_idx_next ON cases (agency_id, filed_on, id, logged_at);
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_filed_on_idx;
--bun:split
ALTER INDEX cases_filed_on_idx_next RENAME TO cases_filed_on_idx;
--bun:split
COMMENT ON INDEX cases_filed_on_idx IS 'cases(orderBy: {filedOn: DESC}): the latest cases, and cases filed in a period: dashboards';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_field_idx_next;
--bun:split
CREATE INDEX CONCURRENTLY cases_field_idx_next ON cases (agency_id, field, filed_on, id, logged_at);
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_field_idx;
--bun:split
ALTER INDEX cases_field_idx_next RENAME TO cases_field_idx;
--bun:split
COMMENT ON INDEX cases_field_idx IS 'cases(where: {field}, orderBy: {filedOn}): dashboards';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_decided_on_idx_next;
--bun:split
CREATE INDEX CONCURRENTLY cases_decided_on_idx_next ON cases (agency_id, decided_on, id, logged_at);
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_decided_on_idx;
--bun:split
ALTER INDEX cases_decided_on_idx_next RENAME TO cases_decided_on_idx;
--bun:split
COMMENT ON INDEX cases_decided_on_idx IS 'cases(where: {decidedOn}), the report, trends by month of decision: auditors';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS log_entries_instants_idx;
--bun:split
CREATE INDEX CONCURRENTLY log_entries_instants_idx ON log_entries USING brin (agency_id, logged_at timestamptz_minmax_multi_ops) WITH (pages_per_range = 16, autosummarize = on);
--bun:split
COMMENT ON INDEX log_entries_instants_idx IS 'the entries of the versions of a record, by their instants: inclusionProof. An entry is written twice, at its instant and when it gets its place, so a block may hold entries of two times';
RESET lock_timeout;
