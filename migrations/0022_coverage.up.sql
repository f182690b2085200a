-- party_since is the day from which another party runs a business; NULL where no change is on record.
-- stay_reason says why the leaving of an official was taken back.
SET lock_timeout = '5s';
--bun:split
ALTER TABLE food_businesses ADD COLUMN IF NOT EXISTS party_since date;
GRANT UPDATE (party_since) ON food_businesses TO docket_app;
--bun:split
ALTER TABLE officials ADD COLUMN IF NOT EXISTS stay_reason text;
GRANT UPDATE (stay_reason) ON officials TO docket_app;
ALTER TABLE officials DROP CONSTRAINT IF EXISTS officials_stay_reason_said;
ALTER TABLE officials ADD CONSTRAINT officials_stay_reason_said CHECK (is_said(stay_reason, 500)) NOT VALID;
--bun:split
ALTER TABLE officials VALIDATE CONSTRAINT officials_stay_reason_said;
RESET lock_timeout;
