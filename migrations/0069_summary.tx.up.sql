-- Counting summaries again on Citus, which carries out each part of a statement of several parts by itself: what was written between two parts was lost, or counted twice.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE OR REPLACE FUNCTION cases_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, 'cases_sum');
  IF is_on_citus('cases_sum_changes') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM cases_sum_changes c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT decided_on, field, filed_on, status, count(*) AS records, sum(fine_amount_sum) AS fine_amount_sum, sum(penalty_amount_sum) AS penalty_amount_sum, sum(unpaid_amount_sum) AS unpaid_amount_sum FROM cases_sum_records WHERE agency_id = of_agency GROUP BY decided_on, field, filed_on, status) x) t;
    DELETE FROM cases_sum_changes c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
    DELETE FROM cases_by_decided_on_field s WHERE s.agency_id = of_agency;
    DELETE FROM cases_by_filed_on_field_status s WHERE s.agency_id = of_agency;
    INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum)
    SELECT of_agency, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM jsonb_populate_recordset(NULL::cases_sum_changes, counted);
  ELSE
  WITH gone AS (DELETE FROM cases_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM cases_by_decided_on_field WHERE agency_id = of_agency),
  s1 AS (DELETE FROM cases_by_filed_on_field_status WHERE agency_id = of_agency),
  counted AS (SELECT decided_on, field, filed_on, status, count(*), sum(fine_amount_sum), sum(penalty_amount_sum), sum(unpaid_amount_sum) FROM cases_sum_records WHERE agency_id = of_agency GROUP BY decided_on, field, filed_on, status)
  INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) SELECT of_agency, * FROM counted;
  END IF;
  WHILE cases_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION cases_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION complaints_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, 'complaints_sum');
  IF is_on_citus('complaints_sum_changes') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM complaints_sum_changes c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, count(*) AS records, sum(recovered_amount_sum) AS recovered_amount_sum FROM complaints_sum_source WHERE agency_id = of_agency GROUP BY received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id) x) t;
    DELETE FROM complaints_sum_changes c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
    DELETE FROM complaints_by_received_on_channel_kind s WHERE s.agency_id = of_agency;
    DELETE FROM complaints_by_received_on_object_issue s WHERE s.agency_id = of_agency;
    DELETE FROM complaints_by_received_on_result s WHERE s.agency_id = of_agency;
    DELETE FROM complaints_by_received_on_acknowledged_in_time_c s WHERE s.agency_id = of_agency;
    INSERT INTO complaints_sum_changes (agency_id, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum)
    SELECT of_agency, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum FROM jsonb_populate_recordset(NULL::complaints_sum_changes, counted);
  ELSE
  WITH gone AS (DELETE FROM complaints_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM complaints_by_received_on_channel_kind WHERE agency_id = of_agency),
  s1 AS (DELETE FROM complaints_by_received_on_object_issue WHERE agency_id = of_agency),
  s2 AS (DELETE FROM complaints_by_received_on_result WHERE agency_id = of_agency),
  s3 AS (DELETE FROM complaints_by_received_on_acknowledged_in_time_c WHERE agency_id = of_agency),
  counted AS (SELECT received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, count(*), sum(recovered_amount_sum) FROM complaints_sum_source WHERE agency_id = of_agency GROUP BY received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id)
  INSERT INTO complaints_sum_changes (agency_id, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum) SELECT of_agency, * FROM counted;
  END IF;
  WHILE complaints_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION complaints_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION goods_movements_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, 'goods_movements_sum');
  IF is_on_citus('goods_movements_sum_changes') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM goods_movements_sum_changes c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT moved_on, kind, count(*) AS records, sum(quantity_sum) AS quantity_sum FROM goods_movements_sum_source WHERE agency_id = of_agency GROUP BY moved_on, kind) x) t;
    DELETE FROM goods_movements_sum_changes c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
    DELETE FROM goods_movements_by_moved_on_kind s WHERE s.agency_id = of_agency;
    INSERT INTO goods_movements_sum_changes (agency_id, moved_on, kind, records, quantity_sum)
    SELECT of_agency, moved_on, kind, records, quantity_sum FROM jsonb_populate_recordset(NULL::goods_movements_sum_changes, counted);
  ELSE
  WITH gone AS (DELETE FROM goods_movements_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM goods_movements_by_moved_on_kind WHERE agency_id = of_agency),
  counted AS (SELECT moved_on, kind, count(*), sum(quantity_sum) FROM goods_movements_sum_source WHERE agency_id = of_agency GROUP BY moved_on, kind)
  INSERT INTO goods_movements_sum_changes (agency_id, moved_on, kind, records, quantity_sum) SELECT of_agency, * FROM counted;
  END IF;
  WHILE goods_movements_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION goods_movements_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION inspections_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, 'inspections_sum');
  IF is_on_citus('inspections_sum_changes') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM inspections_sum_changes c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT inspected_on, unit_id, count(*) AS records FROM inspections_sum_source WHERE agency_id = of_agency GROUP BY inspected_on, unit_id) x) t;
    DELETE FROM inspections_sum_changes c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
    DELETE FROM inspections_by_inspected_on_unit s WHERE s.agency_id = of_agency;
    INSERT INTO inspections_sum_changes (agency_id, inspected_on, unit_id, records)
    SELECT of_agency, inspected_on, unit_id, records FROM jsonb_populate_recordset(NULL::inspections_sum_changes, counted);
  ELSE
  WITH gone AS (DELETE FROM inspections_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM inspections_by_inspected_on_unit WHERE agency_id = of_agency),
  counted AS (SELECT inspected_on, unit_id, count(*) FROM inspections_sum_source WHERE agency_id = of_agency GROUP BY inspected_on, unit_id)
  INSERT INTO inspections_sum_changes (agency_id, inspected_on, unit_id, records) SELECT of_agency, * FROM counted;
  END IF;
  WHILE inspections_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION inspections_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION food_businesses_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, 'food_businesses_sum');
  IF is_on_citus('food_businesses_sum_changes') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM food_businesses_sum_changes c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT level, closed_on, assignments_without_ends_on, type, division, count(*) AS records FROM food_businesses_sum_records WHERE agency_id = of_agency GROUP BY level, closed_on, assignments_without_ends_on, type, division) x) t;
    DELETE FROM food_businesses_sum_changes c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
    DELETE FROM food_businesses_by_level_closed_on_assignments_w s WHERE s.agency_id = of_agency;
    DELETE FROM food_businesses_by_type_closed_on s WHERE s.agency_id = of_agency;
    DELETE FROM food_businesses_by_division_closed_on s WHERE s.agency_id = of_agency;
    INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records)
    SELECT of_agency, level, closed_on, assignments_without_ends_on, type, division, records FROM jsonb_populate_recordset(NULL::food_businesses_sum_changes, counted);
  ELSE
  WITH gone AS (DELETE FROM food_businesses_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM food_businesses_by_level_closed_on_assignments_w WHERE agency_id = of_agency),
  s1 AS (DELETE FROM food_businesses_by_type_closed_on WHERE agency_id = of_agency),
  s2 AS (DELETE FROM food_businesses_by_division_closed_on WHERE agency_id = of_agency),
  counted AS (SELECT level, closed_on, assignments_without_ends_on, type, division, count(*) FROM food_businesses_sum_records WHERE agency_id = of_agency GROUP BY level, closed_on, assignments_without_ends_on, type, division)
  INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records) SELECT of_agency, * FROM counted;
  END IF;
  WHILE food_businesses_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION food_businesses_sum_recount(bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION promise_merchants_sum_recount(of_agency bigint) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  seen bigint[];
  counted jsonb;
BEGIN
  PERFORM lock_summaries(of_agency, 'promise_merchants_sum');
  IF is_on_citus('promise_merchants_sum_changes') THEN
    SELECT s.ids, t.added INTO seen, counted
      FROM (SELECT array_agg(c.id) AS ids FROM promise_merchants_sum_changes c WHERE c.agency_id = of_agency) s
     CROSS JOIN (SELECT jsonb_agg(to_jsonb(x)) AS added FROM (SELECT joined_on, left_on, scheme, count(*) AS records FROM promise_merchants_sum_source WHERE agency_id = of_agency GROUP BY joined_on, left_on, scheme) x) t;
    DELETE FROM promise_merchants_sum_changes c WHERE c.agency_id = of_agency AND c.id = ANY (seen);
    DELETE FROM promise_merchants_by_joined_on_left_on_scheme s WHERE s.agency_id = of_agency;
    INSERT INTO promise_merchants_sum_changes (agency_id, joined_on, left_on, scheme, records)
    SELECT of_agency, joined_on, left_on, scheme, records FROM jsonb_populate_recordset(NULL::promise_merchants_sum_changes, counted);
  ELSE
  WITH gone AS (DELETE FROM promise_merchants_sum_changes WHERE agency_id = of_agency),
  s0 AS (DELETE FROM promise_merchants_by_joined_on_left_on_scheme WHERE agency_id = of_agency),
  counted AS (SELECT joined_on, left_on, scheme, count(*) FROM promise_merchants_sum_source WHERE agency_id = of_agency GROUP BY joined_on, left_on, scheme)
  INSERT INTO promise_merchants_sum_changes (agency_id, joined_on, left_on, scheme, records) SELECT of_agency, * FROM counted;
  END IF;
  WHILE promise_merchants_sum_fold(of_agency, 1) > 0 LOOP
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION promise_merchants_sum_recount(bigint) FROM PUBLIC;
