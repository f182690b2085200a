DROP TRIGGER IF EXISTS hazards_sealed_at_once ON hazards;
DROP FUNCTION IF EXISTS hazards_extend_seal_once();
DROP TRIGGER IF EXISTS safety_orders_open_in_use ON safety_orders;
DROP TRIGGER IF EXISTS safety_orders_issued_in_use ON safety_orders;
DROP TRIGGER IF EXISTS hazards_sealed_in_use ON hazards;
DROP TRIGGER IF EXISTS hazards_found_in_use ON hazards;
DROP FUNCTION IF EXISTS equipment_still_in_use();
DROP TRIGGER IF EXISTS equipment_retired_after ON equipment;
DROP FUNCTION IF EXISTS equipment_retire_after();
