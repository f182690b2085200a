-- The text of a row for many rows is the text for one row.
CREATE TABLE log_text_trial (
  a smallint NOT NULL, b integer, c bigint NOT NULL, d boolean NOT NULL, e boolean, f text NOT NULL, g text, h numeric(14,2), i numeric, j date NOT NULL, k timestamptz, l timestamp, m bytea,
  n text[], o jsonb, p json, q int8multirange, id uuid, s bigint[], t time, u double precision, "Odd ""name" text,
  z1 int, z2 int, z3 int, z4 int, z5 int, z6 int, z7 int, z8 int, z9 int, z10 int, z11 int, z12 int, z13 int, z14 int, z15 int, z16 int, z17 int, z18 int, z19 int, z20 int
);
ALTER TABLE log_text_trial DROP COLUMN z4;
INSERT INTO log_text_trial (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, id, s, t, u, "Odd ""name", z20) VALUES
  (1, NULL, 3, true, NULL, E'a"b\\c\n\t\u0001太仓', NULL, 1.50, 'NaN', '2024-02-29', '2024-01-01 00:00:00+08', '2024-01-01 12:00', '\x00ff', '{a,NULL,"b c"}', '{"x": [1, null]}', '{ "y":1 }', '{[1,3)}',
    '00000000-0000-0000-0000-000000000001', '{1,2}', '12:30', 0.1, 'x', 7),
  (-1, 2, -3, false, true, '', '''', NULL, 0, '-infinity', 'infinity', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
DO $$
DECLARE
  target regclass;
  differ bigint;
BEGIN
  FOR target IN SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND is_in_history(oid) LOOP
    EXECUTE format('SELECT count(*) FROM %s n WHERE (%s) IS DISTINCT FROM (%s)', target, log_text(target, 'n', NULL), log_row(target, 'n')) INTO differ;
    ASSERT differ = 0, format('%s rows of %s have another text', differ, target);
  END LOOP;
  EXECUTE format('SELECT count(*) FROM log_text_trial n WHERE (%s) IS NOT DISTINCT FROM (%s)', log_text('log_text_trial', 'n', NULL), log_row('log_text_trial', 'n')) INTO differ;
  ASSERT differ = 2, format('%s of 2 odd rows have the same text', differ);
END $$;
-- Columns that a statement leaves empty need not be read.
DO $$
DECLARE
  differ bigint;
BEGIN
  EXECUTE format('SELECT count(*) FROM log_text_trial n WHERE a = -1 AND (%s) IS DISTINCT FROM (%s)', log_text('log_text_trial', 'n', ARRAY['a', 'b', 'c', 'd', 'e', 'f', 'g', 'i', 'j', 'k']), log_row('log_text_trial', 'n'))
    INTO differ;
  ASSERT differ = 0, 'a row with empty columns has another text';
  EXECUTE format('SELECT count(*) FROM log_text_trial n WHERE (%s) IS DISTINCT FROM (%s)', log_text('log_text_trial', 'n', ARRAY['a']), log_row('log_text_trial', 'n')) INTO differ;
  ASSERT differ = 2, format('%s of 2 rows have another text where columns that have values are left out', differ);
  ASSERT strpos(log_text('log_text_trial', 'n', ARRAY['a']), '"z19":null,"z20":null') > 0, log_text('log_text_trial', 'n', ARRAY['a']);
  ASSERT name_initials('太仓市城厢好味道餐饮店2号Abc') = 'tcscxhwdcyd2habc', name_initials('太仓市城厢好味道餐饮店2号Abc');
END $$;
DROP TABLE log_text_trial;
