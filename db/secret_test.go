package db_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"docket/db"
	"docket/problem"
)

// Whatever is written later of a report, its clue and its case tells who made it as little as the report itself.
func TestLaterTextsTellNoReporter(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const tells = "举报人欧阳 举报来电"
	secret := refused{problem.RuleViolation, "", "reporter.secret 投诉举报办法 33", "without name and contact"}
	reported := w.complain(t, namedReport())
	clue := db.RecordClueInput{
		Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: tells, Complaint: &reported, ReceivedOn: on("2024-03-05"),
	}
	refuses(t, w, db.RecordClue, clue, secret.of("input.text"))
	clue.Text, clue.ClueNo = "该店用过期原料", new("欧阳举报-1")
	refuses(t, w, db.RecordClue, clue, secret.of("input.clueNo"))
	clue.ClueNo = nil
	found := done(t, w, db.RecordClue, clue, "clue")
	refuses(t, w, db.ExtendClue, db.ExtendClueInput{Clue: found, ExtendedOn: on("2024-03-06"), Reason: tells}, secret.of("input.reason"))
	refuses(t, w, db.CloseClue, db.CloseClueInput{Clue: found, CheckedOn: on("2024-03-06"), Outcome: db.ClueOutcomeNotFiled, Reason: "已告知138-1234-5678"}, secret.of("input.reason"))

	c := caseToFile()
	c.Source, c.From, c.FiledOn, c.Facts = db.CaseSourceComplaint, &found, on("2024-03-07"), new(tells)
	refuses(t, w, db.FileCase, c, secret.of("input.facts"))
	c.Facts = nil
	filed := w.file(t, c)
	// A step of a case that somebody reported, though the step touches neither the clue nor the report.
	step := db.RecordInvestigationInput{StepInput: db.StepInput{Case: filed, On: on("2024-03-08"), Note: new(tells)}}
	refuses(t, w, db.RecordInvestigation, step, secret.of("input.note"))
	step.Note, step.Facts = new("现场检查"), new(tells)
	refuses(t, w, db.RecordInvestigation, step, secret.of("input.facts"))
	step.Facts = new("该店使用过期原料")
	take(t, w, db.RecordInvestigation, step)

	// Nor does what is said of the one that others were joined with tell of them.
	head, joins := report(), namedReport()
	into := w.complain(t, head)
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: w.complain(t, joins), Into: into, At: at("2024-03-06 10:00")})
	c = caseToFile()
	c.Source, c.From, c.FiledOn, c.Facts = db.CaseSourceComplaint, &into, on("2024-03-07"), new(tells)
	refuses(t, w, db.FileCase, c, secret.of("input.facts"))

	dispute := complaint()
	dispute.Reporter = namedReport().Reporter
	refuses(t, w, db.RefuseComplaint, db.RefuseComplaintInput{Complaint: w.complain(t, dispute), At: at("2024-03-06 10:00"), Reason: tells}, secret.of("input.reason"))

	// A case that nobody reported may name anybody, and so may one reported by somebody of the party's own name: of the party.
	c = caseToFile()
	c.Facts = new(tells)
	w.file(t, c)
	w.add(t, "UPDATE parties SET representative = '欧阳举报' WHERE id = 1")
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, new(w.complain(t, namedReport())), on("2024-03-07")
	c.Facts = new("法定代表人欧阳举报到场")
	w.file(t, c)
	c.From, c.Facts = new(w.complain(t, namedReport())), new("电话13812345678")
	refuses(t, w, db.FileCase, c, secret.of("input.facts"))
}

// of is the same refusal of a field.
func (r refused) of(field string) refused {
	r.field = field
	return r
}

// refuses checks that an input is refused, and that nothing is written.
func refuses[In db.Input](t *testing.T, w *world, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In, want refused) {
	t.Helper()
	before := w.everything(t)
	_, err := db.Do(t.Context(), w.Store, verb, in, nil)
	want.check(t, fmt.Sprintf("%T", in), err)
	for _, secret := range []string{"欧阳", "1234"} {
		if strings.Contains(fmt.Sprintf("%+v", err), secret) {
			t.Errorf("%T: the refusal tells it: %v", in, err)
		}
	}
	if w.everything(t) != before {
		t.Errorf("%T: something was written", in)
	}
}

