// Package casefile writes the records of a case without a database: each verb's input adds the same rows that the verb
// would, and what the law forbids stops the program. The demo bureau has thousands of cases, and writing each of them
// through the verbs would take minutes; a test of package demo sends the same inputs through the verbs and compares.
//
// Inputs name the records of their own case by their place in it: `Penalty 2` is the second penalty of the case, `Case 1`
// the case itself. Officers, parties, units, food businesses and provisions have their own numbers.
package casefile

import (
	"fmt"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// Agency is the bureau that keeps the files.
type Agency struct {
	ID                    int64
	Code, Name, ShortName string
}

// Files are the records of all cases of a bureau, in the order in which the cases were begun.
type Files struct {
	agency     Agency
	zone       *time.Location
	book       law.Rulebook
	parties    map[int64]*db.Party
	provisions map[int64]*db.Provision

	cases        shelf[db.Case]
	officers     []caseOfficer
	clues        shelf[db.Clue]
	events       shelf[db.CaseEvent]
	deadlines    shelf[db.Deadline]
	spans        shelf[db.DeadlineSpan]
	proposals    shelf[db.Proposal]
	proposed     shelf[db.ProposedPenalty]
	hearings     shelf[db.Hearing]
	decisions    shelf[db.Decision]
	penalties    shelf[db.Penalty]
	payments     shelf[db.Payment]
	instalments  shelf[db.Instalment]
	deferrals    shelf[db.Deferral]
	accruals     shelf[db.Accrual]
	appeals      shelf[db.Appeal]
	public       shelf[db.PublicRecord]
	seizures     shelf[db.Seizure]
	examinations shelf[db.Examination]
	documents    shelf[db.Document]
	lots         shelf[db.GoodsLot]
	movements    shelf[db.GoodsMovement]
	destructions []*db.Destruction
	supervisors  []supervisor
	series       []series
}

// New returns the files of a bureau that has no case yet. The parties and provisions are those that its cases may name.
func New(agency Agency, zone *time.Location, book law.Rulebook, parties []*db.Party, provisions []*db.Provision) *Files {
	fs := &Files{agency: agency, zone: zone, book: book, parties: map[int64]*db.Party{}, provisions: map[int64]*db.Provision{}}
	for _, p := range parties {
		fs.parties[p.ID] = p
	}
	for _, p := range provisions {
		fs.provisions[p.ID] = p
	}
	return fs
}

// File is the file of one case, or of a clue that leads to none.
type File struct {
	*Files
	now     time.Time // of the input at hand; later than all before it
	current *db.Case  // nil until the case is filed
	matter  law.CaseState
	inputs  []Entry
}

// Begin begins the file of the next case.
func (fs *Files) Begin() *File {
	for _, s := range fs.shelves() {
		s.begin()
	}
	return &File{Files: fs}
}

// shelves returns all there are, by the tables of their records.
func (fs *Files) shelves() map[string]shelved {
	return map[string]shelved{
		"cases": &fs.cases, "clues": &fs.clues, "case_events": &fs.events, "deadlines": &fs.deadlines, "deadline_spans": &fs.spans, "proposals": &fs.proposals,
		"proposed_penalties": &fs.proposed, "hearings": &fs.hearings, "decisions": &fs.decisions, "penalties": &fs.penalties, "payments": &fs.payments,
		"instalments": &fs.instalments, "deferrals": &fs.deferrals, "accruals": &fs.accruals, "appeals": &fs.appeals, "public_records": &fs.public,
		"seizures": &fs.seizures, "examinations": &fs.examinations, "documents": &fs.documents, "goods_lots": &fs.lots, "goods_movements": &fs.movements,
	}
}

// Records returns what the file begun last holds, by table: pointers to models, in the order in which they were written.
func (fs *Files) Records() map[string][]any {
	all := map[string][]any{}
	for table, s := range fs.shelves() {
		all[table] = s.records()
	}
	return all
}

// Inputs returns what was written into the file, in order.
func (f *File) Inputs() []Entry { return f.inputs }

// Case returns the case of the file; nil where it has none.
func (f *File) Case() *db.Case { return f.current }

// LastEvent returns the last entry of a kind in the timeline, by its place.
func (f *File) LastEvent(kind db.CaseEventKind) db.Key {
	own := f.events.own()
	for i := len(own) - 1; i >= 0; i-- {
		if own[i].Kind == kind {
			return f.Own("CaseEvent", i+1)
		}
	}
	panic("demo: no event of the kind " + string(kind))
}

// Own names a record of a file's own case by its place in it, from 1 on.
func (fs *Files) Own(typ string, place int) db.Key {
	return db.Key{Type: typ, Agency: fs.agency.ID, ID: int64(place)}
}

// setDay moves the clock of the file to a day: 10:00, or a second after the input before.
func (f *File) setDay(on civil.Date) {
	at := f.morningOf(on)
	if next := f.now.Add(time.Second); at.Before(next) {
		at = next
	}
	f.now = at
}

// morningOf returns 10:00 on a day.
func (fs *Files) morningOf(on civil.Date) time.Time {
	return time.Date(on.Year, on.Month, on.Day, 10, 0, 0, 0, fs.zone)
}

// today returns the day of the input at hand.
func (f *File) today() civil.Date { return civil.DateOf(f.now.In(f.zone)) }

// refuse stops the program: the script of a case has asked for something that the law forbids.
func (f *File) refuse(format string, args ...any) {
	panic(fmt.Sprintf("demo: case %d: %s\nafter %+v", f.current.ID, fmt.Sprintf(format, args...), f.matter.Steps))
}

// refuseUnlawful stops the program where a rule of law is violated.
func (f *File) refuseUnlawful(v *law.Violation) {
	if v != nil {
		f.refuse("%s (%s): %s", v.Rule, v.Article, v.Text)
	}
}

// shelved is a shelf, whatever the type of its records.
type shelved interface {
	begin()
	records() []any
}

// shelf holds all records of a type; those of the case at hand are the last ones.
type shelf[R any] struct {
	all  []*R
	from int
}

// begin makes what is put from now on the own records.
func (s *shelf[R]) begin() { s.from = len(s.all) }

// own returns the records of the case at hand.
func (s *shelf[R]) own() []*R { return s.all[s.from:] }

// records returns the own ones, whatever their type.
func (s *shelf[R]) records() []any {
	all := make([]any, len(s.own()))
	for i, r := range s.own() {
		all[i] = r
	}
	return all
}

// at returns the record at a place of the case at hand, from 1 on.
func (s *shelf[R]) at(key db.Key) *R { return s.own()[key.ID-1] }

// put adds a record; the pointer leads to what all records have.
func put[R any](f *File, s *shelf[R], r *R, record *db.Record) *R {
	*record = db.Record{AgencyID: f.agency.ID, ID: int64(len(s.all) + 1), CreatedAt: f.now, UpdatedAt: f.now, Version: 1}
	s.all = append(s.all, r)
	return r
}

// changed notes that a record was changed.
func (f *File) changed(record *db.Record) { record.UpdatedAt = f.now }

// event adds an entry to the timeline.
func (f *File) event(kind db.CaseEventKind, on civil.Date, note *string) *db.CaseEvent {
	e := &db.CaseEvent{CaseID: f.current.ID, Kind: kind, OccurredOn: on, Note: note}
	return put(f, &f.events, e, &e.Record)
}
