DROP TABLE IF EXISTS payments;
DROP TABLE IF EXISTS penalties;
DROP TABLE IF EXISTS decisions;
DROP FUNCTION IF EXISTS payments_keep_balance();
DROP FUNCTION IF EXISTS penalties_stay_final();
DROP FUNCTION IF EXISTS decisions_stay_final();
