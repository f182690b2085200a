DROP FUNCTION IF EXISTS log_place(bigint, bigint[], bytea[], bigint[], bigint[], bigint, bytea, text);

-- The functions as they were before.
CREATE OR REPLACE FUNCTION equipment_answer_first() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (EXISTS (SELECT FROM hazards h WHERE h.agency_id = i.agency_id AND h.inspection_id = i.id AND h.removed_on IS NULL)
         OR EXISTS (SELECT FROM safety_orders o WHERE o.agency_id = i.agency_id AND o.inspection_id = i.id AND o.closed_on IS NULL)))
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
               WHERE h.agency_id = i.agency_id AND h.inspection_id = i.id AND greatest(h.removed_on, h.unsealed_on) > NEW.retired_on)
         OR EXISTS (
              SELECT FROM safety_orders o
               WHERE o.agency_id = i.agency_id AND o.inspection_id = i.id AND o.closed_on > NEW.retired_on)))
  THEN
    RAISE EXCEPTION 'the equipment was in use after that day'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_after_use', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION tier_of_level(level text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE level WHEN 'A' THEN 'CITY' WHEN 'B' THEN 'COUNTY' WHEN 'C' THEN 'TOWNSHIP' WHEN 'D' THEN 'VILLAGE' END
$$;
DO $$
DECLARE
  refusing record;
BEGIN
  FOR refusing IN SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND prosrc ~ ' DETAIL = .*constraint "' ORDER BY proname LOOP
    EXECUTE regexp_replace(refusing.text, ', DETAIL = (''constraint "[a-z_]+"''|format\(''constraint "%s"'', TG_ARGV\[0\]\))', '', 'g');
  END LOOP;
END $$;
