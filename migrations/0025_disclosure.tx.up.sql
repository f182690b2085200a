-- Disclosures: who was shown a masked text whole, and why.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS disclosures (
  agency_id   bigint      NOT NULL CONSTRAINT disclosures_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  party_id    bigint,
  pharmacy_id bigint,
  reason      text        NOT NULL CONSTRAINT disclosures_reason_said CHECK (is_said(reason, 2000)),
  caller      text        NOT NULL CONSTRAINT disclosures_caller_bounded CHECK (char_length(caller) BETWEEN 1 AND 300),
  caller_name text        NOT NULL CONSTRAINT disclosures_caller_name_bounded CHECK (char_length(caller_name) <= 300),
  role        text                 CONSTRAINT disclosures_role_enum CHECK (role IN ('DASHBOARD', 'LEGAL', 'AUDITOR', 'ADMIN')),
  revealed_at timestamptz NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT disclosures_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT disclosures_version_counts CHECK (version >= 1),
  CONSTRAINT disclosures_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT disclosures_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT disclosures_pharmacy_fkey FOREIGN KEY (agency_id, pharmacy_id) REFERENCES pharmacies (agency_id, id),
  CONSTRAINT disclosures_of_one_record CHECK ((party_id IS NULL) <> (pharmacy_id IS NULL))
);
COMMENT ON COLUMN disclosures.role IS 'Null for the operator on the server''s machine.';
CREATE INDEX IF NOT EXISTS disclosures_party_idx ON disclosures (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX disclosures_party_idx IS 'disclosures(where: {party})';
CREATE INDEX IF NOT EXISTS disclosures_pharmacy_idx ON disclosures (agency_id, pharmacy_id, id) WHERE pharmacy_id IS NOT NULL;
COMMENT ON INDEX disclosures_pharmacy_idx IS 'disclosures(where: {pharmacy})';
CREATE INDEX IF NOT EXISTS disclosures_revealed_at_idx ON disclosures (agency_id, revealed_at, id);
COMMENT ON INDEX disclosures_revealed_at_idx IS 'disclosures(orderBy: {revealedAt: DESC}): auditors';

CREATE OR REPLACE TRIGGER disclosures_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON disclosures
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('disclosures_append_only');

SELECT grant_to_server(ARRAY['disclosures']::regclass[], false);
