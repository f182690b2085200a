package dbtest

import (
	"time"

	"docket/collection"
	"docket/complaints"
	"docket/db"
	"docket/enforcement"
	"docket/equipment"
)

// At returns an instant in Taicang, as in `2024-03-04 10:00`.
func At(text string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", text, time.FixedZone("", 8*60*60))
	if err != nil {
		panic(err)
	}
	return t
}

// Complaint returns a consumer's complaint about FirstBusiness.
func Complaint() complaints.FileComplaintInput {
	return complaints.FileComplaintInput{
		Unit: Key("Unit:1:1"), Channel: db.ComplaintChannelHotline12315, Kind: db.ComplaintKindComplaint, Object: db.ComplaintObjectFood, Issue: db.ComplaintIssueQuality,
		Text: "购买的食品已过保质期", Business: new(Key("FoodBusiness:1:1")), ReceivedAt: At("2024-03-04 10:00"),
	}
}

// Report returns an anonymous report of a violation at FirstBusiness.
func Report() complaints.FileComplaintInput {
	in := Complaint()
	in.Kind, in.Text = db.ComplaintKindReport, "该店用过期原料加工"
	return in
}

// NamedReport returns Report with the name and contact of the reporter.
func NamedReport() complaints.FileComplaintInput {
	in := Report()
	in.Reporter = &complaints.ReporterInput{Name: "欧阳举报", Contact: "138 1234-5678"}
	return in
}

// FirstBusiness is a food business of level B.
var FirstBusiness = Key("FoodBusiness:1:1")

// OtherParty is a statement that adds Party:1:2.
const OtherParty = "INSERT INTO parties (agency_id, id, kind, name) VALUES (1, 2, 'COMPANY', '太仓某机械有限公司')"

// Inspection returns an inspection of a piece of equipment, or of the party as a whole if it is nil.
func Inspection(of *db.Key, hazards ...equipment.HazardInput) equipment.RecordInspectionInput {
	return equipment.RecordInspectionInput{
		Party: Key("Party:1:1"), Unit: new(Key("Unit:1:1")), Equipment: of, Inspectors: Keys("Officer:1:1", "Officer:1:2"), InspectedOn: Day("2024-03-01"), Hazards: hazards,
	}
}

// OrdinaryHazard returns a hazard that is not serious.
func OrdinaryHazard() equipment.HazardInput {
	return equipment.HazardInput{Kind: db.HazardKindRecords, Severity: db.HazardSeverityOrdinary, Text: "安全技术档案不全"}
}

// AnotherHazard returns a hazard of the same kind with another text.
func AnotherHazard(h equipment.HazardInput) equipment.HazardInput {
	h.Text += "（另一处）"
	return h
}

// Order returns a safety order upon an inspection, due in a week.
func Order(inspection db.Key) equipment.IssueSafetyOrderInput {
	return equipment.IssueSafetyOrderInput{Inspection: inspection, Text: "责令限期消除隐患", IssuedOn: Day("2024-03-01"), DueOn: Day("2024-03-08")}
}

// Sample returns the follow-up of a failed sample.
func Sample() equipment.OpenFollowUpInput {
	return equipment.OpenFollowUpInput{Product: "电动自行车", SampleNo: "CC2024001", FailedItem: "整车质量", Seller: Key("Party:1:1"), SampledOn: Day("2024-02-01"), OpenedOn: Day("2024-03-01")}
}

// FollowUpStep returns a step of a follow-up.
func FollowUpStep(followUp db.Key, kind db.FollowUpStepKind, day string) equipment.AddFollowUpStepInput {
	return equipment.AddFollowUpStepInput{FollowUp: followUp, Kind: kind, TakenOn: Day(day)}
}

// CaseToFile returns a case by the ordinary procedure, filed on 1 March 2024.
func CaseToFile() enforcement.FileCaseInput {
	return enforcement.FileCaseInput{
		Unit: Key("Unit:1:1"), Field: db.CaseFieldFood, Source: db.CaseSourceInspection, Procedure: db.CaseProcedureOrdinary,
		Cause: "涉嫌经营超过保质期的食品", Party: new(Key("Party:1:1")), Officers: Keys("Officer:1:1", "Officer:1:2"), FiledOn: Day("2024-03-01"),
	}
}

// Fine returns a fine in yuan under Provision:1.
func Fine(amount string) enforcement.PenaltyInput {
	return enforcement.PenaltyInput{Kind: db.PenaltyKindFine, Provision: Key("Provision:1"), Amount: new(Dec(amount))}
}

// WithoutAmount returns a penalty that is no money.
func WithoutAmount(kind db.PenaltyKind) enforcement.PenaltyInput {
	return enforcement.PenaltyInput{Kind: kind, Provision: Key("Provision:1")}
}

// Destruction returns the destruction of lots, on 12 March 2024.
func Destruction(lots ...enforcement.DestroyedLotInput) enforcement.DestroyGoodsInput {
	return enforcement.DestroyGoodsInput{
		DestroyedOn: Day("2024-03-12"), Place: "焚烧厂", Method: db.DestructionMethodIncineration, ApprovedBy: "赵局长",
		Supervisors: Keys("Officer:1:1", "Officer:1:2"), Lots: lots,
	}
}

// Payment returns a payment in yuan, on 12 March 2024.
func Payment(penalty db.Key, amount string) collection.RecordPaymentInput {
	return collection.RecordPaymentInput{Penalty: penalty, Amount: Dec(amount), PaidOn: Day("2024-03-12"), Method: db.PaymentMethodBank}
}
