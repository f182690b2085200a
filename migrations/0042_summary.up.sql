-- Summaries of Complaint, written by docket summaries --migration.
SET lock_timeout = '5s';
SET citus.enable_unsafe_triggers = on;
--bun:split
DROP TRIGGER IF EXISTS complaints_sum_after_added ON complaints;
DROP TRIGGER IF EXISTS complaints_sum_after_updated ON complaints;
DROP TRIGGER IF EXISTS complaints_sum_after_removed ON complaints;
DROP TRIGGER IF EXISTS complaints_sum_after_emptied ON complaints;
DROP FUNCTION IF EXISTS complaints_sum_after();
DROP PROCEDURE IF EXISTS complaints_sum_rebuild();
DROP FUNCTION IF EXISTS complaints_sum_verify();
DROP FUNCTION IF EXISTS complaints_sum_recount(bigint);
DROP FUNCTION IF EXISTS complaints_sum_fold(bigint, bigint);
DROP VIEW IF EXISTS complaints_sum_source;
DROP TABLE IF EXISTS complaints_sum_changes, complaints_by_received_on_channel_kind, complaints_by_received_on_object_issue, complaints_by_received_on_result, complaints_by_received_on_acknowledged_in_time_c;
--bun:split
CREATE TABLE IF NOT EXISTS complaints_sum_changes (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  received_on date,
  channel text,
  kind text,
  object text,
  issue text,
  result text,
  acknowledged_in_time boolean,
  closed_in_time boolean,
  case_id boolean,
  recovered_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT complaints_sum_changes_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE complaints_sum_changes IS 'What writes have added to the summaries and taken from them, and what was not folded into them yet.';
CREATE TABLE IF NOT EXISTS complaints_by_received_on_channel_kind (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  received_on date,
  channel text,
  kind text,
  recovered_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT complaints_by_received_on_channel_kind_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT complaints_by_received_on_channel_kind_key UNIQUE NULLS NOT DISTINCT (agency_id, received_on, channel, kind)
);
COMMENT ON TABLE complaints_by_received_on_channel_kind IS 'Summary: receivedOn MONTH, channel, kind.';
CREATE TABLE IF NOT EXISTS complaints_by_received_on_object_issue (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  received_on date,
  object text,
  issue text,
  recovered_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT complaints_by_received_on_object_issue_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT complaints_by_received_on_object_issue_key UNIQUE NULLS NOT DISTINCT (agency_id, received_on, object, issue)
);
COMMENT ON TABLE complaints_by_received_on_object_issue IS 'Summary: receivedOn MONTH, object, issue.';
CREATE TABLE IF NOT EXISTS complaints_by_received_on_result (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  received_on date,
  result text,
  recovered_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT complaints_by_received_on_result_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT complaints_by_received_on_result_key UNIQUE NULLS NOT DISTINCT (agency_id, received_on, result)
);
COMMENT ON TABLE complaints_by_received_on_result IS 'Summary: receivedOn MONTH, result.';
CREATE TABLE IF NOT EXISTS complaints_by_received_on_acknowledged_in_time_c (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  received_on date,
  acknowledged_in_time boolean,
  closed_in_time boolean,
  case_id boolean,
  recovered_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT complaints_by_received_on_acknowledged_in_time_c_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT complaints_by_received_on_acknowledged_in_time_c_key UNIQUE NULLS NOT DISTINCT (agency_id, received_on, acknowledged_in_time, closed_in_time, case_id)
);
COMMENT ON TABLE complaints_by_received_on_acknowledged_in_time_c IS 'Summary: receivedOn MONTH, acknowledgedInTime, closedInTime, case KNOWN.';
CREATE OR REPLACE VIEW complaints_sum_source AS
SELECT r.agency_id, r.id,
  date_trunc('month', r.received_on::timestamp)::date AS received_on,
  r.channel AS channel,
  r.kind AS kind,
  r.object AS object,
  r.issue AS issue,
  r.result AS result,
  r.acknowledged_in_time AS acknowledged_in_time,
  r.closed_in_time AS closed_in_time,
  CASE WHEN r.case_id IS NOT NULL THEN true END AS case_id,
  (r.recovered_amount)::numeric AS recovered_amount_sum
  FROM complaints r;
CREATE OR REPLACE FUNCTION complaints_sum_fold(of_agency bigint, at_least bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  folded bigint;
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM complaints_sum_changes c WHERE c.agency_id = of_agency LIMIT at_least) d) < at_least THEN
    RETURN 0;
  END IF;
  PERFORM lock_summaries(of_agency, 'complaints_sum');
  WITH gone AS (
    DELETE FROM complaints_sum_changes c WHERE c.agency_id = of_agency AND c.id IN (SELECT b.id FROM complaints_sum_changes b WHERE b.agency_id = of_agency ORDER BY b.id LIMIT 50000)
    RETURNING *
  ),
  s0 AS (
    INSERT INTO complaints_by_received_on_channel_kind AS t (agency_id, received_on, channel, kind, records, recovered_amount_sum)
    SELECT of_agency, received_on, channel, kind, sum(records), sum(recovered_amount_sum) FROM gone GROUP BY received_on, channel, kind HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0
    ON CONFLICT (agency_id, received_on, channel, kind) DO UPDATE SET records = t.records + excluded.records, recovered_amount_sum = t.recovered_amount_sum + excluded.recovered_amount_sum
  ),
  s1 AS (
    INSERT INTO complaints_by_received_on_object_issue AS t (agency_id, received_on, object, issue, records, recovered_amount_sum)
    SELECT of_agency, received_on, object, issue, sum(records), sum(recovered_amount_sum) FROM gone GROUP BY received_on, object, issue HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0
    ON CONFLICT (agency_id, received_on, object, issue) DO UPDATE SET records = t.records + excluded.records, recovered_amount_sum = t.recovered_amount_sum + excluded.recovered_amount_sum
  ),
  s2 AS (
    INSERT INTO complaints_by_received_on_result AS t (agency_id, received_on, result, records, recovered_amount_sum)
    SELECT of_agency, received_on, result, sum(records), sum(recovered_amount_sum) FROM gone GROUP BY received_on, result HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0
    ON CONFLICT (agency_id, received_on, result) DO UPDATE SET records = t.records + excluded.records, recovered_amount_sum = t.recovered_amount_sum + excluded.recovered_amount_sum
  ),
  s3 AS (
    INSERT INTO complaints_by_received_on_acknowledged_in_time_c AS t (agency_id, received_on, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum)
    SELECT of_agency, received_on, acknowledged_in_time, closed_in_time, case_id, sum(records), sum(recovered_amount_sum) FROM gone GROUP BY received_on, acknowledged_in_time, closed_in_time, case_id HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0
    ON CONFLICT (agency_id, received_on, acknowledged_in_time, closed_in_time, case_id) DO UPDATE SET records = t.records + excluded.records, recovered_amount_sum = t.recovered_amount_sum + excluded.recovered_amount_sum
  ),
  d AS (SELECT count(*) AS n FROM gone)
  SELECT n INTO folded FROM d;
  RETURN folded;
