DROP INDEX IF EXISTS coverage_visits_day_key;
ALTER TABLE coverage_visits DROP CONSTRAINT IF EXISTS coverage_visits_repeats_fkey;
ALTER TABLE coverage_visits DROP COLUMN IF EXISTS repeats_id;
ALTER TABLE planned_visits DROP CONSTRAINT IF EXISTS planned_visits_cancelled_with_day;
ALTER TABLE planned_visits DROP COLUMN IF EXISTS cancellation;
-- What was taken back goes with the knowledge that it was.
DELETE FROM coverage_assignments WHERE cancelled_on IS NOT NULL;
DELETE FROM level_changes WHERE cancelled_on IS NOT NULL;
DROP TRIGGER IF EXISTS food_businesses_level_of_history ON food_businesses;
DROP FUNCTION IF EXISTS food_businesses_keep_history();
DROP TRIGGER IF EXISTS level_changes_stay_fitting ON level_changes;
DROP TRIGGER IF EXISTS level_changes_begin_fitting ON level_changes;
DROP FUNCTION IF EXISTS level_changes_fit_tier();
CREATE OR REPLACE TRIGGER coverage_assignments_lengthened BEFORE UPDATE OF period ON coverage_assignments
  FOR EACH ROW WHEN (coalesce(upper(NEW.period), 'infinity') > coalesce(upper(OLD.period), 'infinity')) EXECUTE FUNCTION coverage_assignments_fit_tier();
ALTER TABLE level_changes DROP CONSTRAINT IF EXISTS level_changes_no_overlap;
ALTER TABLE level_changes DROP COLUMN IF EXISTS cancelled_on;
ALTER TABLE level_changes ADD CONSTRAINT level_changes_no_overlap
  EXCLUDE USING gist (agency_id WITH =, business_id WITH =, daterange(starts_on, ends_on) WITH &&);
ALTER TABLE coverage_assignments DROP CONSTRAINT IF EXISTS coverage_assignments_no_overlap;
ALTER TABLE coverage_assignments DROP COLUMN IF EXISTS cancelled_on;
ALTER TABLE coverage_assignments ADD CONSTRAINT coverage_assignments_no_overlap
  EXCLUDE USING gist (agency_id WITH =, business_id WITH =, period WITH &&);
CREATE OR REPLACE FUNCTION coverage_assignments_fit_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  asked text;
  closed date;
  found_tier text;
  gone date;
BEGIN
  SELECT tier_of_level(b.level), b.closed_on INTO asked, closed
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
  IF FOUND AND asked IS DISTINCT FROM found_tier THEN
    RAISE EXCEPTION 'the tier of the official does not fit the level of the business'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  IF coalesce(upper(NEW.period), 'infinity') > gone THEN
    RAISE EXCEPTION 'the official leaves office before the assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_in_office', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION food_businesses_end_coverage() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.business_id = NEW.id AND coalesce(a.ends_on, 'infinity') > NEW.closed_on)
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
     WHERE a.agency_id = NEW.agency_id AND a.official_id = NEW.id AND coalesce(a.ends_on, 'infinity') > NEW.left_on)
  THEN
    RAISE EXCEPTION 'the official leaves office before an assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_in_office', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION officials_keep_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.official_id = NEW.id AND a.ends_on IS NULL)
  THEN
    RAISE EXCEPTION 'the tier would not fit the levels of the businesses answered for'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION food_businesses_keep_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
      JOIN officials o ON o.agency_id = a.agency_id AND o.id = a.official_id
     WHERE a.agency_id = NEW.agency_id AND a.business_id = NEW.id AND a.ends_on IS NULL
       AND o.tier IS DISTINCT FROM tier_of_level(NEW.level))
  THEN
    RAISE EXCEPTION 'the level would not fit the tier of the official in charge'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_tier_fits_level BEFORE UPDATE OF level ON food_businesses
  FOR EACH ROW WHEN (OLD.level IS DISTINCT FROM NEW.level) EXECUTE FUNCTION food_businesses_keep_tier();
