DO $$
BEGIN
  ASSERT array(SELECT tier_of_level(l) FROM unnest('{A,B,C,D,E,NULL}'::text[]) WITH ORDINALITY u (l, n) ORDER BY n) = '{CITY,COUNTY,TOWNSHIP,VILLAGE,NULL,NULL}';
  ASSERT NOT (SELECT proisstrict FROM pg_proc WHERE oid = 'tier_of_level(text)'::regprocedure);
END $$;
