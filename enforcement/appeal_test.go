package enforcement_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/problem"
)

// After a review that was decided, 15 days remain for a suit; a review that the party withdrew leaves the six months from service. The decision
// was served on 2023-11-10, so they end on 2024-05-10; 15 days from 2023-12-01 end on Saturday the 16th, moved to Monday the 18th.
func TestSuitAfterAReview(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	toFile := dbtest.CaseToFile()
	toFile.FiledOn = dbtest.Day("2023-11-01")
	suitAfter := func(outcome db.AppealOutcome) enforcement.FileAppealInput {
		t.Helper()
		filed := w.FileReadyCase(t, toFile)
		decision := dbtest.RunForKey(t, w, enforcement.DecidePenalty,
			enforcement.DecidePenaltyInput{Case: filed, DecidedOn: dbtest.Day("2023-11-10"), Penalties: []enforcement.PenaltyInput{dbtest.Fine("5000")}}, "decision")
		dbtest.Run(t, w, enforcement.ServeDocument, enforcement.ServeDocumentInput{StepInput: enforcement.StepInput{Case: filed, On: dbtest.Day("2023-11-10")}})
		review := dbtest.RunForKey(t, w, enforcement.FileAppeal,
			enforcement.FileAppealInput{Decision: decision, Kind: db.AppealKindReview, Authority: "太仓市人民政府", FiledOn: dbtest.Day("2023-11-20")}, "appeal")
		dbtest.Run(t, w, enforcement.EndAppeal, enforcement.EndAppealInput{Appeal: review, EndedOn: dbtest.Day("2023-12-01"), Outcome: outcome})
		return enforcement.FileAppealInput{Decision: decision, Kind: db.AppealKindSuit, Authority: "太仓市人民法院", FiledOn: dbtest.Day("2024-02-01")}
	}
	dbtest.CheckRefused(t, w, enforcement.FileAppeal, suitAfter(db.AppealOutcomeUpheld), dbtest.Refusal{
		Code: problem.RuleViolation, Field: "input.filedOn", Rule: "appeal.suit.reviewed 行政诉讼法 45", Says: "until 2023-12-18",
	})
	dbtest.Run(t, w, enforcement.FileAppeal, suitAfter(db.AppealOutcomeWithdrawn))
}