END $$;
REVOKE EXECUTE ON FUNCTION complaints_sum_fold(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION complaints_sum_fold(bigint, bigint) TO docket_app;
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
CREATE OR REPLACE PROCEDURE complaints_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
  after bigint;
  batch bigint[];
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM complaints_sum_changes UNION SELECT agency_id FROM complaints_by_received_on_channel_kind UNION SELECT agency_id FROM complaints_by_received_on_object_issue UNION SELECT agency_id FROM complaints_by_received_on_result UNION SELECT agency_id FROM complaints_by_received_on_acknowledged_in_time_c ORDER BY 1) LOOP
    PERFORM complaints_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE complaints_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE FUNCTION complaints_sum_verify() RETURNS TABLE (summary text, difference jsonb)
LANGUAGE sql STABLE AS $$
  SELECT 'complaints_by_received_on_channel_kind', to_jsonb(d) FROM (
    SELECT agency_id, received_on, channel, kind, sum(records) AS records, sum(recovered_amount_sum) AS recovered_amount_sum FROM (
      SELECT agency_id, received_on, channel, kind, records, recovered_amount_sum FROM complaints_by_received_on_channel_kind
      UNION ALL SELECT agency_id, received_on, channel, kind, records, recovered_amount_sum FROM complaints_sum_changes
      UNION ALL SELECT agency_id, received_on, channel, kind, -1, -recovered_amount_sum FROM complaints_sum_source) u
    GROUP BY agency_id, received_on, channel, kind HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0) d
  UNION ALL
  SELECT 'complaints_by_received_on_object_issue', to_jsonb(d) FROM (
    SELECT agency_id, received_on, object, issue, sum(records) AS records, sum(recovered_amount_sum) AS recovered_amount_sum FROM (
      SELECT agency_id, received_on, object, issue, records, recovered_amount_sum FROM complaints_by_received_on_object_issue
      UNION ALL SELECT agency_id, received_on, object, issue, records, recovered_amount_sum FROM complaints_sum_changes
      UNION ALL SELECT agency_id, received_on, object, issue, -1, -recovered_amount_sum FROM complaints_sum_source) u
    GROUP BY agency_id, received_on, object, issue HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0) d
  UNION ALL
  SELECT 'complaints_by_received_on_result', to_jsonb(d) FROM (
    SELECT agency_id, received_on, result, sum(records) AS records, sum(recovered_amount_sum) AS recovered_amount_sum FROM (
      SELECT agency_id, received_on, result, records, recovered_amount_sum FROM complaints_by_received_on_result
      UNION ALL SELECT agency_id, received_on, result, records, recovered_amount_sum FROM complaints_sum_changes
      UNION ALL SELECT agency_id, received_on, result, -1, -recovered_amount_sum FROM complaints_sum_source) u
    GROUP BY agency_id, received_on, result HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0) d
  UNION ALL
  SELECT 'complaints_by_received_on_acknowledged_in_time_c', to_jsonb(d) FROM (
    SELECT agency_id, received_on, acknowledged_in_time, closed_in_time, case_id, sum(records) AS records, sum(recovered_amount_sum) AS recovered_amount_sum FROM (
      SELECT agency_id, received_on, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum FROM complaints_by_received_on_acknowledged_in_time_c
      UNION ALL SELECT agency_id, received_on, acknowledged_in_time, closed_in_time, case_id, records, recovered_amount_sum FROM complaints_sum_changes
      UNION ALL SELECT agency_id, received_on, acknowledged_in_time, closed_in_time, case_id, -1, -recovered_amount_sum FROM complaints_sum_source) u
    GROUP BY agency_id, received_on, acknowledged_in_time, closed_in_time, case_id HAVING sum(records) <> 0 OR sum(recovered_amount_sum) <> 0) d
