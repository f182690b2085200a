-- The triggers come back as 0037 made them. A name of more than 63 characters is cut as Postgres cuts it.
DO $$
DECLARE
  target text;
BEGIN
  FOR target IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency_id'
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname ~ '_by_'
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
      WHEN (current_setting(''docket.import'', true) <> '''') EXECUTE FUNCTION note_import_write()', target || '_noted_for_undo', target);
  END LOOP;
END $$;
