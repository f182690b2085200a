DELETE FROM rules WHERE id = 106;
DROP TABLE IF EXISTS remote_findings, remote_check_inspectors, remote_checks, pharmacies;
