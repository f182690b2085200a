-- Coverage visits: how often a level is visited, what was planned, what was done, and what was found.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- How often businesses of a level are visited: once in so many quarters, from effective_from on. division NULL: the whole bureau.
CREATE TABLE IF NOT EXISTS visit_frequencies (
  agency_id      bigint      NOT NULL CONSTRAINT visit_frequencies_agency_fkey REFERENCES agencies (id),
  id             bigserial   NOT NULL,
  level          text        NOT NULL CONSTRAINT visit_frequencies_level_enum CHECK (level IN ('A', 'B', 'C', 'D')),
  division       text                 CONSTRAINT visit_frequencies_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3})?$'),
  effective_from date        NOT NULL,
  quarters       integer     NOT NULL CONSTRAINT visit_frequencies_quarters_range CHECK (quarters BETWEEN 1 AND 8),
  basis          text        NOT NULL CONSTRAINT visit_frequencies_basis_said CHECK (is_said(basis, 500)),
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now() CONSTRAINT visit_frequencies_changed_after_created CHECK (updated_at >= created_at),
  version        integer     NOT NULL DEFAULT 1 CONSTRAINT visit_frequencies_version_counts CHECK (version >= 1),
  CONSTRAINT visit_frequencies_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT visit_frequencies_day_key UNIQUE NULLS NOT DISTINCT (agency_id, level, division, effective_from)
);

-- repeats_id names the visit that this row records a second time. Cancelled visits stay in the table.
CREATE TABLE IF NOT EXISTS coverage_visits (
  agency_id    bigint      NOT NULL CONSTRAINT coverage_visits_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  business_id  bigint      NOT NULL,
  official_id  bigint      NOT NULL,
  visited_on   date        NOT NULL,
  checklist    text                 CONSTRAINT coverage_visits_checklist_said CHECK (is_said(checklist, 4000)),
  repeats_id   bigint,
  cancelled_on date,
  cancellation text                 CONSTRAINT coverage_visits_cancellation_said CHECK (is_said(cancellation, 500)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT coverage_visits_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT coverage_visits_version_counts CHECK (version >= 1),
  CONSTRAINT coverage_visits_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT coverage_visits_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT coverage_visits_official_fkey FOREIGN KEY (agency_id, official_id) REFERENCES officials (agency_id, id),
  CONSTRAINT coverage_visits_repeats_fkey FOREIGN KEY (agency_id, repeats_id) REFERENCES coverage_visits (agency_id, id),
  CONSTRAINT coverage_visits_cancelled_with_reason CHECK ((cancelled_on IS NULL) = (cancellation IS NULL))
);
CREATE INDEX IF NOT EXISTS coverage_visits_business_idx ON coverage_visits (agency_id, business_id, visited_on, id);
COMMENT ON INDEX coverage_visits_business_idx IS 'foodBusiness.visits, foodBusinesses(where: {visits: {none: {visitedOn}}}): completion';
CREATE INDEX IF NOT EXISTS coverage_visits_official_idx ON coverage_visits (agency_id, official_id, visited_on, id);
COMMENT ON INDEX coverage_visits_official_idx IS 'official.visits';
CREATE INDEX IF NOT EXISTS coverage_visits_visited_on_idx ON coverage_visits (agency_id, visited_on, id);
COMMENT ON INDEX coverage_visits_visited_on_idx IS 'coverageVisits(where: {visitedOn}, orderBy: {visitedOn}): dashboards';
CREATE INDEX IF NOT EXISTS coverage_visits_repeats_idx ON coverage_visits (agency_id, repeats_id) WHERE repeats_id IS NOT NULL;
COMMENT ON INDEX coverage_visits_repeats_idx IS 'a rule, not a query: the foreign key to the visit that is repeated';
CREATE UNIQUE INDEX IF NOT EXISTS coverage_visits_day_key ON coverage_visits (agency_id, business_id, visited_on, official_id)
  WHERE repeats_id IS NULL AND cancelled_on IS NULL;
COMMENT ON INDEX coverage_visits_day_key IS 'recordVisit: a visit is recorded once';

-- A visit that fulfilled a plan is cancelled only after the plan is freed.
CREATE OR REPLACE FUNCTION coverage_visits_free_plans() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM planned_visits p
     WHERE p.agency_id = NEW.agency_id AND p.business_id = NEW.business_id AND p.visit_id = NEW.id)
  THEN
    RAISE EXCEPTION 'the visit fulfils a plan'
      USING ERRCODE = 'DK008', CONSTRAINT = 'coverage_visits_cancelled_unplanned', TABLE = 'coverage_visits';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER coverage_visits_cancelled_unplanned BEFORE UPDATE OF cancelled_on ON coverage_visits
  FOR EACH ROW WHEN (OLD.cancelled_on IS NULL AND NEW.cancelled_on IS NOT NULL) EXECUTE FUNCTION coverage_visits_free_plans();

