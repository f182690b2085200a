ALTER TABLE officials DROP COLUMN IF EXISTS stay_reason;
--bun:split
ALTER TABLE food_businesses DROP COLUMN IF EXISTS party_since;
