DROP FUNCTION IF EXISTS hold_ended(bigint, text, bigint, date), erase_reporter_in_imports(bigint, bigint);
