// Package reference serves the data dictionary: what the schema says of each subject, its fields, the values of its enumerations and
// its mutations, as a page to read, to search and to print, in Chinese and in English.
//
// The page is made from the schema, so that a new subject is in it by itself. Types that the generator derives for filters, orders,
// pages and groups are left out.
package reference

import (
	"bytes"
	"embed"
	"html/template"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"sync"

	"docket/messages"

	"github.com/klauspost/compress/gzhttp"
	"github.com/vektah/gqlparser/v2/ast"
)

//go:embed page.html style.css script.js
var files embed.FS

var page = template.Must(template.ParseFS(files, "page.html"))

// Handler serves the page at /reference, and its style and script below that path.
func Handler(schema *ast.Schema) http.Handler {
	made := sync.OnceValues(func() ([]byte, error) {
		var text bytes.Buffer
		err := page.Execute(&text, newDictionary(schema))
		return text.Bytes(), err
	})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /reference", func(w http.ResponseWriter, _ *http.Request) {
		text, err := made()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		header := w.Header()
		header.Set("Content-Type", "text/html; charset=utf-8")
		header.Set("Cache-Control", "no-cache")
		header.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; script-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'")
		w.Write(text)
	})
	for _, name := range []string{"style.css", "script.js"} {
		mux.HandleFunc("GET /reference/"+name, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Cache-Control", "no-cache")
			http.ServeFileFS(w, r, files, name)
		})
	}
	return gzhttp.GzipHandler(mux)
}

// dictionary is what the page shows.
type dictionary struct {
	Groups []group
	Shared []field // of all records
	// Paging are the arguments of all lists of records, and Analysis what such a list is asked for beside its records.
	Paging   []argument
	Analysis []function
	// Others are the root fields that lead to no subject, and Subscriptions those of subscriptions.
	Others, Subscriptions []function
	Roles                 []value
	Text                  []value // what a text may hold, and who sees it
}

// group is a part of the dictionary: subjects that belong together.
type group struct {
	Title    text
	Subjects []*subject
}

// text is a label in both languages.
type text struct{ ZH, EN string }

// subject is a type of records with all that belongs to it.
type subject struct {
	Name, Label string
	Meaning     meaning
	Readers     []role
	// Roots are the root fields that read it.
	Roots     []function
	Fields    []field
	Mutations []mutation
	Enums     []enum
}

// field is a field of a type or of an input.
type field struct {
	Name, Label, Type string
	Unit              text // empty if it has none
	// Anchor is the place where its type stands; empty if it is a scalar.
	Anchor     string
	IsList     bool
	IsNullable bool
	Meaning    meaning
	// Holds is what a text holds; empty for other types. It decides who sees it.
	Holds string
	// Readers are the roles that read it, if they are fewer than those of its type.
	Readers []role
	// Arguments are its own: those of all lists are left out.
	Arguments []argument
}

// function is a field that is asked for with arguments.
type function struct {
	Name, Label, Type string
	Meaning           meaning
	// Arguments are its own: those of all lists are left out, as IsPaged says.
	Arguments []argument
	IsPaged   bool
}

// argument is an argument of a field.
type argument struct {
	Name, Type string
	Meaning    meaning
}

// role is a role with its Chinese label.
type role struct{ Name, Label string }

type enum struct {
	Name, Label string
	Meaning     meaning
	Values      []value
}

type value struct {
	Name, Label string
	Meaning     meaning
	Shown       []role
	Masked      []role
}

type mutation struct {
	Name, Label string
	Meaning     meaning
	Callers     []role
	Arguments   []argument
	Inputs      []input
}

type input struct {
	Name   string
	Fields []field
}

// meaning is an explanation in both languages. ZH is empty where there is no Chinese text.
type meaning struct {
	ZH, EN parts
	source string // the English text
}

// parts are a text in which citations of law and code are marked.
type parts []part

type part struct {
	Text       string
	IsCitation bool
	IsCode     bool
}

var citation = regexp.MustCompile("`[^`]+`|\\([^()]*\\p{Han}[^()]*(?: \\d[^()]*|条[^()]*|号|目录)\\)")

// newMeaning returns an explanation with its Chinese text.
func newMeaning(label, explanation string) meaning {
	return meaning{newChineseMeaning(messages.ChineseDescription(label, explanation)), newEnglishMeaning(explanation), explanation}
}

