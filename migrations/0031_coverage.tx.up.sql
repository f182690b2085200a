-- tier_of_level without STRICT, which keeps Postgres from putting it into the statements that call it: it was planned anew for each
-- assignment. NULL still gives NULL.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE OR REPLACE FUNCTION tier_of_level(level text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE level WHEN 'A' THEN 'CITY' WHEN 'B' THEN 'COUNTY' WHEN 'C' THEN 'TOWNSHIP' WHEN 'D' THEN 'VILLAGE' END
$$;
