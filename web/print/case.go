package print

import (
	"bytes"
	"context"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"html/template"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/law"
)

// caseFiles are the templates of the documents of a case. Each is named after its document.
//
//go:embed case/*.html
var caseFiles embed.FS

// CaseDocument is a document of a case that is made from a template.
type CaseDocument struct {
	// Name is the last part of its address, and the name of its template without the ending .html.
	Name string
	// Title is its title.
	Title string
	// missing says what the case must have first; empty if the document can be made.
	missing func(*Case) string
}

// CaseDocuments returns the documents in the order of the procedure. Each is made only where the law's conditions for it are met.
func CaseDocuments() []CaseDocument {
	return []CaseDocument{
		{"filing-approval", "立案审批表", func(c *Case) string { return missingUnless(!c.IsOnTheSpot(), "适用简易程序，不需要立案") }},
		{"correction-order", "责令改正通知书", func(*Case) string { return "" }},
		{"seizure-order", "实施行政强制措施决定书", func(c *Case) string { return missingUnless(len(c.Seizures.Nodes) > 0, "没有查封、扣押") }},
		{"notice", "行政处罚告知书", missingForNotice},
		{"hearing-notice", "行政处罚听证告知书", missingForHearingNotice},
		{"decision", "行政处罚决定书", missingForDecision},
		{"no-penalty-decision", "不予行政处罚决定书", missingForNoPenalty},
		{"on-the-spot-decision", "当场行政处罚决定书", func(c *Case) string {
			return missingUnless(c.IsOnTheSpot() && c.penalises(), "不是简易程序的处罚决定")
		}},
		{"service-receipt", "送达回证", func(c *Case) string {
			return missingUnless(c.Proposal() != nil || c.Decision() != nil, "还没有要送达的文书")
		}},
		{"payment-reminder", "罚款催告书", missingForReminder},
		{"conclusion-approval", "结案审批表", missingForConclusion},
	}
}

// missingForNotice returns what a case lacks for a notice without the right to a hearing, empty if nothing. Where a hearing is due, the notice of
// that right takes its place.
func missingForNotice(c *Case) string {
	switch {
	case c.Proposal() == nil:
		return "还没有拟处罚意见"
	case c.OffersHearing():
		return "应当告知听证权利，用行政处罚听证告知书"
	}
	return ""
}

// missingForHearingNotice returns what a case lacks for a notice of the right to a hearing, empty if nothing.
func missingForHearingNotice(c *Case) string {
	switch {
	case c.Proposal() == nil:
		return "还没有拟处罚意见"
	case !c.OffersHearing():
		return "拟作出的处罚未达到应当告知听证权利的条件（行政处罚法第六十三条），用行政处罚告知书"
	}
	return ""
}

// missingForDecision returns what a case lacks for a written decision of the ordinary procedure, empty if nothing.
func missingForDecision(c *Case) string {
	switch {
	case c.Decision() == nil:
		return "还没有处罚决定"
	case !c.penalises():
		return "没有作出行政处罚"
	case c.IsOnTheSpot():
		return "适用简易程序，用当场行政处罚决定书"
	}
	return ""
}

// missingForNoPenalty returns what a case lacks for a decision that imposes no penalty, empty if nothing (行政处罚法 33, 57).
func missingForNoPenalty(c *Case) string {
	switch {
	case c.Decision() == nil:
		return "还没有作出决定"
	case !c.IsNotPenalised():
		return "作出了行政处罚，用行政处罚决定书"
	}
	return ""
}

// missingForReminder returns what a case lacks for a reminder to pay, empty if nothing: the last day for paying must have passed (行政强制法 54).
func missingForReminder(c *Case) string {
	switch {
	case !c.penalises() || !c.ServedOn.IsValid():
		return "处罚决定还没有送达"
	case !c.Balance.IsPositive():
		return "没有欠缴款项"
	case !c.IsPaymentLate():
		return "缴款期限还没有届满"
	}
	return ""
}

// missingForConclusion returns what a case lacks for its conclusion, empty if nothing (令42号 78).
func missingForConclusion(c *Case) string {
	switch {
	case !slices.Contains([]string{"SERVED", "EXECUTED", "TRANSFERRED", "CONCLUDED"}, c.Status):
		return "决定还没有送达"
	case c.Balance.IsPositive() && c.Status != "TRANSFERRED":
		return "还有欠缴款项"
	case c.OpenLots.TotalCount > 0:
		return "还有没有处理完的物品"
	}
	return ""
}

