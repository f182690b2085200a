ALTER TABLE decisions DROP COLUMN IF EXISTS imported_version;
ALTER TABLE food_businesses DROP COLUMN IF EXISTS imported_version;
ALTER TABLE cases DROP COLUMN IF EXISTS imported_version;
