-- Text search: contains, startsWith and endsWith, whatever the case. Two indexes serve a column together: one of its
-- characters, which finds a word of one or two Han characters as well, and one of its trigrams, for Latin words, whose
-- letters are too few to tell texts apart. Neither leads with agency_id: GIN has no order.
SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE INDEX IF NOT EXISTS parties_name_characters_idx ON parties USING gin (string_to_array(lower(name), NULL));
COMMENT ON INDEX parties_name_characters_idx IS 'parties(where: {name: {contains}}): legal staff look for a name they half know';
CREATE INDEX IF NOT EXISTS parties_name_trigrams_idx ON parties USING gin (name gin_trgm_ops);
COMMENT ON INDEX parties_name_trigrams_idx IS 'parties(where: {name: {contains}}), of three letters or more';
CREATE INDEX IF NOT EXISTS parties_address_characters_idx ON parties USING gin (string_to_array(lower(address), NULL));
COMMENT ON INDEX parties_address_characters_idx IS 'parties(where: {address: {contains}}): legal staff look for a name they half know';
CREATE INDEX IF NOT EXISTS parties_address_trigrams_idx ON parties USING gin (address gin_trgm_ops);
COMMENT ON INDEX parties_address_trigrams_idx IS 'parties(where: {address: {contains}}), of three letters or more';
CREATE INDEX IF NOT EXISTS food_businesses_name_characters_idx ON food_businesses USING gin (string_to_array(lower(name), NULL));
COMMENT ON INDEX food_businesses_name_characters_idx IS 'foodBusinesses(where: {name: {contains}}): legal staff look for a name they half know';
CREATE INDEX IF NOT EXISTS food_businesses_name_trigrams_idx ON food_businesses USING gin (name gin_trgm_ops);
COMMENT ON INDEX food_businesses_name_trigrams_idx IS 'foodBusinesses(where: {name: {contains}}), of three letters or more';
CREATE INDEX IF NOT EXISTS food_businesses_address_characters_idx ON food_businesses USING gin (string_to_array(lower(address), NULL));
COMMENT ON INDEX food_businesses_address_characters_idx IS 'foodBusinesses(where: {address: {contains}}): legal staff look for a name they half know';
CREATE INDEX IF NOT EXISTS food_businesses_address_trigrams_idx ON food_businesses USING gin (address gin_trgm_ops);
COMMENT ON INDEX food_businesses_address_trigrams_idx IS 'foodBusinesses(where: {address: {contains}}), of three letters or more';
CREATE INDEX IF NOT EXISTS cases_cause_characters_idx ON cases USING gin (string_to_array(lower(cause), NULL));
COMMENT ON INDEX cases_cause_characters_idx IS 'cases(where: {cause: {contains}}): legal staff look for a name they half know';
CREATE INDEX IF NOT EXISTS cases_cause_trigrams_idx ON cases USING gin (cause gin_trgm_ops);
COMMENT ON INDEX cases_cause_trigrams_idx IS 'cases(where: {cause: {contains}}), of three letters or more';
CREATE INDEX IF NOT EXISTS goods_lots_name_characters_idx ON goods_lots USING gin (string_to_array(lower(name), NULL));
COMMENT ON INDEX goods_lots_name_characters_idx IS 'goodsLots(where: {name: {contains}}): legal staff look for a name they half know';
CREATE INDEX IF NOT EXISTS goods_lots_name_trigrams_idx ON goods_lots USING gin (name gin_trgm_ops);
COMMENT ON INDEX goods_lots_name_trigrams_idx IS 'goodsLots(where: {name: {contains}}), of three letters or more';
-- What an index over an expression holds is only known after this: without it a character that every text has would be
-- taken for a rare one.
ANALYZE parties, food_businesses, cases, goods_lots;
