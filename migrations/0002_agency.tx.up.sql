-- Agencies with their units and officers, the series their document numbers come from, and the keys of repeated requests.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS agencies (
  id         bigserial   NOT NULL CONSTRAINT agencies_pkey PRIMARY KEY,
  code       text        NOT NULL CONSTRAINT agencies_code_key UNIQUE CONSTRAINT agencies_code_digits CHECK (code ~ '^[0-9]{6}$'),
  name       text        NOT NULL CONSTRAINT agencies_name_said CHECK (is_said(name, 200)),
  short_name text        NOT NULL CONSTRAINT agencies_short_name_said CHECK (is_said(short_name, 20)),
  level      text        NOT NULL CONSTRAINT agencies_level_enum CHECK (level IN ('PROVINCE', 'CITY', 'COUNTY')),
  parent_id  bigint               CONSTRAINT agencies_parent_fkey REFERENCES agencies (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT agencies_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT agencies_version_counts CHECK (version >= 1)
);
COMMENT ON COLUMN agencies.short_name IS 'Case and decision numbers begin with it, for example 太市监.';
CREATE INDEX IF NOT EXISTS agencies_parent_idx ON agencies (parent_id, id);
COMMENT ON INDEX agencies_parent_idx IS 'agency.children';

-- A parent agency has a higher level than its children, so that agencies form a tree.
CREATE OR REPLACE FUNCTION agencies_form_a_tree() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  levels CONSTANT text[] := ARRAY['PROVINCE', 'CITY', 'COUNTY']; -- from the highest to the lowest
BEGIN
  IF EXISTS (
       SELECT FROM agencies parent
        WHERE parent.id = NEW.parent_id AND array_position(levels, parent.level) >= array_position(levels, NEW.level))
  OR EXISTS (
       SELECT FROM agencies child
        WHERE child.parent_id = NEW.id AND array_position(levels, child.level) <= array_position(levels, NEW.level))
  THEN
    RAISE EXCEPTION 'the parent of an agency has a higher level than the agency'
      USING ERRCODE = 'DK003', CONSTRAINT = 'agencies_tree', TABLE = 'agencies';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER agencies_tree BEFORE INSERT OR UPDATE OF parent_id, level ON agencies
  FOR EACH ROW EXECUTE FUNCTION agencies_form_a_tree();

CREATE TABLE IF NOT EXISTS units (
  agency_id  bigint      NOT NULL CONSTRAINT units_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  name       text        NOT NULL CONSTRAINT units_name_said CHECK (is_said(name, 200)),
  kind       text        NOT NULL CONSTRAINT units_kind_enum CHECK (kind IN ('SECTION', 'BRANCH', 'STATION', 'BRIGADE')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT units_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT units_version_counts CHECK (version >= 1),
  CONSTRAINT units_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT units_name_key UNIQUE (agency_id, name)
);

CREATE TABLE IF NOT EXISTS officers (
  agency_id       bigint      NOT NULL CONSTRAINT officers_agency_fkey REFERENCES agencies (id),
  id              bigserial   NOT NULL,
  unit_id         bigint      NOT NULL,
  name            text        NOT NULL CONSTRAINT officers_name_said CHECK (is_said(name, 200)),
  certificate_no  text        NOT NULL CONSTRAINT officers_certificate_no_said CHECK (is_said(certificate_no, 100)),
  certified_from  date        NOT NULL,
  certified_until date,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now() CONSTRAINT officers_changed_after_created CHECK (updated_at >= created_at),
  version         integer     NOT NULL DEFAULT 1 CONSTRAINT officers_version_counts CHECK (version >= 1),
  CONSTRAINT officers_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT officers_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT officers_certificate_no_key UNIQUE (agency_id, certificate_no),
  CONSTRAINT officers_certified_in_order CHECK (certified_until >= certified_from)
);
CREATE INDEX IF NOT EXISTS officers_unit_idx ON officers (agency_id, unit_id, id);
COMMENT ON INDEX officers_unit_idx IS 'unit.officers';

-- The last number used, per agency, kind of document and year. Numbers have no gaps.
CREATE TABLE IF NOT EXISTS number_series (
  agency_id bigint  NOT NULL CONSTRAINT number_series_agency_fkey REFERENCES agencies (id),
  kind      text    NOT NULL CONSTRAINT number_series_kind_enum CHECK (kind IN ('CASE', 'DECISION', 'FILING_APPROVAL',
    'INSPECTION_RECORD', 'INTERVIEW_RECORD', 'SEIZURE_ORDER', 'RELEASE_ORDER', 'INVESTIGATION_REPORT', 'LEGAL_OPINION', 'NOTICE',
    'HEARING_NOTICE', 'HEARING_RECORD', 'SERVICE_RECEIPT', 'PAYMENT_RECEIPT', 'DEFERRAL_APPROVAL', 'DESTRUCTION_RECORD',
    'CONCLUSION_APPROVAL', 'OTHER', 'COMPLAINT', 'SAFETY_ORDER', 'CLUE')),
  year      integer NOT NULL CONSTRAINT number_series_year_range CHECK (year BETWEEN 1949 AND 9999),
  last      integer NOT NULL CONSTRAINT number_series_last_counts CHECK (last >= 1),
  CONSTRAINT number_series_pkey PRIMARY KEY (agency_id, kind, year)
);

-- A request with a key is answered once. The transaction claims the key when it begins and stores the answer before it commits.
CREATE TABLE IF NOT EXISTS idempotency_keys (
  agency_id  bigint      NOT NULL CONSTRAINT idempotency_keys_agency_fkey REFERENCES agencies (id),
  key        text        NOT NULL CONSTRAINT idempotency_keys_key_said CHECK (is_said(key, 200)),
  verb       text        NOT NULL CONSTRAINT idempotency_keys_verb_said CHECK (is_said(verb, 100)),
  input_hash bytea       NOT NULL CONSTRAINT idempotency_keys_input_hash_sha256 CHECK (octet_length(input_hash) = 32),
  changed    jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT idempotency_keys_pkey PRIMARY KEY (agency_id, key)
);
CREATE INDEX IF NOT EXISTS idempotency_keys_created_idx ON idempotency_keys (created_at);
COMMENT ON INDEX idempotency_keys_created_idx IS 'the removal of old keys, which nobody sends again';

SELECT grant_to_server(ARRAY['agencies', 'units', 'officers', 'number_series']::regclass[], true);
GRANT SELECT, INSERT, UPDATE (changed) ON idempotency_keys TO docket_app;
