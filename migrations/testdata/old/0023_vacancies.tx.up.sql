-- Which days nobody answers for a food business, and by when somebody is to be named: the first vacancy that is not over.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS vacant_from date;
ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS vacant_until date;
ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS vacant_due_on date;
ALTER TABLE food_businesses DROP CONSTRAINT IF EXISTS food_businesses_vacant_in_order;
ALTER TABLE food_businesses ADD CONSTRAINT food_businesses_vacant_in_order CHECK (CASE WHEN vacant_from IS NULL THEN vacant_until IS NULL AND vacant_due_on IS NULL
  ELSE coalesce(vacant_until > vacant_from, true) AND coalesce(vacant_due_on > vacant_from, true) END);
ALTER TABLE food_businesses DROP CONSTRAINT IF EXISTS food_businesses_vacant_while_open;
ALTER TABLE food_businesses ADD CONSTRAINT food_businesses_vacant_while_open CHECK (vacant_from IS NULL OR closed_on IS NULL);
-- However it comes to be closed, nobody is to be named any more.
CREATE OR REPLACE FUNCTION closed_is_not_vacant() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.vacant_from := NULL;
  NEW.vacant_until := NULL;
  NEW.vacant_due_on := NULL;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER food_businesses_closed_is_not_vacant BEFORE UPDATE OF closed_on ON food_businesses
  FOR EACH ROW WHEN (OLD.closed_on IS NULL AND NEW.closed_on IS NOT NULL) EXECUTE FUNCTION closed_is_not_vacant();
GRANT UPDATE (vacant_from, vacant_until, vacant_due_on) ON food_businesses TO docket_app;

-- The last day for naming somebody is worked out with the next change, for the calendar is not kept here.
UPDATE food_businesses b SET vacant_from = g.starts, vacant_until = g.ends
  FROM (SELECT DISTINCT ON (agency_id, business_id) agency_id, business_id, starts, ends
          FROM (SELECT agency_id, business_id, ends_on AS starts, lead(starts_on) OVER (PARTITION BY agency_id, business_id ORDER BY starts_on) AS ends
                  FROM (SELECT agency_id, business_id, starts_on, ends_on FROM coverage_assignments WHERE cancelled_on IS NULL
                        UNION ALL SELECT agency_id, id, '-infinity', opened_on FROM food_businesses) a) v
         WHERE starts IS NOT NULL AND (ends IS NULL OR ends > greatest(starts, current_date))
         ORDER BY agency_id, business_id, starts) g
 WHERE g.agency_id = b.agency_id AND g.business_id = b.id AND b.closed_on IS NULL AND b.vacant_from IS NULL;

INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (104, 'coverage.change', '包保工作', '2022-01-01', NULL, 15, 'WORKING_DAYS', 'SECOND_HAND', true),
  (105, 'coverage.reassign', '包保工作', '2022-01-01', NULL, 7, 'WORKING_DAYS', 'SECOND_HAND', true)
ON CONFLICT DO NOTHING;
