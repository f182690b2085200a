// Package disclosure makes the disclosure file of administrative penalties (双公示：行政处罚), which a bureau hands in to the credit platform. It
// checks each value against the length and the form of its column; nothing is cut.
//
// The structure is known second-hand (a public form of the platform), as are the words for the kinds of penalties.
package disclosure

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"docket/law"
	"docket/messages"
)

// Column is a column of the file.
type Column struct {
	Head       string
	Length     int // the largest number of characters; 0 for amounts
	IsRequired bool
	value      func(d *Decision) string
	// check returns what is wrong with a value that is not empty; nil if all is right.
	check func(d *Decision, value string) *messages.Text
}

// Agency is the agency that decided.
type Agency struct {
	Name       string
	Code       string
	CreditCode *string
}

// Party is whom the decision is against.
type Party struct {
	Kind           string
	Name           string
	Code           *string
	IdentityNo     *string
	Representative *string
}

// Penalty is a penalty of a decision.
type Penalty struct {
	Kind      string
	Amount    *decimal.Decimal
	Text      *string
	Provision *struct{ Law, Article string }
}

// Decision is what the file takes from a decision. Its fields are those of Operation.
type Decision struct {
	DecisionNo  string
	DecidedOn   string
	Outcome     string
	WithdrawnOn *string
	// WithdrawalReason is why it was withdrawn.
	WithdrawalReason *string
	Agency           Agency
	Case             struct {
		CaseNo, Cause, Procedure string
		Facts                    *string
		Party                    Party
		Business                 *struct{ Name, LicenceNo *string }
		GoodsLots                struct {
			Aggregate struct {
				Sum struct{ Value *decimal.Decimal }
			}
		}
	}
	Penalties struct{ Nodes []Penalty }
	// ShownUntil is the last day of its publicity; empty if it is not published.
	ShownUntil string `json:"-"`
}

// forever is the day until which a decision is valid that has no end.
const forever = "2099-12-31"

// The columns of the agency's own code.
const (
	codeOfAgency = "处罚机关统一社会信用代码"
	codeOfSource = "数据来源单位统一社会信用代码"
)

// isOfAgency reports whether the agency's record holds the value, not the decision's.
func (c Column) isOfAgency() bool { return c.Head == codeOfAgency || c.Head == codeOfSource }

// Columns are the columns of the file in their order.
var Columns = []Column{
	{"行政相对人名称", 200, true, func(d *Decision) string { return d.Case.Party.Name }, nil},
	{"行政相对人类别", 16, true, func(d *Decision) string { return partyWords[d.Case.Party.Kind] }, nil},
	{"行政相对人代码_1（统一社会信用代码）", 18, false, func(d *Decision) string { return text(d.Case.Party.Code) }, checkPartyCode},
	{"行政相对人代码_2（工商注册号）", 50, false, empty, nil},
	{"行政相对人代码_3（组织机构代码）", 9, false, empty, nil},
	{"行政相对人代码_4（税务登记号）", 15, false, empty, nil},
	{"行政相对人代码_5（事业单位证书号）", 12, false, empty, nil},
	{"行政相对人代码_6（社会组织登记证号）", 50, false, empty, nil},
	{"法定代表人", 50, false, func(d *Decision) string {
		if d.Case.Party.Kind == "NATURAL_PERSON" {
			return ""
		}
		return text(d.Case.Party.Representative)
	}, nil},
	{"法定代表人证件类型", 64, false, empty, nil},
	{"法定代表人证件号码", 64, false, empty, nil},
	{"证件类型", 64, false, func(d *Decision) string {
		if d.Case.Party.Kind != "NATURAL_PERSON" {
			return ""
		}
		return "身份证"
	}, nil},
	{"证件号码", 64, false, func(d *Decision) string {
		if d.Case.Party.Kind != "NATURAL_PERSON" {
			return ""
		}
		return text(d.Case.Party.IdentityNo)
	}, checkIdentity},
	{"行政处罚决定书文号", 128, true, func(d *Decision) string { return d.DecisionNo }, nil},
	{"违法行为类型", 2000, true, func(d *Decision) string { return violation(d) }, nil},
	{"违法事实", 2000, true, facts, nil},
	{"处罚依据", 2048, true, basis, nil},
	{"处罚类别", 255, true, kinds, nil},
	{"处罚内容", 4000, true, content, nil},
	{"罚款金额（万元）", 0, false, func(d *Decision) string { return tenThousands(d.sum("FINE")) }, checkAmount},
	{"没收违法所得、没收非法财物的金额（万元）", 0, false, func(d *Decision) string { return tenThousands(d.confiscated()) }, checkAmount},
	{"暂扣或吊销证照名称及编号", 200, false, licence, nil},
	{"处罚决定日期", 10, true, func(d *Decision) string { return d.DecidedOn }, checkDay},
	{"处罚有效期", 10, true, func(*Decision) string { return forever }, checkDay},
	{"公示截止期", 10, false, func(d *Decision) string { return d.ShownUntil }, checkDay},
	{"处罚机关", 200, true, func(d *Decision) string { return d.Agency.Name }, nil},
	{codeOfAgency, 18, true, func(d *Decision) string { return text(d.Agency.CreditCode) }, checkCreditCode},
	{"数据来源单位", 200, true, func(d *Decision) string { return d.Agency.Name }, nil},
	{codeOfSource, 18, true, func(d *Decision) string { return text(d.Agency.CreditCode) }, checkCreditCode},
	{"备注", 512, false, empty, nil},
}

