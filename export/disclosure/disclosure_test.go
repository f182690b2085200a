package disclosure_test

import (
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"docket/export/disclosure"
)

// lawful returns a decision without faults.
func lawful() *disclosure.Decision {
	code, agency, fine, gains := "91350100M000100Y43", "11420000MB15291767", decimal.RequireFromString("12345.67"), decimal.RequireFromString("0.01")
	d := &disclosure.Decision{DecisionNo: "太市监处罚〔2023〕1号", DecidedOn: "2023-05-06", Outcome: "PENALTY", Agency: disclosure.Agency{Name: "某局", CreditCode: &agency}}
	d.Case.Cause, d.Case.Procedure = "涉嫌经营超过保质期的食品", "ORDINARY"
	d.Case.Party = disclosure.Party{Kind: "COMPANY", Name: "某公司", Code: &code}
	provision := &struct{ Law, Article string }{"食品安全法", "第一百二十四条第一款"}
	d.Penalties.Nodes = []disclosure.Penalty{{Kind: "FINE", Amount: &fine, Provision: provision}, {Kind: "CONFISCATION_OF_GAINS", Amount: &gains, Provision: provision}, {Kind: "WARNING", Provision: provision}}
	return d
}

func TestRow(t *testing.T) {
	t.Parallel()
	values, faults := lawful().Row()
	if len(faults) > 0 {
		t.Fatalf("%v", faults)
	}
	got := map[string]string{}
	for i, c := range disclosure.Columns {
		got[c.Head] = values[i]
	}
	for head, want := range map[string]string{
		"行政相对人类别": "法人及非法人组织", "违法行为类型": "经营超过保质期的食品", "违法事实": "当事人经营超过保质期的食品。", "处罚依据": "《食品安全法》第一百二十四条第一款",
		"处罚类别": "罚款-没收违法所得-警告", "处罚内容": "罚款人民币12345.67元；没收违法所得人民币0.01元；警告", "罚款金额（万元）": "1.234567", "没收违法所得、没收非法财物的金额（万元）": "0.000001", "处罚有效期": "2099-12-31",
	} {
		if got[head] != want {
			t.Errorf("%s is %q, want %q", head, got[head], want)
		}
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	wrong := "91350100M000100Y4Z"
	for want, change := range map[string]func(d *disclosure.Decision){
		"行政相对人名称: has 201 characters; at most 200 are allowed": func(d *disclosure.Decision) { d.Case.Party.Name = strings.Repeat("名", 201) },
		"行政相对人类别: is missing; the file needs it":               func(d *disclosure.Decision) { d.Case.Party.Kind = "UNKNOWN" },
		"处罚依据: is missing; the file needs it": func(d *disclosure.Decision) {
			d.Penalties.Nodes[0].Provision = nil
			d.Penalties.Nodes = d.Penalties.Nodes[:1]
		},
		"违法事实: has 2001 characters; at most 2000 are allowed":                                                                            func(d *disclosure.Decision) { long := strings.Repeat("事", 2001); d.Case.Facts = &long },
		"行政处罚决定书文号: has 129 characters; at most 128 are allowed":                                                                         func(d *disclosure.Decision) { d.DecisionNo = strings.Repeat("1", 129) },
		"行政相对人代码_1（统一社会信用代码）: is missing; the file needs it of an organisation":                                                          func(d *disclosure.Decision) { d.Case.Party.Code = nil },
		"行政相对人代码_1（统一社会信用代码）: is \"91350100M000100Y4Z\", which is no unified social credit code: 18 characters with a valid check digit": func(d *disclosure.Decision) { d.Case.Party.Code = &wrong },
		"证件号码: is missing; the file needs it of a natural person":                                                                        func(d *disclosure.Decision) { d.Case.Party.Kind, d.Case.Party.Code = "NATURAL_PERSON", nil },
		"罚款金额（万元）: is 9999999999999.000000; at most 12 digits before the point and 6 after it are allowed": func(d *disclosure.Decision) {
			huge := decimal.RequireFromString("99999999999990000")
			d.Penalties.Nodes[0].Amount = &huge
		},
	} {
		d := lawful()
		change(d)
		_, faults := d.Row()
		if len(faults) != 1 || faults[0].Column+": "+faults[0].Message.String() != want {
			t.Errorf("the faults are %v, want %s", faults, want)
		}
	}
}

// An agency without a code is named once, with the command that mends it, and not with each of its decisions.
func TestFaultsOfAgency(t *testing.T) {
	t.Parallel()
	var decisions []*disclosure.Decision
	for range 3 {
		d := lawful()
		d.Agency.CreditCode, d.Agency.Code = nil, "420100"
		decisions = append(decisions, d)
	}
	file := disclosure.New("2023-01-01", "2023-12-31", decisions)
	if len(file.Faults) != 2 || file.Faults[0].Of != "某局" || file.Faults[0].Column != "处罚机关统一社会信用代码" || file.Faults[1].Column != "数据来源单位统一社会信用代码" ||
		file.Faults[0].Message.String() != "is missing: add it to the agency with docket agency change --code 420100 --credit-code CODE" {
		t.Errorf("the faults are %v", file.Faults)
	}
}

// Only decisions that were handed in are to be removed where they are withdrawn, and a decision that was withdrawn is not handed in.
func TestWithdrawn(t *testing.T) {
	t.Parallel()
	withdrawn := func(no, decidedOn, withdrawnOn string) *disclosure.Decision {
		d := lawful()
		d.DecisionNo, d.DecidedOn, d.WithdrawnOn = no, decidedOn, &withdrawnOn
		return d
	}
	stands, warning := lawful(), withdrawn("警告", "2023-02-01", "2023-06-01")
	stands.DecidedOn = "2023-12-31"
	warning.Penalties.Nodes = warning.Penalties.Nodes[2:]
	file := disclosure.New("2023-01-01", "2023-12-31", []*disclosure.Decision{
		stands, warning, withdrawn("同年", "2023-02-01", "2023-06-01"), withdrawn("前年", "2022-12-31", "2023-01-01"), withdrawn("次年", "2023-02-01", "2024-01-01"),
	})
	if len(file.Rows) != 1 || len(file.Withdrawn) != 2 {
		t.Fatalf("%d decisions stand, %d were withdrawn", len(file.Rows), len(file.Withdrawn))
	}
	notes := file.Notes()
	if got, want := notes[len(notes)-1].String(), "2 decisions were withdrawn: remove what was handed in of them: 同年, 前年"; got != want {
		t.Errorf("the note is %q, want %q", got, want)
	}
}

func TestIsDisclosed(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(d *disclosure.Decision){
		"no penalty":     func(d *disclosure.Decision) { d.Outcome = "NO_PENALTY" },
		"on the spot":    func(d *disclosure.Decision) { d.Case.Procedure = "SIMPLIFIED" },
		"a warning only": func(d *disclosure.Decision) { d.Penalties.Nodes = d.Penalties.Nodes[2:] },
	} {
		d := lawful()
		if !d.IsDisclosed() {
			t.Fatal("a lawful decision is not disclosed")
		}
		if change(d); d.IsDisclosed() {
			t.Errorf("%s is disclosed", name)
		}
	}
}
