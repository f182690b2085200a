DELETE FROM rules WHERE id IN (104, 105);
DROP TRIGGER IF EXISTS food_businesses_closed_is_not_vacant ON food_businesses;
DROP FUNCTION IF EXISTS closed_is_not_vacant();
DROP INDEX IF EXISTS food_businesses_uncovered_idx;
ALTER TABLE food_businesses DROP COLUMN IF EXISTS assign_by;
ALTER TABLE food_businesses DROP COLUMN IF EXISTS uncovered_on;
