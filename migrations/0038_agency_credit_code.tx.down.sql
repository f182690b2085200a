ALTER TABLE agencies DROP COLUMN IF EXISTS credit_code;
