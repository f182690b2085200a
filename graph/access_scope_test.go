package graph_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"docket/access"
	"docket/auth"
	"docket/auth/recognise"
	"docket/db"
	"docket/demo/demotest"
	"docket/graph"
	"docket/postgres/postgrestest"
	"docket/query/catalog"
)

// The callers of the tests: the demo bureau is agency 1, agency 2 is its neighbour, agency 3 the province above both.
var callers = map[string]auth.Caller{
	"public":    {ID: "p", Name: "public", Role: auth.Public, EveryAgency: true},
	"dashboard": {ID: "d", Name: "wall", Role: auth.Dashboard, Agencies: []int64{1}},
	"legal":     {ID: "l", Name: "clerk", Role: auth.Legal, Agencies: []int64{1}},
	"auditor":   {ID: "a", Name: "auditor of the province", Role: auth.Auditor, Agencies: []int64{3}},
	"admin":     {ID: "m", Name: "admin", Role: auth.Admin, Agencies: []int64{1}},
	"unit":      {ID: "u", Name: "clerk of one unit", Role: auth.Legal, Agencies: []int64{1}, Units: []auth.Unit{{Agency: 1, ID: 1}}},
	"neighbour": {ID: "n", Name: "clerk next door", Role: auth.Legal, Agencies: []int64{2}},
	"operator":  auth.TheOperator(),

	"admin next door":   {ID: "o", Name: "admin next door", Role: auth.Admin, Agencies: []int64{2}},
	"auditor next door": {ID: "v", Name: "auditor next door", Role: auth.Auditor, Agencies: []int64{2}},
}

// nextDoor returns the caller at the neighbour who has a role that a line of access.txt allows something: a clerk, or else an admin, or else an auditor.
func nextDoor(line string) string {
	switch {
	case line[slices.Index(callersOf, "legal")] != '-':
		return "neighbour"
	case line[slices.Index(callersOf, "admin")] != '-':
		return "admin next door"
	}
	return "auditor next door"
}

// callersOf are the callers of auth.Roles, in that order.
var callersOf = []string{"public", "dashboard", "legal", "auditor", "admin"}

// serveThreeAgencies serves the demo bureau beside a neighbour without records and below a province.
func serveThreeAgencies(t *testing.T, change ...func(*graph.Settings)) *callerServer {
	t.Helper()
	s := &testServer{url: postgrestest.Clone(t, demotest.Template), log: &logBuffer{}}
	s.exec(t, `INSERT INTO agencies (id, code, name, short_name, level) VALUES (2, '320581', '邻局', '邻', 'COUNTY'), (3, '320000', '省局', '省', 'PROVINCE')`)
	s.exec(t, `UPDATE agencies SET parent_id = 3 WHERE id IN (1, 2)`)
	s.start(t, slog.New(slog.NewTextHandler(s.log, nil)), append(change, func(s *graph.Settings) { s.HTTP.Anonymous = auth.Caller{} })...)
	inner := s.Config.Handler
	known := maps.Clone(callers)
	s.Server = httptest.NewServer(callersByHeader(inner, known))
	t.Cleanup(s.Close)
	return &callerServer{s, known}
}

