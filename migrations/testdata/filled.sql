-- At least one row of every table. The bureau is agency 102.
INSERT INTO agencies (id, code, name, short_name, credit_code, level, parent_id) VALUES
  (101, '320500', '苏州市市场监督管理局', '苏市监', NULL, 'CITY', NULL),
  (102, '320585', '太仓市市场监督管理局', '太市监', '11320585MB00000198', 'COUNTY', 101);
INSERT INTO units (agency_id, id, name, kind) VALUES (102, 101, '城厢分局', 'BRANCH'), (102, 102, '沙溪分局', 'BRANCH');
INSERT INTO officers (agency_id, id, unit_id, name, certificate_no, certified_from, certified_until) VALUES
  (102, 101, 101, '王芳', 'E-1', '2020-01-01', NULL),
  (102, 102, 101, '李强', 'E-2', '2020-01-01', '2026-12-31');
INSERT INTO number_series (agency_id, kind, year, last) VALUES (102, 'CASE', 2023, 3);
INSERT INTO idempotency_keys (agency_id, key, verb, input_hash, changed) VALUES (102, 'k', 'fileCase', sha256('x'), '{}');
INSERT INTO parties (agency_id, id, kind, name, code, address, representative, division, source_key, identity_no) VALUES
  (102, 101, 'COMPANY', '太仓某食品有限公司', '91350100M000100Y43', '太仓市', '张三', '320585', 'p1', NULL),
  (102, 102, 'NATURAL_PERSON', '张三', NULL, NULL, NULL, NULL, NULL, '11010519491231002X');
INSERT INTO food_businesses (agency_id, id, party_id, name, licence_no, type, category, level, address, division, opened_on, source_key, vacant_from, vacant_due_on) VALUES
  (102, 101, 101, '某店', 'JY1', 'SALE', '超市', 'B', '太仓市', '320585001', '2020-01-01', 'b1', NULL, NULL),
  (102, 102, 101, '某摊', NULL, 'VENDOR', NULL, NULL, NULL, NULL, NULL, NULL, '2023-01-01', '2023-01-10');
INSERT INTO provisions (id, law, article, text, field, fine_min, fine_max, multiple_min, multiple_max, effective_from, effective_until) VALUES
  (101, '食品安全法', '第一百二十四条第一款', '……', 'FOOD', 50000, 100000, NULL, NULL, '2021-04-29', NULL),
  (102, '食品安全法', '第一百二十四条第一款', '……', 'FOOD', NULL, NULL, 10, 20, '2021-04-29', '2029-12-31');
INSERT INTO cases (agency_id, id, case_no, unit_id, field, source, procedure, cause, facts, status, party_id, business_id, value_of_goods,
  illegal_gains, discovered_on, filed_on, decided_on, served_on, concluded_on) VALUES
  (102, 101, '太市监案〔2023〕1号', 101, 'FOOD', 'INSPECTION', 'ORDINARY', '涉嫌经营超过保质期的食品', '……', 'SERVED', 101, 101, 100, 10, '2023-01-01', '2023-01-05', '2023-02-01', '2023-02-03', NULL),
  (102, 102, '太市监案〔2023〕2号', NULL, 'FOOD', 'COMPLAINT', 'SIMPLIFIED', '……', NULL, 'FILED', 102, NULL, NULL, NULL, NULL, '2023-01-06', NULL, NULL, NULL),
  (102, 103, '太市监案〔2023〕3号', 101, 'FOOD', 'COMPLAINT', 'ORDINARY', '……', NULL, 'DECIDED', 101, NULL, NULL, NULL, NULL, '2023-01-06', '2023-02-01', NULL, NULL);
INSERT INTO case_officers (agency_id, case_id, officer_id) VALUES (102, 101, 101), (102, 101, 102);
INSERT INTO case_events (agency_id, id, case_id, kind, occurred_on, officer_id, note) VALUES (102, 101, 101, 'FILED', '2023-01-05', 101, '……');
INSERT INTO decisions (agency_id, id, case_id, decision_no, outcome, decided_on, served_on, reasons) VALUES
  (102, 101, 101, '太市监处罚〔2023〕1号', 'PENALTY', '2023-02-01', '2023-02-03', '……'),
  (102, 102, 103, '太市监处罚〔2023〕2号', 'PENALTY', '2023-02-01', NULL, NULL);
