-- Registers that a bureau publishes as counts: analysis reports, merchants, stations, trust units and notices.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS analysis_reports (
  agency_id  bigint      NOT NULL CONSTRAINT analysis_reports_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  title      text        NOT NULL CONSTRAINT analysis_reports_title_said CHECK (is_said(title, 500)),
  issued_on  date        NOT NULL,
  unit_id    bigint,
  file       text                 CONSTRAINT analysis_reports_file_said CHECK (is_said(file, 500)),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT analysis_reports_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT analysis_reports_version_counts CHECK (version >= 1),
  CONSTRAINT analysis_reports_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT analysis_reports_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT analysis_reports_issued_key UNIQUE NULLS NOT DISTINCT (agency_id, title, issued_on, unit_id)
);
CREATE INDEX IF NOT EXISTS analysis_reports_unit_idx ON analysis_reports (agency_id, unit_id, id) WHERE unit_id IS NOT NULL;
COMMENT ON INDEX analysis_reports_unit_idx IS 'analysisReports(where: {unit})';
CREATE INDEX IF NOT EXISTS analysis_reports_issued_on_idx ON analysis_reports (agency_id, issued_on, id);
COMMENT ON INDEX analysis_reports_issued_on_idx IS 'analysisReports(where: {issuedOn}): the report';

