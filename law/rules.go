package law

import "fmt"

// Requirement is a rule that a bureau keeps in its work. Every violation that a user sees is made from one.
type Requirement struct {
	Name    string // as users see it, as in `fine.bounds`; empty where the dated rule of a term names it
	Article string // where the rule stands; empty where a dated rule or the step of a case says it
	Text    string // the message: what is wrong; what is allowed; what to do; with a fmt verb for each fact
}

// Violation returns the violation of the requirement. It takes one fact for each fmt verb of the text, in order.
func (r Requirement) Violation(facts ...any) *Violation {
	return &Violation{Rule: r.Name, Article: r.Article, Text: fmt.Sprintf(r.Text, facts...), Format: r.Text, Facts: facts}
}

// withRule returns the requirement with the article of a dated rule behind its own article, and with the name of the dated rule where the
// requirement has no name.
func (r Requirement) withRule(dated Rule) Requirement {
	if r.Name == "" {
		r.Name = dated.Name
	}
	if r.Article != "" {
		r.Article += "; "
	}
	r.Article += dated.Cite()
	return r
}

// withArticle returns the requirement with an article, for a requirement whose article depends on the step.
func (r Requirement) withArticle(article string) Requirement {
	r.Article = article
	return r
}

// requirements are all rows of the table below, for its test.
var requirements []Requirement

// require returns a row of the table.
func require(name, article, text string) Requirement {
	r := Requirement{Name: name, Article: article, Text: text}
	requirements = append(requirements, r)
	return r
}

// certificateInvalid is the text of the requirements of certificates, of which there is one for each subject.
const certificateInvalid = "the certificate %s of %s is valid %s, not on %s: name an officer whose certificate is valid on that day"

