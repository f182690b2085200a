package db

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"github.com/jackc/pgx/v5/pgconn"

	"docket/law"
	"docket/problem"
)

// refusals are the problems of violated constraints, by the name of the constraint. The verbs check the same before, with
// fuller messages; a constraint is violated only by two writers at once, or by a mistake of ours.
var refusals = map[string]problem.Error{
	"cases_case_no_key":                     {Code: problem.Conflict, Field: "input.caseNo", Message: "the case number is taken in this bureau"},
	"decisions_decision_no_key":             {Code: problem.Conflict, Field: "input.decisionNo", Message: "the decision number is taken in this bureau"},
	"payments_receipt_no_key":               {Code: problem.Conflict, Field: "input.receiptNo", Message: "the receipt is on record already in this bureau"},
	"parties_code_key":                      {Code: problem.Conflict, Message: "a party with this code is on record in this bureau"},
	"parties_code_check_digit":              {Code: problem.BadUserInput, Message: "the unified social credit code has not 18 characters with a right check digit (GB 32100-2015)"},
	"parties_code_of_organisation":          {Code: problem.BadUserInput, Message: "a natural person has no unified social credit code"},
	"units_name_key":                        {Code: problem.Conflict, Message: "the bureau has a unit of this name"},
	"officers_certificate_no_key":           {Code: problem.Conflict, Message: "the certificate is on record in this bureau"},
	"agencies_code_key":                     {Code: problem.Conflict, Message: "an agency with this code is on record"},
	"agencies_tree":                         {Code: problem.Conflict, Message: "an agency stands below one of a higher level"},
	"food_businesses_licence_no_key":        {Code: problem.Conflict, Field: "input.licenceNo", Message: "a food business with this licence is on record in this bureau"},
	"food_businesses_source_key_key":        {Code: problem.Conflict, Message: "a food business with this source key is on record in this bureau"},
	"parties_source_key_key":                {Code: problem.Conflict, Message: "a party with this source key is on record in this bureau"},
	"penalties_one_fine":                    *Violates("", law.OneFine.Violation()),
	"decisions_final_once_served":           *Violates("", law.DecisionFinal.Violation()),
	"penalties_final_once_served":           *Violates("", law.DecisionFinal.Violation()),
	"penalties_stay_with_decision":          {Code: problem.Conflict, Message: "a penalty stays with the decision that imposed it"},
	"payments_within_penalty":               {Code: problem.Conflict, Message: "more would be paid than the penalty amounts to"},
	"payments_not_below_zero":               {Code: problem.Conflict, Message: "more would be reversed than was paid"},
	"payments_of_money_penalty":             {Code: problem.BadUserInput, Message: "a penalty that is not money is not paid"},
	"payments_reversal_exact":               {Code: problem.BadUserInput, Message: "a reversal negates its entry exactly"},
	"payments_reverses_key":                 {Code: problem.Conflict, Message: "the entry is reversed already"},
	"appeals_one_open":                      {Code: problem.Conflict, Field: "input.decision", Message: "an appeal against the decision is heard already"},
	"payments_append_only":                  {Code: problem.Conflict, Message: "entries of the payment ledger are never changed or removed: reverse them"},
	"goods_movements_append_only":           {Code: problem.Conflict, Message: "entries of the goods ledger are never changed or removed"},
	"case_events_append_only":               {Code: problem.Conflict, Message: "a case's timeline is only added to"},
	"goods_movements_within_lot":            {Code: problem.Conflict, Message: "more would be confiscated than the lot holds"},
	"goods_movements_within_confiscated":    {Code: problem.Conflict, Message: "more would leave the store than is held of what was confiscated"},
	"coverage_assignments_no_overlap":       {Code: problem.Conflict, Message: "somebody answers for the business in this period already"},
	"coverage_assignments_tier_fits_level":  *Violates("", law.TierFitsLevel.Violation()),
	"coverage_assignments_while_open":       {Code: problem.Conflict, Message: "an official answers for the business on a day on which it is closed: close it through closeFoodBusiness, which ends that"},
	"coverage_assignments_while_in_office":  {Code: problem.Conflict, Message: "the official has left office by then: name somebody who stays"},
	"level_changes_no_overlap":              {Code: problem.Conflict, Message: "the level of the business changes on another day already"},
	"food_businesses_level_of_history":      {Code: problem.Conflict, Message: "the level of the business is what its history says: change it through regradeCoverage"},
	"coverage_visits_day_key":               {Code: problem.Conflict, Field: "input.visitedOn", Message: "the visit is on record already"},
	"planned_visits_cancelled_with_day":     {Code: problem.BadUserInput, Message: "a visit is cancelled on a day"},
	"planned_visits_no_overlap":             {Code: problem.Conflict, Message: "a visit to the business is planned for then already"},
	"visit_frequencies_day_key":             {Code: problem.Conflict, Field: "input.effectiveFrom", Message: "the frequency of this level and division is set from this day on already: set it from another day on"},
	"public_records_decision_key":           {Code: problem.Conflict, Message: "the decision is published already"},
	"calendar_days_day_key":                 {Code: problem.Conflict, Message: "the day is known already"},
	"follow_ups_sample_no_key":              {Code: problem.Conflict, Field: "input.sampleNo", Message: "the sample is followed up already in this bureau"},
	"complaints_complaint_no_key":           {Code: problem.Conflict, Field: "input.complaintNo", Message: "the complaint's number is taken in this bureau"},
	"safety_orders_order_no_key":            {Code: problem.Conflict, Field: "input.orderNo", Message: "the order's number is taken in this bureau"},
	"rechecks_one_pass":                     {Code: problem.Conflict, Field: "input.safetyOrder", Message: "the order is closed already"},
	"hazards_seal_kept":                     {Code: problem.Conflict, Message: "a seal that was put on is kept: another one is put on after it came off"},
	"hazards_removed_by_recheck":            *Violates("", law.HazardRechecked.Violation()),
	"hazards_removed_unsealed":              {Code: problem.Conflict, Message: "a seal comes off with its hazard"},
	"earlier_seals_no_overlap":              {Code: problem.Conflict, Message: "a seal was on for the hazard on these days already"},
	"safety_orders_closed_when_reported":    *Violates("", law.OrderReported.Violation()),
	"safety_orders_issued_once":             {Code: problem.Conflict, Field: "input.text", Message: "the same was ordered upon the inspection, and that is open"},
	"inspections_recorded_once":             {Code: problem.Conflict, Field: "input.inspectedOn", Message: "the same inspectors inspected the same on that day, by what is on record"},
	"equipment_retired_when_answered":       {Code: problem.Conflict, Field: "input.equipment", Message: "a hazard or an order of the equipment is open"},
	"equipment_retired_after_use":           {Code: problem.Conflict, Field: "input.retiredOn", Message: "the equipment was inspected on that day or later, or what was found on it was answered later"},
	"equipment_in_use_while_open":           {Code: problem.Conflict, Message: "the equipment was taken out of use: what was found on it was answered before that"},
	"hazards_seal_extended_once":            *Violates("", law.SealExtendedOnce.Violation()),
	"follow_up_steps_while_open":            {Code: problem.BadUserInput, Field: "input.takenOn", Message: "the step is before the follow-up began, or after it ended"},
	"follow_up_steps_destroyed_once":        {Code: problem.Conflict, Field: "input.destruction", Message: "the destruction is a step of the follow-up already"},
	"promise_merchants_enrolled_key":        {Code: problem.Conflict, Field: "input.name", Message: "the shop is in the scheme already"},
	"promise_merchants_no_overlap":          {Code: problem.Conflict, Message: "the shop was in the scheme on a day of the period already"},
	"rights_stations_open_key":              {Code: problem.Conflict, Field: "input.name", Message: "a station of this kind and name is open there already"},
	"rights_stations_no_overlap":            {Code: problem.Conflict, Message: "the station was open on a day of the period already"},
	"trust_units_standing_key":              {Code: problem.Conflict, Field: "input.name", Message: "the unit is proposed or named already"},
	"trust_units_no_overlap":                {Code: problem.Conflict, Message: "the unit was proposed or named on a day of the period already"},
	"analysis_reports_issued_key":           {Code: problem.Conflict, Field: "input.title", Message: "the unit issued a report of this title on this day already"},
	"equipment_registration_no_key":         {Code: problem.Conflict, Field: "input.registrationNo", Message: "equipment with this registration number is on record in this bureau"},
	"seizures_order_no_key":                 {Code: problem.Conflict, Field: "input.orderNo", Message: "the order's number is taken in this bureau"},
	"documents_doc_no_key":                  {Code: problem.Conflict, Field: "input.docNo", Message: "the document's number is taken in this bureau"},
	"goods_movements_proceeds_of_auction":   {Code: problem.BadUserInput, Message: "an auction alone brings proceeds"},
	"number_series_year_range":              {Code: problem.BadUserInput, Message: "no number is drawn for a year before 1949 or after 2999: give the number, or the right day"},
	"idempotency_keys_agency_fkey":          {Code: problem.NotFound, Message: "the input names no record of a bureau that there is"},
	"hearings_held_after_told":              {Code: problem.BadUserInput, Field: "input.heldOn", Message: "a hearing is held after the party was told of it"},
	"deadlines_days_in_order":               {Code: problem.BadUserInput, Message: "a day of the input is before the term that it ends began"},
	"clues_clue_no_key":                     {Code: problem.Conflict, Field: "input.clueNo", Message: "the clue's number is taken in this bureau"},
	"case_events_corrects_key":              {Code: problem.Conflict, Field: "input.event", Message: "the step is corrected already"},
	"deadlines_one_open":                    {Code: problem.Conflict, Message: "the action is due already in this case"},
	"findings_rectified_with_proof":         {Code: problem.BadUserInput, Message: "a finding is put right on a day and with a proof, or not yet"},
	"coverage_visits_cancelled_with_reason": {Code: problem.BadUserInput, Message: "a visit is cancelled on a day and for a reason"},
	"coverage_visits_cancelled_unplanned":   {Code: problem.Conflict, Message: "a planned visit was made by it: cancel it through cancelVisit, which frees that"},
	"findings_cancelled_without_case":       {Code: problem.NotFound, Field: "input.from", Message: "the visit on which it was found was cancelled, or a case grew from it"},
	"pharmacies_licence_no_key":             {Code: problem.Conflict, Field: "input.licenceNo", Message: "a pharmacy with this licence is on record in this bureau"},
	"remote_checks_recorded_once":           {Code: problem.Conflict, Field: "input.checkedOn", Message: "the pharmacy was checked in this way on this day, by what is on record"},
	"remote_findings_rectified_with_proof":  {Code: problem.BadUserInput, Message: "a finding is put right on a day and with a proof, or not yet"},
	"food_businesses_registered_once":       {Code: problem.Conflict, Field: "input.name", Message: "the business is on the register"},
}