// missingUnless returns an empty text if a condition holds, otherwise the reason why a document cannot be made.
func missingUnless(holds bool, reason string) string {
	if holds {
		return ""
	}
	return reason
}

// day is a day that may be missing.
type day struct{ civil.Date }

// UnmarshalJSON reads a day or null.
func (d *day) UnmarshalJSON(text []byte) error {
	if string(text) == "null" {
		return nil
	}
	return json.Unmarshal(text, &d.Date)
}

// Text returns the day as documents write it.
func (d day) Text() string { return chineseDay(d.Date) }

// Penalty is a penalty that was proposed or decided.
type Penalty struct {
	Kind      string
	Amount    *decimal.Decimal
	Text      *string
	Act       *string // the act that it punishes, where the case has several
	Provision *struct{ Law, Article, Text string }
	Balance   *decimal.Decimal
	Surcharge *decimal.Decimal
	// Instalments are those that are neither paid nor replaced.
	Instalments nodes[struct{ DueOn day }]
}

// Words returns the penalty in the words of a decision, as in 罚款人民币6000.00元（大写：陆仟元整）. Where the case has several acts, the words name
// the act before it, as in 对“虚假宣传”的行为，罚款….
func (p Penalty) Words() string {
	if p.Act != nil {
		return "对“" + *p.Act + "”的行为，" + p.wordsOfKind()
	}
	return p.wordsOfKind()
}

// wordsOfKind returns what is imposed, without the act.
func (p Penalty) wordsOfKind() string {
	words := penaltyWords[p.Kind]
	switch {
	case p.Amount != nil:
		return fmt.Sprintf("%s人民币%s元（大写：%s）", words, p.Amount.StringFixed(2), Capitals(*p.Amount))
	case p.Text != nil:
		return strings.TrimSuffix(*p.Text, "。")
	}
	return words
}

// Basis returns the provision on which the penalty is based, as in 《食品安全法》第一百二十四条第一款; empty if none is named.
func (p Penalty) Basis() string {
	if p.Provision == nil {
		return ""
	}
	return "《" + p.Provision.Law + "》" + p.Provision.Article
}

var penaltyWords = map[string]string{
	"WARNING": "警告", "PUBLIC_CRITICISM": "通报批评", "FINE": "罚款", "CONFISCATION_OF_GAINS": "没收违法所得", "CONFISCATION_OF_GOODS": "没收非法财物",
	"LICENCE_SUSPENSION": "暂扣许可证件", "DOWNGRADE": "降低资质等级", "LICENCE_REVOCATION": "吊销许可证件", "RESTRICTION_OF_BUSINESS": "限制开展生产经营活动",
	"SUSPENSION_OF_BUSINESS": "责令停产停业", "CLOSURE": "责令关闭", "TRADE_BAN": "限制从业", "OTHER": "其他行政处罚",
}

var sourceWords = map[string]string{
	"COMPLAINT": "投诉举报", "INSPECTION": "监督检查", "SAMPLING": "抽检", "REFERRAL": "其他机关移送", "ASSIGNED": "上级交办", "MEDIA": "媒体", "SELF_FOUND": "自行发现",
}

var partyWords = map[string]string{"NATURAL_PERSON": "自然人", "SOLE_TRADER": "个体工商户", "COMPANY": "企业", "OTHER": "其他组织", "UNKNOWN": ""}

// Case is the data of the documents of one case.
type Case struct {
	ID, CaseNo, Cause, Source, Procedure string
	Status                               string
	Facts                                *string
	FiledOn, DecidedOn, ServedOn         day
	DiscoveredOn, ConcludedOn            day
	ValueOfGoods, IllegalGains           *decimal.Decimal
	Balance                              decimal.Decimal
	Agency                               struct{ ID, Name string }
	Unit                                 *named
	Party                                struct {
		Kind, Name                                string
		Code, IdentityNo, Address, Representative *string
	}
	Business  *struct{ Name string }
	Officers  nodes[struct{ Name, CertificateNo string }]
	Documents nodes[struct{ Kind, DocNo string }]
	Hearings  nodes[struct{ HeldOn day }]
	Events    nodes[event]
	Proposals nodes[*Proposal]
	Decisions nodes[*Decision]
	Seizures  nodes[*Seizure]
	// OpenLots are goods that are under seizure or in store.
	OpenLots nodes[struct{}]
	// settings are the rules about hearings that the agency has set.
	settings []law.Rule
	// Today is the day on which the page is made.
	Today day `json:"-"`
}

