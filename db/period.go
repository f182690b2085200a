package db

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"

	"docket/messages"
)

// Period is a range of days: from From to the day before Until, or without end if Until is nil. In the database it is a daterange.
type Period struct {
	From  civil.Date
	Until *civil.Date
}

// String returns the period as words, with its first and its last day.
func (p Period) String() string { return p.InWords().String() }

// InWords returns the period as a fact of a message, with its first and its last day.
func (p Period) InWords() messages.Text {
	if p.Until == nil {
		return messages.Textf("from %s without an end", p.From)
	}
	return messages.Textf("from %s until %s", p.From, p.Until.AddDays(-1))
}

// Value returns the period in the form of a Postgres daterange.
func (p Period) Value() (driver.Value, error) {
	if p.Until == nil {
		return "[" + p.From.String() + ",)", nil
	}
	return "[" + p.From.String() + "," + p.Until.String() + ")", nil
}

// Scan reads a daterange as Postgres writes it. Returns an error if it has no first day.
func (p *Period) Scan(src any) error {
	var text string
	switch src := src.(type) {
	case string:
		text = src
	case []byte:
		text = string(src)
	default:
		return fmt.Errorf("period: cannot read %T", src)
	}
	from, until, ok := strings.Cut(strings.TrimSuffix(strings.TrimPrefix(text, "["), ")"), ",")
	if !ok || !strings.HasPrefix(text, "[") || !strings.HasSuffix(text, ")") {
		return fmt.Errorf("period: %q has not the form [from,until)", text)
	}
	first, err := civil.ParseDate(from)
	if err != nil {
		return fmt.Errorf("period: %w", err)
	}
	*p = Period{From: first}
	if until != "" {
		end, err := civil.ParseDate(until)
		if err != nil {
			return fmt.Errorf("period: %w", err)
		}
		p.Until = &end
	}
	return nil
}

// SameDay reports whether two days are equal, or both absent.
func SameDay(a, b *civil.Date) bool { return a == b || a != nil && b != nil && *a == *b }
