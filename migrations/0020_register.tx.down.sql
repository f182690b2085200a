DROP TABLE IF EXISTS consumer_notices, trust_units, rights_stations, promise_merchants, analysis_reports;
