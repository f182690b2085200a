package db_test

import (
	"testing"

	"docket/complaints"
	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// No text of a clue or a case that came from a report may reveal who made the report.
func TestLaterTextsKeepReporterSecret(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	const revealing = "举报人欧阳 举报来电"
	secret := dbtest.Refusal{Code: problem.RuleViolation, Field: "", Rule: "reporter.secret 投诉举报办法 33", Says: "without name and contact"}
	reported := w.FileComplaint(t, dbtest.NamedReport())
	clue := complaints.RecordClueInput{
		Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: revealing, Complaint: &reported, ReceivedOn: dbtest.Day("2024-03-05"),
	}
	dbtest.CheckRefused(t, w, complaints.RecordClue, clue, secret.At("input.text"))
	clue.Text, clue.ClueNo = "该店用过期原料", new("欧阳举报-1")
	dbtest.CheckRefused(t, w, complaints.RecordClue, clue, secret.At("input.clueNo"))
	clue.ClueNo = nil
	found := dbtest.RunForKey(t, w, complaints.RecordClue, clue, "clue")
	dbtest.CheckRefused(t, w, complaints.ExtendClue, complaints.ExtendClueInput{Clue: found, ExtendedOn: dbtest.Day("2024-03-06"), Reason: revealing}, secret.At("input.reason"))
	dbtest.CheckRefused(t, w, complaints.CloseClue, complaints.CloseClueInput{Clue: found, CheckedOn: dbtest.Day("2024-03-06"), Outcome: db.ClueOutcomeNotFiled, Reason: "已告知138-1234-5678"}, secret.At("input.reason"))

	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn, c.Facts = db.CaseSourceComplaint, &found, dbtest.Day("2024-03-07"), new(revealing)
	dbtest.CheckRefused(t, w, enforcement.FileCase, c, secret.At("input.facts"))
	c.Facts = nil
	filed := w.FileCase(t, c)
	// A step of a case that somebody reported, though the step touches neither the clue nor the report.
	step := enforcement.RecordInvestigationInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2024-03-08"), Note: new(revealing)}}
	dbtest.CheckRefused(t, w, enforcement.RecordInvestigation, step, secret.At("input.note"))
	step.Note, step.Facts = new("现场检查"), new(revealing)
	dbtest.CheckRefused(t, w, enforcement.RecordInvestigation, step, secret.At("input.facts"))
	step.Facts = new("该店使用过期原料")
	dbtest.Run(t, w, enforcement.RecordInvestigation, step)

	// The same holds for the complaint that a report was merged into.
	head, joins := dbtest.Report(), dbtest.NamedReport()
	into := w.FileComplaint(t, head)
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: w.FileComplaint(t, joins), Into: into, At: dbtest.At("2024-03-06 10:00")})
	c = dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn, c.Facts = db.CaseSourceComplaint, &into, dbtest.Day("2024-03-07"), new(revealing)
	dbtest.CheckRefused(t, w, enforcement.FileCase, c, secret.At("input.facts"))

	dispute := dbtest.Complaint()
	dispute.Reporter = dbtest.NamedReport().Reporter
	dbtest.CheckRefused(t, w, complaints.RefuseComplaint, complaints.RefuseComplaintInput{Complaint: w.FileComplaint(t, dispute), At: dbtest.At("2024-03-06 10:00"), Reason: revealing}, secret.At("input.reason"))

	// A case that nobody reported may name anybody. A case may name its party, even if the reporter has the same name.
	c = dbtest.CaseToFile()
	c.Facts = new(revealing)
	w.FileCase(t, c)
	w.Execute(t, "UPDATE parties SET representative = '欧阳举报' WHERE id = 1")
	c.Source, c.From, c.FiledOn = db.CaseSourceComplaint, new(w.FileComplaint(t, dbtest.NamedReport())), dbtest.Day("2024-03-07")
	c.Facts = new("法定代表人欧阳举报到场")
	w.FileCase(t, c)
	c.From, c.Facts = new(w.FileComplaint(t, dbtest.NamedReport())), new("电话13812345678")
	dbtest.CheckRefused(t, w, enforcement.FileCase, c, secret.At("input.facts"))
}

