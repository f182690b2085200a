DROP FUNCTION IF EXISTS tells_reporter(bigint, bigint[], bigint[], bigint[], text[]);
ALTER TABLE complaint_reporters DROP COLUMN IF EXISTS tells;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_closed_last;
ALTER TABLE complaints DROP COLUMN IF EXISTS decided_on;
ALTER TABLE complaints DROP COLUMN IF EXISTS check_by;
ALTER TABLE complaints DROP COLUMN IF EXISTS reopening;
-- What was referred to others is told as what led to no case here.
UPDATE complaints SET result = 'NO_VIOLATION' WHERE result = 'REFERRED';
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_result_enum;
ALTER TABLE complaints ADD CONSTRAINT complaints_result_enum
  CHECK (result IN ('MEDIATED', 'FAILED', 'WITHDRAWN', 'REFUSED', 'CASE_FILED', 'NO_VIOLATION', 'MERGED'));
