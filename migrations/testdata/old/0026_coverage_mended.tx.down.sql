DROP TRIGGER IF EXISTS coverage_visits_cancelled_unplanned ON coverage_visits;
DROP FUNCTION IF EXISTS coverage_visits_free_plans();
DROP INDEX IF EXISTS coverage_visits_day_key;
ALTER TABLE findings DROP COLUMN IF EXISTS cancelled_on;
-- What was cancelled stays, as the repetition of what was recorded in its place, where something was.
UPDATE coverage_visits v SET repeats_id = f.id FROM coverage_visits f
 WHERE v.cancelled_on IS NOT NULL AND v.repeats_id IS NULL AND f.agency_id = v.agency_id AND f.id <> v.id
   AND f.id = (SELECT coalesce(min(o.id) FILTER (WHERE o.cancelled_on IS NULL), min(o.id)) FROM coverage_visits o
     WHERE o.repeats_id IS NULL AND (o.agency_id, o.business_id, o.official_id, o.visited_on) = (v.agency_id, v.business_id, v.official_id, v.visited_on));
ALTER TABLE coverage_visits DROP COLUMN IF EXISTS cancellation;
ALTER TABLE coverage_visits DROP COLUMN IF EXISTS cancelled_on;
CREATE UNIQUE INDEX coverage_visits_day_key ON coverage_visits (agency_id, business_id, visited_on, official_id) WHERE repeats_id IS NULL;
COMMENT ON INDEX coverage_visits_day_key IS 'recordVisit: a visit is recorded once';
DROP TRIGGER IF EXISTS food_businesses_registered_once ON food_businesses;
DROP FUNCTION IF EXISTS food_businesses_refuse_again();
ALTER TABLE food_businesses DROP COLUMN IF EXISTS reopening;