// newEnglishMeaning marks citations of law, which stand in parentheses, and code, which stands in backquotes.
func newEnglishMeaning(explanation string) parts {
	var m parts
	for explanation != "" {
		at := citation.FindStringIndex(explanation)
		if at == nil {
			return append(m, part{Text: explanation})
		}
		if at[0] > 0 {
			m = append(m, part{Text: explanation[:at[0]]})
		}
		found := explanation[at[0]:at[1]]
		m = append(m, part{Text: strings.Trim(found, "`()"), IsCode: found[0] == '`', IsCitation: found[0] == '('})
		explanation = explanation[at[1]:]
	}
	return m
}

// groups are the parts in their order, by the names of their subjects. A subject that is not named comes last.
var groups = []struct {
	title    text
	subjects []string
}{
	{text{"案件", "Cases"}, []string{
		"Case", "Party", "CaseEvent", "Deadline", "DeadlineSpan", "Clue", "Document", "Attachment", "Seizure", "Examination", "Proposal", "ProposedPenalty",
		"Hearing", "Decision", "Penalty", "Appeal", "PublicRecord",
	}},
	{text{"款项、物品", "Money and goods"}, []string{"Payment", "Instalment", "Deferral", "Accrual", "GoodsLot", "GoodsMovement", "Destruction"}},
	{text{"食品安全包保", "Food coverage"}, []string{
		"FoodBusiness", "Official", "CoverageAssignment", "LevelChange", "PlannedVisit", "CoverageVisit", "Finding", "VisitFrequency",
	}},
	{text{"特种设备", "Special equipment"}, []string{"Equipment", "Inspection", "Hazard", "EarlierSeal", "SafetyOrder", "Recheck"}},
	{text{"投诉举报、消费维权", "Complaints and consumers"}, []string{"Complaint", "AnalysisReport", "ConsumerNotice", "PromiseMerchant", "RightsStation", "TrustUnit"}},
	{text{"产品、药店", "Products and pharmacies"}, []string{"FollowUp", "FollowUpStep", "Pharmacy", "RemoteCheck", "RemoteFinding"}},
	{text{"机关、人员、法律", "Agencies, people, law"}, []string{"Agency", "Unit", "Officer", "Provision", "Rule", "RuleSetting", "CalendarDay"}},
	{text{"年报", "The report"}, []string{"Report", "Indicator", "Figure"}},
	{text{"权限、日志", "Access"}, []string{"Viewer", "Account", "AccessToken", "AccessEvent", "Disclosure"}},
}

// maker makes a dictionary of a schema.
type maker struct {
	schema *ast.Schema
	// byField holds the labels of records' fields by their names, where all fields of a name have one label.
	byField  map[string]string
	subjects map[string]*subject
}

// newDictionary returns the dictionary of a schema.
func newDictionary(schema *ast.Schema) *dictionary {
	m := &maker{schema: schema, subjects: map[string]*subject{}}
	m.findLabels()
	d := &dictionary{}
	for _, g := range groups {
		made := group{Title: g.title}
		for _, name := range g.subjects {
			if definition := schema.Types[name]; definition != nil && isSubject(definition) {
				made.Subjects = append(made.Subjects, m.subject(definition))
			}
		}
		d.Groups = append(d.Groups, made)
	}
	others := group{Title: text{"其他", "Other"}}
	for _, name := range slices.Sorted(keys(schema.Types)) {
		if definition := schema.Types[name]; isSubject(definition) && m.subjects[name] == nil {
			others.Subjects = append(others.Subjects, m.subject(definition))
		}
	}
	if len(others.Subjects) > 0 {
		d.Groups = append(d.Groups, others)
	}
	m.addMutations()
	m.addEnums(d)
	if record := schema.Types["Record"]; record != nil {
		for _, f := range record.Fields {
			d.Shared = append(d.Shared, m.field("Record", f))
		}
	}
	m.addFunctions(d)
	d.Roles = m.values(schema.Types["Role"])
	d.Text = m.values(schema.Types["Content"])
	return d
}

func keys[V any](of map[string]V) func(func(string) bool) {
	return func(yield func(string) bool) {
		for key := range of {
			if !yield(key) {
				return
			}
		}
	}
}

