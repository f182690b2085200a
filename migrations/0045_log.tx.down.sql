DO $$
DECLARE
  target regclass;
BEGIN
  FOR target IN SELECT attrelid FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE attname = 'logged_at' AND c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'log_entries' AND NOT attisdropped LOOP
    EXECUTE format('DROP VIEW IF EXISTS as_of.%I', target::text);
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON %s', target::text || '_logged', target);
    EXECUTE format('DROP TRIGGER IF EXISTS %I ON %s', target::text || '_log', target);
    EXECUTE format('ALTER TABLE %s DROP COLUMN IF EXISTS logged_at', target);
  END LOOP;
END $$;
DROP SCHEMA IF EXISTS as_of CASCADE;
DROP SCHEMA IF EXISTS history CASCADE;
DROP TABLE IF EXISTS log_entries, log_hashes, log_checkpoints, log_found_tables;
DROP FUNCTION IF EXISTS log_entries_stay(), is_in_history(regclass), keep_history(regclass), log_statement(regclass, text, text, text), log_row(regclass, text), log_key(regclass, text), log_agency(regclass, text), log_digest(regclass, text, text), log_added(regclass, bigint, int8multirange),
  log_write(bigint, text), log_find_all(), log_found(bigint), log_began(), as_of_settled(timestamptz), set_logged_at(), logged_now();
DELETE FROM settings WHERE key = 'log_began';
