DROP TABLE IF EXISTS public_records;
