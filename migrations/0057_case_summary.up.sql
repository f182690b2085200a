-- What each case has added to the summaries names the party of the case, with an index by which the parties most fined in a period are found. The parts are
-- those of docket summaries --migration that are new. Readers of the version before go on reading the summaries, which stay as they are.
SET lock_timeout = '5s';
SET citus.enable_unsafe_triggers = on;
--bun:split
-- The trigger comes first: the lock on cases lets nobody add a case by the function as it was once the column is there.
CREATE OR REPLACE TRIGGER cases_sum_after_updated AFTER UPDATE ON cases FOR EACH ROW
  WHEN ((OLD.agency_id, OLD.id, OLD.decided_on, OLD.field, OLD.filed_on, OLD.status, OLD.party_id) IS DISTINCT FROM (NEW.agency_id, NEW.id, NEW.decided_on, NEW.field, NEW.filed_on, NEW.status, NEW.party_id)) EXECUTE FUNCTION cases_sum_after();
ALTER TABLE cases_sum_records ADD COLUMN IF NOT EXISTS party_id bigint;
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
  party_id bigint,
  CONSTRAINT cases_sum_records_pkey PRIMARY KEY (agency_id, id)
);
COMMENT ON TABLE cases_sum_records IS 'What each record has added to the summaries.';
CREATE OR REPLACE VIEW cases_sum_source AS
SELECT r.agency_id, r.id,
  date_trunc('month', r.decided_on::timestamp)::date AS decided_on,
  r.field AS field,
  date_trunc('month', r.filed_on::timestamp)::date AS filed_on,
  r.status AS status,
  ((coalesce((SELECT sum(x1.amount) FILTER (WHERE x1.withdrawn_on IS NULL AND x1.kind = 'FINE') FROM penalties x1 WHERE x1.agency_id = r.agency_id AND x1.case_id = r.id), 0.00))::numeric(20,2))::numeric AS fine_amount_sum,
  ((coalesce((SELECT sum(x2.amount) FILTER (WHERE x2.withdrawn_on IS NULL AND x2.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x2 WHERE x2.agency_id = r.agency_id AND x2.case_id = r.id), 0.00))::numeric(20,2))::numeric AS penalty_amount_sum,
  ((coalesce((SELECT sum(x3.amount) FILTER (WHERE x3.withdrawn_on IS NULL AND x3.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x3 WHERE x3.agency_id = r.agency_id AND x3.case_id = r.id), 0.00) - coalesce((SELECT sum((coalesce((SELECT sum(x5.amount) FROM payments x5 WHERE x5.agency_id = x4.agency_id AND x5.penalty_id = x4.id), 0.00))::numeric(20,2)) FILTER (WHERE x4.withdrawn_on IS NULL) FROM penalties x4 WHERE x4.agency_id = r.agency_id AND x4.case_id = r.id), 0.00))::numeric(20,2))::numeric AS unpaid_amount_sum,
  r.party_id AS party_id
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
        ((coalesce((SELECT sum(x3.amount) FILTER (WHERE x3.withdrawn_on IS NULL AND x3.kind IN ('FINE', 'CONFISCATION_OF_GAINS')) FROM penalties x3 WHERE x3.agency_id = of_agency AND x3.case_id = r.id), 0.00) - coalesce((SELECT sum((coalesce((SELECT sum(x5.amount) FROM payments x5 WHERE x5.agency_id = of_agency AND x5.penalty_id = x4.id), 0.00))::numeric(20,2)) FILTER (WHERE x4.withdrawn_on IS NULL) FROM penalties x4 WHERE x4.agency_id = of_agency AND x4.case_id = r.id), 0.00))::numeric(20,2))::numeric,
        r.party_id
      FROM cases r WHERE r.agency_id = of_agency AND r.id = number;
    IF kept.id IS NULL AND fresh.id IS NULL THEN
      RETURN;
    ELSIF kept.id IS NULL THEN
      INSERT INTO cases_sum_records (agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id) VALUES (of_agency, number, fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum, fresh.party_id) ON CONFLICT DO NOTHING;
      CONTINUE WHEN NOT FOUND; -- another transaction has added it meanwhile: look again
      INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, 1, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum);
    ELSIF fresh.id IS NULL THEN
      DELETE FROM cases_sum_records k WHERE k.agency_id = of_agency AND k.id = number;
      INSERT INTO cases_sum_changes (agency_id, decided_on, field, filed_on, status, records, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum) VALUES (of_agency, kept.decided_on, kept.field, kept.filed_on, kept.status, -1, -kept.fine_amount_sum, -kept.penalty_amount_sum, -kept.unpaid_amount_sum);
    ELSIF (kept.decided_on, kept.field, kept.filed_on, kept.status, kept.fine_amount_sum, kept.penalty_amount_sum, kept.unpaid_amount_sum, kept.party_id) IS DISTINCT FROM (fresh.decided_on, fresh.field, fresh.filed_on, fresh.status, fresh.fine_amount_sum, fresh.penalty_amount_sum, fresh.unpaid_amount_sum, fresh.party_id) THEN
      UPDATE cases_sum_records k SET decided_on = fresh.decided_on, field = fresh.field, filed_on = fresh.filed_on, status = fresh.status, fine_amount_sum = fresh.fine_amount_sum, penalty_amount_sum = fresh.penalty_amount_sum, unpaid_amount_sum = fresh.unpaid_amount_sum, party_id = fresh.party_id WHERE k.agency_id = of_agency AND k.id = number;
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
      SELECT coalesce(f.id, k.id) AS id, k.id IS NOT NULL AS is_kept, f.id IS NOT NULL AS is_fresh, f.decided_on, f.field, f.filed_on, f.status, f.fine_amount_sum, f.penalty_amount_sum, f.unpaid_amount_sum, f.party_id, k.decided_on AS k_decided_on, k.field AS k_field, k.filed_on AS k_filed_on, k.status AS k_status, k.fine_amount_sum AS k_fine_amount_sum, k.penalty_amount_sum AS k_penalty_amount_sum, k.unpaid_amount_sum AS k_unpaid_amount_sum, k.party_id AS k_party_id
        FROM kept k FULL JOIN fresh f ON f.id = k.id
    ),
    gone AS (
      DELETE FROM cases_sum_records k USING pairs p WHERE k.agency_id = of_agency AND k.id = p.id AND NOT p.is_fresh
    ),
    added AS (
      INSERT INTO cases_sum_records (agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id) SELECT of_agency, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id FROM pairs WHERE NOT is_kept
      ON CONFLICT DO NOTHING RETURNING *
    ),
    changed AS (
      UPDATE cases_sum_records k SET decided_on = f.decided_on, field = f.field, filed_on = f.filed_on, status = f.status, fine_amount_sum = f.fine_amount_sum, penalty_amount_sum = f.penalty_amount_sum, unpaid_amount_sum = f.unpaid_amount_sum, party_id = f.party_id FROM pairs f
       WHERE k.agency_id = of_agency AND k.id = f.id AND f.is_kept AND f.is_fresh AND (k.decided_on, k.field, k.filed_on, k.status, k.fine_amount_sum, k.penalty_amount_sum, k.unpaid_amount_sum, k.party_id) IS DISTINCT FROM (f.decided_on, f.field, f.filed_on, f.status, f.fine_amount_sum, f.penalty_amount_sum, f.unpaid_amount_sum, f.party_id)
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
    (SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id FROM cases_sum_records EXCEPT SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id FROM cases_sum_source)
    UNION ALL (SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id FROM cases_sum_source EXCEPT SELECT agency_id, id, decided_on, field, filed_on, status, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, party_id FROM cases_sum_records)) d
$$;
REVOKE EXECUTE ON FUNCTION cases_sum_verify() FROM PUBLIC;
--bun:split
CALL cases_sum_rebuild();
--bun:split
RESET lock_timeout;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_sum_records_decided_party_idx;
--bun:split
CREATE INDEX CONCURRENTLY cases_sum_records_decided_party_idx ON cases_sum_records (agency_id, decided_on, party_id) INCLUDE (penalty_amount_sum);
--bun:split
-- The index is there. The statement is the one of docket summaries --migration, with its comment.
CREATE INDEX IF NOT EXISTS cases_sum_records_decided_party_idx ON cases_sum_records (agency_id, decided_on, party_id) INCLUDE (penalty_amount_sum);
COMMENT ON INDEX cases_sum_records_decided_party_idx IS 'parties(orderBy: {cases: {where: {decidedOn}, sum: {penaltyAmount}}})';
