package db

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// RuleSetting is what a bureau has set where the law leaves it open, over a time.
type RuleSetting struct {
	bun.BaseModel `bun:"table:rule_settings,alias:rule_setting"`
	Record

	Rule           string          `bun:"rule"`
	Article        string          `bun:"article"`
	EffectiveFrom  civil.Date      `bun:"effective_from,type:date"`
	EffectiveUntil *civil.Date     `bun:"effective_until,type:date"`
	Value          decimal.Decimal `bun:"value,type:numeric(14,3)"`
	ApprovedBy     string          `bun:"approved_by"`
}

// Rule is a rule of law as the service judges by it; where a bureau has set another, that is a RuleSetting. All agencies share it.
type Rule struct {
	bun.BaseModel `bun:"table:rules,alias:rule"`

	ID             int64           `bun:"id,pk"`
	Name           string          `bun:"name"`
	Article        string          `bun:"article"`
	EffectiveFrom  civil.Date      `bun:"effective_from,type:date"`
	EffectiveUntil *civil.Date     `bun:"effective_until,type:date"`
	Value          decimal.Decimal `bun:"value,type:numeric(14,3)"`
	Unit           RuleUnit        `bun:"unit"`
	Certainty      RuleCertainty   `bun:"certainty"`
	MayBeSet       bool            `bun:"may_be_set"`
	CreatedAt      time.Time       `bun:"created_at,nullzero,notnull,default:now(),skipupdate"`
	UpdatedAt      time.Time       `bun:"updated_at,nullzero,notnull,default:now()"`
	Version        int             `bun:"version,nullzero,notnull,default:1"`
}

// CalendarDay is a day that departs from Monday to Friday, as the State Council decrees each year; entered by a bureau for years that the service does not know.
type CalendarDay struct {
	bun.BaseModel `bun:"table:calendar_days,alias:calendar_day"`
	Record

	Day       civil.Date `bun:"day,type:date"`
	IsWorking bool       `bun:"is_working"`
	Source    string     `bun:"source"`
}

// readLaw makes the law what the writer's agency has set it to be; it reads that once.
func (w *Writer) readLaw(ctx context.Context) error {
	if w.isLawRead {
		return nil
	}
	settings, err := read[RuleSetting](ctx, w, "true", "ORDER BY id")
	if err != nil {
		return err
	}
	days, err := read[CalendarDay](ctx, w, "true", "ORDER BY day")
	if err != nil {
		return err
	}
	var rules []law.Rule
	for _, s := range settings {
		if statute, ok := w.book.RuleOn(s.Rule, s.EffectiveFrom); ok {
			rules = append(rules, law.Rule{
				Name: s.Rule, Article: s.Article, From: s.EffectiveFrom, Until: s.EffectiveUntil, Value: s.Value, Unit: statute.Unit, Certainty: law.CertaintySet,
			})
		}
	}
	years := map[int]law.Year{}
	for _, d := range days {
		year := years[d.Day.Year]
		if d.IsWorking {
			year.WorkedDays = append(year.WorkedDays, d.Day)
		} else {
			year.DaysOff = append(year.DaysOff, d.Day)
		}
		years[d.Day.Year] = year
	}
	w.book, w.isLawRead = w.book.WithSettings(years, rules...), true
	return nil
}

// kept by an agency: what an administrator sets for it.
func (w *Writer) isAgency(ctx context.Context, key Key) error {
	if key.Type != "Agency" {
		return bad("input.agency", "%s is the id of a %s, not of an Agency", key, key.Type)
	}
	is, err := w.tx.NewSelect().Model((*Agency)(nil)).Where("id = ?", key.ID).Exists(ctx)
	if err == nil && !is {
		err = missing("input.agency", key)
	}
	return err
}

