package casefile

import (
	"fmt"

	"cloud.google.com/go/civil"

	"docket/collection"
	"docket/complaints"
	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// Entry is an input and the day on which it was given.
type Entry struct {
	On    civil.Date
	Input any
}

// Write adds to the file what the verb of an input would write on a day.
func (f *File) Write(on civil.Date, in any) {
	f.inputs = append(f.inputs, Entry{on, in})
	f.setDay(on)
	if f.writeStep(in) || f.writeMoney(in) || f.writeGoods(in) {
		return
	}
	switch in := in.(type) {
	case complaints.RecordClueInput:
		f.recordClue(in)
	case complaints.ExtendClueInput:
		f.extendClue(in)
	case complaints.CloseClueInput:
		f.closeClue(in)
	case enforcement.FileCaseInput:
		f.fileCase(in)
	case enforcement.DecideOnTheSpotInput:
		f.decideOnTheSpot(in)
	case enforcement.AddDocumentInput:
		f.addDocument(in)
	case enforcement.AssignOfficersInput:
		f.assignOfficers(in)
	case enforcement.BeginExaminationInput:
		f.beginExamination(in)
	case enforcement.EndExaminationInput:
		f.endExamination(in)
	case enforcement.PublishDecisionInput:
		f.publish(in)
	case enforcement.EndPublicityInput:
		f.endPublicity(in)
	case enforcement.WithdrawDecisionInput:
		f.withdraw(in)
	default:
		panic(fmt.Sprintf("demo: no case file is written by %T", in))
	}
}

// writeStep writes a step of the procedure; false where the input is none.
func (f *File) writeStep(in any) bool {
	switch in := in.(type) {
	case enforcement.RecordInvestigationInput:
		f.investigate(in)
	case enforcement.ReviewCaseInput:
		f.step(law.Reviewed, in.StepInput)
	case enforcement.DiscussCaseInput:
		f.step(law.Discussed, in.StepInput)
	case enforcement.ProposePenaltyInput:
		f.propose(in)
	case enforcement.NotifyPartyInput:
		f.notify(in)
	case enforcement.RequestHearingInput:
		f.step(law.HearingRequested, in.StepInput)
	case enforcement.ScheduleHearingInput:
		f.scheduleHearing(in)
	case enforcement.RecordHearingInput:
		f.step(law.Heard, in.StepInput)
	case enforcement.WaiveStatementInput:
		f.step(law.Waived, in.StepInput)
	case enforcement.ExtendTermInput:
		f.extendTerm(in)
	case enforcement.SuspendCaseInput:
		f.step(law.Suspended, in.StepInput)
	case enforcement.ResumeCaseInput:
		f.step(law.Resumed, in.StepInput)
	case enforcement.CorrectStepInput:
		f.correctStep(in)
	case enforcement.DecidePenaltyInput:
		f.decidePenalty(in)
	case enforcement.DismissCaseInput:
		f.dismiss(in)
	case enforcement.TransferCaseInput:
		f.step(law.Transferred, in.StepInput)
	case enforcement.ServeDocumentInput:
		f.serve(in)
	case enforcement.PushDecisionInput:
		f.beside(law.Pushed, in.On, in.Note)
		f.end(db.DeadlineActionPush, in.On)
	case enforcement.ConcludeCaseInput:
		f.conclude(in)
	default:
		return false
	}
	return true
}

// writeMoney writes an entry of the payment ledger or what bears on it; false where the input is none.
func (f *File) writeMoney(in any) bool {
	switch in := in.(type) {
	case collection.RecordPaymentInput:
		f.recordPayment(in)
	case collection.ReversePaymentInput:
		f.reversePayment(in)
	case collection.GrantDeferralInput:
		f.grantDeferral(in)
	case collection.WriteOffInput:
		f.writeOff(in)
	case enforcement.FileAppealInput:
		f.fileAppeal(in)
	case enforcement.EndAppealInput:
		f.endAppeal(in)
	default:
		return false
	}
	return true
}

// writeGoods writes an entry of the goods ledger or what bears on it; false where the input is none.
func (f *File) writeGoods(in any) bool {
	switch in := in.(type) {
	case enforcement.SeizeGoodsInput:
		f.seize(in)
	case enforcement.ExtendSeizureInput:
		f.extendSeizure(in)
	case enforcement.ReleaseGoodsInput:
		f.release(in)
	case enforcement.ConfiscateGoodsInput:
		f.confiscate(in)
	case enforcement.MoveGoodsInput:
		f.moveGoods(in)
	case enforcement.DestroyGoodsInput:
		f.destroy(in)
	default:
		return false
	}
	return true
}