$$;
REVOKE EXECUTE ON FUNCTION complaints_sum_verify() FROM PUBLIC;
CREATE OR REPLACE FUNCTION complaints_sum_after() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c record;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO complaints_sum_changes (agency_id, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, recovered_amount_sum, records) VALUES
      (OLD.agency_id, date_trunc('month', OLD.received_on::timestamp)::date, OLD.channel, OLD.kind, OLD.object, OLD.issue, OLD.result, OLD.acknowledged_in_time, OLD.closed_in_time, CASE WHEN OLD.case_id IS NOT NULL THEN true END, -((OLD.recovered_amount)::numeric), -1),
      (NEW.agency_id, date_trunc('month', NEW.received_on::timestamp)::date, NEW.channel, NEW.kind, NEW.object, NEW.issue, NEW.result, NEW.acknowledged_in_time, NEW.closed_in_time, CASE WHEN NEW.case_id IS NOT NULL THEN true END, (NEW.recovered_amount)::numeric, 1);
  ELSIF TG_OP = 'INSERT' THEN
    FOR c IN SELECT r.agency_id, date_trunc('month', r.received_on::timestamp)::date AS received_on, r.channel AS channel, r.kind AS kind, r.object AS object, r.issue AS issue, r.result AS result, r.acknowledged_in_time AS acknowledged_in_time, r.closed_in_time AS closed_in_time, CASE WHEN r.case_id IS NOT NULL THEN true END AS case_id, sum((r.recovered_amount)::numeric) AS recovered_amount_sum, count(*) AS records FROM new_rows r GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 LOOP
      INSERT INTO complaints_sum_changes (agency_id, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, recovered_amount_sum, records) VALUES (c.agency_id, c.received_on, c.channel, c.kind, c.object, c.issue, c.result, c.acknowledged_in_time, c.closed_in_time, c.case_id, c.recovered_amount_sum, c.records);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR c IN SELECT r.agency_id, date_trunc('month', r.received_on::timestamp)::date AS received_on, r.channel AS channel, r.kind AS kind, r.object AS object, r.issue AS issue, r.result AS result, r.acknowledged_in_time AS acknowledged_in_time, r.closed_in_time AS closed_in_time, CASE WHEN r.case_id IS NOT NULL THEN true END AS case_id, -sum((r.recovered_amount)::numeric) AS recovered_amount_sum, -count(*) AS records FROM old_rows r GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 LOOP
      INSERT INTO complaints_sum_changes (agency_id, received_on, channel, kind, object, issue, result, acknowledged_in_time, closed_in_time, case_id, recovered_amount_sum, records) VALUES (c.agency_id, c.received_on, c.channel, c.kind, c.object, c.issue, c.result, c.acknowledged_in_time, c.closed_in_time, c.case_id, c.recovered_amount_sum, c.records);
    END LOOP;
  ELSE
    FOR c IN SELECT id FROM agencies UNION SELECT agency_id FROM complaints_sum_changes UNION SELECT agency_id FROM complaints_by_received_on_channel_kind UNION SELECT agency_id FROM complaints_by_received_on_object_issue UNION SELECT agency_id FROM complaints_by_received_on_result UNION SELECT agency_id FROM complaints_by_received_on_acknowledged_in_time_c ORDER BY 1 LOOP
      PERFORM complaints_sum_recount(c.id);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
--bun:split
CREATE OR REPLACE TRIGGER complaints_sum_after_added AFTER INSERT ON complaints REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION complaints_sum_after();
CREATE OR REPLACE TRIGGER complaints_sum_after_updated AFTER UPDATE ON complaints FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.received_on, OLD.channel, OLD.kind, OLD.object, OLD.issue, OLD.result, OLD.acknowledged_in_time, OLD.closed_in_time, OLD.case_id, OLD.recovered_amount) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.received_on, NEW.channel, NEW.kind, NEW.object, NEW.issue, NEW.result, NEW.acknowledged_in_time, NEW.closed_in_time, NEW.case_id, NEW.recovered_amount)) EXECUTE FUNCTION complaints_sum_after();
CREATE OR REPLACE TRIGGER complaints_sum_after_removed AFTER DELETE ON complaints REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION complaints_sum_after();
CREATE OR REPLACE TRIGGER complaints_sum_after_emptied AFTER TRUNCATE ON complaints
  FOR EACH STATEMENT EXECUTE FUNCTION complaints_sum_after();