INSERT INTO penalties (agency_id, id, case_id, decision_id, kind, provision_id, amount, text, departure) VALUES
  (102, 101, 101, 101, 'FINE', 101, 1000, '……', '……'),
  (102, 102, 101, 101, 'CONFISCATION_OF_GOODS', 101, NULL, NULL, NULL),
  (102, 103, 103, 102, 'FINE', 102, 500, NULL, NULL),
  (102, 104, 103, 102, 'WARNING', NULL, NULL, NULL, NULL);
INSERT INTO payments (agency_id, id, case_id, penalty_id, kind, amount, paid_on, method, receipt_no, reverses_id, event_id) VALUES
  (102, 101, 101, 101, 'PAYMENT', 600, '2023-02-05', 'BANK', 'R-1', NULL, 101),
  (102, 102, 101, 101, 'PAYMENT', 100, '2023-02-06', 'ELECTRONIC', NULL, NULL, NULL),
  (102, 103, 101, 101, 'REVERSAL', -100, '2023-02-07', 'ELECTRONIC', NULL, 102, NULL),
  (102, 104, 103, 103, 'PAYMENT', 200, '2023-02-07', 'BANK', NULL, NULL, NULL);
INSERT INTO goods_lots (agency_id, id, case_id, name, field, quantity, unit, value, stored_at) VALUES
  (102, 101, 101, '过期饼干', 'FOOD', 10, '件', 100, '一号库');
INSERT INTO destructions (agency_id, id, destroyed_on, place, method, contractor, approved_by, record_no) VALUES
  (102, 101, '2023-06-01', '焚烧厂', 'INCINERATION', '某公司', '赵局长', 'X-1');
INSERT INTO destruction_supervisors (agency_id, destruction_id, officer_id) VALUES (102, 101, 101), (102, 101, 102);
INSERT INTO goods_movements (agency_id, id, lot_id, kind, quantity, moved_on, destruction_id, note) VALUES
  (102, 101, 101, 'CONFISCATE', 8, '2023-02-03', NULL, '……'),
  (102, 102, 101, 'DESTROY', 3, '2023-06-01', 101, NULL);
INSERT INTO officials (agency_id, id, name, post, tier, division) VALUES
  (102, 101, '钱明', '副市长', 'COUNTY', '320585'),
  (102, 102, '孙丽', '镇长', 'TOWNSHIP', '320585100');
INSERT INTO level_changes (agency_id, id, business_id, level, starts_on, reason) VALUES (102, 101, 101, 'B', '2020-01-01', 'x');
INSERT INTO coverage_assignments (agency_id, id, business_id, official_id, period) VALUES (102, 101, 101, 101, '[2023-01-01,)');
INSERT INTO coverage_visits (agency_id, id, business_id, official_id, visited_on) VALUES (102, 101, 101, 101, '2023-03-01');
INSERT INTO findings (agency_id, id, visit_id, severity, text, due_on, rectified_on, proof, case_id) VALUES
  (102, 101, 101, 'MINOR', '未公示许可证', '2023-03-15', '2023-03-10', '照片', 101);
INSERT INTO deadlines (agency_id, id, case_id, action, starts_on, due_on, unknown_year, rule, article, ended_on) VALUES
  (102, 101, 101, 'DECIDE', '2023-01-05', '2023-04-06', NULL, 'decision.term', '行政处罚法 60', '2023-02-01'),
  (102, 102, 102, 'DECIDE', '2023-01-06', '2023-04-06', NULL, 'decision.term', '行政处罚法 60', NULL),
  (102, 103, 103, 'SERVE', '2023-02-01', NULL, 2023, 'service.term', '行政处罚法 61', NULL);
INSERT INTO deferrals (agency_id, id, case_id, penalty_id, applied_on, granted_on, approved_by, reason) VALUES
  (102, 101, 101, 101, '2023-03-01', '2023-03-02', '赵局长', '经营困难');