// kinds are the problems of constraints whose name ends in a certain way.
var kinds = []struct {
	end   string
	is    problem.Code
	means string
}{
	{"_fkey", problem.NotFound, "a record that the input names is not there"},
	{"_said", problem.BadUserInput, "a text is blank or too long, has white space around it, or holds characters that are not kept"},
	{"_digits", problem.BadUserInput, "a division code is not made of as many digits as it should be"},
	{"_enum", problem.BadUserInput, "a value is not one of those there are"},
	{"_not_negative", problem.BadUserInput, "a number is negative"},
	{"_positive", problem.BadUserInput, "a number is not more than zero"},
	{"_in_order", problem.BadUserInput, "the first is after the last"},
	{"_after_opened", problem.BadUserInput, "the day of closing is before that of opening"},
	{"_after_named", problem.BadUserInput, "the day of the end is before that of naming"},
	{"_after_published", problem.BadUserInput, "the last day is before that of publication"},
	{"_after_decided", problem.BadUserInput, "the day of service is before that of the decision"},
}

// shard matches what a database of many machines adds to the name of a constraint.
var shard = regexp.MustCompile(`_[0-9]{5,}$`)

// Explain turns a refusal of the database into a problem, for packages that write without Store.Write. Other errors stay as
// they are.
func AsProblem(err error) error { return asProblem(err) }

