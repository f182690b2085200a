-- What a record adds to its summaries is worked out with the agency named in each table that is read, not by the view: Citus would else ask all machines for
-- it, from within a trigger. Bringing many records up to date is one statement of several parts, which Citus does not let a trigger run on the machine that has
-- the rows: there they are brought up to date one by one.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

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
CREATE OR REPLACE FUNCTION food_businesses_sum_refresh_one(of_agency bigint, number bigint) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  kept food_businesses_sum_records;
  fresh food_businesses_sum_source;
BEGIN
  LOOP
    SELECT * INTO kept FROM food_businesses_sum_records k WHERE k.agency_id = of_agency AND k.id = number FOR UPDATE;
    SELECT INTO fresh r.agency_id, r.id,
        r.level,
        CASE WHEN r.closed_on IS NOT NULL THEN true END,
        EXISTS (SELECT FROM coverage_assignments x1 WHERE x1.agency_id = of_agency AND x1.business_id = r.id AND x1.ends_on IS NULL AND (x1.cancelled_on IS NULL)),
        r.type,
        r.division
      FROM food_businesses r WHERE r.agency_id = of_agency AND r.id = number;
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
  -- On Citus, what has several parts is not done by the machine that has the rows alone.
  IF cardinality(numbers) <= 16 OR is_on_citus('food_businesses_sum_records') THEN
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
