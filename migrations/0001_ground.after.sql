DO $$
BEGIN
  ASSERT is_social_credit_code('91350100M000100Y43');
  ASSERT is_social_credit_code('51420000MJH200408C');
  ASSERT is_social_credit_code('11420000MB15291767');
  ASSERT NOT is_social_credit_code('91350100M000100Y4Z');
  ASSERT NOT is_social_credit_code('91350100m000100y43');
  ASSERT NOT is_social_credit_code('');
  ASSERT is_said('太市监', 3) AND NOT is_said('太市监案', 3) AND NOT is_said(E' \t\n', 3);
  ASSERT (SELECT NOT rolcanlogin AND NOT rolsuper FROM pg_roles WHERE rolname = 'docket_app');
END $$;
