DROP TABLE IF EXISTS case_events, case_officers, cases;
