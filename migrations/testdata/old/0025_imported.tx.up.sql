-- What a register's file brought in is told apart from what the bureau entered, and from what it has changed since: the version of a
-- record as a file last left it. Empty where it came from no file.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE cases ADD COLUMN IF NOT EXISTS imported_version integer;
ALTER TABLE cases DROP CONSTRAINT IF EXISTS cases_imported_version_reached;
ALTER TABLE cases ADD CONSTRAINT cases_imported_version_reached CHECK (imported_version BETWEEN 0 AND version);
ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS imported_version integer;
ALTER TABLE food_businesses DROP CONSTRAINT IF EXISTS food_businesses_imported_version_reached;
ALTER TABLE food_businesses ADD CONSTRAINT food_businesses_imported_version_reached CHECK (imported_version BETWEEN 0 AND version);
ALTER TABLE decisions ADD COLUMN IF NOT EXISTS imported_version integer;
ALTER TABLE decisions DROP CONSTRAINT IF EXISTS decisions_imported_version_reached;
ALTER TABLE decisions ADD CONSTRAINT decisions_imported_version_reached CHECK (imported_version BETWEEN 0 AND version);

-- Until now: a case that was filed here has a unit, and its party, where it was entered here, no key of a register. A case with more
-- than a file writes was worked on: no version of it, 0, is a file's. A decision that is served is final, and so stays unmarked.
UPDATE cases c SET imported_version = CASE WHEN c.status IN ('FILED', 'DECIDED')
         AND NOT EXISTS (SELECT FROM case_events e WHERE e.agency_id = c.agency_id AND e.case_id = c.id AND e.kind NOT IN ('FILED', 'DECIDED'))
         AND NOT EXISTS (SELECT FROM case_officers o WHERE o.agency_id = c.agency_id AND o.case_id = c.id)
       THEN c.version ELSE 0 END
  FROM parties p
 WHERE p.agency_id = c.agency_id AND p.id = c.party_id AND p.source_key IS NOT NULL AND c.unit_id IS NULL AND c.imported_version IS NULL;
UPDATE decisions d SET imported_version = d.version
  FROM cases c
 WHERE c.agency_id = d.agency_id AND c.id = d.case_id AND c.imported_version > 0 AND d.served_on IS NULL AND d.imported_version IS NULL;
UPDATE food_businesses SET imported_version = version WHERE source_key IS NOT NULL AND imported_version IS NULL;

-- The server knows nothing of files.
REVOKE UPDATE (imported_version) ON cases, food_businesses, decisions FROM docket_app;