// SetRule sets a rule for a bureau where the law leaves it open. It changes `setting`.
func SetRule(ctx context.Context, w *Writer, in SetRuleInput) (Changed, error) {
	if err := first(
		w.isAgency(ctx, in.Agency),
		said("input.article", in.Article, longestName),
		said("input.approvedBy", in.ApprovedBy, longestName),
		day("input.effectiveFrom", in.EffectiveFrom),
	); err != nil {
		return nil, err
	}
	if in.EffectiveUntil != nil && in.EffectiveUntil.Before(in.EffectiveFrom) {
		return nil, bad("input.effectiveUntil", "%s is before %s", in.EffectiveUntil, in.EffectiveFrom)
	}
	if !slices.Contains(law.SettableRules(), in.Rule) {
		return nil, bad("input.rule", "%q is not left to a bureau: only %v are", in.Rule, law.SettableRules())
	}
	if in.Value.IsNegative() {
		return nil, bad("input.value", "%s is negative", in.Value)
	}
	statute, ok := w.book.RuleOn(in.Rule, in.EffectiveFrom)
	switch {
	case !ok:
		return nil, bad("input.effectiveFrom", "on %s there was no rule %s that could be set: the rules say since when there is one", in.EffectiveFrom, in.Rule)
	case statute.Unit.IsTime() && (!in.Value.IsInteger() || in.Value.IsZero() || in.Value.GreaterThan(decimal.NewFromInt(3650))):
		return nil, bad("input.value", "%s is no number of %s: from 1 to 3650, without a fraction", in.Value, statute.Unit)
	}
	if err := exact("input.value", in.Value, 3, "a rule's value"); err != nil {
		return nil, err
	}
	setting := &RuleSetting{
		Rule: in.Rule, Article: in.Article, EffectiveFrom: in.EffectiveFrom, EffectiveUntil: in.EffectiveUntil, Value: in.Value, ApprovedBy: in.ApprovedBy,
	}
	if err := insert(ctx, w, setting); err != nil {
		return nil, err
	}
	return Changed{"setting": {keyOf(setting)}}, nil
}

// SetCalendar enters the holidays and the working weekends of a year, and works out the deadlines that fell into it. It
// changes `agency`.
func SetCalendar(ctx context.Context, w *Writer, in SetCalendarInput) (Changed, error) {
	if err := first(w.isAgency(ctx, in.Agency), said("input.source", in.Source, longestName)); err != nil {
		return nil, err
	}
	if len(in.Off) == 0 {
		return nil, bad("input.off", "no year is without holidays: enter those of the decree")
	}
	var days []*CalendarDay
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
				return nil, bad(at(list.field, i), "%s is not of the year %d", d, in.Year)
			case isWeekend != list.isWorking:
				return nil, bad(at(list.field, i), "%s is a %s, which is no exception here: leave it out", d, weekday)
			}
			days = append(days, &CalendarDay{Day: d, IsWorking: list.isWorking, Source: in.Source})
		}
	}
	known, err := w.tx.NewSelect().Model((*CalendarDay)(nil)).Where("agency_id = ?", w.agency).
		Where("day BETWEEN ? AND ?", civil.Date{Year: in.Year, Month: 1, Day: 1}, civil.Date{Year: in.Year, Month: 12, Day: 31}).Exists(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for the year: %w", err)
	}
	if _, isDecreed := law.NewCalendar(nil).IsWorkingDay(days[0].Day); known || isDecreed {
		return nil, problem.Errorf(problem.Conflict, "the working days of %d are known already", in.Year).At("input.year")
	}
	if err := insert(ctx, w, days...); err != nil {
		return nil, err
	}
	return Changed{"agency": {in.Agency}}, w.countTerms(ctx, in.Year)
}

// countTerms computes the terms that could not be computed while the working days of a year were unknown.
func (w *Writer) countTerms(ctx context.Context, year int) error {
	if err := w.readLaw(ctx); err != nil {
		return err
	}
	for _, count := range []func(context.Context, *Writer, int) error{CountCaseTerms, CountComplaintTerms, CountCoverageTerms, CountEquipmentTerms} {
		if err := count(ctx, w, year); err != nil {
			return err
		}
	}
	return nil
}

// CountCaseTerms computes, once the working days of a year are known, the open terms of clues, seizures and cases, the days on
// which money is due, and the surcharge that has accrued since.
func CountCaseTerms(ctx context.Context, w *Writer, year int) error {
	if err := w.countSeizureTerms(ctx); err != nil {
		return err
	}
	if err := w.countClueTerms(ctx); err != nil {
		return err
	}
	if err := w.deadlinesKnown(ctx, year); err != nil {
		return err
	}
	return w.moneyKnown(ctx)
}

