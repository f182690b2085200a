package db

import (
	"context"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
)

// RuleSetting is the value that an agency set for a rule that law leaves open, for a period. settings.SetRule writes it.
type RuleSetting struct {
	bun.BaseModel `bun:"table:rule_settings,alias:rule_setting"`
	Record

	Rule           string          `bun:"rule"`
	Article        string          `bun:"article"`
	EffectiveFrom  civil.Date      `bun:"effective_from,type:date"`
	EffectiveUntil *civil.Date     `bun:"effective_until,type:date"` // the last day
	Value          decimal.Decimal `bun:"value,type:numeric(14,3)"`  // in the unit of the rule
	ApprovedBy     string          `bun:"approved_by"`
}

// Rule is a rule of law with the value that the service applies. An agency's own value is a RuleSetting. All agencies share the rules;
// they are written from package law.
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

// CalendarDay is a working day at a weekend, or a day off from Monday to Friday, by the State Council's notice for the year. An agency
// enters the days of years that package law does not know.
type CalendarDay struct {
	bun.BaseModel `bun:"table:calendar_days,alias:calendar_day"`
	Record

	Day       civil.Date `bun:"day,type:date"`
	IsWorking bool       `bun:"is_working"`
	Source    string     `bun:"source"` // the notice
}

// ReadLaw reads the settings and calendar days of the writer's agency, which Law then includes. Further calls do nothing.
func (w *Writer) ReadLaw(ctx context.Context) error {
	if w.isLawRead {
		return nil
	}
	settings, err := Read[RuleSetting](ctx, w, "true", "ORDER BY id")
	if err != nil {
		return err
	}
	days, err := Read[CalendarDay](ctx, w, "true", "ORDER BY day")
	if err != nil {
		return err
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
	w.book, w.isLawRead = w.book.WithSettings(years, RulesSet(w.book, settings)...), true
	return nil
}

// RulesSet returns the rules that the settings of an agency put in the place of those of a book. A setting of a rule that is not in force on its
// first day is left out.
func RulesSet(book law.Rulebook, settings []*RuleSetting) []law.Rule {
	var rules []law.Rule
	for _, s := range settings {
		if statute, ok := book.RuleOn(s.Rule, s.EffectiveFrom); ok {
			rules = append(rules, law.Rule{
				Name: s.Rule, Article: s.Article, From: s.EffectiveFrom, Until: s.EffectiveUntil, Value: s.Value, Unit: statute.Unit, Certainty: law.CertaintySet,
			})
		}
	}
	return rules
}

// LastDay returns the last day of the term that a rule sets from a day. Returns nil if no rule holds on that day, or if the working
// days of a year are not known.
func (w *Writer) LastDay(rule string, from civil.Date) *civil.Date {
	if due, ok := w.book.DeadlineOf(rule, from); ok && due.UnknownYear == 0 {
		return &due.LastDay
	}
	return nil
}

// LastDayWithArticle returns LastDay, and the article of the rule, marked "(unconfirmed)" unless the text of the statute was read. The
// article is nil if no rule holds on that day.
func (w *Writer) LastDayWithArticle(rule string, from civil.Date) (lastDay *civil.Date, article *string) {
	r, ok := w.book.RuleOn(rule, from)
	if !ok {
		return nil, nil
	}
	cite := r.Cite()
	return w.LastDay(rule, from), &cite
}
