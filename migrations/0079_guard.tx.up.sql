-- On Citus, imports are undone and personal data is erased as on one Postgres. No statement there switches a trigger of the parts of a table off within a transaction:
-- instead, a setting of the transaction lets the owner of the tables pass.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- guards_rest tells a trigger of a table by its number that it has nothing to refuse, since the owner of the tables undoes an import or, where the trigger guards what is only
-- added to, erases. The setting has an effect on parts of tables on Citus alone, and for their owner alone: also a function that works with the rights of the
-- owner does not pass where the session is of the server. The record of erasures stays.
CREATE OR REPLACE FUNCTION guards_rest(part oid, for_erasing boolean) RETURNS boolean
LANGUAGE sql STABLE AS $$
  SELECT (current_setting('docket.guards', true) = 'undo' OR current_setting('docket.guards', true) = 'erase' AND for_erasing)
     AND EXISTS (SELECT FROM pg_class c WHERE c.oid = part AND c.relname <> whole_name(c.relname) AND whole_name(c.relname) <> 'erasures'
       AND pg_has_role(session_user, c.relowner, 'USAGE') AND pg_has_role(current_user, c.relowner, 'USAGE'))
$$;

-- All functions of triggers that run before a write, since undoing switches all of these off.
DO $$
DECLARE
  guard record;
BEGIN
  FOR guard IN
    SELECT pg_get_functiondef(p.oid) AS text, p.proname IN ('refuse_change', 'decisions_stay_final', 'penalties_stay_final', 'log_entries_stay') AS for_erasing
      FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang
     WHERE p.pronamespace = 'public'::regnamespace AND l.lanname = 'plpgsql' AND p.prosrc !~ 'guards_rest\('
       AND EXISTS (SELECT FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgfoid = p.oid AND NOT t.tgisinternal AND t.tgtype & 2 = 2 AND c.relnamespace = 'public'::regnamespace)
     ORDER BY p.proname
  LOOP
    EXECUTE regexp_replace(guard.text, '\nBEGIN\n', format(E'\nBEGIN\n  IF current_setting(''docket.guards'', true) <> '''' AND guards_rest(TG_RELID, %s) THEN\n'
      '    IF TG_OP = ''DELETE'' THEN RETURN OLD; END IF;\n    RETURN NEW;\n  END IF;\n', guard.for_erasing::text));
  END LOOP;
END $$;

-- As in 0047; on Citus, by the setting.
CREATE OR REPLACE FUNCTION hold_guards(off boolean) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  guard record;
BEGIN
  IF is_on_citus('cases') THEN
    PERFORM set_in_transaction('docket.guards', CASE WHEN off THEN 'erase' ELSE '' END);
    RETURN;
  END IF;
  FOR guard IN
    SELECT t.tgrelid::regclass AS of_table, t.tgname FROM pg_trigger t
     WHERE t.tgfoid IN ('refuse_change'::regproc, 'decisions_stay_final'::regproc, 'penalties_stay_final'::regproc, 'log_entries_stay'::regproc) AND NOT t.tgisinternal
       AND t.tgrelid <> 'erasures'::regclass
  LOOP
    EXECUTE format('ALTER TABLE %s %s TRIGGER %I', guard.of_table, CASE WHEN off THEN 'DISABLE' ELSE 'ENABLE' END, guard.tgname);
  END LOOP;
END $$;
