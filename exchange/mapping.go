package exchange

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
)

// Mapping says what the columns of a register's file mean. See exchange/README.md for its form.
type Mapping struct {
	// Register is what the file is, for the report.
	Register string `yaml:"register"`
	// Currency of the amounts, ISO 4217; a deployment has one.
	Currency string `yaml:"currency"`
	// TimeZone of the days, as in `America/Montreal`; a deployment has one.
	TimeZone string `yaml:"timeZone"`
	// Delimiter between the fields of a row; a comma where empty.
	Delimiter string `yaml:"delimiter"`
	// Dates is how the file writes days: YYYYMMDD, YYYY-MM-DD, DD/MM/YYYY or MM/DD/YYYY.
	Dates string `yaml:"dates"`
	// Newest is the column that tells, where rows describe one party or business differently, which row is right: that
	// with the greatest text, and of these the last one.
	Newest string `yaml:"newest"`
	// Agency that keeps the records; it is added where the database does not have it.
	Agency AgencyMapping `yaml:"agency"`
	// Records are what one row holds: by kind of record (party, foodBusiness, case, decision, fine), by field.
	Records map[string]map[string]Source `yaml:"records"`
}

// AgencyMapping names the agency of all records of the file.
type AgencyMapping struct {
	Code      string `yaml:"code"`
	Name      string `yaml:"name"`
	ShortName string `yaml:"shortName"`
	Level     string `yaml:"level"`
}

// Source says where a field's value comes from: a column of the file, or the same value for every row.
type Source struct {
	Column string `yaml:"column"`
	Value  string `yaml:"value"`
	// Map turns what stands in the column into what the field takes; what it lacks becomes Default, or is rejected.
	Map     map[string]string `yaml:"map"`
	Default string            `yaml:"default"`
	// When leaves the field empty unless a column holds one of the texts.
	When *Condition `yaml:"when"`
}

// Condition holds for a row whose column holds one of the texts.
type Condition struct {
	Column string   `yaml:"column"`
	In     []string `yaml:"in"`
}

var dateForms = map[string]string{
	"YYYYMMDD": "20060102", "YYYY-MM-DD": time.DateOnly, "DD/MM/YYYY": "02/01/2006", "MM/DD/YYYY": "01/02/2006",
}

// ReadMapping reads a mapping and checks that it can be followed. Its error names every fault.
func ReadMapping(r io.Reader) (*Mapping, error) {
	var m Mapping
	if err := yaml.NewDecoder(r, yaml.Strict()).Decode(&m); err != nil {
		return nil, fmt.Errorf("mapping: %w", err)
	}
	if err := m.check(); err != nil {
		return nil, err
	}
	return &m, nil
}

func (m *Mapping) check() error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf("mapping: "+format, args...)) }
	for name, text := range map[string]string{
		"currency": m.Currency, "timeZone": m.TimeZone, "agency.code": m.Agency.Code, "agency.name": m.Agency.Name,
		"agency.shortName": m.Agency.ShortName, "agency.level": m.Agency.Level,
	} {
		if text == "" {
			fault("%s is missing", name)
		}
	}
	if len(m.Delimiter) > 1 {
		fault("delimiter: %q is not one character", m.Delimiter)
	}
	if m.Dates != "" && dateForms[m.Dates] == "" {
		fault("dates: %q is none of %s", m.Dates, list(slices.Collect(maps.Keys(dateForms))))
	}
	for _, name := range slices.Sorted(maps.Keys(m.Records)) {
		if kindNamed(name) == nil {
			fault("records.%s: there is no such kind of record; there are %s", name, list(kindNames()))
		}
	}
	for _, k := range kinds {
		sources, ok := m.Records[k.name]
		if !ok {
			if k.isNeeded {
				fault("records.%s is missing: every row is one", k.name)
			}
			continue
		}
		if k.under != "" && m.Records[k.under] == nil {
			fault("records.%s needs records.%s", k.name, k.under)
		}
		for _, f := range k.fields {
			if _, ok := sources[f.name]; !ok && f.isNeeded {
				fault("records.%s.%s is missing", k.name, f.name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			f := k.field(name)
			if f == nil {
				fault("records.%s.%s: there is no such field; there are %s", k.name, name, list(k.fieldNames()))
				continue
			}
			for _, reason := range sources[name].faults(*f, m.Dates) {
				fault("records.%s.%s: %s", k.name, name, reason)
			}
		}
	}
	return errors.Join(faults...)
}

func (s Source) faults(f field, dates string) []string {
	var reasons []string
	if (s.Column == "") == (s.Value == "") {
		reasons = append(reasons, "give either column or value")
	}
	if s.Column == "" && (len(s.Map) > 0 || s.Default != "") {
		reasons = append(reasons, "map and default are for a column")
	}
	if s.When != nil && (s.When.Column == "" || len(s.When.In) == 0) {
		reasons = append(reasons, "when needs column and in")
	}
	if s.When != nil && f.isNeeded {
		reasons = append(reasons, "the field is never empty: it can't depend on when")
	}
	if f.form == isDate && s.Column != "" && dates == "" {
		reasons = append(reasons, "it is a day: say in dates how the file writes days")
	}
	for _, constant := range append(slices.Sorted(maps.Values(s.Map)), s.Value, s.Default) {
		if constant == "" {
			continue
		}
		form := dates
		if s.Column == "" {
			form = "YYYY-MM-DD"
		}
		if _, err := f.read(constant, form); err != nil {
			reasons = append(reasons, err.Error())
		}
	}
	return reasons
}

// columns are those of the file that the mapping reads.
func (m *Mapping) columns() []string {
	needed := map[string]bool{}
	if m.Newest != "" {
		needed[m.Newest] = true
	}
	for _, sources := range m.Records {
		for _, s := range sources {
			if s.Column != "" {
				needed[s.Column] = true
			}
			if s.When != nil {
				needed[s.When.Column] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(needed))
}

func list(names []string) string { return strings.Join(slices.Sorted(slices.Values(names)), ", ") }
