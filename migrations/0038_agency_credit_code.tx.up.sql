-- The unified social credit code of an agency, which the disclosure file of penalties names beside the agency.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE agencies ADD COLUMN IF NOT EXISTS credit_code text;
ALTER TABLE agencies DROP CONSTRAINT IF EXISTS agencies_credit_code_form;
-- locks: there are few agencies.
ALTER TABLE agencies ADD CONSTRAINT agencies_credit_code_form CHECK (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
GRANT UPDATE (credit_code) ON agencies TO docket_app;