// Each role sees of every text what access.txt says, on every path to a record.
func TestMasks(t *testing.T) {
	t.Parallel()
	s, c, table := serveThreeAgencies(t), modelCatalogue(t), readAccessTable(t)
	seen := 0
	for _, typ := range c.Types() {
		var texts []*catalog.Field
		var names []string
		for _, f := range typ.Fields {
			if f.Scalar == "String" {
				texts, names = append(texts, f), append(names, f.Name)
			}
		}
		for id, record := range s.recordsWithTexts(t, typ, names) {
			for i, caller := range callersOf {
				if table.types[typ.Name][i] == '-' || s.as(t, caller, "query($id: ID!) {node(id: $id) {id}}", map[string]any{"id": id}).at("node") == nil {
					continue // TestAccess has tried it, or nobody but the operator sees the record
				}
				s.checkCursors(t, caller, typ, id, func(cursor string) {
					for _, f := range texts {
						value, ok := record[f.Name].(string)
						if letter := table.texts[typ.Name][f.Name][i]; ok && letter != 'p' && strings.Contains(cursor, strings.Trim(jsonOf(t, value), `"`)) {
							t.Errorf("%s gets a cursor of %s that holds %s.%s, and access.txt says %c: %s", caller, id, typ.Name, f.Name, letter, cursor)
						}
					}
				})
				for _, got := range append(s.pathsTo(t, caller, typ, names, id), s.pathsFromOthers(t, c, caller, typ, names, id)...) {
					for _, f := range texts {
						value, ok := record[f.Name].(string)
						if !ok {
							continue
						}
						seen++
						node, _ := got.(map[string]any)
						if letter := table.texts[typ.Name][f.Name][i]; !isSeenAs(letter, f.NonNull, value, node[f.Name]) {
							t.Errorf("%s sees %s.%s of %s as %v; the value is %q, and access.txt says %c", caller, typ.Name, f.Name, id, node[f.Name], value, letter)
						}
					}
				}
			}
		}
	}
	t.Logf("%d values seen", seen)
	if seen < 3000 {
		t.Errorf("only %d values were seen", seen)
	}
}

// recordsWithTexts returns, by id, records of a type so that each of its texts has a value in one of them, if it has a value at all.
func (s *callerServer) recordsWithTexts(t *testing.T, typ *catalog.Type, names []string) map[string]map[string]any {
	t.Helper()
	found := map[string]map[string]any{}
	for _, name := range names {
		r := s.as(t, "operator", fmt.Sprintf("{%s(first: 1, where: {%s: {isNull: false}}) {nodes {id %s}}}", typ.Plural, name, strings.Join(names, " ")), nil)
		if node, ok := r.at(typ.Plural, "nodes", 0).(map[string]any); ok {
			found[node["id"].(string)] = node
		}
	}
	return found
}

// pathsTo returns a record with its texts as a caller sees it, on several paths.
func (s *callerServer) pathsTo(t *testing.T, caller string, typ *catalog.Type, names []string, id string) []any {
	t.Helper()
	operation := fmt.Sprintf(`query($id: ID!) {
		node(id: $id) {... on %[1]s {%[3]s}}
		nodes(ids: [$id]) {... on %[1]s {%[3]s}}
		%[2]s(where: {id: {eq: $id}}) {nodes {%[3]s} edges {node {%[3]s}} groups(by: [{id: {}}]) {nodes {%[2]s {nodes {%[3]s}}}}}
	}`, typ.Name, typ.Plural, strings.Join(names, " "))
	r := s.as(t, caller, operation, map[string]any{"id": id})
	if len(r.Errors) > 0 {
		t.Errorf("%s asks %s: %s", caller, operation, r.body)
		return nil
	}
	return []any{
		r.at("node"), r.at("nodes", 0), r.at(typ.Plural, "nodes", 0), r.at(typ.Plural, "edges", 0, "node"), r.at(typ.Plural, "groups", "nodes", 0, typ.Plural, "nodes", 0),
	}
}

// pathsFromOthers returns a record with its texts as a caller sees it over the to-one relation of another type: as a nested record, and as the
// key of a group. It is empty if no other record leads there.
func (s *callerServer) pathsFromOthers(t *testing.T, c *catalog.Catalog, caller string, typ *catalog.Type, names []string, id string) []any {
	t.Helper()
	for _, other := range c.Types() {
		for _, r := range other.Fields {
			if r.Relation == nil || r.Relation.Many || r.Relation.Target != typ {
				continue
			}
			operation := fmt.Sprintf(`query($id: ID!) {%[1]s(first: 1, where: {%[2]s: {id: {eq: $id}}}) {nodes {%[2]s {%[3]s}} groups(by: [{%[2]s: {}}]) {nodes {key {%[2]s {%[3]s}}}}}}`,
				other.Plural, r.Name, strings.Join(names, " "))
			found := s.as(t, caller, operation, map[string]any{"id": id})
			if nodes, _ := found.at(other.Plural, "nodes").([]any); len(nodes) > 0 {
				return []any{found.at(other.Plural, "nodes", 0, r.Name), found.at(other.Plural, "groups", "nodes", 0, "key", r.Name)}
			}
		}
	}
	return nil
}

