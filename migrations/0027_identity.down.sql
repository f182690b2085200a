DROP INDEX CONCURRENTLY IF EXISTS parties_identity_no_key;
--bun:split
ALTER TABLE parties DROP COLUMN IF EXISTS identity_no;
DROP FUNCTION IF EXISTS is_identity_no(text);
