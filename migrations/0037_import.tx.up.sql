-- Imports of registers: what each file brought, so that it can be undone whole.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS imports (
  agency_id      bigint      NOT NULL CONSTRAINT imports_agency_fkey REFERENCES agencies (id),
  id             bigserial   NOT NULL,
  register       text                 CONSTRAINT imports_register_said CHECK (is_said(register, 200)),
  file_name      text        NOT NULL CONSTRAINT imports_file_name_said CHECK (is_said(file_name, 255)),
  sha256         text        NOT NULL CONSTRAINT imports_sha256_hexadecimal CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  imported_by    text        NOT NULL CONSTRAINT imports_imported_by_bounded CHECK (char_length(imported_by) BETWEEN 1 AND 300),
  state          text        NOT NULL CONSTRAINT imports_state_enum CHECK (state IN ('DONE', 'UNDONE')),
  row_count      integer     NOT NULL CONSTRAINT imports_row_count_counts CHECK (row_count >= 0),
  rejected_count integer     NOT NULL CONSTRAINT imports_rejected_count_counts CHECK (rejected_count >= 0),
  counts         jsonb       NOT NULL,
  undone_at      timestamptz,
  undone_by      text                 CONSTRAINT imports_undone_by_bounded CHECK (char_length(undone_by) BETWEEN 1 AND 300),
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now() CONSTRAINT imports_changed_after_created CHECK (updated_at >= created_at),
  version        integer     NOT NULL DEFAULT 1 CONSTRAINT imports_version_counts CHECK (version >= 1),
  CONSTRAINT imports_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT imports_undone_fits_state CHECK ((state = 'UNDONE') = (undone_at IS NOT NULL) AND (undone_at IS NULL) = (undone_by IS NULL))
);
COMMENT ON COLUMN imports.counts IS 'What happened to the records of each kind: kind, inserted, updated, unchanged, absent.';

-- The records that verbs wrote for rows, by their keys in the register, so that importing a file again writes none of them twice.
CREATE TABLE IF NOT EXISTS import_records (
  agency_id    bigint NOT NULL,
  kind         text   NOT NULL,
  key          text   NOT NULL,
  content_hash text   NOT NULL,
  record_type  text   NOT NULL,
  record_id    bigint NOT NULL,
  import_id    bigint NOT NULL,
  CONSTRAINT import_records_pkey PRIMARY KEY (agency_id, kind, key),
  CONSTRAINT import_records_import_fkey FOREIGN KEY (agency_id, import_id) REFERENCES imports (agency_id, id)
);
CREATE INDEX IF NOT EXISTS import_records_key_idx ON import_records (agency_id, key, record_type);
COMMENT ON INDEX import_records_key_idx IS 'rows of an import that refer to a record by its key in the register';
CREATE INDEX IF NOT EXISTS import_records_import_idx ON import_records (agency_id, import_id);
COMMENT ON INDEX import_records_import_idx IS 'the undoing of an import';

-- Every write of an import, in its order: rows that one statement added, by their numbers; or one row, as it was before.
CREATE TABLE IF NOT EXISTS import_writes (
  agency_id   bigint         NOT NULL,
  id          bigserial      NOT NULL,
  import_id   bigint         NOT NULL,
  table_name  text           NOT NULL,
  action      text           NOT NULL CONSTRAINT import_writes_action_enum CHECK (action IN ('ADDED', 'CHANGED', 'REMOVED')),
  ids         int8multirange,
  old_row     jsonb,
  new_version integer,
  CONSTRAINT import_writes_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT import_writes_import_fkey FOREIGN KEY (agency_id, import_id) REFERENCES imports (agency_id, id),
  CONSTRAINT import_writes_of_rows CHECK (ids IS NOT NULL OR old_row IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS import_writes_import_idx ON import_writes (agency_id, import_id, id);
COMMENT ON INDEX import_writes_import_idx IS 'the undoing of an import';
COMMENT ON COLUMN import_writes.old_row IS 'The row before the write; of an added row, the row itself.';
COMMENT ON COLUMN import_writes.new_version IS 'The version of the row after the write. A greater one shows that somebody has worked on it since.';

-- note_import_write notes a write of a verb that an import runs. The setting docket.import holds the number of the import.
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

-- The tables that verbs write. Keys, numbers and sums are kept apart from records: undoing an import does not give numbers out again.
DO $$
DECLARE
  target text;
BEGIN
  FOR target IN
    SELECT c.relname
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND c.relname !~ '^(imports|import_|access_|accounts|sessions|disclosures|idempotency_keys|number_series|rule_settings|calendar|attachment)'
       AND c.relname !~ '_sum(_|$)|summar'
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
      WHEN (current_setting(''docket.import'', true) <> '''') EXECUTE FUNCTION note_import_write()', target || '_noted_for_undo', target);
  END LOOP;
END $$;

SELECT grant_to_server(ARRAY['imports', 'import_records', 'import_writes']::regclass[], false);