INSERT INTO instalments (agency_id, id, case_id, penalty_id, deferral_id, due_on, amount, settled_on, replaced_on) VALUES
  (102, 101, 101, 101, NULL, '2023-02-18', 1000, NULL, '2023-03-02'),
  (102, 102, 101, 101, 101, '2023-03-31', 400, NULL, NULL);
INSERT INTO accruals (agency_id, id, case_id, penalty_id, instalment_id, starts_on, ends_on, base, rate, article) VALUES
  (102, 101, 101, 101, 101, '2023-02-19', '2023-02-22', 1000, 0.03, '行政处罚法 72'),
  (102, 102, 101, 101, 102, '2023-04-01', NULL, 400, 0.03, '行政处罚法 72');
INSERT INTO appeals (agency_id, id, case_id, decision_id, kind, authority, filed_on, ended_on, outcome, note) VALUES
  (102, 101, 101, 101, 'REVIEW', '太仓市人民政府', '2023-02-23', '2023-03-01', 'UPHELD', '……');
INSERT INTO seizures (agency_id, id, case_id, kind, order_no, ground, approved_by, place, seized_on, due_on, extended_on, extension) VALUES
  (102, 101, 101, 'SEIZE', '太市监强制〔2023〕1号', '……', '赵局长', '某店', '2023-01-05', '2023-03-06', '2023-02-01', '案情复杂');
INSERT INTO examinations (agency_id, id, case_id, seizure_id, kind, text, starts_on, due_on, told_on, ended_on, result) VALUES
  (102, 102, 101, NULL, 'APPRAISAL', 'x', '2023-01-06', '2023-01-15', NULL, '2023-02-10', 'x'),
  (102, 101, 101, NULL, 'INSPECTION', 'x', '2023-01-06', '2023-01-08', NULL, NULL, NULL),
  (102, 103, 101, 101, 'TESTING', 'x', '2023-01-06', '2023-01-15', '2023-01-06', '2023-01-10', 'x');
INSERT INTO goods_lots (agency_id, id, case_id, name, field, quantity, unit, value, stored_at, condition, seizure_id) VALUES
  (102, 102, 101, '过期糖果', 'FOOD', 6, '袋', NULL, '一号库', '包装完好', 101);
INSERT INTO goods_movements (agency_id, id, lot_id, kind, quantity, moved_on, place, handler_id, proceeds, note) VALUES
  (102, 103, 102, 'SEIZE', 6, '2023-01-05', '某店', NULL, NULL, NULL),
  (102, 104, 102, 'STORE', 6, '2023-01-06', '一号库', 101, NULL, NULL),
  (102, 105, 102, 'RELEASE', 1, '2023-01-20', NULL, NULL, NULL, '无关'),
  (102, 106, 102, 'CONFISCATE', 2, '2023-02-03', NULL, NULL, NULL, NULL),
  (102, 107, 102, 'AUCTION', 1, '2023-03-03', '拍卖行', NULL, 12.5, NULL);
INSERT INTO documents (agency_id, id, case_id, kind, doc_no, title, dated_on, file, sha256) VALUES
  (102, 101, 101, 'NOTICE', '太市监罚告〔2023〕1号', '……', '2023-01-20', '档案2023-1', repeat('0a', 32));
INSERT INTO decisions (agency_id, id, case_id, decision_no, outcome, decided_on, served_on, withdrawn_on, withdrawal, withdrawal_reason) VALUES
  (102, 103, 101, '太市监处罚〔2022〕9号', 'PENALTY', '2022-12-01', NULL, '2022-12-20', 'ANNULLED', '事实不清');
