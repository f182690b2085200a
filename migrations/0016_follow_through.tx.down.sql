GRANT SELECT ON complaint_reporters TO docket_app;
DROP INDEX IF EXISTS complaints_tell_idx;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_told_when_named;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_told_in_time_told;
ALTER TABLE complaints DROP COLUMN IF EXISTS accepted_in_time;
ALTER TABLE complaints DROP COLUMN IF EXISTS mediated_in_time;
ALTER TABLE complaints DROP COLUMN IF EXISTS mediate_article;
ALTER TABLE complaints DROP COLUMN IF EXISTS is_named;
ALTER TABLE complaints DROP COLUMN IF EXISTS tell_by;
ALTER TABLE complaints DROP COLUMN IF EXISTS tell_article;
ALTER TABLE complaints DROP COLUMN IF EXISTS told_at;
ALTER TABLE complaints DROP COLUMN IF EXISTS told_in_time;
-- What could not be told before is told as not in time.
UPDATE complaints SET closed_in_time = false WHERE closed_at IS NOT NULL AND closed_in_time IS NULL;
UPDATE complaints SET acknowledged_in_time = false WHERE acknowledged_at IS NOT NULL AND acknowledged_in_time IS NULL;
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_closed_with_result;
ALTER TABLE complaints ADD CONSTRAINT complaints_closed_with_result
  CHECK ((closed_at IS NULL) = (result IS NULL) AND (closed_at IS NULL) = (closed_in_time IS NULL));
ALTER TABLE complaints DROP CONSTRAINT IF EXISTS complaints_acknowledged_in_time_told;
ALTER TABLE complaints ADD CONSTRAINT complaints_acknowledged_in_time_told CHECK ((acknowledged_at IS NULL) = (acknowledged_in_time IS NULL));
ALTER TABLE follow_up_steps DROP COLUMN IF EXISTS quantity;
ALTER TABLE follow_up_steps DROP COLUMN IF EXISTS destruction_id;
ALTER TABLE follow_ups DROP COLUMN IF EXISTS referred_to;
ALTER TABLE hazards DROP COLUMN IF EXISTS seal_due_on;
ALTER TABLE hazards DROP COLUMN IF EXISTS unsealed_on;
ALTER TABLE hazards DROP COLUMN IF EXISTS unsealing;
DROP TABLE IF EXISTS recheck_inspectors;
DROP TABLE IF EXISTS rechecks;