CREATE TABLE IF NOT EXISTS planned_visits (
  agency_id    bigint      NOT NULL CONSTRAINT planned_visits_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  business_id  bigint      NOT NULL,
  official_id  bigint,
  starts_on    date        NOT NULL,
  due_on       date        NOT NULL,
  visit_id     bigint,
  cancelled_on date,
  cancellation text                 CONSTRAINT planned_visits_cancellation_said CHECK (is_said(cancellation, 500)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT planned_visits_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT planned_visits_version_counts CHECK (version >= 1),
  CONSTRAINT planned_visits_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT planned_visits_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT planned_visits_official_fkey FOREIGN KEY (agency_id, official_id) REFERENCES officials (agency_id, id),
  CONSTRAINT planned_visits_visit_fkey FOREIGN KEY (agency_id, visit_id) REFERENCES coverage_visits (agency_id, id),
  CONSTRAINT planned_visits_no_overlap EXCLUDE USING gist (agency_id WITH =, business_id WITH =,
    daterange(starts_on, due_on, '[]') WITH &&) WHERE (cancelled_on IS NULL),
  CONSTRAINT planned_visits_days_in_order CHECK (due_on >= starts_on),
  CONSTRAINT planned_visits_made_or_cancelled CHECK (visit_id IS NULL OR cancelled_on IS NULL),
  CONSTRAINT planned_visits_cancelled_with_day CHECK (cancelled_on IS NOT NULL OR cancellation IS NULL)
);
CREATE INDEX IF NOT EXISTS planned_visits_business_idx ON planned_visits (agency_id, business_id, id);
COMMENT ON INDEX planned_visits_business_idx IS 'foodBusiness.plannedVisits';
CREATE INDEX IF NOT EXISTS planned_visits_official_idx ON planned_visits (agency_id, official_id, id);
COMMENT ON INDEX planned_visits_official_idx IS 'official.plannedVisits';
CREATE INDEX IF NOT EXISTS planned_visits_visit_idx ON planned_visits (agency_id, visit_id, id) WHERE visit_id IS NOT NULL;
COMMENT ON INDEX planned_visits_visit_idx IS 'coverageVisit.plannedVisits';
CREATE INDEX IF NOT EXISTS planned_visits_open_idx ON planned_visits (agency_id, due_on, id) WHERE visit_id IS NULL;
COMMENT ON INDEX planned_visits_open_idx IS 'plannedVisits(where: {overdue}): who is behind';

CREATE TABLE IF NOT EXISTS findings (
  agency_id    bigint      NOT NULL CONSTRAINT findings_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  visit_id     bigint      NOT NULL,
  severity     text        NOT NULL CONSTRAINT findings_severity_enum CHECK (severity IN ('MINOR', 'MAJOR', 'SERIOUS')),
  text         text        NOT NULL CONSTRAINT findings_text_said CHECK (is_said(text, 4000)),
  due_on       date        NOT NULL,
  rectified_on date,
  proof        text                 CONSTRAINT findings_proof_said CHECK (is_said(proof, 2000)),
  case_id      bigint,
  cancelled_on date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT findings_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT findings_version_counts CHECK (version >= 1),
  CONSTRAINT findings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT findings_visit_fkey FOREIGN KEY (agency_id, visit_id) REFERENCES coverage_visits (agency_id, id),
  CONSTRAINT findings_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT findings_rectified_with_proof CHECK ((rectified_on IS NULL) = (proof IS NULL)),
  CONSTRAINT findings_cancelled_without_case CHECK (cancelled_on IS NULL OR case_id IS NULL)
);
CREATE INDEX IF NOT EXISTS findings_visit_idx ON findings (agency_id, visit_id, id);
COMMENT ON INDEX findings_visit_idx IS 'coverageVisit.findings';
CREATE INDEX IF NOT EXISTS findings_case_idx ON findings (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX findings_case_idx IS 'findings(where: {case})';
CREATE INDEX IF NOT EXISTS findings_due_on_idx ON findings (agency_id, due_on, id) WHERE rectified_on IS NULL;
COMMENT ON INDEX findings_due_on_idx IS 'findings(where: {rectifiedOn: {isNull: true}}, orderBy: {dueOn}): what must be rectified next';

SELECT grant_to_server(ARRAY['coverage_visits', 'planned_visits', 'findings']::regclass[], true);
SELECT grant_to_server(ARRAY['visit_frequencies']::regclass[], false);
