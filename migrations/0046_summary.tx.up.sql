-- Counting summaries again took time with the square of the records: Postgres had no statistics of the table that the procedure fills, and
-- looked through all of it for each batch.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE OR REPLACE PROCEDURE cases_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
  after bigint;
  batch bigint[];
  batches bigint := 0;
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM cases_sum_changes UNION SELECT agency_id FROM cases_by_decided_on_field UNION SELECT agency_id FROM cases_by_filed_on_field_status UNION SELECT agency_id FROM cases_sum_records ORDER BY 1) LOOP
    after := NULL;
    LOOP
      batch := ARRAY(
        SELECT id FROM (
          (SELECT id FROM cases WHERE agency_id = a AND (after IS NULL OR id > after) ORDER BY id LIMIT 1000)
          UNION (SELECT id FROM cases_sum_records WHERE agency_id = a AND (after IS NULL OR id > after) ORDER BY id LIMIT 1000)) b
        ORDER BY id LIMIT 1000);
      EXIT WHEN cardinality(batch) = 0;
      PERFORM cases_sum_refresh(a, batch);
      batches := batches + 1;
      IF batches IN (1, 10, 100, 1000) THEN
        ANALYZE cases_sum_records;
      END IF;
      COMMIT;
      after := batch[cardinality(batch)];
    END LOOP;
    PERFORM cases_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE cases_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE PROCEDURE food_businesses_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
  after bigint;
  batch bigint[];
  batches bigint := 0;
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM food_businesses_sum_changes UNION SELECT agency_id FROM food_businesses_by_level_closed_on_assignments_w UNION SELECT agency_id FROM food_businesses_by_type_closed_on UNION SELECT agency_id FROM food_businesses_by_division_closed_on UNION SELECT agency_id FROM food_businesses_sum_records ORDER BY 1) LOOP
    after := NULL;
    LOOP
      batch := ARRAY(
        SELECT id FROM (
          (SELECT id FROM food_businesses WHERE agency_id = a AND (after IS NULL OR id > after) ORDER BY id LIMIT 1000)
          UNION (SELECT id FROM food_businesses_sum_records WHERE agency_id = a AND (after IS NULL OR id > after) ORDER BY id LIMIT 1000)) b
        ORDER BY id LIMIT 1000);
      EXIT WHEN cardinality(batch) = 0;
      PERFORM food_businesses_sum_refresh(a, batch);
      batches := batches + 1;
      IF batches IN (1, 10, 100, 1000) THEN
        ANALYZE food_businesses_sum_records;
      END IF;
      COMMIT;
      after := batch[cardinality(batch)];
    END LOOP;
    PERFORM food_businesses_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE food_businesses_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE PROCEDURE complaints_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM complaints_sum_changes UNION SELECT agency_id FROM complaints_by_received_on_channel_kind UNION SELECT agency_id FROM complaints_by_received_on_object_issue UNION SELECT agency_id FROM complaints_by_received_on_result UNION SELECT agency_id FROM complaints_by_received_on_acknowledged_in_time_c ORDER BY 1) LOOP
    PERFORM complaints_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE complaints_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE PROCEDURE goods_movements_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM goods_movements_sum_changes UNION SELECT agency_id FROM goods_movements_by_moved_on_kind ORDER BY 1) LOOP
    PERFORM goods_movements_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE goods_movements_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE PROCEDURE inspections_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM inspections_sum_changes UNION SELECT agency_id FROM inspections_by_inspected_on_unit ORDER BY 1) LOOP
    PERFORM inspections_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE inspections_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE PROCEDURE promise_merchants_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM promise_merchants_sum_changes UNION SELECT agency_id FROM promise_merchants_by_joined_on_left_on_scheme ORDER BY 1) LOOP
    PERFORM promise_merchants_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE promise_merchants_sum_rebuild() FROM PUBLIC;
