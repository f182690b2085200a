-- The telephone number of a pharmacy.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE pharmacies ADD COLUMN IF NOT EXISTS phone text;
ALTER TABLE pharmacies DROP CONSTRAINT IF EXISTS pharmacies_phone_said;
ALTER TABLE pharmacies ADD CONSTRAINT pharmacies_phone_said CHECK (is_said(phone, 128));
GRANT UPDATE (phone) ON pharmacies TO docket_app;
