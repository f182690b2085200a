package law

import (
	"slices"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/messages"
)

// minOfficers is how many officers work on a case (行政处罚法 42) and on an inspection of special equipment (特种设备安全法 65).
const minOfficers = 2

// Certificate is the period in which an officer may enforce.
type Certificate struct {
	From  civil.Date
	Until *civil.Date // the last day; nil where it has no end yet
}

// IsValidOn reports whether the certificate is valid on a day (行政处罚法 42).
func (c Certificate) IsValidOn(day civil.Date) bool {
	return !day.Before(c.From) && (c.Until == nil || !day.After(*c.Until))
}

// validity returns the period as a fact of a message.
func (c Certificate) validity() messages.Text {
	if c.Until == nil {
		return messages.Textf("from %s", c.From)
	}
	return messages.Textf("from %s until %s", c.From, c.Until)
}

// CheckOfficers checks that a case has enough officers (行政处罚法 42).
func CheckOfficers(count int) *Violation {
	if count >= minOfficers {
		return nil
	}
	return twoOfficers.Violation(count)
}

// CheckCertificate checks that the certificate of an officer, which has a number, is valid on a day (行政处罚法 42).
func CheckCertificate(officer, certificateNo string, c Certificate, on civil.Date) *Violation {
	if c.IsValidOn(on) {
		return nil
	}
	return OfficersCertified.Violation(certificateNo, officer, c.validity(), on)
}

// CheckCertificateKept checks that a certificate, as it is changed, is still valid on the day on which a case of its officer was filed (行政处罚法 42).
func CheckCertificateKept(officer string, c Certificate, caseNo string, filedOn civil.Date) *Violation {
	if c.IsValidOn(filedOn) {
		return nil
	}
	return certificateKept.Violation(officer, caseNo, filedOn, c.validity())
}

// CheckInvestigator checks that the caller who records an investigation is an officer of the case (行政处罚法 42).
func CheckInvestigator(isOnCase bool) *Violation {
	if isOnCase {
		return nil
	}
	return investigatorOnCase.Violation()
}

// CheckDecidesOnTheSpot checks that the caller who records a decision on the spot is one of the officers who made it (行政处罚法 52).
func CheckDecidesOnTheSpot(isAmongOfficers bool) *Violation {
	if isAmongOfficers {
		return nil
	}
	return actsOnTheSpot.Violation()
}

// CheckApprover checks that the name of who approved an act is not that of somebody who acts in it (行政强制法 18; 行政处罚法 57, 66).
func CheckApprover(approver string, acting []string) *Violation {
	if !slices.Contains(acting, approver) {
		return nil
	}
	return approverActs.Violation(approver)
}

// CheckOfficersOfCase checks that enough officers of a case have a certificate that is valid on the day of a step (行政处罚法 42).
func CheckOfficersOfCase(step Step, on civil.Date, certified int) *Violation {
	if certified >= minOfficers {
		return nil
	}
	return caseOfficersValid.Violation(step, on, certified)
}

// CheckFiled checks that a case which is to be decided was filed (行政处罚法 54).
func CheckFiled(caseNo, status string) *Violation {
	if status != statusClue {
		return nil
	}
	return caseFiled.Violation(caseNo)
}

// CheckLimitation checks that an act was found before it could not be punished any more (行政处罚法 36): two years after it ended, or five where
// it harms life, health or financial safety.
func (b Rulebook) CheckLimitation(endedOn, foundOn civil.Date, harmsSafety bool) *Violation {
	name := "limitation"
	if harmsSafety {
		if _, ok := b.RuleOn("limitation.safety", endedOn); ok {
			name = "limitation.safety"
		}
	}
	d, ok := b.DeadlineOf(name, endedOn)
	if !ok || !d.HasPassed(foundOn) {
		return nil
	}
	return limitation.withRule(d.Rule).Violation(endedOn, d.LastDay, foundOn)
}

// correctableSteps are the steps that correctStep corrects. Later facts may rest on the other steps: other verbs undo these. Of SERVED only the
// day is corrected (CaseState.CheckServiceDay).
var correctableSteps = []Step{
	Investigated, Reviewed, Discussed, Proposed, Notified, HearingOffered, HearingRequested, HearingScheduled, Waived, Heard, Extended,
	Suspended, Resumed, Served, Concluded,
}

// CheckCorrection checks that correctStep may correct a step. 行政处罚法 75 (unconfirmed) has a bureau mend on its own what it finds to be wrong.
func CheckCorrection(step Step) *Violation {
	if slices.Contains(correctableSteps, step) {
		return nil
	}
	return correctableStep.Violation(step)
}

// CheckReversal checks that a payment may be reversed: a case is concluded once all is paid (令42号 78, unconfirmed), so its conclusion is taken back before the payment. concludedOn is nil
// for a case that is not concluded.
func CheckReversal(concludedOn *civil.Date) *Violation {
	if concludedOn == nil {
		return nil
	}
	return reversalReopens.Violation(*concludedOn)
}

// CheckPaid checks that nothing is owed of a case that is to be concluded (令42号 78, unconfirmed). owed is in yuan and includes surcharge. It
// is not checked for a case that was transferred to the police.
func CheckPaid(owed decimal.Decimal, isTransferred bool) *Violation {
	if isTransferred || !owed.IsPositive() {
		return nil
	}
	return casePaid.Violation(owed.StringFixed(2))
}
