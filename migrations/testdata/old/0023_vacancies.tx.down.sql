DELETE FROM rules WHERE id IN (104, 105);
DROP TRIGGER IF EXISTS food_businesses_closed_is_not_vacant ON food_businesses;
DROP FUNCTION IF EXISTS closed_is_not_vacant();
ALTER TABLE food_businesses DROP COLUMN IF EXISTS vacant_due_on;
ALTER TABLE food_businesses DROP COLUMN IF EXISTS vacant_until;
ALTER TABLE food_businesses DROP COLUMN IF EXISTS vacant_from;
