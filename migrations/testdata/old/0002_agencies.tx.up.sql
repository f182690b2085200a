-- Who keeps the records: agencies with their units and officers, the series their numbers come from, and the keys
-- under which requests were answered.

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
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT agencies_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT agencies_version_counts CHECK (version >= 1)
);
COMMENT ON COLUMN agencies.short_name IS 'What case and decision numbers begin with, as in 太市监.';
CREATE INDEX IF NOT EXISTS agencies_parent_idx ON agencies (parent_id, id);
COMMENT ON INDEX agencies_parent_idx IS 'agency.children';

-- Agencies form a tree: a parent stands on a higher level, so no agency is above itself.
CREATE OR REPLACE FUNCTION agencies_form_a_tree() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
       SELECT FROM agencies above
        WHERE above.id = NEW.parent_id
          AND array_position(ARRAY['PROVINCE', 'CITY', 'COUNTY'], above.level)
           >= array_position(ARRAY['PROVINCE', 'CITY', 'COUNTY'], NEW.level))
  OR EXISTS (
       SELECT FROM agencies below
        WHERE below.parent_id = NEW.id
          AND array_position(ARRAY['PROVINCE', 'CITY', 'COUNTY'], below.level)
           <= array_position(ARRAY['PROVINCE', 'CITY', 'COUNTY'], NEW.level))
  THEN
    RAISE EXCEPTION 'an agency stands below one of a higher level'
      USING ERRCODE = 'DK003', CONSTRAINT = 'agencies_tree', TABLE = 'agencies';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER agencies_tree BEFORE INSERT OR UPDATE OF parent_id, level ON agencies
  FOR EACH ROW EXECUTE FUNCTION agencies_form_a_tree();

CREATE TABLE IF NOT EXISTS units (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT units_agency_fkey REFERENCES agencies (id),
  name       text        NOT NULL CONSTRAINT units_name_said CHECK (is_said(name, 200)),
  kind       text        NOT NULL CONSTRAINT units_kind_enum CHECK (kind IN ('SECTION', 'BRANCH', 'STATION', 'BRIGADE')),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT units_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT units_name_key UNIQUE (agency_id, name),
  CONSTRAINT units_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT units_version_counts CHECK (version >= 1)
);

CREATE TABLE IF NOT EXISTS officers (
  id              bigserial   NOT NULL,
  agency_id       bigint      NOT NULL CONSTRAINT officers_agency_fkey REFERENCES agencies (id),
  unit_id         bigint      NOT NULL,
  name            text        NOT NULL CONSTRAINT officers_name_said CHECK (is_said(name, 200)),
  certificate_no  text        NOT NULL CONSTRAINT officers_certificate_no_said CHECK (is_said(certificate_no, 100)),
  certified_from  date        NOT NULL,
  certified_until date,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT officers_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT officers_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT officers_certificate_no_key UNIQUE (agency_id, certificate_no),
  CONSTRAINT officers_certified_in_order CHECK (certified_until >= certified_from),
  CONSTRAINT officers_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT officers_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS officers_unit_idx ON officers (agency_id, unit_id, id);
COMMENT ON INDEX officers_unit_idx IS 'unit.officers';

-- Case and decision numbers: one series per agency, kind of document and year, without gaps.
CREATE TABLE IF NOT EXISTS number_series (
  agency_id bigint  NOT NULL CONSTRAINT number_series_agency_fkey REFERENCES agencies (id),
  kind      text    NOT NULL CONSTRAINT number_series_kind_enum CHECK (kind IN ('CASE', 'DECISION')),
  year      integer NOT NULL CONSTRAINT number_series_year_range CHECK (year BETWEEN 1949 AND 9999),
  last      integer NOT NULL CONSTRAINT number_series_last_counts CHECK (last >= 1),
  CONSTRAINT number_series_pkey PRIMARY KEY (agency_id, kind, year)
);

-- A request that carries a key is answered once. The key is claimed when the transaction begins and holds the answer
-- when it commits.
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
COMMENT ON INDEX idempotency_keys_created_idx IS 'removal of keys that are too old to be sent again';

SELECT grant_to_server(ARRAY['agencies', 'units', 'officers', 'number_series']::regclass[], true);
GRANT SELECT, INSERT, UPDATE (changed) ON idempotency_keys TO docket_app;