// checkCursors checks, as text, the cursors of a record that a caller gets.
func (s *callerServer) checkCursors(t *testing.T, caller string, typ *catalog.Type, id string, check func(cursor string)) {
	t.Helper()
	r := s.as(t, caller, fmt.Sprintf(`query($id: ID!) { %s(where: {id: {eq: $id}}) { edges { cursor } pageInfo { startCursor endCursor } } }`, typ.Plural), map[string]any{"id": id})
	for _, got := range []any{r.at(typ.Plural, "edges", 0, "cursor"), r.at(typ.Plural, "pageInfo", "startCursor"), r.at(typ.Plural, "pageInfo", "endCursor")} {
		encoded, _ := got.(string)
		cursor, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil || len(cursor) == 0 {
			t.Fatalf("%s gets the cursor %q of %s: %v", caller, encoded, id, err)
		}
		check(string(cursor))
	}
}

// isSeenAs reports whether what was seen of a text is what a letter of access.txt says.
func isSeenAs(letter byte, nonNull bool, value string, got any) bool {
	switch letter {
	case 'p':
		return got == value
	case 'h':
		return nonNull && got == "***" || !nonNull && got == nil
	}
	masked, ok := got.(string)
	return ok && (masked == value || masked == "***" || strings.HasPrefix(masked, "***") && strings.HasSuffix(value, masked[3:]))
}

// Who may see an address only masked sees those of companies, and no address of a natural person. A telephone number keeps four digits.
func TestMaskedForms(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	s.exec(t, `UPDATE parties SET address = '某路 ' || id::text WHERE address IS NULL`)
	s.exec(t, `UPDATE pharmacies SET phone = '0512-53521234' WHERE id = 1`)
	for kind, want := range map[string]string{"NATURAL_PERSON": "***", "COMPANY": ""} {
		r := s.as(t, "auditor", "query($k: PartyKind!) {parties(first: 5, where: {kind: {eq: $k}}) {nodes {id address}}}", map[string]any{"k": kind})
		nodes, _ := r.at("parties", "nodes").([]any)
		if len(nodes) == 0 {
			t.Fatal(r.body)
		}
		for _, node := range nodes {
			party := node.(map[string]any)
			expected := want
			if want == "" {
				expected = s.sql(t, "SELECT address FROM parties WHERE agency_id = 1 AND id = split_part($1, ':', 3)::bigint", party["id"]).(string)
			}
			if party["address"] != expected {
				t.Errorf("%s: the address is seen as %v, want %q", kind, party["address"], expected)
			}
		}
	}
	if r := s.as(t, "auditor", `{node(id: "Pharmacy:1:1") {... on Pharmacy {phone}}}`, nil); r.at("node", "phone") != "***1234" {
		t.Errorf("the telephone number is seen as %s", r.body)
	}
}