// Fault is a value that the file cannot hold.
type Fault struct {
	// Of is the number of the decision, or the name of the agency if its record has the fault.
	Of      string
	Column  string
	Message messages.Text
}

// IsDisclosed reports whether a decision belongs into the file while it stands: it imposes a penalty by the ordinary procedure, and is not only a warning
// (信息公示规定 2).
func (d *Decision) IsDisclosed() bool {
	isWarning := !slices.ContainsFunc(d.Penalties.Nodes, func(p Penalty) bool { return p.Kind != "WARNING" })
	return d.Outcome == "PENALTY" && d.Case.Procedure != "SIMPLIFIED" && !isWarning
}

// Row returns the values of a decision by column, and all its faults.
func (d *Decision) Row() (values []string, faults []Fault) {
	values = make([]string, len(Columns))
	for i, c := range Columns {
		value := strings.TrimSpace(c.value(d))
		values[i] = value
		if message := c.fault(d, value); message != nil {
			of := d.DecisionNo
			if c.isOfAgency() {
				of = d.Agency.Name
			}
			faults = append(faults, Fault{of, c.Head, *message})
		}
	}
	return values, faults
}

// fault returns what is wrong with a value of the column; nil if all is right.
func (c Column) fault(d *Decision, value string) *messages.Text {
	length := utf8.RuneCountInString(value)
	switch {
	case value == "" && c.isOfAgency():
		return because("is missing: add it to the agency with docket agency change --code %s --credit-code CODE", d.Agency.Code)
	case value == "" && c.IsRequired:
		return because("is missing; the file needs it")
	case value == "":
		if c.check != nil {
			return c.check(d, value)
		}
		return nil
	case c.Length > 0 && length > c.Length:
		return because("has %d characters; at most %d are allowed", length, c.Length)
	case c.check != nil:
		return c.check(d, value)
	}
	return nil
}

func because(format string, facts ...any) *messages.Text {
	said := messages.Textf(format, facts...)
	return &said
}

func empty(*Decision) string { return "" }

func text(t *string) string {
	if t == nil {
		return ""
	}
	return *t
}

// partyWords are the kinds of parties. A party of unknown kind has none, which is a fault.
var partyWords = map[string]string{"NATURAL_PERSON": "自然人", "SOLE_TRADER": "个体工商户", "COMPANY": "法人及非法人组织", "OTHER": "法人及非法人组织"}

// kindWords are the kinds of penalties (行政处罚法 9).
var kindWords = map[string]string{
	"WARNING": "警告", "PUBLIC_CRITICISM": "通报批评", "FINE": "罚款", "CONFISCATION_OF_GAINS": "没收违法所得", "CONFISCATION_OF_GOODS": "没收非法财物",
	"LICENCE_SUSPENSION": "暂扣许可证件", "DOWNGRADE": "降低资质等级", "LICENCE_REVOCATION": "吊销许可证件", "RESTRICTION_OF_BUSINESS": "限制开展生产经营活动",
	"SUSPENSION_OF_BUSINESS": "责令停产停业", "CLOSURE": "责令关闭", "TRADE_BAN": "限制从业", "OTHER": "其他-法律、行政法规规定的其他行政处罚",
}

func violation(d *Decision) string { return strings.TrimPrefix(d.Case.Cause, "涉嫌") }

// HasFacts reports whether facts are on record; else the file has the violation in their place.
func (d *Decision) HasFacts() bool { return d.Case.Facts != nil }

func facts(d *Decision) string {
	if d.Case.Facts != nil {
		return *d.Case.Facts
	}
	return "当事人" + violation(d) + "。"
}

