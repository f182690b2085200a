-- Coverage as it was on each day: tiers that fit the level of the time, what has not begun taken back, plans that are cancelled
-- with a reason, and a visit that is recorded once.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- Nothing is deleted. What never held, as it was taken back before it began, is kept here and shown to nobody.
ALTER TABLE coverage_assignments ADD COLUMN IF NOT EXISTS cancelled_on date;
ALTER TABLE coverage_assignments DROP CONSTRAINT IF EXISTS coverage_assignments_no_overlap;
ALTER TABLE coverage_assignments ADD CONSTRAINT coverage_assignments_no_overlap
  EXCLUDE USING gist (agency_id WITH =, business_id WITH =, period WITH &&) WHERE (cancelled_on IS NULL);
ALTER TABLE level_changes ADD COLUMN IF NOT EXISTS cancelled_on date;
ALTER TABLE level_changes DROP CONSTRAINT IF EXISTS level_changes_no_overlap;
ALTER TABLE level_changes ADD CONSTRAINT level_changes_no_overlap
  EXCLUDE USING gist (agency_id WITH =, business_id WITH =, daterange(starts_on, ends_on) WITH &&) WHERE (cancelled_on IS NULL);
GRANT UPDATE (cancelled_on) ON coverage_assignments, level_changes TO docket_app;

-- A level without a history began when the business opened, or when somebody first answered for it.
INSERT INTO level_changes (agency_id, business_id, level, starts_on, created_at, updated_at)
SELECT b.agency_id, b.id, b.level, least(coalesce(b.opened_on, b.created_at::date),
         (SELECT min(a.starts_on) FROM coverage_assignments a WHERE a.agency_id = b.agency_id AND a.business_id = b.id)), b.created_at, b.created_at
  FROM food_businesses b
 WHERE b.level IS NOT NULL AND NOT EXISTS (SELECT FROM level_changes g WHERE g.agency_id = b.agency_id AND g.business_id = b.id);

-- A level that changed without it, by an import, did so when the business was last changed, as far as we know.
WITH ended AS (
  UPDATE level_changes g SET ends_on = greatest(g.starts_on + 1, b.updated_at::date), updated_at = greatest(g.created_at, b.updated_at), version = g.version + 1
    FROM food_businesses b
   WHERE b.agency_id = g.agency_id AND b.id = g.business_id AND g.ends_on IS NULL AND g.cancelled_on IS NULL AND g.level <> b.level
  RETURNING g.agency_id, g.business_id, g.ends_on, b.level, b.updated_at)
INSERT INTO level_changes (agency_id, business_id, level, starts_on, created_at, updated_at)
SELECT agency_id, business_id, level, ends_on, updated_at, updated_at FROM ended;

-- Whoever answers for a business is in office and the business is open as long as the assignment lasts, and the tier fits the
-- level of each of its days. FOR SHARE: none of that changes meanwhile.
CREATE OR REPLACE FUNCTION coverage_assignments_fit_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  closed date;
  found_tier text;
  gone date;
  graded date;
  misfits boolean;
BEGIN
  IF NEW.cancelled_on IS NOT NULL THEN
    RETURN NEW;
  END IF;
  SELECT b.closed_on INTO closed
    FROM food_businesses b WHERE b.agency_id = NEW.agency_id AND b.id = NEW.business_id FOR SHARE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key says so
  END IF;
  IF coalesce(upper(NEW.period), 'infinity') > closed THEN
    RAISE EXCEPTION 'the business closes before the assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_open', TABLE = 'coverage_assignments';
  END IF;
  SELECT o.tier, o.left_on INTO found_tier, gone
    FROM officials o WHERE o.agency_id = NEW.agency_id AND o.id = NEW.official_id FOR SHARE;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  SELECT min(g.starts_on), bool_or(tier_of_level(g.level) <> found_tier) INTO graded, misfits
    FROM level_changes g
   WHERE g.agency_id = NEW.agency_id AND g.business_id = NEW.business_id AND g.cancelled_on IS NULL
     AND g.starts_on < coalesce(upper(NEW.period), 'infinity') AND coalesce(g.ends_on, 'infinity') > lower(NEW.period);
  IF misfits OR graded IS NULL OR graded > lower(NEW.period) THEN
    RAISE EXCEPTION 'the tier of the official does not fit the level of the business on each day of the assignment'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  IF coalesce(upper(NEW.period), 'infinity') > gone THEN
    RAISE EXCEPTION 'the official leaves office before the assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_in_office', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER coverage_assignments_lengthened BEFORE UPDATE OF period, cancelled_on ON coverage_assignments
  FOR EACH ROW WHEN (lower(NEW.period) < lower(OLD.period) OR coalesce(upper(NEW.period), 'infinity') > coalesce(upper(OLD.period), 'infinity')
    OR OLD.cancelled_on IS NOT NULL AND NEW.cancelled_on IS NULL) EXECUTE FUNCTION coverage_assignments_fit_tier();

