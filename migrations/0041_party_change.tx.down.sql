DROP TABLE IF EXISTS party_changes;
