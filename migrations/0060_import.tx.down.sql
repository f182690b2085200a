DROP TRIGGER IF EXISTS parties_wait_for_imports ON parties;
DROP TRIGGER IF EXISTS food_businesses_wait_for_imports ON food_businesses;
DROP FUNCTION IF EXISTS wait_for_imports();
DO $$
BEGIN
  EXECUTE replace(pg_get_functiondef('name_initials(text)'::regprocedure), '''::bytea;', ''';');
END $$;
-- log_text returns SQL of the same text as log_row, for many rows: row_to_json looks up the type of each column for each row. A function takes at most 100
-- arguments, so the text is made in pieces.
CREATE OR REPLACE FUNCTION log_text(target regclass, n text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT string_agg(format('concat(%s%s)', piece, CASE WHEN is_last THEN ', ''}''' END), ' || ' ORDER BY part)
    FROM (SELECT part, part = max(part) OVER () AS is_last, string_agg(format('%L, %s', CASE WHEN place = 1 THEN '{' ELSE ',' END || to_json(attname::text) || ':', value), ', ' ORDER BY place) AS piece
      FROM (SELECT attname, row_number() OVER (ORDER BY attnum) AS place, (row_number() OVER (ORDER BY attnum) - 1) / 40 AS part,
          CASE WHEN atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) AND attnotnull THEN format('%s.%I', n, attname)
            WHEN attnotnull THEN content ELSE format('coalesce(%s, ''null'')', content) END AS value
        FROM pg_attribute CROSS JOIN LATERAL (SELECT format(CASE WHEN atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'bool'::regtype) THEN '%s.%I::text'
            WHEN atttypid = 'timestamptz'::regtype THEN 'to_json(%s.%I AT TIME ZONE ''UTC'')::text'
            WHEN atttypid = 'bytea'::regtype THEN 'to_json(encode(%s.%I, ''hex''))::text' ELSE 'to_json(%s.%I)::text' END, n, attname) AS content) c
       WHERE attrelid = target AND attnum > 0 AND NOT attisdropped) a
     GROUP BY part) p
$$;
-- As in 0050, with log_text.
CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, condition text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format($sql$INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
    SELECT e.agency, %1$s, public.logged_in(), %2$L, %3$L, array_agg(e.key), array_agg(e.salt), array_agg(%4$s)
      FROM (SELECT %5$s AS agency, %6$s AS key, gen_random_uuid() AS salt, %7$s AS content, (row_number() OVER () - 1) / 1000 AS part FROM public.%3$I n WHERE %8$s OFFSET 0) e
     GROUP BY e.agency, e.part$sql$,
    at, action, relname, log_digest(target, 'e.salt', 'e.content'), log_agency(target, 'n'), log_key(target, 'n'), log_text(target, 'n'), condition)
    FROM pg_class WHERE oid = target
$$;
DROP FUNCTION IF EXISTS log_statement(regclass, text, text, text, text[]), log_text(regclass, text, text[]);
-- log_added logs rows that this transaction has added while the triggers were off, by the numbers of the records.
CREATE OR REPLACE FUNCTION log_added(target regclass, of_agency bigint, records int8multirange) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  EXECUTE log_statement(target, '$3', 'ADDED', 'n.agency_id = $1 AND n.id BETWEEN lower($2) AND upper($2) AND n.id <@ $2 AND n.logged_at = $3')
    USING of_agency, records, logged_now();
END $$;
REVOKE EXECUTE ON FUNCTION log_added(regclass, bigint, int8multirange) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION log_added(regclass, bigint, int8multirange) TO docket_app;
