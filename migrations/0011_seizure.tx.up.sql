-- Orders of seizure with their terms, and the numbered documents of a case.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS seizures (
  agency_id   bigint      NOT NULL CONSTRAINT seizures_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  case_id     bigint      NOT NULL,
  kind        text        NOT NULL CONSTRAINT seizures_kind_enum CHECK (kind IN ('SEAL', 'SEIZE')),
  order_no    text        NOT NULL CONSTRAINT seizures_order_no_said CHECK (is_said(order_no, 128)),
  ground      text        NOT NULL CONSTRAINT seizures_ground_said CHECK (is_said(ground, 2000)),
  approved_by text        NOT NULL CONSTRAINT seizures_approved_by_said CHECK (is_said(approved_by, 200)),
  place       text        NOT NULL CONSTRAINT seizures_place_said CHECK (is_said(place, 500)),
  seized_on   date        NOT NULL,
  due_on      date,
  extended_on date,
  extension   text                 CONSTRAINT seizures_extension_said CHECK (is_said(extension, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT seizures_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT seizures_version_counts CHECK (version >= 1),
  CONSTRAINT seizures_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT seizures_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT seizures_order_no_key UNIQUE (agency_id, order_no),
  CONSTRAINT seizures_extended_with_reason CHECK ((extended_on IS NULL) = (extension IS NULL))
);
CREATE INDEX IF NOT EXISTS seizures_case_idx ON seizures (agency_id, case_id, id);
COMMENT ON INDEX seizures_case_idx IS 'case.seizures';

CREATE TABLE IF NOT EXISTS documents (
  agency_id  bigint      NOT NULL CONSTRAINT documents_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  case_id    bigint      NOT NULL,
  kind       text        NOT NULL CONSTRAINT documents_kind_enum CHECK (kind IN ('FILING_APPROVAL', 'INSPECTION_RECORD',
    'INTERVIEW_RECORD', 'SEIZURE_ORDER', 'RELEASE_ORDER', 'INVESTIGATION_REPORT', 'LEGAL_OPINION', 'NOTICE', 'HEARING_NOTICE',
    'HEARING_RECORD', 'DECISION', 'SERVICE_RECEIPT', 'PAYMENT_RECEIPT', 'DEFERRAL_APPROVAL', 'DESTRUCTION_RECORD', 'CONCLUSION_APPROVAL',
    'OTHER')),
  doc_no     text        NOT NULL CONSTRAINT documents_doc_no_said CHECK (is_said(doc_no, 128)),
  title      text                 CONSTRAINT documents_title_said CHECK (is_said(title, 500)),
  dated_on   date        NOT NULL,
  file       text                 CONSTRAINT documents_file_said CHECK (is_said(file, 500)),
  sha256     text                 CONSTRAINT documents_sha256_hex CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT documents_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT documents_version_counts CHECK (version >= 1),
  CONSTRAINT documents_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT documents_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT documents_doc_no_key UNIQUE (agency_id, doc_no)
);
CREATE INDEX IF NOT EXISTS documents_case_idx ON documents (agency_id, case_id, id);
COMMENT ON INDEX documents_case_idx IS 'case.documents';
CREATE INDEX IF NOT EXISTS documents_dated_on_idx ON documents (agency_id, dated_on, id);
COMMENT ON INDEX documents_dated_on_idx IS 'documents(orderBy: {datedOn}): the archive';

SELECT grant_to_server(ARRAY['seizures']::regclass[], true);
SELECT grant_to_server(ARRAY['documents']::regclass[], false);
