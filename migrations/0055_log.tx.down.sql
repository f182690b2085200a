CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, condition text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format($sql$INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
    SELECT e.agency, %1$s, public.logged_in(), %2$L, %3$L, array_agg(e.key), array_agg(e.salt), array_agg(%4$s)
      FROM (SELECT %5$s AS agency, %6$s AS key, gen_random_uuid() AS salt, %7$s AS content, (row_number() OVER () - 1) / 1000 AS part FROM public.%3$I n WHERE %8$s OFFSET 0) e
     GROUP BY e.agency, e.part$sql$,
    at, action, relname, log_digest(target, 'e.salt', 'e.content'), log_agency(target, 'n'), log_key(target, 'n'), log_row(target, 'n'), condition)
    FROM pg_class WHERE oid = target
$$;
DROP FUNCTION IF EXISTS log_text(regclass, text);
DO $$
BEGIN
  IF NOT is_on_citus('log_entries') THEN
    ALTER TABLE log_entries ALTER COLUMN salts SET STORAGE EXTENDED, ALTER COLUMN digests SET STORAGE EXTENDED;
  END IF;
END $$;
