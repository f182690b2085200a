DROP FUNCTION IF EXISTS tells_reporter(bigint, bigint[], bigint[], bigint[], text[]);
ALTER TABLE complaint_reporters DROP COLUMN IF EXISTS tells;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_closed_last;
ALTER TABLE complaints DROP COLUMN IF EXISTS decided_on;
