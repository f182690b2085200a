DO $$
DECLARE
  target text;
BEGIN
  FOR target IN SELECT c.relname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname = c.relname || '_noted_for_undo' LOOP
    EXECUTE format('DROP TRIGGER %I ON %I', target || '_noted_for_undo', target);
  END LOOP;
END $$;
DROP FUNCTION IF EXISTS note_import_write();
DROP TABLE IF EXISTS import_writes;
DROP TABLE IF EXISTS import_records;
DROP TABLE IF EXISTS imports;
