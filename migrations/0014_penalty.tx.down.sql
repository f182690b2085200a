DROP TABLE IF EXISTS payments, penalties, decisions;
DROP FUNCTION IF EXISTS decisions_stay_final(), penalties_stay_final(), payments_keep_balance();
