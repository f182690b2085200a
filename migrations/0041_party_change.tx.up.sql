-- Corrections of parties: what was on record before, who corrected it, and why.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS party_changes (
  agency_id      bigint      NOT NULL CONSTRAINT party_changes_agency_fkey REFERENCES agencies (id),
  id             bigserial   NOT NULL,
  party_id       bigint      NOT NULL,
  kind           text        NOT NULL CONSTRAINT party_changes_kind_enum CHECK (kind IN ('NATURAL_PERSON', 'SOLE_TRADER', 'COMPANY', 'OTHER',
    'UNKNOWN')),
  name           text        NOT NULL CONSTRAINT party_changes_name_said CHECK (is_said(name, 200)),
  code           text                 CONSTRAINT party_changes_code_said CHECK (is_said(code, 18)),
  identity_no    text                 CONSTRAINT party_changes_identity_no_said CHECK (is_said(identity_no, 18)),
  address        text                 CONSTRAINT party_changes_address_said CHECK (is_said(address, 500)),
  representative text                 CONSTRAINT party_changes_representative_said CHECK (is_said(representative, 200)),
  division       text                 CONSTRAINT party_changes_division_digits CHECK (division ~ '^[0-9]{6}$'),
  reason         text        NOT NULL CONSTRAINT party_changes_reason_said CHECK (is_said(reason, 2000)),
  caller         text        NOT NULL CONSTRAINT party_changes_caller_bounded CHECK (char_length(caller) BETWEEN 1 AND 300),
  caller_name    text        NOT NULL CONSTRAINT party_changes_caller_name_bounded CHECK (char_length(caller_name) <= 300),
  changed_at     timestamptz NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now() CONSTRAINT party_changes_changed_after_created CHECK (updated_at >= created_at),
  version        integer     NOT NULL DEFAULT 1 CONSTRAINT party_changes_version_counts CHECK (version >= 1),
  CONSTRAINT party_changes_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT party_changes_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id)
);
CREATE INDEX IF NOT EXISTS party_changes_party_idx ON party_changes (agency_id, party_id, id);
COMMENT ON INDEX party_changes_party_idx IS 'party.changes; an import leaves a party as it is that was corrected';
CREATE INDEX IF NOT EXISTS party_changes_changed_at_idx ON party_changes (agency_id, changed_at, id);
COMMENT ON INDEX party_changes_changed_at_idx IS 'partyChanges(orderBy: {changedAt: DESC}): auditors';

CREATE OR REPLACE TRIGGER party_changes_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON party_changes
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('party_changes_append_only');

SELECT grant_to_server(ARRAY['party_changes']::regclass[], false);
