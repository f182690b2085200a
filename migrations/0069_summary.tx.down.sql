-- The functions of before.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE OR REPLACE FUNCTION cases_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_summaries(of_agency, 'cases_sum');
  WITH gone AS (DELETE FROM cases_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM cases_by_decided_on_field WHERE agency_id = of_agency),
  s1 AS (DELETE FROM cases_by_filed_on_field_status WHERE agency_id = of_agency),
  counted AS (SELECT decided_on, field, filed_on, status, count(*), sum(fine_amount_sum), sum(penalty_amount_sum), sum(unpaid_amount_sum) FROM cases_sum_records WHERE agency_id = of_agency GROUP BY decided_on, field, filed_on, status)
  INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) SELECT of_agency, * FROM counted;
  WHILE cases_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION cases_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION complaints_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_summaries(of_agency, 'complaints_sum');
  WITH gone AS (DELETE FROM complaints_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM complaints_by_received_on_channel_kind WHERE agency_id = of_agency),
  s1 AS (DELETE FROM complaints_by_received_on_object_issue WHERE agency_id = of_agency),
  s2 AS (DELETE FROM complaints_by_received_on_result WHERE agency_id = of_agency),
  s3 AS (DELETE FROM complaints_by_received_on_acknowledged_in_time_c WHERE agency_id = of_agency),
  counted AS (SELECT received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, count(*), sum(recovered_amount_sum) FROM complaints_sum_source WHERE agency_id = of_agency GROUP BY received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id)
  INSERT INTO complaints_sum_changes (agency_id, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum) SELECT of_agency, * FROM counted;
  WHILE complaints_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION complaints_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION goods_movements_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_summaries(of_agency, 'goods_movements_sum');
  WITH gone AS (DELETE FROM goods_movements_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM goods_movements_by_moved_on_kind WHERE agency_id = of_agency),
  counted AS (SELECT moved_on, kind, count(*), sum(quantity_sum) FROM goods_movements_sum_source WHERE agency_id = of_agency GROUP BY moved_on, kind)
  INSERT INTO goods_movements_sum_changes (agency_id, moved_on, kind, records, quantity_sum) SELECT of_agency, * FROM counted;
  WHILE goods_movements_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION goods_movements_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION inspections_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_summaries(of_agency, 'inspections_sum');
  WITH gone AS (DELETE FROM inspections_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM inspections_by_inspected_on_unit WHERE agency_id = of_agency),
  counted AS (SELECT inspected_on, unit_id, count(*) FROM inspections_sum_source WHERE agency_id = of_agency GROUP BY inspected_on, unit_id)
  INSERT INTO inspections_sum_changes (agency_id, inspected_on, unit_id, records) SELECT of_agency, * FROM counted;
  WHILE inspections_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION inspections_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION food_businesses_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_summaries(of_agency, 'food_businesses_sum');
  WITH gone AS (DELETE FROM food_businesses_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM food_businesses_by_level_closed_on_assignments_w WHERE agency_id = of_agency),
  s1 AS (DELETE FROM food_businesses_by_type_closed_on WHERE agency_id = of_agency),
  s2 AS (DELETE FROM food_businesses_by_division_closed_on WHERE agency_id = of_agency),
  counted AS (SELECT level, closed_on, assignments_without_ends_on, type, division, count(*) FROM food_businesses_sum_records WHERE agency_id = of_agency GROUP BY level, closed_on, assignments_without_ends_on, type, division)
  INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records) SELECT of_agency, * FROM counted;
  WHILE food_businesses_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION food_businesses_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION promise_merchants_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  PERFORM lock_summaries(of_agency, 'promise_merchants_sum');
  WITH gone AS (DELETE FROM promise_merchants_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM promise_merchants_by_joined_on_left_on_scheme WHERE agency_id = of_agency),
  counted AS (SELECT joined_on, left_on, scheme, count(*) FROM promise_merchants_sum_source WHERE agency_id = of_agency GROUP BY joined_on, left_on, scheme)
  INSERT INTO promise_merchants_sum_changes (agency_id, joined_on, left_on, scheme, records) SELECT of_agency, * FROM counted;
  WHILE promise_merchants_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION promise_merchants_sum_recount(bigint) FROM PUBLIC;