// A caller of another agency finds no record, and learns of none: every list is empty, and the answers for a record that is there and for one
// that is not are the same.
func TestScope(t *testing.T) {
	t.Parallel()
	s, c, table := serveThreeAgencies(t), modelCatalogue(t), readAccessTable(t)
	for _, typ := range c.Types() {
		neighbour := nextDoor(table.types[typ.Name])
		all := fmt.Sprintf("{%s {totalCount aggregate {count} groups(by: [{id: {}}]) {totalCount}}}", typ.Plural)
		whole := s.as(t, "operator", all, nil)
		province := s.as(t, "auditor", all, nil)
		if whole.body != province.body {
			t.Errorf("%s: an auditor of the province reads %s, all is %s", typ.Plural, province.body, whole.body)
		}
		if !typ.Scoped {
			continue
		}
		mine := s.as(t, neighbour, all, nil)
		if want := fmt.Sprintf(`{"data":{"%s":{"totalCount":0,"aggregate":{"count":0},"groups":{"totalCount":0}}}}`, typ.Plural); compact(t, mine.body) != want {
			t.Errorf("%s reads %s, want %s", neighbour, mine.body, want)
		}
		there, missing := (fmt.Sprintf("%s:1:1", typ.Name)), fmt.Sprintf("%s:1:999999999", typ.Name)
		one := fmt.Sprintf("query($id: ID!) {node(id: $id) {id} nodes(ids: [$id]) {id} %s(id: $id) {id} %s(where: {id: {eq: $id}}) {totalCount}}",
			strings.ToLower(typ.Name[:1])+typ.Name[1:], typ.Plural)
		a, b := s.as(t, neighbour, one, map[string]any{"id": there}), s.as(t, neighbour, one, map[string]any{"id": missing})
		if a.body != b.body || a.at("node") != nil {
			t.Errorf("%s is answered by %s, one that is not there by %s", there, a.body, b.body)
		}
	}
	number := s.sql(t, "SELECT case_no FROM cases WHERE agency_id = 1 AND id = 1").(string)
	asked := `query($no: String!) {case(agency: "320585", caseNo: $no) {id} parties(where: {cases: {some: {caseNo: {eq: $no}}}}) {totalCount}}`
	a, b := s.as(t, "neighbour", asked, map[string]any{"no": number}), s.as(t, "neighbour", asked, map[string]any{"no": number + "9"})
	if a.body != b.body || a.at("case") != nil || a.at("parties", "totalCount") != json.Number("0") {
		t.Errorf("a case number that exists is answered by %s, one that does not by %s", a.body, b.body)
	}
}

// An agency whose records the caller may not read is answered as one that does not exist, by every field that takes the code of an agency. Above
// the caller's agency stands the province: it is not the caller's either.
func TestAgencyOutOfScope(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t, fast)
	schema := graph.Schema()
	fields := 0
	for _, root := range []*ast.Definition{schema.Query, schema.Subscription} {
		for _, f := range root.Fields {
			if f.Arguments.ForName("agency") == nil {
				continue
			}
			fields++
			ask := func(code, caller string) string {
				arguments := []string{fmt.Sprintf("agency: %q", code)}
				for _, a := range f.Arguments {
					switch {
					case a.Name == "period":
						arguments = append(arguments, "period: {year: 2023}")
					case root == schema.Query && f.Name != "report" && a.Name != "agency" && a.Name != "id":
						number, _ := s.sql(t, "SELECT case_no FROM cases WHERE agency_id = 1 AND id = 1").(string)
						arguments = append(arguments, fmt.Sprintf("%s: %q", a.Name, number))
					}
				}
				operation := fmt.Sprintf("{%s(%s) {__typename}}", f.Name, strings.Join(arguments, ", "))
				if root == schema.Query {
					return s.as(t, caller, operation, nil).body
				}
				w := s.connect(t, caller)
				w.subscribe("a", "subscription "+operation, nil)
				return jsonOf(t, w.read())
			}
			// Codes: the demo bureau's, the province's, and one that nobody has.
			beside, above, missing := ask("320585", "neighbour"), ask("320000", "neighbour"), ask("999999", "neighbour")
			if beside != missing || above != missing {
				t.Errorf("%s: an agency beside is answered by %s, one above by %s, one that does not exist by %s", f.Name, beside, above, missing)
			}
			if f.Name == "report" || f.Name == "case" || f.Name == "indicatorChanged" {
				if own := ask("320585", "legal"); own == missing {
					t.Errorf("%s: the own agency is answered by %s", f.Name, own)
				}
			}
		}
	}
	if fields < 4 {
		t.Errorf("only %d fields take an agency", fields)
	}
}

