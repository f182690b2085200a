package exchange

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/migrations"
	"docket/postgres/postgrestest"
)

var schema = postgrestest.Template{Name: "exchange_schema", Build: func(ctx context.Context, url string) error {
	return migrations.Up(ctx, url, slog.New(slog.DiscardHandler))
}}

var (
	maxLengthOf = regexp.MustCompile(`is_said\(\w+, (\d+)\)`)
	valueOf     = regexp.MustCompile(`'([A-Z_]+)'::text`)
)

// The kinds have the same values, lengths and required fields as the database.
func TestKindsFitTheDatabase(t *testing.T) {
	t.Parallel()
	conn, err := pgx.Connect(t.Context(), postgrestest.Clone(t, schema))
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background())
	for _, k := range kinds {
		for _, f := range k.fields {
			if f.form == isLink {
				continue
			}
			var said, enum *string
			var isRequired bool
			err := conn.QueryRow(t.Context(), `SELECT
				(SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1 || '_' || $2 || '_said'),
				(SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1 || '_' || $2 || '_enum'),
				(SELECT attnotnull FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2)`, k.table, f.column).Scan(&said, &enum, &isRequired)
			if err != nil {
				t.Fatalf("%s.%s: %v", k.name, f.name, err)
			}
			// An import also requires the key of a record, and the amount of a fine.
			if f.isRequired != isRequired && f.column != k.key && f.name != "amount" {
				t.Errorf("%s.%s: required: %t, in the database: %t", k.name, f.name, f.isRequired, isRequired)
			}
			if said != nil {
				if maxLength := maxLengthOf.FindStringSubmatch(*said); maxLength == nil || maxLength[1] != fmt.Sprint(f.maxLength) {
					t.Errorf("%s.%s: at most %d characters, in the database %s", k.name, f.name, f.maxLength, *said)
				}
			} else if f.form == isText {
				t.Errorf("%s.%s: the database has no limit of its length", k.name, f.name)
			}
			if (enum != nil) != (f.form == isEnum) {
				t.Errorf("%s.%s: only one of the two has a list of values", k.name, f.name)
			}
			if enum != nil {
				var values []string
				for _, v := range valueOf.FindAllStringSubmatch(*enum, -1) {
					values = append(values, v[1])
				}
				if !slices.Equal(values, f.values) {
					t.Errorf("%s.%s: %v, in the database %v", k.name, f.name, f.values, values)
				}
			}
		}
	}
}

// Any file either gives rows, each of which is staged or rejected, or an error that it cannot be read.
func FuzzRows(f *testing.F) {
	mapping, err := os.ReadFile("testdata/mapping.yaml")
	if err != nil {
		f.Fatal(err)
	}
	m, err := ReadMapping(bytes.NewReader(mapping))
	if err != nil {
		f.Fatal(err)
	}
	good, err := os.ReadFile("testdata/register.csv")
	if err != nil {
		f.Fatal(err)
	}
	header, _, _ := strings.Cut(string(good), "\n")
	f.Add(good)
	f.Add([]byte(header + "\n1,2,\"3"))
	f.Add([]byte("\xef\xbb\xbf" + header + "\r\n1,1,20220101,a,b,20220101,c,1.5,d,e,20220101,Restaurant\r\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		path := filepath.Join(t.TempDir(), "register.csv")
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := openRows(path, m, "", 0)
		if err != nil {
			if !errors.Is(err, errUnreadable) {
				t.Errorf("%v", err)
			}
			return
		}
		defer r.table.Close()
		for range 1000 {
			row, err := r.next()
			switch {
			case errors.Is(err, io.EOF), errors.Is(err, errUnreadable):
				return
			case err != nil:
				continue
			}
			staged, faults := r.stagingValues(row)
			if len(faults) == 0 && (staged[0].(int64) < 2 || len(staged) != 3+18) {
				t.Errorf("%v", staged)
			}
		}
	})
}

// Each mutation that writes records of a bureau is a kind that a mapping can name, or stands here with the reason why not.
func TestVerbsAreThoseOfTheAPI(t *testing.T) {
	t.Parallel()
	schema, err := os.ReadFile("../graph/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(schema), "\ntype Mutation")
	text, _, _ = strings.Cut(text, "\n}\n")
	named := regexp.MustCompile(`(?m)^  (\w+)\(`)
	excluded := map[string]string{}
	for reason, names := range map[string]string{
		"who may do what is no register": "grantAccess changeAccess withdrawAccess createToken revokeToken revealParty revealPharmacy revealAttachment",
		"settings of the bureau":         "setRule setCalendar setVisitFrequency",
		"corrects what was recorded here: a person does that": "correctStep reversePayment withdrawDecision endPublicity cancelVisit cancelPlannedVisit cancelAssignment reopenComplaint " +
			"reopenFoodBusiness changeParty stayInOffice amendComplaint mergeComplaint changeFoodBusiness transferEquipment sealEquipment unsealEquipment withdrawAttachment",
		"a step of a running procedure, which is taken on its day": "requestHearing scheduleHearing recordHearing waiveStatement suspendCase resumeCase transferCase extendTerm pushDecision",
		"many records in one input; a row has one":                 "recordPayments regradeCoverage handOverCoverage",
		"needs the file itself":                                    "addAttachment",
	} {
		for _, name := range strings.Fields(names) {
			excluded[name] = reason
		}
	}
	found := 0
	for _, m := range named.FindAllStringSubmatch(text, -1) {
		found++
		if isVerb, isExcluded := verbNamed(m[1]) != nil, excluded[m[1]] != ""; isVerb == isExcluded {
			t.Errorf("%s: a verb: %t, excluded: %t", m[1], isVerb, isExcluded)
		}
	}
	if found < 90 {
		t.Errorf("%d mutations", found)
	}
	for _, v := range verbs {
		if !slices.ContainsFunc(named.FindAllStringSubmatch(text, -1), func(m []string) bool { return m[1] == v.name }) {
			t.Errorf("%s is no mutation", v.name)
		}
	}
}
