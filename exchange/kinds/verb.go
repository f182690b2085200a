package kinds

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/collection"
	"docket/complaints"
	"docket/coverage"
	"docket/db"
	"docket/enforcement"
	"docket/equipment"
	"docket/messages"
	"docket/origin"
	"docket/pharmacies"
	"docket/registers"
)

// Verb is a mutation of the API that writes the records of a kind, with all its checks. Its name is that of the mutation.
type Verb struct {
	Name   string
	Fields []Field      // of its input
	Input  reflect.Type // a struct of the verb's package
	// Run runs the verb in the transaction of a batch. input has the type Input.
	Run func(ctx context.Context, batch *db.Batch, input any) (db.Payload, error)
}

// writes returns the verb of an input. Its name follows from the input's type.
func writes[In db.Input](do func(context.Context, *db.Writer, In) (db.Payload, error)) Verb {
	input := reflect.TypeFor[In]()
	name := strings.TrimSuffix(input.Name(), "Input")
	return Verb{
		Name: strings.ToLower(name[:1]) + name[1:], Fields: fieldsOf(input), Input: input,
		Run: func(ctx context.Context, batch *db.Batch, in any) (db.Payload, error) {
			return db.DoIn(ctx, batch, do, in.(In))
		},
	}
}

// verbs are the mutations that a mapping can name. A record that a later one refers to is written first, so the order is that of the
// procedure.
var verbs = []Verb{
	writes(coverage.RegisterOfficial), writes(coverage.RegisterFoodBusiness), writes(coverage.AssignCoverage), writes(coverage.PlanVisits), writes(coverage.RecordVisit),
	writes(coverage.RectifyFinding), writes(coverage.CloseFoodBusiness), writes(coverage.LeaveOffice),
	writes(complaints.FileComplaint), writes(complaints.AcknowledgeComplaint), writes(complaints.AcceptComplaint), writes(complaints.RefuseComplaint),
	writes(complaints.TellReporter), writes(complaints.CloseComplaint), writes(complaints.RateComplaint), writes(complaints.RecordClue),
	writes(complaints.ExtendClue), writes(complaints.CloseClue),
	writes(equipment.RegisterEquipment), writes(equipment.ExamineEquipment), writes(equipment.RecordInspection), writes(equipment.AddHazard),
	writes(equipment.EscalateHazard), writes(equipment.RemoveHazard), writes(equipment.IssueSafetyOrder), writes(equipment.ReportSafetyOrder), writes(equipment.RecheckSafetyOrder),
	writes(equipment.RetireEquipment), writes(equipment.OpenFollowUp), writes(equipment.AddFollowUpStep), writes(equipment.CloseFollowUp),
	writes(pharmacies.RegisterPharmacy), writes(pharmacies.ConnectPharmacy), writes(pharmacies.RecordRemoteCheck), writes(pharmacies.RectifyRemoteFinding), writes(pharmacies.ClosePharmacy),
	writes(enforcement.FileCase), writes(enforcement.DecideOnTheSpot), writes(enforcement.AssignOfficers), writes(enforcement.SeizeGoods), writes(enforcement.ExtendSeizure),
	writes(enforcement.BeginExamination), writes(enforcement.EndExamination), writes(enforcement.RecordInvestigation), writes(enforcement.ReviewCase),
	writes(enforcement.ProposePenalty), writes(enforcement.NotifyParty), writes(enforcement.DiscussCase), writes(enforcement.DecidePenalty), writes(enforcement.DismissCase),
	writes(enforcement.ServeDocument), writes(enforcement.ConfiscateGoods), writes(enforcement.ReleaseGoods), writes(enforcement.MoveGoods), writes(enforcement.DestroyGoods),
	writes(collection.GrantDeferral), writes(enforcement.FileAppeal), writes(enforcement.EndAppeal), writes(collection.RecordPayment), writes(collection.WriteOff),
	writes(enforcement.PublishDecision), writes(enforcement.ConcludeCase), writes(enforcement.AddDocument),
	writes(registers.PublishNotice), writes(registers.EndNotice), writes(registers.IssueAnalysisReport), writes(registers.EnrolMerchant), writes(registers.EndEnrolment),
	writes(registers.OpenRightsStation), writes(registers.CloseRightsStation), writes(registers.ProposeTrustUnit), writes(registers.NameTrustUnit), writes(registers.EndTrustUnit),
}

