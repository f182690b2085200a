package demo

import (
	"slices"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/demo/casefile"
	"docket/enforcement"
	"docket/law"
)

// decideOnTheSpot writes a case that is filed, decided and served at once.
func (s *script) decideOnTheSpot() {
	c := s.c
	s.at(c.decided, enforcement.DecideOnTheSpotInput{
		Unit: key("Unit", int64(c.unit+1)), Field: db.CaseField(c.field()), Source: db.CaseSource(c.source), Cause: c.cause, Party: new(key("Party", c.party)),
		Business: s.business(), Officers: s.officers(), On: c.decided, Penalties: s.place(s.impose(c.fine)),
	})
	s.pay()
	s.conclude()
}

// dismiss writes a case in which nothing is punished.
func (s *script) dismiss() {
	c := s.c
	s.file()
	s.at(later(c.filed, addWorkingDays(c.decided, -3)), enforcement.RecordInvestigationInput{StepInput: s.step(later(c.filed, addWorkingDays(c.decided, -3)), "")})
	reason := "违法行为轻微并及时改正，没有造成危害后果，不予行政处罚，予以教育（行政处罚法第三十三条）"
	if c.id%3 == 0 {
		reason = "违法事实不能成立（行政处罚法第五十七条）"
	}
	s.at(c.decided, enforcement.DismissCaseInput{StepInput: s.step(c.decided, reason)})
	s.serve()
	s.conclude()
}

// punish writes a case of the ordinary procedure that ends with penalties.
func (s *script) punish() {
	s.file()
	s.seizeGoods()
	s.investigate()
	if s.c.story == redecided {
		s.decideFirst()
	}
	s.notify()
	s.decide(s.c.decided, s.impose(s.c.fine))
	s.confiscateGoods()
	s.serve()
	s.pay()
	s.publish()
	s.appeal()
	s.disposeOfGoods()
	s.conclude()
	s.document()
}

// leaveUnderWay writes a case that is not decided at the end.
func (s *script) leaveUnderWay() {
	c := s.c
	s.file()
	switch c.story {
	case annulled:
		s.annul()
	case transferred:
		on := addWorkingDays(c.filed, 10)
		s.at(on, enforcement.TransferCaseInput{StepInput: s.step(on, "涉嫌犯罪，移送太仓市公安局（演示）")})
		if c.id%2 == 0 {
			s.at(addWorkingDays(on, 3), enforcement.ConcludeCaseInput{StepInput: s.step(addWorkingDays(on, 3), "")})
		}
	case suspendedStill:
		s.at(addWorkingDays(c.filed, 5), enforcement.SuspendCaseInput{StepInput: s.step(addWorkingDays(c.filed, 5), "等待司法机关对权属争议的认定")})
	case examinedStill:
		s.examine(lastDay)
	case seizedStill:
		s.seizeUnderWay()
	case investigated:
		s.at(addWorkingDays(c.filed, 4), enforcement.RecordInvestigationInput{StepInput: s.step(addWorkingDays(c.filed, 4), "")})
	}
	if c.notified.IsValid() {
		s.at(c.notified, enforcement.RecordInvestigationInput{StepInput: s.step(c.notified, "")})
		s.tell(c.notified, s.least())
	}
}

// file files the case, from a clue where there is one.
func (s *script) file() {
	c := s.c
	in := enforcement.FileCaseInput{
		Unit: key("Unit", int64(c.unit+1)), Field: db.CaseField(c.field()), Source: db.CaseSource(c.source), Procedure: db.CaseProcedureOrdinary, Cause: c.cause,
		Party: new(key("Party", c.party)), Business: s.business(), Officers: s.officers(), DiscoveredOn: &c.discovered, FiledOn: c.filed, From: s.recordClue(),
	}
	s.at(c.filed, in)
}

func (s *script) officers() []db.Key {
	return []db.Key{key("Officer", s.c.officers[0]), key("Officer", s.c.officers[1])}
}

func (s *script) business() *db.Key {
	if s.c.business == 0 {
		return nil
	}
	return new(key("FoodBusiness", s.c.business))
}

