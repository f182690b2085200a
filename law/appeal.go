package law

import "cloud.google.com/go/civil"

// The kinds of appeal that a rule names.
const suit = "SUIT"

// termOfSuit is the name of the rule for the term of a suit. Unlike other terms of months, such as that of publicity, it is one in which the
// party acts, and moves to the next working day by suitMoved, which the law on suits refers to (101).
const (
	termOfSuit = "appeal.suit"
	suitMoved  = "民事诉讼法 85; 行政诉讼法 101 (unconfirmed)"
)

// Appeal is an appeal against a decision.
type Appeal struct {
	Kind    string // REVIEW or SUIT
	FiledOn civil.Date
	// ServedOn is the day on which the decision was served. ReviewedOn is the day on which a review of it was decided; nil where there was none, or
	// the party withdrew it: then the term for a suit is that from service (法释〔2018〕1号 58, unconfirmed).
	ServedOn   civil.Date
	ReviewedOn *civil.Date
	// IsSimplified says that the decision was made on the spot.
	IsSimplified bool
}

// CheckAppeal checks that an appeal is filed in time (行政复议法 20; 行政诉讼法 45, 46), and after a review where that comes first (行政复议法
// 23).
func (b Rulebook) CheckAppeal(a Appeal) *Violation {
	name, from := "appeal.review", a.ServedOn
	if a.Kind == suit {
		name = termOfSuit
		if a.ReviewedOn != nil {
			name, from = "appeal.suit.reviewed", *a.ReviewedOn
		} else if a.IsSimplified && !a.FiledOn.Before(reviewLaw) {
			return appealReview.Violation()
		}
	}
	if a.FiledOn.Before(from) {
		early := appealEarly
		early.Name = name
		return early.Violation(a.FiledOn, from)
	}
	if d, ok := b.DeadlineOf(name, from); ok && d.HasPassed(a.FiledOn) {
		return appealLate.withRule(d.Rule).Violation(d.LastDay, a.FiledOn)
	}
	return nil
}
