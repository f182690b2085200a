package kinds_test

import (
	"context"
	"fmt"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"

	"docket/exchange/kinds"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
)

var schema = migrationstest.Template("exchange_kinds", nil)

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
	for _, k := range kinds.AllMerged() {
		for _, f := range k.Fields {
			if f.Form == kinds.Link {
				continue
			}
			var said, enum *string
			var isRequired bool
			err := conn.QueryRow(t.Context(), `SELECT
				(SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1 || '_' || $2 || '_said'),
				(SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = $1 || '_' || $2 || '_enum'),
				(SELECT attnotnull FROM pg_attribute WHERE attrelid = $1::regclass AND attname = $2)`, k.Table, f.Column).Scan(&said, &enum, &isRequired)
			if err != nil {
				t.Fatalf("%s.%s: %v", k.Name, f.Name, err)
			}
			// An import also requires the key of a record, and the amount of a fine.
			if f.IsRequired != isRequired && f.Column != k.Key && f.Name != "amount" {
				t.Errorf("%s.%s: required: %t, in the database: %t", k.Name, f.Name, f.IsRequired, isRequired)
			}
			if said != nil {
				if maxLength := maxLengthOf.FindStringSubmatch(*said); maxLength == nil || maxLength[1] != fmt.Sprint(f.MaxLength) {
					t.Errorf("%s.%s: at most %d characters, in the database %s", k.Name, f.Name, f.MaxLength, *said)
				}
			} else if f.Form == kinds.Text {
				t.Errorf("%s.%s: the database has no limit of its length", k.Name, f.Name)
			}
			if (enum != nil) != (f.Form == kinds.Enum) {
				t.Errorf("%s.%s: only one of the two has a list of values", k.Name, f.Name)
			}
			if enum != nil {
				var values []string
				for _, v := range valueOf.FindAllStringSubmatch(*enum, -1) {
					values = append(values, v[1])
				}
				if !slices.Equal(values, f.Values) {
					t.Errorf("%s.%s: %v, in the database %v", k.Name, f.Name, f.Values, values)
				}
			}
		}
	}
}

// Each mutation that writes records of a bureau is a kind that a mapping can name, or stands here with the reason why not.
func TestVerbsAreThoseOfTheAPI(t *testing.T) {
	t.Parallel()
	schema, err := os.ReadFile("../../graph/schema.graphql")
	if err != nil {
		t.Fatal(err)
	}
	_, text, _ := strings.Cut(string(schema), "\ntype Mutation")
	text, _, _ = strings.Cut(text, "\n}\n")
	named := regexp.MustCompile(`(?m)^  (\w+)\(`)
	excluded := map[string]string{}
	for reason, names := range map[string]string{
		"who works in the bureau, and who may do what, is no register": "addUnit changeUnit addOfficer changeOfficer grantAccess changeAccess withdrawAccess createToken revokeToken revealParty revealPharmacy revealAttachment",
		"settings of the bureau": "setRule setCalendar setVisitFrequency",
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
		if isVerb, isExcluded := kinds.VerbNamed(m[1]) != nil, excluded[m[1]] != ""; isVerb == isExcluded {
			t.Errorf("%s: a verb: %t, excluded: %t", m[1], isVerb, isExcluded)
		}
	}
	if found < 90 {
		t.Errorf("%d mutations", found)
	}
	for _, v := range kinds.Verbs() {
		if !slices.ContainsFunc(named.FindAllStringSubmatch(text, -1), func(m []string) bool { return m[1] == v.Name }) {
			t.Errorf("%s is no mutation", v.Name)
		}
	}
}
