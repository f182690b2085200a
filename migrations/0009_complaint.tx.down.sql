DROP TABLE IF EXISTS complaint_reporters, complaints;
DROP FUNCTION IF EXISTS tells_reporter(bigint, bigint[], bigint[], bigint[], text[]);
