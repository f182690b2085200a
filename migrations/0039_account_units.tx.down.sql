ALTER TABLE accounts ADD COLUMN IF NOT EXISTS unit_id bigint;
GRANT UPDATE (unit_id) ON accounts TO docket_app;
DO $$
BEGIN
  IF to_regclass('account_units') IS NOT NULL THEN
    -- An account of several units keeps the first of them: it may write less than before, never more.
    UPDATE accounts a SET unit_id = (SELECT min(u.unit_id) FROM account_units u WHERE u.agency_id = a.agency_id AND u.account_id = a.id)
     WHERE role = 'LEGAL';
  END IF;
END $$;
DROP TRIGGER IF EXISTS accounts_units_of_legal ON accounts;
DROP FUNCTION IF EXISTS account_units_keep(bigint, bigint, bigint[]);
DROP TABLE IF EXISTS account_units;
DROP FUNCTION IF EXISTS account_units_of_legal();
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_officer_of_legal;
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_unit_of_legal;
ALTER TABLE accounts ADD CONSTRAINT accounts_unit_of_legal CHECK (role = 'LEGAL' OR (unit_id IS NULL AND officer_id IS NULL));
ALTER TABLE accounts DROP CONSTRAINT IF EXISTS accounts_unit_fkey;
ALTER TABLE accounts ADD CONSTRAINT accounts_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id);
CREATE INDEX IF NOT EXISTS accounts_unit_idx ON accounts (agency_id, unit_id, id);
COMMENT ON INDEX accounts_unit_idx IS 'accounts(where: {unit})';
