-- What was recorded by mistake: a business that did not close, a visit that was not made, a business that is on the register already.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS reopening text;
ALTER TABLE food_businesses DROP CONSTRAINT IF EXISTS food_businesses_reopening_said;
ALTER TABLE food_businesses ADD CONSTRAINT food_businesses_reopening_said CHECK (is_said(reopening, 500));
GRANT UPDATE (reopening) ON food_businesses TO docket_app;

-- Without a licence a business is told by who runs it, its name, address and first day. What came from a register, and what was
-- entered twice before, is let be.
CREATE OR REPLACE FUNCTION food_businesses_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- Whoever enters another one of the party waits.
  PERFORM FROM parties p WHERE p.agency_id = NEW.agency_id AND p.id = NEW.party_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM food_businesses b
     WHERE b.agency_id = NEW.agency_id AND b.party_id = NEW.party_id AND b.name = NEW.name AND b.address IS NOT DISTINCT FROM NEW.address
       AND b.opened_on = NEW.opened_on AND b.licence_no IS NULL AND b.source_key IS NULL)
  THEN
    RAISE EXCEPTION 'the business is on the register'
      USING ERRCODE = 'DK008', CONSTRAINT = 'food_businesses_registered_once', TABLE = 'food_businesses';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_registered_once BEFORE INSERT ON food_businesses
  FOR EACH ROW WHEN (NEW.licence_no IS NULL AND NEW.source_key IS NULL) EXECUTE FUNCTION food_businesses_refuse_again();

-- Nothing is deleted. A visit that was not made is kept here with what was found on it, and shown to nobody.
ALTER TABLE coverage_visits ADD COLUMN IF NOT EXISTS cancelled_on date;
ALTER TABLE coverage_visits ADD COLUMN IF NOT EXISTS cancellation text;
ALTER TABLE coverage_visits DROP CONSTRAINT IF EXISTS coverage_visits_cancellation_said;
ALTER TABLE coverage_visits ADD CONSTRAINT coverage_visits_cancellation_said CHECK (is_said(cancellation, 500));
ALTER TABLE coverage_visits DROP CONSTRAINT IF EXISTS coverage_visits_cancelled_with_reason;
ALTER TABLE coverage_visits ADD CONSTRAINT coverage_visits_cancelled_with_reason CHECK ((cancelled_on IS NULL) = (cancellation IS NULL));
ALTER TABLE findings ADD COLUMN IF NOT EXISTS cancelled_on date;
ALTER TABLE findings DROP CONSTRAINT IF EXISTS findings_cancelled_without_case;
ALTER TABLE findings ADD CONSTRAINT findings_cancelled_without_case CHECK (cancelled_on IS NULL OR case_id IS NULL);
GRANT UPDATE (cancelled_on, cancellation) ON coverage_visits TO docket_app;
GRANT UPDATE (cancelled_on) ON findings TO docket_app;
DROP INDEX IF EXISTS coverage_visits_day_key;
CREATE UNIQUE INDEX coverage_visits_day_key ON coverage_visits (agency_id, business_id, visited_on, official_id)
  WHERE repeats_id IS NULL AND cancelled_on IS NULL;
COMMENT ON INDEX coverage_visits_day_key IS 'recordVisit: a visit is recorded once';

-- A plan is not made by a visit that was not.
CREATE OR REPLACE FUNCTION coverage_visits_free_plans() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM planned_visits p WHERE p.agency_id = NEW.agency_id AND p.business_id = NEW.business_id AND p.visit_id = NEW.id) THEN
    RAISE EXCEPTION 'a planned visit was made by it'
      USING ERRCODE = 'DK008', CONSTRAINT = 'coverage_visits_cancelled_unplanned', TABLE = 'coverage_visits';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER coverage_visits_cancelled_unplanned BEFORE UPDATE OF cancelled_on ON coverage_visits
  FOR EACH ROW WHEN (OLD.cancelled_on IS NULL AND NEW.cancelled_on IS NOT NULL) EXECUTE FUNCTION coverage_visits_free_plans();
