DROP TRIGGER IF EXISTS food_businesses_tier_fits_level ON food_businesses;
DROP TABLE IF EXISTS findings;
DROP TABLE IF EXISTS coverage_visits;
DROP TABLE IF EXISTS coverage_assignments;
DROP TABLE IF EXISTS officials;
DROP FUNCTION IF EXISTS officials_keep_tier();
DROP FUNCTION IF EXISTS food_businesses_keep_tier();
DROP FUNCTION IF EXISTS coverage_assignments_fit_tier();
