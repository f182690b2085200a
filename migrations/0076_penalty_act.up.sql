-- The act that a penalty punishes. One act is fined once (行政处罚法 29), but a case may hold several acts, each of which is fined.
SET lock_timeout = '5s';
--bun:split
ALTER TABLE penalties ADD COLUMN IF NOT EXISTS act text;
ALTER TABLE penalties DROP CONSTRAINT IF EXISTS penalties_act_said;
ALTER TABLE penalties ADD CONSTRAINT penalties_act_said CHECK (is_said(act, 500)) NOT VALID;
SELECT keep_history('penalties');
GRANT UPDATE (act) ON penalties TO docket_app;
--bun:split
ALTER TABLE proposed_penalties ADD COLUMN IF NOT EXISTS act text;
ALTER TABLE proposed_penalties DROP CONSTRAINT IF EXISTS proposed_penalties_act_said;
ALTER TABLE proposed_penalties ADD CONSTRAINT proposed_penalties_act_said CHECK (is_said(act, 500)) NOT VALID;
SELECT keep_history('proposed_penalties');
--bun:split
ALTER TABLE penalties VALIDATE CONSTRAINT penalties_act_said;
ALTER TABLE proposed_penalties VALIDATE CONSTRAINT proposed_penalties_act_said;
RESET lock_timeout;
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS penalties_one_fine_of_act;
--bun:split
CREATE UNIQUE INDEX CONCURRENTLY penalties_one_fine_of_act ON penalties (agency_id, decision_id, act) NULLS NOT DISTINCT WHERE kind = 'FINE';
--bun:split
COMMENT ON INDEX penalties_one_fine_of_act IS 'a rule, not a query: one act is fined once (行政处罚法 29); a fine that names no act is of the only act of its case';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS penalties_one_fine;