-- Registers are published as counts, so nobody is in one of them twice on the same day. In each table the unique index of entries that
-- have not ended comes before the exclusion constraint: Postgres checks in that order, and two writers at once wait for each other at
-- a unique index, where at an exclusion constraint they would deadlock.
CREATE TABLE IF NOT EXISTS promise_merchants (
  agency_id  bigint      NOT NULL CONSTRAINT promise_merchants_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  scheme     text        NOT NULL CONSTRAINT promise_merchants_scheme_enum CHECK (scheme IN ('NO_REASON_RETURN', 'PREFERRED')),
  name       text        NOT NULL CONSTRAINT promise_merchants_name_said CHECK (is_said(name, 200)),
  party_id   bigint,
  address    text                 CONSTRAINT promise_merchants_address_said CHECK (is_said(address, 500)),
  joined_on  date        NOT NULL,
  left_on    date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT promise_merchants_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT promise_merchants_version_counts CHECK (version >= 1),
  CONSTRAINT promise_merchants_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT promise_merchants_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT promise_merchants_left_after_joined CHECK (left_on > joined_on)
);
CREATE INDEX IF NOT EXISTS promise_merchants_party_idx ON promise_merchants (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX promise_merchants_party_idx IS 'party.promises';
CREATE INDEX IF NOT EXISTS promise_merchants_scheme_idx ON promise_merchants (agency_id, scheme, joined_on, id);
COMMENT ON INDEX promise_merchants_scheme_idx IS 'promiseMerchants(where: {scheme, joinedOn}): the report';
CREATE UNIQUE INDEX IF NOT EXISTS promise_merchants_enrolled_key ON promise_merchants (agency_id, scheme, name, party_id, address)
  NULLS NOT DISTINCT WHERE left_on IS NULL;
COMMENT ON INDEX promise_merchants_enrolled_key IS 'enrolMerchant: a shop is in a scheme once';
ALTER TABLE promise_merchants DROP CONSTRAINT IF EXISTS promise_merchants_no_overlap;
ALTER TABLE promise_merchants ADD CONSTRAINT promise_merchants_no_overlap
  EXCLUDE USING gist (agency_id WITH =, scheme WITH =, name WITH =,
    coalesce(party_id, 0) WITH =, coalesce(address, '') WITH =, daterange(joined_on, left_on) WITH &&);

CREATE TABLE IF NOT EXISTS rights_stations (
  agency_id  bigint      NOT NULL CONSTRAINT rights_stations_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  kind       text        NOT NULL CONSTRAINT rights_stations_kind_enum CHECK (kind IN ('STATION', 'MEDIATION_CENTRE')),
  name       text        NOT NULL CONSTRAINT rights_stations_name_said CHECK (is_said(name, 200)),
  address    text                 CONSTRAINT rights_stations_address_said CHECK (is_said(address, 500)),
  opened_on  date        NOT NULL,
  closed_on  date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT rights_stations_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT rights_stations_version_counts CHECK (version >= 1),
  CONSTRAINT rights_stations_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT rights_stations_closed_after_opened CHECK (closed_on > opened_on)
);
CREATE UNIQUE INDEX IF NOT EXISTS rights_stations_open_key ON rights_stations (agency_id, kind, name, address)
  NULLS NOT DISTINCT WHERE closed_on IS NULL;
COMMENT ON INDEX rights_stations_open_key IS 'openRightsStation: a station is open once';
ALTER TABLE rights_stations DROP CONSTRAINT IF EXISTS rights_stations_no_overlap;
ALTER TABLE rights_stations ADD CONSTRAINT rights_stations_no_overlap
  EXCLUDE USING gist (agency_id WITH =, kind WITH =, name WITH =, coalesce(address, '') WITH =, daterange(opened_on, closed_on) WITH &&);

CREATE TABLE IF NOT EXISTS trust_units (
  agency_id   bigint      NOT NULL CONSTRAINT trust_units_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  name        text        NOT NULL CONSTRAINT trust_units_name_said CHECK (is_said(name, 200)),
  party_id    bigint,
  proposed_on date        NOT NULL,
  named_on    date,
  ended_on    date,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT trust_units_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT trust_units_version_counts CHECK (version >= 1),
  CONSTRAINT trust_units_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT trust_units_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT trust_units_named_after_proposed CHECK (named_on >= proposed_on),
  CONSTRAINT trust_units_ended_after_named CHECK (ended_on >= coalesce(named_on, proposed_on))
);
CREATE INDEX IF NOT EXISTS trust_units_party_idx ON trust_units (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX trust_units_party_idx IS 'party.trustUnits';
CREATE UNIQUE INDEX IF NOT EXISTS trust_units_standing_key ON trust_units (agency_id, name, party_id)
  NULLS NOT DISTINCT WHERE ended_on IS NULL;
COMMENT ON INDEX trust_units_standing_key IS 'proposeTrustUnit: a unit is proposed once';
ALTER TABLE trust_units DROP CONSTRAINT IF EXISTS trust_units_no_overlap;
ALTER TABLE trust_units ADD CONSTRAINT trust_units_no_overlap
  EXCLUDE USING gist (agency_id WITH =, name WITH =, coalesce(party_id, 0) WITH =, daterange(proposed_on, ended_on) WITH &&);

CREATE TABLE IF NOT EXISTS consumer_notices (
  agency_id    bigint      NOT NULL CONSTRAINT consumer_notices_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  kind         text        NOT NULL CONSTRAINT consumer_notices_kind_enum CHECK (kind IN ('WARNING', 'TYPICAL_CASE')),
  title        text        NOT NULL CONSTRAINT consumer_notices_title_said CHECK (is_said(title, 500)),
  text         text        NOT NULL CONSTRAINT consumer_notices_text_said CHECK (is_said(text, 4000)),
  published_on date        NOT NULL,
  ends_on      date,
  case_id      bigint,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT consumer_notices_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT consumer_notices_version_counts CHECK (version >= 1),
  CONSTRAINT consumer_notices_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT consumer_notices_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT consumer_notices_of_case CHECK (kind <> 'TYPICAL_CASE' OR case_id IS NOT NULL),
  CONSTRAINT consumer_notices_ended_after_published CHECK (ends_on >= published_on)
);
CREATE INDEX IF NOT EXISTS consumer_notices_case_idx ON consumer_notices (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX consumer_notices_case_idx IS 'case.notices';

SELECT grant_to_server(
  ARRAY['analysis_reports', 'promise_merchants', 'rights_stations', 'trust_units', 'consumer_notices']::regclass[], true);