// Each mutation is refused to the roles that access.txt does not give it to, and to a caller of another agency as if its records did not
// exist.
func TestMutationAccess(t *testing.T) {
	t.Parallel()
	s, table, schema := serveThreeAgencies(t), readAccessTable(t), graph.Schema()
	for _, f := range schema.Mutation.Fields {
		letters := table.mutations[f.Name]
		if letters == "" {
			t.Errorf("access.txt has no line for the mutation %s", f.Name)
			continue
		}
		input := f.Arguments.ForName("input").Type
		operation := fmt.Sprintf("mutation($input: %s) {%s(input: $input) {__typename}}", input.String(), f.Name)
		for i, caller := range callersOf {
			r := s.as(t, caller, operation, map[string]any{"input": inputOf(schema, input.Name(), 1)})
			isForbidden := r.code() == "FORBIDDEN"
			if isForbidden != (letters[i] == '-') && caller != "admin" || letters[i] == '-' && !isForbidden {
				t.Errorf("%s calls %s, access.txt says %c: %s", caller, f.Name, letters[i], r.body)
			}
		}
		neighbour := nextDoor(letters)
		there := s.as(t, neighbour, operation, map[string]any{"input": inputOf(schema, input.Name(), 1)})
		missing := s.as(t, neighbour, operation, map[string]any{"input": inputOf(schema, input.Name(), 987654321)})
		if there.code() != "NOT_FOUND" || len(there.Errors) != 1 || strings.ReplaceAll(missing.body, "987654321", "1") != there.body {
			t.Errorf("%s: %s reads %s, and of what does not exist %s", f.Name, neighbour, there.body, missing.body)
		}
		if r := s.as(t, "nobody", operation, map[string]any{"input": inputOf(schema, input.Name(), 1)}); r.code() != "UNAUTHENTICATED" || r.status != 401 {
			t.Errorf("%s without a caller: %d %s", f.Name, r.status, r.body)
		}
	}
}

// inputOf returns an input with every field that must be given, whose ids are of agency 1 with the number given. It is simulated.
func inputOf(schema *ast.Schema, typ string, number int) map[string]any {
	input := map[string]any{}
	for _, f := range schema.Types[typ].Fields {
		switch {
		case f.Name == "simulate":
			input[f.Name] = true
		case f.Type.NonNull && f.DefaultValue == nil:
			input[f.Name] = valueOf(schema, f.Name, f.Type, number)
		}
	}
	if isAgencyless(input) { // a verb whose agency comes from a record that may be left out
		for _, f := range schema.Types[typ].Fields {
			if f.Type.Name() == "ID" && input[f.Name] == nil {
				input[f.Name] = valueOf(schema, f.Name, f.Type, number)
				break
			}
		}
	}
	return input
}

func isAgencyless(input map[string]any) bool {
	text, _ := json.Marshal(input)
	return !strings.Contains(string(text), ":1:") && !strings.Contains(string(text), "Agency:")
}

// valueOf returns a value of a type, as JSON holds it.
func valueOf(schema *ast.Schema, field string, t *ast.Type, number int) any {
	if t.Elem != nil {
		return []any{valueOf(schema, field, t.Elem, number)}
	}
	switch t.Name() {
	case "ID":
		return idFor(schema, field, number)
	case "String":
		return "x"
	case "Int":
		return 1
	case "Boolean":
		return false
	case "Date":
		return "2024-01-02"
	case "DateTime":
		return "2024-01-02T09:00:00+08:00"
	case "Money", "Decimal":
		return "1.00"
	}
	d := schema.Types[t.Name()]
	if d.Kind == ast.Enum {
		return d.EnumValues[0].Name
	}
	return inputOf(schema, t.Name(), number)
}

