package failure

import (
	"errors"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/law"
	"docket/messages"
	"docket/problem"
)

// constraintProblems are the problems of violated constraints, by the name of the constraint. Verbs check the same before, with more
// precise messages. So a constraint is violated only if two transactions write at once, or if a verb has a fault.
var constraintProblems = map[string]problem.Error{
	"cases_case_no_key":                     {Code: problem.Conflict, Field: "input.caseNo", Message: "the case number is taken in this bureau: give another one, or leave it out"},
	"decisions_decision_no_key":             {Code: problem.Conflict, Field: "input.decisionNo", Message: "the decision number is taken in this bureau: give another one, or leave it out"},
	"payments_receipt_no_key":               {Code: problem.Conflict, Field: "input.receiptNo", Message: "the receipt is on record already in this bureau: check its number"},
	"parties_code_key":                      {Code: problem.Conflict, Message: "a party with this code is on record in this bureau"},
	"parties_code_check_digit":              {Code: problem.BadUserInput, Message: "the unified social credit code is wrong: it must have 18 characters with a valid check digit (GB 32100-2015)"},
	"parties_code_of_organisation":          {Code: problem.BadUserInput, Message: "a natural person has no unified social credit code: leave it out"},
	"parties_identity_no_check_digit":       {Code: problem.BadUserInput, Message: "the identity number is wrong: it must have 17 digits with a day of birth, and a valid check digit (GB 11643)"},
	"parties_identity_no_of_person":         {Code: problem.BadUserInput, Message: "only a natural person or a sole trader has an identity number: leave it out"},
	"parties_identity_no_key":               {Code: problem.Conflict, Message: "a person with this identity number is on record in this bureau"},
	"units_name_key":                        {Code: problem.Conflict, Field: "input.name", Message: "the bureau has a unit of this name: give another one"},
	"officers_certificate_no_key":           {Code: problem.Conflict, Field: "input.certificateNo", Message: "an officer of this bureau has the certificate: check its number"},
	"agencies_code_key":                     {Code: problem.Conflict, Message: "an agency with this code is on record"},
	"agencies_tree":                         {Code: problem.Conflict, Message: "the parent of an agency must have a higher level"},
	"food_businesses_licence_no_key":        {Code: problem.Conflict, Field: "input.licenceNo", Message: "a food business with this licence is on record in this bureau"},
	"food_businesses_source_key_key":        {Code: problem.Conflict, Message: "a food business with this source key is on record in this bureau"},
	"parties_source_key_key":                {Code: problem.Conflict, Message: "a party with this source key is on record in this bureau"},
	"penalties_one_fine_of_act":             *violation(law.OneFine.Violation()),
	"decisions_final_once_served":           *violation(law.DecisionFinal.Violation()),
	"penalties_final_once_served":           *violation(law.DecisionFinal.Violation()),
	"penalties_stay_with_decision":          {Code: problem.Conflict, Message: "a penalty cannot move to another decision"},
	"payments_within_penalty":               {Code: problem.Conflict, Message: "the payments would exceed the amount of the penalty"},
	"payments_not_below_zero":               {Code: problem.Conflict, Message: "the reversals would exceed what was paid"},
	"payments_of_money_penalty":             {Code: problem.BadUserInput, Message: "a penalty that is not money cannot be paid"},
	"payments_reversal_exact":               {Code: problem.BadUserInput, Message: "a reversal must have exactly the negative amount of its entry"},
	"payments_reverses_key":                 {Code: problem.Conflict, Message: "the entry has been reversed already"},
	"appeals_one_open":                      {Code: problem.Conflict, Field: "input.decision", Message: "another appeal against the decision is open: end it first"},
	"payments_append_only":                  {Code: problem.Conflict, Message: "entries of the payment ledger cannot be changed or removed: reverse them"},
	"goods_movements_append_only":           {Code: problem.Conflict, Message: "entries of the goods ledger cannot be changed or removed"},
	"case_events_append_only":               {Code: problem.Conflict, Message: "events of a case cannot be changed or removed: correct the step"},
	"goods_movements_within_lot":            {Code: problem.Conflict, Message: "the confiscated quantity would exceed the quantity of the lot"},
	"goods_movements_within_confiscated":    {Code: problem.Conflict, Message: "the quantity that leaves the store would exceed what is held of the confiscated goods"},
	"coverage_assignments_no_overlap":       {Code: problem.Conflict, Message: "another official answers for the business on a day of this period"},
	"coverage_assignments_tier_fits_level":  *violation(law.TierFitsLevel.Violation()),
	"coverage_assignments_while_open":       {Code: problem.Conflict, Message: "an official answers for the business on a day on which it is closed: close it with closeFoodBusiness, which ends the assignment"},
	"coverage_assignments_while_in_office":  {Code: problem.Conflict, Message: "the official has left office by then: name an official who stays"},
	"level_changes_no_overlap":              {Code: problem.Conflict, Message: "another level of the business holds on a day of this period"},
	"food_businesses_level_of_history":      {Code: problem.Conflict, Message: "the level of the business must agree with its history: change it with regradeCoverage"},
	"coverage_visits_day_key":               {Code: problem.Conflict, Field: "input.visitedOn", Message: "the visit is on record already"},
	"planned_visits_cancelled_with_day":     {Code: problem.BadUserInput, Message: "a cancelled visit needs the day of its cancellation"},
	"planned_visits_no_overlap":             {Code: problem.Conflict, Message: "another visit to the business is planned in this period"},
	"visit_frequencies_day_key":             {Code: problem.Conflict, Field: "input.effectiveFrom", Message: "the frequency of this level and division is set from this day on already: give another day"},
	"public_records_decision_key":           {Code: problem.Conflict, Message: "the decision is published already"},
	"calendar_days_day_key":                 {Code: problem.Conflict, Message: "the day is in the calendar already"},
	"follow_ups_sample_no_key":              {Code: problem.Conflict, Field: "input.sampleNo", Message: "the sample is followed up already in this bureau"},
	"complaints_complaint_no_key":           {Code: problem.Conflict, Field: "input.complaintNo", Message: "the complaint number is taken in this bureau: give another one, or leave it out"},
	"safety_orders_order_no_key":            {Code: problem.Conflict, Field: "input.orderNo", Message: "the order number is taken in this bureau: give another one, or leave it out"},
	"rechecks_one_pass":                     {Code: problem.Conflict, Field: "input.safetyOrder", Message: "the order is closed already"},
	"hazards_seal_kept":                     {Code: problem.Conflict, Message: "a seal cannot be changed: put on another one after it was removed"},
	"hazards_removed_by_recheck":            *violation(law.HazardRechecked.Violation()),
	"hazards_removed_unsealed":              {Code: problem.Conflict, Message: "the seal of a hazard that is removed must be removed too"},
	"earlier_seals_no_overlap":              {Code: problem.Conflict, Message: "another seal of the hazard was on during these days"},
	"safety_orders_closed_when_reported":    *violation(law.OrderReported.Violation()),
	"safety_orders_issued_once":             {Code: problem.Conflict, Field: "input.text", Message: "an open order of the inspection has the same text"},
	"inspections_recorded_once":             {Code: problem.Conflict, Field: "input.inspectedOn", Message: "an inspection of the same by the same inspectors is on record for that day"},
	"equipment_retired_when_answered":       {Code: problem.Conflict, Field: "input.equipment", Message: "a hazard or an order of the equipment is open: close it first"},
	"equipment_retired_after_use":           {Code: problem.Conflict, Field: "input.retiredOn", Message: "the equipment was inspected on that day or later, or a hazard or an order of it was closed later"},
	"equipment_in_use_while_open":           {Code: problem.Conflict, Message: "the equipment is out of use: its hazards and orders must be closed before that day"},
	"hazards_seal_extended_once":            *violation(law.SealExtendedOnce.Violation()),
	"follow_up_steps_while_open":            {Code: problem.BadUserInput, Field: "input.takenOn", Message: "the step must be between the first and the last day of the follow-up"},
	"follow_up_steps_destroyed_once":        {Code: problem.Conflict, Field: "input.destruction", Message: "the destruction is a step of the follow-up already"},
	"promise_merchants_enrolled_key":        {Code: problem.Conflict, Field: "input.name", Message: "the shop is in the scheme already"},
	"promise_merchants_no_overlap":          {Code: problem.Conflict, Message: "the shop was in the scheme on a day of the period already"},
	"rights_stations_open_key":              {Code: problem.Conflict, Field: "input.name", Message: "a station of this kind and name is open there already"},
	"rights_stations_no_overlap":            {Code: problem.Conflict, Message: "the station was open on a day of the period already"},
	"trust_units_standing_key":              {Code: problem.Conflict, Field: "input.name", Message: "the unit is proposed or named already"},
	"trust_units_no_overlap":                {Code: problem.Conflict, Message: "the unit was proposed or named on a day of the period already"},
	"analysis_reports_issued_key":           {Code: problem.Conflict, Field: "input.title", Message: "the unit issued a report of this title on this day already"},
	"equipment_registration_no_key":         {Code: problem.Conflict, Field: "input.registrationNo", Message: "equipment with this registration number is on record in this bureau"},
	"seizures_order_no_key":                 {Code: problem.Conflict, Field: "input.orderNo", Message: "the order number is taken in this bureau: give another one, or leave it out"},
	"documents_doc_no_key":                  {Code: problem.Conflict, Field: "input.docNo", Message: "the document number is taken in this bureau: give another one, or leave it out"},
	"goods_movements_proceeds_of_auction":   {Code: problem.BadUserInput, Message: "only an auction has proceeds: leave them out"},
	"number_series_year_range":              {Code: problem.BadUserInput, Message: "no number is drawn for a year before 1949 or after 2999: give the number, or the right day"},
	"idempotency_keys_agency_fkey":          {Code: problem.NotFound, Message: "the input names a record of a bureau that does not exist"},
	"hearings_held_after_told":              {Code: problem.BadUserInput, Field: "input.heldOn", Message: "a hearing must be held after the day on which the party was told of it"},
	"deadlines_days_in_order":               {Code: problem.BadUserInput, Message: "a day of the input is before the first day of the term that it ends"},
	"clues_clue_no_key":                     {Code: problem.Conflict, Field: "input.clueNo", Message: "the clue number is taken in this bureau: give another one, or leave it out"},
	"case_events_corrects_key":              {Code: problem.Conflict, Field: "input.event", Message: "the step has been corrected already"},
	"deadlines_one_open":                    {Code: problem.Conflict, Message: "the case has an open deadline for this action already"},
	"findings_rectified_with_proof":         {Code: problem.BadUserInput, Message: "a finding that was put right needs both the day and the proof"},
	"coverage_visits_cancelled_with_reason": {Code: problem.BadUserInput, Message: "a cancelled visit needs both the day and the reason"},
	"coverage_visits_cancelled_unplanned":   {Code: problem.Conflict, Message: "the visit fulfils a planned visit: cancel it with cancelVisit, which opens the planned visit again"},
	"attachments_file_key":                  {Code: problem.Conflict, Field: "name", Message: "the file is attached to the case already"},
	"findings_cancelled_without_case":       {Code: problem.NotFound, Field: "input.from", Message: "the visit of the finding was cancelled, or a case came from the finding"},
	"pharmacies_licence_no_key":             {Code: problem.Conflict, Field: "input.licenceNo", Message: "a pharmacy with this licence is on record in this bureau"},
	"remote_checks_recorded_once":           {Code: problem.Conflict, Field: "input.checkedOn", Message: "the pharmacy was checked in this way on this day, by what is on record"},
	"remote_findings_rectified_with_proof":  {Code: problem.BadUserInput, Message: "a finding that was put right needs both the day and the proof"},
	"accounts_subject_key":                  {Code: problem.Conflict, Field: "input.subject", Message: "the person has an account in this role at this bureau: change it, or withdraw it first"},
	"account_units_of_legal":                {Code: problem.BadUserInput, Field: "input.role", Message: "only a LEGAL account has units: leave them out"},
	"accounts_officer_of_legal":             {Code: problem.BadUserInput, Field: "input.role", Message: "only a LEGAL account has an officer: leave it out"},
	"accounts_withdrawn_with_reason":        {Code: problem.BadUserInput, Field: "input.reason", Message: "an account is withdrawn with a reason"},
	"access_tokens_expires_in_a_year":       {Code: problem.BadUserInput, Message: "a token ends after it was made, and at most 366 days later"},
	"food_businesses_registered_once":       {Code: problem.Conflict, Field: "input.name", Message: "the business is on the register"},
}