// event is an entry of the timeline.
type event struct {
	ID, Kind   string
	OccurredOn day
	Note       *string
	Corrects   *struct{ ID string }
}

// Proposal is what is to be imposed.
type Proposal struct {
	ProposedOn day
	Reasons    *string
	Penalties  nodes[Penalty]
}

// Decision is the decision of a case.
type Decision struct {
	DecisionNo string
	Outcome    string
	DecidedOn  day
	Reasons    *string
	Penalties  nodes[Penalty]
}

// Seizure is an order by which goods were sealed or seized.
type Seizure struct {
	Kind, OrderNo, Ground, Place string
	SeizedOn, DueOn              day
	GoodsLots                    nodes[struct {
		Name, Unit          string
		Quantity            decimal.Decimal
		Value               *decimal.Decimal
		StoredAt, Condition *string
	}]
}

// KindWord returns the measure in Chinese.
func (s *Seizure) KindWord() string {
	return map[string]string{"SEAL": "查封", "SEIZE": "扣押"}[s.Kind]
}

// IsOnTheSpot reports whether the case was decided by the simplified procedure, whose decision has a form of its own.
func (c *Case) IsOnTheSpot() bool { return c.Procedure == "SIMPLIFIED" }

// HasMoney reports whether a decision imposes something to be paid.
func (d *Decision) HasMoney() bool {
	return slices.ContainsFunc(d.Penalties.Nodes, func(p Penalty) bool { return p.Amount != nil })
}

// Proposal returns the last proposal; nil if there is none.
func (c *Case) Proposal() *Proposal {
	if len(c.Proposals.Nodes) == 0 {
		return nil
	}
	return c.Proposals.Nodes[0]
}

// Decision returns the decision that stands; nil if there is none.
func (c *Case) Decision() *Decision {
	if len(c.Decisions.Nodes) == 0 {
		return nil
	}
	return c.Decisions.Nodes[0]
}

// SourceWord returns the source of the case in Chinese.
func (c *Case) SourceWord() string { return sourceWords[c.Source] }

// PartyWord returns the kind of the party in Chinese.
func (c *Case) PartyWord() string { return partyWords[c.Party.Kind] }

// IsPerson reports whether the party is a natural person, whom documents address as 你, not as 你单位.
func (c *Case) IsPerson() bool { return c.Party.Kind == "NATURAL_PERSON" }

// Address returns how documents address the party.
func (c *Case) Address() string {
	if c.IsPerson() {
		return "你"
	}
	return "你单位"
}

// Number returns the number of the last document of a kind; if the case has none, a number to be filled in.
func (c *Case) Number(kind string) string {
	for _, d := range slices.Backward(c.Documents.Nodes) {
		if d.Kind == kind {
			return d.DocNo
		}
	}
	return "〔　　　〕　　号"
}

