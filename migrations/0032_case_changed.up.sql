-- Who follows cases and was away asks which have changed since: db.Store.CasesChangedSince.
SET lock_timeout = '5s';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS cases_updated_at_idx;
--bun:split
CREATE INDEX CONCURRENTLY cases_updated_at_idx ON cases (agency_id, updated_at, id);
--bun:split
COMMENT ON INDEX cases_updated_at_idx IS 'caseChanged after a pause: cases WHERE agency_id = ANY (…) AND updated_at >= …';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS case_events_created_at_idx;
--bun:split
CREATE INDEX CONCURRENTLY case_events_created_at_idx ON case_events (agency_id, created_at, case_id);
--bun:split
COMMENT ON INDEX case_events_created_at_idx IS 'caseChanged after a pause: case_events WHERE agency_id = ANY (…) AND created_at >= …';
RESET lock_timeout;