INSERT INTO penalties (agency_id, id, case_id, decision_id, kind, amount, withdrawn_on) VALUES (102, 105, 101, 103, 'FINE', 9000, '2022-12-20');
INSERT INTO public_records (agency_id, id, decision_id, decision_no, party_name, party_code, violation, content, bureau, decided_on, published_on, shown_until,
  taken_down_on, reason) VALUES
  (102, 101, 101, '太市监处罚〔2023〕1号', '太仓某食品有限公司', '91350100M000100Y43', '经营超过保质期的食品', '罚款1000.00元', '太仓市市场监督管理局',
   '2023-02-01', '2023-02-10', '2026-02-10', NULL, NULL),
  (102, 102, 103, '太市监处罚〔2022〕9号', '已撤回', NULL, '已撤回', '已撤回', '太仓市市场监督管理局', '2022-12-01', '2022-12-05', '2025-12-05', '2022-12-20', '事实不清');
INSERT INTO rule_settings (agency_id, id, rule, article, effective_from, effective_until, value, approved_by) VALUES
  (102, 101, 'hearing.person', '省规定 3', '2022-01-01', '2029-12-31', 5000, '赵局长');
INSERT INTO calendar_days (agency_id, id, day, is_working, source) VALUES (102, 101, '2027-01-01', false, '国办发明电〔2026〕9号');
INSERT INTO planned_visits (agency_id, id, business_id, official_id, starts_on, due_on, cancelled_on, cancellation) VALUES (102, 102, 101, 101, '2022-01-01', '2022-03-31', '2022-02-01', 'x');
INSERT INTO planned_visits (agency_id, id, business_id, official_id, starts_on, due_on, visit_id) VALUES (102, 101, 101, 101, '2023-03-01', '2023-03-01', 101);
INSERT INTO equipment (agency_id, id, party_id, kind, registration_no, name, address, examine_by, retired_on) VALUES (102, 101, 101, 'BOILER', 'x', 'x', 'x', '2023-03-01', NULL), (102, 102, 101, 'BOILER', 'retired', 'x', 'x', '2023-03-01', '2023-03-01');
INSERT INTO inspections (agency_id, id, unit_id, party_id, equipment_id, inspected_on, case_id, note) VALUES (102, 101, 101, 101, 101, '2023-03-01', 101, 'x');
INSERT INTO hazards (agency_id, id, inspection_id, kind, severity, text, removed_on, proof, reported_on, sealed_on, seal_due_on, unsealed_on, unsealing) VALUES
  (102, 102, 101, 'OPERATOR', 'SERIOUS', 'x', NULL, NULL, '2023-03-01', '2023-03-01', '2023-03-31', NULL, NULL),
  (102, 101, 101, 'NOT_REGISTERED', 'ORDINARY', 'x', '2023-03-02', 'x', '2023-03-01', '2023-03-01', '2023-03-31', '2023-03-02', 'x');