// explain turns a refusal of the database into a problem. Errors that it does not know stay as they are, and are internal.
func asProblem(err error) error {
	if problem.Of(err) != nil {
		return err
	}
	var refused *pgconn.PgError
	reason, isUnavailable := Unavailable(err)
	switch {
	case isUnavailable:
		return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable,
			"the database can't be used at the moment (%s), and nothing was written: try again in a moment", reason), err)
	case errors.Is(err, context.DeadlineExceeded):
		return problem.Errorf(problem.Timeout, "the write took too long, and nothing was written: try again")
	case !errors.As(err, &refused):
		return err
	}
	switch refused.Code {
	case "55P03": // lock_not_available
		return problem.Errorf(problem.Conflict, "somebody else has been changing the same records for a while: try again")
	case "57014": // query_canceled, by statement_timeout
		return problem.Errorf(problem.Timeout, "the write took too long, and nothing was written: try again")
	case "25P03": // idle_in_transaction_session_timeout
		return problem.Errorf(problem.Timeout, "the write was interrupted, and nothing was written: try again")
	case readOnly:
		return fmt.Errorf("%w (%w)", problem.Errorf(problem.Unavailable,
			"the database takes no writes at the moment (it is a standby, or read-only), and nothing was written: try again in a moment"), err)
	case "22003": // numeric_value_out_of_range
		return problem.Errorf(problem.BadUserInput, "a number is too large")
	}
	name := shard.ReplaceAllString(refused.ConstraintName, "")
	if known, ok := refusals[name]; ok {
		return fmt.Errorf("%w (%w)", &known, err)
	}
	for _, kind := range kinds {
		if strings.HasSuffix(name, kind.end) {
			return fmt.Errorf("%w (%w)", problem.Errorf(kind.is, "%s", kind.means).With("constraint", name), err)
		}
	}
	return err
}
