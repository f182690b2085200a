-- Food-business coverage (包保): businesses with the history of their level, and the officials who answer for them over a period.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- vacant_from, vacant_until and vacant_due_on are the first vacancy that is not over: from when nobody answers for the business, until
-- when, and by when somebody must be named.
CREATE TABLE IF NOT EXISTS food_businesses (
  agency_id        bigint      NOT NULL CONSTRAINT food_businesses_agency_fkey REFERENCES agencies (id),
  id               bigserial   NOT NULL,
  party_id         bigint      NOT NULL,
  name             text        NOT NULL CONSTRAINT food_businesses_name_said CHECK (is_said(name, 200)),
  licence_no       text                 CONSTRAINT food_businesses_licence_no_said CHECK (is_said(licence_no, 100)),
  type             text        NOT NULL CONSTRAINT food_businesses_type_enum CHECK (type IN ('PRODUCTION', 'SALE', 'CATERING', 'CANTEEN',
    'VENDOR', 'OTHER')),
  category         text                 CONSTRAINT food_businesses_category_said CHECK (is_said(category, 200)),
  level            text                 CONSTRAINT food_businesses_level_enum CHECK (level IN ('A', 'B', 'C', 'D')),
  address          text                 CONSTRAINT food_businesses_address_said CHECK (is_said(address, 500)),
  division         text                 CONSTRAINT food_businesses_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3})?$'),
  opened_on        date,
  closed_on        date,
  reopening        text                 CONSTRAINT food_businesses_reopening_said CHECK (is_said(reopening, 500)),
  vacant_from      date,
  vacant_until     date,
  vacant_due_on    date,
  source_key       text                 CONSTRAINT food_businesses_source_key_said CHECK (is_said(source_key, 200)),
  imported_version integer,
  created_at       timestamptz NOT NULL DEFAULT now(),
  updated_at       timestamptz NOT NULL DEFAULT now() CONSTRAINT food_businesses_changed_after_created CHECK (updated_at >= created_at),
  version          integer     NOT NULL DEFAULT 1 CONSTRAINT food_businesses_version_counts CHECK (version >= 1),
  CONSTRAINT food_businesses_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT food_businesses_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT food_businesses_licence_no_key UNIQUE (agency_id, licence_no),
  CONSTRAINT food_businesses_source_key_key UNIQUE (agency_id, source_key),
  CONSTRAINT food_businesses_closed_after_opened CHECK (closed_on >= opened_on),
  CONSTRAINT food_businesses_vacant_in_order CHECK (CASE WHEN vacant_from IS NULL
    THEN vacant_until IS NULL AND vacant_due_on IS NULL
    ELSE coalesce(vacant_until > vacant_from, true) AND coalesce(vacant_due_on > vacant_from, true) END),
  CONSTRAINT food_businesses_vacant_while_open CHECK (vacant_from IS NULL OR closed_on IS NULL),
  CONSTRAINT food_businesses_imported_version_reached CHECK (imported_version BETWEEN 0 AND version)
);
CREATE INDEX IF NOT EXISTS food_businesses_party_idx ON food_businesses (agency_id, party_id, id);
COMMENT ON INDEX food_businesses_party_idx IS 'party.foodBusinesses';
CREATE INDEX IF NOT EXISTS food_businesses_level_idx ON food_businesses (agency_id, level, id);
COMMENT ON INDEX food_businesses_level_idx IS 'foodBusinesses(where: {level}) and groups by level: dashboards';
CREATE INDEX IF NOT EXISTS food_businesses_name_idx ON food_businesses (agency_id, name, id);
COMMENT ON INDEX food_businesses_name_idx IS 'foodBusinesses(where: {name: {eq}}), foodBusinesses(orderBy: {name})';
CREATE INDEX IF NOT EXISTS food_businesses_name_characters_idx ON food_businesses USING gin (string_to_array(lower(name), NULL));
COMMENT ON INDEX food_businesses_name_characters_idx IS 'foodBusinesses(where: {name: {contains}}): legal staff search by a part of a name';
CREATE INDEX IF NOT EXISTS food_businesses_name_trigrams_idx ON food_businesses USING gin (name gin_trgm_ops);
COMMENT ON INDEX food_businesses_name_trigrams_idx IS 'foodBusinesses(where: {name: {contains}}): Latin words of three letters or more';
CREATE INDEX IF NOT EXISTS food_businesses_address_characters_idx ON food_businesses USING gin (string_to_array(lower(address), NULL));
COMMENT ON INDEX food_businesses_address_characters_idx IS 'foodBusinesses(where: {address: {contains}}): legal staff search by a part of an address';
CREATE INDEX IF NOT EXISTS food_businesses_address_trigrams_idx ON food_businesses USING gin (address gin_trgm_ops);
COMMENT ON INDEX food_businesses_address_trigrams_idx IS 'foodBusinesses(where: {address: {contains}}): Latin words of three letters or more';