// suffixProblems are the problems of other constraints, by the end of their name.
var suffixProblems = []struct {
	suffix  string
	code    problem.Code
	message messages.Phrase
}{
	{"_fkey", problem.NotFound, "a record that the input names does not exist"},
	{"_said", problem.BadUserInput, "a text is blank or too long, begins or ends with white space, or holds characters that are not allowed"},
	{"_digits", problem.BadUserInput, "a division code has the wrong number of digits: give 6, or 9 or 12 for a smaller division"},
	{"_enum", problem.BadUserInput, "a value is not one of the allowed values"},
	{"_not_negative", problem.BadUserInput, "a number is negative: give zero or more"},
	{"_positive", problem.BadUserInput, "a number is not more than zero"},
	{"_in_order", problem.BadUserInput, "a period ends before it begins"},
	{"_after_opened", problem.BadUserInput, "the day of closing is before the day of opening"},
	{"_after_named", problem.BadUserInput, "the last day is before the day of naming"},
	{"_after_published", problem.BadUserInput, "the last day is before the day of publication"},
	{"_after_decided", problem.BadUserInput, "the day of service is before the day of the decision"},
}

// violation returns a violation of law as a RULE_VIOLATION problem.
func violation(v *law.Violation) *problem.Error {
	return problem.Errorf(problem.RuleViolation, v.Format, v.Facts...).Under(v.Rule, v.Article)
}