--bun:split
CALL complaints_sum_rebuild();
--bun:split
GRANT SELECT ON complaints_sum_changes, complaints_by_received_on_channel_kind, complaints_by_received_on_object_issue, complaints_by_received_on_result, complaints_by_received_on_acknowledged_in_time_c TO docket_app;
GRANT USAGE ON SEQUENCE complaints_sum_changes_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE complaints_by_received_on_channel_kind_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE complaints_by_received_on_object_issue_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE complaints_by_received_on_result_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE complaints_by_received_on_acknowledged_in_time_c_id_seq TO docket_app;
--bun:split
RESET lock_timeout;
--bun:split
-- Summaries of FoodBusiness, written by docket summaries --migration.
SET lock_timeout = '5s';
SET citus.enable_unsafe_triggers = on;
--bun:split
DROP TRIGGER IF EXISTS food_businesses_sum_after_added ON food_businesses;
DROP TRIGGER IF EXISTS food_businesses_sum_after_updated ON food_businesses;
DROP TRIGGER IF EXISTS food_businesses_sum_after_removed ON food_businesses;
DROP TRIGGER IF EXISTS food_businesses_sum_after_emptied ON food_businesses;
DROP TRIGGER IF EXISTS food_businesses_sum_after_coverage_assignments_added ON coverage_assignments;
DROP TRIGGER IF EXISTS food_businesses_sum_after_coverage_assignments_updated ON coverage_assignments;
DROP TRIGGER IF EXISTS food_businesses_sum_after_coverage_assignments_removed ON coverage_assignments;
DROP TRIGGER IF EXISTS food_businesses_sum_after_coverage_assignments_emptied ON coverage_assignments;
DROP FUNCTION IF EXISTS food_businesses_sum_after();
DROP FUNCTION IF EXISTS food_businesses_sum_after_coverage_assignments();
DROP PROCEDURE IF EXISTS food_businesses_sum_rebuild();
DROP FUNCTION IF EXISTS food_businesses_sum_refresh(bigint, bigint[]);
DROP FUNCTION IF EXISTS food_businesses_sum_refresh_one(bigint, bigint);
DROP FUNCTION IF EXISTS food_businesses_sum_verify();
DROP FUNCTION IF EXISTS food_businesses_sum_recount(bigint);
DROP FUNCTION IF EXISTS food_businesses_sum_fold(bigint, bigint);
DROP VIEW IF EXISTS food_businesses_sum_source;
DROP TABLE IF EXISTS food_businesses_sum_changes, food_businesses_by_level_closed_on_assignments_w, food_businesses_by_type_closed_on, food_businesses_by_division_closed_on, food_businesses_sum_records;
--bun:split
CREATE TABLE IF NOT EXISTS food_businesses_sum_records (
  agency_id bigint NOT NULL,
  id bigint NOT NULL,
  level text,
  closed_on boolean,
  assignments_without_ends_on boolean,
  type text,
  division text,
  CONSTRAINT food_businesses_sum_records_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE food_businesses_sum_records IS 'What each record has added to the summaries.';
CREATE TABLE IF NOT EXISTS food_businesses_sum_changes (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  level text,
  closed_on boolean,
  assignments_without_ends_on boolean,
  type text,
  division text,
  records bigint NOT NULL,
  CONSTRAINT food_businesses_sum_changes_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE food_businesses_sum_changes IS 'What writes have added to the summaries and taken from them, and what was not folded into them yet.';
CREATE TABLE IF NOT EXISTS food_businesses_by_level_closed_on_assignments_w (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  level text,
  closed_on boolean,
  assignments_without_ends_on boolean,
  records bigint NOT NULL,
  CONSTRAINT food_businesses_by_level_closed_on_assignments_w_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT food_businesses_by_level_closed_on_assignments_w_key UNIQUE NULLS NOT DISTINCT (agency_id, level, closed_on, assignments_without_ends_on)
);
COMMENT ON TABLE food_businesses_by_level_closed_on_assignments_w IS 'Summary: level, closedOn KNOWN, assignments WITHOUT endsOn.';
CREATE TABLE IF NOT EXISTS food_businesses_by_type_closed_on (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  closed_on boolean,
  type text,
  records bigint NOT NULL,
  CONSTRAINT food_businesses_by_type_closed_on_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT food_businesses_by_type_closed_on_key UNIQUE NULLS NOT DISTINCT (agency_id, type, closed_on)
);
COMMENT ON TABLE food_businesses_by_type_closed_on IS 'Summary: type, closedOn KNOWN.';
CREATE TABLE IF NOT EXISTS food_businesses_by_division_closed_on (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  closed_on boolean,
  division text,
  records bigint NOT NULL,
  CONSTRAINT food_businesses_by_division_closed_on_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT food_businesses_by_division_closed_on_key UNIQUE NULLS NOT DISTINCT (agency_id, division, closed_on)
);
COMMENT ON TABLE food_businesses_by_division_closed_on IS 'Summary: division, closedOn KNOWN.';
CREATE OR REPLACE VIEW food_businesses_sum_source AS
SELECT r.agency_id, r.id,
  r.level AS level,
  CASE WHEN r.closed_on IS NOT NULL THEN true END AS closed_on,
  EXISTS (SELECT FROM coverage_assignments x1 WHERE x1.agency_id = r.agency_id AND x1.business_id = r.id AND x1.ends_on IS NULL AND (x1.cancelled_on IS NULL)) AS assignments_without_ends_on,
  r.type AS type,
  r.division AS division
  FROM food_businesses r;
CREATE OR REPLACE FUNCTION food_businesses_sum_refresh_one(of_agency bigint, number bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  kept food_businesses_sum_records;
  fresh food_businesses_sum_source;
BEGIN
  LOOP
    SELECT * INTO kept FROM food_businesses_sum_records k WHERE k.agency_id = of_agency AND k.id = number FOR UPDATE;
    SELECT * INTO fresh FROM food_businesses_sum_source s WHERE s.agency_id = of_agency AND s.id = number;
    IF kept.id IS NULL AND fresh.id IS NULL THEN
      RETURN;
    ELSIF kept.id IS NULL THEN
      INSERT INTO food_businesses_sum_records (agency_id, id, level, closed_on, assignments_without_ends_on, type, division) VALUES (of_agency, number, fresh.level, fresh.closed_on, fresh.assignments_without_ends_on, fresh.type, fresh.division) ON CONFLICT DO NOTHING;
      CONTINUE WHEN NOT FOUND; -- another transaction has added it meanwhile: look again
      INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records) VALUES (of_agency, fresh.level, fresh.closed_on, fresh.assignments_without_ends_on, fresh.type, fresh.division, 1);
    ELSIF fresh.id IS NULL THEN
      DELETE FROM food_businesses_sum_records k WHERE k.agency_id = of_agency AND k.id = number;
      INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records) VALUES (of_agency, kept.level, kept.closed_on, kept.assignments_without_ends_on, kept.type, kept.division, -1);
    ELSIF (kept.level, kept.closed_on, kept.assignments_without_ends_on, kept.type, kept.division) IS DISTINCT FROM (fresh.level, fresh.closed_on, fresh.assignments_without_ends_on, fresh.type, fresh.division) THEN
      UPDATE food_businesses_sum_records k SET level = fresh.level, closed_on = fresh.closed_on, assignments_without_ends_on = fresh.assignments_without_ends_on, type = fresh.type, division = fresh.division WHERE k.agency_id = of_agency AND k.id = number;
      IF (kept.level, kept.closed_on, kept.assignments_without_ends_on, kept.type, kept.division) IS DISTINCT FROM (fresh.level, fresh.closed_on, fresh.assignments_without_ends_on, fresh.type, fresh.division) THEN
        INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records) VALUES (of_agency, kept.level, kept.closed_on, kept.assignments_without_ends_on, kept.type, kept.division, -1), (of_agency, fresh.level, fresh.closed_on, fresh.assignments_without_ends_on, fresh.type, fresh.division, 1);
      ELSE
        INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records) VALUES (of_agency, fresh.level, fresh.closed_on, fresh.assignments_without_ends_on, fresh.type, fresh.division, 0);
      END IF;
    END IF;
    RETURN;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION food_businesses_sum_refresh_one(bigint, bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION food_businesses_sum_refresh(of_agency bigint, numbers bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  missed bigint := 1;
  number bigint;
BEGIN
  IF cardinality(numbers) <= 16 THEN
    FOR number IN SELECT DISTINCT n FROM unnest(numbers) n ORDER BY n LOOP
      PERFORM food_businesses_sum_refresh_one(of_agency, number);
    END LOOP;
    RETURN;
  END IF;
  WHILE missed > 0 LOOP
    PERFORM FROM food_businesses_sum_records k WHERE k.agency_id = of_agency AND k.id = ANY (numbers) ORDER BY k.id FOR UPDATE;
    WITH fresh AS MATERIALIZED (SELECT * FROM food_businesses_sum_source s WHERE s.agency_id = of_agency AND s.id = ANY (numbers)),
    kept AS MATERIALIZED (SELECT * FROM food_businesses_sum_records k WHERE k.agency_id = of_agency AND k.id = ANY (numbers)),
    -- A full join is hashed or merged. Any other join could become a nested loop, which takes time with the square of the records, where
    -- Postgres expects few rows.
    pairs AS MATERIALIZED (
      SELECT coalesce(f.id, k.id) AS id, k.id IS NOT NULL AS is_kept, f.id IS NOT NULL AS is_fresh, f.level, f.closed_on, f.assignments_without_ends_on, f.type, f.division, k.level AS k_level, k.closed_on AS k_closed_on, k.assignments_without_ends_on AS k_assignments_without_ends_on, k.type AS k_type, k.division AS k_division
        FROM kept k FULL JOIN fresh f ON f.id = k.id
    ),
    gone AS (
      DELETE FROM food_businesses_sum_records k USING pairs p WHERE k.agency_id = of_agency AND k.id = p.id AND NOT p.is_fresh
    ),
    added AS (
      INSERT INTO food_businesses_sum_records (agency_id, id, level, closed_on, assignments_without_ends_on, type, division) SELECT of_agency, id, level, closed_on, assignments_without_ends_on, type, division FROM pairs WHERE NOT is_kept
      ON CONFLICT DO NOTHING RETURNING *
    ),
    changed AS (
      UPDATE food_businesses_sum_records k SET level = f.level, closed_on = f.closed_on, assignments_without_ends_on = f.assignments_without_ends_on, type = f.type, division = f.division FROM pairs f
       WHERE k.agency_id = of_agency AND k.id = f.id AND f.is_kept AND f.is_fresh AND (k.level, k.closed_on, k.assignments_without_ends_on, k.type, k.division) IS DISTINCT FROM (f.level, f.closed_on, f.assignments_without_ends_on, f.type, f.division)
    ),
    written AS (
      INSERT INTO food_businesses_sum_changes (agency_id, level, closed_on, assignments_without_ends_on, type, division, records)
      SELECT of_agency, level, closed_on, assignments_without_ends_on, type, division, sum(records)
        FROM (SELECT level, closed_on, assignments_without_ends_on, type, division, 1 FROM added
              UNION ALL SELECT level, closed_on, assignments_without_ends_on, type, division, 1 FROM pairs WHERE is_kept AND is_fresh
              UNION ALL SELECT k_level, k_closed_on, k_assignments_without_ends_on, k_type, k_division, -1 FROM pairs WHERE is_kept) d (level, closed_on, assignments_without_ends_on, type, division, records)
       GROUP BY level, closed_on, assignments_without_ends_on, type, division HAVING sum(records) <> 0
    )
    -- A record that another transaction has added meanwhile is not among those kept: look again.
    SELECT (SELECT count(*) FROM pairs WHERE NOT is_kept) - (SELECT count(*) FROM added) INTO missed;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION food_businesses_sum_refresh(bigint, bigint[]) FROM PUBLIC;
CREATE OR REPLACE FUNCTION food_businesses_sum_fold(of_agency bigint, at_least bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  folded bigint;
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM food_businesses_sum_changes c WHERE c.agency_id = of_agency LIMIT at_least) d) < at_least THEN
    RETURN 0;
  END IF;
  PERFORM lock_summaries(of_agency, 'food_businesses_sum');
  WITH gone AS (
    DELETE FROM food_businesses_sum_changes c WHERE c.agency_id = of_agency AND c.id IN (SELECT b.id FROM food_businesses_sum_changes b WHERE b.agency_id = of_agency ORDER BY b.id LIMIT 50000)
    RETURNING *
  ),
  s0 AS (
    INSERT INTO food_businesses_by_level_closed_on_assignments_w AS t (agency_id, level, closed_on, assignments_without_ends_on, records)
    SELECT of_agency, level, closed_on, assignments_without_ends_on, sum(records) FROM gone GROUP BY level, closed_on, assignments_without_ends_on HAVING sum(records) <> 0
    ON CONFLICT (agency_id, level, closed_on, assignments_without_ends_on) DO UPDATE SET records = t.records + excluded.records
  ),
  s1 AS (
    INSERT INTO food_businesses_by_type_closed_on AS t (agency_id, type, closed_on, records)
    SELECT of_agency, type, closed_on, sum(records) FROM gone GROUP BY type, closed_on HAVING sum(records) <> 0
    ON CONFLICT (agency_id, type, closed_on) DO UPDATE SET records = t.records + excluded.records
  ),
  s2 AS (
    INSERT INTO food_businesses_by_division_closed_on AS t (agency_id, division, closed_on, records)
    SELECT of_agency, division, closed_on, sum(records) FROM gone GROUP BY division, closed_on HAVING sum(records) <> 0
    ON CONFLICT (agency_id, division, closed_on) DO UPDATE SET records = t.records + excluded.records
  ),
  d AS (SELECT count(*) AS n FROM gone)
  SELECT n INTO folded FROM d;
  RETURN folded;
END $$;
REVOKE EXECUTE ON FUNCTION food_businesses_sum_fold(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION food_businesses_sum_fold(bigint, bigint) TO docket_app;
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
CREATE OR REPLACE PROCEDURE food_businesses_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
  after bigint;
  batch bigint[];
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
      COMMIT;
      after := batch[cardinality(batch)];
    END LOOP;
    PERFORM food_businesses_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE food_businesses_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE FUNCTION food_businesses_sum_verify() RETURNS TABLE (summary text, difference jsonb)
LANGUAGE sql STABLE AS $$
  SELECT 'food_businesses_by_level_closed_on_assignments_w', to_jsonb(d) FROM (
    SELECT agency_id, level, closed_on, assignments_without_ends_on, sum(records) AS records FROM (
      SELECT agency_id, level, closed_on, assignments_without_ends_on, records FROM food_businesses_by_level_closed_on_assignments_w
      UNION ALL SELECT agency_id, level, closed_on, assignments_without_ends_on, records FROM food_businesses_sum_changes
      UNION ALL SELECT agency_id, level, closed_on, assignments_without_ends_on, -1 FROM food_businesses_sum_source) u
    GROUP BY agency_id, level, closed_on, assignments_without_ends_on HAVING sum(records) <> 0) d
  UNION ALL
  SELECT 'food_businesses_by_type_closed_on', to_jsonb(d) FROM (
    SELECT agency_id, type, closed_on, sum(records) AS records FROM (
      SELECT agency_id, type, closed_on, records FROM food_businesses_by_type_closed_on
      UNION ALL SELECT agency_id, type, closed_on, records FROM food_businesses_sum_changes
      UNION ALL SELECT agency_id, type, closed_on, -1 FROM food_businesses_sum_source) u
    GROUP BY agency_id, type, closed_on HAVING sum(records) <> 0) d
  UNION ALL
  SELECT 'food_businesses_by_division_closed_on', to_jsonb(d) FROM (
    SELECT agency_id, division, closed_on, sum(records) AS records FROM (
      SELECT agency_id, division, closed_on, records FROM food_businesses_by_division_closed_on
      UNION ALL SELECT agency_id, division, closed_on, records FROM food_businesses_sum_changes
      UNION ALL SELECT agency_id, division, closed_on, -1 FROM food_businesses_sum_source) u
    GROUP BY agency_id, division, closed_on HAVING sum(records) <> 0) d
  UNION ALL
  SELECT 'food_businesses_sum_records', to_jsonb(d) FROM (
    (SELECT agency_id, id, level, closed_on, assignments_without_ends_on, type, division FROM food_businesses_sum_records EXCEPT SELECT agency_id, id, level, closed_on, assignments_without_ends_on, type, division FROM food_businesses_sum_source)
    UNION ALL (SELECT agency_id, id, level, closed_on, assignments_without_ends_on, type, division FROM food_businesses_sum_source EXCEPT SELECT agency_id, id, level, closed_on, assignments_without_ends_on, type, division FROM food_businesses_sum_records)) d
$$;
REVOKE EXECUTE ON FUNCTION food_businesses_sum_verify() FROM PUBLIC;
CREATE OR REPLACE FUNCTION food_businesses_sum_after() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_agency bigint;
  numbers bigint[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    of_agency := OLD.agency_id;
    PERFORM food_businesses_sum_refresh_one(of_agency, OLD.id);
    IF NEW.id <> OLD.id THEN
      PERFORM food_businesses_sum_refresh_one(of_agency, NEW.id);
    END IF;
    IF NEW.agency_id <> OLD.agency_id THEN
      of_agency := NEW.agency_id;
      PERFORM food_businesses_sum_refresh(of_agency, ARRAY[NEW.id]);
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.id) FROM new_rows c GROUP BY c.agency_id LOOP
      PERFORM food_businesses_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.id) FROM old_rows c GROUP BY c.agency_id LOOP
      PERFORM food_businesses_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSE
    FOR of_agency, numbers IN SELECT k.agency_id, array_agg(k.id) FROM food_businesses_sum_records k GROUP BY k.agency_id LOOP
      PERFORM food_businesses_sum_refresh(of_agency, numbers);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION food_businesses_sum_after_coverage_assignments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_agency bigint;
  numbers bigint[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    of_agency := OLD.agency_id;
    PERFORM food_businesses_sum_refresh(of_agency, ARRAY[OLD.business_id, NEW.business_id]);
    IF NEW.agency_id <> OLD.agency_id THEN
      of_agency := NEW.agency_id;
      PERFORM food_businesses_sum_refresh(of_agency, ARRAY[NEW.business_id]);
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.business_id) FROM new_rows c GROUP BY c.agency_id LOOP
      PERFORM food_businesses_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.business_id) FROM old_rows c GROUP BY c.agency_id LOOP
      PERFORM food_businesses_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSE
    FOR of_agency, numbers IN SELECT k.agency_id, array_agg(k.id) FROM food_businesses_sum_records k GROUP BY k.agency_id LOOP
      PERFORM food_businesses_sum_refresh(of_agency, numbers);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
