DROP TABLE IF EXISTS idempotency_keys, number_series, officers, units, agencies;
DROP FUNCTION IF EXISTS agencies_form_a_tree();
