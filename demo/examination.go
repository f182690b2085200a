package demo

import (
	"cloud.google.com/go/civil"

	"docket/db"
	"docket/enforcement"
)

// examine lets something be tested, with a result by a day where that has come.
func (s *script) examine(due civil.Date) {
	c := s.c
	from := addWorkingDays(c.filed, 1)
	in := enforcement.BeginExaminationInput{Case: s.own("Case", 1), Kind: db.ExaminationKindTesting, Text: "委托检验机构（演示）检验涉案产品", StartsOn: from, DueOn: due}
	if c.story == examinedSeized {
		in.Seizure, in.ToldOn = new(s.own("Seizure", 1)), &from
	}
	s.at(from, in)
	if due == lastDay {
		return
	}
	s.at(due.AddDays(-1), enforcement.EndExaminationInput{Examination: s.own("Examination", 1), EndedOn: due.AddDays(-1), Result: "检验结论：不合格"})
}
