-- Files that are attached to cases: evidence, scans, tables. The content stands in a table apart, so that lists of files are cheap.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS attachments (
  agency_id    bigint      NOT NULL CONSTRAINT attachments_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  case_id      bigint      NOT NULL,
  document_id  bigint,
  event_id     bigint,
  name         text        NOT NULL CONSTRAINT attachments_name_said CHECK (is_said(name, 200)),
  media_type   text        NOT NULL CONSTRAINT attachments_media_type_said CHECK (is_said(media_type, 100)),
  size         integer     NOT NULL CONSTRAINT attachments_size_positive CHECK (size > 0),
  sha256       text        NOT NULL CONSTRAINT attachments_sha256_hexadecimal CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by  text        NOT NULL CONSTRAINT attachments_uploaded_by_bounded CHECK (char_length(uploaded_by) BETWEEN 1 AND 300),
  withdrawn_at timestamptz,
  withdrawal   text                 CONSTRAINT attachments_withdrawal_said CHECK (is_said(withdrawal, 500)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT attachments_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT attachments_version_counts CHECK (version >= 1),
  CONSTRAINT attachments_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT attachments_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT attachments_document_fkey FOREIGN KEY (agency_id, document_id) REFERENCES documents (agency_id, id),
  CONSTRAINT attachments_event_fkey FOREIGN KEY (agency_id, event_id) REFERENCES case_events (agency_id, id),
  CONSTRAINT attachments_withdrawn_with_reason CHECK ((withdrawn_at IS NULL) = (withdrawal IS NULL))
);
CREATE INDEX IF NOT EXISTS attachments_case_idx ON attachments (agency_id, case_id, id);
COMMENT ON INDEX attachments_case_idx IS 'case.attachments';
CREATE INDEX IF NOT EXISTS attachments_document_idx ON attachments (agency_id, document_id, id) WHERE document_id IS NOT NULL;
COMMENT ON INDEX attachments_document_idx IS 'document.attachments';
CREATE INDEX IF NOT EXISTS attachments_event_idx ON attachments (agency_id, event_id, id) WHERE event_id IS NOT NULL;
COMMENT ON INDEX attachments_event_idx IS 'caseEvent.attachments';
CREATE UNIQUE INDEX IF NOT EXISTS attachments_file_key ON attachments (agency_id, case_id, sha256) WHERE withdrawn_at IS NULL;
COMMENT ON INDEX attachments_file_key IS 'a rule, not a query: a file is attached to a case once';

CREATE TABLE IF NOT EXISTS attachment_contents (
  agency_id     bigint NOT NULL,
  attachment_id bigint NOT NULL,
  content       bytea  NOT NULL,
  CONSTRAINT attachment_contents_pkey PRIMARY KEY (agency_id, attachment_id),
  CONSTRAINT attachment_contents_attachment_fkey FOREIGN KEY (agency_id, attachment_id) REFERENCES attachments (agency_id, id)
);
-- The files are compressed already.
ALTER TABLE attachment_contents ALTER COLUMN content SET STORAGE EXTERNAL;

SELECT grant_to_server(ARRAY['attachments']::regclass[], true);
SELECT grant_to_server(ARRAY['attachment_contents']::regclass[], false);
