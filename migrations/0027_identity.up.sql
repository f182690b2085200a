-- The identity number of a natural person, or of the operator of a sole trader (GB 11643).
SET lock_timeout = '5s';
--bun:split
-- is_identity_no accepts an identity number with a day of birth and the right check digit, as law.IsIdentityNo does.
CREATE OR REPLACE FUNCTION is_identity_no(number text) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT number ~ '^[0-9]{6}(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$'
     AND substr(number, 13, 2)::integer <= CASE substr(number, 11, 2)
           WHEN '02' THEN CASE WHEN substr(number, 7, 4)::integer % 4 = 0 AND substr(number, 7, 4) <> '1900' THEN 29 ELSE 28 END
           WHEN '04' THEN 30 WHEN '06' THEN 30 WHEN '09' THEN 30 WHEN '11' THEN 30 ELSE 31 END
     AND substr(number, 18, 1) = substr('10X98765432', 1 + (
           SELECT sum(weight * substr(number, place::integer, 1)::integer)
           FROM unnest(ARRAY[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2]) WITH ORDINALITY AS w(weight, place)
         )::integer % 11, 1)
$$;
--bun:split
ALTER TABLE parties ADD COLUMN IF NOT EXISTS identity_no text;
GRANT UPDATE (identity_no) ON parties TO docket_app;
ALTER TABLE parties DROP CONSTRAINT IF EXISTS parties_identity_no_check_digit;
ALTER TABLE parties ADD CONSTRAINT parties_identity_no_check_digit CHECK (is_identity_no(identity_no)) NOT VALID;
ALTER TABLE parties DROP CONSTRAINT IF EXISTS parties_identity_no_of_person;
ALTER TABLE parties ADD CONSTRAINT parties_identity_no_of_person CHECK (identity_no IS NULL OR kind IN ('NATURAL_PERSON', 'SOLE_TRADER')) NOT VALID;
--bun:split
ALTER TABLE parties VALIDATE CONSTRAINT parties_identity_no_check_digit;
ALTER TABLE parties VALIDATE CONSTRAINT parties_identity_no_of_person;
RESET lock_timeout;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS parties_identity_no_key;
--bun:split
CREATE UNIQUE INDEX CONCURRENTLY parties_identity_no_key ON parties (agency_id, identity_no) WHERE kind = 'NATURAL_PERSON' AND identity_no IS NOT NULL;
--bun:split
COMMENT ON INDEX parties_identity_no_key IS 'one record per person; a new party finds the person on record by it';
