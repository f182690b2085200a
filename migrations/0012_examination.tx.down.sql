DROP TABLE IF EXISTS examinations;
