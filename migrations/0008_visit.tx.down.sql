DROP TABLE IF EXISTS findings, planned_visits, coverage_visits, visit_frequencies;
DROP FUNCTION IF EXISTS coverage_visits_free_plans();
