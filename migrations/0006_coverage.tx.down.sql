DROP TABLE IF EXISTS coverage_assignments, level_changes, officials, food_businesses;
DROP FUNCTION IF EXISTS food_businesses_end_coverage(), food_businesses_keep_history(), closed_is_not_vacant(),
  food_businesses_refuse_again(), tier_of_level(text), officials_keep_tier(), officials_end_coverage(), level_changes_fit_tier(),
  coverage_assignments_fit_tier();
