package enforcement

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// recordSideEvent adds an event to the timeline that is no step of the procedure, such as an appeal. It counts up the version of the case,
// so that a caller who decides by an older version is refused. Returns RULE_VIOLATION where the state of the case does not allow the event.
func (locked *lockedCase) recordSideEvent(ctx context.Context, field string, step law.Step, on civil.Date, note *string) error {
	if v := law.CheckSideEvent(locked.state, step); v != nil {
		return locked.refuseStep(field, v)
	}
	if err := addEvents(ctx, locked.w, db.CaseEventKind(step), on, note, locked.current.ID); err != nil {
		return err
	}
	return db.Update(ctx, locked.w, locked.current)
}

// actingOfficer returns the number of the officer that the caller is; nil if the caller is none.
func actingOfficer(ctx context.Context, w *db.Writer) *int64 {
	return db.IDIfGiven(w.ActingOfficer(ctx))
}

// addEvents adds an event to the timelines of cases. It checks nothing and leaves the versions of the cases as they are.
func addEvents(ctx context.Context, w *db.Writer, kind db.CaseEventKind, on civil.Date, note *string, cases ...int64) error {
	events := make([]*db.CaseEvent, len(cases))
	for i, id := range cases {
		events[i] = &db.CaseEvent{CaseID: id, Kind: kind, OccurredOn: on, Note: note, OfficerID: actingOfficer(ctx, w)}
	}
	return db.Insert(ctx, w, events...)
}

// loadCaseOf locks and loads the case of another record, such as a penalty. See loadCase.
func loadCaseOf(ctx context.Context, w *db.Writer, id int64) (*lockedCase, error) {
	return loadCase(ctx, w, db.Key{Type: "Case", Agency: w.Agency(), ID: id}, nil)
}
