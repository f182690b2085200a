-- Parties: the persons and organisations that records are about.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS parties (
  agency_id      bigint      NOT NULL CONSTRAINT parties_agency_fkey REFERENCES agencies (id),
  id             bigserial   NOT NULL,
  kind           text        NOT NULL CONSTRAINT parties_kind_enum CHECK (kind IN ('NATURAL_PERSON', 'SOLE_TRADER', 'COMPANY', 'OTHER',
    'UNKNOWN')),
  name           text        NOT NULL CONSTRAINT parties_name_said CHECK (is_said(name, 200)),
  code           text                 CONSTRAINT parties_code_check_digit CHECK (is_social_credit_code(code)),
  address        text                 CONSTRAINT parties_address_said CHECK (is_said(address, 500)),
  representative text                 CONSTRAINT parties_representative_said CHECK (is_said(representative, 200)),
  division       text                 CONSTRAINT parties_division_digits CHECK (division ~ '^[0-9]{6}$'),
  source_key     text                 CONSTRAINT parties_source_key_said CHECK (is_said(source_key, 200)),
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now() CONSTRAINT parties_changed_after_created CHECK (updated_at >= created_at),
  version        integer     NOT NULL DEFAULT 1 CONSTRAINT parties_version_counts CHECK (version >= 1),
  CONSTRAINT parties_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT parties_code_key UNIQUE (agency_id, code),
  CONSTRAINT parties_source_key_key UNIQUE (agency_id, source_key),
  CONSTRAINT parties_code_of_organisation CHECK (code IS NULL OR kind <> 'NATURAL_PERSON')
);
CREATE INDEX IF NOT EXISTS parties_name_idx ON parties (agency_id, name, id);
COMMENT ON INDEX parties_name_idx IS 'parties(where: {name: {eq}}), parties(orderBy: {name}): legal staff look a party up';
-- Text search (contains, startsWith, endsWith, in any case) uses two indexes per column: one of its characters, which also finds words
-- of one or two Han characters, and one of its trigrams, for Latin words. GIN indexes have no order and cannot lead with agency_id.
CREATE INDEX IF NOT EXISTS parties_name_characters_idx ON parties USING gin (string_to_array(lower(name), NULL));
COMMENT ON INDEX parties_name_characters_idx IS 'parties(where: {name: {contains}}): legal staff search by a part of a name';
CREATE INDEX IF NOT EXISTS parties_name_trigrams_idx ON parties USING gin (name gin_trgm_ops);
COMMENT ON INDEX parties_name_trigrams_idx IS 'parties(where: {name: {contains}}): Latin words of three letters or more';
CREATE INDEX IF NOT EXISTS parties_address_characters_idx ON parties USING gin (string_to_array(lower(address), NULL));
COMMENT ON INDEX parties_address_characters_idx IS 'parties(where: {address: {contains}}): legal staff search by a part of an address';
CREATE INDEX IF NOT EXISTS parties_address_trigrams_idx ON parties USING gin (address gin_trgm_ops);
COMMENT ON INDEX parties_address_trigrams_idx IS 'parties(where: {address: {contains}}): Latin words of three letters or more';

SELECT grant_to_server(ARRAY['parties']::regclass[], true);
