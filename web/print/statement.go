package print

import (
	"context"
	"regexp"
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
)

// Line is one entry of a statement. Amounts are in yuan.
type Line struct {
	On           civil.Date
	CaseNo, Text string
	Article      string          // of the law that the entry rests on; may be empty
	Owed         decimal.Decimal // what the entry adds to the debt; negative if it reduces the debt
	Balance      decimal.Decimal // the debt after the entry
}

// Statement is what a party owes, in all its cases or in one, entry by entry.
type Statement struct {
	Agency, Party string
	CaseNo        string // empty for all cases of the party
	AsOn          civil.Date
	Lines         []Line
	// Balance is the debt on the day AsOn, in yuan, as the service works it out. The lines add up to it, unless Rest is above 0.
	Balance decimal.Decimal
	// Rest is the number of entries that are not on the page.
	Rest int
}

// caseID and partyID are the forms of the ids of a Case and a Party.
var caseID, partyID = regexp.MustCompile(`^Case:[0-9]+:[0-9]+$`), regexp.MustCompile(`^Party:[0-9]+:[0-9]+$`)

const (
	caseOwner  = `owner: case(id: $id) { agency { name } caseNo party { name } balance(asOn: $asOn) }`
	partyOwner = `owner: party(id: $id) { agency { name } name balance(asOn: $asOn) }`
	entries    = `
  penalties(first: 500, orderBy: {id: ASC}, where: {amount: {isNull: false}, case: $cases}) {
    totalCount nodes { id kind amount withdrawnOn surchargeAmount(asOn: $asOn) decision { decisionNo decidedOn } case { caseNo } }
  }
  accruals(first: 500, orderBy: [{startsOn: ASC}, {id: ASC}], where: {case: $cases}) {
    totalCount nodes { startsOn endsOn days(asOn: $asOn) base rate amount(asOn: $asOn) article penalty { id } case { caseNo } }
  }
  payments(first: 500, orderBy: [{paidOn: ASC}, {id: ASC}], where: {case: $cases}) {
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

// ReadStatement returns the statement of a Party or a Case as of a day. Returns an error if the id is of neither, or if there is no
// such record that may be read.
func ReadStatement(ctx context.Context, ask Ask, id string, asOn civil.Date) (*Statement, error) {
	owner, cases := caseOwner, map[string]any{"id": map[string]any{"eq": id}}
	switch {
	case partyID.MatchString(id):
		owner, cases = partyOwner, map[string]any{"party": cases}
	case !caseID.MatchString(id):
		return nil, errNotFound
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
	err := ask(ctx, `query Statement($id: ID!, $asOn: Date!, $cases: CaseWhere!) {`+owner+entries, map[string]any{"id": id, "asOn": asOn, "cases": cases}, &data)
	switch {
	case err != nil:
		return nil, err
	case data.Owner == nil:
		return nil, errNotFound
	}
	s := &Statement{
		Agency: data.Owner.Agency.Name, Party: data.Owner.Name + data.Owner.Party.Name, CaseNo: data.Owner.CaseNo, AsOn: asOn, Balance: data.Owner.Balance,
		Rest: data.Penalties.Rest() + data.Accruals.Rest() + data.Payments.Rest(),
	}
	for _, p := range data.Penalties.Nodes {
		if !p.Decision.DecidedOn.After(asOn) {
			s.addPenalty(p, data.Accruals.Nodes)
		}
	}
	for _, p := range data.Payments.Nodes {
		s.addPayment(p)
	}
	s.addBalances()
	return s, nil
}

// addPenalty adds the lines of a penalty: its amount, each run of its surcharge, what of the surcharge is above the amount of the
// penalty and not owed, and what is not owed because the decision was withdrawn.
func (s *Statement) addPenalty(p penalty, accruals []accrual) {
	s.Lines = append(s.Lines, Line{On: p.Decision.DecidedOn, CaseNo: p.Case.CaseNo, Text: p.Kind.Word() + "，" + p.Decision.DecisionNo, Owed: p.Amount})
	surcharge := decimal.Zero
	for _, a := range accruals {
		if a.Penalty.ID != p.ID || a.Days == 0 {
			continue
		}
		surcharge = surcharge.Add(a.Amount)
		lastDay := a.StartsOn.AddDays(a.Days - 1)
		s.Lines = append(s.Lines, Line{
			On: lastDay, CaseNo: p.Case.CaseNo, Article: a.Article, Owed: a.Amount,
			Text: "加处罚款，" + a.StartsOn.String() + " 至 " + lastDay.String() + "，" + a.Base.StringFixed(2) + " × " + a.Rate.Mul(decimal.NewFromInt(100)).String() + "% × " + decimal.NewFromInt(int64(a.Days)).String() + " 日",
		})
	}
	if excess := surcharge.Sub(p.SurchargeAmount); excess.IsPositive() {
		s.Lines = append(s.Lines, Line{On: s.AsOn, CaseNo: p.Case.CaseNo, Article: "行政处罚法 72", Text: "加处罚款不超过罚款数额", Owed: excess.Neg()})
	}
	if p.WithdrawnOn != nil && !p.WithdrawnOn.After(s.AsOn) {
		s.Lines = append(s.Lines, Line{
			On: *p.WithdrawnOn, CaseNo: p.Case.CaseNo, Article: "行政处罚法 48", Text: "决定撤回，" + p.Decision.DecisionNo, Owed: p.Amount.Add(p.SurchargeAmount).Neg(),
		})
	}
}

// addPayment adds the line of a payment, a reversal or a write-off, unless it is later than the day of the statement. The amounts of a reversal
// are negative. Surcharge comes on top of Amount.
func (s *Statement) addPayment(p payment) {
	if p.PaidOn.After(s.AsOn) {
		return
	}
	line := Line{On: p.PaidOn, CaseNo: p.Case.CaseNo, Owed: p.Amount.Add(p.Surcharge).Neg()}
	line.Text = map[string]string{"PAYMENT": "缴款", "REVERSAL": "冲销", "WRITE_OFF": "核销"}[p.Kind]
	if !p.Surcharge.IsZero() {
		line.Text += "（其中加处罚款 " + p.Surcharge.Abs().StringFixed(2) + "）"
	}
	for _, detail := range []*string{p.ReceiptNo, p.Note} {
		if detail != nil {
			line.Text += "，" + *detail
		}
	}
	s.Lines = append(s.Lines, line)
}

// addBalances sorts the lines by day and gives each the balance after it.
func (s *Statement) addBalances() {
	slices.SortStableFunc(s.Lines, func(a, b Line) int { return a.On.Compare(b.On) })
	balance := decimal.Zero
	for i := range s.Lines {
		balance = balance.Add(s.Lines[i].Owed)
		s.Lines[i].Balance = balance
	}
}