// steps returns the events that were not corrected, in their order.
func (c *Case) steps() []event {
	corrected := map[string]bool{}
	for _, e := range c.Events.Nodes {
		if e.Corrects != nil {
			corrected[e.Corrects.ID] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(c.Events.Nodes), func(e event) bool { return corrected[e.ID] })
}

// Day returns the last day of an event of a kind; not set if there is none.
func (c *Case) Day(kind string) day {
	for _, e := range slices.Backward(c.steps()) {
		if e.Kind == kind {
			return e.OccurredOn
		}
	}
	return day{}
}

// dayOfNotice returns the last day of an event that follows from the last proposal; not set if there is none.
func (c *Case) dayOfNotice(kind string) day {
	for _, e := range slices.Backward(c.steps()) {
		switch e.Kind {
		case kind:
			return e.OccurredOn
		case "PROPOSED", "WITHDRAWN":
			return day{}
		}
	}
	return day{}
}

// OffersHearing reports whether the party is told of its right to a hearing with the notice of the proposal: where the law requires it on the
// day of the notice (行政处罚法 63), and where the agency has offered one. A party that was not notified yet is notified today.
func (c *Case) OffersHearing() bool {
	if c.dayOfNotice("HEARING_OFFERED").IsValid() {
		return true
	}
	proposal := c.Proposal()
	if proposal == nil {
		return false
	}
	on := c.Today
	if notified := c.dayOfNotice("NOTIFIED"); notified.IsValid() {
		on = notified
	}
	var penalties []law.Penalty
	for _, p := range proposal.Penalties.Nodes {
		penalty := law.Penalty{Kind: p.Kind}
		if p.Amount != nil {
			penalty.Amount = *p.Amount
		}
		penalties = append(penalties, penalty)
	}
	state := law.CaseState{IsPerson: c.IsPerson(), ValueOfGoods: c.ValueOfGoods}
	return law.NewRulebook(law.NewCalendar(nil), c.settings...).HearingRequirement(state, on.Date, penalties) != nil
}

// penalises reports whether a penalty was decided, and stands.
func (c *Case) penalises() bool { return c.Decision() != nil && c.Decision().Outcome == "PENALTY" }

// IsNotPenalised reports whether it was decided that no penalty is imposed, and that stands (行政处罚法 33, 57).
func (c *Case) IsNotPenalised() bool {
	return c.Decision() != nil && c.Decision().Outcome == "NO_PENALTY"
}

// IsTransferred reports whether the case was transferred to others, and no penalty was decided.
func (c *Case) IsTransferred() bool { return c.Decision() == nil && c.Day("TRANSFERRED").IsValid() }

// IsPaymentLate reports whether the last day of an amount that is not paid has passed.
func (c *Case) IsPaymentLate() bool {
	return c.Decision() != nil && slices.ContainsFunc(c.Decision().Penalties.Nodes, func(p Penalty) bool {
		return slices.ContainsFunc(p.Instalments.Nodes, func(i struct{ DueOn day }) bool { return i.DueOn.IsValid() && i.DueOn.Before(c.Today.Date) })
	})
}

// Bases returns the provisions of some penalties, each once.
func Bases(penalties []Penalty) string {
	var bases []string
	for _, p := range penalties {
		if basis := p.Basis(); basis != "" && !slices.Contains(bases, basis) {
			bases = append(bases, basis)
		}
	}
	return strings.Join(bases, "、")
}

const caseOperation = `query CaseDocument($id: ID!) {
  case(id: $id) {
    id caseNo cause source procedure status facts filedOn decidedOn servedOn discoveredOn concludedOn valueOfGoods illegalGains balance
    agency { id name } unit { name } business { name }
    party { kind name code identityNo address representative }
    officers(first: 20, orderBy: {id: ASC}) { totalCount nodes { name certificateNo } }
    documents(first: 200, orderBy: {id: ASC}) { totalCount nodes { kind docNo } }
    hearings(first: 5, orderBy: {id: DESC}) { totalCount nodes { heldOn } }
    events(first: 300, orderBy: {id: ASC}) { totalCount nodes { id kind occurredOn note corrects { id } } }
    openLots: goodsLots(first: 1, where: {or: [{quantitySeized: {gt: "0"}}, {quantityHeld: {gt: "0"}}]}) { totalCount }
    seizures(first: 20, orderBy: {id: ASC}) { totalCount nodes {
      kind orderNo ground place seizedOn dueOn goodsLots(first: 200, orderBy: {id: ASC}) { totalCount nodes { name unit quantity value storedAt condition } }
    } }
    proposals(first: 1, orderBy: {id: DESC}) { totalCount nodes {
      proposedOn reasons penalties(first: 50, orderBy: {id: ASC}) { totalCount nodes { kind amount text act provision { law article text } } }
    } }
    decisions(first: 1, where: {withdrawnOn: {isNull: true}}, orderBy: {id: DESC}) { totalCount nodes {
      decisionNo outcome decidedOn reasons
      penalties(first: 50, orderBy: {id: ASC}) { totalCount nodes {
        kind amount text act balance surcharge: surchargeAmount provision { law article text }
        instalments(first: 100, where: {settledOn: {isNull: true}, replacedOn: {isNull: true}}, orderBy: {id: ASC}) { totalCount nodes { dueOn } }
      } }
    } }
  }
  ruleSettings(first: 500, where: {rule: {in: ["hearing.person", "hearing.organisation"]}}, orderBy: {id: ASC}) {
    totalCount nodes { rule article effectiveFrom effectiveUntil value agency { id } }
  }
}`

// ReadCase reads the data of the documents of a case. Returns errNotFound if the id is not of a Case that may be read.
func ReadCase(ctx context.Context, ask Ask, id string, today civil.Date) (*Case, error) {
	if !caseID.MatchString(id) {
		return nil, errNoCase
	}
	var data struct {
		Case         *Case
		RuleSettings nodes[setting]
	}
	if err := ask(ctx, caseOperation, map[string]any{"id": id}, &data); err != nil {
		return nil, err
	}
	if data.Case == nil {
		return nil, errNoCase
	}
	data.Case.Today = day{today}
	for _, s := range data.RuleSettings.Nodes {
		if s.Agency.ID == data.Case.Agency.ID {
			data.Case.settings = append(data.Case.settings, s.asRule())
		}
	}
	return data.Case, nil
}

// setting is a value that an agency has set for a rule.
type setting struct {
	Rule, Article                 string
	EffectiveFrom, EffectiveUntil day
	Value                         decimal.Decimal
	Agency                        struct{ ID string }
}

func (s setting) asRule() law.Rule {
	rule := law.Rule{Name: s.Rule, Article: s.Article, From: s.EffectiveFrom.Date, Value: s.Value, Unit: law.Yuan, Certainty: law.CertaintySet}
	if s.EffectiveUntil.IsValid() {
		rule.Until = &s.EffectiveUntil.Date
	}
	return rule
}

var errNoCase = fmt.Errorf("%w; the documents of a case are at /print/case/, the id of the Case, and the name of the document", errNotFound)

// Templates are the templates of the documents of a case.
type Templates struct{ set map[string]*template.Template }

var caseFunctions = template.FuncMap{
	"add": func(a, b int) int { return a + b }, "bases": Bases, "capitals": Capitals, "sentence": sentence, "blank": func() string { return "　" },
}

// sentence ends a text with a full stop, unless it has one.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if strings.HasSuffix(text, "。") || strings.HasSuffix(text, "；") {
		return text
	}
	return strings.TrimRight(text, ".") + "。"
}