// isSubject reports whether a type holds what callers read. Types of pages and aggregates say nothing of who reads them.
func isSubject(d *ast.Definition) bool {
	return d.Kind == ast.Object && !d.BuiltIn && d.Directives.ForName("read") != nil
}

// findLabels sets byField.
func (m *maker) findLabels() {
	m.byField = map[string]string{}
	for _, d := range m.schema.Types {
		if !isSubject(d) {
			continue
		}
		for _, f := range d.Fields {
			label, _ := messages.SplitDescription(f.Description)
			if known, found := m.byField[f.Name]; found && known != label && label != "" {
				label = "several"
			}
			if label != "" {
				m.byField[f.Name] = label
			}
		}
	}
	for name, label := range m.byField {
		if label == "several" {
			delete(m.byField, name)
		}
	}
}

// label returns the Chinese label of a field: its term (messages.Term), the label of other fields of its name, or that of its type. It is empty
// if there is none.
func (m *maker) label(owner string, f *ast.FieldDefinition) string {
	if term := messages.Term(owner, f.Name, f.Description); term != "" {
		return term
	}
	if label := m.byField[f.Name]; label != "" {
		return label
	}
	if named := m.schema.Types[strings.TrimSuffix(f.Type.Name(), "Connection")]; named != nil && isSubject(named) {
		return m.typeLabel(named)
	}
	return ""
}

// typeLabel returns the Chinese label of a type, and empty if there is none.
func (m *maker) typeLabel(d *ast.Definition) string {
	return messages.Term("", d.Name, d.Description)
}

// subject returns a subject without its mutations and enumerations.
func (m *maker) subject(d *ast.Definition) *subject {
	_, explanation := messages.SplitDescription(d.Description)
	label := m.typeLabel(d)
	s := &subject{Name: d.Name, Label: label, Meaning: newMeaning(label, explanation), Readers: m.roles(d.Directives, "read", "by")}
	for _, f := range m.schema.Query.Fields {
		if of := f.Type.Name(); of == d.Name || of == d.Name+"Connection" {
			s.Roots = append(s.Roots, m.function("Query", f))
		}
	}
	shared := m.shared(d)
	for _, f := range d.Fields {
		if shared == nil || shared.ForName(f.Name) == nil {
			s.Fields = append(s.Fields, m.field(d.Name, f))
		}
	}
	m.subjects[d.Name] = s
	return s
}

// shared returns the fields that a type has because it is a record; nil if it is none.
func (m *maker) shared(d *ast.Definition) ast.FieldList {
	if record := m.schema.Types["Record"]; record != nil && slices.Contains(d.Interfaces, "Record") {
		return record.Fields
	}
	return nil
}

// field returns a field of a type or an input.
func (m *maker) field(owner string, f *ast.FieldDefinition) field {
	_, explanation := messages.SplitDescription(f.Description)
	label := m.label(owner, f)
	name := f.Type.Name()
	isList := f.Type.Elem != nil
	if of, isPage := strings.CutSuffix(name, "Connection"); isPage && m.schema.Types[of] != nil {
		name, isList = of, true
	}
	made := field{
		Name: f.Name, Label: label, Type: name, Unit: unitOf(name, explanation), IsList: isList,
		IsNullable: !f.Type.NonNull, Meaning: newMeaning(label, explanation), Readers: m.roles(f.Directives, "read", "by"),
	}
	if d := m.schema.Types[name]; d != nil && !d.BuiltIn && d.Kind != ast.Scalar {
		made.Anchor = name
	}
	if !isPaged(f) {
		made.Arguments = m.arguments(f)
	}
	if holds := f.Directives.ForName("holds"); holds != nil {
		made.Holds = holds.Arguments.ForName("what").Value.Raw
	}
	return made
}

// unitOf returns the unit of a number: that of its scalar, or the one that its explanation names.
func unitOf(scalar, explanation string) text {
	switch {
	case scalar == "Money":
		return text{"元", "yuan"}
	case scalar != "Int" && scalar != "Decimal":
		return text{}
	case strings.Contains(explanation, "percent"):
		return text{"%", "%"}
	case strings.Contains(explanation, "lot's unit") || strings.Contains(explanation, "units of their lots"):
		return text{"计量单位", "the lot's unit"}
	case strings.HasPrefix(explanation, "Days") || strings.Contains(explanation, "Calendar days") || strings.Contains(explanation, "in days"):
		return text{"日", "days"}
	}
	return text{}
}

