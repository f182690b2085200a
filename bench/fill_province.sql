-- What fill.sql does not write of a province, once for each case or business: the agency above the bureaus, complaints, the officials who
-- answer for businesses, inspections with their hazards and orders, and goods destroyed. Everything that a party or a business has is
-- of its bureau: number n belongs to agency 1 + n % $2, and so do party and business 1 + … * $2 + n % $2.

INSERT INTO agencies (id, code, name, short_name, level) VALUES ($2 + 1, '320000', '江苏省市场监督管理局（测速）', '苏市监', 'PROVINCE');
UPDATE agencies SET parent_id = $2 + 1 WHERE id <= $2;

INSERT INTO complaints (id, agency_id, complaint_no, channel, kind, object, issue, text, unit_id, party_id, business_id, received_at, received_on,
                        acknowledge_by, acknowledged_at, acknowledged_in_time, close_by, closed_at, closed_in_time, result, recovered_amount)
SELECT n, 1 + n % $2, 'T' || n, (ARRAY['HOTLINE_12345', 'HOTLINE_12315', 'HOTLINE_12345', 'LETTER', 'VISIT'])[1 + h % 5],
       CASE WHEN h % 4 = 0 THEN 'REPORT' ELSE 'COMPLAINT' END, (ARRAY['FOOD', 'CATERING', 'ONLINE', 'SERVICE'])[1 + h / 8 % 4],
       (ARRAY['QUALITY', 'SAFETY', 'PRICE', 'AFTER_SALE'])[1 + h / 32 % 4], '反映购买的食品有质量问题', 12 * (n % $2) + 1 + h % 12, business, business,
       received_at, day, day + 1, received_at + interval '3 hours', h % 50 <> 0, day + 7, received_at + interval '1 day' * (1 + h % 9), h % 9 < 7,
       'MEDIATED', h % 500
  FROM (SELECT n, h, day, (day + time '09:00') AT TIME ZONE 'Asia/Shanghai' AS received_at, 1 + h % (greatest($1 / 3, 10) / $2) * $2 + n % $2 AS business
          FROM (SELECT n, hashint8(n * 3)::bigint & 2147483647 AS h, '2015-01-01'::date + (n * 3285 / $1)::int AS day FROM generate_series(1::bigint, $1) n) a) b;

-- Forty officials of each bureau, ten of each tier: number 4 * … + 1 is of the first, + 2 of the second.
INSERT INTO officials (id, agency_id, name, post, tier)
SELECT 40 * (a - 1) + n, a, '干部' || n, '分管领导', (ARRAY['CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'])[1 + (n - 1) % 4] FROM generate_series(1, $2) a, generate_series(1, 40) n;

-- Every fifth business had another level in its first 400 days.
INSERT INTO level_changes (id, agency_id, business_id, level, starts_on, ends_on)
SELECT 2 * id, agency_id, id, level, CASE WHEN id % 5 = 0 THEN opened_on + 400 ELSE opened_on END, NULL FROM food_businesses
UNION ALL
SELECT 2 * id + 1, agency_id, id, translate(level, 'ABCD', 'BCDA'), opened_on, opened_on + 400 FROM food_businesses WHERE id % 5 = 0;

-- For every twentieth business nobody answers after the first 300 days.
INSERT INTO coverage_assignments (id, agency_id, business_id, official_id, period)
SELECT 2 * id + k, agency_id, id, 40 * (agency_id - 1) + 4 * ((id + k) / $2 % 10) + strpos('ABCD', level), daterange(opened_on + 300 * k, CASE WHEN k = 0 THEN opened_on + 300 END)
FROM food_businesses, generate_series(0, 1) k WHERE k = 0 OR id % 20 <> 0;

-- Every tenth inspection led to a case of about the same days.
INSERT INTO inspections (id, agency_id, unit_id, party_id, inspected_on, case_id)
SELECT n, 1 + n % $2, 12 * (n % $2) + 1 + h % 12, 1 + h % (greatest($1 / 3, 10) / $2) * $2 + n % $2, '2015-01-01'::date + (n * 2 * 3285 / $1)::int,
       CASE WHEN h % 10 = 0 THEN n + n / $2 * $2 END
FROM (SELECT n, hashint8(n * 5)::bigint & 2147483647 AS h FROM generate_series(1::bigint, $1 / 2) n) a;

INSERT INTO hazards (id, agency_id, inspection_id, kind, severity, text, removed_on, proof)
SELECT id, agency_id, id, (ARRAY['NOT_EXAMINED', 'OPERATOR', 'RECORDS'])[1 + id % 3], 'ORDINARY', '未按期检验', CASE WHEN id % 7 <> 0 THEN inspected_on + 20 END,
       CASE WHEN id % 7 <> 0 THEN '已整改' END
FROM inspections WHERE id % 3 <> 0;

INSERT INTO safety_orders (id, agency_id, inspection_id, party_id, order_no, text, issued_on, due_on)
SELECT id, agency_id, id, party_id, 'Z' || id, '限期整改', inspected_on, inspected_on + 30 FROM inspections WHERE id % 4 = 0;

-- Each bureau destroys goods once a month, and every other lot in the second month after it was confiscated.
INSERT INTO destructions (id, agency_id, destroyed_on, place, method, approved_by)
SELECT 1000 * a + m, a, '2015-01-15'::date + interval '1 month' * m, '焚烧厂', 'INCINERATION', '局长' FROM generate_series(1, $2) a, generate_series(0, 119) m;

INSERT INTO goods_movements (id, agency_id, lot_id, kind, quantity, moved_on, destruction_id)
SELECT $1 + m.lot_id, m.agency_id, m.lot_id, 'DESTROY', m.quantity, d.destroyed_on, d.id
FROM goods_movements m JOIN destructions d
  ON d.id = 1000 * m.agency_id + 12 * (extract(year FROM m.moved_on)::int - 2015) + extract(month FROM m.moved_on)::int + 1
WHERE m.lot_id % 8 = 0;