// investigate writes what happens between filing and the notice, but for its end.
func (s *script) investigate() {
	c := s.c
	switch c.story {
	case suspended:
		s.at(addWorkingDays(c.filed, 4), enforcement.SuspendCaseInput{StepInput: s.step(addWorkingDays(c.filed, 4), "当事人因病住院，无法配合调查")})
		s.at(addWorkingDays(c.filed, 10), enforcement.ResumeCaseInput{StepInput: s.step(addWorkingDays(c.filed, 10), "中止原因消除")})
	case examined, examinedSeized:
		s.examine(c.filed.AddDays(12))
	case extended:
		s.at(c.filed.AddDays(66), enforcement.ExtendTermInput{StepInput: s.step(c.filed.AddDays(66), chief+"批准：案情复杂，需向外地协查")})
	case moreOfficers:
		s.at(c.filed.AddDays(3), enforcement.AssignOfficersInput{Case: s.own("Case", 1), On: c.filed.AddDays(3), Officers: []db.Key{key("Officer", s.additionalOfficer())}, Note: new("案件工作量大")})
	}
}

// additionalOfficer returns an officer of the case's unit who can be added to the two on the case. Panics if the unit has no other one.
func (s *script) additionalOfficer() int64 {
	for _, id := range s.b.serving[s.c.unit] {
		if !slices.Contains(s.c.officers[:], id) {
			return id
		}
	}
	panic("demo: a unit has no third officer")
}

// endInvestigation records what the investigation has found. A day that was recorded wrongly is corrected.
func (s *script) endInvestigation(on civil.Date) {
	in := enforcement.RecordInvestigationInput{StepInput: s.step(on, ""), IllegalGains: s.c.gains}
	if value := s.valueOfGoods(); value.IsPositive() {
		in.ValueOfGoods = &value
	}
	if s.c.story != "" {
		in.Facts = new("经查，当事人" + s.c.cause[len("涉嫌"):] + "的事实清楚，证据充分。")
	}
	if s.c.story != corrected {
		s.at(on, in)
		return
	}
	in.On = addWorkingDays(on, -3)
	s.at(in.On, in)
	s.later(on, func() {
		s.f.Write(on, enforcement.CorrectStepInput{StepInput: s.step(on, "日期登记有误"), Event: s.f.LastEvent(db.CaseEventKindInvestigated), TakenOn: &on})
	})
}

// notify ends the investigation and tells the party what is to be imposed, hears it where it may ask for that, and lets lawyers and
// heads look at it.
func (s *script) notify() {
	c, proposed := s.c, s.proposedPenalties()
	if c.story == proposedAnew {
		first := addWorkingDays(c.filed, 4)
		s.endInvestigation(first)
		s.tell(first, s.impose(c.toldFine()))
	}
	hearing := s.hearing(proposed)
	on, waives := s.noticeDay(hearing)
	if c.story != proposedAnew && c.story != redecided {
		s.endInvestigation(on)
	}
	isOffered := s.tell(on, proposed)
	if waives {
		s.at(later(on, addWorkingDays(c.decided, -1)), enforcement.WaiveStatementInput{StepInput: s.step(later(on, addWorkingDays(c.decided, -1)), "当事人书面放弃陈述、申辩")})
	}
	ready := on
	switch c.story {
	case heard:
		ready = s.hear(on)
	case hearingWaived:
		asked := addWorkingDays(on, 2)
		s.at(asked, enforcement.RequestHearingInput{StepInput: s.step(asked, "")})
		ready = addWorkingDays(asked, 3)
		s.at(ready, enforcement.WaiveStatementInput{StepInput: s.step(ready, "当事人撤回听证申请")})
	}
	s.review(ready, isOffered)
}

// review lets a legal officer review the case, and the heads discuss it, where the law or the weight of the matter asks for it.
func (s *script) review(ready civil.Date, isOffered bool) {
	c := s.c
	on := later(ready, addWorkingDays(c.decided, -2))
	if c.story == heard || c.fine != nil && c.fine.GreaterThanOrEqual(yuan(30000)) {
		s.at(on, enforcement.ReviewCaseInput{StepInput: s.step(on, "事实清楚，适用法律正确，程序合法，同意")})
	}
	if isOffered || c.fine != nil && c.fine.GreaterThanOrEqual(yuan(50000)) || c.isMitigated() && c.id%5 == 0 {
		s.at(on, enforcement.DiscussCaseInput{StepInput: s.step(on, "案件集体讨论，同意拟处罚意见")})
	}
}

// hearing reports whether a hearing is to be offered: the story asks for it, or the law.
func (s *script) hearing(proposed []enforcement.PenaltyInput) bool {
	return s.needsHearing(proposed) || slices.Contains([]story{heard, hearingWaived, hearingLapsed}, s.c.story)
}

func (s *script) needsHearing(proposed []enforcement.PenaltyInput) bool {
	value := s.valueOfGoods()
	m := law.CaseState{IsPerson: s.b.isPerson(s.c.party), ValueOfGoods: &value}
	return statutes.HearingRequirement(m, s.c.filed, casefile.PenaltiesInLaw(proposed)) != nil
}

