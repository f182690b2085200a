-- Disclosures of files: an auditor opens an attachment, and says why.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE disclosures ADD COLUMN IF NOT EXISTS attachment_id bigint;
ALTER TABLE disclosures DROP CONSTRAINT IF EXISTS disclosures_attachment_fkey;
-- locks: there are few disclosures, each for a reason that somebody gave.
ALTER TABLE disclosures ADD CONSTRAINT disclosures_attachment_fkey FOREIGN KEY (agency_id, attachment_id) REFERENCES attachments (agency_id, id);
ALTER TABLE disclosures DROP CONSTRAINT IF EXISTS disclosures_of_one_record;
-- locks: there are few disclosures, each for a reason that somebody gave.
ALTER TABLE disclosures ADD CONSTRAINT disclosures_of_one_record CHECK (num_nonnulls(party_id, pharmacy_id, attachment_id) = 1);
-- locks: there are few disclosures, each for a reason that somebody gave.
CREATE INDEX IF NOT EXISTS disclosures_attachment_idx ON disclosures (agency_id, attachment_id, id) WHERE attachment_id IS NOT NULL;
COMMENT ON INDEX disclosures_attachment_idx IS 'disclosures(where: {attachment})';
