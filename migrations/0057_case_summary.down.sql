-- Summaries of Case as they were, written by docket summaries --migration.
SET lock_timeout = '5s';
SET citus.enable_unsafe_triggers = on;
--bun:split
DROP TRIGGER IF EXISTS cases_sum_after_added ON cases;
DROP TRIGGER IF EXISTS cases_sum_after_updated ON cases;
DROP TRIGGER IF EXISTS cases_sum_after_removed ON cases;
DROP TRIGGER IF EXISTS cases_sum_after_emptied ON cases;
DROP TRIGGER IF EXISTS cases_sum_after_penalties_added ON penalties;
DROP TRIGGER IF EXISTS cases_sum_after_penalties_updated ON penalties;
DROP TRIGGER IF EXISTS cases_sum_after_penalties_removed ON penalties;
DROP TRIGGER IF EXISTS cases_sum_after_penalties_emptied ON penalties;
DROP TRIGGER IF EXISTS cases_sum_after_payments_added ON payments;
DROP TRIGGER IF EXISTS cases_sum_after_payments_updated ON payments;
DROP TRIGGER IF EXISTS cases_sum_after_payments_removed ON payments;
DROP TRIGGER IF EXISTS cases_sum_after_payments_emptied ON payments;
DROP FUNCTION IF EXISTS cases_sum_after();
DROP FUNCTION IF EXISTS cases_sum_after_penalties();
DROP FUNCTION IF EXISTS cases_sum_after_payments();
DROP PROCEDURE IF EXISTS cases_sum_rebuild();
DROP FUNCTION IF EXISTS cases_sum_refresh(bigint, bigint[]);
DROP FUNCTION IF EXISTS cases_sum_refresh_one(bigint, bigint);
DROP FUNCTION IF EXISTS cases_sum_verify();
DROP FUNCTION IF EXISTS cases_sum_recount(bigint);
DROP FUNCTION IF EXISTS cases_sum_fold(bigint, bigint);
DROP VIEW IF EXISTS cases_sum_source;
DROP TABLE IF EXISTS cases_sum_changes, cases_by_decided_on_field, cases_by_filed_on_field_status, cases_sum_records;
--bun:split
CREATE TABLE IF NOT EXISTS cases_sum_records (
  agency_id bigint NOT NULL,
  id bigint NOT NULL,
  decided_on date,
  field text,
  filed_on date,
  status text,
  fine_amount_sum numeric NOT NULL,
  penalty_amount_sum numeric NOT NULL,
  unpaid_amount_sum numeric NOT NULL,
  CONSTRAINT cases_sum_records_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE cases_sum_records IS 'What each record has added to the summaries.';
CREATE INDEX IF NOT EXISTS cases_sum_records_unpaid_amount_sum_idx ON cases_sum_records (agency_id, unpaid_amount_sum, id);
COMMENT ON INDEX cases_sum_records_unpaid_amount_sum_idx IS 'cases(where: {unpaidAmount})';
CREATE TABLE IF NOT EXISTS cases_sum_changes (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  decided_on date,
  field text,
  filed_on date,
  status text,
  fine_amount_sum numeric NOT NULL,
  penalty_amount_sum numeric NOT NULL,
  unpaid_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT cases_sum_changes_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE cases_sum_changes IS 'What writes have added to the summaries and taken from them, and what was not folded into them yet.';
CREATE TABLE IF NOT EXISTS cases_by_decided_on_field (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  decided_on date,
  field text,
  fine_amount_sum numeric NOT NULL,
  penalty_amount_sum numeric NOT NULL,
  unpaid_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT cases_by_decided_on_field_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT cases_by_decided_on_field_key UNIQUE NULLS NOT DISTINCT (agency_id, decided_on, field)
);
COMMENT ON TABLE cases_by_decided_on_field IS 'Summary: decidedOn MONTH, field.';
CREATE TABLE IF NOT EXISTS cases_by_filed_on_field_status (
  agency_id bigint NOT NULL,
  id bigserial NOT NULL,
  field text,
  filed_on date,
  status text,
  fine_amount_sum numeric NOT NULL,
  penalty_amount_sum numeric NOT NULL,
  unpaid_amount_sum numeric NOT NULL,
  records bigint NOT NULL,
  CONSTRAINT cases_by_filed_on_field_status_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT cases_by_filed_on_field_status_key UNIQUE NULLS NOT DISTINCT (agency_id, filed_on, field, status)
);
COMMENT ON TABLE cases_by_filed_on_field_status IS 'Summary: filedOn MONTH, field, status.';
CREATE OR REPLACE VIEW cases_sum_source AS
SELECT r.agency_id, r.id,
  date_trunc('month', r.decided_on::timestamp)::date AS decided_on,
  r.field AS field,
  date_trunc('month', r.filed_on::timestamp)::date AS filed_on,
  r.status AS status,
  ((coalesce((SELECT sum(x1.amount) FILTER (WHERE x1.withdrawn_on IS NULL AND x1.kind = 'FINE') FROM penalties x1 WHERE x1.agency_id = r.agency_id AND x1.case_id = r.id), 0.00))::numeric(20,2))::numeric AS fine_amount_sum,
  ((coalesce((SELECT sum(x2.amount) FILTER (WHERE x2.withdrawn_on IS NULL AND x2.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x2 WHERE x2.agency_id = r.agency_id AND x2.case_id = r.id), 0.00))::numeric(20,2))::numeric AS penalty_amount_sum,
  ((coalesce((SELECT sum(x3.amount) FILTER (WHERE x3.withdrawn_on IS NULL AND x3.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x3 WHERE x3.agency_id = r.agency_id AND x3.case_id = r.id), 0.00) - coalesce((SELECT sum((coalesce((SELECT sum(x5.amount) FROM payments x5 WHERE x5.agency_id = x4.agency_id AND x5.penalty_id = x4.id), 0.00))::numeric(20,2)) FILTER (WHERE x4.withdrawn_on IS NULL) FROM penalties x4 WHERE x4.agency_id = r.agency_id AND x4.case_id = r.id), 0.00))::numeric(20,2))::numeric AS unpaid_amount_sum
  FROM cases r;
CREATE OR REPLACE FUNCTION cases_sum_refresh_one(of_agency bigint, number bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  kept cases_sum_records;
  fresh cases_sum_source;
BEGIN
  LOOP
    SELECT * INTO kept FROM cases_sum_records k WHERE k.agency_id = of_agency AND k.id = number FOR UPDATE;
    SELECT INTO fresh r.agency_id, r.id,
        date_trunc('month', r.decided_on::timestamp)::date,
        r.field,
        date_trunc('month', r.filed_on::timestamp)::date,
        r.status,
        ((coalesce((SELECT sum(x1.amount) FILTER (WHERE x1.withdrawn_on IS NULL AND x1.kind = 'FINE') FROM penalties x1 WHERE x1.agency_id = of_agency AND x1.case_id = r.id), 0.00))::numeric(20,2))::numeric,
        ((coalesce((SELECT sum(x2.amount) FILTER (WHERE x2.withdrawn_on IS NULL AND x2.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x2 WHERE x2.agency_id = of_agency AND x2.case_id = r.id), 0.00))::numeric(20,2))::numeric,
        ((coalesce((SELECT sum(x3.amount) FILTER (WHERE x3.withdrawn_on IS NULL AND x3.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x3 WHERE x3.agency_id = of_agency AND x3.case_id = r.id), 0.00) - coalesce((SELECT sum((coalesce((SELECT sum(x5.amount) FROM payments x5 WHERE x5.agency_id = of_agency AND x5.penalty_id = x4.id), 0.00))::numeric(20,2)) FILTER (WHERE x4.withdrawn_on IS NULL) FROM penalties x4 WHERE x4.agency_id = of_agency AND x4.case_id = r.id), 0.00))::numeric(20,2))::numeric
      FROM cases r WHERE r.agency_id = of_agency AND r.id = number;
    IF kept.id IS NULL AND fresh.id IS NULL THEN
      RETURN;
    ELSIF kept.id IS NULL THEN
      INSERT INTO cases_sum_records (agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, number, fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum) ON CONFLICT DO NOTHING;
      CONTINUE WHEN NOT FOUND; -- another transaction has added it meanwhile: look again
      INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, 1, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum);
    ELSIF fresh.id IS NULL THEN
      DELETE FROM cases_sum_records k WHERE k.agency_id = of_agency AND k.id = number;
      INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, kept.decided_on, kept.field, kept.filed_on, kept.status, -1, -kept.fine_amount_sum, -kept.penalty_amount_sum, -kept.unpaid_amount_sum);
    ELSIF (kept.decided_on, kept.field, kept.filed_on, kept.status, kept.fine_amount_sum, kept.penalty_amount_sum, kept.unpaid_amount_sum) IS DISTINCT FROM (fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum) THEN
      UPDATE cases_sum_records k SET decided_on = fresh.decided_on, field = fresh.field, filed_on = fresh.filed_on, status = fresh.status, fine_amount_sum = fresh.fine_amount_sum, penalty_amount_sum = fresh.penalty_amount_sum, unpaid_amount_sum = fresh.unpaid_amount_sum WHERE k.agency_id = of_agency AND k.id = number;
      IF (kept.decided_on, kept.field, kept.filed_on, kept.status) IS DISTINCT FROM (fresh.decided_on, fresh.field, fresh.filed_on, fresh.status) THEN
        INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, kept.decided_on, kept.field, kept.filed_on, kept.status, -1, -kept.fine_amount_sum, -kept.penalty_amount_sum, -kept.unpaid_amount_sum), (of_agency, fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, 1, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum);
      ELSE
        INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, 0, fresh.fine_amount_sum - kept.fine_amount_sum, fresh.penalty_amount_sum - kept.penalty_amount_sum, fresh.unpaid_amount_sum - kept.unpaid_amount_sum);
      END IF;
    END IF;
    RETURN;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION cases_sum_refresh_one(bigint, bigint) FROM PUBLIC;
CREATE OR REPLACE FUNCTION cases_sum_refresh(of_agency bigint, numbers bigint[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  missed bigint := 1;
  number bigint;
BEGIN
  -- On Citus, what has several parts is not done by the machine that has the rows alone.
  IF cardinality(numbers) <= 16 OR is_on_citus('cases_sum_records') THEN
    FOR number IN SELECT DISTINCT n FROM unnest(numbers) n ORDER BY n LOOP
      PERFORM cases_sum_refresh_one(of_agency, number);
    END LOOP;
    RETURN;
  END IF;
  WHILE missed > 0 LOOP
    PERFORM FROM cases_sum_records k WHERE k.agency_id = of_agency AND k.id = ANY (numbers) ORDER BY k.id FOR UPDATE;
    WITH fresh AS MATERIALIZED (SELECT * FROM cases_sum_source s WHERE s.agency_id = of_agency AND s.id = ANY (numbers)),
    kept AS MATERIALIZED (SELECT * FROM cases_sum_records k WHERE k.agency_id = of_agency AND k.id = ANY (numbers)),
    -- A full join is hashed or merged. Any other join could become a nested loop, which takes time with the square of the records, where
    -- Postgres expects few rows.
    pairs AS MATERIALIZED (
      SELECT coalesce(f.id, k.id) AS id, k.id IS NOT NULL AS is_kept, f.id IS NOT NULL AS is_fresh, f.decided_on, f.field, f.filed_on, f.status, f.fine_amount_sum, f.penalty_amount_sum, f.unpaid_amount_sum, k.decided_on AS k_decided_on, k.field AS k_field, k.filed_on AS k_filed_on, k.status AS k_status, k.fine_amount_sum AS k_fine_amount_sum, k.penalty_amount_sum AS k_penalty_amount_sum, k.unpaid_amount_sum AS k_unpaid_amount_sum
        FROM kept k FULL JOIN fresh f ON f.id = k.id
    ),
    gone AS (
      DELETE FROM cases_sum_records k USING pairs p WHERE k.agency_id = of_agency AND k.id = p.id AND NOT p.is_fresh
    ),
    added AS (
      INSERT INTO cases_sum_records (agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) SELECT of_agency, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM pairs WHERE NOT is_kept
      ON CONFLICT DO NOTHING RETURNING *
    ),
    changed AS (
      UPDATE cases_sum_records k SET decided_on = f.decided_on, field = f.field, filed_on = f.filed_on, status = f.status, fine_amount_sum = f.fine_amount_sum, penalty_amount_sum = f.penalty_amount_sum, unpaid_amount_sum = f.unpaid_amount_sum FROM pairs f
       WHERE k.agency_id = of_agency AND k.id = f.id AND f.is_kept AND f.is_fresh AND (k.decided_on, k.field, k.filed_on, k.status, k.fine_amount_sum, k.penalty_amount_sum, k.unpaid_amount_sum) IS DISTINCT FROM (f.decided_on, f.field, f.filed_on, f.status, f.fine_amount_sum, f.penalty_amount_sum, f.unpaid_amount_sum)
    ),
    written AS (
      INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum)
      SELECT of_agency, decided_on, field, filed_on, status, sum(records), sum(fine_amount_sum), sum(penalty_amount_sum), sum(unpaid_amount_sum)
        FROM (SELECT decided_on, field, filed_on, status, 1, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM added
              UNION ALL SELECT decided_on, field, filed_on, status, 1, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM pairs WHERE is_kept AND is_fresh
              UNION ALL SELECT k_decided_on, k_field, k_filed_on, k_status, -1, -k_fine_amount_sum, -k_penalty_amount_sum, -k_unpaid_amount_sum FROM pairs WHERE is_kept) d (decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum)
       GROUP BY decided_on, field, filed_on, status HAVING sum(records) <> 0 OR sum(fine_amount_sum) <> 0 OR sum(penalty_amount_sum) <> 0 OR sum(unpaid_amount_sum) <> 0
    )
    -- A record that another transaction has added meanwhile is not among those kept: look again.
    SELECT (SELECT count(*) FROM pairs WHERE NOT is_kept) - (SELECT count(*) FROM added) INTO missed;
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION cases_sum_refresh(bigint, bigint[]) FROM PUBLIC;
CREATE OR REPLACE FUNCTION cases_sum_fold(of_agency bigint, at_least bigint) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  folded bigint;
BEGIN
  IF (SELECT count(*) FROM (SELECT FROM cases_sum_changes c WHERE c.agency_id = of_agency LIMIT at_least) d) < at_least THEN
    RETURN 0;
  END IF;
  PERFORM lock_summaries(of_agency, 'cases_sum');
  WITH gone AS (
    DELETE FROM cases_sum_changes c WHERE c.agency_id = of_agency AND c.id IN (SELECT b.id FROM cases_sum_changes b WHERE b.agency_id = of_agency ORDER BY b.id LIMIT 50000)
    RETURNING *
  ),
  s0 AS (
    INSERT INTO cases_by_decided_on_field AS t (agency_id, decided_on, field, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum)
    SELECT of_agency, decided_on, field, sum(records), sum(fine_amount_sum), sum(penalty_amount_sum), sum(unpaid_amount_sum) FROM gone GROUP BY decided_on, field HAVING sum(records) <> 0 OR sum(fine_amount_sum) <> 0 OR sum(penalty_amount_sum) <> 0 OR sum(unpaid_amount_sum) <> 0
    ON CONFLICT (agency_id, decided_on, field) DO UPDATE SET records = t.records + excluded.records, fine_amount_sum = t.fine_amount_sum + excluded.fine_amount_sum, penalty_amount_sum = t.penalty_amount_sum + excluded.penalty_amount_sum, unpaid_amount_sum = t.unpaid_amount_sum + excluded.unpaid_amount_sum
  ),
  s1 AS (
    INSERT INTO cases_by_filed_on_field_status AS t (agency_id, filed_on, field, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum)
    SELECT of_agency, filed_on, field, status, sum(records), sum(fine_amount_sum), sum(penalty_amount_sum), sum(unpaid_amount_sum) FROM gone GROUP BY filed_on, field, status HAVING sum(records) <> 0 OR sum(fine_amount_sum) <> 0 OR sum(penalty_amount_sum) <> 0 OR sum(unpaid_amount_sum) <> 0
    ON CONFLICT (agency_id, filed_on, field, status) DO UPDATE SET records = t.records + excluded.records, fine_amount_sum = t.fine_amount_sum + excluded.fine_amount_sum, penalty_amount_sum = t.penalty_amount_sum + excluded.penalty_amount_sum, unpaid_amount_sum = t.unpaid_amount_sum + excluded.unpaid_amount_sum
  ),
  d AS (SELECT count(*) AS n FROM gone)
  SELECT n INTO folded FROM d;
  RETURN folded;
END $$;
REVOKE EXECUTE ON FUNCTION cases_sum_fold(bigint, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases_sum_fold(bigint, bigint) TO docket_app;
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
CREATE OR REPLACE FUNCTION cases_sum_verify() RETURNS TABLE (summary text, difference jsonb)
LANGUAGE sql STABLE AS $$
  SELECT 'cases_by_decided_on_field', to_jsonb(d) FROM (
    SELECT agency_id, decided_on, field, sum(records) AS records, sum(fine_amount_sum) AS fine_amount_sum, sum(penalty_amount_sum) AS penalty_amount_sum, sum(unpaid_amount_sum) AS unpaid_amount_sum FROM (
      SELECT agency_id, decided_on, field, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_by_decided_on_field
      UNION ALL SELECT agency_id, decided_on, field, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_sum_changes
      UNION ALL SELECT agency_id, decided_on, field, -1, -fine_amount_sum, -penalty_amount_sum, -unpaid_amount_sum FROM cases_sum_source) u
    GROUP BY agency_id, decided_on, field HAVING sum(records) <> 0 OR sum(fine_amount_sum) <> 0 OR sum(penalty_amount_sum) <> 0 OR sum(unpaid_amount_sum) <> 0) d
  UNION ALL
  SELECT 'cases_by_filed_on_field_status', to_jsonb(d) FROM (
    SELECT agency_id, filed_on, field, status, sum(records) AS records, sum(fine_amount_sum) AS fine_amount_sum, sum(penalty_amount_sum) AS penalty_amount_sum, sum(unpaid_amount_sum) AS unpaid_amount_sum FROM (
      SELECT agency_id, filed_on, field, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_by_filed_on_field_status
      UNION ALL SELECT agency_id, filed_on, field, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_sum_changes
      UNION ALL SELECT agency_id, filed_on, field, status, -1, -fine_amount_sum, -penalty_amount_sum, -unpaid_amount_sum FROM cases_sum_source) u
    GROUP BY agency_id, filed_on, field, status HAVING sum(records) <> 0 OR sum(fine_amount_sum) <> 0 OR sum(penalty_amount_sum) <> 0 OR sum(unpaid_amount_sum) <> 0) d
  UNION ALL
  SELECT 'cases_sum_records', to_jsonb(d) FROM (
    (SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_sum_records EXCEPT SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_sum_source)
    UNION ALL (SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_sum_source EXCEPT SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum FROM cases_sum_records)) d
$$;
REVOKE EXECUTE ON FUNCTION cases_sum_verify() FROM PUBLIC;
CREATE OR REPLACE FUNCTION cases_sum_after() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_agency bigint;
  numbers bigint[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    of_agency := OLD.agency_id;
    PERFORM cases_sum_refresh_one(of_agency, OLD.id);
    IF NEW.id <> OLD.id THEN
      PERFORM cases_sum_refresh_one(of_agency, NEW.id);
    END IF;
    IF NEW.agency_id <> OLD.agency_id THEN
      of_agency := NEW.agency_id;
      PERFORM cases_sum_refresh(of_agency, ARRAY[NEW.id]);
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.id) FROM new_rows c GROUP BY c.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.id) FROM old_rows c GROUP BY c.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSE
    FOR of_agency, numbers IN SELECT k.agency_id, array_agg(k.id) FROM cases_sum_records k GROUP BY k.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION cases_sum_after_penalties() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_agency bigint;
  numbers bigint[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    of_agency := OLD.agency_id;
    PERFORM cases_sum_refresh(of_agency, ARRAY[OLD.case_id, NEW.case_id]);
    IF NEW.agency_id <> OLD.agency_id THEN
      of_agency := NEW.agency_id;
      PERFORM cases_sum_refresh(of_agency, ARRAY[NEW.case_id]);
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.case_id) FROM new_rows c GROUP BY c.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.case_id) FROM old_rows c GROUP BY c.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  ELSE
    FOR of_agency, numbers IN SELECT k.agency_id, array_agg(k.id) FROM cases_sum_records k GROUP BY k.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION cases_sum_after_payments() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  of_agency bigint;
  numbers bigint[];
BEGIN
  IF TG_OP = 'UPDATE' THEN
    of_agency := OLD.agency_id;
    PERFORM cases_sum_refresh(of_agency, ARRAY(SELECT o.case_id FROM penalties o WHERE o.agency_id = of_agency AND o.id = ANY (ARRAY[OLD.penalty_id, NEW.penalty_id])));
    IF NEW.agency_id <> OLD.agency_id THEN
      of_agency := NEW.agency_id;
      PERFORM cases_sum_refresh(of_agency, ARRAY(SELECT o.case_id FROM penalties o WHERE o.agency_id = of_agency AND o.id = ANY (ARRAY[NEW.penalty_id])));
    END IF;
  ELSIF TG_OP = 'INSERT' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.penalty_id) FROM new_rows c GROUP BY c.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, ARRAY(SELECT o.case_id FROM penalties o WHERE o.agency_id = of_agency AND o.id = ANY (numbers)));
    END LOOP;
  ELSIF TG_OP = 'DELETE' THEN
    FOR of_agency, numbers IN SELECT c.agency_id, array_agg(DISTINCT c.penalty_id) FROM old_rows c GROUP BY c.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, ARRAY(SELECT o.case_id FROM penalties o WHERE o.agency_id = of_agency AND o.id = ANY (numbers)));
    END LOOP;
  ELSE
    FOR of_agency, numbers IN SELECT k.agency_id, array_agg(k.id) FROM cases_sum_records k GROUP BY k.agency_id LOOP
      PERFORM cases_sum_refresh(of_agency, numbers);
    END LOOP;
  END IF;
  RETURN NULL;
