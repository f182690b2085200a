DROP INDEX IF EXISTS disclosures_attachment_idx;
ALTER TABLE disclosures DROP CONSTRAINT IF EXISTS disclosures_of_one_record;
ALTER TABLE disclosures DROP CONSTRAINT IF EXISTS disclosures_attachment_fkey;
ALTER TABLE disclosures DISABLE TRIGGER disclosures_append_only;
DELETE FROM disclosures WHERE party_id IS NULL AND pharmacy_id IS NULL;
ALTER TABLE disclosures ENABLE TRIGGER disclosures_append_only;
ALTER TABLE disclosures DROP COLUMN IF EXISTS attachment_id;
ALTER TABLE disclosures ADD CONSTRAINT disclosures_of_one_record CHECK ((party_id IS NULL) <> (pharmacy_id IS NULL));