--bun:split
CREATE OR REPLACE TRIGGER food_businesses_sum_after_added AFTER INSERT ON food_businesses REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION food_businesses_sum_after();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_updated AFTER UPDATE ON food_businesses FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.level, OLD.closed_on, OLD.type, OLD.division) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.level, NEW.closed_on, NEW.type, NEW.division)) EXECUTE FUNCTION food_businesses_sum_after();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_removed AFTER DELETE ON food_businesses REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION food_businesses_sum_after();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_emptied AFTER TRUNCATE ON food_businesses
  FOR EACH STATEMENT EXECUTE FUNCTION food_businesses_sum_after();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_coverage_assignments_added AFTER INSERT ON coverage_assignments REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION food_businesses_sum_after_coverage_assignments();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_coverage_assignments_updated AFTER UPDATE ON coverage_assignments FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.business_id, OLD.ends_on, OLD.cancelled_on) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.business_id, NEW.ends_on, NEW.cancelled_on)) EXECUTE FUNCTION food_businesses_sum_after_coverage_assignments();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_coverage_assignments_removed AFTER DELETE ON coverage_assignments REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION food_businesses_sum_after_coverage_assignments();
CREATE OR REPLACE TRIGGER food_businesses_sum_after_coverage_assignments_emptied AFTER TRUNCATE ON coverage_assignments
  FOR EACH STATEMENT EXECUTE FUNCTION food_businesses_sum_after_coverage_assignments();