// idFor returns an id of the type that a field of an input takes, by the field's name.
func idFor(schema *ast.Schema, field string, number int) string {
	typ := strings.ToUpper(field[:1]) + field[1:]
	if schema.Types[typ] == nil && typ != "Businesses" {
		typ = strings.TrimSuffix(typ, "s")
	}
	if names := map[string]string{
		"Businesses": "FoodBusiness", "Business": "FoodBusiness", "Handler": "Officer", "Inspector": "Officer", "Supervisor": "Officer", "Seller": "Party",
		"From": "Official", "To": "Official", "Into": "Complaint", "Lot": "GoodsLot", "Order": "SafetyOrder", "Check": "RemoteCheck", "Event": "CaseEvent",
	}; names[typ] != "" {
		typ = names[typ]
	}
	if schema.Types[typ] == nil {
		typ = "Case"
	}
	if typ == "Agency" {
		return "Agency:1"
	}
	return fmt.Sprintf("%s:1:%d", typ, number)
}

// An officer of one unit writes the records of that unit, and of no other.
func TestUnitScope(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	idOf := func(operator string) string {
		return fmt.Sprintf("Case:1:%v", s.sql(t, "SELECT id FROM cases WHERE agency_id = 1 AND status = 'FILED' AND unit_id "+operator+" 1 AND NOT EXISTS (SELECT FROM case_events e WHERE e.agency_id = 1 AND e.case_id = cases.id AND e.kind = 'SUSPENDED') ORDER BY id LIMIT 1"))
	}
	suspend := `mutation($c: ID!) {suspendCase(input: {case: $c, on: "2024-03-15", note: "等待鉴定"}) {case {status}}}`
	foreign := idOf("<>")
	events := func(id string) any {
		return s.sql(t, "SELECT count(*) FROM case_events WHERE agency_id = 1 AND case_id = split_part($1, ':', 3)::bigint", id)
	}
	before := events(foreign)
	r := s.as(t, "unit", suspend, map[string]any{"c": foreign})
	if r.code() != "FORBIDDEN" || events(foreign) != before {
		t.Errorf("a case of another unit: %s", r.body)
	}
	if r := s.as(t, "unit", suspend, map[string]any{"c": idOf("=")}); len(r.Errors) > 0 {
		t.Errorf("a case of the own unit: %s", r.body)
	}
	if r := s.as(t, "legal", suspend, map[string]any{"c": foreign}); len(r.Errors) > 0 {
		t.Errorf("an officer without units: %s", r.body)
	}
}

