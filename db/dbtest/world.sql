-- A bureau (1) with what the verbs need, and a second one (2), whose records are out of its reach.
INSERT INTO agencies (id, code, name, short_name, level) VALUES
  (1, '320585', '太仓市市场监督管理局', '太市监', 'COUNTY'), (2, '320581', '常熟市市场监督管理局', '常市监', 'COUNTY');
INSERT INTO units (agency_id, id, name, kind) VALUES (1, 1, '城厢分局', 'BRANCH'), (2, 1, '虞山分局', 'BRANCH');
INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from, certified_until) VALUES
  (1, 1, 1, '王芳', 'E-1', '2020-01-01', NULL),
  (1, 2, 1, '李强', 'E-2', '2020-01-01', '2026-12-31'),
  (1, 3, 1, '周敏', 'E-3', '2020-01-01', '2024-02-29'),
  (2, 1, 1, '吴刚', 'E-1', '2020-01-01', NULL);
INSERT INTO parties (agency_id, id, kind, name, code) VALUES
  (1, 1, 'COMPANY', '太仓某食品有限公司', '91350100M000100Y43'), (2, 1, 'COMPANY', '常熟某食品有限公司', '91350100M000100Y43');
INSERT INTO food_businesses (agency_id, id, party_id, name, type, level, opened_on, closed_on) VALUES
  (1, 1, 1, '甲店', 'SALE', 'B', '2020-01-01', NULL),
  (1, 2, 1, '未分级店', 'SALE', NULL, '2020-01-01', NULL),
  (1, 3, 1, '关门店', 'SALE', 'B', '2020-01-01', '2023-12-31'),
  (2, 1, 1, '常熟店', 'SALE', 'B', '2020-01-01', NULL);
INSERT INTO level_changes (agency_id, id, business_id, level, starts_on) VALUES
  (1, 1, 1, 'B', '2020-01-01'), (1, 2, 3, 'B', '2020-01-01'), (2, 1, 1, 'B', '2020-01-01');
INSERT INTO officials (agency_id, id, name, post, tier) VALUES
  (1, 1, '钱明', '副市长', 'COUNTY'), (1, 2, '孙丽', '镇长', 'TOWNSHIP'), (1, 3, '陈涛', '局长', 'COUNTY'), (2, 1, '郑浩', '副市长', 'COUNTY');
INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, multiple_min, multiple_max, effective_from) VALUES
  (1, '食品安全法', '第一百二十四条', '……', 'FOOD', 5000, 10000, NULL, NULL, '2021-04-29'),
  (2, '食品安全法', '第一百二十四条第二款', '……', 'FOOD', NULL, NULL, 10, 20, '2021-04-29'),
  (3, '新法', '第一条', '……', 'FOOD', NULL, NULL, NULL, NULL, '2024-03-11');
-- What is written by the verbs is numbered from 1000, so that it is not taken for any of this.
SELECT setval(format('%I', sequencename), 1000, false) FROM pg_sequences WHERE schemaname = 'public';
