package print

import (
	"context"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// Line is an entry of a statement.
type Line struct {
	On           civil.Date
	CaseNo, Text string
	Article      string
	Owed         decimal.Decimal // more; less where it is negative
	Balance      decimal.Decimal // after it
}

// Statement is what a party, or one case, owes: each yuan with its day and the entry that it comes from.
type Statement struct {
	Agency, Party string
	CaseNo        string // empty for all cases of the party
	AsOn          civil.Date
	Lines         []Line
	// Balance is what the service says is owed; the lines add up to it.
	Balance decimal.Decimal
	// Rest is how many entries are not on the page, which then does not add up.
	Rest int
}

var isCase, isParty = regexp.MustCompile(`^Case:[0-9]+:[0-9]+$`), regexp.MustCompile(`^Party:[0-9]+:[0-9]+$`)

const (
	caseOwner  = `owner: case(id: $id) { agency { name } caseNo party { name } balance(asOn: $asOn) }`
	partyOwner = `owner: party(id: $id) { agency { name } name balance(asOn: $asOn) }`
	entries    = `
  penalties(first: 500, orderBy: {id: ASC}, where: {amount: {isNull: false}, case: $of}) {
    totalCount nodes { id kind amount withdrawnOn surchargeAmount(asOn: $asOn) decision { decisionNo decidedOn } case { caseNo } }
  }
  accruals(first: 500, orderBy: [{startsOn: ASC}, {id: ASC}], where: {case: $of}) {
    totalCount nodes { startsOn endsOn days(asOn: $asOn) base rate amount(asOn: $asOn) article penalty { id } case { caseNo } }
  }
  payments(first: 500, orderBy: [{paidOn: ASC}, {id: ASC}], where: {case: $of}) {
    totalCount nodes { kind amount surcharge paidOn receiptNo note case { caseNo } }
  }
}`
)

type penalty struct {
	ID              string
	Kind            db.PenaltyKind
	Amount          decimal.Decimal
	WithdrawnOn     *civil.Date
	SurchargeAmount decimal.Decimal
	Decision        struct {
		DecisionNo string
		DecidedOn  civil.Date
	}
	Case struct{ CaseNo string }
}

type accrual struct {
	StartsOn           civil.Date
	EndsOn             *civil.Date
	Days               int
	Base, Rate, Amount decimal.Decimal
	Article            string
	Penalty            struct{ ID string }
	Case               struct{ CaseNo string }
}

type payment struct {
	Kind              string
	Amount, Surcharge decimal.Decimal
	PaidOn            civil.Date
	ReceiptNo, Note   *string
	Case              struct{ CaseNo string }
}

// StatementOf is the statement of a Party or a Case as on a day.
func StatementOf(ctx context.Context, ask Ask, id string, asOn civil.Date) (*Statement, error) {
	owner, of := caseOwner, map[string]any{"id": map[string]any{"eq": id}}
	switch {
	case isParty.MatchString(id):
		owner, of = partyOwner, map[string]any{"party": of}
	case !isCase.MatchString(id):
		return nil, errNone
	}
	var data struct {
		Owner *struct {
			Agency, Party named
			Name, CaseNo  string
			Balance       decimal.Decimal
		}
		Penalties nodes[penalty]
		Accruals  nodes[accrual]
		Payments  nodes[payment]
	}
	err := ask(ctx, `query Statement($id: ID!, $asOn: Date!, $of: CaseWhere!) {`+owner+entries, map[string]any{"id": id, "asOn": asOn, "of": of}, &data)
	switch {
	case err != nil:
		return nil, err
	case data.Owner == nil:
		return nil, errNone
	}
	s := &Statement{
		Agency: data.Owner.Agency.Name, Party: data.Owner.Name + data.Owner.Party.Name, CaseNo: data.Owner.CaseNo, AsOn: asOn, Balance: data.Owner.Balance,
		Rest: data.Penalties.Rest() + data.Accruals.Rest() + data.Payments.Rest(),
	}
	for _, p := range data.Penalties.Nodes {
		s.impose(p, data.Accruals.Nodes)
	}
	for _, p := range data.Payments.Nodes {
		s.enter(p)
	}
	s.addUp()
	return s, nil
}

// impose adds what a penalty makes owed: its amount, its surcharge run by run, and what is owed no more.
func (s *Statement) impose(p penalty, accruals []accrual) {
	s.Lines = append(s.Lines, Line{On: p.Decision.DecidedOn, CaseNo: p.Case.CaseNo, Text: p.Kind.Word() + "，" + p.Decision.DecisionNo, Owed: p.Amount})
	runs := decimal.Zero
	for _, a := range accruals {
		if a.Penalty.ID != p.ID || a.Days == 0 {
			continue
		}
		runs = runs.Add(a.Amount)
		last := a.StartsOn.AddDays(a.Days - 1)
		s.Lines = append(s.Lines, Line{
			On: last, CaseNo: p.Case.CaseNo, Article: a.Article, Owed: a.Amount,
			Text: "加处罚款，" + a.StartsOn.String() + " 至 " + last.String() + "，" + a.Base.StringFixed(2) + " × " + a.Rate.Mul(decimal.NewFromInt(100)).String() + "% × " + decimal.NewFromInt(int64(a.Days)).String() + " 日",
		})
	}
	if over := runs.Sub(p.SurchargeAmount); over.IsPositive() {
		s.Lines = append(s.Lines, Line{On: s.AsOn, CaseNo: p.Case.CaseNo, Article: "行政处罚法 72", Text: "加处罚款不超过罚款数额", Owed: over.Neg()})
	}
	if p.WithdrawnOn != nil && !p.WithdrawnOn.After(s.AsOn) {
		s.Lines = append(s.Lines, Line{
			On: *p.WithdrawnOn, CaseNo: p.Case.CaseNo, Article: "行政处罚法 48", Text: "决定撤回，" + p.Decision.DecisionNo, Owed: p.Amount.Add(p.SurchargeAmount).Neg(),
		})
	}
}

// enter adds an entry of the ledger.
func (s *Statement) enter(p payment) {
	if p.PaidOn.After(s.AsOn) {
		return
	}
	line := Line{On: p.PaidOn, CaseNo: p.Case.CaseNo, Owed: p.Amount.Add(p.Surcharge).Neg()}
	line.Text = map[string]string{"PAYMENT": "缴款", "REVERSAL": "冲销", "WRITE_OFF": "核销"}[p.Kind]
	if !p.Surcharge.IsZero() {
		line.Text += "（其中加处罚款 " + p.Surcharge.Abs().StringFixed(2) + "）"
	}
	for _, more := range []*string{p.ReceiptNo, p.Note} {
		if more != nil {
			line.Text += "，" + *more
		}
	}
	s.Lines = append(s.Lines, line)
}

// addUp brings the lines into the order of days, and says after each what is owed.
func (s *Statement) addUp() {
	slices.SortStableFunc(s.Lines, func(a, b Line) int { return a.On.Compare(b.On) })
	balance := decimal.Zero
	for i := range s.Lines {
		balance = balance.Add(s.Lines[i].Owed)
		s.Lines[i].Balance = balance
	}
}
