package settings

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/complaints"
	"docket/coverage"
	"docket/db"
	"docket/enforcement"
	"docket/equipment"
	"docket/input"
	"docket/law"
	"docket/pharmacies"
	"docket/problem"
)

// SetRule sets the value of a rule that the law leaves to the agency (law.SettableRules), from a day on. Payload: `setting`. Returns
// BAD_USER_INPUT for any other rule, and for a value that the unit of the rule does not have.
func SetRule(ctx context.Context, w *db.Writer, in SetRuleInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		requireSettable(in.Rule),
		input.RequireText("input.article", in.Article, input.MaxName),
		input.RequireDay("input.effectiveFrom", in.EffectiveFrom),
		checkEffectiveUntil(in),
		checkValue(in.Value),
		input.RequireText("input.approvedBy", in.ApprovedBy, input.MaxName),
		w.RequireApprover(ctx, in.ApprovedBy, nil),
	); err != nil {
		return nil, err
	}
	statute, ok := w.Law().RuleOn(in.Rule, in.EffectiveFrom)
	switch {
	case !ok:
		return nil, input.Fault("input.effectiveFrom", "on %s there was no rule %s that could be set: the rules say since when there is one", in.EffectiveFrom, in.Rule)
	case statute.Unit.IsTime() && (!in.Value.IsInteger() || in.Value.IsZero() || in.Value.GreaterThan(decimal.NewFromInt(maxTerm))):
		return nil, input.Fault("input.value", "%s is no number of %s: give a whole number from 1 to %d", in.Value, statute.Unit, maxTerm)
	}
	setting := &db.RuleSetting{
		Rule: in.Rule, Article: in.Article, EffectiveFrom: in.EffectiveFrom, EffectiveUntil: in.EffectiveUntil, Value: in.Value, ApprovedBy: in.ApprovedBy,
	}
	if err := db.Insert(ctx, w, setting); err != nil {
		return nil, err
	}
	if err := coverage.CountTermsOfRule(ctx, w, in.Rule); err != nil {
		return nil, err
	}
	return db.Payload{"setting": {db.KeyOf(setting)}}, nil
}

// maxTerm is the longest term that an agency can set, in the unit of the rule.
const maxTerm = 3650

// requireSettable checks that the law leaves a rule to an agency.
func requireSettable(rule string) error {
	if !slices.Contains(law.SettableRules(), rule) {
		return input.Fault("input.rule", "%q is not left to a bureau: only %v are", rule, law.SettableRules())
	}
	return nil
}

// checkEffectiveUntil checks that the last day of a setting, if there is one, is not before its first.
func checkEffectiveUntil(in SetRuleInput) error {
	if in.EffectiveUntil != nil && in.EffectiveUntil.Before(in.EffectiveFrom) {
		return input.Fault("input.effectiveUntil", "%s is before %s", in.EffectiveUntil, in.EffectiveFrom)
	}
	return nil
}

// checkValue checks that the value of a rule is not negative and has at most three decimals.
func checkValue(value decimal.Decimal) error {
	if value.IsNegative() {
		return input.Fault("input.value", "%s is negative", value)
	}
	return input.RequirePlaces("input.value", value, 3, "a rule's value")
}

// SetCalendar enters the days of a year that differ from a plain week: days off from Monday to Friday, and working days at weekends. Then
// it computes what could not be computed without them: terms, surcharges, and whether complaints were dealt with in time. Payload:
// `agency`. Returns CONFLICT if the working days of the year are known already.
func SetCalendar(ctx context.Context, w *db.Writer, in SetCalendarInput) (db.Payload, error) {
	off, errOff := calendarDays("input.off", in, in.Off, false)
	worked, errWorked := calendarDays("input.worked", in, in.Worked, true)
	if len(in.Off) == 0 {
		errOff = input.Fault("input.off", "no year is without holidays: enter those of the notice")
	}
	if err := input.CheckAll(w.RequireAgency(ctx, in.Agency), errOff, errWorked, input.RequireText("input.source", in.Source, input.MaxName)); err != nil {
		return nil, err
	}
	if err := requireNoWorkingDays(ctx, w, in.Year); err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, append(off, worked...)...); err != nil {
		return nil, err
	}
	if err := countTerms(ctx, w, in.Year); err != nil {
		return nil, err
	}
	return db.Payload{"agency": {in.Agency}}, nil
}

// calendarDays returns the exceptions of a calendar from one list of the input: weekdays that are holidays, or weekend days that are worked.
// Returns an error for each day that is of another year or no exception.
func calendarDays(field string, in SetCalendarInput, list []civil.Date, isWorking bool) (days []*db.CalendarDay, err error) {
	var faults []error
	for i, day := range list {
		weekday := day.In(time.UTC).Weekday()
		isWeekend := weekday == time.Saturday || weekday == time.Sunday
		switch {
		case day.Year != in.Year:
			faults = append(faults, input.Fault(input.ElementPath(field, i), "%s is not of the year %d", day, in.Year))
		case isWeekend != isWorking:
			faults = append(faults, input.Fault(input.ElementPath(field, i), "%s is a %s, which is no exception here: leave it out", day, weekday))
		}
		days = append(days, &db.CalendarDay{Day: day, IsWorking: isWorking, Source: in.Source})
	}
	return days, input.CheckAll(faults...)
}

// requireNoWorkingDays checks that nothing says yet which days of a year are working days: neither package law, by the State Council's notice, nor the agency. An
// agency enters a year as a whole, so any day of it shows that the year was entered. Returns CONFLICT otherwise.
func requireNoWorkingDays(ctx context.Context, w *db.Writer, year int) error {
	isEntered, err := w.Tx().NewSelect().Model((*db.CalendarDay)(nil)).Where("agency_id = ?", w.Agency()).
		Where("day BETWEEN ? AND ?", civil.Date{Year: year, Month: 1, Day: 1}, civil.Date{Year: year, Month: 12, Day: 31}).Exists(ctx)
	if err != nil {
		return fmt.Errorf("look for the year: %w", err)
	}
	if _, isDecreed := law.NewCalendar(nil).IsWorkingDay(civil.Date{Year: year, Month: 1, Day: 1}); isEntered || isDecreed {
		return problem.Errorf(problem.Conflict, "the working days of %d are known already", year).At("input.year")
	}
	return nil
}

// countTerms computes the terms that could not be computed while the working days of a year were unknown.
func countTerms(ctx context.Context, w *db.Writer, year int) error {
	if err := w.ReadLaw(ctx); err != nil {
		return err
	}
	for _, count := range []func(context.Context, *db.Writer, int) error{enforcement.ComputeCaseTerms, complaints.ComputeClueTerms, complaints.ComputeComplaintTerms, coverage.ComputeCoverageTerms, equipment.ComputeEquipmentTerms, pharmacies.ComputePharmacyTerms} {
		if err := count(ctx, w, year); err != nil {
			return err
		}
	}
	return nil
}
