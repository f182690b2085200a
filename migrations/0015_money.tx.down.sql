DROP TABLE IF EXISTS appeals, accruals, instalments, deferrals;