// isPaged reports whether a field is a list of records that is asked for by pages.
func isPaged(f *ast.FieldDefinition) bool {
	return strings.HasSuffix(f.Type.Name(), "Connection") && f.Arguments.ForName("after") != nil
}

// usual are the explanations of arguments that each subject has: the schema would be twice as long with them.
var usual = map[string]string{
	"where":   "Conditions that the records must meet, by field: `eq`, `in`, `gte`, `lt`, `contains`, `isNull` and so on. Several hold together; `and`, `or` and `not` join others.",
	"by":      "What the groups are made by: fields of the record and of those that it leads to, a day by `YEAR`, `QUARTER`, `MONTH` or `WEEK`, a number by bounds.",
	"having":  "Conditions that the figures of a group must meet.",
	"orderBy": "In which order the groups come: by figures or by what they are made by.",
	"offset":  "How many groups to skip from the front.",
	"of":      "Figure that is taken.",
	"to":      "Figure that it is divided by.",
	"within":  "Dimensions within which groups are compared; all groups where it is absent.",
	"order":   "Whether the largest or the smallest number is the first.",
	"against": "Bucket that it is compared with.",
	"over":    "Number of buckets.",
	"at":      "Share of the values that lie below, from 0 to 1.",
	"from":    "Day or instant that the days are counted from.",
	"until":   "Day or instant that the days are counted to.",
	"working": "Whether working days are counted, not calendar days.",
}

// arguments returns the arguments of a field. One that the schema does not explain has its usual explanation.
func (m *maker) arguments(f *ast.FieldDefinition) []argument {
	var all []argument
	for _, a := range f.Arguments {
		label, explanation := messages.SplitDescription(a.Description)
		if explanation == "" {
			explanation = usual[a.Name]
		}
		all = append(all, argument{Name: a.Name, Type: a.Type.String(), Meaning: newMeaning(label, explanation)})
	}
	return all
}

// function returns a field that is asked for with arguments. Those of all lists are left out.
func (m *maker) function(owner string, f *ast.FieldDefinition) function {
	_, explanation := messages.SplitDescription(f.Description)
	label := messages.Term(owner, f.Name, f.Description)
	made := function{Name: f.Name, Label: label, Type: f.Type.String(), Meaning: newMeaning(label, explanation), IsPaged: isPaged(f)}
	if !made.IsPaged {
		made.Arguments = m.arguments(f)
	}
	return made
}

// addFunctions adds what is asked for with arguments and belongs to no subject: what every list has, with Case as the example, and root fields.
func (m *maker) addFunctions(d *dictionary) {
	for _, f := range m.schema.Query.Fields {
		switch of := f.Type.Name(); {
		case strings.HasPrefix(f.Name, "__"):
		case isPaged(f):
			if d.Paging == nil {
				d.Paging = general(m.arguments(f), strings.TrimSuffix(of, "Connection"))
			}
		case m.subjects[of] == nil:
			d.Others = append(d.Others, m.function("Query", f))
		}
	}
	if m.schema.Subscription != nil {
		for _, f := range m.schema.Subscription.Fields {
			d.Subscriptions = append(d.Subscriptions, m.function("Subscription", f))
		}
	}
	const example = "Case"
	for _, part := range []string{"Connection", "Aggregate", "Group"} {
		definition := m.schema.Types[example+part]
		if definition == nil {
			continue
		}
		for _, f := range definition.Fields {
			isOfRelation := part != "Connection" && strings.HasSuffix(f.Type.Name(), "Aggregate") && f.Name != "aggregate" && f.Name != "daysBetween"
			if len(f.Arguments) == 0 || isPaged(f) || isOfRelation || f.Name == "aggregate" && part == "Group" {
				continue
			}
			made := m.function(example+part, f)
			made.Type, made.Arguments = strings.Replace(made.Type, example, "…", 1), general(made.Arguments, example)
			d.Analysis = append(d.Analysis, made)
		}
	}
}

// general replaces the name of a type at the beginning of the types of arguments by …, as in …Where.
func general(arguments []argument, name string) []argument {
	for i, a := range arguments {
		arguments[i].Type = strings.Replace(a.Type, name, "…", 1)
	}
	return arguments
}

