-- Pharmacies and their remote checks (零售药店智能监管).

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS pharmacies (
  agency_id    bigint      NOT NULL CONSTRAINT pharmacies_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  party_id     bigint      NOT NULL,
  name         text        NOT NULL CONSTRAINT pharmacies_name_said CHECK (is_said(name, 200)),
  licence_no   text        NOT NULL CONSTRAINT pharmacies_licence_no_said CHECK (is_said(licence_no, 100)),
  address      text                 CONSTRAINT pharmacies_address_said CHECK (is_said(address, 500)),
  division     text                 CONSTRAINT pharmacies_division_digits CHECK (division ~ '^[0-9]{6}([0-9]{3})?$'),
  opened_on    date        NOT NULL,
  closed_on    date,
  connected_on date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT pharmacies_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT pharmacies_version_counts CHECK (version >= 1),
  CONSTRAINT pharmacies_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT pharmacies_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT pharmacies_licence_no_key UNIQUE (agency_id, licence_no),
  CONSTRAINT pharmacies_days_in_order CHECK (connected_on >= opened_on AND closed_on > opened_on AND closed_on > connected_on)
);
CREATE INDEX IF NOT EXISTS pharmacies_party_idx ON pharmacies (agency_id, party_id, id);
COMMENT ON INDEX pharmacies_party_idx IS 'party.pharmacies';

CREATE TABLE IF NOT EXISTS remote_checks (
  agency_id   bigint      NOT NULL CONSTRAINT remote_checks_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  pharmacy_id bigint      NOT NULL,
  checked_on  date        NOT NULL,
  method      text        NOT NULL CONSTRAINT remote_checks_method_enum CHECK (method IN ('VIDEO', 'PRESCRIPTION', 'COLD_CHAIN')),
  result      text        NOT NULL CONSTRAINT remote_checks_result_enum CHECK (result IN ('PASSED', 'RECTIFICATION', 'SUSPENSION')),
  note        text                 CONSTRAINT remote_checks_note_said CHECK (is_said(note, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT remote_checks_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT remote_checks_version_counts CHECK (version >= 1),
  CONSTRAINT remote_checks_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT remote_checks_pharmacy_fkey FOREIGN KEY (agency_id, pharmacy_id) REFERENCES pharmacies (agency_id, id),
  CONSTRAINT remote_checks_recorded_once UNIQUE (agency_id, pharmacy_id, checked_on, method)
);
COMMENT ON INDEX remote_checks_recorded_once IS 'pharmacy.checks';
CREATE INDEX IF NOT EXISTS remote_checks_checked_on_idx ON remote_checks (agency_id, checked_on, id);
COMMENT ON INDEX remote_checks_checked_on_idx IS 'remoteChecks(where: {checkedOn}): the report';

CREATE TABLE IF NOT EXISTS remote_check_inspectors (
  agency_id  bigint NOT NULL CONSTRAINT remote_check_inspectors_agency_fkey REFERENCES agencies (id),
  check_id   bigint NOT NULL,
  officer_id bigint NOT NULL,
  CONSTRAINT remote_check_inspectors_pkey PRIMARY KEY (agency_id, check_id, officer_id),
  CONSTRAINT remote_check_inspectors_check_fkey FOREIGN KEY (agency_id, check_id) REFERENCES remote_checks (agency_id, id),
  CONSTRAINT remote_check_inspectors_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id)
);
CREATE INDEX IF NOT EXISTS remote_check_inspectors_officer_idx ON remote_check_inspectors (agency_id, officer_id, check_id);
COMMENT ON INDEX remote_check_inspectors_officer_idx IS 'remoteChecks(where: {inspectors: {some}})';

CREATE TABLE IF NOT EXISTS remote_findings (
  agency_id    bigint      NOT NULL CONSTRAINT remote_findings_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  check_id     bigint      NOT NULL,
  kind         text        NOT NULL CONSTRAINT remote_findings_kind_enum CHECK (kind IN ('PRESCRIPTION', 'PHARMACIST', 'TEMPERATURE',
    'DISPLAY', 'EXPIRED', 'RECORDS', 'OTHER')),
  severity     text        NOT NULL CONSTRAINT remote_findings_severity_enum CHECK (severity IN ('MINOR', 'MAJOR', 'SERIOUS')),
  text         text        NOT NULL CONSTRAINT remote_findings_text_said CHECK (is_said(text, 4000)),
  due_on       date,
  rectified_on date,
  proof        text                 CONSTRAINT remote_findings_proof_said CHECK (is_said(proof, 2000)),
  case_id      bigint,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT remote_findings_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT remote_findings_version_counts CHECK (version >= 1),
  CONSTRAINT remote_findings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT remote_findings_check_fkey FOREIGN KEY (agency_id, check_id) REFERENCES remote_checks (agency_id, id),
  CONSTRAINT remote_findings_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT remote_findings_rectified_with_proof CHECK ((rectified_on IS NULL) = (proof IS NULL))
);
CREATE INDEX IF NOT EXISTS remote_findings_check_idx ON remote_findings (agency_id, check_id, id);
COMMENT ON INDEX remote_findings_check_idx IS 'remoteCheck.findings';
CREATE INDEX IF NOT EXISTS remote_findings_case_idx ON remote_findings (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX remote_findings_case_idx IS 'case.remoteFindings';
CREATE INDEX IF NOT EXISTS remote_findings_open_idx ON remote_findings (agency_id, due_on, id) WHERE rectified_on IS NULL;
COMMENT ON INDEX remote_findings_open_idx IS 'remoteFindings(where: {overdue}): what was not put right in time';

SELECT grant_to_server(ARRAY['pharmacies', 'remote_findings']::regclass[], true);
SELECT grant_to_server(ARRAY['remote_checks', 'remote_check_inspectors']::regclass[], false);

INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (106, 'remote.rectify', '本局承诺', '2022-01-01', NULL, 15, 'WORKING_DAYS', 'MEMORY', true)
ON CONFLICT DO NOTHING;
