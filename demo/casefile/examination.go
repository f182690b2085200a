package casefile

import (
	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// timeOf returns the time of an examination that does not count in the term of the decision: until its result.
func timeOf(e *db.Examination) law.ExaminationPeriod {
	t := law.ExaminationPeriod{From: e.StartsOn, Until: e.DueOn}
	if e.EndedOn != nil {
		t.Until = *e.EndedOn
	}
	return t
}

// toldTimeOf returns the time of an examination that does not count in the term of a seizure: at most what was fixed before.
func toldTimeOf(e *db.Examination) law.ExaminationPeriod {
	t := law.ExaminationPeriod{From: e.StartsOn, Until: e.DueOn}
	if e.EndedOn != nil && e.EndedOn.Before(e.DueOn) {
		t.Until = *e.EndedOn
	}
	return t
}

// beginExamination begins an examination, of goods under seizure where one is named.
func (f *File) beginExamination(in enforcement.BeginExaminationInput) {
	e := &db.Examination{CaseID: f.current.ID, Kind: in.Kind, Text: in.Text, StartsOn: in.StartsOn, DueOn: in.DueOn, ToldOn: in.ToldOn}
	if in.Seizure != nil {
		seizure := f.seizures.at(*in.Seizure)
		f.refuseUnlawful(law.CheckExaminationStart(in.StartsOn, seizure.DueOn))
		f.refuseUnlawful(law.CheckExaminationNotice(in.DueOn, in.ToldOn))
		e.SeizureID = &seizure.ID
	}
	put(f, &f.examinations, e, &e.Record)
	f.beside(law.ExaminationBegun, in.StartsOn, &in.Text)
	f.recountExamined(e)
}

// endExamination ends an examination with its result.
func (f *File) endExamination(in enforcement.EndExaminationInput) {
	e := f.examinations.at(in.Examination)
	e.EndedOn, e.Result = &in.EndedOn, &in.Result
	f.changed(&e.Record)
	f.beside(law.ExaminationEnded, in.EndedOn, &in.Result)
	f.recountExamined(e)
}

// recountExamined lets the terms be what an examination makes them.
func (f *File) recountExamined(e *db.Examination) {
	on := e.StartsOn
	if e.EndedOn != nil {
		on = *e.EndedOn
	}
	f.matter.Examinations = nil
	for _, other := range f.examinations.own() {
		f.matter.Examinations = append(f.matter.Examinations, timeOf(other))
	}
	if e.SeizureID != nil {
		f.recountSeizure(f.seizures.all[*e.SeizureID-1], on)
	}
	f.renewDecisionDeadline(on)
}

// addDocument adds a document, which gets its number once all are known.
func (f *File) addDocument(in enforcement.AddDocumentInput) {
	d := &db.Document{CaseID: f.current.ID, Kind: in.Kind, Title: in.Title, DatedOn: in.DatedOn, File: in.File, Sha256: in.Sha256}
	put(f, &f.documents, d, &d.Record)
	f.event(db.CaseEventKindDocumentAdded, in.DatedOn, &d.DocNo) // which is drawn once all are known
}

// assignOfficers puts further officers on the case.
func (f *File) assignOfficers(in enforcement.AssignOfficersInput) {
	f.beside(law.OfficersAssigned, in.On, in.Note)
	for _, officer := range in.Officers {
		f.officers = append(f.officers, caseOfficer{f.agency.ID, f.current.ID, officer.ID})
	}
}