// An officer of two units files cases of both, and of no third one; of one only, once the account has lost the other.
func TestSeveralUnitScope(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	quiet := slog.New(slog.DiscardHandler)
	store, err := db.Open(t.Context(), s.url, db.WithLog(quiet))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close() })
	accounts := recognise.OpenAccounts(store, time.Now, recognise.Mapping{}, quiet)
	t.Cleanup(accounts.Close)
	recogniser := &recognise.Recogniser{Accounts: accounts, Log: quiet, CrossOrigin: http.NewCrossOriginProtection()}
	byToken := &testServer{url: s.url, log: s.log, Server: httptest.NewServer(recogniser.Middleware(s.graph))}
	t.Cleanup(byToken.Close)
	granted := s.as(t, "admin", `mutation {grantAccess(input: {agency: "Agency:1", name: "两所", role: LEGAL, units: ["Unit:1:1", "Unit:1:2"]}) {
		account {id units(orderBy: [{id: ASC}]) {nodes {id}}}}}`, nil)
	if units := fmt.Sprint(granted.at("grantAccess", "account", "units", "nodes")); units != "[map[id:Unit:1:1] map[id:Unit:1:2]]" {
		t.Fatalf("granted: %s", granted.body)
	}
	account := granted.at("grantAccess", "account", "id")
	id, ok := catalog.ParseID(fmt.Sprint(account))
	if !ok {
		t.Fatalf("granted: %s", granted.body)
	}
	secret := recognise.NewSecret()
	created, err := db.Do(t.Context(), store, access.CreateToken, access.CreateTokenInput{
		Account: db.Key{Type: "Account", Agency: id.Agency, ID: id.Number}, Name: "x", ExpiresAt: time.Now().Add(time.Hour), SecretSHA256: secret.SHA256(),
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	officers := []any{}
	for i := range 2 {
		officers = append(officers, fmt.Sprintf("Officer:1:%v", s.sql(t, `SELECT id FROM officers WHERE agency_id = 1 AND certified_until IS NULL ORDER BY id OFFSET $1::int LIMIT 1`, fmt.Sprint(i))))
	}
	ask := func(operation string, variables map[string]any) reply {
		t.Helper()
		return byToken.send(t, http.MethodPost, "/graphql", jsonOf(t, map[string]any{"query": operation, "variables": variables}), map[string]string{
			"Content-Type": "application/json", "Accept": "application/graphql-response+json", "Authorization": "Bearer " + secret.Token(created["accessToken"][0]),
		})
	}
	file := func(unit int) string {
		t.Helper()
		r := ask(`mutation($unit: ID!, $officers: [ID!]!) {fileCase(input: {unit: $unit, officers: $officers, field: FOOD, source: INSPECTION, procedure: ORDINARY,
			cause: "某案", filedOn: "2024-03-15", newParty: {kind: COMPANY, name: "某某"}}) {case {unit {id}}}}`,
			map[string]any{"unit": fmt.Sprintf("Unit:1:%d", unit), "officers": officers})
		if len(r.Errors) > 0 {
			return r.code()
		}
		return fmt.Sprint(r.at("fileCase", "case", "unit", "id"))
	}
	check := func(when, units, first, second string) {
		t.Helper()
		if got := fmt.Sprint(ask(`{viewer {units {nodes {id}}}}`, nil).at("viewer", "units", "nodes")); got != units {
			t.Errorf("%s: the viewer has %s, want %s", when, got, units)
		}
		if got, want := fmt.Sprint(file(1), file(2), file(3)), fmt.Sprint(first, second, "FORBIDDEN"); got != want {
			t.Errorf("%s: cases of three units: %s, want %s", when, got, want)
		}
	}
	check("two units", "[map[id:Unit:1:1] map[id:Unit:1:2]]", "Unit:1:1", "Unit:1:2")
	if r := s.as(t, "admin", `mutation($a: ID!) {changeAccess(input: {account: $a, units: ["Unit:1:2"]}) {account {units {totalCount}}}}`, map[string]any{"a": account}); len(r.Errors) > 0 {
		t.Fatal(r.body)
	}
	check("one was taken away", "[map[id:Unit:1:2]]", "FORBIDDEN", "Unit:1:2")
	found := s.as(t, "admin", `{accounts(where: {units: {some: {id: {eq: "Unit:1:2"}}}}) {nodes {name}}}`, nil)
	if got := fmt.Sprint(found.at("accounts", "nodes")); got != "[map[name:两所]]" {
		t.Errorf("accounts of the unit: %s", found.body)
	}
}

// An officer of a case does not review it; another officer of the bureau does.
func TestReviewerIsNotOnCase(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	const ready = "status = 'INVESTIGATED' AND NOT EXISTS (SELECT FROM case_events e WHERE e.agency_id = 1 AND e.case_id = cases.id AND e.kind IN ('REVIEWED', 'SUSPENDED'))"
	id := s.sql(t, "SELECT id FROM cases WHERE agency_id = 1 AND "+ready+" ORDER BY id LIMIT 1")
	on := s.sql(t, "SELECT officer_id FROM case_officers WHERE agency_id = 1 AND case_id = $1::bigint ORDER BY officer_id LIMIT 1", fmt.Sprint(id))
	other := s.sql(t, "SELECT id FROM officers WHERE agency_id = 1 AND NOT id IN (SELECT officer_id FROM case_officers WHERE agency_id = 1 AND case_id = $1::bigint) LIMIT 1", fmt.Sprint(id))
	for caller, officer := range map[string]any{"on case": on, "not on case": other} {
		number, err := officer.(json.Number).Int64()
		if err != nil {
			t.Fatal(err)
		}
		s.callers[caller] = auth.Caller{ID: caller, Name: caller, Role: auth.Legal, Agencies: []int64{1}, Officer: &number}
	}
	review := `mutation($c: ID!) {reviewCase(input: {case: $c, on: "2024-03-15", simulate: true}) {case {status}}}`
	variables := map[string]any{"c": fmt.Sprintf("Case:1:%v", id)}
	if r := s.as(t, "on case", review, variables); r.code() != "RULE_VIOLATION" || r.Errors[0].Extensions["rule"] != "review.officer" {
		t.Errorf("an officer of the case: %s", r.body)
	}
	if r := s.as(t, "not on case", review, variables); len(r.Errors) > 0 {
		t.Errorf("another officer: %s", r.body)
	}
}

// compact returns JSON without white space.
func compact(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Every caller but the public sees the agencies by name; units and officers of agencies out of scope are not there.
func TestAgenciesAreKnown(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	const all = `{agencies(orderBy: [{code: ASC}]) {nodes {code name creditCode units {nodes {id officers {nodes {id}}}}}}}`
	const want = `{"agencies":{"nodes":[{"code":"320000","creditCode":null,"name":"省局","units":{"nodes":[]}},{"code":"320581","creditCode":null,"name":"邻局","units":{"nodes":[]}},`
	for caller, seesUnits := range map[string]bool{"neighbour": false, "admin next door": false, "legal": true, "auditor": true} {
		got := jsonOf(t, s.as(t, caller, all, nil).Data)
		if !strings.HasPrefix(got, want) || !strings.Contains(got, `"code":"320585"`) || strings.Contains(got, `"Unit:1:1"`) != seesUnits || strings.Contains(got, `"Officer:1:`) != seesUnits {
			t.Errorf("%s: %.600s", caller, got)
		}
	}
	if r := s.as(t, "public", all, nil); r.code() != "FORBIDDEN" {
		t.Errorf("the public: %s", r.body)
	}
}

// viewer says who asks and what they may do.
func TestViewer(t *testing.T) {
	t.Parallel()
	s := serveThreeAgencies(t)
	const viewer = `{viewer {name role agencies(orderBy: [{code: ASC}]) {nodes {code}} units {nodes {id}} actsAs {nodes {id}} isDemo file: may(mutation: "fileCase") set: may(mutation: "setRule")}}`
	for caller, want := range map[string]string{
		"unit":    `{"name":"clerk of one unit","role":"LEGAL","agencies":{"nodes":[{"code":"320585"}]},"units":{"nodes":[{"id":"Unit:1:1"}]},"actsAs":{"nodes":[]},"isDemo":false,"file":true,"set":true}`,
		"auditor": `{"name":"auditor of the province","role":"AUDITOR","agencies":{"nodes":[{"code":"320000"},{"code":"320581"},{"code":"320585"}]},"units":{"nodes":[]},"actsAs":{"nodes":[]},"isDemo":false,"file":false,"set":false}`,
	} {
		if r := s.as(t, caller, viewer, nil); compact(t, r.body) != `{"data":{"viewer":`+want+`}}` {
			t.Errorf("%s: %s", caller, r.body)
		}
	}
	if r := s.as(t, "unit", `{viewer {may(mutation: "eatCase")}}`, nil); r.code() != "BAD_USER_INPUT" {
		t.Errorf("a mutation that does not exist: %s", r.body)
	}
	if !slices.Equal(callersOf, []string{"public", "dashboard", "legal", "auditor", "admin"}) {
		t.Error("callersOf is not in the order of auth.Roles")
	}
}
