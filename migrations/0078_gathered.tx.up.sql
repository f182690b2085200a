-- What a read over many agencies needs of a table, brought together before the rest of its statement runs: Citus refuses many statements over tables that it spreads over
-- machines, and takes any over the rows of a function.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- gathered returns rows of a table, of which the columns that are not asked for are null. query is what follows FROM, in the form of format(): its values are the arguments after it. As the function
-- is STABLE, it reads what the statement around it reads.
CREATE OR REPLACE FUNCTION gathered(of_table anyelement, columns text[], query text, VARIADIC arguments text[]) RETURNS SETOF anyelement
LANGUAGE plpgsql STABLE AS $$
DECLARE
  outputs CONSTANT text := (
    SELECT string_agg(CASE WHEN a.attname = ANY(columns) THEN quote_ident(a.attname) ELSE 'NULL::' || format_type(a.atttypid, a.atttypmod) END, ', ' ORDER BY a.attnum)
    FROM pg_attribute a JOIN pg_type t ON t.typrelid = a.attrelid
    WHERE t.oid = pg_typeof(of_table) AND a.attnum > 0 AND NOT a.attisdropped);
BEGIN
  RETURN QUERY EXECUTE 'SELECT ' || outputs || ' FROM ' || format(query, VARIADIC arguments);
END $$;
