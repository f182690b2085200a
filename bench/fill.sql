-- The cases of $2 bureaus with what belongs to them, $1 in all, the same on every run. A party has several cases, most fines are small
-- and a few are large, as in real registers. Records of the bureaus lie among each other, as they do when all bureaus write over the
-- years. Triggers and foreign keys are off while it runs, because checking each row would take longer than everything else; the
-- statements keep the records consistent. Rows that were computed from others carry the agency on.
SET LOCAL session_replication_role = replica;

INSERT INTO agencies (id, code, name, short_name, level)
SELECT n, (320584 + n)::text, '太仓市市场监督管理局（测速' || CASE WHEN n > 1 THEN n::text ELSE '' END || '）', '太市监', 'COUNTY' FROM generate_series(1, $2) n;

INSERT INTO units (id, agency_id, name, kind)
SELECT 12 * (a - 1) + n, a, '第' || n || '分局', 'BRANCH' FROM generate_series(1, $2) a, generate_series(1, 12) n;

INSERT INTO officers (id, agency_id, unit_id, name, certificate_no, certified_from)
SELECT 120 * (a - 1) + n, a, 12 * (a - 1) + 1 + n % 12, '执法员' || n, '苏E' || lpad(n::text, 6, '0'), '2015-01-01' FROM generate_series(1, $2) a, generate_series(1, 120) n;

INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, effective_from)
SELECT n, '食品安全法', (100 + n) || '条', '处以罚款', (ARRAY['FOOD', 'DRUG', 'PRICE', 'ADVERTISING', 'PRODUCT_QUALITY'])[1 + n % 5], 0, 10000000, '2015-10-01'
FROM generate_series(1, 20) n;

-- Party n and business n belong to agency 1 + (n - 1) % $2, which has greatest($1 / 3, 10) / $2 of each.
INSERT INTO parties (id, agency_id, kind, name, address, division)
SELECT n, 1 + (n - 1) % $2, (ARRAY['COMPANY', 'SOLE_TRADER', 'NATURAL_PERSON'])[1 + n % 3], '太仓市第' || n || '食品有限公司', '上海东路' || n || '号', '320585'
FROM generate_series(1, greatest($1 / 3, 10) / $2 * $2) n;

INSERT INTO food_businesses (id, agency_id, party_id, name, licence_no, type, level, division, opened_on)
SELECT n, 1 + (n - 1) % $2, n, '第' || n || '食品店', 'JY' || lpad(n::text, 14, '0'), (ARRAY['PRODUCTION', 'SALE', 'CATERING'])[1 + n % 3],
       (ARRAY['D', 'C', 'D', 'B', 'D', 'C', 'D', 'A'])[1 + n % 8], '320585100', '2018-01-01'::date + (n % 1000)::int
FROM generate_series(1, greatest($1 / 3, 10) / $2 * $2) n;

-- Case n belongs to agency 1 + n % $2.
INSERT INTO cases (id, agency_id, case_no, unit_id, field, source, procedure, cause, status, party_id, business_id,
                   value_of_goods, discovered_on, filed_on, decided_on, served_on)
SELECT n, 1 + n % $2, '太市监案〔' || 2015 + n * 9 / $1 || '〕' || n || '号', 12 * (n % $2) + 1 + h % 12,
       (ARRAY['FOOD', 'FOOD', 'FOOD', 'DRUG', 'PRICE', 'ADVERTISING', 'PRODUCT_QUALITY', 'SPECIAL_EQUIPMENT'])[1 + h % 8],
       (ARRAY['COMPLAINT', 'INSPECTION', 'SAMPLING', 'REFERRAL'])[1 + h / 8 % 4],
       (ARRAY['SIMPLIFIED', 'ORDINARY'])[1 + h / 32 % 2], '涉嫌经营超过保质期的食品', 'SERVED', party, CASE WHEN h % 2 = 0 THEN party END,
       (h % 20000)::numeric, day - 20, day, day + 40, day + 45
  FROM (SELECT n, h, '2015-01-01'::date + (n * 3285 / $1)::int AS day, 1 + h % (greatest($1 / 3, 10) / $2) * $2 + n % $2 AS party
          FROM (SELECT n, hashint8(n)::bigint & 2147483647 AS h FROM generate_series(1::bigint, $1) n) a) b;

INSERT INTO case_officers (agency_id, case_id, officer_id)
SELECT agency_id, id, 120 * (agency_id - 1) + 1 + (id + k * 7) % 120 FROM cases, generate_series(0, 1) k;

INSERT INTO case_events (id, agency_id, case_id, kind, occurred_on)
SELECT 3 * id + k, agency_id, id, (ARRAY['FILED', 'DECIDED', 'SERVED'])[k + 1], (ARRAY[filed_on, decided_on, served_on])[k + 1]
FROM cases, generate_series(0, 2) k;

INSERT INTO decisions (id, agency_id, case_id, decision_no, outcome, decided_on, served_on)
SELECT id, agency_id, id, replace(case_no, '案', '处'), 'PENALTY', decided_on, served_on FROM cases;

INSERT INTO penalties (id, agency_id, case_id, decision_id, kind, provision_id, amount)
SELECT id * 2, agency_id, id, id, 'FINE', 1 + id % 20, round((100 * exp((hashint8(id * 7)::bigint & 65535) / 9000.0))::numeric, -1) FROM cases
UNION ALL
SELECT id * 2 + 1, agency_id, id, id, CASE WHEN id % 2 = 0 THEN 'CONFISCATION_OF_GAINS' ELSE 'WARNING' END, 1 + id % 20,
       CASE WHEN id % 2 = 0 THEN 50 + id % 900 END
FROM cases WHERE id % 3 = 0;

INSERT INTO penalties (id, agency_id, case_id, decision_id, kind, provision_id)
SELECT 1000000000 + id, agency_id, id, id, 'CONFISCATION_OF_GOODS', 1 + id % 20 FROM cases WHERE id % 4 = 0;

INSERT INTO payments (id, agency_id, case_id, penalty_id, kind, amount, paid_on, method, receipt_no)
SELECT p.id * 2 + k, p.agency_id, p.case_id, p.id, 'PAYMENT', p.amount / 2, c.decided_on + 10 + 30 * k, 'BANK', 'R' || p.id * 2 + k
FROM penalties p JOIN cases c ON c.id = p.case_id, generate_series(0, 1) k
WHERE p.amount > 0 AND p.id % 9 <> 0;

INSERT INTO goods_lots (id, agency_id, case_id, name, field, quantity, unit, value, stored_at)
SELECT id, agency_id, id, '过期食品', field, 10 + id % 90, '件', id % 5000, '罚没物资库' FROM cases WHERE id % 4 = 0;

INSERT INTO goods_movements (id, agency_id, lot_id, kind, quantity, moved_on)
SELECT l.id, l.agency_id, l.id, 'CONFISCATE', l.quantity, c.decided_on FROM goods_lots l JOIN cases c ON c.id = l.case_id;
