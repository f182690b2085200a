-- The units of an account: an account may belong to several.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS account_units (
  agency_id  bigint NOT NULL CONSTRAINT account_units_agency_fkey REFERENCES agencies (id),
  account_id bigint NOT NULL,
  unit_id    bigint NOT NULL,
  CONSTRAINT account_units_pkey PRIMARY KEY (agency_id, account_id, unit_id),
  CONSTRAINT account_units_account_fkey FOREIGN KEY (agency_id, account_id) REFERENCES accounts (agency_id, id),
  CONSTRAINT account_units_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id)
);
CREATE INDEX IF NOT EXISTS account_units_unit_idx ON account_units (agency_id, unit_id, account_id);
COMMENT ON INDEX account_units_unit_idx IS 'accounts(where: {units})';

-- Units are moved and the column is dropped under one lock, so that no account is granted in between and loses its unit.
-- locks: accounts are few.
LOCK TABLE accounts IN ACCESS EXCLUSIVE MODE;
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_attribute WHERE attrelid = 'accounts'::regclass AND attname = 'unit_id' AND NOT attisdropped) THEN
    INSERT INTO account_units (agency_id, account_id, unit_id)
    SELECT agency_id, id, unit_id FROM accounts WHERE unit_id IS NOT NULL ON CONFLICT DO NOTHING;
  END IF;
END $$;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_unit_of_legal;
ALTER TABLE accounts DROP COLUMN IF EXISTS unit_id;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_officer_of_legal;
-- locks: accounts are few.
ALTER TABLE accounts ADD CONSTRAINT accounts_officer_of_legal CHECK (role = 'LEGAL' OR officer_id IS NULL);

-- account_units_of_legal refuses a unit of an account that is not LEGAL, and another role for an account with units.
CREATE OR REPLACE FUNCTION account_units_of_legal() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  is_refused boolean;
BEGIN
  IF TG_TABLE_NAME = 'accounts' THEN
    is_refused := EXISTS (SELECT FROM account_units u WHERE u.agency_id = NEW.agency_id AND u.account_id = NEW.id);
  ELSE
    is_refused := EXISTS (SELECT FROM accounts a WHERE a.agency_id = NEW.agency_id AND a.id = NEW.account_id AND a.role <> 'LEGAL');
  END IF;
  IF is_refused THEN
    RAISE EXCEPTION 'only a LEGAL account has units'
      USING ERRCODE = 'DK009', CONSTRAINT = 'account_units_of_legal', TABLE = 'account_units';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER account_units_of_legal BEFORE INSERT OR UPDATE ON account_units
  FOR EACH ROW EXECUTE FUNCTION account_units_of_legal();
CREATE OR REPLACE TRIGGER accounts_units_of_legal BEFORE UPDATE OF role ON accounts
  FOR EACH ROW WHEN (NEW.role <> 'LEGAL') EXECUTE FUNCTION account_units_of_legal();

-- account_units_keep takes from an account all units but those named. The server has no right to delete rows itself.
CREATE OR REPLACE FUNCTION account_units_keep(of_agency bigint, of_account bigint, kept bigint[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM account_units WHERE agency_id = of_agency AND account_id = of_account AND NOT unit_id = ANY (kept)
$$;
REVOKE EXECUTE ON FUNCTION account_units_keep(bigint, bigint, bigint[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION account_units_keep(bigint, bigint, bigint[]) TO docket_app;

SELECT grant_to_server(ARRAY['account_units']::regclass[], false);
