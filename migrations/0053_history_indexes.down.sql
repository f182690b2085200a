SET lock_timeout = '5s';
--bun:split
DROP INDEX IF EXISTS log_entries_instants_idx;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_filed_on_idx_next;
--bun:split
CREATE INDEX CONCURRENTLY cases_filed_on_idx_next ON cases (agency_id, filed_on, id);
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_filed_on_idx;
--bun:split
ALTER INDEX cases_filed_on_idx_next RENAME TO cases_filed_on_idx;
--bun:split
COMMENT ON INDEX cases_filed_on_idx IS 'cases(orderBy: {filedOn: DESC}): the latest cases, and cases filed in a period: dashboards';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_field_idx_next;
--bun:split
CREATE INDEX CONCURRENTLY cases_field_idx_next ON cases (agency_id, field, filed_on, id);
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_field_idx;
--bun:split
ALTER INDEX cases_field_idx_next RENAME TO cases_field_idx;
--bun:split
COMMENT ON INDEX cases_field_idx IS 'cases(where: {field}, orderBy: {filedOn}): dashboards';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_decided_on_idx_next;
--bun:split
CREATE INDEX CONCURRENTLY cases_decided_on_idx_next ON cases (agency_id, decided_on, id);
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_decided_on_idx;
--bun:split
ALTER INDEX cases_decided_on_idx_next RENAME TO cases_decided_on_idx;
--bun:split
COMMENT ON INDEX cases_decided_on_idx IS 'cases(where: {decidedOn}), the report, trends by month of decision: auditors';
--bun:split
DO $$
DECLARE
  body CONSTANT text := (SELECT prosrc FROM pg_proc WHERE oid = 'keep_history(regclass)'::regprocedure);
BEGIN
  EXECUTE format('CREATE OR REPLACE FUNCTION keep_history(target regclass) RETURNS void LANGUAGE plpgsql AS %L', replace(body, E'  PERFORM index_history(target);\n', ''));
END $$;
--bun:split
-- locks: the versions of one table after the other, while their indexes are made.
DO $$
DECLARE
  target regclass;
  index_name text;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) ORDER BY relname LOOP
    FOR index_name IN
      SELECT c.relname FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am m ON m.oid = c.relam
       WHERE i.indrelid = ('history.' || quote_ident((SELECT relname FROM pg_class WHERE oid = target)))::regclass AND m.amname = 'btree' AND c.relname !~ '_replaced_idx$'
    LOOP
      EXECUTE format('DROP INDEX history.%I', index_name);
    END LOOP;
    PERFORM keep_history(target);
    EXECUTE format('ALTER INDEX history.%I RESET (autosummarize)', left((SELECT relname FROM pg_class WHERE oid = target), 50) || '_instants_idx');
    COMMIT;
  END LOOP;
END $$;
--bun:split
DROP INDEX IF EXISTS history.cases_replaced_idx;
--bun:split
DROP FUNCTION IF EXISTS order_history(regclass, text), index_history(regclass);
--bun:split
RESET lock_timeout;
