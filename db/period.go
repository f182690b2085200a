package db

import (
	"database/sql/driver"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
)

// Period is a run of days: from its first to the day before Until, or without end where Until is nil. In the database
// it is a daterange.
type Period struct {
	From  civil.Date
	Until *civil.Date
}

// Value writes the period as Postgres reads it.
func (p Period) Value() (driver.Value, error) {
	if p.Until == nil {
		return "[" + p.From.String() + ",)", nil
	}
	return "[" + p.From.String() + "," + p.Until.String() + ")", nil
}

// Scan reads the one form in which Postgres writes a daterange that begins.
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
