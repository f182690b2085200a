package demo

import (
	"cloud.google.com/go/civil"

	"docket/complaints"
	"docket/db"
	"docket/demo/casefile"
)

// hasClue reports whether the case is filed from a clue: every second that was handed on by others, or that media brought up.
func (c *plan) hasClue() bool {
	if c.field() == "SPECIAL_EQUIPMENT" { // which are filed from inspections
		return false
	}
	return (c.source == "REFERRAL" || c.source == "ASSIGNED" || c.source == "MEDIA") && c.procedure == "ORDINARY" && c.id%2 == 0
}

// recordClue records the clue from which the case is filed, and names it; nil where there is none. The term of every fourth is
// extended.
func (s *script) recordClue() *db.Key {
	c := s.c
	if !c.hasClue() {
		return nil
	}
	received := addWorkingDays(c.filed, -8)
	if c.id%8 == 0 {
		received = addWorkingDays(c.filed, -22)
	}
	clue := s.own("Clue", 1)
	s.at(received, complaints.RecordClueInput{
		Unit: key("Unit", int64(c.unit+1)), Source: db.CaseSource(c.source), Field: db.CaseField(c.field()), Text: "反映当事人" + c.cause, Party: new(key("Party", c.party)),
		Business: s.business(), ReceivedOn: received,
	})
	if c.id%8 == 0 {
		on := addWorkingDays(received, 12)
		s.at(on, complaints.ExtendClueInput{Clue: clue, ExtendedOn: on, Reason: chief + "批准：需向外地协查"})
	}
	return &clue
}

// writeClues writes the clues that lead to no case: closed, referred to others, or being checked at the end.
func (b *bureau) writeClues() {
	for n := range 40 {
		b.writeClue(n)
	}
}

// writeClue writes the file of the nth clue that leads to no case.
func (b *bureau) writeClue(n int) *casefile.File {
	received := addWorkingDays(day(2022, 2, 1).AddDays(n*17), 1)
	if n >= 34 {
		received = addWorkingDays(lastDay, n-42)
	}
	s := &script{b: b, c: &plan{}, f: b.files.Begin()}
	p := provisions[n%len(provisions)]
	s.at(received, complaints.RecordClueInput{
		Unit: key("Unit", int64(1+n%len(unitNames))), Source: []db.CaseSource{db.CaseSourceReferral, db.CaseSourceMedia, db.CaseSourceSelfFound}[n%3],
		Field: db.CaseField(p.field), Text: "反映有经营者涉嫌" + p.causes[0], ReceivedOn: received,
	})
	s.checkClue(n, received)
	s.play()
	return s.f
}

// checkClue closes the nth clue that leads to no case, where it is not being checked still.
func (s *script) checkClue(n int, received civil.Date) {
	clue, checked := s.own("Clue", 1), addWorkingDays(received, 3+n%11)
	if n >= 34 {
		return
	}
	if n%7 == 0 {
		on := addWorkingDays(received, 10)
		s.at(on, complaints.ExtendClueInput{Clue: clue, ExtendedOn: on, Reason: chief + "批准：需委托检验"})
		checked = addWorkingDays(received, 20)
	}
	in := complaints.CloseClueInput{Clue: clue, CheckedOn: checked, Outcome: db.ClueOutcomeNotFiled, Reason: "经核查，未发现违法事实"}
	if n%5 == 0 {
		in.Outcome, in.Reason = db.ClueOutcomeReferred, "不属本局管辖，移送有管辖权的部门"
	}
	s.at(checked, in)
}