// CountComplaintTerms computes, once the working days of a year are known, the open terms of complaints and reports.
func CountComplaintTerms(ctx context.Context, w *Writer, _ int) error { return w.complaintsKnown(ctx) }

// CountCoverageTerms computes, once the working days of a year are known, by when an official must be named for each vacancy.
func CountCoverageTerms(ctx context.Context, w *Writer, _ int) error { return w.vacanciesKnown(ctx) }

// CountEquipmentTerms computes, once the working days of a year are known, the open terms of re-checks and seals.
func CountEquipmentTerms(ctx context.Context, w *Writer, _ int) error { return w.equipmentKnown(ctx) }

// countSeizureTerms computes the terms of seizures that have none yet.
func (w *Writer) countSeizureTerms(ctx context.Context) error {
	seizures, err := read[Seizure](ctx, w, "due_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, s := range seizures {
		due, ok, err := w.seizureDue(ctx, s)
		if err != nil {
			return err
		}
		if !ok || !due.IsKnown() {
			continue
		}
		s.DueOn = &due.LastDay
		if err := update(ctx, w, s, "due_on"); err != nil {
			return err
		}
	}
	return nil
}

// countClueTerms computes the terms of open clues that have none yet.
func (w *Writer) countClueTerms(ctx context.Context) error {
	clues, err := read[Clue](ctx, w, "check_by IS NULL AND checked_on IS NULL", "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, c := range clues {
		if c.CheckBy, err = w.clueDue(ctx, c); err != nil {
			return err
		}
		if c.CheckBy == nil {
			continue
		}
		if err := update(ctx, w, c, "check_by"); err != nil {
			return err
		}
	}
	return nil
}

// deadlinesKnown works out the open deadlines that fall into the year.
func (w *Writer) deadlinesKnown(ctx context.Context, year int) error {
	open, err := read[Deadline](ctx, w, "unknown_year = $2 AND ended_on IS NULL", "ORDER BY id FOR UPDATE", year)
	if err != nil {
		return err
	}
	for _, d := range open {
		due, ok := w.book.DeadlineOf(d.Rule, d.StartsOn)
		switch {
		case d.Action == DeadlineActionDecide:
			p, err := w.proceed(ctx, Key{"Case", w.agency, d.CaseID}, nil)
			if err != nil {
				return err
			}
			due, ok = w.book.DecisionDue(p.matter)
		case d.SeizureID != nil:
			s, err := readOne[Seizure](ctx, w, "id = $2", "", *d.SeizureID)
			if err != nil {
				return err
			}
			if due, ok, err = w.seizureDue(ctx, s); err != nil {
				return err
			}
		}
		if !ok || due.UnknownYear == year {
			continue
		}
		d.DueOn, d.UnknownYear = &due.LastDay, nil
		if due.UnknownYear != 0 {
			d.DueOn, d.UnknownYear = nil, &due.UnknownYear
		}
		if err := first(update(ctx, w, d, "due_on", "unknown_year"), w.showReckoning(ctx, d, due)); err != nil {
			return err
		}
	}
	return nil
}

// moneyKnown works out when money is due that was served before the working days were known, and what follows from it.
func (w *Writer) moneyKnown(ctx context.Context) error {
	instalments, err := read[Instalment](ctx, w, "due_on IS NULL", "ORDER BY case_id, id FOR UPDATE")
	if err != nil {
		return err
	}
	cases := map[int64]bool{}
	for _, i := range instalments {
		there, err := w.lockCase(ctx, i.CaseID)
		if err != nil {
			return err
		}
		if there.ServedOn == nil {
			continue
		}
		due, ok := w.book.DeadlineOf("payment.term", *there.ServedOn)
		if !ok || !due.IsKnown() {
			continue
		}
		i.DueOn = &due.LastDay
		if err := update(ctx, w, i, "due_on"); err != nil {
			return err
		}
		cases[i.CaseID] = true
	}
	for _, id := range slices.Sorted(maps.Keys(cases)) {
		p, err := w.proceed(ctx, Key{"Case", w.agency, id}, nil)
		if err != nil {
			return err
		}
		if err := p.settle(ctx, w.today); err != nil {
			return err
		}
	}
	return nil
}
