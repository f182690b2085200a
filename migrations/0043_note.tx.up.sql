SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;
-- Summaries are kept by triggers of their own, so undoing an import brings them back with the records that they count: their rows need no
-- notes. 0037 left out the changes, but noted the writes of the job that folds them.
DO $$
DECLARE
  target record;
BEGIN
  FOR target IN
    SELECT t.tgrelid::regclass AS of_table, t.tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
     WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal AND c.relname ~ '_by_' AND t.tgname ~ '_noted_for_undo$'
  LOOP
    EXECUTE format('DROP TRIGGER %I ON %s', target.tgname, target.of_table);
  END LOOP;
END $$;
