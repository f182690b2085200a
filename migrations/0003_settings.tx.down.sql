DROP TABLE IF EXISTS calendar_days, rule_settings, rules, settings;
