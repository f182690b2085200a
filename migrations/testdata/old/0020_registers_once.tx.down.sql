ALTER TABLE analysis_reports DROP CONSTRAINT IF EXISTS analysis_reports_issued_key;
ALTER TABLE trust_units DROP CONSTRAINT IF EXISTS trust_units_no_overlap;
ALTER TABLE rights_stations DROP CONSTRAINT IF EXISTS rights_stations_no_overlap;
ALTER TABLE promise_merchants DROP CONSTRAINT IF EXISTS promise_merchants_no_overlap;
CREATE OR REPLACE FUNCTION is_said(said text, longest integer) RETURNS boolean
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT char_length(said) <= longest AND said ~ '[^[:space:]]'
$$;
