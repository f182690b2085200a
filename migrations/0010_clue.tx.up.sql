-- Clues: what may become a case, and by when it must be checked.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS clues (
  agency_id    bigint      NOT NULL CONSTRAINT clues_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  clue_no      text        NOT NULL CONSTRAINT clues_clue_no_said CHECK (is_said(clue_no, 128)),
  unit_id      bigint      NOT NULL,
  source       text        NOT NULL CONSTRAINT clues_source_enum CHECK (source IN ('COMPLAINT', 'INSPECTION', 'SAMPLING', 'REFERRAL',
    'ASSIGNED', 'MEDIA', 'SELF_FOUND')),
  field        text        NOT NULL CONSTRAINT clues_field_enum CHECK (field IN ('FOOD', 'DRUG', 'MEDICAL_DEVICE', 'COSMETICS',
    'SPECIAL_EQUIPMENT', 'METROLOGY', 'PRODUCT_QUALITY', 'PRICE', 'ADVERTISING', 'UNFAIR_COMPETITION', 'INTELLECTUAL_PROPERTY',
    'CONSUMER_RIGHTS', 'REGISTRATION', 'OTHER')),
  text         text        NOT NULL CONSTRAINT clues_text_said CHECK (is_said(text, 4000)),
  party_id     bigint,
  business_id  bigint,
  complaint_id bigint,
  received_on  date        NOT NULL,
  check_by     date,
  extended_on  date,
  extension    text                 CONSTRAINT clues_extension_said CHECK (is_said(extension, 2000)),
  checked_on   date,
  outcome      text                 CONSTRAINT clues_outcome_enum CHECK (outcome IN ('FILED', 'NOT_FILED', 'REFERRED')),
  reason       text                 CONSTRAINT clues_reason_said CHECK (is_said(reason, 2000)),
  case_id      bigint,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT clues_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT clues_version_counts CHECK (version >= 1),
  CONSTRAINT clues_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT clues_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT clues_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT clues_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT clues_complaint_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaints (agency_id, id),
  CONSTRAINT clues_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT clues_clue_no_key UNIQUE (agency_id, clue_no),
  CONSTRAINT clues_extended_with_reason CHECK ((extended_on IS NULL) = (extension IS NULL)),
  CONSTRAINT clues_checked_with_outcome CHECK ((checked_on IS NULL) = (outcome IS NULL)),
  CONSTRAINT clues_filed_with_case CHECK ((outcome IS NOT DISTINCT FROM 'FILED') = (case_id IS NOT NULL)),
  CONSTRAINT clues_checked_after_received CHECK (checked_on >= received_on AND extended_on >= received_on)
);
CREATE INDEX IF NOT EXISTS clues_unit_idx ON clues (agency_id, unit_id, id);
COMMENT ON INDEX clues_unit_idx IS 'clues(where: {unit})';
CREATE INDEX IF NOT EXISTS clues_party_idx ON clues (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX clues_party_idx IS 'clues(where: {party})';
CREATE INDEX IF NOT EXISTS clues_business_idx ON clues (agency_id, business_id, id) WHERE business_id IS NOT NULL;
COMMENT ON INDEX clues_business_idx IS 'clues(where: {business})';
CREATE INDEX IF NOT EXISTS clues_complaint_idx ON clues (agency_id, complaint_id, id) WHERE complaint_id IS NOT NULL;
COMMENT ON INDEX clues_complaint_idx IS 'complaint.clues';
CREATE INDEX IF NOT EXISTS clues_case_idx ON clues (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX clues_case_idx IS 'case.clues';
CREATE INDEX IF NOT EXISTS clues_open_idx ON clues (agency_id, check_by, id) WHERE checked_on IS NULL;
COMMENT ON INDEX clues_open_idx IS 'clues(where: {checkedOn: {isNull: true}}, orderBy: {checkBy: ASC}): what must be checked next';

SELECT grant_to_server(ARRAY['clues']::regclass[], true);
