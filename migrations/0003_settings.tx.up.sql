-- Settings of the deployment, the rules of law, what a bureau decides where the law leaves it free, and its working days.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- Settings of the whole deployment. The server reads them when it starts and never changes them.
CREATE TABLE IF NOT EXISTS settings (
  key   text NOT NULL CONSTRAINT settings_pkey PRIMARY KEY CONSTRAINT settings_key_name CHECK (key ~ '^[a-z][a-z_.]{0,62}$'),
  value text NOT NULL CONSTRAINT settings_value_said CHECK (is_said(value, 1000)),
  CONSTRAINT settings_currency_code CHECK (key <> 'currency' OR value ~ '^[A-Z]{3}$')
);
INSERT INTO settings (key, value) VALUES ('currency', 'CNY'), ('time_zone', 'Asia/Shanghai') ON CONFLICT DO NOTHING;

-- The rules that the service applies, as package law holds them. A test compares the two.
CREATE TABLE IF NOT EXISTS rules (
  id              bigint        NOT NULL CONSTRAINT rules_pkey PRIMARY KEY,
  name            text          NOT NULL CONSTRAINT rules_name_said CHECK (is_said(name, 100)),
  article         text          NOT NULL CONSTRAINT rules_article_said CHECK (is_said(article, 200)),
  effective_from  date          NOT NULL,
  effective_until date,
  value           numeric(14,3) NOT NULL,
  unit            text          NOT NULL CONSTRAINT rules_unit_enum CHECK (unit IN ('WORKING_DAYS', 'CALENDAR_DAYS', 'MONTHS', 'YEARS',
    'YUAN', 'SHARE')),
  certainty       text          NOT NULL CONSTRAINT rules_certainty_enum CHECK (certainty IN ('READ', 'SECOND_HAND', 'MEMORY')),
  may_be_set      boolean       NOT NULL,
  created_at      timestamptz   NOT NULL DEFAULT now(),
  updated_at      timestamptz   NOT NULL DEFAULT now() CONSTRAINT rules_changed_after_created CHECK (updated_at >= created_at),
  version         integer       NOT NULL DEFAULT 1 CONSTRAINT rules_version_counts CHECK (version >= 1),
  CONSTRAINT rules_name_key UNIQUE (name, effective_from),
  CONSTRAINT rules_effective_in_order CHECK (effective_until >= effective_from)
);
INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (1, 'clue.check', '令42号 18', '2021-07-15', NULL, 15, 'WORKING_DAYS', 'SECOND_HAND', true),
  (2, 'clue.extension', '令42号 18', '2021-07-15', NULL, 15, 'WORKING_DAYS', 'MEMORY', true),
  (3, 'statement.term', '令42号 57', '2021-07-15', NULL, 5, 'WORKING_DAYS', 'MEMORY', true),
  (4, 'hearing.request', '行政处罚法 64', '2021-07-15', NULL, 5, 'WORKING_DAYS', 'READ', false),
  (5, 'hearing.request', '行政处罚法 (2017) 42', '1996-10-01', '2021-07-14', 3, 'CALENDAR_DAYS', 'MEMORY', true),
  (6, 'hearing.told', '行政处罚法 64', '2021-07-15', NULL, 7, 'WORKING_DAYS', 'READ', false),
  (7, 'hearing.person', '市场监管听证办法 5', '1996-10-01', NULL, 10000, 'YUAN', 'MEMORY', true),
  (8, 'hearing.organisation', '市场监管听证办法 5', '1996-10-01', NULL, 100000, 'YUAN', 'MEMORY', true),
  (9, 'decision.term', '行政处罚法 60', '2021-07-15', NULL, 90, 'CALENDAR_DAYS', 'READ', false),
  (10, 'decision.term', '令2号 57', '2019-04-01', '2021-07-14', 90, 'CALENDAR_DAYS', 'MEMORY', true),
  (11, 'decision.extension', '令42号 64', '2021-07-15', NULL, 30, 'CALENDAR_DAYS', 'MEMORY', true),
  (12, 'simplified.person', '行政处罚法 51', '2021-07-15', NULL, 200, 'YUAN', 'READ', false),
  (13, 'simplified.person', '行政处罚法 (2017) 33', '1996-10-01', '2021-07-14', 50, 'YUAN', 'MEMORY', true),
  (14, 'simplified.organisation', '行政处罚法 51', '2021-07-15', NULL, 3000, 'YUAN', 'READ', false),
  (15, 'simplified.organisation', '行政处罚法 (2017) 33', '1996-10-01', '2021-07-14', 1000, 'YUAN', 'MEMORY', true),
  (16, 'service.term', '行政处罚法 61', '2021-07-15', NULL, 7, 'WORKING_DAYS', 'READ', false),
  (17, 'service.term', '行政处罚法 (2017) 40', '1996-10-01', '2021-07-14', 7, 'CALENDAR_DAYS', 'MEMORY', true),
  (18, 'payment.cash', '行政处罚法 68', '2021-07-15', NULL, 100, 'YUAN', 'READ', false),
  (19, 'payment.cash', '行政处罚法 (2017) 47', '1996-10-01', '2021-07-14', 20, 'YUAN', 'MEMORY', true),
  (20, 'payment.term', '行政处罚法 67', '1996-10-01', NULL, 15, 'CALENDAR_DAYS', 'READ', false),
  (21, 'surcharge.daily', '行政处罚法 72', '1996-10-01', NULL, 0.03, 'SHARE', 'READ', false),
  (22, 'surcharge.most', '行政处罚法 72', '2021-07-15', NULL, 1, 'SHARE', 'READ', false),
  (23, 'surcharge.most', '行政强制法 45', '2012-01-01', '2021-07-14', 1, 'SHARE', 'READ', false),
  (24, 'limitation', '行政处罚法 36', '1996-10-01', NULL, 2, 'YEARS', 'READ', false),
  (25, 'limitation.safety', '行政处罚法 36', '2021-07-15', NULL, 5, 'YEARS', 'READ', false),
  (26, 'appeal.review', '行政复议法 20', '2024-01-01', NULL, 60, 'CALENDAR_DAYS', 'READ', false),
  (27, 'appeal.review', '行政复议法 (2017) 9', '1999-10-01', '2023-12-31', 60, 'CALENDAR_DAYS', 'MEMORY', true),
  (28, 'appeal.suit', '行政诉讼法 46', '2015-05-01', NULL, 6, 'MONTHS', 'READ', false),
  (29, 'appeal.suit.reviewed', '行政诉讼法 45', '2015-05-01', NULL, 15, 'CALENDAR_DAYS', 'READ', false),
  (30, 'conclusion.term', '令42号 78', '2021-07-15', NULL, 15, 'WORKING_DAYS', 'MEMORY', true),
  (31, 'complaint.acknowledge', '本局承诺', '2020-01-01', NULL, 1, 'WORKING_DAYS', 'READ', true),
  (32, 'complaint.close', '本局承诺', '2020-01-01', NULL, 7, 'WORKING_DAYS', 'READ', true),
  (33, 'complaint.accept', '投诉举报办法 14', '2020-01-01', '2026-04-14', 7, 'WORKING_DAYS', 'READ', false),
  (34, 'complaint.mediation', '投诉举报办法 21', '2020-01-01', '2026-04-14', 45, 'WORKING_DAYS', 'READ', false),
  (35, 'complaint.mediation', '令第121号', '2026-04-15', NULL, 60, 'CALENDAR_DAYS', 'SECOND_HAND', true),
  (36, 'recheck.term', '特种设备安全监督检查办法 29', '2022-07-01', NULL, 10, 'WORKING_DAYS', 'READ', false),
  (37, 'seizure.term', '行政强制法 25', '2012-01-01', NULL, 30, 'CALENDAR_DAYS', 'READ', false),
  (38, 'seizure.extension', '行政强制法 25', '2012-01-01', NULL, 30, 'CALENDAR_DAYS', 'READ', false),
  (39, 'publicity.term', '信息公示规定 9', '2021-09-01', NULL, 20, 'WORKING_DAYS', 'READ', false),
  (40, 'publicity.elsewhere', '信息公示规定 10', '2021-09-01', NULL, 10, 'WORKING_DAYS', 'READ', false),
  (41, 'publicity.takedown', '信息公示规定 11', '2021-09-01', NULL, 3, 'WORKING_DAYS', 'READ', false),
  (42, 'publicity.shown', '信息公示规定 13', '2021-09-01', NULL, 36, 'MONTHS', 'READ', false),
  (43, 'publicity.shown.short', '信息公示规定 13', '2021-09-01', NULL, 3, 'MONTHS', 'READ', false),
  (44, 'publicity.low.person', '信息公示规定 13', '2021-09-01', NULL, 5000, 'YUAN', 'SECOND_HAND', true),
  (45, 'publicity.low.organisation', '信息公示规定 13', '2021-09-01', NULL, 50000, 'YUAN', 'SECOND_HAND', true),
  (101, 'complaint.accept', '令第121号', '2026-04-15', NULL, 7, 'WORKING_DAYS', 'MEMORY', true),
  (102, 'complaint.tell', '投诉举报办法 31', '2020-01-01', '2026-04-14', 5, 'WORKING_DAYS', 'READ', false),
  (103, 'complaint.tell', '令第121号', '2026-04-15', NULL, 5, 'WORKING_DAYS', 'MEMORY', true),
  (104, 'coverage.change', '包保工作', '2022-01-01', NULL, 15, 'WORKING_DAYS', 'SECOND_HAND', true),
  (105, 'coverage.reassign', '包保工作', '2022-01-01', NULL, 7, 'WORKING_DAYS', 'SECOND_HAND', true)