INSERT INTO earlier_seals (agency_id, id, hazard_id, sealed_on, due_on, unsealed_on, unsealing) VALUES (102, 101, 102, '2023-02-01', '2023-03-03', '2023-02-10', 'x');
INSERT INTO safety_orders (agency_id, id, inspection_id, party_id, order_no, text, issued_on, due_on, reported_on, recheck_due_on, closed_on, case_id) VALUES (102, 101, 101, 101, 'x', 'x', '2023-03-01', '2023-03-01', '2023-03-01', '2023-03-01', '2023-03-01', 101);
INSERT INTO rechecks (agency_id, id, order_id, reported_on, due_on, rechecked_on, has_passed, text) VALUES (102, 101, 101, '2023-03-01', '2023-03-15', '2023-03-01', true, 'x');
INSERT INTO recheck_inspectors (agency_id, recheck_id, officer_id) VALUES (102, 101, 101);
INSERT INTO follow_ups (agency_id, id, product, sample_no, failed_item, seller_id, maker_id, sampled_on, opened_on, closed_on, outcome, recalled_quantity, destruction_id, case_id, referred_to) VALUES (102, 101, 'x', 'x', 'x', 101, 101, '2023-03-01', '2023-03-01', '2023-03-01', 'REFERRED', 1, 101, 101, 'x');
INSERT INTO follow_up_steps (agency_id, id, follow_up_id, kind, taken_on, text, quantity, destruction_id) VALUES (102, 101, 101, 'DESTROYED', '2023-03-01', 'x', 1, 101);
INSERT INTO complaints (agency_id, id, complaint_no, channel, kind, object, issue, text, unit_id, party_id, business_id, received_at, received_on, acknowledge_by, accept_by, close_by, mediate_by, acknowledged_at, acknowledged_in_time, accepted_at, refused_at, refusal, closed_at, closed_in_time, result, recovered_amount, satisfaction, merged_into_id, case_id, accepted_in_time, mediated_in_time, mediate_article, is_named, check_by, reopening, decided_on, tell_by, tell_article, told_at, told_in_time) VALUES (102, 101, 'x', 'HOTLINE_12315', 'REPORT', 'FOOD', 'QUALITY', 'x', 101, 101, 101, '2023-03-01', '2023-03-01', '2023-03-01', '2023-03-01', '2023-03-01', '2023-03-01', '2023-03-01', true, '2023-03-01', '2023-03-01', 'x', '2023-03-01', true, 'MEDIATED', 1, 'SATISFIED', NULL, 101, true, true, '投诉举报办法 21', true, '2023-03-22', 'x', '2023-03-01', '2023-03-08', '投诉举报办法 31', '2023-03-02', true);
INSERT INTO analysis_reports (agency_id, id, title, issued_on, unit_id, file) VALUES (102, 101, 'x', '2023-03-01', 101, 'x');
INSERT INTO promise_merchants (agency_id, id, scheme, name, party_id, address, joined_on, left_on) VALUES (102, 101, 'NO_REASON_RETURN', 'x', 101, 'x', '2023-03-01', '2023-12-01');
INSERT INTO rights_stations (agency_id, id, kind, name, address, opened_on, closed_on) VALUES (102, 101, 'STATION', 'x', 'x', '2023-03-01', '2023-12-01');
INSERT INTO trust_units (agency_id, id, name, party_id, proposed_on, named_on, ended_on) VALUES (102, 101, 'x', 101, '2023-03-01', '2023-03-01', '2023-03-01');
INSERT INTO consumer_notices (agency_id, id, kind, title, text, published_on, ends_on, case_id) VALUES (102, 101, 'WARNING', 'x', 'x', '2023-03-01', '2023-03-01', 101);
INSERT INTO inspection_inspectors (agency_id, inspection_id, officer_id) VALUES (102, 101, 101);
INSERT INTO complaint_reporters (agency_id, complaint_id, name, contact, tells) VALUES (102, 101, '李四', '138……', '{李四}');
INSERT INTO pharmacies (agency_id, id, party_id, name, licence_no, address, division, phone, opened_on, closed_on, connected_on) VALUES
  (102, 102, 101, 'y', 'y', NULL, NULL, NULL, '2022-01-01', NULL, NULL), (102, 101, 101, 'x', 'x', 'x', '320585001', '051253500000', '2022-01-01', '2023-12-01', '2022-02-01');
INSERT INTO remote_checks (agency_id, id, pharmacy_id, checked_on, method, result, note) VALUES (102, 101, 101, '2023-03-01', 'VIDEO', 'RECTIFICATION', 'x');
INSERT INTO remote_check_inspectors (agency_id, check_id, officer_id) VALUES (102, 101, 101);
INSERT INTO remote_findings (agency_id, id, check_id, kind, severity, text, due_on, rectified_on, proof, case_id) VALUES
  (102, 102, 101, 'EXPIRED', 'SERIOUS', 'x', '2023-03-22', NULL, NULL, NULL), (102, 103, 101, 'OTHER', 'MINOR', 'x', '2023-12-31', NULL, NULL, NULL),
  (102, 104, 101, 'OTHER', 'MINOR', 'x', NULL, NULL, NULL, NULL), (102, 101, 101, 'PHARMACIST', 'MAJOR', 'x', '2023-03-22', '2023-03-10', 'x', 101);
INSERT INTO visit_frequencies (agency_id, id, level, division, effective_from, quarters, basis) VALUES (102, 101, 'B', '320585', '2023-01-01', 2, '苏食安委〔2022〕9号');
INSERT INTO deadlines (agency_id, id, case_id, action, starts_on, due_on, stopped_on, rule, article, ended_on) VALUES
  (102, 104, 103, 'DECIDE', '2023-01-06', NULL, '2023-01-20', 'decision.term', '行政处罚法 60', '2023-01-30');