END $$;
--bun:split
CREATE OR REPLACE TRIGGER cases_sum_after_added AFTER INSERT ON cases REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after();
CREATE OR REPLACE TRIGGER cases_sum_after_updated AFTER UPDATE ON cases FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.decided_on, OLD.field, OLD.filed_on, OLD.status) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.decided_on, NEW.field, NEW.filed_on, NEW.status)) EXECUTE FUNCTION cases_sum_after();
CREATE OR REPLACE TRIGGER cases_sum_after_removed AFTER DELETE ON cases REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after();
CREATE OR REPLACE TRIGGER cases_sum_after_emptied AFTER TRUNCATE ON cases
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after();
CREATE OR REPLACE TRIGGER cases_sum_after_penalties_added AFTER INSERT ON penalties REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after_penalties();
CREATE OR REPLACE TRIGGER cases_sum_after_penalties_updated AFTER UPDATE ON penalties FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.case_id, OLD.amount, OLD.withdrawn_on, OLD.kind) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.case_id, NEW.amount, NEW.withdrawn_on, NEW.kind)) EXECUTE FUNCTION cases_sum_after_penalties();
CREATE OR REPLACE TRIGGER cases_sum_after_penalties_removed AFTER DELETE ON penalties REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after_penalties();
CREATE OR REPLACE TRIGGER cases_sum_after_penalties_emptied AFTER TRUNCATE ON penalties
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after_penalties();
CREATE OR REPLACE TRIGGER cases_sum_after_payments_added AFTER INSERT ON payments REFERENCING NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after_payments();
CREATE OR REPLACE TRIGGER cases_sum_after_payments_updated AFTER UPDATE ON payments FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.penalty_id, OLD.amount) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.penalty_id, NEW.amount)) EXECUTE FUNCTION cases_sum_after_payments();
CREATE OR REPLACE TRIGGER cases_sum_after_payments_removed AFTER DELETE ON payments REFERENCING OLD TABLE AS old_rows
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after_payments();
CREATE OR REPLACE TRIGGER cases_sum_after_payments_emptied AFTER TRUNCATE ON payments
  FOR EACH STATEMENT EXECUTE FUNCTION cases_sum_after_payments();
--bun:split
CALL cases_sum_rebuild();
--bun:split
GRANT SELECT ON cases_sum_changes, cases_by_decided_on_field, cases_by_filed_on_field_status, cases_sum_records TO docket_app;
GRANT USAGE ON SEQUENCE cases_sum_changes_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE cases_by_decided_on_field_id_seq TO docket_app;
GRANT USAGE ON SEQUENCE cases_by_filed_on_field_status_id_seq TO docket_app;
--bun:split
RESET lock_timeout;
