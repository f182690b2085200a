-- What was found on a piece of equipment was answered by the day it was taken out of use, and is not found again after that; a seal is
-- extended once.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- The day it was taken out of use is after its inspections, and not before what answered them.
CREATE OR REPLACE FUNCTION equipment_retire_after() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (i.inspected_on >= NEW.retired_on
         OR EXISTS (SELECT FROM hazards h WHERE h.agency_id = i.agency_id AND h.inspection_id = i.id AND greatest(h.removed_on, h.unsealed_on) > NEW.retired_on)
         OR EXISTS (SELECT FROM safety_orders o WHERE o.agency_id = i.agency_id AND o.inspection_id = i.id AND o.closed_on > NEW.retired_on)))
  THEN
    RAISE EXCEPTION 'the equipment was in use after that day'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_after_use', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER equipment_retired_after BEFORE UPDATE OF retired_on ON equipment FOR EACH ROW
  WHEN (OLD.retired_on IS DISTINCT FROM NEW.retired_on AND NEW.retired_on IS NOT NULL) EXECUTE FUNCTION equipment_retire_after();

-- The other side of equipment_retired_when_answered: what is open is not recorded of equipment that is out of use, nor is it sealed.
CREATE OR REPLACE FUNCTION equipment_still_in_use() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i JOIN equipment e ON e.agency_id = i.agency_id AND e.id = i.equipment_id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id AND e.retired_on IS NOT NULL)
  THEN
    RAISE EXCEPTION 'the equipment was taken out of use'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_in_use_while_open', TABLE = TG_TABLE_NAME;
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_found_in_use BEFORE INSERT ON hazards FOR EACH ROW
  WHEN (NEW.removed_on IS NULL) EXECUTE FUNCTION equipment_still_in_use();
CREATE OR REPLACE TRIGGER hazards_sealed_in_use BEFORE UPDATE OF removed_on, sealed_on, unsealed_on ON hazards FOR EACH ROW
  WHEN (NEW.removed_on IS NULL AND (OLD.removed_on IS NOT NULL OR OLD.sealed_on IS DISTINCT FROM NEW.sealed_on OR OLD.unsealed_on IS NOT NULL AND NEW.unsealed_on IS NULL))
  EXECUTE FUNCTION equipment_still_in_use();
CREATE OR REPLACE TRIGGER safety_orders_issued_in_use BEFORE INSERT ON safety_orders FOR EACH ROW
  WHEN (NEW.closed_on IS NULL) EXECUTE FUNCTION equipment_still_in_use();
CREATE OR REPLACE TRIGGER safety_orders_open_in_use BEFORE UPDATE OF closed_on ON safety_orders FOR EACH ROW
  WHEN (OLD.closed_on IS NOT NULL AND NEW.closed_on IS NULL) EXECUTE FUNCTION equipment_still_in_use();

-- A seal that is put on again when the last one came off, or the day after, extends it, which is done once (行政强制法 25). By now the
-- last one is among the earlier ones: whatever else came off when it was put on, or the day before, was extended by it.
CREATE OR REPLACE FUNCTION hazards_extend_seal_once() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT count(*) FROM earlier_seals s
       WHERE s.agency_id = OLD.agency_id AND s.hazard_id = OLD.id AND s.unsealed_on >= OLD.sealed_on - 1) > 1
  THEN
    RAISE EXCEPTION 'the seal was extended already'
      USING ERRCODE = 'DK008', CONSTRAINT = 'hazards_seal_extended_once', TABLE = 'hazards';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_sealed_at_once BEFORE UPDATE OF sealed_on, unsealed_on ON hazards FOR EACH ROW
  WHEN (OLD.unsealed_on IS NOT NULL AND NEW.unsealed_on IS DISTINCT FROM OLD.unsealed_on AND NEW.sealed_on <= OLD.unsealed_on + 1)
  EXECUTE FUNCTION hazards_extend_seal_once();