// The same holds for records that only refer to a case, such as documents and goods, and for each complaint that was merged.
func TestTextsAroundCaseKeepReporterSecret(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	const revealing = "根据举报人欧阳举报的举报"
	secret := dbtest.Refusal{Code: problem.RuleViolation, Field: "", Rule: "reporter.secret 投诉举报办法 33", Says: "without name and contact"}
	reported := w.FileComplaint(t, dbtest.NamedReport())
	c := dbtest.CaseToFile()
	c.Source, c.From, c.FiledOn, c.Facts = db.CaseSourceComplaint, &reported, dbtest.Day("2024-03-05"), nil
	filed := w.FileCase(t, c)
	dbtest.CheckRefused(t, w, enforcement.AddDocument, enforcement.AddDocumentInput{Case: filed, Kind: db.DocumentKindInterviewRecord, DatedOn: dbtest.Day("2024-03-06"), Title: new(revealing)}, secret.At("input.title"))
	seize := enforcement.SeizeGoodsInput{
		Case: filed, Kind: db.SeizureKindSeize, Ground: "涉嫌", ApprovedBy: "局长", Place: "某店", Officers: dbtest.Keys("Officer:1:1", "Officer:1:2"), SeizedOn: dbtest.Day("2024-03-06"),
		Lots: []enforcement.ConfiscatedLotInput{{Name: "糖果", Quantity: dbtest.Dec("3"), Unit: "盒", StoredAt: "某店"}},
	}
	lots := dbtest.Run(t, w, enforcement.SeizeGoods, seize)["goodsLots"]
	seize.Lots[0].StoredAt = revealing
	dbtest.CheckRefused(t, w, enforcement.SeizeGoods, seize, secret.At("input.lots[0].storedAt"))
	move := enforcement.MoveGoodsInput{Kind: db.GoodsMovementKindSample, MovedOn: dbtest.Day("2024-03-07"), Place: new(revealing), Lots: []enforcement.MovedLotInput{{Lot: lots[0], Quantity: new(dbtest.Dec("1"))}}}
	dbtest.CheckRefused(t, w, enforcement.MoveGoods, move, secret.At("input.place"))
	move.Place = new("市检验院")
	dbtest.Run(t, w, enforcement.MoveGoods, move)

	// A text about one of the merged reports must not reveal who made another.
	into, joins := w.FileComplaint(t, dbtest.Report()), dbtest.NamedReport()
	member := w.FileComplaint(t, dbtest.Report())
	clue := dbtest.RunForKey(t, w, complaints.RecordClue, complaints.RecordClueInput{
		Unit: dbtest.Key("Unit:1:1"), Source: db.CaseSourceComplaint, Field: db.CaseFieldFood, Text: "该店用过期原料", Complaint: &member, ReceivedOn: dbtest.Day("2024-03-05"),
	}, "clue")
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: member, Into: into, At: dbtest.At("2024-03-06 10:00")})
	dbtest.Run(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: w.FileComplaint(t, joins), Into: into, At: dbtest.At("2024-03-06 10:00")})
	dbtest.CheckRefused(t, w, complaints.ExtendClue, complaints.ExtendClueInput{Clue: clue, ExtendedOn: dbtest.Day("2024-03-07"), Reason: revealing}, secret.At("input.reason"))
	// A report whose text reveals another reporter cannot be merged with theirs.
	naming := dbtest.Report()
	naming.Text = "与欧阳举报一同反映该店"
	dbtest.CheckRefused(t, w, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: w.FileComplaint(t, naming), Into: into, At: dbtest.At("2024-03-07 10:00")}, secret.At("input.complaint"))
}