-- A business is closed after its assignments are ended.
CREATE OR REPLACE FUNCTION food_businesses_end_coverage() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.business_id = NEW.id AND a.cancelled_on IS NULL
       AND coalesce(a.ends_on, 'infinity') > NEW.closed_on)
  THEN
    RAISE EXCEPTION 'the business closes before an assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_open', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_closed_uncovered BEFORE UPDATE OF closed_on ON food_businesses
  FOR EACH ROW WHEN (OLD.closed_on IS DISTINCT FROM NEW.closed_on) EXECUTE FUNCTION food_businesses_end_coverage();

-- The level of a business is the level that level_changes has without an end: the verbs write that row first.
CREATE OR REPLACE FUNCTION food_businesses_keep_history() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.level IS DISTINCT FROM (
    SELECT g.level FROM level_changes g
     WHERE g.agency_id = NEW.agency_id AND g.business_id = NEW.id AND g.ends_on IS NULL AND g.cancelled_on IS NULL)
  THEN
    RAISE EXCEPTION 'the level is not the last one of the history'
      USING ERRCODE = 'DK007', CONSTRAINT = 'food_businesses_level_of_history', TABLE = 'food_businesses';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_level_of_history BEFORE UPDATE OF level ON food_businesses
  FOR EACH ROW WHEN (OLD.level IS DISTINCT FROM NEW.level) EXECUTE FUNCTION food_businesses_keep_history();

-- A business that is closed has no vacancy.
CREATE OR REPLACE FUNCTION closed_is_not_vacant() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.vacant_from := NULL;
  NEW.vacant_until := NULL;
  NEW.vacant_due_on := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_closed_is_not_vacant BEFORE UPDATE OF closed_on ON food_businesses
  FOR EACH ROW WHEN (OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL) EXECUTE FUNCTION closed_is_not_vacant();

-- A business without a licence is recognised by its party, name, address and first day. Imported businesses are not checked.
CREATE OR REPLACE FUNCTION food_businesses_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  -- Two writers of one party wait for each other.
  PERFORM FROM parties p WHERE p.agency_id = NEW.agency_id AND p.id = NEW.party_id FOR NO KEY UPDATE;
  IF EXISTS (
    SELECT FROM food_businesses b
     WHERE b.agency_id = NEW.agency_id AND b.party_id = NEW.party_id AND b.name = NEW.name AND b.address IS NOT DISTINCT FROM NEW.address
       AND b.opened_on = NEW.opened_on AND b.licence_no IS NULL AND b.source_key IS NULL)
  THEN
    RAISE EXCEPTION 'the business is on the register already'
      USING ERRCODE = 'DK008', CONSTRAINT = 'food_businesses_registered_once', TABLE = 'food_businesses';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_registered_once BEFORE INSERT ON food_businesses
  FOR EACH ROW WHEN (NEW.licence_no IS NULL AND NEW.source_key IS NULL) EXECUTE FUNCTION food_businesses_refuse_again();