// noticeDay returns the day on which the party is told, so that it can state its case before the decision, and whether it gives that up.
func (s *script) noticeDay(hasHearing bool) (on civil.Date, waives bool) {
	c := s.c
	first := later(c.filed, s.inForce())
	switch {
	case c.story == heard:
		return addWorkingDays(c.decided, -18), false
	case c.story == hearingWaived:
		return addWorkingDays(c.decided, -8), false
	case hasHearing:
		on = addWorkingDays(c.decided, -7)
	default:
		on = c.notified
	}
	if term("statement.term", on).Before(c.decided) && !on.Before(first) {
		return on, false
	}
	if enough := addWorkingDays(c.decided, -7); c.id%4 != 0 && !enough.Before(first) {
		return enough, false
	}
	return later(first, on), true
}

// inForce returns the first day on which the provision may be cited.
func (s *script) inForce() civil.Date {
	from, _ := civil.ParseDate(provisions[s.c.provision].from)
	return from
}

// tell proposes penalties and tells the party of them; it reports whether a hearing was offered.
func (s *script) tell(on civil.Date, penalties []enforcement.PenaltyInput) (isOffered bool) {
	isOffered = s.hearing(penalties)
	s.at(on, enforcement.ProposePenaltyInput{StepInput: s.step(on, ""), Penalties: penalties})
	s.at(on, enforcement.NotifyPartyInput{StepInput: s.step(on, ""), HearingOffered: isOffered})
	return isOffered
}

// hear holds a hearing that the party has asked for; it ends on a day.
func (s *script) hear(offered civil.Date) civil.Date {
	asked, told := addWorkingDays(offered, 2), addWorkingDays(offered, 4)
	held := addWorkingDays(told, 8)
	chair := s.b.serving[(s.c.unit+1)%len(s.b.serving)][0]
	s.at(asked, enforcement.RequestHearingInput{StepInput: s.step(asked, "")})
	s.at(told, enforcement.ScheduleHearingInput{StepInput: s.step(told, ""), HeldOn: held, Place: "局机关三楼听证室（演示）", Chair: key("Officer", chair)})
	s.addDocument(told, db.DocumentKindHearingNotice, "听证通知书")
	s.at(held, enforcement.RecordHearingInput{StepInput: s.step(held, "当事人及其代理人到场，陈述并质证")})
	s.addDocument(held, db.DocumentKindHearingRecord, "听证笔录")
	s.addDocument(addWorkingDays(held, 1), db.DocumentKindLegalOpinion, "法制审核意见书")
	return addWorkingDays(held, 1)
}

func (s *script) addDocument(on civil.Date, kind db.DocumentKind, title string) {
	s.at(on, enforcement.AddDocumentInput{Case: s.own("Case", 1), Kind: kind, Title: &title, DatedOn: on})
}

// document adds the documents of every fortieth case.
func (s *script) document() {
	if c := s.c; c.id%40 == 0 {
		s.addDocument(c.filed, db.DocumentKindFilingApproval, "立案审批表")
		s.addDocument(c.decided, db.DocumentKindInvestigationReport, "案件调查终结报告")
		if c.served.IsValid() {
			s.addDocument(c.served, db.DocumentKindServiceReceipt, "送达回证")
		}
	}
}

// place gives the penalties of a decision their places in the case.
func (s *script) place(penalties []enforcement.PenaltyInput) []enforcement.PenaltyInput {
	for _, p := range penalties {
		s.penalties++
		s.places[p.Kind] = s.penalties
	}
	s.decisions++
	return penalties
}

// decide decides penalties on a day.
func (s *script) decide(on civil.Date, penalties []enforcement.PenaltyInput) {
	s.place(penalties)
	s.at(on, enforcement.DecidePenaltyInput{Case: s.own("Case", 1), DecidedOn: on, Penalties: penalties})
}

// serve serves the decision.
func (s *script) serve() {
	if !s.c.served.IsValid() {
		return
	}
	note := ""
	if s.c.story == publicNotice {
		note = "当事人下落不明，公告送达，自公告之日起满三十日视为送达"
	}
	s.at(s.c.served, enforcement.ServeDocumentInput{StepInput: s.step(s.c.served, note)})
}

func (s *script) conclude() {
	if s.c.concluded.IsValid() {
		s.at(s.c.concluded, enforcement.ConcludeCaseInput{StepInput: s.step(s.c.concluded, "")})
	}
}
