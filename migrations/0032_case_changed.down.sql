DROP INDEX IF EXISTS case_events_created_at_idx;
DROP INDEX IF EXISTS cases_updated_at_idx;
