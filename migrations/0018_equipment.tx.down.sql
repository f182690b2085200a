DROP TABLE IF EXISTS recheck_inspectors, rechecks, safety_orders, earlier_seals, hazards, inspection_inspectors, inspections, equipment;
DROP FUNCTION IF EXISTS equipment_answer_first(), equipment_retire_after(), inspections_refuse_again(), hazards_keep_seal(),
  hazards_await_recheck(), equipment_still_in_use(), hazards_extend_seal_once(), safety_orders_refuse_again();