// The table of requirements, by subject. A rule that can be broken in several ways has a row for each, with the same name. Exported rows
// are used by other packages: most are of rules that the database enforces too, and their text holds no facts, because a constraint gives
// none.
var (
	// Case and officers.
	caseFiled            = require("case.filed", "行政处罚法 54", "case %s is a clue: file it (fileCase) before you decide it")
	twoOfficers          = require("officers.two", "行政处罚法 42", "a case needs two officers or more, not %d: name another officer")
	OfficersCertified    = require("officers.certified", "行政处罚法 42", certificateInvalid)
	caseOfficersValid    = require("officers.certified", "行政处罚法 42", "%s needs two officers with certificates valid on %s, and the case has %d: add officers to the case (assignOfficers)")
	certificateKept      = require("officers.certified", "行政处罚法 42", "%s is an officer of the case %s, filed on %s, when the certificate would no longer be valid (%s): give days that include that day")
	limitation           = require("", "", "the act ended on %s and can be punished only where it is found by %s; it was found on %s")
	correctableStep      = require("correction.step", "行政处罚法 75 (unconfirmed)", "%s cannot be corrected: reverse a payment (reversePayment), withdraw a decision (withdrawDecision), or move goods again (moveGoods)")
	reversalReopens      = require("case.order", "令42号 78 (unconfirmed)", "the case was concluded on %s with this payment: if it was not of this case, take the conclusion back first (correctStep)")
	casePaid             = require("case.executed", "令42号 78 (unconfirmed)", "%s yuan are still owed, surcharge included: conclude the case after they are paid")
	caseGoodsConfiscated = require("case.executed", "令42号 78 (unconfirmed)", "the decision confiscates goods, and no confiscated goods are on record: record them first (confiscateGoods)")

	// Clue.
	clueExtendedOnce = require("clue.extension", "", "the term was extended on %s already, and it is extended once: file a case, or close the clue with the reason")
	clueTermRunning  = require("clue.check", "", "the term ended on %s, and an ended term is not extended: file a case, or close the clue with the reason")

	// Complaint.
	complaintAccepted = require("complaint.accepted", "投诉举报办法 14, 17", "the complaint is not accepted, and only an accepted complaint is mediated: it is accepted first (acceptComplaint)")
	reporterSecret    = require("reporter.secret", "投诉举报办法 33", "the text tells who made the complaint, and everybody can read it: write it without name and contact")

	// Procedure. The order of steps stands in a different article for each step.
	stepsOfOrder          = require("case.order", "", "%s is not taken while the case is %s, only while it is %s")
	eventsOfOrder         = require("case.order", "", "%s does not happen while the case is %s, only while it is %s")
	stepKnown             = require("case.order", "", "%s is not a step of a case")
	stepsInDayOrder       = require("case.order", "", "%s on %s would come before %s on %s: give that day, or a later one")
	filedOnce             = require("case.order", "行政处罚法 54", "the case is filed already, and %s")
	filedFirst            = require("case.order", "行政处罚法 54", "the case is a clue: file it first (fileCase)")
	notSuspended          = require("case.order", "行政处罚法 60", "the case is suspended since %s: resume it first (resumeCase)")
	resumedIfSuspended    = require("case.order", "行政处罚法 60", "the case is not suspended: only a suspended case is resumed")
	hearingRequestedFirst = require("case.order", "行政处罚法 64", "no hearing was requested: only a hearing that the party requested is scheduled and held (requestHearing)")
	extendedOnce          = require("decision.extension", "", "the term was extended on %s: it is extended again only after the heads have discussed it again (discussCase)")
	extensionDays         = require("decision.extension", "", "a further extension has the number of days that the heads have decided: give it in `days`")
	extensionByHead       = require("decision.extension", "", "the head extends the term by %d days, not by %d: give that number, or leave it out")
	extensionLate         = require("decision.extension", "", "the term ended on %s, and an ended term is not extended on %s: give the day on which the extension was approved before the term ended; where a later step was recorded already, correct that first (correctStep)")
	statementTime         = require("", "行政处罚法 45", "the party was notified on %s and may state its case until %s: decide after that, or record that the party waives it (waiveStatement)")
	hearingHeld           = require("hearing.held", "行政处罚法 64", "the party requested a hearing: hold it (recordHearing), or record that the party waives it (waiveStatement)")
	reviewDone            = require("review.done", "行政处罚法 58", "a hearing was held, and a legal officer reviews the decision after it: record the review first (reviewCase)")
	discussionHeld        = require("discussion.held", "行政处罚法 57", "penalties that need a hearing are decided by the heads together: record their discussion first (discussCase)")
	discussionHeavier     = require("discussion.held", "行政处罚法 57", "the heads discussed an earlier proposal, with no %s or with a lighter one: record their discussion of the last proposal first (discussCase), or keep to what they discussed")
	unknownTermEnd        = require("", "", "the end of the term that began on %s is not known, because the working days of %d are not: enter them (setCalendar), or record that the party waives the term (waiveStatement)")
	onTheSpotKinds        = require("simplified.kinds", "行政处罚法 51", "%s is not decided on the spot, only a warning or a small fine is: use the ordinary procedure")
	onTheSpotAmount       = require("", "", "%s yuan is more than the %s yuan that may be fined on the spot: use the ordinary procedure")
	serviceStands         = require("correction.step", "行政处罚法 75 (unconfirmed)", "of a service only the day is corrected: give in `takenOn` the day on which the decision was served, or withdraw the decision (withdrawDecision)")
	serviceRests          = require("service.day", "行政处罚法 61", "%s happened on %s, and only after the decision was served: give that day or an earlier one, or correct what happened then first")
	serviceSurcharge      = require("service.surcharge", "行政处罚法 72", "served on %s, a fine has %s yuan less surcharge than was paid or written off: reverse that entry first (reversePayment), correct the day, then record the entry again")
	serviceOwed           = require("service.surcharge", "行政处罚法 72", "served on %s, %s yuan are still owed, surcharge included, and the case is %s: reverse its last payment first (reversePayment), correct the day, then record the payment again")

	// Notice and hearing.
	noticeProposed      = require("notice.content", "行政处罚法 44", "nothing was proposed, and the party is told what is to be imposed, with facts, reasons and basis: propose it first (proposePenalty)")
	noticeContent       = require("notice.content", "行政处罚法 44", "the party was not told of a %s under this provision: propose it and notify the party again, or leave it out")
	noticeAct           = require("notice.content", "行政处罚法 44", "the party was not told of a %s under this provision for the act “%s”: write the act as in the notice, or propose it and notify the party again")
	noticeHeavier       = require("notice.heavier", "行政处罚法 45", "the party was told of %s yuan, and a penalty is not heavier because the party has stated its case: keep to it, or propose it and notify the party again where new facts need more")
	hearingOfferedFirst = require("hearing.offered", "行政处罚法 63", "no hearing was offered: the party requests one only where it was offered, for the penalties of article 63")
	hearingByKind       = require("hearing.offered", "行政处罚法 63", "%s is decided only after a hearing was offered: offer it when you notify the party (notifyParty, `hearingOffered`)")
	hearingByAmount     = require("hearing.offered", "行政处罚法 63", "%s yuan reach the %s yuan from which a hearing is offered before the decision: offer it when you notify the party (notifyParty, `hearingOffered`)")
	hearingRequestTerm  = require("hearing.request", "", "the hearing was offered on %s and could be requested until %s, not on %s")
	hearingScheduled    = require("hearing.told", "行政处罚法 64", "the party was not told when and where it is heard: schedule the hearing first (scheduleHearing)")
	hearingDay          = require("hearing.told", "行政处罚法 64", "the party was told that the hearing is on %s, not on %s: schedule it again (scheduleHearing)")
	hearingToldBefore   = require("hearing.told", "", "the party is told of its hearing %s working days before it: told on %s, hold it on %s or later")
	chairOnCase         = require("hearing.chair", "行政处罚法 64", "this officer is on the case, and an officer who investigated a case does not preside over its hearing: name another")
	reviewerOnCase      = require("review.officer", "令42号 49 (unconfirmed)", "you are an officer of the case, and whoever investigated a case does not review it: let another officer record the review")
	chairInvestigates   = require("hearing.chair", "行政处罚法 64", "you are an officer of the case, and whoever investigated a case does not hold its hearing: let the chair or another officer record it")
	officerIsReviewer   = require("review.officer", "令42号 49 (unconfirmed)", "this officer reviewed the case, and does not investigate it: name another")
	investigatorOnCase  = require("officers.acting", "行政处罚法 42", "you are no officer of the case, and only its officers investigate it: be added to it first (assignOfficers), or let one of them record it")
	actsOnTheSpot       = require("onTheSpot.officers", "行政处罚法 52", "you are not among the officers, and those who decide on the spot do so themselves: let one of them record it")
	approverActs        = require("approval.other", "行政强制法 18; 行政处罚法 57, 66", "%s acts in the matter, and nobody approves the own act: name the head who approved it; put the office before the name where two bear the name")
	officerIsChair      = require("hearing.chair", "行政处罚法 64", "this officer presides over the hearing of the case, and does not investigate it: name another")

	// Penalty.
	fineAtMost      = require("fine.bounds", "行政处罚法 4", "%s yuan is more than the %s yuan that the provision allows, and no reason lets a fine exceed it: lower it, or cite the provision that allows it")
	fineAtLeast     = require("fine.bounds", "行政处罚法 32, 33", "%s yuan is less than the %s yuan that the provision requires: raise it, or state in `departure` why the penalty is mitigated")
	OneFine         = require("fine.once", "行政处罚法 29", "the decision has a fine already, and one act is fined once: keep the higher of the two or, where the fines are for different acts, name in `act` the act of each")
	oneFineOfAct    = require("fine.once", "行政处罚法 29", "the act “%s” is fined already, and one act is fined once: keep the higher of the two fines")
	provisionEnded  = require("provision.inForce", "行政处罚法 37", "%s %s was in force until %s, before the act of %s: cite one that was in force on that day")
	provisionStarts = require("provision.inForce", "行政处罚法 37", "%s %s is in force from %s, after the decision: cite one that is in force")
	DecisionFinal   = require("decision.final", "行政处罚法 61", "the decision was served, and is final: withdraw it (withdrawDecision) and decide again")

	// Money.
	cashPayment  = require("payment.cash", "行政处罚法 67", "an officer takes cash only for a fine on the spot of at most %s yuan: have it paid to the bank, or say in `note` why it could not be collected later (68) or that the party in a remote place asked for it (69)")
	deferredFine = require("deferral.fine", "行政处罚法 66", "%s is not deferred, only a FINE is")
	appealReview = require("appeal.reviewFirst", "行政复议法 23", "a decision made on the spot goes to review before it goes to court: file a REVIEW")
	appealEarly  = require("", "行政复议法 20", "an appeal on %s is before %s, the first day on which it may be filed")
	appealLate   = require("", "", "the appeal could be filed until %s, not on %s: where it was accepted all the same, say why in `note`")

	// Goods.
	goodsDecided        = require("goods.decided", "行政处罚法 9", "decision %s holds no CONFISCATION_OF_GOODS: goods are confiscated only where a decision says so")
	goodsFinal          = require("goods.final", "行政处罚法 61, 74", "no decision that stands and was served by %s confiscates %s: serve it first, or give the goods back (releaseGoods) where it was withdrawn")
	goodsSeized         = require("goods.seized", "行政强制法 27, 28", "goods of the case are still sealed or seized: confiscate them (confiscateGoods) or release them (releaseGoods) first")
	goodsReturned       = require("goods.returned", "行政处罚法 48", "goods are kept that were confiscated by a decision that does not stand: give them back first (releaseGoods)")
	keeperRecords       = require("destruction.supervisors", "罚没财物管理办法 (unconfirmed)", "%s was in your keeping, and whoever kept goods does not record their destruction: let one of the supervisors record it")
	supervisorNotKeeper = require("destruction.supervisors", "罚没财物管理办法 (unconfirmed)", "%s was in the keeping of this officer, who does not supervise its destruction: name another")

	// Seizure and examination.
	seizureExtendedOnce = require("seizure.extension", "行政强制法 25", "the seizure was extended on %s already, and it is extended once: decide on the goods by %s, or release them")
	seizureRunning      = require("seizure.term", "行政强制法 25, 28", "the seizure ended on %s, and an ended seizure is not extended: release the goods (releaseGoods)")
	seizureRuled        = require("seizure.term", "行政强制法 25", "no law had a term of seizure on that day: give a day from 2012-01-01 on")
	examinedInSeizure   = require("seizure.term", "行政强制法 25, 28", "the seizure ended on %s, and an ended seizure is not suspended by an examination: release the goods (releaseGoods)")
	examinationTold     = require("seizure.examination", "行政强制法 25", "the time for which goods under seizure are examined is fixed, and the party is told of it in writing: say when it was told")
	examinationToldLate = require("seizure.examination", "行政强制法 25", "the party is told of the time while it lasts, until %s at the latest: days of which it was told later count in the term")

	// Publicity and notices to consumers.
	publicityOrdinary  = require("publicity.ordinary", "信息公示规定 2", "a decision on the spot is not published")
	publicityOnce      = require("publicity.once", "信息公示规定 9", "the decision is published already")
	publicityWarning   = require("publicity.warning", "信息公示规定 2", "a decision that only warns, or imposes no penalty, is not published")
	publicityEarlyKind = require("publicity.early", "信息公示规定 14", "the publicity of a %s does not end before its time")
	publicityEarly     = require("publicity.early", "信息公示规定 14", "publicity ends before its time only where the decision is performed, and the case is %s")
	publicityWithdrawn = require("publicity.withdrawn", "行政处罚法 48", "the decision was withdrawn on %s, which is shown with the reason: it does not end before its time")
	noticeDecided      = require("notice.decided", "行政处罚法 48", "case %s has no decision that stands: a case is published once it is decided, and not when the decision was withdrawn")
	noticeAnonymous    = require("notice.anonymous", "信息公示规定 6", "the text names a natural person of the case: write the family name and 某 instead")

	// Coverage.
	officialTier  = require("coverage.tier", TierArticle, "%s is of the tier %s, and a business of level %s needs an official of the tier %s: that is its level on %s")
	TierFitsLevel = require("coverage.tier", TierArticle, "the tier of the official does not fit the level of the business on each day: A needs CITY, B COUNTY, C TOWNSHIP, D VILLAGE")

	// Special equipment.
	twoInspectors       = require("inspectors.two", "特种设备安全法 65", "two inspectors or more are needed, not %d: name another inspector")
	InspectorsCertified = require("inspectors.certified", "特种设备安全法 65", certificateInvalid)
	hazardReported      = require("hazard.reported", "特种设备安全监督检查办法 30", "a serious hazard is reported upward: say when it was")
	hazardSealed        = require("hazard.sealed", "特种设备安全监督检查办法 26", "equipment with a serious hazard is sealed: say when it was, or in `mended` how it was mended on the spot")
	escalatedSealed     = require("hazard.sealed", "特种设备安全监督检查办法 26", "equipment with a serious hazard is sealed: say when it was, or record first that the hazard was removed (removeHazard)")
	hazardOrdered       = require("hazard.rechecked", "特种设备安全监督检查办法 29", "the order %s (%s) is open, and a re-check that passes removes the hazard: record the report and the re-check (reportSafetyOrder, recheckSafetyOrder)")
	hazardSeenLater     = require("hazard.rechecked", "特种设备安全监督检查办法 29", "it would remove %s on %s, before %s, %s: give the day of a re-check after that, or say that this one failed")
	HazardRechecked     = require("hazard.rechecked", "特种设备安全监督检查办法 29", "an order of the inspection is open, and a re-check that passes removes the hazard: record the re-check first (recheckSafetyOrder)")
	orderFound          = require("safetyOrder.found", "特种设备安全法 62", "the inspection found no hazard that is still there and could be ordered away")
	OrderReported       = require("safetyOrder.reported", "特种设备安全监督检查办法 29", "the unit has not reported that it carried out the order: record the report first (reportSafetyOrder)")
	orderNotDue         = require("safetyOrder.refused", "特种设备安全监督检查办法 36", "the order is to be carried out by %s, and it is not refused before that day is past, whatever a re-check found: file the case after that day")
	orderCarriedOut     = require("safetyOrder.refused", "特种设备安全监督检查办法 36", "the order was carried out: reported in time on %s")
	orderWaits          = require("safetyOrder.refused", "特种设备安全监督检查办法 36", "the unit reported in time, on %s, that it was carried out, and that waits for its re-check: re-check it first (recheckSafetyOrder)")
	orderRefutedLater   = require("safetyOrder.refused", "特种设备安全监督检查办法 36", "the unit reported in time, on %s, that it was carried out, and the re-check that failed was on %s: file the case on that day or later")
	sealExtendedAgain   = require("seal.extension", "行政强制法 25", "a seal is extended once, and the one that came off on %s was extended by that of %s: leave the seal off, see that the hazard is removed (removeHazard, or a safety order), or record what is new as a hazard of its own (addHazard)")
	sealTermEnded       = require("seal.extension", "行政强制法 25", "the term of the last seal ended on %s, and an ended term is not extended: leave the seal off, see that the hazard is removed (removeHazard, or a safety order), or record what is new as a hazard of its own (addHazard)")
	SealExtendedOnce    = require("seal.extension", "行政强制法 25", "the seal was extended before, and a seal is extended once: leave the seal off, or record what is new as a hazard of its own (addHazard)")

	// Pharmacies.
	remoteNotPassed = require("remote.result", "药品管理法 99 (unconfirmed)", "the check has findings, and what is found is to be put right within a term: give RECTIFICATION or SUSPENSION, or leave the findings out")
	remotePassed    = require("remote.result", "药品管理法 99 (unconfirmed)", "the check has no findings, so that nothing is to be put right: give PASSED, or say in `findings` what was found")
	RemoteCertified = require("remote.inspectors", "药品管理法 99 (unconfirmed)", certificateInvalid)
)
