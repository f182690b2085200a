DROP TABLE IF EXISTS disclosures;
