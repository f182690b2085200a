package casefile

import (
	"fmt"

	"cloud.google.com/go/civil"

	"docket/db"
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
	case db.RecordClueInput:
		f.recordClue(in)
	case db.ExtendClueInput:
		f.extendClue(in)
	case db.CloseClueInput:
		f.closeClue(in)
	case db.FileCaseInput:
		f.fileCase(in)
	case db.DecideOnTheSpotInput:
		f.decideOnTheSpot(in)
	case db.AddDocumentInput:
		f.addDocument(in)
	case db.AssignOfficersInput:
		f.assignOfficers(in)
	case db.BeginExaminationInput:
		f.beginExamination(in)
	case db.EndExaminationInput:
		f.endExamination(in)
	case db.PublishDecisionInput:
		f.publish(in)
	case db.EndPublicityInput:
		f.endPublicity(in)
	case db.WithdrawDecisionInput:
		f.withdraw(in)
	default:
		panic(fmt.Sprintf("demo: no case file is written by %T", in))
	}
}

// writeStep writes a step of the procedure; false where the input is none.
func (f *File) writeStep(in any) bool {
	switch in := in.(type) {
	case db.RecordInvestigationInput:
		f.investigate(in)
	case db.ReviewCaseInput:
		f.step(law.Reviewed, in.StepInput)
	case db.DiscussCaseInput:
		f.step(law.Discussed, in.StepInput)
	case db.ProposePenaltyInput:
		f.propose(in)
	case db.NotifyPartyInput:
		f.notify(in)
	case db.RequestHearingInput:
		f.step(law.HearingRequested, in.StepInput)
	case db.ScheduleHearingInput:
		f.scheduleHearing(in)
	case db.RecordHearingInput:
		f.step(law.Heard, in.StepInput)
	case db.WaiveStatementInput:
		f.step(law.Waived, in.StepInput)
	case db.ExtendTermInput:
		f.extendTerm(in)
	case db.SuspendCaseInput:
		f.step(law.Suspended, in.StepInput)
	case db.ResumeCaseInput:
		f.step(law.Resumed, in.StepInput)
	case db.CorrectStepInput:
		f.correctStep(in)
	case db.DecidePenaltyInput:
		f.decidePenalty(in)
	case db.DismissCaseInput:
		f.dismiss(in)
	case db.TransferCaseInput:
		f.step(law.Transferred, in.StepInput)
	case db.ServeDocumentInput:
		f.serve(in)
	case db.PushDecisionInput:
		f.beside(law.Pushed, in.On, in.Note)
		f.end(db.DeadlineActionPush, in.On)
	case db.ConcludeCaseInput:
		f.conclude(in)
	default:
		return false
	}
	return true
}

// writeMoney writes an entry of the payment ledger or what bears on it; false where the input is none.
func (f *File) writeMoney(in any) bool {
	switch in := in.(type) {
	case db.RecordPaymentInput:
		f.recordPayment(in)
	case db.ReversePaymentInput:
		f.reversePayment(in)
	case db.GrantDeferralInput:
		f.grantDeferral(in)
	case db.WriteOffInput:
		f.writeOff(in)
	case db.FileAppealInput:
		f.fileAppeal(in)
	case db.EndAppealInput:
		f.endAppeal(in)
	default:
		return false
	}
	return true
}

// writeGoods writes an entry of the goods ledger or what bears on it; false where the input is none.
func (f *File) writeGoods(in any) bool {
	switch in := in.(type) {
	case db.SeizeGoodsInput:
		f.seize(in)
	case db.ExtendSeizureInput:
		f.extendSeizure(in)
	case db.ReleaseGoodsInput:
		f.release(in)
	case db.ConfiscateGoodsInput:
		f.confiscate(in)
	case db.MoveGoodsInput:
		f.moveGoods(in)
	case db.DestroyGoodsInput:
		f.destroy(in)
	default:
		return false
	}
	return true
}