INSERT INTO deadline_spans (agency_id, id, deadline_id, kind, starts_on, ends_on, days, article) VALUES
  (102, 101, 101, 'TERM', '2023-01-06', '2023-04-05', 90, '行政处罚法 60'), (102, 102, 101, 'MOVED', '2023-04-06', '2023-04-06', 1, '行政处罚法 85');
INSERT INTO clues (agency_id, id, clue_no, unit_id, source, field, text, party_id, business_id, complaint_id, received_on, check_by, extended_on, extension,
  checked_on, outcome, reason, case_id) VALUES
  (102, 102, '太市监线索〔2023〕2号', 101, 'MEDIA', 'FOOD', '……', NULL, NULL, NULL, '2023-12-01', '2023-12-22', NULL, NULL, NULL, NULL, NULL, NULL),
  (102, 103, '太市监线索〔2023〕3号', 101, 'MEDIA', 'FOOD', '……', NULL, NULL, NULL, '2023-12-01', NULL, NULL, NULL, '2023-12-05', 'NOT_FILED', '查无此店', NULL),
  (102, 101, '太市监线索〔2023〕1号', 101, 'COMPLAINT', 'FOOD', '……', 101, 101, 101, '2022-12-20', '2023-02-10', '2022-12-30', '局长批准', '2023-01-05', 'FILED', NULL, 101);
INSERT INTO proposals (agency_id, id, case_id, proposed_on, reasons) VALUES (102, 101, 101, '2023-01-12', '……');
INSERT INTO proposed_penalties (agency_id, id, proposal_id, kind, provision_id, amount, text, departure) VALUES
  (102, 101, 101, 'FINE', 101, 1000, '……', '……'), (102, 102, 101, 'WARNING', 101, NULL, NULL, NULL);
INSERT INTO hearings (agency_id, id, case_id, told_on, held_on, place, chair_id) VALUES (102, 101, 101, '2023-01-13', '2023-01-28', '三楼会议室', 101);
INSERT INTO case_events (agency_id, id, case_id, kind, occurred_on, days, corrects_id) VALUES
  (102, 102, 102, 'EXTENDED', '2023-03-01', 45, NULL), (102, 103, 102, 'RESUMED', '2023-03-02', NULL, 102);
INSERT INTO imports (agency_id, id, register, file_name, sha256, imported_by, state, row_count, rejected_count, counts, undone_at, undone_by) VALUES
  (102, 101, '台账', '台账.xlsx', repeat('0a', 32), '王一', 'DONE', 3, 1, '[]', NULL, NULL), (102, 102, '台账', '台账.xlsx', repeat('0b', 32), '王一', 'UNDONE', 3, 0, '[]', now(), '王一');
INSERT INTO import_records (agency_id, kind, key, content_hash, record_type, record_id, import_id) VALUES (102, 'recordVisit', 'a', 'x', 'CoverageVisit', 101, 101);
INSERT INTO import_writes (agency_id, id, import_id, table_name, action, ids, old_row, new_version) VALUES (102, 101, 101, 'cases', 'ADDED', '{[1,3)}', NULL, 1);
INSERT INTO attachments (agency_id, id, case_id, document_id, event_id, name, media_type, size, sha256, uploaded_by, withdrawn_at, withdrawal) VALUES
  (102, 102, 101, NULL, NULL, '现场.jpg', 'image/jpeg', 3, repeat('0b', 32), '王芳', NULL, NULL),
  (102, 101, 101, 101, 101, '告知书.pdf', 'application/pdf', 3, repeat('0a', 32), '王芳', '2024-01-02', '传错文件');
INSERT INTO attachment_contents (agency_id, attachment_id, content) VALUES (102, 101, '\x616263'), (102, 102, '\x616263');
INSERT INTO accounts (agency_id, id, subject, name, role, officer_id, valid_from, valid_until, withdrawn_at, withdrawal) VALUES
  (102, 102, NULL, '大屏', 'DASHBOARD', NULL, '2023-01-01', NULL, NULL, NULL), (102, 103, 'b', '审计', 'AUDITOR', NULL, '2023-01-01', NULL, NULL, NULL),
  (102, 101, 'a', '王芳', 'LEGAL', 101, '2023-01-01', '2023-12-31', '2023-06-01', '调离');