// addMutations adds each mutation to the subject of the first record in its payload. One whose payload holds no subject is left out.
func (m *maker) addMutations() {
	for _, f := range m.schema.Mutation.Fields {
		payload := m.schema.Types[f.Type.Name()]
		if payload == nil {
			continue
		}
		for _, answer := range payload.Fields {
			s := m.subjects[strings.TrimSuffix(answer.Type.Name(), "Connection")]
			if s == nil {
				continue
			}
			_, explanation := messages.SplitDescription(f.Description)
			label := messages.Term("Mutation", f.Name, f.Description)
			made := mutation{Name: f.Name, Label: label, Meaning: newMeaning(label, explanation), Callers: m.roles(f.Directives, "call", "by")}
			for _, argument := range f.Arguments {
				m.addInputs(&made, argument.Type.Name())
			}
			made.Arguments = m.arguments(f)
			s.Mutations = append(s.Mutations, made)
			break
		}
	}
}

// addInputs adds an input and those within it, each once.
func (m *maker) addInputs(to *mutation, name string) {
	d := m.schema.Types[name]
	if d == nil || d.Kind != ast.InputObject || slices.ContainsFunc(to.Inputs, func(i input) bool { return i.Name == name }) {
		return
	}
	at := len(to.Inputs)
	to.Inputs = append(to.Inputs, input{Name: name})
	for _, f := range d.Fields {
		made := m.field(name, f)
		made.IsNullable = !f.Type.NonNull || f.DefaultValue != nil
		if of := m.schema.Types[f.Type.Name()]; of != nil && of.Kind == ast.InputObject {
			made.Anchor = to.Name + "." + of.Name
		}
		to.Inputs[at].Fields = append(to.Inputs[at].Fields, made)
		m.addInputs(to, f.Type.Name())
	}
}

// addEnums adds each enumeration to the first subject that has a field of it; one that only inputs have, to the subject of the mutation.
func (m *maker) addEnums(d *dictionary) {
	added := map[string]bool{"Role": true, "Content": true} // they stand at the head of the page
	add := func(to *subject, fields []field) {
		for _, f := range fields {
			definition := m.schema.Types[f.Type]
			if definition == nil || definition.Kind != ast.Enum || added[f.Type] {
				continue
			}
			added[f.Type] = true
			_, explanation := messages.SplitDescription(definition.Description)
			label := m.typeLabel(definition)
			to.Enums = append(to.Enums, enum{Name: f.Type, Label: label, Meaning: newMeaning(label, explanation), Values: m.values(definition)})
		}
	}
	for _, g := range d.Groups {
		for _, s := range g.Subjects {
			add(s, s.Fields)
		}
	}
	for _, g := range d.Groups {
		for _, s := range g.Subjects {
			for _, change := range s.Mutations {
				for _, i := range change.Inputs {
					add(s, i.Fields)
				}
			}
		}
	}
}

// values returns the values of an enumeration.
func (m *maker) values(d *ast.Definition) []value {
	if d == nil {
		return nil
	}
	values := make([]value, 0, len(d.EnumValues))
	for _, v := range d.EnumValues {
		_, explanation := messages.SplitDescription(v.Description)
		label := messages.Term(d.Name, v.Name, v.Description)
		values = append(values, value{
			Name: v.Name, Label: label, Meaning: newMeaning(label, explanation),
			Shown: m.roles(v.Directives, "shown", "to"), Masked: m.roles(v.Directives, "shown", "masked"),
		})
	}
	return values
}

// roles returns the roles that an argument of a directive names; none without the directive.
func (m *maker) roles(directives ast.DirectiveList, name, argument string) []role {
	d := directives.ForName(name)
	if d == nil {
		return nil
	}
	a := d.Arguments.ForName(argument)
	if a == nil {
		return nil
	}
	named := m.schema.Types["Role"]
	roles := make([]role, 0, len(a.Value.Children))
	for _, child := range a.Value.Children {
		made := role{Name: child.Value.Raw}
		if named != nil {
			if v := named.EnumValues.ForName(made.Name); v != nil {
				made.Label, _ = messages.SplitDescription(v.Description)
			}
		}
		roles = append(roles, made)
	}
	return roles
}
