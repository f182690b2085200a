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

// Mapping says what the columns of a register's file mean. README.md in this folder describes its form.
type Mapping struct {
	// Register is the name of the register, for readers of the mapping.
	Register string `yaml:"register"`
	// Currency is the ISO 4217 code of the amounts. All records of a deployment have one currency.
	Currency string `yaml:"currency"`
	// TimeZone is the IANA name of the time zone of the days, as in `America/Montreal`. A deployment has one time zone.
	TimeZone string `yaml:"timeZone"`
	// Delimiter is the character between the columns; a comma if it is empty.
	Delimiter string `yaml:"delimiter"`
	// Dates is the form in which the file writes days: YYYYMMDD, YYYY-MM-DD, DD/MM/YYYY or MM/DD/YYYY.
	Dates string `yaml:"dates"`
	// Newest is a column that decides which row is right if rows describe one party or business differently: the row with the
	// greatest text in this column, and the last of several such rows.
	Newest string `yaml:"newest"`
	// Agency keeps the records. It is added if it is not on record.
	Agency AgencyMapping `yaml:"agency"`
	// Records says where the value of each field comes from: kind of record (party, foodBusiness, case, decision, fine), field,
	// source.
	Records map[string]map[string]Source `yaml:"records"`
}

// AgencyMapping is the agency that all records of the file belong to.
type AgencyMapping struct {
	Code      string `yaml:"code"` // division code, six digits
	Name      string `yaml:"name"`
	ShortName string `yaml:"shortName"`
	Level     string `yaml:"level"`
}

// Source says where the value of a field comes from: a column of the file, or a value that is the same for every row.
type Source struct {
	// Exactly one of Column and Value is given.
	Column string `yaml:"column"`
	Value  string `yaml:"value"`
	// Map translates texts of the column into values of the field. A text that is not in Map becomes Default; without a Default
	// the row is rejected.
	Map     map[string]string `yaml:"map"`
	Default string            `yaml:"default"`
	// When, if given, leaves the field empty in rows that do not meet the condition.
	When *Condition `yaml:"when"`
}

// Condition is met by rows whose column has one of the texts In.
type Condition struct {
	Column string   `yaml:"column"`
	In     []string `yaml:"in"`
}

// dateForms are the allowed values of Mapping.Dates, each with its layout for package time.
var dateForms = map[string]string{
	"YYYYMMDD": "20060102", "YYYY-MM-DD": time.DateOnly, "DD/MM/YYYY": "02/01/2006", "MM/DD/YYYY": "01/02/2006",
}

// ReadMapping reads a mapping in YAML and checks it. Returns an error that names every fault.
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

// check checks that a mapping is complete and names only what exists. It returns all faults as one error.
func (m *Mapping) check() error {
	var faults []error
	fault := func(format string, args ...any) { faults = append(faults, fmt.Errorf("mapping: "+format, args...)) }
	for name, text := range map[string]string{
		"currency": m.Currency, "timeZone": m.TimeZone, "agency.code": m.Agency.Code, "agency.name": m.Agency.Name,
		"agency.shortName": m.Agency.ShortName, "agency.level": m.Agency.Level,
	} {
		if text == "" {
			fault("%s: a value is required", name)
		}
	}
	if len(m.Delimiter) > 1 {
		fault("delimiter: %q is not allowed: give one character", m.Delimiter)
	}
	if m.Dates != "" && dateForms[m.Dates] == "" {
		fault("dates: %q is not allowed: give one of %s", m.Dates, joinSorted(slices.Collect(maps.Keys(dateForms))))
	}
	for _, name := range slices.Sorted(maps.Keys(m.Records)) {
		if kindNamed(name) == nil {
			fault("records.%s: there is no such kind of record: give one of %s", name, joinSorted(kindNames()))
		}
	}
	for _, k := range kinds {
		sources, ok := m.Records[k.name]
		if !ok {
			if k.isRequired {
				fault("records.%s: it is required, because every row holds one", k.name)
			}
			continue
		}
		if k.parent != "" && m.Records[k.parent] == nil {
			fault("records.%s: it also needs records.%s", k.name, k.parent)
		}
		for _, f := range k.fields {
			if _, ok := sources[f.name]; !ok && f.isRequired {
				fault("records.%s.%s: a source is required", k.name, f.name)
			}
		}
		for _, name := range slices.Sorted(maps.Keys(sources)) {
			f := k.field(name)
			if f == nil {
				fault("records.%s.%s: there is no such field: give one of %s", k.name, name, joinSorted(k.fieldNames()))
				continue
			}
			for _, reason := range sources[name].faults(*f, m.Dates) {
				fault("records.%s.%s: %s", k.name, name, reason)
			}
		}
	}
	return errors.Join(faults...)
}

// faults returns what is wrong with the source of a field.
func (s Source) faults(f field, dates string) []string {
	var reasons []string
	if (s.Column == "") == (s.Value == "") {
		reasons = append(reasons, "give either column or value, and not both")
	}
	if s.Column == "" && (len(s.Map) > 0 || s.Default != "") {
		reasons = append(reasons, "map and default need a column")
	}
	if s.When != nil && (s.When.Column == "" || len(s.When.In) == 0) {
		reasons = append(reasons, "when needs both column and in")
	}
	if s.When != nil && f.isRequired {
		reasons = append(reasons, "a value is required in every row: leave when out")
	}
	if f.form == isDate && s.Column != "" && dates == "" {
		reasons = append(reasons, "it is a day: give the form of the file's days in dates")
	}
	for _, constant := range append(slices.Sorted(maps.Values(s.Map)), s.Value, s.Default) {
		if constant == "" {
			continue
		}
		form := dates
		if s.Column == "" {
			form = "YYYY-MM-DD"
		}
		if _, err := f.parse(constant, form); err != nil {
			reasons = append(reasons, err.Error())
		}
	}
	return reasons
}

// columns returns the columns of the file that the mapping reads.
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

func joinSorted(names []string) string {
	return strings.Join(slices.Sorted(slices.Values(names)), ", ")
}