// shardSuffix is what Citus adds to the name of a constraint on a shard.
var shardSuffix = regexp.MustCompile(`_[0-9]{5,}$`)

// constraintInText finds the name of a violated constraint in a text of Postgres, or in the detail of a refusal of a trigger.
var constraintInText = regexp.MustCompile(`constraint "([a-z0-9_]+)"`)

// constraintOf returns the name of the constraint that err says is violated; empty if err says so of none. Citus hands on texts alone: the name of a key or a check
// is in the message, that of a trigger in the detail.
func constraintOf(err error) string {
	var pgErr *pgconn.PgError
	if !errors.As(err, &pgErr) {
		return ""
	}
	name, text := pgErr.ConstraintName, ""
	switch {
	case strings.HasPrefix(pgErr.Code, "23"):
		text = pgErr.Message // its detail holds values
	case strings.HasPrefix(pgErr.Code, "DK"):
		text = pgErr.Detail
	}
	if found := constraintInText.FindStringSubmatch(text); name == "" && found != nil {
		name = found[1]
	}
	return shardSuffix.ReplaceAllString(name, "")
}

// IsOfConstraint reports whether err is the violation of a constraint.
func IsOfConstraint(err error, name string) bool { return constraintOf(err) == name }

// constraintProblem returns the problem of a violated constraint; nil if the constraint has none, and is thus a fault of ours.
func constraintProblem(name string) *problem.Error {
	if known, ok := constraintProblems[name]; ok {
		return &known
	}
	for _, s := range suffixProblems {
		if strings.HasSuffix(name, s.suffix) {
			return (&problem.Error{Code: s.code, Message: string(s.message)}).With("constraint", name)
		}
	}
	return nil
}