-- tier_of_level gives the tier of the officials who answer for businesses of a level.
CREATE OR REPLACE FUNCTION tier_of_level(level text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE level WHEN 'A' THEN 'CITY' WHEN 'B' THEN 'COUNTY' WHEN 'C' THEN 'TOWNSHIP' WHEN 'D' THEN 'VILLAGE' END
$$;

CREATE TABLE IF NOT EXISTS officials (
  agency_id  bigint      NOT NULL CONSTRAINT officials_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  name       text        NOT NULL CONSTRAINT officials_name_said CHECK (is_said(name, 200)),
  post       text        NOT NULL CONSTRAINT officials_post_said CHECK (is_said(post, 200)),
  tier       text        NOT NULL CONSTRAINT officials_tier_enum CHECK (tier IN ('CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE')),
  division   text                 CONSTRAINT officials_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3}){0,2}$'),
  left_on    date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT officials_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT officials_version_counts CHECK (version >= 1),
  CONSTRAINT officials_pkey PRIMARY KEY (agency_id, id)
);
CREATE INDEX IF NOT EXISTS officials_tier_idx ON officials (agency_id, tier, id);
COMMENT ON INDEX officials_tier_idx IS 'officials(where: {tier}): who may answer for a business';

-- The tier of an official stays while an assignment has no end.
CREATE OR REPLACE FUNCTION officials_keep_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.official_id = NEW.id AND a.ends_on IS NULL AND a.cancelled_on IS NULL)
  THEN
    RAISE EXCEPTION 'the tier would not fit the levels of the businesses that the official answers for'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER officials_tier_fits_level BEFORE UPDATE OF tier ON officials
  FOR EACH ROW WHEN (OLD.tier IS DISTINCT FROM NEW.tier) EXECUTE FUNCTION officials_keep_tier();

-- An official leaves office after his or her assignments are ended.
CREATE OR REPLACE FUNCTION officials_end_coverage() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM coverage_assignments a
     WHERE a.agency_id = NEW.agency_id AND a.official_id = NEW.id AND a.cancelled_on IS NULL
       AND coalesce(a.ends_on, 'infinity') > NEW.left_on)
  THEN
    RAISE EXCEPTION 'the official leaves office before an assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_in_office', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER officials_left_uncovered BEFORE UPDATE OF left_on ON officials
  FOR EACH ROW WHEN (OLD.left_on IS DISTINCT FROM NEW.left_on) EXECUTE FUNCTION officials_end_coverage();

-- Each level holds from starts_on until the day before ends_on, so that the level on any day is one row.
CREATE TABLE IF NOT EXISTS level_changes (
  agency_id    bigint      NOT NULL CONSTRAINT level_changes_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  business_id  bigint      NOT NULL,
  level        text        NOT NULL CONSTRAINT level_changes_level_enum CHECK (level IN ('A', 'B', 'C', 'D')),
  starts_on    date        NOT NULL,
  ends_on      date,
  reason       text                 CONSTRAINT level_changes_reason_said CHECK (is_said(reason, 500)),
  cancelled_on date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT level_changes_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT level_changes_version_counts CHECK (version >= 1),
  CONSTRAINT level_changes_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT level_changes_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT level_changes_no_overlap EXCLUDE USING gist (agency_id WITH =, business_id WITH =,
    daterange(starts_on, ends_on) WITH &&) WHERE (cancelled_on IS NULL),
  CONSTRAINT level_changes_days_in_order CHECK (ends_on > starts_on)
);
CREATE INDEX IF NOT EXISTS level_changes_business_idx ON level_changes (agency_id, business_id, id);
COMMENT ON INDEX level_changes_business_idx IS 'foodBusiness.levelChanges';

-- A level is refused on days on which an official of another tier answers for the business: end that assignment first.
-- FOR NO KEY UPDATE: nobody is assigned to the business meanwhile.
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

