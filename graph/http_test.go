package graph_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"docket/demo"
	"docket/graph"
	"docket/query/catalog"
)

const (
	asJSON     = "application/json"
	asResponse = "application/graphql-response+json"
)

// TestHTTP checks status, media type and code by method, headers and body of a request, as the GraphQL-over-HTTP specification has them.
func TestHTTP(t *testing.T) {
	t.Parallel()
	s := serve(t)
	const ok = `{"query":"{ __typename }"}`
	get := "/graphql?query=" + url.QueryEscape("query($n: Int) { cases(first: $n) { totalCount } }")
	for _, c := range []struct {
		name, method, target, body  string
		contentType, accept, coding string
		status                      int
		media, code                 string
	}{
		{name: "Post", body: ok, accept: asResponse, status: 200, media: asResponse},
		{name: "PostWithCharset", body: ok, contentType: "application/json; charset=UTF-8", accept: asResponse, status: 200, media: asResponse},
		{name: "AcceptJSON", body: ok, accept: asJSON, status: 200, media: asJSON},
		{name: "AcceptNothing", body: ok, status: 200, media: asJSON},
		{name: "AcceptAnything", body: ok, accept: "*/*", status: 200, media: asJSON},
		{name: "AcceptBoth", body: ok, accept: asResponse + ", " + asJSON + ";q=0.9", status: 200, media: asResponse},
		{name: "AcceptBothOtherOrder", body: ok, accept: asJSON + "," + asResponse, status: 200, media: asResponse},
		{name: "AcceptJSONMore", body: ok, accept: asResponse + ";q=0.5, " + asJSON, status: 200, media: asJSON},
		{name: "AcceptHTML", body: ok, accept: "text/html", status: 406, media: "text/plain"},
		{name: "AcceptNotOurs", body: ok, accept: asJSON + ";q=0", status: 406, media: "text/plain"},

		{name: "Get", method: "GET", target: get + "&variables=" + url.QueryEscape(`{"n":1}`), accept: asResponse, status: 200, media: asResponse},
		{name: "GetVariablesNoJSON", method: "GET", target: get + "&variables=x", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "GetVariablesList", method: "GET", target: get + "&variables=[]", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "GetNothing", method: "GET", target: "/graphql", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "GetMutation", method: "GET", target: "/graphql?query=" + url.QueryEscape(`mutation { fileCase(input: {unit: "x", field: FOOD, source: MEDIA, cause: "x", officers: [], filedOn: "2024-01-01"}) { case { id } } }`), accept: asResponse, status: 405, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "Put", method: "PUT", body: ok, accept: asResponse, status: 405, media: asResponse, code: "BAD_USER_INPUT"},

		{name: "NoContentType", body: ok, contentType: "-", accept: asResponse, status: 415, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "Form", body: "query=%7B__typename%7D", contentType: "application/x-www-form-urlencoded", accept: asResponse, status: 415, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "PlainText", body: ok, contentType: "text/plain", accept: asResponse, status: 415, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "Latin1", body: ok, contentType: "application/json; charset=iso-8859-1", accept: asResponse, status: 415, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "Compressed", body: ok, coding: "gzip", accept: asResponse, status: 415, media: asResponse, code: "BAD_USER_INPUT"},

		{name: "Empty", body: " ", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "NoJSON", body: "{", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "NoJSONForOldClients", body: "{", accept: asJSON, status: 400, media: asJSON, code: "BAD_USER_INPUT"},
		{name: "Text", body: `"x"`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "Batch", body: "[" + ok + "," + ok + "]", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "MoreBehind", body: ok + ok, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "NotUTF8", body: "{\"query\":\"{ __typename }\xff\"}", accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "QueryANumber", body: `{"query":1}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "NoQuery", body: `{}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "VariablesText", body: `{"query":"{ __typename }","variables":"x"}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "TooLong", body: `{"query":"{ __typename }` + strings.Repeat(" ", 4<<20) + `"}`, accept: asResponse, status: 413, media: asResponse, code: "LIMIT_EXCEEDED"},

		{name: "DoesNotParse", body: `{"query":"{"}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "DoesNotParseForOldClients", body: `{"query":"{"}`, accept: asJSON, status: 200, media: asJSON, code: "BAD_USER_INPUT"},
		{name: "DoesNotValidate", body: `{"query":"{ nothing }"}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "WrongVariable", body: `{"query":"query($n: Int) { cases(first: $n) { totalCount } }","variables":{"n":"x"}}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "NoSuchOperation", body: `{"query":"query A { __typename }","operationName":"B"}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "WhichOperation", body: `{"query":"query A { __typename } query B { __typename }"}`, accept: asResponse, status: 400, media: asResponse, code: "BAD_USER_INPUT"},
		{name: "TooManyTokens", body: `{"query":"{` + strings.Repeat(" a", 15_000) + `}"}`, accept: asResponse, status: 400, media: asResponse, code: "LIMIT_EXCEEDED"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if c.method == "" {
				c.method = http.MethodPost
			}
			if c.target == "" {
				c.target = "/graphql"
			}
			header := map[string]string{}
			if c.contentType == "" && c.body != "" {
				c.contentType = asJSON
			}
			for name, value := range map[string]string{"Content-Type": c.contentType, "Accept": c.accept, "Content-Encoding": c.coding} {
				if value != "" && value != "-" {
					header[name] = value
				}
			}
			r := s.send(t, c.method, c.target, c.body, header)
			media, _, _ := strings.Cut(r.header.Get("Content-Type"), ";")
			if r.status != c.status || media != c.media || r.code() != c.code {
				t.Errorf("%d %s %s, want %d %s %s\n%.300s", r.status, media, r.code(), c.status, c.media, c.code, r.body)
			}
			if c.code != "" && strings.Contains(r.body, `"data"`) {
				t.Errorf("a refused request has a data entry: %s", r.body)
			}
			if r.status == http.StatusMethodNotAllowed && !strings.Contains(r.header.Get("Allow"), "POST") {
				t.Errorf("Allow: %q", r.header.Get("Allow"))
			}
		})
	}
}

// TestErrors checks code, message and field of errors of operations and inputs.
func TestErrors(t *testing.T) {
	t.Parallel()
	s := serve(t)
	id := func(typ string) string {
		return strconv.Quote(catalog.ID{Type: typ, Agency: demo.Agency, Number: 1}.String())
	}
	file := func(change string) string {
		input := map[string]string{
			"unit": id("Unit"), "field": "FOOD", "source": "MEDIA", "cause": `"x"`, "officers": "[" + id("Officer") + "]", "filedOn": `"2024-01-01"`, "party": id("Party"),
		}
		name, value, _ := strings.Cut(change, "=")
		input[name] = value
		var b strings.Builder
		for _, key := range []string{"unit", "field", "source", "cause", "officers", "filedOn", "party", "valueOfGoods"} {
			if input[key] != "" {
				b.WriteString(key + ": " + input[key] + " ")
			}
		}
		return "mutation { fileCase(input: {" + b.String() + "}) { case { id } } }"
	}
	for _, c := range []struct {
		name, operation string
		variables       map[string]any
		code, message   string
		field           any
	}{
		{"UnknownField", "{ cases { nodes { caseNumber } } }", nil, "BAD_USER_INPUT", `Cannot query field "caseNumber" on type "Case". Did you mean "caseNo"?`, nil},
		{"FirstNegative", "{ cases(first: -1) { totalCount } }", nil, "BAD_USER_INPUT", "first", "first"},
		{"PageTooLong", "{ cases(first: 501) { totalCount } }", nil, "LIMIT_EXCEEDED", "500", "first"},
		{"FirstAndLast", "{ cases(first: 1, last: 1) { totalCount } }", nil, "BAD_USER_INPUT", "last", nil},
		{"NoCursor", `{ cases(first: 1, after: "x") { totalCount } }`, nil, "BAD_USER_INPUT", "cursor", "after"},
		{"NoDate", `{ cases(where: {filedOn: {gte: "2023-02-30"}}) { totalCount } }`, nil, "BAD_USER_INPUT", "2023-05-01", "where.filedOn.gte"},
		{"NoMoney", `{ penalties(where: {amount: {gte: "1,5"}}) { totalCount } }`, nil, "BAD_USER_INPUT", "write it as a string", "where.amount.gte"},
		{"NoID", `{ node(id: "x") { id } }`, nil, "BAD_USER_INPUT", "is not the id of anything", "id"},
		{"NoDateVariable", "query($d: Date) { cases(where: {filedOn: {gte: $d}}) { totalCount } }", map[string]any{"d": "x"}, "BAD_USER_INPUT", "2023-05-01", "where.filedOn.gte"},
		{"SumOfText", "{ cases { groups(by: {field: {}}, orderBy: {sum: {caseNo: DESC}}) { totalCount } } }", nil, "BAD_USER_INPUT", "is not a field that sum takes; it takes valueOfGoods, illegalGains, ", "orderBy.sum.caseNo"},
		{"LeastText", "{ parties(orderBy: {cases: {min: {cause: ASC}}}) { totalCount } }", nil, "BAD_USER_INPUT", "is not a field that min takes", "orderBy.cases.min.cause"},
		{"KeyOfRelation", "{ cases(orderBy: {penalties: {key: {kind: ASC}}}) { totalCount } }", nil, "BAD_USER_INPUT", "orders groups only; give count or a function of a field, as sum or median", "orderBy.penalties.key"},
		{"RelationOfRelation", "{ cases(orderBy: {penalties: {payments: {count: ASC}}}) { totalCount } }", nil, "BAD_USER_INPUT", "orders groups only", "orderBy.penalties.payments"},
		{"KeyWithWhere", "{ cases { groups(by: {field: {}}, orderBy: {key: {field: ASC}, where: {}}) { totalCount } } }", nil, "BAD_USER_INPUT", "holds 2 fields", "orderBy"},
		{"NoMeasure", "{ cases { aggregate { ratio(of: {where: {}}, to: {count: true}) } } }", nil, "BAD_USER_INPUT", "of: names 0 aggregates; give one", "of"},
		{"TwoMeasures", "{ cases { aggregate { ratio(of: {count: true}, to: {count: true, penalties: {count: true}}) } } }", nil, "BAD_USER_INPUT", "to: names 2 aggregates; give one", "to"},
		{"MeasureNotMarked", "{ cases { aggregate { ratio(of: {count: true}, to: {sum: {fineAmount: false}}) } } }", nil, "BAD_USER_INPUT", "is false; write true, or leave it out", "to.sum.fineAmount"},
		{"MeasureOfText", "query($of: CaseMeasure!) { cases { aggregate { ratio(of: $of, to: {count: true}) } } }", map[string]any{"of": map[string]any{"avg": map[string]any{"caseNo": true}}}, "BAD_USER_INPUT", "is not a field that avg takes; it takes valueOfGoods, ", "of.avg.caseNo"},
		{"RatioOfTimes", "{ cases { aggregate { ratio(of: {max: {filedOn: true}}, to: {count: true}) } } }", nil, "BAD_USER_INPUT", "is a Date; only numbers can be computed with", "of.max.filedOn"},
		{"RatioWithoutTo", "{ cases { aggregate { ratio(of: {ratio: {of: {count: true}}}, to: {count: true}) } } }", nil, "BAD_USER_INPUT", "has no to", "of.ratio"},
		{"ShareOfMean", `{ cases { groups(by: {field: {}}) { nodes { share(of: {avg: {fineAmount: true}}) } } } }`, nil, "BAD_USER_INPUT", "cannot be added up over groups; share takes a count or a sum of records that belong to one group each", "of.avg.fineAmount"},
		{"ShareOfShared", `{ cases { groups(by: {field: {}}) { nodes { share(of: {officers: {count: true}}) } } } }`, nil, "BAD_USER_INPUT", "cannot be added up over groups", "of.officers.count"},
		{"ShareWithinNone", `{ cases { groups(by: {field: {}}) { nodes { share(of: {count: true}, within: [{unit: {}}]) } } } }`, nil, "BAD_USER_INPUT", "is not among the dimensions of by", "within[0].unit"},
		{"ShareWithinTwice", `{ cases { groups(by: {field: {}}) { nodes { share(of: {count: true}, within: [{field: {}}, {field: {}}]) } } } }`, nil, "BAD_USER_INPUT", "is there already", "within[1]"},
		{"ShareWithinBucket", `{ cases { groups(by: {filedOn: {bucket: MONTH}}) { nodes { share(of: {count: true}, within: {filedOn: {bucket: YEAR}}) } } } }`, nil, "BAD_USER_INPUT", "is an option of by; leave it out here", "within.filedOn.bucket"},
		{"RunningTotalWithoutTime", `{ cases { groups(by: {field: {}}) { nodes { runningTotal(of: {count: true}) } } } }`, nil, "BAD_USER_INPUT", "goes along the date in a bucket of by, of which there are 0; group by one", "runningTotal"},
		{"RunningTotalOfMost", `{ cases { groups(by: {filedOn: {bucket: MONTH}}) { nodes { runningTotal(of: {max: {fineAmount: true}}) } } } }`, nil, "BAD_USER_INPUT", "cannot be added up over groups; runningTotal takes", "of.max.fineAmount"},
		{"ChangeOfTwoTimes", `{ cases { groups(by: [{filedOn: {bucket: MONTH}}, {decidedOn: {bucket: MONTH}}]) { nodes { change(of: {count: true}) { percent } } } } }`, nil, "BAD_USER_INPUT", "of which there are 2", "change"},
		{"ChangeOfTime", `{ cases { groups(by: {filedOn: {bucket: MONTH}}) { nodes { change(of: {max: {decidedOn: true}}) { percent } } } } }`, nil, "BAD_USER_INPUT", "is a Date; only numbers can be computed with", "of.max.decidedOn"},
		{"ChangeOfWeeks", `{ cases { groups(by: {filedOn: {bucket: WEEK}}) { nodes { change(of: {count: true}, against: YEAR_BEFORE) { percent } } } } }`, nil, "BAD_USER_INPUT", "the weeks of two years do not begin on the same days", "against"},
		{"AverageOverOne", `{ cases { groups(by: {filedOn: {bucket: MONTH}}) { nodes { movingAverage(of: {count: true}, over: 1) } } } }`, nil, "BAD_USER_INPUT", "is not a number of buckets from 2 to 366", "over"},
		{"RankInOr", `{ cases { groups(by: {field: {}}, having: {or: [{rank: {of: {count: true}, is: {lte: 3}}}]}) { nodes { isOther } } } }`, nil, "BAD_USER_INPUT", "compares the groups of a list: only orderBy and having of groups take it", "having.or[0].rank"},
		{"RankOfRelation", `{ parties(orderBy: {cases: {rank: {of: {count: true}, direction: ASC}}}) { totalCount } }`, nil, "BAD_USER_INPUT", "compares the groups of a list", "orderBy.cases.rank"},
		{"RankInFilter", `{ parties(where: {cases: {aggregate: {rank: {of: {count: true}, is: {lte: 3}}}}}) { totalCount } }`, nil, "BAD_USER_INPUT", "compares the groups of a list", "where.cases.aggregate.rank"},
		{"OrderWithoutDirection", `{ cases { groups(by: {field: {}}, orderBy: {share: {of: {count: true}}}) { nodes { isOther } } } }`, nil, "BAD_USER_INPUT", "has no direction; add it", "orderBy.share"},
		{"ConditionWithDirection", `{ cases { groups(by: {field: {}}, having: {ratio: {of: {count: true}, to: {count: true}, is: {gt: 1}, direction: ASC}}) { nodes { isOther } } } }`, nil, "BAD_USER_INPUT", "is not for ratio here; leave it out", "having.ratio.direction"},
		{"ShareWithOver", `{ cases { groups(by: {field: {}}, orderBy: {share: {of: {count: true}, over: 3, direction: ASC}}) { nodes { isOther } } } }`, nil, "BAD_USER_INPUT", "is not for share here; leave it out", "orderBy.share.over"},
		{"RatioOfOne", `{ parties(orderBy: {cases: {ratio: {of: {count: true}, direction: ASC}}}) { totalCount } }`, nil, "BAD_USER_INPUT", "has no to; add it", "orderBy.cases.ratio"},
		{"OthersAfterOffset", `{ cases { groups(by: {field: {}}, first: 2, offset: 1, others: true) { nodes { isOther } } } }`, nil, "BAD_USER_INPUT", "others follow the first groups; leave offset out", "offset"},
		{"TooDeep", "{ case(id: \"x\") { " + strings.Repeat("party { cases(first: 1) { nodes { ", 12) + "id" + strings.Repeat(" } } }", 12) + " } }", nil, "LIMIT_EXCEEDED", "deep", nil},
		{"TooCostly", "{ cases(first: 500) { nodes { party { cases(first: 500) { nodes { id } } } } } foodBusinesses(first: 500) { nodes { visits(first: 500) { nodes { id } } } } }", nil, "LIMIT_EXCEEDED", "the operation costs 502001 or more, the limit is 300000; `nodes` in line 1 costs 250000 of it: ask for smaller pages", nil},

		{"NullForNoNulls", "{ cases(where: {field: null}) { totalCount } }", nil, "BAD_USER_INPUT", "where.field: is null, but every Case has a value there; leave it out, or write {isNull: true}", "where.field"},
		{"NullByVariable", "query($f: CaseFieldFilter) { cases(where: {or: [{field: $f}]}) { totalCount } }", map[string]any{"f": nil}, "BAD_USER_INPUT", "every Case has a value there", "where.or[0].field"},
		{"NullForID", "{ cases(where: {id: null}) { totalCount } }", nil, "BAD_USER_INPUT", "every Case has a value there", "where.id"},
		{"NullForOne", "query($w: CaseWhere) { cases(where: $w) { totalCount } }", map[string]any{"w": map[string]any{"party": nil}}, "BAD_USER_INPUT", "where.party: is null, but every Case has a record there", "where.party"},
		{"NullBehindOne", "{ foodBusinesses(where: {currentAssignment: {official: {name: null}}}) { totalCount } }", nil, "BAD_USER_INPUT", "every Official has a value there", "where.currentAssignment.official.name"},
		{"NullForMany", "{ cases(where: {penalties: null}) { totalCount } }", nil, "BAD_USER_INPUT", "write none: {}", "where.penalties"},
		{"NullForSum", "{ cases(where: {penalties: {aggregate: {sum: {amount: null}}}}) { totalCount } }", nil, "BAD_USER_INPUT", "`sum` over no records is 0", "where.penalties.aggregate.sum.amount"},
		{"NullForDistinct", "{ cases { groups(by: {field: {}}, having: {distinct: {party: null}}) { totalCount } } }", nil, "BAD_USER_INPUT", "`distinct` over no records is 0", "having.distinct.party"},
		{"HalfAnInt", "query($n: Int) { cases(first: $n) { totalCount } }", map[string]any{"n": 2.5}, "BAD_USER_INPUT", "variables.n: 2.5 is not an Int; give a whole number without quotes, as in 20", "variables.n"},
		{"HugeInt", "query($n: Int) { cases(first: $n) { totalCount } }", map[string]any{"n": json.Number("1e400")}, "BAD_USER_INPUT", "variables.n: 1e400 is not an Int", "variables.n"},
		{"LongInt", "query($n: Int) { cases(first: $n) { totalCount } }", map[string]any{"n": json.Number("9223372036854775808")}, "BAD_USER_INPUT", "9223372036854775808 is not an Int; give a whole number from -9223372036854775808 to 9223372036854775807", "variables.n"},
		{"TextForInt", "query($n: Int) { cases(first: $n) { totalCount } }", map[string]any{"n": "3"}, "BAD_USER_INPUT", `variables.n: "3" is not an Int; give a whole number without quotes`, "variables.n"},
		{"WordForEnum", "query($f: [CaseField!]) { cases(where: {field: {in: $f}}) { totalCount } }", map[string]any{"f": []any{"FOOD", "food"}}, "BAD_USER_INPUT", `variables.f[1]: "food" is not a CaseField; give one of FOOD, `, "variables.f[1]"},
		{"UnknownInVariable", "query($w: CaseWhere) { cases(where: $w) { totalCount } }", map[string]any{"w": map[string]any{"feild": map[string]any{}}}, "BAD_USER_INPUT", "variables.w.feild: CaseWhere has no such field", "variables.w.feild"},
		{"DocumentBeforeVariables", "query($n: Int) { cases(first: $n) { nothing } }", map[string]any{"n": 2.5}, "BAD_USER_INPUT", `Cannot query field "nothing"`, nil},

		{"WriteHalfAVersion", `mutation($v: Int) { decidePenalty(input: {case: "x", expectedVersion: $v, decidedOn: "2024-01-01", penalties: []}) { case { id } } }`, map[string]any{"v": 1.5}, "BAD_USER_INPUT", "variables.v: 1.5 is not an Int", "variables.v"},
		{"WriteNoDate", file(`filedOn="x"`), nil, "BAD_USER_INPUT", `input.filedOn: is not a Date: write it as "2023-05-01"`, "input.filedOn"},
		{"WriteNoID", file(`unit="x"`), nil, "BAD_USER_INPUT", "input.unit: is not an id", "input.unit"},
		{"WriteNoMoney", file("valueOfGoods=1.5"), nil, "BAD_USER_INPUT", "input.valueOfGoods: is not a Money: write it as a string", "input.valueOfGoods"},
		{"WriteBigInt", `mutation($v: Int) { decidePenalty(input: {case: "x", expectedVersion: $v, decidedOn: "2024-01-01", penalties: []}) { case { id } } }`, map[string]any{"v": 99999999999}, "BAD_USER_INPUT", "", nil},
		{"WriteSelectsTooMuch", strings.Replace(file(""), "{ case { id } }", "{ case { party { cases(first: 501) { totalCount } } } }", 1), nil, "LIMIT_EXCEEDED", "500", "first"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := s.ask(t, c.operation, c.variables)
			if len(r.Errors) == 0 {
				t.Fatalf("no error: %s", r.body)
			}
			e := r.Errors[0]
			if r.code() != c.code || !strings.Contains(e.Message, c.message) || c.field != nil && e.Extensions["field"] != c.field {
				t.Errorf("%s, want %s %q %v", r.body, c.code, c.message, c.field)
			}
			if fields, _ := r.Data.(map[string]any); len(fields) > 0 && (!strings.HasPrefix(c.operation, "mutation") || fields["fileCase"] != nil) {
				t.Errorf("data beside: %s", r.body)
			}
		})
	}
	if log := s.log.takeText(); strings.Contains(log, "level=ERROR") {
		t.Errorf("an error of the caller is logged as an internal error:\n%s", log)
	}
}

// TestOperationName checks which operation of a document runs.
func TestOperationName(t *testing.T) {
	t.Parallel()
	s := serve(t)
	for _, c := range []struct{ name, body, message string }{
		{"Missing", `{"query":"query A { __typename } query B { __typename }"}`, `operationName: is missing, and the document holds 2 operations; give one of "A", "B"`},
		{"Unknown", `{"query":"query A { __typename } query B { __typename }","operationName":"C"}`, `operationName: the document holds no operation "C"; give one of "A", "B"`},
		{"UnknownOfOne", `{"query":"query A { __typename }","operationName":"a"}`, `operationName: the document holds no operation "a"; give one of "A"`},
		{"NoneHasAName", `{"query":"{ __typename }","operationName":"A"}`, `operationName: the document holds no operation "A", only one without a name; leave operationName out`},
		{"NoOperation", `{"query":"fragment F on Case { id }"}`, "no operation provided"},
		{"DocumentFirst", `{"query":"query A { nothing } query B { __typename }"}`, `Cannot query field "nothing" on type "Query".`},
		{"Named", `{"query":"query A { __typename } query B { b: __typename }","operationName":"B"}`, ""},
	} {
		for _, time := range []string{"First", "Again"} {
			r := s.send(t, http.MethodPost, "/graphql", c.body, map[string]string{"Content-Type": asJSON, "Accept": asResponse})
			if c.message == "" && r.at("b") != "Query" || c.message != "" && (r.code() != "BAD_USER_INPUT" || r.Errors[0].Message != c.message) {
				t.Errorf("%s, %s: %s, want %q", c.name, time, r.body, c.message)
			}
		}
	}
}

// TestInternalErrors checks that an internal error shows only a reference, and that the log has the details under it.
func TestInternalErrors(t *testing.T) {
	t.Parallel()
	s := serve(t)
	s.sql(t, "SELECT count(*) FROM (SELECT 1) x")
	s.ask(t, "{ cases { totalCount } }", nil)
	s.exec(t, "ALTER TABLE destructions RENAME TO elsewhere")
	r := s.ask(t, "{ destructions { nodes { id } } }", nil)
	if r.status != http.StatusInternalServerError || r.code() != "INTERNAL" {
		t.Fatalf("%d %s", r.status, r.body)
	}
	reference, _ := r.Errors[0].Extensions["reference"].(string)
	for _, secret := range []string{"destructions\"", "SELECT", "relation", "42P01", "docket_app"} {
		if strings.Contains(r.body, secret) {
			t.Errorf("the answer holds %q: %s", secret, r.body)
		}
	}
	if log := s.log.takeText(); len(reference) != 10 || !strings.Contains(log, reference) || !strings.Contains(log, "42P01") {
		t.Errorf("reference %q; the log:\n%s", reference, log)
	}
}

// TestTimeout checks that a statement that takes too long is ended with TIMEOUT.
func TestTimeout(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) { g.Timeout = time.Millisecond })
	r := s.ask(t, `{ foodBusinesses(first: 500, orderBy: {visits: {count: DESC}}) { nodes { visits(first: 100) { totalCount nodes { findings { totalCount } } } } } }`, nil)
	if r.status != http.StatusGatewayTimeout || r.code() != "TIMEOUT" || !strings.Contains(r.Errors[0].Message, "ask for less") {
		t.Errorf("%d %.500s", r.status, r.body)
	}
}

// TestAttacks checks that costly or malicious operations are refused before they run, or answered within the limits.
func TestAttacks(t *testing.T) {
	t.Parallel()
	s := serve(t)
	repeat := func(n int, form func(i int) string) string {
		var b strings.Builder
		for i := range n {
			b.WriteString(form(i))
		}
		return b.String()
	}
	name := func(i int) string {
		return string(rune('a'+i/676%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i%26))
	}
	for _, c := range []struct{ name, operation, code string }{
		{"Aliases", "{" + repeat(101, func(i int) string { return " " + name(i) + ": cases { totalCount }" }) + " }", "LIMIT_EXCEEDED"},
		{"AliasesBelow", "{ cases { nodes {" + repeat(3001, func(i int) string { return " " + name(i) + ": id" }) + " } } }", "LIMIT_EXCEEDED"},
		{"SameField", "{ cases(first: 1) { nodes {" + strings.Repeat(" id", 500) + " } } }", ""},
		{"SameFieldMore", "{ cases(first: 1) { nodes {" + strings.Repeat(" id", 5000) + " } } }", "LIMIT_EXCEEDED"},
		{"CircularIntrospection", "{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }", "BAD_USER_INPUT"},
		{"Directives", "{ cases(first: 1)" + strings.Repeat(" @include(if: true)", 100) + " { totalCount } }", "BAD_USER_INPUT"},
		{"FragmentCycle", "{ cases { nodes { ...a } } } fragment a on Case { party { cases { nodes { ...a } } } }", "BAD_USER_INPUT"},
		{"FragmentsMultiply", "{ cases { nodes { ...aaa } } }" + repeat(12, func(i int) string {
			return " fragment " + name(i) + " on Case { " + repeat(4, func(j int) string { return " x" + name(j) + ": party { cases { nodes { ..." + name(i+1) + " } } }" }) + " }"
		}) + " fragment " + name(12) + " on Case { id }", "LIMIT_EXCEEDED"},
		{"Deep", "{ agencies { nodes " + strings.Repeat("{ children { nodes ", 200) + "{ id }" + strings.Repeat(" } }", 200) + " } }", "LIMIT_EXCEEDED"},
		{"PagesMultiply", "{ parties(first: 500) { nodes { cases(first: 500) { nodes { penalties(first: 500) { nodes { payments(first: 500) { nodes { id } } } } } } } } }", "LIMIT_EXCEEDED"},
		{"LongList", `{ cases(where: {caseNo: {in: [` + strings.Repeat(`"x",`, 5001) + `]}}) { totalCount } }`, "LIMIT_EXCEEDED"},
		{"ManyConditions", `{ cases(where: {and: [` + strings.Repeat(`{caseNo: {eq: "x"}},`, 500) + `]}) { totalCount } }`, "LIMIT_EXCEEDED"},
		{"NestedConditions", `{ cases(where: ` + strings.Repeat("{not: ", 100) + `{caseNo: {eq: "x"}}` + strings.Repeat("}", 100) + `) { totalCount } }`, "LIMIT_EXCEEDED"},
		{"FarOffset", "{ cases(first: 1, offset: 2000000000) { totalCount } }", "LIMIT_EXCEEDED"},
		{"ForgedCursor", `{ cases(first: 1, after: "eyJpZCI6MX0=' OR 1=1") { totalCount } }`, "BAD_USER_INPUT"},
		{"QuoteInText", `{ cases(where: {caseNo: {eq: "' OR 1=1 --"}}) { totalCount } }`, ""},
		{"ZeroByte", `{ cases(where: {caseNo: {eq: "\u0000"}}) { totalCount } }`, "BAD_USER_INPUT"},
		{"Wildcards", `{ cases(where: {cause: {contains: "%_%_%_%_%"}}) { totalCount } }`, ""},
		{"SurrogateHalf", `{ cases(where: {caseNo: {eq: "\ud800"}}) { totalCount } }`, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if r := s.ask(t, c.operation, nil); r.code() != c.code || r.status >= 500 {
				t.Errorf("%d %.400s, want code %q", r.status, r.body, c.code)
			} else if c.code == "" && c.name != "SameField" && r.at("cases", "totalCount") != nil {
				if n := r.at("cases", "totalCount"); n.(interface{ String() string }).String() != "0" {
					t.Errorf("it found %v", n)
				}
			}
		})
	}
}

// TestNoIntrospection checks that neither introspection nor suggestions show names of the schema if introspection is off.
func TestNoIntrospection(t *testing.T) {
	t.Parallel()
	s := serve(t, func(g *graph.Settings) { g.HTTP.Introspection = nil })
	if r := s.ask(t, "{ __schema { types { name } } }", nil); r.code() == "" || strings.Contains(r.body, "Penalty") {
		t.Errorf("%.300s", r.body)
	}
	if r := s.ask(t, "{ casess { totalCount } }", nil); strings.Contains(r.body, "Did you mean") {
		t.Errorf("%s", r.body)
	}
}