ON CONFLICT DO NOTHING;

-- Values that a bureau sets where a rule may be set (rules.may_be_set).
CREATE TABLE IF NOT EXISTS rule_settings (
  agency_id       bigint        NOT NULL CONSTRAINT rule_settings_agency_fkey REFERENCES agencies (id),
  id              bigserial     NOT NULL,
  rule            text          NOT NULL CONSTRAINT rule_settings_rule_said CHECK (is_said(rule, 100)),
  article         text          NOT NULL CONSTRAINT rule_settings_article_said CHECK (is_said(article, 200)),
  effective_from  date          NOT NULL,
  effective_until date,
  value           numeric(14,3) NOT NULL CONSTRAINT rule_settings_value_not_negative CHECK (value >= 0),
  approved_by     text          NOT NULL CONSTRAINT rule_settings_approved_by_said CHECK (is_said(approved_by, 200)),
  created_at      timestamptz   NOT NULL DEFAULT now(),
  updated_at      timestamptz   NOT NULL DEFAULT now() CONSTRAINT rule_settings_changed_after_created CHECK (updated_at >= created_at),
  version         integer       NOT NULL DEFAULT 1 CONSTRAINT rule_settings_version_counts CHECK (version >= 1),
  CONSTRAINT rule_settings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT rule_settings_effective_in_order CHECK (effective_until >= effective_from)
);
CREATE INDEX IF NOT EXISTS rule_settings_rule_idx ON rule_settings (agency_id, rule, id);
COMMENT ON INDEX rule_settings_rule_idx IS 'ruleSettings(where: {rule})';

-- Days off and working days of years that package law does not know.
CREATE TABLE IF NOT EXISTS calendar_days (
  agency_id  bigint      NOT NULL CONSTRAINT calendar_days_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  day        date        NOT NULL,
  is_working boolean     NOT NULL,
  source     text        NOT NULL CONSTRAINT calendar_days_source_said CHECK (is_said(source, 200)),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT calendar_days_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT calendar_days_version_counts CHECK (version >= 1),
  CONSTRAINT calendar_days_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT calendar_days_day_key UNIQUE (agency_id, day)
);

GRANT SELECT ON settings, rules TO docket_app;
SELECT grant_to_server(ARRAY['rule_settings', 'calendar_days']::regclass[], true);
