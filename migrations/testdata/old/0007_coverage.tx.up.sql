-- Food-business coverage (包保): the officials who answer for businesses, over which periods, their visits and findings.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS officials (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT officials_agency_fkey REFERENCES agencies (id),
  name       text        NOT NULL CONSTRAINT officials_name_said CHECK (is_said(name, 200)),
  post       text        NOT NULL CONSTRAINT officials_post_said CHECK (is_said(post, 200)),
  tier       text        NOT NULL CONSTRAINT officials_tier_enum CHECK (tier IN ('CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
  division   text                 CONSTRAINT officials_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT officials_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT officials_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT officials_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS officials_tier_idx ON officials (agency_id, tier, id);
COMMENT ON INDEX officials_tier_idx IS 'officials(where: {tier}): who may answer for a business';

CREATE TABLE IF NOT EXISTS coverage_assignments (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT coverage_assignments_agency_fkey REFERENCES agencies (id),
  business_id bigint      NOT NULL,
  official_id bigint      NOT NULL,
  period      daterange   NOT NULL,
  starts_on   date        NOT NULL GENERATED ALWAYS AS (lower(period)) STORED, -- so a period begins, and is not empty
  ends_on     date                 GENERATED ALWAYS AS (upper(period)) STORED,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT coverage_assignments_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT coverage_assignments_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT coverage_assignments_official_fkey FOREIGN KEY (agency_id, official_id) REFERENCES officials (agency_id, id),
  CONSTRAINT coverage_assignments_no_overlap EXCLUDE USING gist (agency_id WITH =, business_id WITH =, period WITH &&),
  CONSTRAINT coverage_assignments_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT coverage_assignments_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS coverage_assignments_business_idx ON coverage_assignments (agency_id, business_id, starts_on, id);
COMMENT ON INDEX coverage_assignments_business_idx IS 'foodBusiness.assignments, foodBusiness.currentAssignment';
CREATE INDEX IF NOT EXISTS coverage_assignments_official_idx ON coverage_assignments (agency_id, official_id, starts_on, id);
COMMENT ON INDEX coverage_assignments_official_idx IS 'official.assignments';

CREATE TABLE IF NOT EXISTS coverage_visits (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT coverage_visits_agency_fkey REFERENCES agencies (id),
  business_id bigint      NOT NULL,
  official_id bigint      NOT NULL,
  visited_on  date        NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT coverage_visits_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT coverage_visits_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT coverage_visits_official_fkey FOREIGN KEY (agency_id, official_id) REFERENCES officials (agency_id, id),
  CONSTRAINT coverage_visits_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT coverage_visits_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS coverage_visits_business_idx ON coverage_visits (agency_id, business_id, visited_on, id);
COMMENT ON INDEX coverage_visits_business_idx IS 'foodBusiness.visits, foodBusinesses(where: {visits: {none: {visitedOn}}}): completion';
CREATE INDEX IF NOT EXISTS coverage_visits_official_idx ON coverage_visits (agency_id, official_id, visited_on, id);
COMMENT ON INDEX coverage_visits_official_idx IS 'official.visits';
CREATE INDEX IF NOT EXISTS coverage_visits_visited_on_idx ON coverage_visits (agency_id, visited_on, id);
COMMENT ON INDEX coverage_visits_visited_on_idx IS 'coverageVisits(where: {visitedOn}, orderBy: {visitedOn}): dashboards';

CREATE TABLE IF NOT EXISTS findings (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT findings_agency_fkey REFERENCES agencies (id),
  visit_id     bigint      NOT NULL,
  severity     text        NOT NULL CONSTRAINT findings_severity_enum CHECK (severity IN ('MINOR', 'MAJOR', 'SERIOUS')),
  text         text        NOT NULL CONSTRAINT findings_text_said CHECK (is_said(text, 4000)),
  due_on       date        NOT NULL,
  rectified_on date,
  proof        text                 CONSTRAINT findings_proof_said CHECK (is_said(proof, 2000)),
  case_id      bigint,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT findings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT findings_visit_fkey FOREIGN KEY (agency_id, visit_id) REFERENCES coverage_visits (agency_id, id),
  CONSTRAINT findings_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT findings_rectified_with_proof CHECK ((rectified_on IS NULL) = (proof IS NULL)),
  CONSTRAINT findings_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT findings_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS findings_visit_idx ON findings (agency_id, visit_id, id);
COMMENT ON INDEX findings_visit_idx IS 'coverageVisit.findings';
CREATE INDEX IF NOT EXISTS findings_case_idx ON findings (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX findings_case_idx IS 'findings(where: {case})';
CREATE INDEX IF NOT EXISTS findings_due_on_idx ON findings (agency_id, due_on, id) WHERE rectified_on IS NULL;
COMMENT ON INDEX findings_due_on_idx IS 'findings(where: {rectifiedOn: {isNull: true}}, orderBy: {dueOn}): what is to be put right';

-- The official who answers for a business is of the tier that fits its level. FOR SHARE: neither changes meanwhile.
CREATE OR REPLACE FUNCTION coverage_assignments_fit_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  asked text;
  found_tier text;
BEGIN
  SELECT tier_of_level(b.level) INTO asked
    FROM food_businesses b WHERE b.agency_id = NEW.agency_id AND b.id = NEW.business_id FOR SHARE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key says so
  END IF;
  SELECT o.tier INTO found_tier
    FROM officials o WHERE o.agency_id = NEW.agency_id AND o.id = NEW.official_id FOR SHARE;
  IF FOUND AND asked IS DISTINCT FROM found_tier THEN
    RAISE EXCEPTION 'the tier of the official does not fit the level of the business'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER coverage_assignments_tier_fits_level BEFORE INSERT OR UPDATE OF business_id, official_id ON coverage_assignments
  FOR EACH ROW EXECUTE FUNCTION coverage_assignments_fit_tier();

-- While an assignment has no end, the level and the tier keep fitting: hand over first, then change them.
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
CREATE OR REPLACE TRIGGER officials_tier_fits_level BEFORE UPDATE OF tier ON officials
  FOR EACH ROW WHEN (OLD.tier IS DISTINCT FROM NEW.tier) EXECUTE FUNCTION officials_keep_tier();

SELECT grant_to_server(ARRAY['officials', 'coverage_assignments', 'coverage_visits', 'findings']::regclass[], true);
