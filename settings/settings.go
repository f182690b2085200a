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
	"docket/law"
	"docket/pharmacies"
	"docket/problem"
)

// SetRule sets a rule for a bureau where the law leaves it open. It changes `setting`.
func SetRule(ctx context.Context, w *db.Writer, in SetRuleInput) (db.Changed, error) {
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireText("input.article", in.Article, db.MaxName),
		db.RequireText("input.approvedBy", in.ApprovedBy, db.MaxName),
		db.RequireDay("input.effectiveFrom", in.EffectiveFrom),
	); err != nil {
		return nil, err
	}
	if in.EffectiveUntil != nil && in.EffectiveUntil.Before(in.EffectiveFrom) {
		return nil, db.BadInput("input.effectiveUntil", "%s is before %s", in.EffectiveUntil, in.EffectiveFrom)
	}
	if !slices.Contains(law.SettableRules(), in.Rule) {
		return nil, db.BadInput("input.rule", "%q is not left to a bureau: only %v are", in.Rule, law.SettableRules())
	}
	if in.Value.IsNegative() {
		return nil, db.BadInput("input.value", "%s is negative", in.Value)
	}
	statute, ok := w.Law().RuleOn(in.Rule, in.EffectiveFrom)
	switch {
	case !ok:
		return nil, db.BadInput("input.effectiveFrom", "on %s there was no rule %s that could be set: the rules say since when there is one", in.EffectiveFrom, in.Rule)
	case statute.Unit.IsTime() && (!in.Value.IsInteger() || in.Value.IsZero() || in.Value.GreaterThan(decimal.NewFromInt(3650))):
		return nil, db.BadInput("input.value", "%s is no number of %s: from 1 to 3650, without a fraction", in.Value, statute.Unit)
	}
	if err := db.RequirePlaces("input.value", in.Value, 3, "a rule's value"); err != nil {
		return nil, err
	}
	setting := &db.RuleSetting{
		Rule: in.Rule, Article: in.Article, EffectiveFrom: in.EffectiveFrom, EffectiveUntil: in.EffectiveUntil, Value: in.Value, ApprovedBy: in.ApprovedBy,
	}
	if err := db.Insert(ctx, w, setting); err != nil {
		return nil, err
	}
	return db.Changed{"setting": {db.KeyOf(setting)}}, nil
}

// SetCalendar enters the holidays and the working weekends of a year, and works out the deadlines that fell into it. It
// changes `agency`.
func SetCalendar(ctx context.Context, w *db.Writer, in SetCalendarInput) (db.Changed, error) {
	if err := db.CheckAll(w.RequireAgency(ctx, in.Agency), db.RequireText("input.source", in.Source, db.MaxName)); err != nil {
		return nil, err
	}
	if len(in.Off) == 0 {
		return nil, db.BadInput("input.off", "no year is without holidays: enter those of the decree")
	}
	var days []*db.CalendarDay
	for _, list := range []struct {
		field     string
		days      []civil.Date
		isWorking bool
	}{{"input.off", in.Off, false}, {"input.worked", in.Worked, true}} {
		for i, d := range list.days {
			weekday := d.In(time.UTC).Weekday()
			isWeekend := weekday == time.Saturday || weekday == time.Sunday
			switch {
			case d.Year != in.Year:
				return nil, db.BadInput(db.Element(list.field, i), "%s is not of the year %d", d, in.Year)
			case isWeekend != list.isWorking:
				return nil, db.BadInput(db.Element(list.field, i), "%s is a %s, which is no exception here: leave it out", d, weekday)
			}
			days = append(days, &db.CalendarDay{Day: d, IsWorking: list.isWorking, Source: in.Source})
		}
	}
	known, err := w.Tx().NewSelect().Model((*db.CalendarDay)(nil)).Where("agency_id = ?", w.Agency()).
		Where("day BETWEEN ? AND ?", civil.Date{Year: in.Year, Month: 1, Day: 1}, civil.Date{Year: in.Year, Month: 12, Day: 31}).Exists(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the year: %w", err)
	}
	if _, isDecreed := law.NewCalendar(nil).IsWorkingDay(days[0].Day); known || isDecreed {
		return nil, problem.Errorf(problem.Conflict, "the working days of %d are known already", in.Year).At("input.year")
	}
	if err := db.Insert(ctx, w, days...); err != nil {
		return nil, err
	}
	return db.Changed{"agency": {in.Agency}}, countTerms(ctx, w, in.Year)
}

// countTerms computes the terms that could not be computed while the working days of a year were unknown.
func countTerms(ctx context.Context, w *db.Writer, year int) error {
	if err := w.ReadLaw(ctx); err != nil {
		return err
	}
	for _, count := range []func(context.Context, *db.Writer, int) error{enforcement.CountCaseTerms, complaints.CountComplaintTerms, coverage.CountCoverageTerms, equipment.CountEquipmentTerms, pharmacies.CountPharmacyTerms} {
		if err := count(ctx, w, year); err != nil {
			return err
		}
	}
	return nil
}
