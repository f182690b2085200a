-- What is written on Citus is refused and placed as on one Postgres.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- As in 0018. Each table is asked by the agency itself: then the machine that has its rows answers alone.
CREATE OR REPLACE FUNCTION equipment_answer_first() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (EXISTS (SELECT FROM hazards h WHERE h.agency_id = NEW.agency_id AND h.inspection_id = i.id AND h.removed_on IS NULL)
         OR EXISTS (SELECT FROM safety_orders o WHERE o.agency_id = NEW.agency_id AND o.inspection_id = i.id AND o.closed_on IS NULL)))
  THEN
    RAISE EXCEPTION 'a hazard or a safety order of the equipment is open'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_when_answered', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION equipment_retire_after() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (i.inspected_on >= NEW.retired_on
         OR EXISTS (
              SELECT FROM hazards h
               WHERE h.agency_id = NEW.agency_id AND h.inspection_id = i.id AND greatest(h.removed_on, h.unsealed_on) > NEW.retired_on)
         OR EXISTS (
              SELECT FROM safety_orders o
               WHERE o.agency_id = NEW.agency_id AND o.inspection_id = i.id AND o.closed_on > NEW.retired_on)))
  THEN
    RAISE EXCEPTION 'the equipment was in use after that day'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_after_use', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;

-- A refusal of a trigger names its constraint in its detail as well: Citus hands on the message, the detail and the hint of what a worker refuses, but no names. The
-- texts of the functions stay as they were but for that.
DO $$
DECLARE
  refusing record;
BEGIN
  FOR refusing IN SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND prosrc ~ ' CONSTRAINT = ' AND prosrc !~ ' DETAIL = ' ORDER BY proname LOOP
    EXECUTE regexp_replace(regexp_replace(refusing.text, ' CONSTRAINT = ''([a-z_]+)''', ' CONSTRAINT = ''\1'', DETAIL = ''constraint "\1"''', 'g'),
      ' CONSTRAINT = TG_ARGV\[0\]', ' CONSTRAINT = TG_ARGV[0], DETAIL = format(''constraint "%s"'', TG_ARGV[0])', 'g');
  END LOOP;
END $$;

-- As in 0031. Citus writes a CASE with a value wrongly when it puts the text of the function into a statement.
CREATE OR REPLACE FUNCTION tier_of_level(level text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN level = 'A' THEN 'CITY' WHEN level = 'B' THEN 'COUNTY' WHEN level = 'C' THEN 'TOWNSHIP' WHEN level = 'D' THEN 'VILLAGE' END
$$;

-- log_place gives entries of the log their places in the tree of an agency, and adds the new hashes of the tree and its checkpoint. It returns false if some of that
-- is there already: then another server has placed them, and this transaction must be rolled back. On Citus it runs where the agency is.
CREATE OR REPLACE FUNCTION log_place(of_agency bigint, indexes bigint[], new_hashes bytea[], entries bigint[], positions bigint[], new_size bigint, new_root bytea, new_signed text) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  written bigint;
BEGIN
  INSERT INTO log_hashes (agency_id, level_index, hash) SELECT of_agency, n.level_index, n.hash FROM unnest(indexes, new_hashes) AS n (level_index, hash) ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(indexes) THEN
    RETURN false;
  END IF;
  UPDATE log_entries e SET position = p.position FROM unnest(entries, positions) AS p (id, position) WHERE e.agency_id = of_agency AND e.id = p.id AND e.position IS NULL;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(entries) THEN
    RETURN false;
  END IF;
  INSERT INTO log_checkpoints (agency_id, size, root, signed) VALUES (of_agency, new_size, new_root, new_signed) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
REVOKE EXECUTE ON FUNCTION log_place(bigint, bigint[], bytea[], bigint[], bigint[], bigint, bytea, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log_place(bigint, bigint[], bytea[], bigint[], bigint[], bigint, bytea, text) TO docket_app;

DO $$
BEGIN
  IF is_on_citus('log_entries') THEN
    EXECUTE $sql$SELECT create_distributed_function('log_place(bigint, bigint[], bytea[], bigint[], bigint[], bigint, bytea, text)'::regprocedure, '$1', colocate_with => 'public.cases', force_delegation => true)$sql$;
  END IF;
END $$;