// LoadTemplates reads the templates of the documents of a case: those of the program, each replaced by the file of the same name in a folder,
// if there is one. An empty folder name stands for no folder. Returns an error that names the file if one cannot be parsed, cannot be filled
// with a case, or is the template of no document.
func LoadTemplates(folder string) (*Templates, error) {
	t := &Templates{map[string]*template.Template{}}
	names := map[string]bool{"style.html": true}
	for _, d := range CaseDocuments() {
		name := d.Name + ".html"
		names[name] = true
		page := template.New(name).Funcs(caseFunctions)
		for _, shared := range []string{"case/style.html", "case/" + name} {
			if err := parseFile(page, caseFiles.Open, shared); err != nil {
				return nil, err
			}
		}
		if folder != "" {
			for _, own := range []string{"style.html", name} {
				if err := parseFile(page, os.DirFS(folder).Open, own); err != nil && !errors.Is(err, os.ErrNotExist) {
					return nil, fmt.Errorf("%s: %w", filepath.Join(folder, own), err)
				}
			}
		}
		for _, sample := range []*Case{{}, sampleCase()} {
			if err := page.ExecuteTemplate(io.Discard, "document", sample); err != nil {
				return nil, fmt.Errorf("the template %s cannot be filled with a case: %w", name, err)
			}
		}
		t.set[d.Name] = page
	}
	return t, checkFolder(folder, names)
}

// checkFolder returns an error if a folder has a template of no document.
func checkFolder(folder string, names map[string]bool) error {
	if folder == "" {
		return nil
	}
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".html") && !names[e.Name()] {
			return fmt.Errorf("%s: no document has this template: the documents are %s", filepath.Join(folder, e.Name()), strings.Join(documentNames(), ", "))
		}
	}
	return nil
}

func documentNames() []string {
	var names []string
	for _, d := range CaseDocuments() {
		names = append(names, d.Name)
	}
	return names
}

// parseFile parses a file into a template.
func parseFile[F io.ReadCloser](page *template.Template, open func(string) (F, error), name string) error {
	file, err := open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	text, err := io.ReadAll(file)
	if err != nil {
		return err
	}
	_, err = page.Parse(string(text))
	return err
}