--bun:split
CALL food_businesses_sum_rebuild();
--bun:split
GRANT SELECT ON food_businesses_sum_changes, food_businesses_by_level_closed_on_assignments_w, food_businesses_by_type_closed_on, food_businesses_by_division_closed_on, food_businesses_sum_records TO docket_app;
GRANT USAGE ON SEQUENCE food_businesses_sum_changes_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE food_businesses_by_level_closed_on_assignments_w_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE food_businesses_by_type_closed_on_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE food_businesses_by_division_closed_on_id_seq TO docket_app;
--bun:split
RESET lock_timeout;
--bun:split
-- Summaries of PromiseMerchant, written by docket summaries --migration.
SET lock_timeout = '5s';
SET citus.enable_unsafe_triggers = on;
--bun:split
DROP TRIGGER IF EXISTS promise_merchants_sum_after_added ON promise_merchants;
DROP TRIGGER IF EXISTS promise_merchants_sum_after_updated ON promise_merchants;
DROP TRIGGER IF EXISTS promise_merchants_sum_after_removed ON promise_merchants;
DROP TRIGGER IF EXISTS promise_merchants_sum_after_emptied ON promise_merchants;
DROP FUNCTION IF EXISTS promise_merchants_sum_after();
DROP PROCEDURE IF EXISTS promise_merchants_sum_rebuild();
DROP FUNCTION IF EXISTS promise_merchants_sum_verify();
DROP FUNCTION IF EXISTS promise_merchants_sum_recount(bigint);
DROP FUNCTION IF EXISTS promise_merchants_sum_fold(bigint, bigint);
DROP VIEW IF EXISTS promise_merchants_sum_source;
DROP TABLE IF EXISTS promise_merchants_sum_changes, promise_merchants_by_joined_on_left_on_scheme;
--bun:split
CREATE TABLE IF NOT EXISTS promise_merchants_sum_changes (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  joined_on date,
  left_on date,
  scheme text,
  records bigint NOT NULL,
  CONSTRAINT promise_merchants_sum_changes_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE promise_merchants_sum_changes IS 'What writes have added to the summaries and taken from them, and what was not folded into them yet.';
CREATE TABLE IF NOT EXISTS promise_merchants_by_joined_on_left_on_scheme (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  joined_on date,
  left_on date,
  scheme text,
  records bigint NOT NULL,
  CONSTRAINT promise_merchants_by_joined_on_left_on_scheme_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT promise_merchants_by_joined_on_left_on_scheme_key UNIQUE NULLS NOT DISTINCT (agency_id, joined_on, left_on, scheme)
);
COMMENT ON TABLE promise_merchants_by_joined_on_left_on_scheme IS 'Summary: joinedOn MONTH, leftOn MONTH, scheme.';
CREATE OR REPLACE VIEW promise_merchants_sum_source AS
SELECT r.agency_id, r.id,
  date_trunc('month', r.joined_on::timestamp)::date AS joined_on,
  date_trunc('month', r.left_on::timestamp)::date AS left_on,
  r.scheme AS scheme
  FROM promise_merchants r;
CREATE OR REPLACE FUNCTION promise_merchants_sum_fold(of_agency bigint, at_least bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  folded bigint;
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM promise_merchants_sum_changes c WHERE c.agency_id = of_agency LIMIT at_least) d) < at_least THEN
    RETURN 0;
  END IF;
  PERFORM lock_summaries(of_agency, 'promise_merchants_sum');
  WITH gone AS (
    DELETE FROM promise_merchants_sum_changes c WHERE c.agency_id = of_agency AND c.id IN (SELECT b.id FROM promise_merchants_sum_changes b WHERE b.agency_id = of_agency ORDER BY b.id LIMIT 50000)
    RETURNING *
  ),
  s0 AS (
    INSERT INTO promise_merchants_by_joined_on_left_on_scheme AS t (agency_id, joined_on, left_on, scheme, records)
    SELECT of_agency, joined_on, left_on, scheme, sum(records) FROM gone GROUP BY joined_on, left_on, scheme HAVING sum(records) <> 0
    ON CONFLICT (agency_id, joined_on, left_on, scheme) DO UPDATE SET records = t.records + excluded.records
  ),
  d AS (SELECT count(*) AS n FROM gone)
  SELECT n INTO folded FROM d;
  RETURN folded;
