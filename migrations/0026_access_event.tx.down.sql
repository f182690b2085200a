DROP TABLE IF EXISTS access_events;
DROP FUNCTION IF EXISTS access_events_only_grow();
