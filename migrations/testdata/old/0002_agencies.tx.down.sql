DROP TABLE IF EXISTS idempotency_keys;
DROP TABLE IF EXISTS number_series;
DROP TABLE IF EXISTS officers;
DROP TABLE IF EXISTS units;
DROP TABLE IF EXISTS agencies;
DROP FUNCTION IF EXISTS agencies_form_a_tree();