INSERT INTO account_units (agency_id, account_id, unit_id) VALUES (102, 101, 101), (102, 101, 102);
INSERT INTO access_tokens (agency_id, id, account_id, name, secret_sha256, created_at, updated_at, expires_at, revoked_at, last_used_at) VALUES
  (102, 101, 102, '大屏', decode(repeat('0a', 32), 'hex'), '2023-01-01', '2023-01-01', '2023-04-01', '2023-03-01', '2023-02-01');
INSERT INTO sessions (token_sha256, subject, data, expires_at, ended_at) VALUES
  ('open', 'b', '\x01', '2023-06-01', NULL), ('ended', 'b', '', '2023-06-01', '2023-05-01');
INSERT INTO disclosures (agency_id, id, party_id, pharmacy_id, reason, caller, caller_name, role, revealed_at) VALUES
  (102, 102, NULL, 101, '核实', 'operator', 'operator', NULL, '2023-03-02'), (102, 101, 101, NULL, '核实送达地址', 'account:102:103', '审计', 'AUDITOR', '2023-03-01');
INSERT INTO erasures (agency_id, id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at) VALUES
  (102, 101, 'Party', 101, 'retention.case', '个人信息保护法 47', '1990-01-01', '2020-01-01', '{parties.address}', '王芳', '2020-01-02', '2020-01-02 09:00+08');

INSERT INTO party_changes (agency_id, id, party_id, kind, name, code, identity_no, address, representative, division, reason, caller, caller_name, changed_at) VALUES
  (102, 102, 101, 'OTHER', 'x', NULL, NULL, NULL, NULL, NULL, '更正', 'operator', 'operator', '2023-03-01'),
  (102, 101, 101, 'SOLE_TRADER', 'x', '91320585MA1XXXXXX0', '11010519491231002X', 'x', 'x', '320585', '登记有误', 'account:102:101', '王芳', '2023-03-02');
INSERT INTO access_events (agency_id, id, day, caller, caller_name, role, kind, operation, code, count, first_at, last_at) VALUES
  (102, 102, '2023-03-01', 'unknown', NULL, NULL, 'OPERATION', NULL, NULL, 2, '2023-03-01', '2023-03-01'),
  (102, 101, '2023-03-01', 'account:102:103', '审计', 'AUDITOR', 'REFUSED', 'WriteCase', 'FORBIDDEN', 3, '2023-03-01', '2023-03-01 01:00+00');

-- The summaries of the rows above, and a change of each that was not folded into them yet.
SELECT cases_sum_fold(a.id, 1), complaints_sum_fold(a.id, 1), inspections_sum_fold(a.id, 1), goods_movements_sum_fold(a.id, 1),
  food_businesses_sum_fold(a.id, 1), promise_merchants_sum_fold(a.id, 1)
  FROM agencies a;
INSERT INTO cases_sum_changes (agency_id, fine_amount_sum, penalty_amount_sum, unpaid_amount_sum, records) VALUES (102, 0, 0, 0, 0);
INSERT INTO complaints_sum_changes (agency_id, recovered_amount_sum, records) VALUES (102, 0, 0);
INSERT INTO inspections_sum_changes (agency_id, records) VALUES (102, 0);
INSERT INTO goods_movements_sum_changes (agency_id, quantity_sum, records) VALUES (102, 0, 0);
INSERT INTO food_businesses_sum_changes (agency_id, records) VALUES (102, 0);
INSERT INTO promise_merchants_sum_changes (agency_id, records) VALUES (102, 0);

INSERT INTO log_hashes (agency_id, level_index, hash) VALUES (102, 0, decode(repeat('0a', 32), 'hex'));
INSERT INTO log_checkpoints (agency_id, size, root, signed) VALUES (102, 1, decode(repeat('0a', 32), 'hex'), 'x');