// basis returns the provisions of the penalties, each once.
func basis(d *Decision) string {
	var all []string
	for _, p := range d.Penalties.Nodes {
		if p.Provision == nil {
			continue
		}
		if provision := "《" + p.Provision.Law + "》" + p.Provision.Article; !slices.Contains(all, provision) {
			all = append(all, provision)
		}
	}
	return strings.Join(all, "、")
}

// kinds returns the kinds of the penalties, each once.
func kinds(d *Decision) string {
	var all []string
	for _, p := range d.Penalties.Nodes {
		if word := kindWords[p.Kind]; !slices.Contains(all, word) {
			all = append(all, word)
		}
	}
	return strings.Join(all, "-")
}

// content returns the penalties in words.
func content(d *Decision) string {
	parts := make([]string, len(d.Penalties.Nodes))
	for i, p := range d.Penalties.Nodes {
		switch {
		case p.Amount != nil:
			parts[i] = fmt.Sprintf("%s人民币%s元", kindWords[p.Kind], p.Amount.StringFixed(2))
		case p.Text != nil:
			parts[i] = strings.TrimSuffix(*p.Text, "。")
		default:
			parts[i] = kindWords[p.Kind]
		}
	}
	return strings.Join(parts, "；")
}

// sum returns the sum of the penalties of a kind in yuan; nil if there are none.
func (d *Decision) sum(kind string) *decimal.Decimal {
	var total *decimal.Decimal
	for _, p := range d.Penalties.Nodes {
		if p.Kind == kind && p.Amount != nil {
			sum := *p.Amount
			if total != nil {
				sum = total.Add(sum)
			}
			total = &sum
		}
	}
	return total
}

// confiscated returns the confiscated gains, and the value of the confiscated goods if goods were confiscated; nil if neither is known.
func (d *Decision) confiscated() *decimal.Decimal {
	total, value := d.sum("CONFISCATION_OF_GAINS"), d.Case.GoodsLots.Aggregate.Sum.Value
	isTaken := slices.ContainsFunc(d.Penalties.Nodes, func(p Penalty) bool { return p.Kind == "CONFISCATION_OF_GOODS" })
	switch {
	case !isTaken || value == nil || value.IsZero():
		return total
	case total == nil:
		return value
	}
	sum := total.Add(*value)
	return &sum
}

// tenThousands returns an amount in yuan as 万元, exactly: with six places.
func tenThousands(yuan *decimal.Decimal) string {
	if yuan == nil {
		return ""
	}
	return yuan.Shift(-4).StringFixed(6)
}

// licence returns the licence that a penalty suspends or revokes.
func licence(d *Decision) string {
	for _, p := range d.Penalties.Nodes {
		if p.Kind == "LICENCE_SUSPENSION" || p.Kind == "LICENCE_REVOCATION" {
			if d.Case.Business != nil && d.Case.Business.LicenceNo != nil {
				return "食品经营许可证 " + *d.Case.Business.LicenceNo
			}
			return text(p.Text)
		}
	}
	return ""
}

// checkPartyCode requires the code of organisations, and its check digit.
func checkPartyCode(d *Decision, value string) *messages.Text {
	if value == "" && (d.Case.Party.Kind == "COMPANY" || d.Case.Party.Kind == "OTHER") {
		return because("is missing; the file needs it of an organisation")
	}
	return checkCreditCode(d, value)
}

func checkCreditCode(_ *Decision, value string) *messages.Text {
	if value != "" && !law.IsCreditCode(value) {
		return because("is %q, which is no unified social credit code: 18 characters with a valid check digit", value)
	}
	return nil
}

// checkIdentity requires the number of a natural person.
func checkIdentity(d *Decision, value string) *messages.Text {
	switch {
	case d.Case.Party.Kind != "NATURAL_PERSON":
		return nil
	case value == "":
		return because("is missing; the file needs it of a natural person")
	case !law.IsIdentityNo(value):
		return because("is no identity number: 18 characters with a valid check digit")
	}
	return nil
}

var amount = regexp.MustCompile(`^\d{1,12}\.\d{6}$`)

// checkAmount requires decimal(18,6).
func checkAmount(_ *Decision, value string) *messages.Text {
	if value != "" && !amount.MatchString(value) {
		return because("is %s; at most 12 digits before the point and 6 after it are allowed", value)
	}
	return nil
}

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

func checkDay(_ *Decision, value string) *messages.Text {
	if value != "" && !day.MatchString(value) {
		return because("is %q; a day is written as 2023-05-06", value)
	}
	return nil
}
