DROP INDEX CONCURRENTLY IF EXISTS parties_name_initials_characters_idx;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_initials_trigrams_idx;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS food_businesses_name_initials_characters_idx;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS food_businesses_name_initials_trigrams_idx;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_initials_idx;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_name_key_idx;
--bun:split
DROP TRIGGER IF EXISTS parties_name_initials ON parties;
DROP TRIGGER IF EXISTS parties_name_key ON parties;
ALTER TABLE parties DROP COLUMN IF EXISTS name_key;
ALTER TABLE parties DROP COLUMN IF EXISTS name_initials;
DROP TRIGGER IF EXISTS food_businesses_name_initials ON food_businesses;
ALTER TABLE food_businesses DROP COLUMN IF EXISTS name_initials;
DROP TRIGGER IF EXISTS units_name_initials ON units;
ALTER TABLE units DROP COLUMN IF EXISTS name_initials;
DROP TRIGGER IF EXISTS officers_name_initials ON officers;
ALTER TABLE officers DROP COLUMN IF EXISTS name_initials;
DROP FUNCTION IF EXISTS set_name_initials();
DROP FUNCTION IF EXISTS set_name_key();
DROP FUNCTION IF EXISTS name_initials(text);
DROP FUNCTION IF EXISTS name_key(text);
