-- A register of a million cases is written in half the time: the rows of a statement are logged as it returns them, columns that it leaves empty are not looked
-- at, and the initials of a name are worked out without reading the table of readings anew for each name.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- log_text returns SQL of the same text as log_row, for many rows (0055). Where it is known which columns the statement has written that added the rows, the others are
-- not read: their defaults are worked out once. Texts that stand beside each other are one.
CREATE OR REPLACE FUNCTION log_text(target regclass, n text, written text[]) RETURNS text
LANGUAGE sql STABLE AS $$
  WITH columns AS (
    SELECT attname, row_number() OVER (ORDER BY attnum) AS place, attnotnull, atttypid, format('(%s)::%s', otherwise, format_type(atttypid, atttypmod)) AS constant,
        written IS NULL OR attname = ANY (written) OR attgenerated <> '' OR otherwise ~ 'nextval' OR otherwise IS NULL AND attnotnull AS is_read,
        written IS NOT NULL AND attname <> ALL (written) AND otherwise IS NULL AND NOT attnotnull AS is_empty
      FROM pg_attribute LEFT JOIN (SELECT adrelid, adnum, pg_get_expr(adbin, adrelid) AS otherwise FROM pg_attrdef) d ON adrelid = attrelid AND adnum = attnum
     WHERE attrelid = target AND attnum > 0 AND NOT attisdropped
  ), texts AS (
    SELECT place, CASE WHEN place = 1 THEN '{' ELSE ',' END || to_json(attname::text) || ':' || CASE WHEN is_empty THEN 'null' ELSE '' END AS label,
        CASE WHEN is_empty THEN NULL
          WHEN NOT is_read THEN format('(SELECT %s FROM (SELECT %s AS %I) o)', filled, constant, attname)
          WHEN atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype) AND attnotnull THEN format('%s.%I', n, attname)
          ELSE filled END AS value,
        count(*) FILTER (WHERE NOT is_empty) OVER (ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS piece
      FROM columns
      CROSS JOIN LATERAL (SELECT format(CASE WHEN atttypid IN ('int2'::regtype, 'int4'::regtype, 'int8'::regtype, 'bool'::regtype) THEN '%s.%I::text'
          WHEN atttypid = 'timestamptz'::regtype THEN 'to_json(%s.%I AT TIME ZONE ''UTC'')::text'
          WHEN atttypid = 'bytea'::regtype THEN 'to_json(encode(%s.%I, ''hex''))::text' ELSE 'to_json(%s.%I)::text' END, CASE WHEN is_read THEN n ELSE 'o' END, attname) AS content) c
      CROSS JOIN LATERAL (SELECT CASE WHEN attnotnull THEN content ELSE format('coalesce(%s, ''null'')', content) END AS filled) f
  ), pieces AS (
    SELECT piece, string_agg(label, '' ORDER BY place) AS label, max(value) AS value FROM texts GROUP BY piece
  )
  -- A function takes at most 100 arguments.
  SELECT string_agg(format('concat(%s)', arguments), ' || ' ORDER BY part) || ' || ''}'''
    FROM (SELECT piece / 40 AS part, string_agg(format('%L', label) || coalesce(', ' || value, ''), ', ' ORDER BY piece) AS arguments FROM pieces GROUP BY 1) p
$$;

-- log_statement returns the statement that writes entries of the log for many rows n: an entry for each agency and 1000 rows. at is SQL of the instant of the versions, of_rows
-- what stands after FROM, and written the columns as log_text takes them.
CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, of_rows text, written text[]) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT format($sql$INSERT INTO public.log_entries (agency_id, logged_at, transaction, action, table_name, keys, salts, digests)
    SELECT e.agency, %1$s, public.logged_in(), %2$L, %3$L, array_agg(e.key), array_agg(e.salt), array_agg(%4$s)
      FROM (SELECT %5$s AS agency, %6$s AS key, gen_random_uuid() AS salt, %7$s AS content, (row_number() OVER () - 1) / 1000 AS part FROM %8$s OFFSET 0) e
     GROUP BY e.agency, e.part$sql$,
    at, action, relname, log_digest(target, 'e.salt', 'e.content'), log_agency(target, 'n'), log_key(target, 'n'), log_text(target, 'n', written), of_rows)
    FROM pg_class WHERE oid = target
$$;

-- As in 0055, for the rows of a table that meet a condition.
CREATE OR REPLACE FUNCTION log_statement(target regclass, at text, action text, condition text) RETURNS text
LANGUAGE sql STABLE AS $$
  SELECT log_statement(target, at, action, format('public.%I n WHERE %s', relname, condition), NULL) FROM pg_class WHERE oid = target
$$;
DROP FUNCTION IF EXISTS log_text(regclass, text), log_added(regclass, bigint, int8multirange);

-- Without the cast, PL/pgSQL makes bytes of the text at each call: nine tenths of the time.
DO $$
BEGIN
  EXECUTE regexp_replace(pg_get_functiondef('name_initials(text)'::regprocedure), '(readings CONSTANT bytea := [^;:]*'')(;)', '\1::bytea\2');
END $$;

-- A large import refers to parties and food businesses without the triggers of foreign keys, which would write each of them again to lock it. Who removes some, or
-- gives them another number, waits in their place until the part of an import that is being written has ended; then the foreign keys see its rows.
CREATE OR REPLACE FUNCTION wait_for_imports() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('docket import refers to records'));
  RETURN NULL;
END $$;
DO $$
DECLARE
  target text;
BEGIN
  FOREACH target IN ARRAY ARRAY['parties', 'food_businesses'] LOOP
    IF NOT is_on_citus(target::regclass) THEN -- no import there is written without triggers
      EXECUTE format('CREATE OR REPLACE TRIGGER %1$I BEFORE DELETE OR UPDATE OF agency_id, id ON %2$I FOR EACH STATEMENT EXECUTE FUNCTION wait_for_imports()', target || '_wait_for_imports', target);
    END IF;
  END LOOP;
END $$;