func TestTells(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, contact string
		want          []string
	}{
		{"李 Wei女士", "138 1234-5678", []string{"李wei", "13812345678"}},
		{"李", "8321", nil},
		{"王先生", "微信", nil},
		{"匿名", "住太仓市城厢镇人民路1号", []string{"太仓市城厢镇人民路1号", "城厢镇人民路1号"}},
		{"张三丰", "邮箱zhang@qq.com", []string{"张三丰", "zhangqqcom"}},
		{"张三丰", "13812345678 太仓市城厢镇", []string{"张三丰", "13812345678"}}, // a town alone tells nobody
		// However a number is dialled.
		{"李", "+86 138-0013-8001", []string{"8613800138001", "13800138001"}},
		{"李", "0086-13800138001", []string{"008613800138001", "13800138001"}},
		{"李", "0512-53521234", []string{"051253521234", "53521234"}},
		{"李", "010-65521234", []string{"01065521234", "65521234"}},
		// More than one, and what is said of them beside.
		{"吴一凡、郑二虎", "8321", []string{"吴一凡", "郑二虎"}},
		{"卫先生/卫国", "8321", []string{"卫国"}},
		{"司马光，男，45岁", "8321", []string{"司马光"}},
		{"王大锤(本人)", "8321", []string{"王大锤"}},
		{"欧阳锋（举报人）", "8321", []string{"欧阳锋"}},
		{"太仓市大发商贸有限公司", "8321", []string{"太仓市大发商贸有限公司"}},
		{"Li", "8321", nil}, // which is in many a word
		// From any division on.
		{"李", "太仓市娄东街道朝阳东路8号2幢301室", []string{"太仓市娄东街道朝阳东路8号2幢301室", "朝阳东路8号2幢301室"}},
		// What names nobody.
		{"消费者", "太仓市", nil},
		{"热心市民", "网络平台", nil},
		{"Anonymous", "12315", nil},
	} {
		if got := db.Tells(c.name, c.contact); !slices.Equal(got, c.want) {
			t.Errorf("%s, %s: %q, want %q", c.name, c.contact, got, c.want)
		}
	}
}

// Nor is it told by what leads to a case alone: a document, a notice to consumers, where goods went; nor by what is written of one
// of those that were joined.
func TestTextsBesideTheCaseTellNoReporter(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const tells = "根据举报人欧阳举报的举报"
	secret := refused{problem.RuleViolation, "", "reporter.secret 投诉举报办法 33", "without name and contact"}
	reported := w.complain(t, namedReport())
	c := caseToFile()
	c.Source, c.From, c.FiledOn, c.Facts = db.CaseSourceComplaint, &reported, on("2024-03-05"), nil
	filed := w.file(t, c)
	refuses(t, w, db.AddDocument, db.AddDocumentInput{Case: filed, Kind: db.DocumentKindInterviewRecord, DatedOn: on("2024-03-06"), Title: new(tells)}, secret.of("input.title"))
	seize := db.SeizeGoodsInput{
		Case: filed, Kind: db.SeizureKindSeize, Ground: "涉嫌", ApprovedBy: "局长", Place: "某店", Officers: keys("Officer:1:1", "Officer:1:2"), SeizedOn: on("2024-03-06"),
		Lots: []db.ConfiscatedLotInput{{Name: "糖果", Quantity: dec("3"), Unit: "盒", StoredAt: "某店"}},
	}
	lots := does(t, w, db.SeizeGoods, seize)["goodsLots"]
	seize.Lots[0].StoredAt = tells
	refuses(t, w, db.SeizeGoods, seize, secret.of("input.lots[0].storedAt"))
	move := db.MoveGoodsInput{Kind: db.GoodsMovementKindSample, MovedOn: on("2024-03-07"), Place: new(tells), Lots: []db.MovedLotInput{{Lot: lots[0], Quantity: new(dec("1"))}}}
	refuses(t, w, db.MoveGoods, move, secret.of("input.place"))
	move.Place = new("市检验院")
	take(t, w, db.MoveGoods, move)

	// Of those that were joined, none is told by what is written of another.
	into, joins := w.complain(t, report()), namedReport()
	member := w.complain(t, report())
	clue := done(t, w, db.RecordClue, db.RecordClueInput{
		Unit: key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &member, ReceivedOn: on("2024-03-05"),
	}, "clue")
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: member, Into: into, At: at("2024-03-06 10:00")})
	take(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: w.complain(t, joins), Into: into, At: at("2024-03-06 10:00")})
	refuses(t, w, db.ExtendClue, db.ExtendClueInput{Clue: clue, ExtendedOn: on("2024-03-07"), Reason: tells}, secret.of("input.reason"))
	// One whose text tells of another is not joined with that.
	telling := report()
	telling.Text = "与欧阳举报一同反映该店"
	refuses(t, w, db.MergeComplaint, db.MergeComplaintInput{Complaint: w.complain(t, telling), Into: into, At: at("2024-03-07 10:00")}, secret.of("input.complaint"))
}
