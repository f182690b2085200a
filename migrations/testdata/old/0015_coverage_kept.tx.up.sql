-- Coverage and the registers as a bureau keeps them: how often a level is visited, levels with their time, officials who
-- leave, plans that pass to whoever answers next.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS visit_frequencies (
  id             bigserial   NOT NULL,
  agency_id      bigint      NOT NULL CONSTRAINT visit_frequencies_agency_fkey REFERENCES agencies (id),
  level          text        NOT NULL CONSTRAINT visit_frequencies_level_enum CHECK (level IN ('A', 'B', 'C', 'D')),
  division       text                 CONSTRAINT visit_frequencies_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3})?$'),
  effective_from date        NOT NULL,
  quarters       integer     NOT NULL CONSTRAINT visit_frequencies_quarters_range CHECK (quarters BETWEEN 1 AND 8),
  basis          text        NOT NULL CONSTRAINT visit_frequencies_basis_said CHECK (is_said(basis, 500)),
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  version        integer     NOT NULL DEFAULT 1,
  CONSTRAINT visit_frequencies_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT visit_frequencies_day_key UNIQUE NULLS NOT DISTINCT (agency_id, level, division, effective_from),
  CONSTRAINT visit_frequencies_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT visit_frequencies_version_counts CHECK (version >= 1)
);

-- A level holds until the next one begins, so that the level on any day is one record.
ALTER TABLE level_changes ADD COLUMN IF NOT EXISTS ends_on date;
UPDATE level_changes c SET ends_on = n.starts_on FROM (
  SELECT agency_id, id, lead(starts_on) OVER (PARTITION BY agency_id, business_id ORDER BY starts_on, id) AS starts_on FROM level_changes) n
 WHERE n.agency_id = c.agency_id AND n.id = c.id AND c.ends_on IS NULL AND n.starts_on > c.starts_on;
ALTER TABLE level_changes DROP CONSTRAINT IF EXISTS level_changes_days_in_order;
ALTER TABLE level_changes ADD CONSTRAINT level_changes_days_in_order CHECK (ends_on > starts_on);
ALTER TABLE level_changes DROP CONSTRAINT IF EXISTS level_changes_no_overlap;
ALTER TABLE level_changes ADD CONSTRAINT level_changes_no_overlap
  EXCLUDE USING gist (agency_id WITH =, business_id WITH =, daterange(starts_on, ends_on) WITH &&);
GRANT UPDATE (level, reason, ends_on, updated_at, version) ON level_changes TO docket_app;

ALTER TABLE officials ADD COLUMN IF NOT EXISTS left_on date;
GRANT UPDATE (left_on) ON officials TO docket_app;

ALTER TABLE planned_visits ALTER COLUMN official_id DROP NOT NULL;
ALTER TABLE planned_visits ADD COLUMN IF NOT EXISTS cancelled_on date;
ALTER TABLE planned_visits DROP CONSTRAINT IF EXISTS planned_visits_made_or_cancelled;
ALTER TABLE planned_visits ADD CONSTRAINT planned_visits_made_or_cancelled CHECK (visit_id IS NULL OR cancelled_on IS NULL);
ALTER TABLE planned_visits DROP CONSTRAINT IF EXISTS planned_visits_no_overlap;
ALTER TABLE planned_visits ADD CONSTRAINT planned_visits_no_overlap
  EXCLUDE USING gist (agency_id WITH =, business_id WITH =, daterange(starts_on, due_on, '[]') WITH &&) WHERE (cancelled_on IS NULL);
GRANT UPDATE (cancelled_on) ON planned_visits TO docket_app;

ALTER TABLE trust_units DROP CONSTRAINT IF EXISTS trust_units_ended_after_named;
ALTER TABLE trust_units ADD CONSTRAINT trust_units_ended_after_named CHECK (ended_on >= coalesce(named_on, proposed_on));
ALTER TABLE consumer_notices DROP CONSTRAINT IF EXISTS consumer_notices_ended_after_published;
ALTER TABLE consumer_notices ADD CONSTRAINT consumer_notices_ended_after_published CHECK (ends_on >= published_on);

-- What is published of the registers are their counts: nobody is in them twice at once.
CREATE UNIQUE INDEX IF NOT EXISTS promise_merchants_enrolled_key ON promise_merchants (agency_id, scheme, name, party_id, address)
  NULLS NOT DISTINCT WHERE left_on IS NULL;
COMMENT ON INDEX promise_merchants_enrolled_key IS 'enrolMerchant: a shop is in a scheme once';
CREATE UNIQUE INDEX IF NOT EXISTS rights_stations_open_key ON rights_stations (agency_id, kind, name, address)
  NULLS NOT DISTINCT WHERE closed_on IS NULL;
COMMENT ON INDEX rights_stations_open_key IS 'openRightsStation: a station is open once';
CREATE UNIQUE INDEX IF NOT EXISTS trust_units_standing_key ON trust_units (agency_id, name, party_id)
  NULLS NOT DISTINCT WHERE ended_on IS NULL;
COMMENT ON INDEX trust_units_standing_key IS 'proposeTrustUnit: a unit is proposed once';

-- Whoever answers for a business is of the tier that fits its level and in office, and the business is open, as long as the
-- assignment lasts. FOR SHARE: none of that changes meanwhile.
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

CREATE OR REPLACE TRIGGER coverage_assignments_lengthened BEFORE UPDATE OF period ON coverage_assignments
  FOR EACH ROW WHEN (coalesce(upper(NEW.period), 'infinity') > coalesce(upper(OLD.period), 'infinity')) EXECUTE FUNCTION coverage_assignments_fit_tier();

-- End the assignments first, then close the business.
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
CREATE OR REPLACE TRIGGER food_businesses_closed_uncovered BEFORE UPDATE OF closed_on ON food_businesses
  FOR EACH ROW WHEN (OLD.closed_on IS DISTINCT FROM NEW.closed_on) EXECUTE FUNCTION food_businesses_end_coverage();

-- End the assignments first, then let the official leave.
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
CREATE OR REPLACE TRIGGER officials_left_uncovered BEFORE UPDATE OF left_on ON officials
  FOR EACH ROW WHEN (OLD.left_on IS DISTINCT FROM NEW.left_on) EXECUTE FUNCTION officials_end_coverage();

SELECT grant_to_server(ARRAY['visit_frequencies']::regclass[], false);
