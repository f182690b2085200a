-- Where a decision has several fines, the index cannot be made: the older version does not know such a decision.
DROP INDEX CONCURRENTLY IF EXISTS penalties_one_fine;
--bun:split
CREATE UNIQUE INDEX CONCURRENTLY penalties_one_fine ON penalties (agency_id, decision_id) WHERE kind = 'FINE';
--bun:split
COMMENT ON INDEX penalties_one_fine IS 'a rule, not a query: one act is fined once (行政处罚法 29)';
--bun:split
DROP INDEX CONCURRENTLY IF EXISTS penalties_one_fine_of_act;
--bun:split
-- The view of the rows as they stood names the column, and is made again.
DROP VIEW IF EXISTS as_of.penalties;
ALTER TABLE penalties DROP COLUMN IF EXISTS act;
ALTER TABLE history.penalties DROP COLUMN IF EXISTS act;
SELECT keep_history('penalties');
--bun:split
DROP VIEW IF EXISTS as_of.proposed_penalties;
ALTER TABLE proposed_penalties DROP COLUMN IF EXISTS act;
ALTER TABLE history.proposed_penalties DROP COLUMN IF EXISTS act;
SELECT keep_history('proposed_penalties');
