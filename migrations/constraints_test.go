package migrations

import (
	"errors"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/uptrace/bun"

	"docket/postgres/postgrestest"
)

// filled returns a migrated database with at least one row in every table.
func filled(t *testing.T) (string, *bun.DB) {
	t.Helper()
	url := postgrestest.Empty(t)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	db := connect(t, url)
	fill(t, db)
	return url, db
}

// tracked returns the states of all migrations.
func tracked(t *testing.T, url string) []State {
	t.Helper()
	states, err := Status(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	return states
}

func fill(t *testing.T, db *bun.DB) {
	t.Helper()
	rows, err := os.ReadFile("testdata/filled.sql")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(t.Context(), string(rows)); err != nil {
		t.Fatal(err)
	}
}

func TestUpAndDownFilled(t *testing.T) {
	t.Parallel()
	url := postgrestest.Empty(t)
	db := connect(t, url)
	empty := catalogue(t, db)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	fill(t, db)
	var tables []string
	if err := db.NewRaw("SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace").Scan(t.Context(), &tables); err != nil {
		t.Fatal(err)
	}
	for _, table := range tables {
		var has bool
		if err := db.NewRaw("SELECT EXISTS (SELECT FROM ?)", bun.Ident(table)).Scan(t.Context(), &has); err != nil {
			t.Fatal(err)
		}
		if !has {
			t.Errorf("testdata/filled.sql has no row of %s", table)
		}
	}
	// All the way down, one by one. Before that, each is run again over rows, as after a kill: it changes neither schema nor rows.
	for last := len(tracked(t, url)) - 1; last >= 0; last-- {
		full := catalogue(t, db)
		name := tracked(t, url)[last].Name
		if _, err := db.ExecContext(t.Context(), "DELETE FROM bun_migrations WHERE name = ?", strings.SplitN(name, "_", 2)[0]); err != nil {
			t.Fatal(err)
		}
		if err := up(t.Context(), db, files, quiet, last); err != nil {
			t.Fatalf("again over rows: %v", err)
		}
		compare(t, name+" again over rows", catalogue(t, db), full)
		if err := Down(t.Context(), url, 1); err != nil {
			t.Fatal(err)
		}
	}
	compare(t, "down from filled", catalogue(t, db), empty)
	if err := Up(t.Context(), url, quiet); err != nil {
		t.Fatal(err)
	}
	fill(t, db)
}

type refusal struct {
	constraint string
	bad        string // must be refused by the constraint
	good       string // must not be refused: nearly the same
}

const (
	newCase          = "INSERT INTO cases (agency_id, case_no, field, source, procedure, cause, party_id, filed_on, status"
	newDecision      = "INSERT INTO decisions (agency_id, case_id, outcome, decided_on, decision_no"
	newPenalty       = "INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, provision_id) VALUES "
	newPayment       = "INSERT INTO payments (agency_id, paid_on, method, case_id, penalty_id, kind, amount, reverses_id, receipt_no) VALUES "
	newComplaint     = "INSERT INTO complaints (agency_id, channel, kind, object, issue, text, received_at, received_on, recovered_amount, complaint_no) VALUES (102, 'LETTER', 'REPORT', 'FOOD', 'SAFETY', 'x', now(), '2023-03-01', 0, "
	newDocument      = "INSERT INTO documents (agency_id, case_id, kind, dated_on, doc_no, sha256) VALUES (102, 101, 'OTHER', '2023-01-05', "
	newAppeal        = "INSERT INTO appeals (agency_id, case_id, decision_id, kind, authority, filed_on) SELECT 102, 101, 101, 'SUIT', '法院', d.column1::date FROM (VALUES "
	newMovement      = "INSERT INTO goods_movements (agency_id, moved_on, lot_id, kind, quantity, destruction_id) VALUES "
	newFrequency     = "INSERT INTO visit_frequencies (agency_id, level, division, effective_from, quarters, basis) VALUES (102, 'B', "
	newTrustUnit     = "INSERT INTO trust_units (agency_id, proposed_on, name, party_id) VALUES (102, '2023-03-01', "
	newStation       = "INSERT INTO rights_stations (agency_id, kind, opened_on, name, address) VALUES (102, 'STATION', '2023-03-01', "
	newRemoteCheck   = "INSERT INTO remote_checks (agency_id, pharmacy_id, result, checked_on, method) VALUES (102, 101, 'PASSED', "
	newAnalysis      = "INSERT INTO analysis_reports (agency_id, title, issued_on, unit_id) VALUES (102, "
	newMerchant      = "INSERT INTO promise_merchants (agency_id, scheme, joined_on, name, party_id, address) VALUES (102, 'PREFERRED', '2023-03-01', "
	newPlan          = "INSERT INTO planned_visits (agency_id, business_id, starts_on, due_on, cancelled_on) VALUES (102, 101, "
	newVisit         = "INSERT INTO coverage_visits (agency_id, business_id, official_id, visited_on, repeats_id) VALUES (102, 101, 101, "
	newBusiness      = "INSERT INTO food_businesses (agency_id, party_id, name, type, licence_no, address, opened_on) VALUES (102, 101, '某铺', 'SALE', "
	visitFreed       = "UPDATE planned_visits SET visit_id = NULL; "
	newAssignment    = "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 101, 101, "
	coveredUntilMay  = "UPDATE coverage_assignments SET period = '[2023-01-01,2023-05-01)'; " // by somebody, until May
	newHazard        = "INSERT INTO hazards (agency_id, inspection_id, kind, severity, text, sealed_on, seal_due_on, unsealed_on, unsealing, removed_on, proof) VALUES (102, 101, 'OTHER', 'ORDINARY', 'x', "
	newOrder         = "INSERT INTO safety_orders (agency_id, inspection_id, party_id, order_no, text, issued_on, due_on, reported_on, recheck_due_on, closed_on) VALUES (102, 101, 101, 'z', "
	newInspection    = "INSERT INTO inspections (agency_id, id, party_id, equipment_id, inspected_on, note) VALUES (102, 201, 101, "
	byOne            = "INSERT INTO inspection_inspectors (agency_id, inspection_id, officer_id) SELECT 102, id, 101 FROM inspections WHERE id > 200"
	sealOff          = "UPDATE hazards SET unsealed_on = '2023-03-10', unsealing = 'x' WHERE id = 102; "
	sealCopied       = "INSERT INTO earlier_seals (agency_id, hazard_id, sealed_on, unsealed_on, unsealing) SELECT agency_id, id, sealed_on, unsealed_on, unsealing FROM hazards WHERE id = 102; "
	sealOffAgain     = "UPDATE hazards SET unsealed_on = '2023-03-12', unsealing = 'x' WHERE id = 102; "
	hazardGone       = "UPDATE hazards SET removed_on = '2023-03-02', proof = 'x', unsealed_on = '2023-03-02', unsealing = 'x' WHERE id = 102; "
	equipmentRetired = hazardRemoved + "; UPDATE equipment SET retired_on = '2023-03-10' WHERE id = 101; "
	hazardRemoved    = "UPDATE hazards SET removed_on = '2023-03-10', proof = 'x', unsealed_on = '2023-03-10', unsealing = 'x' WHERE id = 102"
	newStep          = "INSERT INTO follow_up_steps (agency_id, follow_up_id, kind, taken_on, destruction_id) VALUES (102, 101, 'CHECKED', "
	newLevel         = "INSERT INTO level_changes (agency_id, business_id, level, starts_on, ends_on) VALUES (102, "
	levelsChanged    = "UPDATE level_changes SET ends_on = '2022-08-01'; " + newLevel + "101, 'C', '2022-08-01', '2022-12-01'), (102, 101, 'B', '2022-12-01', NULL); " // from B, and back
	newRecheck       = "INSERT INTO rechecks (agency_id, order_id, reported_on, due_on, rechecked_on, has_passed, text) VALUES (102, 101, "
)

// sealOnAgain seals the hazard again on day.
func sealOnAgain(day string) string {
	return "UPDATE hazards SET sealed_on = '" + day + "', unsealed_on = NULL, unsealing = NULL WHERE id = 102; "
}

var refusals = []refusal{
	{"log_entries_stay", "UPDATE log_entries SET action = 'CHANGED' WHERE action = 'ADDED'", "UPDATE log_entries SET position = 0 WHERE ctid = (SELECT min(ctid) FROM log_entries)"},
	{"log_entries_stay", "DELETE FROM log_entries", ""},
	{"log_entries_stay", "UPDATE log_entries SET position = 0 WHERE ctid = (SELECT min(ctid) FROM log_entries); UPDATE log_entries SET position = 1 WHERE position = 0", ""},
	{"log_entries_stay", "TRUNCATE log_entries", ""},
	{"log_entries_position_counts", "SET LOCAL session_replication_role = replica; UPDATE log_entries SET position = -1 WHERE ctid = (SELECT min(ctid) FROM log_entries)", ""},
	{"log_entries_position_key", "SET LOCAL session_replication_role = replica; UPDATE log_entries SET position = 0 WHERE agency_id = 102", ""},
	{"log_entries_of_rows", "SET LOCAL session_replication_role = replica; UPDATE log_entries SET detail = '{}' WHERE action = 'ADDED'", ""},
	{"log_entries_rows_fit", "SET LOCAL session_replication_role = replica; UPDATE log_entries SET keys = '{1,2,3}', salts = NULL", ""},
	{"log_hashes_hash_length", "UPDATE log_hashes SET hash = '\\x00'", ""},
	{"log_checkpoints_root_length", "UPDATE log_checkpoints SET root = '\\x00'", ""},
	{"log_checkpoints_size_counts", "UPDATE log_checkpoints SET size = 0", "UPDATE log_checkpoints SET size = 2"},
	{"log_found_tables_pkey", "INSERT INTO log_found_tables SELECT * FROM log_found_tables", ""},
	{"log_found_tables_next_block_counts", "UPDATE log_found_tables SET next_block = -1", "UPDATE log_found_tables SET next_block = 0"},
	{"settings_key_name", "INSERT INTO settings VALUES ('Key', 'x')", "INSERT INTO settings VALUES ('key', 'x')"},
	{"settings_pkey", "INSERT INTO settings VALUES ('currency', 'CAD')", ""},
	{"settings_currency_code", "UPDATE settings SET value = 'yuan' WHERE key = 'currency'", "UPDATE settings SET value = 'CAD' WHERE key = 'currency'"},

	{"agencies_pkey", "INSERT INTO agencies (id, code, name, short_name, level) VALUES (101, '110000', 'x', 'x', 'CITY')", ""},
	{"agencies_code_key", "UPDATE agencies SET code = '320500' WHERE id = 102", ""},
	{"agencies_credit_code_form", "UPDATE agencies SET credit_code = '11320585MB0000019I' WHERE id = 102", "UPDATE agencies SET credit_code = '11420000MB15291767' WHERE id = 102"},
	{"agencies_code_digits", "UPDATE agencies SET code = '3205' WHERE id = 102", "UPDATE agencies SET code = '320506' WHERE id = 102"},
	{"agencies_parent_fkey", "UPDATE agencies SET parent_id = 999 WHERE id = 102", "UPDATE agencies SET parent_id = NULL WHERE id = 102"},
	{"agencies_tree", "UPDATE agencies SET parent_id = 102 WHERE id = 101", "UPDATE agencies SET level = 'PROVINCE' WHERE id = 101"},
	{"agencies_tree", "UPDATE agencies SET level = 'COUNTY' WHERE id = 101", ""},
	{"agencies_tree", "UPDATE agencies SET parent_id = 101 WHERE id = 101", ""},
	{"agencies_tree", "INSERT INTO agencies (code, name, short_name, level, parent_id) VALUES ('110000', 'x', 'x', 'CITY', 102)", ""},

	{"units_name_key", "UPDATE units SET name = '城厢分局' WHERE id = 102", "INSERT INTO units (agency_id, name, kind) VALUES (101, '城厢分局', 'BRANCH')"},
	{"officers_certificate_no_key", "UPDATE officers SET certificate_no = 'E-1' WHERE id = 102", ""},
	{"officers_certified_in_order", "UPDATE officers SET certified_until = '2019-12-31' WHERE id = 101", "UPDATE officers SET certified_until = '2020-01-01' WHERE id = 101"},
	{"officers_unit_fkey", "UPDATE officers SET unit_id = 999 WHERE id = 101", "UPDATE officers SET unit_id = 102 WHERE id = 101"},

	{"number_series_year_range", "UPDATE number_series SET year = 23", ""},
	{"number_series_last_counts", "UPDATE number_series SET last = 0", ""},
	{"idempotency_keys_input_hash_sha256", "UPDATE idempotency_keys SET input_hash = 'x'", ""},

	{"parties_code_key", "INSERT INTO parties (agency_id, kind, name, code) VALUES (102, 'COMPANY', 'x', '91350100M000100Y43')", "INSERT INTO parties (agency_id, kind, name, code) VALUES (101, 'COMPANY', 'x', '91350100M000100Y43')"},
	{"parties_code_check_digit", "UPDATE parties SET code = '91350100M000100Y4Z' WHERE id = 101", "UPDATE parties SET code = '51420000MJH200408C' WHERE id = 101"},
	{"parties_code_of_organisation", "UPDATE parties SET code = '51420000MJH200408C' WHERE id = 102", "UPDATE parties SET kind = 'UNKNOWN', identity_no = NULL, code = '51420000MJH200408C' WHERE id = 102"},
	{"parties_identity_no_check_digit", "UPDATE parties SET identity_no = '110105194912310021' WHERE id = 102", "UPDATE parties SET identity_no = '34052419800101001X' WHERE id = 102"},
	{"parties_identity_no_of_person", "UPDATE parties SET identity_no = '34052419800101001X' WHERE id = 101", "UPDATE parties SET identity_no = NULL"},
	{"parties_identity_no_key", "INSERT INTO parties (agency_id, kind, name, identity_no) VALUES (102, 'NATURAL_PERSON', 'x', '11010519491231002X')", "INSERT INTO parties (agency_id, kind, name, identity_no) VALUES (102, 'SOLE_TRADER', 'x', '11010519491231002X')"},
	{"parties_division_digits", "UPDATE parties SET division = '320585001'", "UPDATE parties SET division = '320585'"},
	{"parties_source_key_key", "UPDATE parties SET source_key = 'p1'", "UPDATE parties SET source_key = NULL"},

	{"food_businesses_vacant_in_order", "UPDATE food_businesses SET vacant_due_on = vacant_from WHERE id = 102", "UPDATE food_businesses SET vacant_due_on = vacant_from + 1 WHERE id = 102"},
	{"food_businesses_vacant_in_order", "UPDATE food_businesses SET vacant_until = vacant_from WHERE id = 102", "UPDATE food_businesses SET vacant_until = vacant_from + 1 WHERE id = 102"},
	{"food_businesses_vacant_in_order", "UPDATE food_businesses SET vacant_from = NULL WHERE id = 102", "UPDATE food_businesses SET vacant_from = NULL, vacant_due_on = NULL WHERE id = 102"},
	{"food_businesses_vacant_in_order", "UPDATE food_businesses SET vacant_until = '2023-02-01' WHERE id = 101", "UPDATE food_businesses SET vacant_from = '2023-01-01', vacant_until = '2023-02-01' WHERE id = 101"},
	{"food_businesses_vacant_while_open", "UPDATE food_businesses SET closed_on = '2023-02-01' WHERE id = 102; UPDATE food_businesses SET vacant_from = '2023-01-01' WHERE id = 102", "UPDATE food_businesses SET vacant_until = '2023-02-01' WHERE id = 102; UPDATE food_businesses SET closed_on = '2023-02-01' WHERE id = 102"},
	{"food_businesses_party_fkey", "UPDATE food_businesses SET party_id = 999", ""},
	{"food_businesses_licence_no_key", "UPDATE food_businesses SET licence_no = 'JY1'", "UPDATE food_businesses SET licence_no = NULL"},
	{"food_businesses_source_key_key", "UPDATE food_businesses SET source_key = 'b1'", "UPDATE food_businesses SET source_key = NULL"},
	{"food_businesses_division_digits", "UPDATE food_businesses SET division = '3205850011'", "UPDATE food_businesses SET division = '320585'"},
	{"food_businesses_closed_after_opened", "UPDATE food_businesses SET opened_on = '2020-01-01', closed_on = '2019-12-31' WHERE id = 102", "UPDATE food_businesses SET opened_on = '2020-01-01', closed_on = '2020-01-01' WHERE id = 102"},

	{"provisions_fine_in_order", "UPDATE provisions SET fine_max = 49999 WHERE id = 101", "UPDATE provisions SET fine_max = 50000 WHERE id = 101"},
	{"provisions_fine_not_negative", "UPDATE provisions SET fine_min = -1 WHERE id = 101", "UPDATE provisions SET fine_min = 0 WHERE id = 101"},
	{"provisions_multiple_in_order", "UPDATE provisions SET multiple_max = 9 WHERE id = 102", "UPDATE provisions SET multiple_max = 10 WHERE id = 102"},
	{"provisions_multiple_not_negative", "UPDATE provisions SET multiple_min = -1 WHERE id = 102", ""},
	{"provisions_effective_in_order", "UPDATE provisions SET effective_until = '2021-04-28'", "UPDATE provisions SET effective_until = '2021-04-29'"},

	{"cases_case_no_key", "UPDATE cases SET case_no = '太市监案〔2023〕1号' WHERE id = 102", "UPDATE cases SET case_no = '太市监案〔2023〕4号' WHERE id = 102"},
	{"cases_imported_version_reached", "UPDATE cases SET imported_version = version + 1", "UPDATE cases SET imported_version = version"},
	{"cases_imported_version_reached", "UPDATE cases SET imported_version = -1", "UPDATE cases SET imported_version = 0"},
	{"food_businesses_imported_version_reached", "UPDATE food_businesses SET imported_version = version + 1", "UPDATE food_businesses SET imported_version = version"},
	{"decisions_imported_version_reached", "UPDATE decisions SET imported_version = version + 1 WHERE served_on IS NULL", "UPDATE decisions SET imported_version = version WHERE served_on IS NULL"},
	{"cases_unit_fkey", "UPDATE cases SET unit_id = 999", "UPDATE cases SET unit_id = 102"},
	{"cases_party_fkey", "UPDATE cases SET party_id = 999", ""},
	{"cases_business_fkey", "UPDATE cases SET business_id = 999", ""},
	{"cases_value_of_goods_not_negative", "UPDATE cases SET value_of_goods = -0.01", "UPDATE cases SET value_of_goods = 0"},
	{"cases_illegal_gains_not_negative", "UPDATE cases SET illegal_gains = -0.01", "UPDATE cases SET illegal_gains = 0"},
	{"cases_decided_on_fits_status", "UPDATE cases SET decided_on = '2023-02-01' WHERE id = 102", "UPDATE cases SET decided_on = '2023-02-01', status = 'DECIDED' WHERE id = 102"},
	{"cases_decided_on_fits_status", newCase + ") VALUES (102, 'x', 'FOOD', 'MEDIA', 'ORDINARY', 'x', 101, '2023-01-01', 'DECIDED')", newCase + ", decided_on) VALUES (102, 'x', 'FOOD', 'MEDIA', 'ORDINARY', 'x', 101, '2023-01-01', 'NOT_PENALISED', '2023-01-02')"},
	{"cases_served_on_fits_status", "UPDATE cases SET served_on = NULL WHERE id = 101", "UPDATE cases SET served_on = NULL, status = 'DECIDED' WHERE id = 101"},
	{"cases_served_on_fits_status", "UPDATE cases SET served_on = '2023-03-01' WHERE id = 102", ""},
	{"cases_concluded_on_fits_status", "UPDATE cases SET concluded_on = '2023-03-01' WHERE id = 101", "UPDATE cases SET concluded_on = '2023-03-01', status = 'CONCLUDED' WHERE id = 101"},
	{"cases_concluded_on_fits_status", "UPDATE cases SET status = 'CONCLUDED' WHERE id = 101", ""},
	{"cases_served_after_decided", "UPDATE cases SET served_on = '2023-01-31' WHERE id = 101", "UPDATE cases SET served_on = '2023-02-01' WHERE id = 101"},

	{"case_officers_case_fkey", "UPDATE case_officers SET case_id = 999 WHERE officer_id = 101", ""},
	{"case_officers_officer_fkey", "UPDATE case_officers SET officer_id = 999 WHERE officer_id = 101", ""},
	{"case_events_case_fkey", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (102, 999, 'FILED', '2023-01-01')", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (102, 101, 'FILED', '2023-01-01')"},
	{"case_events_officer_fkey", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on, officer_id) VALUES (102, 101, 'FILED', '2023-01-01', 999)", ""},
	{"case_events_append_only", "UPDATE case_events SET note = 'x'", ""},
	{"case_events_append_only", "DELETE FROM case_events", ""},
	{"case_events_append_only", "TRUNCATE case_events CASCADE", ""},

	{"decisions_case_fkey", newDecision + ") VALUES (102, 999, 'PENALTY', '2023-02-01', 'x')", newDecision + ") VALUES (102, 102, 'PENALTY', '2023-02-01', 'x')"},
	{"decisions_decision_no_key", newDecision + ") VALUES (102, 102, 'PENALTY', '2023-02-01', '太市监处罚〔2023〕1号')", ""},
	{"decisions_served_after_decided", "UPDATE decisions SET served_on = '2023-01-31' WHERE id = 102", "UPDATE decisions SET served_on = '2023-02-01' WHERE id = 102"},
	{"decisions_final_once_served", "UPDATE decisions SET reasons = 'x' WHERE id = 101", "UPDATE decisions SET reasons = 'x' WHERE id = 102"},
	{"decisions_final_once_served", "UPDATE decisions SET served_on = NULL WHERE id = 101", "UPDATE decisions SET served_on = served_on + 1 WHERE id = 101"},
	{"decisions_final_once_served", "UPDATE decisions SET served_on = served_on + 1, reasons = 'x' WHERE id = 101", ""},
	{"decisions_final_once_served", "DELETE FROM decisions WHERE id = 101", ""},

	{"penalties_decision_fkey", newPenalty + "(102, 103, 999, 'WARNING', NULL, NULL)", newPenalty + "(102, 103, 102, 'WARNING', NULL, NULL)"},
	{"penalties_decision_fkey", newPenalty + "(102, 101, 102, 'WARNING', NULL, NULL)", ""}, // another case's decision
	{"penalties_provision_fkey", newPenalty + "(102, 103, 102, 'WARNING', NULL, 999)", newPenalty + "(102, 103, 102, 'WARNING', NULL, 101)"},
	{"penalties_amount_not_negative", newPenalty + "(102, 103, 102, 'CONFISCATION_OF_GAINS', -0.01, NULL)", "UPDATE penalties SET amount = 200 WHERE id = 103"},
	{"penalties_amount_fits_kind", newPenalty + "(102, 103, 102, 'CONFISCATION_OF_GAINS', NULL, NULL)", newPenalty + "(102, 103, 102, 'CONFISCATION_OF_GAINS', 0, NULL)"},
	{"penalties_amount_fits_kind", newPenalty + "(102, 103, 102, 'WARNING', 5, NULL)", ""},
	{
		"penalties_one_fine_of_act", newPenalty + "(102, 103, 102, 'FINE', 5, NULL)",
		`INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, act) VALUES (102, 103, 102, 'FINE', 5, '虚假宣传')`,
	},
	{"penalties_one_fine_of_act", `INSERT INTO penalties (agency_id, case_id, decision_id, kind, amount, act) VALUES (102, 103, 102, 'FINE', 5, '虚假宣传'), (102, 103, 102, 'FINE', 6, '虚假宣传')`, ""},
	{"penalties_final_once_served", newPenalty + "(102, 101, 101, 'WARNING', NULL, NULL)", ""},
	{"penalties_final_once_served", "UPDATE penalties SET text = 'x' WHERE id = 101", "UPDATE penalties SET text = 'x' WHERE id = 103"},
	{"penalties_final_once_served", "DELETE FROM penalties WHERE id = 102", "DELETE FROM penalties WHERE id = 104"},
	{
		"", "", // a decision and its penalties, served, in one transaction
		newDecision + ", served_on, id) VALUES (102, 102, 'PENALTY', '2023-02-01', 'x', '2023-02-02', 105); " + newPenalty + "(102, 102, 105, 'FINE', 7, NULL)",
	},
	{"penalties_stay_with_decision", "UPDATE penalties SET decision_id = 101, case_id = 101 WHERE id = 104", ""},

	{"payments_penalty_fkey", newPayment + "(102, '2023-03-01', 'BANK', 101, 999, 'PAYMENT', 1, NULL, NULL)", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 1, NULL, NULL)"},
	{"payments_penalty_fkey", newPayment + "(102, '2023-03-01', 'BANK', 103, 101, 'PAYMENT', 1, NULL, NULL)", ""}, // another case's penalty
	{"payments_reverses_fkey", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', -1, 999, NULL)", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', -600, 101, NULL)"},
	{"payments_reverses_fkey", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', -200, 104, NULL)", newPayment + "(102, '2023-03-01', 'BANK', 103, 103, 'REVERSAL', -200, 104, NULL)"}, // another penalty's entry
	{"payments_reverses_key", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', -100, 102, NULL)", ""},
	{"payments_reversal_exact", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', -599.99, 101, NULL)", ""},
	{"payments_amount_fits_kind", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', 100, 103, NULL)", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 100, NULL, NULL)"},
	{"payments_receipt_use_counts", "ALTER TABLE payments DISABLE TRIGGER USER; UPDATE payments SET receipt_use = 0", "ALTER TABLE payments DISABLE TRIGGER USER; UPDATE payments SET receipt_use = 2"},
	{"payments_receipt_no_key", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 1, NULL, 'R-1')", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 1, NULL, 'R-2')"},
	{"payments_amount_fits_kind", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', -1, NULL, NULL)", ""},
	{"payments_amount_fits_kind", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 0, NULL, NULL)", ""},
	{"payments_reverses_fits_kind", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'REVERSAL', -1, NULL, NULL)", ""},
	{"payments_within_penalty", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 400.01, NULL, NULL)", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 400, NULL, NULL)"},
	{"payments_within_penalty", newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 200, NULL, NULL), (102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 200.01, NULL, NULL)", ""},
	{"payments_within_penalty", "UPDATE penalties SET amount = 199.99 WHERE id = 103", ""},
	{"payments_of_money_penalty", newPayment + "(102, '2023-03-01', 'BANK', 103, 104, 'PAYMENT', 1, NULL, NULL)", ""},
	{"payments_not_below_zero", newPayment + "(102, '2023-03-01', 'BANK', 103, 103, 'REVERSAL', -201, 999, NULL)", ""},
	{"payments_append_only", "UPDATE payments SET amount = 1", ""},
	{"payments_append_only", "DELETE FROM payments WHERE id = 104", ""},
	{"payments_append_only", "TRUNCATE payments", ""},
	{"ledger_fresh_snapshot", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; " + newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 1, NULL, NULL)", "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; " + newPayment + "(102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 1, NULL, NULL)"},
	{"ledger_fresh_snapshot", "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; " + newMovement + "(102, '2023-03-01', 101, 'CONFISCATE', 1, NULL)", ""},

	{"goods_lots_case_fkey", "UPDATE goods_lots SET case_id = 999", "UPDATE goods_lots SET case_id = 103"},
	{"goods_lots_quantity_positive", "INSERT INTO goods_lots (agency_id, case_id, name, field, quantity, unit) VALUES (102, 101, 'x', 'FOOD', 0, '件')", "INSERT INTO goods_lots (agency_id, case_id, name, field, quantity, unit) VALUES (102, 101, 'x', 'FOOD', 0.001, '件')"},
	{"goods_lots_value_not_negative", "UPDATE goods_lots SET value = -1", "UPDATE goods_lots SET value = 0"},
	{"destruction_supervisors_destruction_fkey", "UPDATE destruction_supervisors SET destruction_id = 999 WHERE officer_id = 101", ""},
	{"destruction_supervisors_officer_fkey", "UPDATE destruction_supervisors SET officer_id = 999 WHERE officer_id = 101", ""},
	{"goods_movements_lot_fkey", newMovement + "(102, '2023-03-01', 999, 'CONFISCATE', 1, NULL)", ""},
	{"goods_movements_destruction_fkey", newMovement + "(102, '2023-03-01', 101, 'DESTROY', 1, 999)", newMovement + "(102, '2023-03-01', 101, 'DESTROY', 5, 101)"},
	{"goods_movements_quantity_positive", newMovement + "(102, '2023-03-01', 101, 'SEAL', 0, NULL)", ""},
	{"goods_movements_destruction_fits_kind", newMovement + "(102, '2023-03-01', 101, 'DESTROY', 1, NULL)", ""},
	{"goods_movements_destruction_fits_kind", newMovement + "(102, '2023-03-01', 101, 'AUCTION', 1, 101)", newMovement + "(102, '2023-03-01', 101, 'AUCTION', 1, NULL)"},
	{"goods_movements_within_lot", newMovement + "(102, '2023-03-01', 101, 'CONFISCATE', 2.001, NULL)", newMovement + "(102, '2023-03-01', 101, 'CONFISCATE', 2, NULL)"},
	{"goods_movements_within_lot", "UPDATE goods_lots SET quantity = 7.999", "UPDATE goods_lots SET quantity = 8"},
	{"goods_movements_within_confiscated", newMovement + "(102, '2023-03-01', 101, 'DESTROY', 5.001, 101)", ""},
	{"goods_movements_within_confiscated", newMovement + "(102, '2023-03-01', 101, 'AUCTION', 3, NULL), (102, '2023-03-01', 101, 'TRANSFER', 3, NULL)", newMovement + "(102, '2023-03-01', 101, 'AUCTION', 3, NULL), (102, '2023-03-01', 101, 'TRANSFER', 2, NULL)"},
	{"goods_movements_append_only", "UPDATE goods_movements SET quantity = 1", ""},
	{"goods_movements_append_only", "DELETE FROM goods_movements", ""},
	{"goods_movements_append_only", "TRUNCATE goods_movements", ""},

	{"officials_stay_reason_said", "UPDATE officials SET stay_reason = repeat('字', 501)", "UPDATE officials SET stay_reason = repeat('字', 500)"},
	{"officials_division_digits", "UPDATE officials SET division = '32058510'", "UPDATE officials SET division = '320585100201'"},
	{"NOT NULL starts_on", "UPDATE coverage_assignments SET period = '(,2023-01-01)'", ""},
	{"NOT NULL starts_on", "UPDATE coverage_assignments SET period = 'empty'", ""},
	{"coverage_assignments_business_fkey", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 999, 101, '[2023-01-01,)')", ""},
	{"coverage_assignments_official_fkey", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 101, 999, '[2021-01-01,2022-01-01)')", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 101, 101, '[2021-01-01,2022-01-01)')"},
	{"coverage_assignments_no_overlap", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 101, 101, '[2022-01-01,2023-01-02)')", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 101, 101, '[2022-01-01,2023-01-01)')"},
	{"coverage_assignments_no_overlap", newAssignment + "'[2022-01-01,2023-01-02)')", "UPDATE coverage_assignments SET cancelled_on = '2022-12-01'; " + newAssignment + "'[2022-01-01,)')"},
	{"coverage_assignments_tier_fits_level", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 101, 102, '[2021-01-01,2022-01-01)')", ""},
	{"coverage_assignments_tier_fits_level", "INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 102, 102, '[2021-01-01,2022-01-01)')", newLevel + "102, 'C', '2021-01-01', NULL); INSERT INTO coverage_assignments (agency_id, business_id, official_id, period) VALUES (102, 102, 102, '[2021-01-01,2022-01-01)')"},
	{"coverage_assignments_tier_fits_level", "UPDATE coverage_assignments SET official_id = 102", ""},
	// On each day: not before the first level, nor on beyond a change, nor lengthened or put back over one.
	{"coverage_assignments_tier_fits_level", newAssignment + "'[2019-12-31,2021-01-01)')", newAssignment + "'[2020-01-01,2021-01-01)')"},
	{"coverage_assignments_tier_fits_level", levelsChanged + newAssignment + "'[2022-06-01,2022-08-02)')", levelsChanged + newAssignment + "'[2022-06-01,2022-08-01)')"},
	{"coverage_assignments_tier_fits_level", levelsChanged + newAssignment + "'[2022-06-01,2022-08-01)'); UPDATE coverage_assignments SET period = '[2022-06-01,2022-12-01)' WHERE starts_on = '2022-06-01'", levelsChanged + newAssignment + "'[2022-06-01,2022-08-01)'); UPDATE coverage_assignments SET period = '[2022-05-01,2022-08-01)' WHERE starts_on = '2022-06-01'"},
	{"coverage_assignments_tier_fits_level", "UPDATE coverage_assignments SET cancelled_on = '2022-12-01'; " + levelsChanged + "UPDATE coverage_assignments SET period = '[2022-07-31,)'; UPDATE coverage_assignments SET cancelled_on = NULL", "UPDATE coverage_assignments SET cancelled_on = '2022-12-01'; UPDATE coverage_assignments SET cancelled_on = NULL"},
	{"coverage_assignments_tier_fits_level", "UPDATE coverage_assignments SET period = '[2023-01-01,2023-05-01)'; UPDATE level_changes SET ends_on = '2023-04-30'; " + newLevel + "101, 'A', '2023-04-30', NULL)", "UPDATE coverage_assignments SET period = '[2023-01-01,2023-05-01)'; UPDATE level_changes SET ends_on = '2023-05-01'; " + newLevel + "101, 'A', '2023-05-01', NULL)"},
	{"coverage_assignments_tier_fits_level", "UPDATE level_changes SET level = 'A'", "UPDATE level_changes SET level = 'A', cancelled_on = '2023-01-01'"},
	{"food_businesses_level_of_history", "UPDATE food_businesses SET level = 'A' WHERE id = 101", "UPDATE coverage_assignments SET cancelled_on = '2023-01-01'; UPDATE level_changes SET level = 'A'; UPDATE food_businesses SET level = 'A' WHERE id = 101"},
	{"coverage_assignments_tier_fits_level", "UPDATE officials SET tier = 'CITY' WHERE id = 101", "UPDATE officials SET tier = 'CITY' WHERE id = 102"},
	{"coverage_visits_day_key", newVisit + "'2023-03-01', NULL)", newVisit + "'2023-03-02', NULL)"},
	{"coverage_visits_repeats_fkey", newVisit + "'2023-03-01', 999)", newVisit + "'2023-03-01', 101)"},
	{"coverage_visits_day_key", newVisit + "'2023-03-01', NULL)", visitFreed + "UPDATE coverage_visits SET cancelled_on = '2023-03-02', cancellation = 'x'; " + newVisit + "'2023-03-01', NULL)"},
	{"coverage_visits_cancellation_said", visitFreed + "UPDATE coverage_visits SET cancelled_on = '2023-03-02', cancellation = repeat('字', 501)", visitFreed + "UPDATE coverage_visits SET cancelled_on = '2023-03-02', cancellation = repeat('字', 500)"},
	{"coverage_visits_cancelled_with_reason", visitFreed + "UPDATE coverage_visits SET cancelled_on = '2023-03-02'", visitFreed + "UPDATE coverage_visits SET cancelled_on = '2023-03-02', cancellation = 'x'"},
	{"coverage_visits_cancelled_unplanned", "UPDATE coverage_visits SET cancelled_on = '2023-03-02', cancellation = 'x'", visitFreed + "UPDATE coverage_visits SET cancelled_on = '2023-03-02', cancellation = 'x'"},
	{"findings_cancelled_without_case", "UPDATE findings SET cancelled_on = '2023-03-02'", "UPDATE findings SET cancelled_on = '2023-03-02', case_id = NULL"},
	{"food_businesses_reopening_said", "UPDATE food_businesses SET reopening = repeat('字', 501)", "UPDATE food_businesses SET reopening = repeat('字', 500)"},
	{"food_businesses_registered_once", newBusiness + "NULL, '某路', '2020-01-01'), (102, 101, '某铺', 'SALE', NULL, '某路', '2020-01-01')", newBusiness + "NULL, '某路', '2020-01-01'), (102, 101, '某铺', 'SALE', 'x', '某路', '2020-01-01'), (102, 101, '某铺', 'SALE', NULL, NULL, '2020-01-01')"},
	{"food_businesses_registered_once", newBusiness + "NULL, NULL, '2020-01-01'), (102, 101, '某铺', 'SALE', NULL, NULL, '2020-01-01')", newBusiness + "NULL, NULL, '2020-01-01'), (102, 101, '某铺', 'SALE', NULL, NULL, '2020-01-02')"},
	{"planned_visits_cancellation_said", "UPDATE planned_visits SET cancellation = repeat('字', 501) WHERE id = 102", "UPDATE planned_visits SET cancellation = repeat('字', 500) WHERE id = 102"},
	{"planned_visits_cancelled_with_day", "UPDATE planned_visits SET visit_id = NULL, cancellation = 'x'", "UPDATE planned_visits SET visit_id = NULL, cancellation = 'x', cancelled_on = '2023-03-01'"},
	{"coverage_visits_business_fkey", "UPDATE coverage_visits SET business_id = 999", ""},
	{"coverage_visits_official_fkey", "UPDATE coverage_visits SET official_id = 999", ""},
	{"decisions_withdrawn_with_reason", "UPDATE decisions SET withdrawn_on = '2023-03-01' WHERE id = 102", "UPDATE decisions SET withdrawn_on = '2023-03-01', withdrawal = 'VOID', withdrawal_reason = 'x' WHERE id = 101"},
	{"decisions_final_once_served", "UPDATE decisions SET withdrawn_on = '2023-03-01', withdrawal = 'VOID', withdrawal_reason = 'x', decision_no = '9' WHERE id = 101", ""},
	{"decisions_final_once_served", "UPDATE decisions SET withdrawn_on = '2023-03-01', withdrawal = 'VOID', withdrawal_reason = 'x' WHERE id = 101; UPDATE decisions SET withdrawal_reason = 'y' WHERE id = 101", ""},
	{"penalties_final_once_served", "UPDATE penalties SET withdrawn_on = '2023-03-01', amount = 2 WHERE id = 101", "UPDATE penalties SET withdrawn_on = '2023-03-01' WHERE id = 101"},
	{"public_records_decision_key", "UPDATE public_records SET decision_id = 101 WHERE id = 102", "UPDATE public_records SET decision_id = 102 WHERE id = 102"},
	{"public_records_taken_down_with_reason", "UPDATE public_records SET reason = NULL WHERE id = 102", "UPDATE public_records SET reason = NULL, taken_down_on = NULL WHERE id = 102"},
	{"rule_settings_effective_in_order", "UPDATE rule_settings SET effective_until = effective_from - 1", "UPDATE rule_settings SET effective_until = effective_from"},
	{"calendar_days_day_key", "INSERT INTO calendar_days (agency_id, day, is_working, source) VALUES (102, '2027-01-01', false, 'x')", "INSERT INTO calendar_days (agency_id, day, is_working, source) VALUES (102, '2027-01-02', false, 'x')"},
	{"planned_visits_days_in_order", "UPDATE planned_visits SET due_on = starts_on - 1", "UPDATE planned_visits SET due_on = starts_on"},
	{"equipment_registration_no_key", "INSERT INTO equipment (agency_id, party_id, kind, registration_no, name) VALUES (102, 101, 'CRANE', 'x', 'x')", "INSERT INTO equipment (agency_id, party_id, kind, registration_no, name) VALUES (102, 101, 'CRANE', 'y', 'x')"},
	{"hazards_removed_with_proof", "UPDATE hazards SET proof = NULL WHERE id = 101", "UPDATE hazards SET proof = NULL, removed_on = NULL"},
	{"hazards_seal_in_order", "UPDATE hazards SET unsealed_on = sealed_on - 1, unsealing = 'x' WHERE id = 102", "UPDATE hazards SET unsealed_on = sealed_on, unsealing = 'x' WHERE id = 102"},
	{"hazards_seal_in_order", "UPDATE hazards SET seal_due_on = sealed_on - 1", ""},
	{"hazards_unsealed_was_sealed", newHazard + "NULL, '2023-03-31', NULL, NULL, NULL, NULL)", newHazard + "'2023-03-01', '2023-03-31', NULL, NULL, NULL, NULL)"},
	{"hazards_unsealed_with_reason", "UPDATE hazards SET unsealing = NULL WHERE id = 101", "UPDATE hazards SET unsealing = 'y' WHERE id = 101"},
	{"hazards_removed_unsealed", newHazard + "'2023-03-01', NULL, NULL, NULL, '2023-03-02', 'x')", newHazard + "'2023-03-01', NULL, '2023-03-02', 'x', '2023-03-02', 'x')"},
	{"hazards_removal_in_order", newHazard + "'2023-03-01', NULL, '2023-03-03', 'x', '2023-03-02', 'x')", newHazard + "'2023-03-01', NULL, '2023-03-03', 'x', '2023-03-03', 'x')"},
	{"hazards_removal_in_order", "UPDATE hazards SET removed_on = sealed_on - 1 WHERE id = 101", ""},
	// A seal that is on is not put on again, and one that came off is kept before another one is.
	{"hazards_seal_kept", "UPDATE hazards SET sealed_on = '2023-03-05' WHERE id = 102", ""},
	{"hazards_seal_kept", "UPDATE hazards SET sealed_on = NULL, seal_due_on = NULL WHERE id = 102", ""},
	{"hazards_seal_kept", sealOff + "UPDATE hazards SET unsealed_on = NULL, unsealing = NULL WHERE id = 102", ""},
	{"hazards_seal_kept", sealOff + sealCopied + "UPDATE hazards SET sealed_on = '2023-03-09', unsealed_on = NULL, unsealing = NULL WHERE id = 102", sealOff + sealCopied + "UPDATE hazards SET sealed_on = '2023-03-10', unsealed_on = NULL, unsealing = NULL WHERE id = 102"},
	// Off and on within a day or two extends a seal: once.
	{"hazards_seal_extended_once", sealOff + sealCopied + sealOnAgain("2023-03-11") + sealOffAgain + sealCopied + sealOnAgain("2023-03-13"), sealOff + sealCopied + sealOnAgain("2023-03-11") + sealOffAgain + sealCopied + sealOnAgain("2023-03-14")},
	{"hazards_seal_extended_once", sealOff + sealCopied + sealOnAgain("2023-03-10") + sealOffAgain + sealCopied + sealOnAgain("2023-03-12"), sealOff + sealCopied + sealOnAgain("2023-03-12") + sealOffAgain + sealCopied + sealOnAgain("2023-03-12")},
	{"earlier_seals_no_overlap", "INSERT INTO earlier_seals (agency_id, hazard_id, sealed_on, unsealed_on, unsealing) VALUES (102, 102, '2023-02-09', '2023-02-11', 'x')", "INSERT INTO earlier_seals (agency_id, hazard_id, sealed_on, unsealed_on, unsealing) VALUES (102, 102, '2023-02-10', '2023-02-11', 'x'), (102, 101, '2023-02-09', '2023-02-11', 'x')"},
	{"earlier_seals_days_in_order", "UPDATE earlier_seals SET unsealed_on = sealed_on - 1", "UPDATE earlier_seals SET unsealed_on = sealed_on, due_on = NULL"},
	{"earlier_seals_days_in_order", "UPDATE earlier_seals SET due_on = sealed_on - 1", ""},
	{"hazards_removed_by_recheck", newOrder + "'y', '2023-03-01', '2023-03-02', NULL, NULL, NULL); " + hazardRemoved, hazardRemoved},
	{"equipment_retired_when_answered", "UPDATE equipment SET retired_on = '2023-03-04'", hazardRemoved + "; UPDATE equipment SET retired_on = '2023-03-10' WHERE id = 101"},
	{"equipment_retired_when_answered", hazardRemoved + "; " + newOrder + "'y', '2023-03-01', '2023-03-02', NULL, NULL, NULL); UPDATE equipment SET retired_on = '2023-03-04'", "UPDATE equipment SET retired_on = NULL"},
	// After the inspection, and not before a hazard is removed, a seal is off or an order is closed.
	{"equipment_retired_after_use", hazardRemoved + "; UPDATE equipment SET retired_on = '2023-03-09' WHERE id = 101", equipmentRetired},
	{"equipment_retired_after_use", hazardGone + newInspection + "101, '2023-03-05', NULL); UPDATE equipment SET retired_on = '2023-03-05' WHERE id = 101", hazardGone + newInspection + "101, '2023-03-05', NULL); UPDATE equipment SET retired_on = '2023-03-06' WHERE id = 101"},
	{"equipment_retired_after_use", hazardRemoved + "; UPDATE safety_orders SET closed_on = '2023-03-11'; UPDATE equipment SET retired_on = '2023-03-10' WHERE id = 101", hazardRemoved + "; UPDATE safety_orders SET closed_on = '2023-03-11'; UPDATE equipment SET retired_on = '2023-03-11' WHERE id = 101"},
	{"equipment_in_use_while_open", equipmentRetired + newHazard + "NULL, NULL, NULL, NULL, NULL, NULL)", equipmentRetired + newHazard + "NULL, NULL, NULL, NULL, '2023-03-01', 'x')"},
	{"equipment_in_use_while_open", equipmentRetired + "UPDATE hazards SET removed_on = NULL, proof = NULL WHERE id = 101", "UPDATE hazards SET removed_on = NULL, proof = NULL WHERE id = 101"},
	{"equipment_in_use_while_open", equipmentRetired + newOrder + "'y', '2023-03-01', '2023-03-02', NULL, NULL, NULL)", equipmentRetired + newOrder + "'y', '2023-03-01', '2023-03-02', '2023-03-02', NULL, '2023-03-02')"},
	{"equipment_in_use_while_open", equipmentRetired + "UPDATE safety_orders SET closed_on = NULL", "UPDATE safety_orders SET closed_on = NULL"},
	{"safety_orders_days_in_order", newOrder + "'y', '2023-03-02', '2023-03-01', NULL, NULL, NULL)", newOrder + "'y', '2023-03-02', '2023-03-02', NULL, NULL, NULL)"},
	{"safety_orders_days_in_order", newOrder + "'y', '2023-03-02', '2023-03-03', '2023-03-01', NULL, NULL)", newOrder + "'y', '2023-03-02', '2023-03-03', '2023-03-02', NULL, NULL)"},
	{"safety_orders_days_in_order", newOrder + "'y', '2023-03-02', '2023-03-03', '2023-03-03', '2023-03-02', NULL)", newOrder + "'y', '2023-03-02', '2023-03-03', '2023-03-03', '2023-03-03', NULL)"},
	{"safety_orders_days_in_order", newOrder + "'y', '2023-03-02', '2023-03-03', '2023-03-03', NULL, '2023-03-02')", newOrder + "'y', '2023-03-02', '2023-03-03', '2023-03-03', NULL, '2023-03-03')"},
	{"safety_orders_closed_when_reported", "UPDATE safety_orders SET reported_on = NULL, recheck_due_on = NULL", "UPDATE safety_orders SET reported_on = NULL, recheck_due_on = NULL, closed_on = NULL"},
	{"safety_orders_closed_when_reported", "UPDATE safety_orders SET reported_on = NULL, closed_on = NULL", ""},
	{"safety_orders_issued_once", newOrder + "'y', '2023-03-01', '2023-03-02', NULL, NULL, NULL); " + strings.Replace(newOrder, "'z', ", "'w', ", 1) + "'y', '2023-03-01', '2023-03-02', NULL, NULL, NULL)", newOrder + "'x', '2023-03-01', '2023-03-02', NULL, NULL, NULL)"},
	// The same inspection is another one by somebody else, on another day, and of a unit as a whole with another note.
	{"inspections_recorded_once", newInspection + "101, '2023-03-01', NULL); " + byOne, newInspection + "101, '2023-03-02', NULL); " + byOne},
	{"inspections_recorded_once", newInspection + "NULL, '2023-03-01', NULL), (102, 202, 101, NULL, '2023-03-01', NULL); " + byOne, newInspection + "NULL, '2023-03-01', NULL), (102, 202, 101, NULL, '2023-03-01', 'y'); " + byOne},
	{"", "", newInspection + "101, '2023-03-01', NULL); " + byOne + " UNION ALL SELECT 102, 201, 102"},
	{"follow_up_steps_while_open", newStep + "'2023-02-28', NULL)", newStep + "'2023-03-01', NULL)"},
	{"follow_up_steps_while_open", newStep + "'2023-03-02', NULL)", "UPDATE follow_ups SET closed_on = NULL, outcome = NULL; " + newStep + "'2023-03-02', NULL)"},
	{"follow_up_steps_destroyed_once", newStep + "'2023-03-01', 101)", ""},
	{"rechecks_days_in_order", newRecheck + "'2023-03-02', NULL, '2023-03-01', false, 'x')", newRecheck + "'2023-03-02', NULL, '2023-03-02', false, 'x')"},
	{"rechecks_one_pass", newRecheck + "'2023-03-02', NULL, '2023-03-02', true, 'x')", newRecheck + "'2023-03-02', NULL, '2023-03-02', false, 'x')"},
	{"safety_orders_order_no_key", "INSERT INTO safety_orders (agency_id, inspection_id, party_id, order_no, text, issued_on, due_on) VALUES (102, 101, 101, 'x', 'x', '2023-03-01', '2023-03-02')", "INSERT INTO safety_orders (agency_id, inspection_id, party_id, order_no, text, issued_on, due_on) VALUES (102, 101, 101, 'y', 'x', '2023-03-01', '2023-03-02')"},
	{"follow_ups_sample_no_key", "INSERT INTO follow_ups (agency_id, product, sample_no, failed_item, seller_id, sampled_on, opened_on) VALUES (102, 'x', 'x', 'x', 101, '2023-03-01', '2023-03-02')", "INSERT INTO follow_ups (agency_id, product, sample_no, failed_item, seller_id, sampled_on, opened_on) VALUES (102, 'x', 'y', 'x', 101, '2023-03-01', '2023-03-02')"},
	{"pharmacies_licence_no_key", "UPDATE pharmacies SET licence_no = 'x'", "UPDATE pharmacies SET licence_no = 'z' WHERE id = 101"},
	{"pharmacies_division_digits", "UPDATE pharmacies SET division = '32058'", "UPDATE pharmacies SET division = '320585'"},
	{"pharmacies_days_in_order", "UPDATE pharmacies SET connected_on = opened_on - 1", "UPDATE pharmacies SET connected_on = opened_on"},
	{"pharmacies_days_in_order", "UPDATE pharmacies SET closed_on = opened_on", "UPDATE pharmacies SET closed_on = opened_on + 1, connected_on = NULL"},
	{"pharmacies_days_in_order", "UPDATE pharmacies SET closed_on = connected_on", "UPDATE pharmacies SET closed_on = connected_on + 1"},
	{"remote_checks_recorded_once", newRemoteCheck + "'2023-03-01', 'VIDEO')", newRemoteCheck + "'2023-03-01', 'COLD_CHAIN'), (102, 101, 'PASSED', '2023-03-02', 'VIDEO')"},
	{"remote_findings_rectified_with_proof", "UPDATE remote_findings SET proof = NULL", "UPDATE remote_findings SET proof = NULL, rectified_on = NULL"},
	{"remote_findings_rectified_with_proof", "UPDATE remote_findings SET proof = 'x'", "UPDATE remote_findings SET proof = 'x', rectified_on = '2023-03-01'"},
	{"follow_ups_closed_with_outcome", "UPDATE follow_ups SET outcome = NULL", "UPDATE follow_ups SET outcome = NULL, closed_on = NULL"},
	{"follow_ups_closed_after_opened", "UPDATE follow_ups SET closed_on = opened_on - 1", "UPDATE follow_ups SET closed_on = opened_on"},
	{"complaints_complaint_no_key", newComplaint + "'x')", newComplaint + "'y')"},
	{"complaints_merged_into_fkey", "UPDATE complaints SET merged_into_id = 999", "UPDATE complaints SET merged_into_id = 101"},
	{"complaints_refused_with_reason", "UPDATE complaints SET refusal = NULL", "UPDATE complaints SET refusal = NULL, refused_at = NULL"},
	{"complaints_closed_with_result", "UPDATE complaints SET result = NULL", "UPDATE complaints SET result = NULL, closed_at = NULL, closed_in_time = NULL"},
	{"complaints_closed_with_result", "UPDATE complaints SET result = NULL, closed_at = NULL", "UPDATE complaints SET closed_in_time = NULL"},
	{"complaints_acknowledged_in_time_told", "UPDATE complaints SET acknowledged_at = NULL", "UPDATE complaints SET acknowledged_in_time = NULL"},
	{"complaints_told_when_named", "UPDATE complaints SET is_named = false", "UPDATE complaints SET is_named = false, tell_by = NULL, told_at = NULL, told_in_time = NULL"},
	{"complaints_told_in_time_told", "UPDATE complaints SET told_at = NULL", "UPDATE complaints SET told_at = NULL, told_in_time = NULL"},
	{"complaints_decided_when_report", "UPDATE complaints SET kind = 'COMPLAINT', check_by = NULL", "UPDATE complaints SET kind = 'COMPLAINT', decided_on = NULL, tell_article = NULL, check_by = NULL"},
	{"complaints_decided_when_report", "UPDATE complaints SET decided_on = received_on - 1", "UPDATE complaints SET decided_on = received_on + 1"},
	{"complaints_checked_when_report", "UPDATE complaints SET check_by = received_on", "UPDATE complaints SET check_by = received_on + 1"},
	{"complaints_checked_when_report", "UPDATE complaints SET kind = 'COMPLAINT', decided_on = NULL, tell_article = NULL", "UPDATE complaints SET kind = 'COMPLAINT', decided_on = NULL, tell_article = NULL, check_by = NULL"},
	{"complaints_told_once_decided", "UPDATE complaints SET decided_on = NULL", "UPDATE complaints SET decided_on = NULL, tell_article = NULL"},
	{"complaints_told_once_decided", "UPDATE complaints SET decided_on = '2023-03-04'", "UPDATE complaints SET decided_on = '2023-03-02'"},
	{"complaints_closed_last", "UPDATE complaints SET acknowledged_at = closed_at + interval '1 second'", "UPDATE complaints SET acknowledged_at = closed_at"},
	{"complaints_closed_last", "UPDATE complaints SET accepted_at = closed_at + interval '1 second'", "UPDATE complaints SET accepted_at = closed_at"},
	{"complaints_in_order", "UPDATE complaints SET acknowledged_at = received_at - interval '1 second'", "UPDATE complaints SET acknowledged_at = received_at"},
	{"promise_merchants_left_after_joined", "UPDATE promise_merchants SET left_on = joined_on", "UPDATE promise_merchants SET left_on = joined_on + 1"},
	{"rights_stations_closed_after_opened", "UPDATE rights_stations SET closed_on = opened_on", "UPDATE rights_stations SET closed_on = opened_on + 1"},
	{"trust_units_named_after_proposed", "UPDATE trust_units SET named_on = proposed_on - 1", "UPDATE trust_units SET named_on = proposed_on"},
	{"consumer_notices_of_case", "UPDATE consumer_notices SET kind = 'TYPICAL_CASE', case_id = NULL", "UPDATE consumer_notices SET kind = 'TYPICAL_CASE', case_id = 101"},
	{"seizures_order_no_key", "INSERT INTO seizures (agency_id, case_id, kind, order_no, ground, approved_by, place, seized_on) VALUES (102, 101, 'SEAL', '太市监强制〔2023〕1号', 'x', 'x', 'x', '2023-01-05')", "INSERT INTO seizures (agency_id, case_id, kind, order_no, ground, approved_by, place, seized_on) VALUES (102, 101, 'SEAL', '2', 'x', 'x', 'x', '2023-01-05')"},
	{"examinations_days_in_order", "UPDATE examinations SET ended_on = starts_on - 1 WHERE id = 103", "UPDATE examinations SET ended_on = starts_on WHERE id = 103"},
	{"examinations_days_in_order", "UPDATE examinations SET due_on = starts_on - 1", "UPDATE examinations SET due_on = starts_on"},
	{"examinations_ended_with_result", "UPDATE examinations SET result = NULL", "UPDATE examinations SET result = NULL, ended_on = NULL"},
	{"examinations_of_seized_told", "UPDATE examinations SET told_on = NULL", "UPDATE examinations SET told_on = NULL, seizure_id = NULL"},
	{"seizures_extended_with_reason", "UPDATE seizures SET extension = NULL", "UPDATE seizures SET extension = NULL, extended_on = NULL"},
	{"documents_doc_no_key", newDocument + "'太市监罚告〔2023〕1号', NULL)", newDocument + "'2', NULL)"},
	{"documents_sha256_hex", newDocument + "'2', 'x')", newDocument + "'2', repeat('f', 64))"},
	{"goods_lots_seizure_fkey", "UPDATE goods_lots SET seizure_id = 999 WHERE id = 101", "UPDATE goods_lots SET seizure_id = 101 WHERE id = 101"},
	{"goods_movements_handler_fkey", "INSERT INTO goods_movements (agency_id, moved_on, lot_id, kind, quantity, handler_id) VALUES (102, '2023-03-01', 102, 'STORE', 1, 999)", "INSERT INTO goods_movements (agency_id, moved_on, lot_id, kind, quantity, handler_id) VALUES (102, '2023-03-01', 102, 'STORE', 1, 101)"},
	{"goods_movements_proceeds_of_auction", "INSERT INTO goods_movements (agency_id, moved_on, lot_id, kind, quantity, proceeds) VALUES (102, '2023-03-01', 102, 'TRANSFER', 1, 1)", "INSERT INTO goods_movements (agency_id, moved_on, lot_id, kind, quantity, proceeds) VALUES (102, '2023-03-01', 102, 'AUCTION', 1, 0)"},
	{"goods_movements_within_lot", newMovement + "(102, '2023-03-01', 102, 'SEAL', 1, NULL)", newMovement + "(102, '2023-03-01', 101, 'SEAL', 10, NULL)"},
	{"goods_movements_within_lot", newMovement + "(102, '2023-03-01', 102, 'RELEASE', 3.001, NULL)", newMovement + "(102, '2023-03-01', 102, 'RELEASE', 3, NULL)"},
	{"deferrals_granted_after_applied", "UPDATE deferrals SET granted_on = applied_on - 1", "UPDATE deferrals SET granted_on = applied_on"},
	{"accruals_days_in_order", "UPDATE accruals SET ends_on = starts_on - 2", "UPDATE accruals SET ends_on = starts_on - 1"},
	{"appeals_ended_with_outcome", "UPDATE appeals SET outcome = NULL", "UPDATE appeals SET outcome = NULL, ended_on = NULL"},
	{"appeals_ended_after_filed", "UPDATE appeals SET ended_on = filed_on - 1", "UPDATE appeals SET ended_on = filed_on"},
	{"appeals_one_open", newAppeal + "('2023-05-01'), ('2023-05-02')) d", newAppeal + "('2023-05-01')) d"},
	{"payments_within_penalty", "INSERT INTO payments (agency_id, paid_on, method, case_id, penalty_id, kind, amount, surcharge) VALUES (102, '2023-03-01', 'BANK', 101, 101, 'PAYMENT', 0, 1000.01)", "INSERT INTO payments (agency_id, paid_on, method, case_id, penalty_id, kind, amount, surcharge) VALUES (102, '2023-03-01', 'NONE', 101, 101, 'WRITE_OFF', 0, 1000)"},
	{"deadlines_case_fkey", "UPDATE deadlines SET case_id = 999 WHERE id = 101", ""},
	{"deadlines_days_in_order", "UPDATE deadlines SET due_on = starts_on - 1 WHERE id = 101", "UPDATE deadlines SET due_on = starts_on WHERE id = 101"},
	{"deadlines_days_in_order", "UPDATE deadlines SET ended_on = starts_on - 1 WHERE id = 101", "UPDATE deadlines SET ended_on = starts_on WHERE id = 101"},
	{"deadlines_known_or_not", "UPDATE deadlines SET due_on = NULL WHERE id = 101", "UPDATE deadlines SET due_on = NULL, unknown_year = 2027 WHERE id = 101"},
	{"deadlines_known_or_not", "UPDATE deadlines SET unknown_year = 2027 WHERE id = 101", ""},
	{"deadlines_one_open", "UPDATE deadlines SET case_id = 102, ended_on = NULL WHERE id = 101", "UPDATE deadlines SET case_id = 102 WHERE id = 101"},
	{"visit_frequencies_division_digits", "UPDATE visit_frequencies SET division = '32058'", "UPDATE visit_frequencies SET division = '320585100'"},
	{"visit_frequencies_quarters_range", "UPDATE visit_frequencies SET quarters = 0", "UPDATE visit_frequencies SET quarters = 8"},
	{"visit_frequencies_quarters_range", "UPDATE visit_frequencies SET quarters = 9", "UPDATE visit_frequencies SET quarters = 1"},
	{"visit_frequencies_day_key", newFrequency + "'320585', '2023-01-01', 1, 'x')", newFrequency + "NULL, '2023-01-01', 1, 'x')"},
	{"visit_frequencies_day_key", newFrequency + "NULL, '2023-01-01', 1, 'x'), (102, 'B', NULL, '2023-01-01', 2, 'x')", newFrequency + "NULL, '2023-01-01', 1, 'x'), (102, 'B', NULL, '2023-01-02', 2, 'x')"},
	{"level_changes_days_in_order", "UPDATE level_changes SET ends_on = starts_on", "UPDATE level_changes SET ends_on = starts_on + 1"},
	{"level_changes_no_overlap", newLevel + "101, 'B', '2020-01-02', NULL)", newLevel + "101, 'B', '2019-12-01', '2020-01-01')"},
	{"level_changes_no_overlap", newLevel + "101, 'B', '2019-12-01', '2020-01-02')", "UPDATE level_changes SET cancelled_on = '2020-01-01'; " + newLevel + "101, 'B', '2019-12-01', '2020-01-02')"},
	{"planned_visits_made_or_cancelled", "UPDATE planned_visits SET cancelled_on = '2023-03-02'", "UPDATE planned_visits SET cancelled_on = '2023-03-02', visit_id = NULL"},
	{"planned_visits_no_overlap", newPlan + "'2023-02-01', '2023-03-01', NULL)", newPlan + "'2023-02-01', '2023-02-28', NULL)"},
	{"planned_visits_no_overlap", newPlan + "'2023-03-01', '2023-03-31', NULL)", newPlan + "'2023-03-01', '2023-03-31', '2023-03-05')"},
	{"trust_units_ended_after_named", "UPDATE trust_units SET ended_on = named_on - 1", "UPDATE trust_units SET ended_on = named_on + 1"},
	{"trust_units_ended_after_named", "UPDATE trust_units SET named_on = NULL, ended_on = proposed_on - 1", "UPDATE trust_units SET named_on = NULL, ended_on = proposed_on"},
	{"trust_units_standing_key", newTrustUnit + "'y', NULL), (102, '2023-03-01', 'y', NULL)", newTrustUnit + "'y', NULL), (102, '2023-03-01', 'y', 101), (102, '2023-03-01', 'x', 101)"},
	{"trust_units_no_overlap", "UPDATE trust_units SET ended_on = '2023-06-01'; " + newTrustUnit + "'x', 101)", "UPDATE trust_units SET ended_on = '2023-06-01'; UPDATE trust_units SET proposed_on = '2023-01-01', named_on = NULL, ended_on = '2023-03-01'; " + newTrustUnit + "'x', 101)"},
	{"rights_stations_open_key", newStation + "'y', NULL), (102, 'STATION', '2023-03-01', 'y', NULL)", newStation + "'y', NULL), (102, 'STATION', '2023-03-01', 'y', 'z'), (102, 'MEDIATION_CENTRE', '2023-03-01', 'y', NULL)"},
	{"rights_stations_no_overlap", newStation + "'x', 'x')", "UPDATE rights_stations SET opened_on = '2023-01-01', closed_on = '2023-03-01'; " + newStation + "'x', 'x')"},
	{"promise_merchants_enrolled_key", newMerchant + "'y', 101, NULL), (102, 'PREFERRED', '2023-03-01', 'y', 101, NULL)", newMerchant + "'y', 101, NULL), (102, 'PREFERRED', '2023-03-01', 'y', NULL, NULL), (102, 'PREFERRED', '2023-03-01', 'y', 101, 'z'), (102, 'NO_REASON_RETURN', '2023-03-01', 'y', 101, NULL)"},
	{"promise_merchants_no_overlap", "UPDATE promise_merchants SET scheme = 'PREFERRED'; " + newMerchant + "'x', 101, 'x')", "UPDATE promise_merchants SET scheme = 'PREFERRED', joined_on = '2023-01-01', left_on = '2023-03-01'; " + newMerchant + "'x', 101, 'x')"},
	{"analysis_reports_issued_key", newAnalysis + "'x', '2023-03-01', 101)", newAnalysis + "'x', '2023-03-01', 102), (102, 'x', '2023-03-02', 101), (102, 'y', '2023-03-01', 101)"},
	{"analysis_reports_issued_key", newAnalysis + "'y', '2023-03-01', NULL), (102, 'y', '2023-03-01', NULL)", newAnalysis + "'y', '2023-03-01', NULL)"},
	{"consumer_notices_ended_after_published", "UPDATE consumer_notices SET ends_on = published_on - 1", "UPDATE consumer_notices SET ends_on = NULL"},
	{"coverage_assignments_while_open", "UPDATE food_businesses SET closed_on = '2023-06-01' WHERE id = 101", "UPDATE coverage_assignments SET period = '[2023-01-01,2023-06-01)'; UPDATE food_businesses SET closed_on = '2023-06-01' WHERE id = 101"},
	{"coverage_assignments_while_open", coveredUntilMay + "UPDATE food_businesses SET closed_on = '2023-06-01' WHERE id = 101; " + newAssignment + "'[2023-05-01,2023-06-02)')", coveredUntilMay + "UPDATE food_businesses SET closed_on = '2023-06-01' WHERE id = 101; " + newAssignment + "'[2023-05-01,2023-06-01)')"},
	{"coverage_assignments_while_open", coveredUntilMay + "UPDATE food_businesses SET closed_on = '2023-06-01' WHERE id = 101; UPDATE coverage_assignments SET period = '[2023-01-01,)'", coveredUntilMay + "UPDATE food_businesses SET closed_on = '2023-06-01' WHERE id = 101; UPDATE coverage_assignments SET period = '[2023-01-01,2023-06-01)'"},
	{"coverage_assignments_while_in_office", "UPDATE officials SET left_on = '2023-06-01' WHERE id = 101", "UPDATE coverage_assignments SET period = '[2023-01-01,2023-06-01)'; UPDATE officials SET left_on = '2023-06-01' WHERE id = 101"},
	{"coverage_assignments_while_in_office", coveredUntilMay + "UPDATE officials SET left_on = '2023-06-01' WHERE id = 101; " + newAssignment + "'[2023-05-01,)')", coveredUntilMay + "UPDATE officials SET left_on = '2023-06-01' WHERE id = 101; " + newAssignment + "'[2023-05-01,2023-06-01)')"},
	{"deadlines_known_or_not", "UPDATE deadlines SET stopped_on = '2023-02-01' WHERE id = 101", "UPDATE deadlines SET stopped_on = '2023-02-01', due_on = NULL WHERE id = 101"},
	{"deadline_spans_days_counted", "UPDATE deadline_spans SET days = 2 WHERE id = 102", "UPDATE deadline_spans SET days = 2, ends_on = ends_on + 1 WHERE id = 102"},
	{"clues_clue_no_key", "UPDATE clues SET clue_no = 'x'", "UPDATE clues SET clue_no = 'x' WHERE id = 101"},
	{"clues_extended_with_reason", "UPDATE clues SET extension = NULL WHERE id = 101", "UPDATE clues SET extension = NULL, extended_on = NULL WHERE id = 101"},
	{"clues_checked_with_outcome", "UPDATE clues SET outcome = 'NOT_FILED' WHERE id = 102", "UPDATE clues SET outcome = 'NOT_FILED', checked_on = received_on WHERE id = 102"},
	{"clues_filed_with_case", "UPDATE clues SET case_id = NULL WHERE id = 101", "UPDATE clues SET case_id = NULL, outcome = 'REFERRED' WHERE id = 101"},
	{"clues_filed_with_case", "UPDATE clues SET case_id = 101 WHERE id = 102", ""},
	{"clues_case_fkey", "UPDATE clues SET case_id = 999 WHERE id = 101", ""},
	{"clues_checked_after_received", "UPDATE clues SET checked_on = received_on - 1 WHERE id = 103", "UPDATE clues SET checked_on = received_on WHERE id = 103"},
	{"clues_checked_after_received", "UPDATE clues SET extended_on = received_on - 1 WHERE id = 101", "UPDATE clues SET extended_on = received_on WHERE id = 101"},
	{"proposed_penalties_amount_of_money", "UPDATE proposed_penalties SET amount = NULL WHERE id = 101", ""},
	{"proposed_penalties_amount_of_money", "UPDATE proposed_penalties SET amount = 1 WHERE id = 102", "UPDATE proposed_penalties SET amount = 1, kind = 'CONFISCATION_OF_GAINS' WHERE id = 102"},
	{"proposed_penalties_amount_positive", "UPDATE proposed_penalties SET amount = 0 WHERE id = 101", "UPDATE proposed_penalties SET amount = 0.01 WHERE id = 101"},
	{"proposed_penalties_provision_fkey", "UPDATE proposed_penalties SET provision_id = 999", "UPDATE proposed_penalties SET provision_id = 102"},
	{"hearings_held_after_told", "UPDATE hearings SET held_on = told_on", "UPDATE hearings SET held_on = told_on + 1"},
	{"case_events_corrects_fkey", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on, corrects_id) VALUES (102, 101, 'CORRECTED', '2023-01-01', 999)", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on, corrects_id) VALUES (102, 101, 'CORRECTED', '2023-01-01', 101)"},
	{"case_events_corrects_key", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on, corrects_id) VALUES (102, 102, 'CORRECTED', '2023-01-01', 102)", ""},
	{"case_events_correction_corrects", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on) VALUES (102, 102, 'CORRECTED', '2023-01-01')", ""},
	{"case_events_days_positive", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on, days) VALUES (102, 102, 'EXTENDED', '2023-01-01', 0)", "INSERT INTO case_events (agency_id, case_id, kind, occurred_on, days) VALUES (102, 102, 'EXTENDED', '2023-01-01', 1)"},
	{"payments_event_fkey", "INSERT INTO payments (agency_id, paid_on, method, case_id, penalty_id, kind, amount, event_id) VALUES (102, '2023-03-01', 'BANK', 103, 103, 'PAYMENT', 1, 999)", "INSERT INTO payments (agency_id, paid_on, method, case_id, penalty_id, kind, amount, event_id) VALUES (102, '2023-03-01', 'BANK', 103, 103, 'PAYMENT', 1, 101)"},
	{"rules_name_key", "UPDATE rules SET effective_from = '2000-01-01'", ""},
	{"rules_effective_in_order", "UPDATE rules SET effective_until = effective_from - 1", "UPDATE rules SET effective_until = effective_from"},
	{"rules_pkey", "UPDATE rules SET id = 1", ""},
	{"findings_visit_fkey", "UPDATE findings SET visit_id = 999", ""},
	{"findings_case_fkey", "UPDATE findings SET case_id = 999", "UPDATE findings SET case_id = NULL"},
	{"findings_rectified_with_proof", "UPDATE findings SET proof = NULL", "UPDATE findings SET proof = NULL, rectified_on = NULL"},
	{"findings_rectified_with_proof", "UPDATE findings SET rectified_on = NULL", ""},
	{"accounts_subject_key", "UPDATE accounts SET role = 'AUDITOR', subject = 'b' WHERE id = 102", "UPDATE accounts SET role = 'ADMIN', subject = 'b' WHERE id = 102; DELETE FROM account_units; UPDATE accounts SET role = 'AUDITOR', subject = 'b', officer_id = NULL WHERE id = 101"},
	{"accounts_valid_in_order", "UPDATE accounts SET valid_until = valid_from - 1", "UPDATE accounts SET valid_until = valid_from"},
	{"accounts_withdrawn_with_reason", "UPDATE accounts SET withdrawal = NULL WHERE id = 101", "UPDATE accounts SET withdrawal = NULL, withdrawn_at = NULL WHERE id = 101"},
	{"accounts_withdrawn_with_reason", "UPDATE accounts SET withdrawal = 'x' WHERE id = 102", ""},
	{"account_units_of_legal", "INSERT INTO account_units (agency_id, account_id, unit_id) VALUES (102, 102, 101)", "UPDATE accounts SET role = 'LEGAL' WHERE id = 102; INSERT INTO account_units (agency_id, account_id, unit_id) VALUES (102, 102, 101)"},
	{"account_units_of_legal", "UPDATE accounts SET role = 'ADMIN', officer_id = NULL WHERE id = 101", "DELETE FROM account_units; UPDATE accounts SET role = 'ADMIN', officer_id = NULL WHERE id = 101"},
	{"account_units_pkey", "INSERT INTO account_units (agency_id, account_id, unit_id) VALUES (102, 101, 101)", ""},
	{"account_units_account_fkey", "INSERT INTO account_units (agency_id, account_id, unit_id) VALUES (102, 999, 101)", ""},
	{"account_units_unit_fkey", "UPDATE account_units SET unit_id = 999 WHERE unit_id = 101", ""},
	{"accounts_officer_of_legal", "DELETE FROM account_units; UPDATE accounts SET role = 'ADMIN' WHERE id = 101", "DELETE FROM account_units; UPDATE accounts SET role = 'ADMIN', officer_id = NULL WHERE id = 101"},
	{"access_tokens_expires_in_a_year", "UPDATE access_tokens SET expires_at = created_at", "UPDATE access_tokens SET expires_at = created_at + interval '1 second'"},
	{"access_tokens_expires_in_a_year", "UPDATE access_tokens SET expires_at = created_at + interval '8784 hours 1 second'", "UPDATE access_tokens SET expires_at = created_at + interval '8784 hours'"},
	{"access_tokens_secret_sha256_length", "UPDATE access_tokens SET secret_sha256 = ''", ""},
	{"disclosures_of_one_record", "INSERT INTO disclosures (agency_id, party_id, pharmacy_id, reason, caller, caller_name, revealed_at) VALUES (102, 101, 101, 'x', 'x', 'x', now())", "INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (102, 101, 'x', 'x', 'x', now())"},
	{"disclosures_of_one_record", "INSERT INTO disclosures (agency_id, reason, caller, caller_name, revealed_at) VALUES (102, 'x', 'x', 'x', now())", "INSERT INTO disclosures (agency_id, pharmacy_id, reason, caller, caller_name, revealed_at) VALUES (102, 101, 'x', 'x', 'x', now())"},
	{"disclosures_of_one_record", "INSERT INTO disclosures (agency_id, party_id, attachment_id, reason, caller, caller_name, revealed_at) SELECT agency_id, 101, id, 'x', 'x', 'x', now() FROM attachments", ""},
	{"disclosures_attachment_fkey", "INSERT INTO disclosures (agency_id, attachment_id, reason, caller, caller_name, revealed_at) VALUES (102, 999, 'x', 'x', 'x', now())", ""},
	{"disclosures_party_fkey", "INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (102, 999, 'x', 'x', 'x', now())", ""},
	{"disclosures_pharmacy_fkey", "INSERT INTO disclosures (agency_id, pharmacy_id, reason, caller, caller_name, revealed_at) VALUES (102, 999, 'x', 'x', 'x', now())", ""},
	{"disclosures_caller_bounded", "INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (102, 101, 'x', '', 'x', now())", "INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (102, 101, 'x', repeat('x', 300), 'x', now())"},
	{"disclosures_caller_name_bounded", "INSERT INTO disclosures (agency_id, party_id, reason, caller, caller_name, revealed_at) VALUES (102, 101, 'x', 'x', repeat('x', 301), now())", ""},
	{"party_changes_party_fkey", "INSERT INTO party_changes (agency_id, party_id, kind, name, reason, caller, caller_name, changed_at) VALUES (102, 999, 'OTHER', 'x', 'x', 'x', 'x', now())", "INSERT INTO party_changes (agency_id, party_id, kind, name, reason, caller, caller_name, changed_at) VALUES (102, 101, 'OTHER', 'x', 'x', 'x', 'x', now())"},
	{"party_changes_division_digits", "INSERT INTO party_changes (agency_id, party_id, kind, name, division, reason, caller, caller_name, changed_at) VALUES (102, 101, 'OTHER', 'x', '32058', 'x', 'x', 'x', now())", "INSERT INTO party_changes (agency_id, party_id, kind, name, division, reason, caller, caller_name, changed_at) VALUES (102, 101, 'OTHER', 'x', '320585', 'x', 'x', 'x', now())"},
	{"party_changes_caller_bounded", "INSERT INTO party_changes (agency_id, party_id, kind, name, reason, caller, caller_name, changed_at) VALUES (102, 101, 'OTHER', 'x', 'x', '', 'x', now())", ""},
	{"party_changes_caller_name_bounded", "INSERT INTO party_changes (agency_id, party_id, kind, name, reason, caller, caller_name, changed_at) VALUES (102, 101, 'OTHER', 'x', 'x', 'x', repeat('x', 301), now())", ""},
	{"party_changes_append_only", "UPDATE party_changes SET reason = 'x'", ""},
	{"party_changes_append_only", "DELETE FROM party_changes", ""},
	{"party_changes_append_only", "TRUNCATE party_changes", ""},
	{"erasures_not_before_time", "INSERT INTO erasures (agency_id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at) VALUES (102, 'Party', 101, 'r', 'a', '2013-01-01', '2023-01-01', '{}', 'x', '2023-01-01', now())", "INSERT INTO erasures (agency_id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at) VALUES (102, 'Party', 101, 'r', 'a', '2013-01-01', '2023-01-01', '{}', 'x', '2023-01-02', now())"},
	{"erasures_not_before_time", "INSERT INTO erasures (agency_id, record_type, record_id, rule, article, ended_on, kept_until, fields, erased_by, erased_on, erased_at) VALUES (102, 'Party', 101, 'r', 'a', '2013-01-01', '2012-12-31', '{}', 'x', '2023-01-02', now())", ""},
	{"erasures_append_only", "UPDATE erasures SET rule = 'x'", ""},
	{"erasures_append_only", "DELETE FROM erasures", ""},
	{"erasures_append_only", "TRUNCATE erasures", ""},
	{"disclosures_append_only", "UPDATE disclosures SET reason = 'x'", ""},
	{"disclosures_append_only", "DELETE FROM disclosures", ""},
	{"disclosures_append_only", "TRUNCATE disclosures", ""},
	{"access_events_added_up", "INSERT INTO access_events (agency_id, day, caller, kind, operation, count, first_at, last_at) SELECT agency_id, day, caller, kind, operation, count, first_at, last_at FROM access_events WHERE id = 102", "INSERT INTO access_events (agency_id, day, caller, kind, operation, count, first_at, last_at) SELECT agency_id, day + 1, caller, kind, operation, count, first_at, last_at FROM access_events WHERE id = 102"},
	{"access_events_caller_bounded", "UPDATE access_events SET caller = ''", "UPDATE access_events SET caller = repeat('x', 300) WHERE id = 101"},
	{"access_events_caller_name_bounded", "UPDATE access_events SET caller_name = ''", "UPDATE access_events SET caller_name = repeat('x', 300)"},
	{"access_events_count_positive", "INSERT INTO access_events (agency_id, day, caller, kind, count, first_at, last_at) VALUES (102, '2023-01-02', 'x', 'SIGN_IN', 0, now(), now())", "INSERT INTO access_events (agency_id, day, caller, kind, count, first_at, last_at) VALUES (102, '2023-01-02', 'x', 'SIGN_IN', 1, now(), now())"},
	{"access_events_times_in_order", "INSERT INTO access_events (agency_id, day, caller, kind, count, first_at, last_at) VALUES (102, '2023-01-02', 'x', 'SIGN_IN', 1, now(), now() - interval '1 microsecond')", ""},
	{"access_events_refused_with_code", "UPDATE access_events SET code = 'FORBIDDEN' WHERE id = 102", "UPDATE access_events SET code = 'FORBIDDEN' WHERE id = 101"},
	{"access_events_refused_with_code", "UPDATE access_events SET code = NULL WHERE id = 101", "UPDATE access_events SET code = NULL, kind = 'OPERATION' WHERE id = 101"},
	{"access_events_only_grow", "UPDATE access_events SET count = count - 1", "UPDATE access_events SET count = count + 1"},
	{"access_events_only_grow", "UPDATE access_events SET last_at = first_at WHERE id = 101", "UPDATE access_events SET last_at = last_at + interval '1 second'"},
	{"access_events_only_grow", "UPDATE access_events SET first_at = last_at WHERE id = 101", "UPDATE access_events SET first_at = first_at - interval '1 second'"},
	{"imports_sha256_hexadecimal", "UPDATE imports SET sha256 = 'x'", ""},
	{"imports_imported_by_bounded", "UPDATE imports SET imported_by = ''", "UPDATE imports SET imported_by = repeat('x', 300)"},
	{"imports_undone_by_bounded", "UPDATE imports SET undone_by = '' WHERE state = 'UNDONE'", "UPDATE imports SET undone_by = repeat('x', 300) WHERE state = 'UNDONE'"},
	{"imports_undone_fits_state", "UPDATE imports SET undone_at = NULL, undone_by = NULL", "UPDATE imports SET undone_at = now(), undone_by = 'x', state = 'UNDONE'"},
	{"imports_row_count_counts", "UPDATE imports SET row_count = -1", "UPDATE imports SET row_count = 0"},
	{"imports_rejected_count_counts", "UPDATE imports SET rejected_count = -1", "UPDATE imports SET rejected_count = 0"},
	{"import_writes_of_rows", "UPDATE import_writes SET ids = NULL", "UPDATE import_writes SET ids = NULL, old_row = '{}'"},
	{"import_writes_import_fkey", "UPDATE import_writes SET import_id = 999", ""},
	{"import_records_import_fkey", "UPDATE import_records SET import_id = 999", ""},
	{"attachments_sha256_hexadecimal", "UPDATE attachments SET sha256 = 'x'", ""},
	{"attachments_uploaded_by_bounded", "UPDATE attachments SET uploaded_by = ''", "UPDATE attachments SET uploaded_by = repeat('x', 300)"},
	{"attachments_withdrawn_with_reason", "UPDATE attachments SET withdrawal = NULL", "UPDATE attachments SET withdrawal = NULL, withdrawn_at = NULL"},
	{"attachments_file_key", "UPDATE attachments SET sha256 = repeat('0c', 32), withdrawal = NULL, withdrawn_at = NULL", "UPDATE attachments SET sha256 = repeat('0c', 32)"},
	{"attachments_document_fkey", "UPDATE attachments SET document_id = 999", ""},
	{"attachments_event_fkey", "UPDATE attachments SET event_id = 999", ""},
	{"attachment_contents_attachment_fkey", "INSERT INTO attachment_contents (agency_id, attachment_id, content) VALUES (102, 999, '')", ""},
	{"attachment_contents_pkey", "INSERT INTO attachment_contents (agency_id, attachment_id, content) VALUES (102, 101, '')", ""},
	{"sessions_pkey", "UPDATE sessions SET token_sha256 = 'x'", "UPDATE sessions SET token_sha256 = 'x' WHERE ended_at IS NULL"},
	{"sessions_data_bounded", "UPDATE sessions SET data = convert_to(repeat('x', 8193), 'UTF8') WHERE ended_at IS NULL", "UPDATE sessions SET data = convert_to(repeat('x', 8192), 'UTF8') WHERE ended_at IS NULL"},
	{"sessions_ended_without_data", "UPDATE sessions SET ended_at = now()", "UPDATE sessions SET ended_at = now(), data = ''"},
}

// unreachable constraints exist for foreign keys that refer to them. They refuse nothing, because their columns hold a primary key.
var unreachable = []string{"decisions_case_key", "penalties_case_key", "payments_penalty_key"}

// commonRefusals makes the refusals of constraints that most tables have.
func commonRefusals(t *testing.T, db *bun.DB) []refusal {
	t.Helper()
	var constraints []struct{ Name, Table, Kind, Definition, Columns string }
	if err := db.NewRaw(`
		SELECT conname AS name, conrelid::regclass::text AS table, contype AS kind, pg_get_constraintdef(oid) AS definition,
		       (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = conrelid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attname <> 'agency_id') AS columns
		FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid NOT IN (0, 'bun_migrations'::regclass)`).Scan(t.Context(), &constraints); err != nil {
		t.Fatal(err)
	}
	// Without triggers, which would refuse first.
	const withoutTriggers = "SET LOCAL session_replication_role = replica; "
	said := regexp.MustCompile(`is_said\((\w+), (\d+)\)`)
	reference := regexp.MustCompile(`FOREIGN KEY \(agency_id, (\w+)\) REFERENCES \w+\(agency_id, id\)`)
	enum := regexp.MustCompile(`\((\w+) = ANY`)
	var made []refusal
	for _, c := range constraints {
		switch {
		case slices.ContainsFunc(refusals, func(r refusal) bool { return r.constraint == c.Name }): // has statements of its own
		case strings.HasSuffix(c.Name, "_version_counts"):
			made = append(made, refusal{c.Name, withoutTriggers + "UPDATE " + c.Table + " SET version = 0", withoutTriggers + "UPDATE " + c.Table + " SET version = 2"})
		case strings.HasSuffix(c.Name, "_changed_after_created"):
			made = append(made, refusal{c.Name, withoutTriggers + "UPDATE " + c.Table + " SET updated_at = created_at - interval '1 microsecond'", withoutTriggers + "UPDATE " + c.Table + " SET updated_at = created_at"})
		case reference.MatchString(c.Definition):
			made = append(made, refusal{c.Name, fmt.Sprintf("UPDATE %s SET %s = 999 WHERE ctid = (SELECT max(ctid) FROM %[1]s)", c.Table, reference.FindStringSubmatch(c.Definition)[1]), ""})
		case strings.HasSuffix(c.Name, "_not_negative"), strings.HasSuffix(c.Name, "_positive"):
			column := strings.TrimPrefix(strings.TrimSuffix(strings.TrimSuffix(c.Name, "_not_negative"), "_positive"), c.Table+"_")
			made = append(made, refusal{c.Name, fmt.Sprintf("%sUPDATE %s SET %s = -1", withoutTriggers, c.Table, column), ""})
		case strings.HasSuffix(c.Name, "_agency_fkey"):
			made = append(made, refusal{c.Name, fmt.Sprintf("INSERT INTO %s (agency_id, %s) SELECT 999, %[2]s FROM %[1]s LIMIT 1", c.Table, c.Columns), ""})
		case c.Kind == "p" && !strings.HasPrefix(c.Name, "settings") && !strings.HasPrefix(c.Name, "agencies") && !strings.HasPrefix(c.Name, "provisions"):
			made = append(made, refusal{c.Name, fmt.Sprintf("%sINSERT INTO %s (agency_id, %s) SELECT agency_id, %[3]s FROM %[2]s LIMIT 1", withoutTriggers, c.Table, c.Columns), ""})
		case c.Kind == "u" && strings.Contains(c.Table, "_by_"): // a summary
			made = append(made, refusal{c.Name, fmt.Sprintf("INSERT INTO %s (agency_id, %s) SELECT agency_id, %s FROM %[1]s LIMIT 1", c.Table, c.Columns, strings.Replace(c.Columns, "id,", "id + 1000,", 1)), ""})
		case c.Name == "provisions_pkey":
			made = append(made, refusal{c.Name, "INSERT INTO provisions SELECT * FROM provisions", ""})
		case said.MatchString(c.Definition):
			match := said.FindStringSubmatch(c.Definition)
			set := fmt.Sprintf("%sUPDATE %s SET %s = ", withoutTriggers, c.Table, match[1])
			one := fmt.Sprintf(" WHERE ctid = (SELECT max(ctid) FROM %s)", c.Table)
			made = append(made,
				refusal{c.Name, set + "E'字\\u200B'" + one, set + "E'\\u8FC7\\n\\u671F'" + one},
				refusal{c.Name, set + "'字 '" + one, ""},
				refusal{c.Name, set + "'" + " \t\n" + "'" + one, set + "'O''Brien 太 𠮷'" + one},
				refusal{c.Name, set + "repeat('字', " + match[2] + " + 1)" + one, set + "repeat('字', " + match[2] + ")" + one})
		case strings.HasSuffix(c.Name, "_enum"):
			column := enum.FindStringSubmatch(c.Definition)[1]
			where := ""
			switch c.Name { // rows where no other check looks at the value
			case "penalties_kind_enum":
				where = " WHERE amount IS NULL"
			case "payments_kind_enum":
				where = " WHERE reverses_id IS NULL"
			case "clues_outcome_enum":
				where = " WHERE outcome IS NOT NULL AND case_id IS NULL"
			case "proposed_penalties_kind_enum":
				where = " WHERE amount IS NULL"
			case "goods_movements_kind_enum":
				where = " WHERE destruction_id IS NULL"
			}
			made = append(made,
				refusal{c.Name, fmt.Sprintf("%sUPDATE %s SET %s = 'NO_SUCH'%s", withoutTriggers, c.Table, column, where), ""},
				refusal{c.Name, fmt.Sprintf("%sUPDATE %s SET %s = lower(%[3]s)%s", withoutTriggers, c.Table, column, where), ""})
		}
	}
	return made
}

// Every constraint refuses a bad statement under its own name, and accepts a good one that is nearly the same.
func TestEveryConstraintRefuses(t *testing.T) {
	t.Parallel()
	_, db := filled(t)
	try := func(t *testing.T, statement string) string {
		t.Helper()
		tx, err := db.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
		_, err = tx.ExecContext(t.Context(), statement)
		var refused *pgconn.PgError
		switch {
		case err == nil:
			return ""
		case errors.As(err, &refused) && refused.ConstraintName != "":
			return refused.ConstraintName
		case errors.As(err, &refused) && refused.Code == "23502":
			return "NOT NULL " + refused.ColumnName
		}
		return err.Error()
	}
	seen := map[string]bool{}
	for i, b := range slices.Concat(refusals, commonRefusals(t, db)) {
		seen[b.constraint] = true
		t.Run(fmt.Sprintf("%s_%d", b.constraint, i), func(t *testing.T) {
			if b.bad != "" {
				if got := try(t, b.bad); got != b.constraint {
					t.Errorf("refused by %q, want %q: %s", got, b.constraint, b.bad)
				}
			}
			if b.good != "" {
				if got := try(t, b.good); got != "" {
					t.Errorf("refused by %q: %s", got, b.good)
				}
			}
		})
	}
	var all []string
	if err := db.NewRaw(`
		SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid NOT IN (0, 'bun_migrations'::regclass)
		UNION SELECT relname FROM pg_class JOIN pg_index ON indexrelid = pg_class.oid AND indisunique
		WHERE relnamespace = 'public'::regnamespace AND relname NOT LIKE 'bun%'
		UNION SELECT (regexp_matches(prosrc, 'CONSTRAINT = ''(\w+)''', 'g'))[1] FROM pg_proc WHERE pronamespace = 'public'::regnamespace
		UNION SELECT tgname FROM pg_trigger WHERE tgname LIKE '%append_only' ORDER BY 1`).Scan(t.Context(), &all); err != nil {
		t.Fatal(err)
	}
	for _, name := range all {
		if !seen[name] && !slices.Contains(unreachable, name) {
			t.Errorf("no statement of refusals is refused by %s", name)
		}
	}
}
