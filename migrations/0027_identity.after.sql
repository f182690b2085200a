DO $$
BEGIN
  ASSERT is_identity_no('11010519491231002X');
  ASSERT is_identity_no('34052419800101001X');
  ASSERT NOT is_identity_no('110105194912310021'); -- wrong digit
  ASSERT NOT is_identity_no('110105194902300026'); -- 30 February
  ASSERT NOT is_identity_no('440524188001010014'); -- born in 1880
  ASSERT NOT is_identity_no('11010519491231002x');
  ASSERT NOT is_identity_no('');
END $$;