// Verbs returns all verbs, in the order in which an import runs them for a row.
func Verbs() []Verb { return verbs }

// VerbNamed returns the verb with a name, and nil if there is none.
func VerbNamed(name string) *Verb {
	for i := range verbs {
		if verbs[i].Name == name {
			return &verbs[i]
		}
	}
	return nil
}

var (
	typeDate    = reflect.TypeFor[civil.Date]()
	typeInstant = reflect.TypeFor[time.Time]()
	typeDecimal = reflect.TypeFor[decimal.Decimal]()
	typeKey     = reflect.TypeFor[db.Key]()
)

// recordTypes are the types of the records that keys of inputs name, where the name of the field is not that of the type.
var recordTypes = map[string][]string{
	"business": {"FoodBusiness"}, "officer": {"Officer"}, "officers": {"Officer"}, "inspectors": {"Officer"}, "supervisors": {"Officer"}, "handler": {"Officer"}, "chair": {"Officer"},
	"lot": {"GoodsLot"}, "seller": {"Party"}, "maker": {"Party"}, "assignment": {"CoverageAssignment"}, "visit": {"CoverageVisit"}, "into": {"Complaint"}, "event": {"CaseEvent"},
	"from": origin.Types,
}

// fieldsOf returns the fields of an input, in their order, with those of embedded structs. What a mapping gives once for a whole file, or never, is left out: the agency,
// the request with its idempotency key, and the version that a caller has read.
func fieldsOf(input reflect.Type) []Field {
	var fields []Field
	for i := range input.NumField() {
		f := input.Field(i)
		switch {
		case f.Type == reflect.TypeFor[db.Request](), !f.IsExported(), f.Name == "ExpectedVersion", f.Name == "Agency" && f.Type == typeKey:
		case f.Anonymous:
			fields = append(fields, fieldsOf(f.Type)...)
		default:
			fields = append(fields, fieldOf(f))
		}
	}
	return fields
}

func fieldOf(f reflect.StructField) Field {
	out := Field{Name: strings.ToLower(f.Name[:1]) + f.Name[1:], IsRequired: true}
	t := f.Type
	if t.Kind() == reflect.Pointer {
		t, out.IsRequired = t.Elem(), false
	}
	if t.Kind() == reflect.Slice {
		t, out.IsRequired, out.IsList = t.Elem(), false, true
	}
	switch {
	case t == typeDate:
		out.Form = Date
	case t == typeInstant:
		out.Form = Instant
	case t == typeDecimal:
		out.Form = Money
		if out.Name == "quantity" || out.Name == "recalledQuantity" {
			out.Form = Number
		}
	case t == typeKey:
		out.Form, out.Records = Key, recordTypesOf(out.Name)
	case t.Kind() == reflect.Struct:
		out.Form, out.Fields = Records, fieldsOf(t)
	case t.Kind() == reflect.Bool:
		out.Form, out.IsRequired = Flag, false
	case t.Kind() == reflect.Int:
		out.Form = Integer
	case t.Kind() == reflect.String && t.Name() != "string":
		out.Form, out.Enum = Enum, t.Name()
		for _, l := range messages.Labels(t.Name()) {
			out.Values = append(out.Values, l.Value)
		}
	}
	return out
}

// recordTypesOf returns the types of the records that a field can name: mostly one, as Case for case.
func recordTypesOf(name string) []string {
	if types := recordTypes[name]; types != nil {
		return types
	}
	return []string{strings.ToUpper(name[:1]) + name[1:]}
}

// FieldAt returns the field of a verb's input at a path, as in findings.dueOn, and nil if there is none.
func (v *Verb) FieldAt(path string) *Field { return fieldIn(v.Fields, path) }

func fieldIn(fields []Field, path string) *Field {
	name, rest, isDeep := strings.Cut(path, ".")
	at := slices.IndexFunc(fields, func(f Field) bool { return f.Name == name })
	switch {
	case at < 0:
		return nil
	case isDeep:
		return fieldIn(fields[at].Fields, rest)
	}
	return &fields[at]
}