-- Which official answers for a business over which period. Cancelled assignments stay in the table and never apply.
CREATE TABLE IF NOT EXISTS coverage_assignments (
  agency_id    bigint      NOT NULL CONSTRAINT coverage_assignments_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  business_id  bigint      NOT NULL,
  official_id  bigint      NOT NULL,
  period       daterange   NOT NULL,
  starts_on    date        NOT NULL GENERATED ALWAYS AS (lower(period)) STORED, -- NOT NULL: a period has a first day and is not empty
  ends_on      date                 GENERATED ALWAYS AS (upper(period)) STORED,
  cancelled_on date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT coverage_assignments_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT coverage_assignments_version_counts CHECK (version >= 1),
  CONSTRAINT coverage_assignments_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT coverage_assignments_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT coverage_assignments_official_fkey FOREIGN KEY (agency_id, official_id) REFERENCES officials (agency_id, id),
  CONSTRAINT coverage_assignments_no_overlap EXCLUDE USING gist (agency_id WITH =, business_id WITH =,
    period WITH &&) WHERE (cancelled_on IS NULL)
);
CREATE INDEX IF NOT EXISTS coverage_assignments_business_idx ON coverage_assignments (agency_id, business_id, starts_on, id);
COMMENT ON INDEX coverage_assignments_business_idx IS 'foodBusiness.assignments, foodBusiness.currentAssignment';
CREATE INDEX IF NOT EXISTS coverage_assignments_official_idx ON coverage_assignments (agency_id, official_id, starts_on, id);
COMMENT ON INDEX coverage_assignments_official_idx IS 'official.assignments';

-- On each day of an assignment the business is open, the official is in office, and the official's tier fits the level of the business.
-- FOR SHARE: neither the business nor the official changes meanwhile.
CREATE OR REPLACE FUNCTION coverage_assignments_fit_tier() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  business_closed_on date;
  official_tier text;
  official_left_on date;
  first_level_on date;
  has_other_tier boolean;
BEGIN
  IF NEW.cancelled_on IS NOT NULL THEN
    RETURN NEW;
  END IF;
  SELECT b.closed_on INTO business_closed_on
    FROM food_businesses b WHERE b.agency_id = NEW.agency_id AND b.id = NEW.business_id FOR SHARE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key refuses the row
  END IF;
  IF coalesce(upper(NEW.period), 'infinity') > business_closed_on THEN
    RAISE EXCEPTION 'the business closes before the assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_open', TABLE = 'coverage_assignments';
  END IF;
  SELECT o.tier, o.left_on INTO official_tier, official_left_on
    FROM officials o WHERE o.agency_id = NEW.agency_id AND o.id = NEW.official_id FOR SHARE;
  IF NOT FOUND THEN
    RETURN NEW;
  END IF;
  SELECT min(g.starts_on), bool_or(tier_of_level(g.level) <> official_tier) INTO first_level_on, has_other_tier
    FROM level_changes g
   WHERE g.agency_id = NEW.agency_id AND g.business_id = NEW.business_id AND g.cancelled_on IS NULL
     AND g.starts_on < coalesce(upper(NEW.period), 'infinity') AND coalesce(g.ends_on, 'infinity') > lower(NEW.period);
  IF has_other_tier OR first_level_on IS NULL OR first_level_on > lower(NEW.period) THEN
    RAISE EXCEPTION 'the tier of the official does not fit the level of the business on each day of the assignment'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_tier_fits_level', TABLE = 'coverage_assignments';
  END IF;
  IF coalesce(upper(NEW.period), 'infinity') > official_left_on THEN
    RAISE EXCEPTION 'the official leaves office before the assignment ends'
      USING ERRCODE = 'DK007', CONSTRAINT = 'coverage_assignments_while_in_office', TABLE = 'coverage_assignments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER coverage_assignments_tier_fits_level BEFORE INSERT OR UPDATE OF business_id, official_id ON coverage_assignments
  FOR EACH ROW EXECUTE FUNCTION coverage_assignments_fit_tier();
CREATE OR REPLACE TRIGGER coverage_assignments_lengthened BEFORE UPDATE OF period, cancelled_on ON coverage_assignments
  FOR EACH ROW WHEN (lower(NEW.period) < lower(OLD.period)
    OR coalesce(upper(NEW.period), 'infinity') > coalesce(upper(OLD.period), 'infinity')
    OR OLD.cancelled_on IS NOT NULL AND NEW.cancelled_on IS NULL) EXECUTE FUNCTION coverage_assignments_fit_tier();

SELECT grant_to_server(ARRAY['food_businesses', 'officials', 'coverage_assignments']::regclass[], true);
SELECT grant_to_server(ARRAY['level_changes']::regclass[], false);
REVOKE UPDATE (imported_version) ON food_businesses FROM docket_app;
GRANT UPDATE (level, reason, ends_on, cancelled_on, updated_at, version) ON level_changes TO docket_app;
