-- Cases, the officers on them, and their timeline.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- A register may hold a decision dated before its case, so the order of days is checked by the verbs, not here. Only what a status
-- requires of the days is checked here. imported_version is the version that a register's file last wrote, here as in food_businesses
-- and decisions: NULL where no file brought the record. Only an import writes it.
CREATE TABLE IF NOT EXISTS cases (
  agency_id        bigint        NOT NULL CONSTRAINT cases_agency_fkey REFERENCES agencies (id),
  id               bigserial     NOT NULL,
  case_no          text          NOT NULL CONSTRAINT cases_case_no_said CHECK (is_said(case_no, 128)),
  unit_id          bigint,
  field            text          NOT NULL CONSTRAINT cases_field_enum CHECK (field IN ('FOOD', 'DRUG', 'MEDICAL_DEVICE', 'COSMETICS',
    'SPECIAL_EQUIPMENT', 'METROLOGY', 'PRODUCT_QUALITY', 'PRICE', 'ADVERTISING', 'UNFAIR_COMPETITION', 'INTELLECTUAL_PROPERTY',
    'CONSUMER_RIGHTS', 'REGISTRATION', 'OTHER')),
  source           text          NOT NULL CONSTRAINT cases_source_enum CHECK (source IN ('COMPLAINT', 'INSPECTION', 'SAMPLING',
    'REFERRAL', 'ASSIGNED', 'MEDIA', 'SELF_FOUND')),
  procedure        text          NOT NULL CONSTRAINT cases_procedure_enum CHECK (procedure IN ('SIMPLIFIED', 'ORDINARY')),
  cause            text          NOT NULL CONSTRAINT cases_cause_said CHECK (is_said(cause, 2000)),
  facts            text                   CONSTRAINT cases_facts_said CHECK (is_said(facts, 20000)),
  status           text          NOT NULL CONSTRAINT cases_status_enum CHECK (status IN ('CLUE', 'FILED', 'INVESTIGATED', 'NOTIFIED',
    'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'EXECUTED', 'CONCLUDED')),
  party_id         bigint        NOT NULL,
  business_id      bigint,
  value_of_goods   numeric(14,2)          CONSTRAINT cases_value_of_goods_not_negative CHECK (value_of_goods >= 0),
  illegal_gains    numeric(14,2)          CONSTRAINT cases_illegal_gains_not_negative CHECK (illegal_gains >= 0),
  harms_safety     boolean       NOT NULL DEFAULT false,
  discovered_on    date,
  act_ended_on     date,
  filed_on         date          NOT NULL,
  decided_on       date,
  served_on        date,
  concluded_on     date,
  imported_version integer,
  created_at       timestamptz   NOT NULL DEFAULT now(),
  updated_at       timestamptz   NOT NULL DEFAULT now() CONSTRAINT cases_changed_after_created CHECK (updated_at >= created_at),
  version          integer       NOT NULL DEFAULT 1 CONSTRAINT cases_version_counts CHECK (version >= 1),
  CONSTRAINT cases_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT cases_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT cases_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT cases_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT cases_case_no_key UNIQUE (agency_id, case_no),
  CONSTRAINT cases_decided_on_fits_status CHECK (CASE
    WHEN status IN ('CLUE', 'FILED', 'INVESTIGATED', 'NOTIFIED') THEN decided_on IS NULL
    WHEN status IN ('DECIDED', 'NOT_PENALISED', 'SERVED', 'EXECUTED') THEN decided_on IS NOT NULL
    ELSE true END),
  CONSTRAINT cases_served_on_fits_status CHECK (CASE
    WHEN status IN ('CLUE', 'FILED', 'INVESTIGATED', 'NOTIFIED', 'DECIDED') THEN served_on IS NULL
    WHEN status = 'SERVED' THEN served_on IS NOT NULL
    ELSE true END),
  CONSTRAINT cases_concluded_on_fits_status CHECK ((status = 'CONCLUDED') = (concluded_on IS NOT NULL)),
  CONSTRAINT cases_served_after_decided CHECK (served_on >= decided_on),
  CONSTRAINT cases_imported_version_reached CHECK (imported_version BETWEEN 0 AND version)
);
CREATE INDEX IF NOT EXISTS cases_filed_on_idx ON cases (agency_id, filed_on, id);
COMMENT ON INDEX cases_filed_on_idx IS 'cases(orderBy: {filedOn: DESC}): the latest cases, and cases filed in a period: dashboards';
CREATE INDEX IF NOT EXISTS cases_field_idx ON cases (agency_id, field, filed_on, id);
COMMENT ON INDEX cases_field_idx IS 'cases(where: {field}, orderBy: {filedOn}): dashboards';
CREATE INDEX IF NOT EXISTS cases_status_idx ON cases (agency_id, status, filed_on, id);
COMMENT ON INDEX cases_status_idx IS 'cases(where: {status}, orderBy: {filedOn}): dashboards, the desk of legal staff';
CREATE INDEX IF NOT EXISTS cases_unit_idx ON cases (agency_id, unit_id, filed_on, id);
COMMENT ON INDEX cases_unit_idx IS 'unit.cases, cases(where: {unit}, orderBy: {filedOn}): legal staff';
CREATE INDEX IF NOT EXISTS cases_party_idx ON cases (agency_id, party_id, filed_on, id);
COMMENT ON INDEX cases_party_idx IS 'party.cases, cases(where: {party}, orderBy: {filedOn}): legal staff look for earlier offences';
CREATE INDEX IF NOT EXISTS cases_business_idx ON cases (agency_id, business_id, filed_on, id) WHERE business_id IS NOT NULL;
COMMENT ON INDEX cases_business_idx IS 'foodBusiness.cases';
CREATE INDEX IF NOT EXISTS cases_decided_on_idx ON cases (agency_id, decided_on, id);
COMMENT ON INDEX cases_decided_on_idx IS 'cases(where: {decidedOn}), the report, trends by month of decision: auditors';
CREATE INDEX IF NOT EXISTS cases_cause_characters_idx ON cases USING gin (string_to_array(lower(cause), NULL));
COMMENT ON INDEX cases_cause_characters_idx IS 'cases(where: {cause: {contains}}): legal staff search by a part of the cause';
CREATE INDEX IF NOT EXISTS cases_cause_trigrams_idx ON cases USING gin (cause gin_trgm_ops);
COMMENT ON INDEX cases_cause_trigrams_idx IS 'cases(where: {cause: {contains}}): Latin words of three letters or more';

CREATE TABLE IF NOT EXISTS case_officers (
  agency_id  bigint NOT NULL CONSTRAINT case_officers_agency_fkey REFERENCES agencies (id),
  case_id    bigint NOT NULL,
  officer_id bigint NOT NULL,
  CONSTRAINT case_officers_pkey PRIMARY KEY (agency_id, case_id, officer_id),
  CONSTRAINT case_officers_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT case_officers_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id)
);
CREATE INDEX IF NOT EXISTS case_officers_officer_idx ON case_officers (agency_id, officer_id, case_id);
COMMENT ON INDEX case_officers_officer_idx IS 'officer.cases';

CREATE TABLE IF NOT EXISTS case_events (
  agency_id   bigint      NOT NULL CONSTRAINT case_events_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  case_id     bigint      NOT NULL,
  kind        text        NOT NULL CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
    'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED', 'EXECUTED',
    'CONCLUDED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED', 'PAYMENT_REVERSED',
    'DEFERRED', 'WRITTEN_OFF', 'APPEALED', 'APPEAL_ENDED', 'GOODS_SEIZED', 'SEIZURE_EXTENDED', 'GOODS_RELEASED', 'OFFICERS_ASSIGNED',
    'WITHDRAWN', 'PUBLICITY_ENDED', 'CLUE_RECEIVED', 'PROPOSED', 'HEARING_SCHEDULED', 'CORRECTED', 'PUSHED', 'PAYMENT_REFUNDED',
    'GOODS_MOVED', 'GOODS_DESTROYED', 'GOODS_RETURNED', 'DOCUMENT_ADDED', 'EXAMINATION_BEGUN', 'EXAMINATION_ENDED')),
  occurred_on date        NOT NULL,
  officer_id  bigint,
  note        text                 CONSTRAINT case_events_note_said CHECK (is_said(note, 2000)),
  days        integer              CONSTRAINT case_events_days_positive CHECK (days > 0),
  corrects_id bigint,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT case_events_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT case_events_version_counts CHECK (version >= 1),
  CONSTRAINT case_events_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT case_events_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT case_events_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id),
  CONSTRAINT case_events_corrects_fkey FOREIGN KEY (agency_id, corrects_id) REFERENCES case_events (agency_id, id),
  CONSTRAINT case_events_corrects_key UNIQUE (agency_id, corrects_id), -- a step is corrected once
  CONSTRAINT case_events_correction_corrects CHECK (kind <> 'CORRECTED' OR corrects_id IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS case_events_case_idx ON case_events (agency_id, case_id, occurred_on, id);
COMMENT ON INDEX case_events_case_idx IS 'case.events, case.events(orderBy: {occurredOn})';
CREATE INDEX IF NOT EXISTS case_events_officer_idx ON case_events (agency_id, officer_id, id) WHERE officer_id IS NOT NULL;
COMMENT ON INDEX case_events_officer_idx IS 'caseEvents(where: {officer})';

CREATE OR REPLACE TRIGGER case_events_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('case_events_append_only');

SELECT grant_to_server(ARRAY['cases']::regclass[], true);
SELECT grant_to_server(ARRAY['case_officers', 'case_events']::regclass[], false);
REVOKE UPDATE (imported_version) ON cases FROM docket_app;
