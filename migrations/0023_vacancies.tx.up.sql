-- Since when nobody answers for a food business, and by when somebody is to be named.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS uncovered_on date;
ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS assign_by date;
ALTER TABLE food_businesses DROP CONSTRAINT IF EXISTS food_businesses_assign_by_in_order;
ALTER TABLE food_businesses ADD CONSTRAINT food_businesses_assign_by_in_order CHECK (assign_by IS NULL OR (uncovered_on IS NOT NULL AND assign_by > uncovered_on));
ALTER TABLE food_businesses DROP CONSTRAINT IF EXISTS food_businesses_uncovered_while_open;
ALTER TABLE food_businesses ADD CONSTRAINT food_businesses_uncovered_while_open CHECK (uncovered_on IS NULL OR closed_on IS NULL);
-- However it comes to be closed, nobody is to be named any more.
CREATE OR REPLACE FUNCTION closed_is_not_vacant() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.uncovered_on := NULL;
  NEW.assign_by := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_closed_is_not_vacant BEFORE UPDATE OF closed_on ON food_businesses
  FOR EACH ROW WHEN (OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL) EXECUTE FUNCTION closed_is_not_vacant();
GRANT UPDATE (uncovered_on, assign_by) ON food_businesses TO docket_app;
CREATE INDEX IF NOT EXISTS food_businesses_uncovered_idx ON food_businesses (agency_id, assign_by, id) WHERE uncovered_on IS NOT NULL;
COMMENT ON INDEX food_businesses_uncovered_idx IS 'foodBusinesses(where: {uncoveredOn: {isNull: false}}, orderBy: {assignBy: ASC}): for whom somebody is to be named';

-- The last day for naming somebody is worked out with the next change, for the calendar is not kept here.
UPDATE food_businesses b SET uncovered_on = CASE WHEN last.starts_on IS NULL THEN b.opened_on ELSE last.ends_on END
  FROM food_businesses self
  LEFT JOIN LATERAL (SELECT c.starts_on, c.ends_on FROM coverage_assignments c
    WHERE c.agency_id = self.agency_id AND c.business_id = self.id AND c.cancelled_on IS NULL ORDER BY c.starts_on DESC LIMIT 1) last ON true
 WHERE self.agency_id = b.agency_id AND self.id = b.id AND b.closed_on IS NULL AND b.uncovered_on IS NULL
   AND CASE WHEN last.starts_on IS NULL THEN b.opened_on ELSE last.ends_on END IS NOT NULL;

INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (104, 'coverage.change', '包保工作', '2022-01-01', NULL, 15, 'WORKING_DAYS', 'SECOND_HAND', true),
  (105, 'coverage.reassign', '包保工作', '2022-01-01', NULL, 7, 'WORKING_DAYS', 'SECOND_HAND', true)
ON CONFLICT DO NOTHING;