END $$;
REVOKE EXECUTE ON FUNCTION promise_merchants_sum_fold(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION promise_merchants_sum_fold(bigint, bigint) TO docket_app;
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
CREATE OR REPLACE PROCEDURE promise_merchants_sum_rebuild()
LANGUAGE plpgsql AS $$
DECLARE
  a bigint;
  after bigint;
  batch bigint[];
BEGIN
  FOREACH a IN ARRAY ARRAY(SELECT id FROM agencies UNION SELECT agency_id FROM promise_merchants_sum_changes UNION SELECT agency_id FROM promise_merchants_by_joined_on_left_on_scheme ORDER BY 1) LOOP
    PERFORM promise_merchants_sum_recount(a);
    COMMIT;
  END LOOP;
END $$;
REVOKE EXECUTE ON PROCEDURE promise_merchants_sum_rebuild() FROM PUBLIC;
CREATE OR REPLACE FUNCTION promise_merchants_sum_verify() RETURNS TABLE (summary text, difference jsonb)
LANGUAGE sql STABLE AS $$
  SELECT 'promise_merchants_by_joined_on_left_on_scheme', to_jsonb(d) FROM (
    SELECT agency_id, joined_on, left_on, scheme, sum(records) AS records FROM (
      SELECT agency_id, joined_on, left_on, scheme, records FROM promise_merchants_by_joined_on_left_on_scheme
      UNION ALL SELECT agency_id, joined_on, left_on, scheme, records FROM promise_merchants_sum_changes
      UNION ALL SELECT agency_id, joined_on, left_on, scheme, -1 FROM promise_merchants_sum_source) u
    GROUP BY agency_id, joined_on, left_on, scheme HAVING sum(records) <> 0) d
$$;
REVOKE EXECUTE ON FUNCTION promise_merchants_sum_verify() FROM PUBLIC;
CREATE OR REPLACE FUNCTION promise_merchants_sum_after() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  c record;
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO promise_merchants_sum_changes (agency_id, joined_on, left_on, scheme, records) VALUES
      (OLD.agency_id, date_trunc('month', OLD.joined_on::timestamp)::date, date_trunc('month', OLD.left_on::timestamp)::date, OLD.scheme, -1),
      (NEW.agency_id, date_trunc('month', NEW.joined_on::timestamp)::date, date_trunc('month', NEW.left_on::timestamp)::date, NEW.scheme, 1);
  ELSIF TG_OP = 'INSERT' THEN
    FOR c IN SELECT r.agency_id, date_trunc('month', r.joined_on::timestamp)::date AS joined_on, date_trunc('month', r.left_on::timestamp)::date AS left_on, r.scheme AS scheme, count(*) AS records FROM new_rows r GROUP BY 1, 2, 3, 4 LOOP
      INSERT INTO promise_merchants_sum_changes (agency_id, joined_on, left_on, scheme, records) VALUES (c.agency_id, c.joined_on, c.left_on, c.scheme, c.records);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR c IN SELECT r.agency_id, date_trunc('month', r.joined_on::timestamp)::date AS joined_on, date_trunc('month', r.left_on::timestamp)::date AS left_on, r.scheme AS scheme, -count(*) AS records FROM old_rows r GROUP BY 1, 2, 3, 4 LOOP
      INSERT INTO promise_merchants_sum_changes (agency_id, joined_on, left_on, scheme, records) VALUES (c.agency_id, c.joined_on, c.left_on, c.scheme, c.records);
    END LOOP;
  ELSE
    FOR c IN SELECT id FROM agencies UNION SELECT agency_id FROM promise_merchants_sum_changes UNION SELECT agency_id FROM promise_merchants_by_joined_on_left_on_scheme ORDER BY 1 LOOP
      PERFORM promise_merchants_sum_recount(c.id);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
--bun:split
CREATE OR REPLACE TRIGGER promise_merchants_sum_after_added AFTER INSERT ON promise_merchants REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION promise_merchants_sum_after();
CREATE OR REPLACE TRIGGER promise_merchants_sum_after_updated AFTER UPDATE ON promise_merchants FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.joined_on, OLD.left_on, OLD.scheme) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.joined_on, NEW.left_on, NEW.scheme)) EXECUTE FUNCTION promise_merchants_sum_after();
CREATE OR REPLACE TRIGGER promise_merchants_sum_after_removed AFTER DELETE ON promise_merchants REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION promise_merchants_sum_after();
CREATE OR REPLACE TRIGGER promise_merchants_sum_after_emptied AFTER TRUNCATE ON promise_merchants
  FOR EACH STATEMENT EXECUTE FUNCTION promise_merchants_sum_after();
--bun:split
CALL promise_merchants_sum_rebuild();
--bun:split
GRANT SELECT ON promise_merchants_sum_changes, promise_merchants_by_joined_on_left_on_scheme TO docket_app;
GRANT USAGE ON SEQUENCE promise_merchants_sum_changes_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE promise_merchants_by_joined_on_left_on_scheme_id_seq TO docket_app;
--bun:split
RESET lock_timeout;
--bun:split
-- Migration 0037 has given these triggers to the summaries that there were.
DO $$
DECLARE
  target text;
BEGIN
  FOR target IN
    SELECT c.relname FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname ~ '^(complaints|food_businesses|promise_merchants)_by_'
  LOOP
    EXECUTE format('CREATE OR REPLACE TRIGGER %I AFTER INSERT OR UPDATE OR DELETE ON %I FOR EACH ROW
      WHEN (current_setting(''docket.import'', true) <> '''') EXECUTE FUNCTION note_import_write()', target || '_noted_for_undo', target);
  END LOOP;
END $$;
