DO $$
BEGIN
  ASSERT (SELECT string_agg(key || '=' || value, ' ' ORDER BY key) FROM settings) = 'currency=CNY time_zone=Asia/Shanghai';
  ASSERT (SELECT count(*) FROM rules) = 50;
END $$;