-- A level does not come to hold on days on which somebody of another tier answers: end that first. FOR NO KEY UPDATE: nobody
-- is assigned meanwhile.
CREATE OR REPLACE FUNCTION level_changes_fit_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM food_businesses b WHERE b.agency_id = NEW.agency_id AND b.id = NEW.business_id FOR NO KEY UPDATE;
  IF NEW.cancelled_on IS NULL AND EXISTS (
    SELECT FROM coverage_assignments a
      JOIN officials o ON o.agency_id = a.agency_id AND o.id = a.official_id
     WHERE a.agency_id = NEW.agency_id AND a.business_id = NEW.business_id AND a.cancelled_on IS NULL
       AND a.starts_on < coalesce(NEW.ends_on, 'infinity') AND coalesce(a.ends_on, 'infinity') > NEW.starts_on
       AND o.tier <> tier_of_level(NEW.level))
  THEN
    RAISE EXCEPTION 'the level would not fit the tier of the official in charge'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER level_changes_begin_fitting BEFORE INSERT ON level_changes
  FOR EACH ROW EXECUTE FUNCTION level_changes_fit_tier();
CREATE OR REPLACE TRIGGER level_changes_stay_fitting BEFORE UPDATE ON level_changes
  FOR EACH ROW WHEN (NEW.level <> OLD.level OR NEW.business_id <> OLD.business_id OR NEW.starts_on < OLD.starts_on
    OR coalesce(NEW.ends_on, 'infinity') > coalesce(OLD.ends_on, 'infinity')
    OR OLD.cancelled_on IS NOT NULL AND NEW.cancelled_on IS NULL) EXECUTE FUNCTION level_changes_fit_tier();

-- The level of a business is what its history says: write that first.
DROP TRIGGER IF EXISTS food_businesses_tier_fits_level ON food_businesses;
DROP FUNCTION IF EXISTS food_businesses_keep_tier();
CREATE OR REPLACE FUNCTION food_businesses_keep_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.level IS DISTINCT FROM (
    SELECT g.level FROM level_changes g
     WHERE g.agency_id = NEW.agency_id AND g.business_id = NEW.id AND g.ends_on IS NULL AND g.cancelled_on IS NULL)
  THEN
    RAISE EXCEPTION 'the level is not that of the history'
      USING ERRCODE = 'DK007', CONSTRAINT = 'food_businesses_level_of_history', TABLE = 'food_businesses';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_level_of_history BEFORE UPDATE OF level ON food_businesses
  FOR EACH ROW WHEN (OLD.level IS DISTINCT FROM NEW.level) EXECUTE FUNCTION food_businesses_keep_history();

-- What was taken back keeps nobody.
CREATE OR REPLACE FUNCTION officials_keep_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.official_id = NEW.id AND a.ends_on IS NULL AND a.cancelled_on IS NULL)
  THEN
    RAISE EXCEPTION 'the tier would not fit the levels of the businesses answered for'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION food_businesses_end_coverage() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.business_id = NEW.id AND a.cancelled_on IS NULL AND coalesce(a.ends_on, 'infinity') > NEW.closed_on)
  THEN
    RAISE EXCEPTION 'the business closes before an assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_open', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION officials_end_coverage() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.official_id = NEW.id AND a.cancelled_on IS NULL AND coalesce(a.ends_on, 'infinity') > NEW.left_on)
  THEN
    RAISE EXCEPTION 'the official leaves office before an assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_in_office', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;

ALTER TABLE planned_visits ADD COLUMN IF NOT EXISTS cancellation text;
ALTER TABLE planned_visits DROP CONSTRAINT IF EXISTS planned_visits_cancellation_said;
ALTER TABLE planned_visits ADD CONSTRAINT planned_visits_cancellation_said CHECK (is_said(cancellation, 500));
ALTER TABLE planned_visits DROP CONSTRAINT IF EXISTS planned_visits_cancelled_with_day;
ALTER TABLE planned_visits ADD CONSTRAINT planned_visits_cancelled_with_day CHECK (cancelled_on IS NOT NULL OR cancellation IS NULL);
GRANT UPDATE (cancellation) ON planned_visits TO docket_app;

-- A visit is recorded once. What was recorded twice before is kept, and says of which it is the repetition.
ALTER TABLE coverage_visits ADD COLUMN IF NOT EXISTS repeats_id bigint;
ALTER TABLE coverage_visits DROP CONSTRAINT IF EXISTS coverage_visits_repeats_fkey;
UPDATE coverage_visits v SET repeats_id = f.id FROM (
  SELECT agency_id, business_id, official_id, visited_on, min(id) AS id FROM coverage_visits GROUP BY 1, 2, 3, 4 HAVING count(*) > 1) f
 WHERE (v.agency_id, v.business_id, v.official_id, v.visited_on) = (f.agency_id, f.business_id, f.official_id, f.visited_on) AND v.id > f.id
   AND v.repeats_id IS NULL;
ALTER TABLE coverage_visits ADD CONSTRAINT coverage_visits_repeats_fkey FOREIGN KEY (agency_id, repeats_id) REFERENCES coverage_visits (agency_id, id);
GRANT UPDATE (repeats_id) ON coverage_visits TO docket_app;
CREATE INDEX IF NOT EXISTS coverage_visits_repeats_idx ON coverage_visits (agency_id, repeats_id) WHERE repeats_id IS NOT NULL;
COMMENT ON INDEX coverage_visits_repeats_idx IS 'its foreign key: what was recorded twice';
CREATE UNIQUE INDEX IF NOT EXISTS coverage_visits_day_key ON coverage_visits (agency_id, business_id, visited_on, official_id) WHERE repeats_id IS NULL;
COMMENT ON INDEX coverage_visits_day_key IS 'recordVisit: a visit is recorded once';
