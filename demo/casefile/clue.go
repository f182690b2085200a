package casefile

import (
	"fmt"

	"docket/complaints"
	"docket/db"
)

// recordClue records a clue with the term for checking it. The clues of the demo come from no complaint, and their numbers are drawn once
// all clues are known.
func (f *File) recordClue(in complaints.RecordClueInput) {
	if in.Complaint != nil || in.ClueNo != nil {
		panic(fmt.Sprintf("demo: the clue of %s has a complaint or a number, which a case file does not write", in.ReceivedOn))
	}
	clue := &db.Clue{UnitID: in.Unit.ID, Source: in.Source, Field: in.Field, Text: in.Text, ReceivedOn: in.ReceivedOn}
	if due, ok := f.book.DeadlineOf("clue.check", in.ReceivedOn); ok && due.IsKnown() {
		clue.CheckBy = &due.LastDay
	}
	if in.Party != nil {
		clue.PartyID = &in.Party.ID
	}
	if in.Business != nil {
		clue.BusinessID = &in.Business.ID
	}
	put(f, &f.clues, clue, &clue.Record)
}

// extendClue extends the term of a clue.
func (f *File) extendClue(in complaints.ExtendClueInput) {
	clue := f.clues.at(in.Clue)
	due, _ := f.book.ClueDue(clue.ReceivedOn, in.ExtendedOn)
	clue.ExtendedOn, clue.Extension, clue.CheckBy = &in.ExtendedOn, &in.Reason, &due.LastDay
	f.changed(&clue.Record)
}

// closeClue ends a clue that leads to no case.
func (f *File) closeClue(in complaints.CloseClueInput) {
	clue := f.clues.at(in.Clue)
	clue.CheckedOn, clue.Outcome, clue.Reason = &in.CheckedOn, &in.Outcome, &in.Reason
	f.changed(&clue.Record)
}

// fileFromClue makes a clue the origin of the case that is being filed.
func (f *File) fileFromClue(clue *db.Clue) {
	filed := db.ClueOutcomeFiled
	clue.CheckedOn, clue.Outcome, clue.CaseID = &f.current.FiledOn, &filed, &f.current.ID
	f.changed(&clue.Record)
	f.event(db.CaseEventKindClueReceived, clue.ReceivedOn, nil)
	if f.current.BusinessID == nil {
		f.current.BusinessID = clue.BusinessID
	}
}