// sampleCase returns a case with a value in every field that templates use.
func sampleCase() *Case {
	text, amount := "样例", decimal.RequireFromString("6000")
	penalties := nodes[Penalty]{1, []Penalty{{Kind: "FINE", Amount: &amount, Text: &text, Provision: &struct{ Law, Article, Text string }{text, text, text}, Balance: &amount, Surcharge: &amount}}}
	on := day{civil.Date{Year: 2024, Month: 3, Day: 5}}
	c := &Case{
		CaseNo: text, Cause: text, Source: "MEDIA", Status: "SERVED", Facts: &text, FiledOn: on, DecidedOn: on, ServedOn: on, ConcludedOn: on, ValueOfGoods: &amount, IllegalGains: &amount,
		Balance: amount, Agency: struct{ ID, Name string }{text, text}, Unit: &named{text}, Business: &struct{ Name string }{text}, Today: on,
	}
	c.Party.Kind, c.Party.Name, c.Party.Code, c.Party.IdentityNo, c.Party.Address, c.Party.Representative = "COMPANY", text, &text, &text, &text, &text
	c.Officers.Nodes = []struct{ Name, CertificateNo string }{{text, text}}
	c.Proposals.Nodes = []*Proposal{{on, &text, penalties}}
	c.Decisions.Nodes = []*Decision{{text, "PENALTY", on, &text, penalties}}
	seizure := &Seizure{Kind: "SEIZE", OrderNo: text, Ground: text, Place: text, SeizedOn: on, DueOn: on}
	seizure.GoodsLots.Nodes = append(seizure.GoodsLots.Nodes, struct {
		Name, Unit          string
		Quantity            decimal.Decimal
		Value               *decimal.Decimal
		StoredAt, Condition *string
	}{text, text, amount, &amount, &text, &text})
	c.Seizures.Nodes = []*Seizure{seizure}
	return c
}

// documentState says whether a document of a case can be made.
type documentState struct {
	Document  string `json:"document"`
	Title     string `json:"title"`
	Address   string `json:"address"`
	Available bool   `json:"available"`
	Reason    string `json:"reason,omitempty"`
}

// handleCases adds /print/case/{id}, the list of the documents of a case as JSON, and /print/case/{id}/{document}, the pages.
func (t *Templates) handleCases(mux *http.ServeMux, ask Ask, today func() civil.Date) {
	mux.HandleFunc("GET /print/case/{id}", func(w http.ResponseWriter, r *http.Request) {
		c, err := ReadCase(r.Context(), ask, r.PathValue("id"), today())
		if err != nil {
			writeError(w, err)
			return
		}
		var states []documentState
		for _, d := range CaseDocuments() {
			why := d.missing(c)
			states = append(states, documentState{d.Name, d.Title, "/print/case/" + c.ID + "/" + d.Name, why == "", why})
		}
		text, err := json.Marshal(states)
		if err != nil {
			http.Error(w, "the list cannot be written", http.StatusInternalServerError)
			return
		}
		setHeaders(w.Header())
		w.Header().Set("Content-Type", "application/json; charset=utf-8")
		w.Write(text)
	})
	mux.HandleFunc("GET /print/case/{id}/{document}", func(w http.ResponseWriter, r *http.Request) {
		name := r.PathValue("document")
		i := slices.IndexFunc(CaseDocuments(), func(d CaseDocument) bool { return d.Name == name })
		if i < 0 {
			http.Error(w, fmt.Sprintf("there is no document %q: the documents are %s", name, strings.Join(documentNames(), ", ")), http.StatusNotFound)
			return
		}
		c, err := ReadCase(r.Context(), ask, r.PathValue("id"), today())
		if err != nil {
			writeError(w, err)
			return
		}
		if why := CaseDocuments()[i].missing(c); why != "" {
			http.Error(w, CaseDocuments()[i].Title+"："+why, http.StatusConflict)
			return
		}
		var text bytes.Buffer
		if err := t.set[name].ExecuteTemplate(&text, "document", c); err != nil {
			http.Error(w, "the page cannot be written", http.StatusInternalServerError)
			return
		}
		setHeaders(w.Header())
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Write(text.Bytes())
	})
}
