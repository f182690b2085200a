DROP TABLE IF EXISTS documents, seizures;
