package lockedcase

import (
	"context"

	"cloud.google.com/go/civil"

	"docket/db"
	"docket/law"
)

// RecordSideEvent adds an event to the timeline that is no step of the procedure, such as an appeal. It counts up the version of the case,
// so that a caller who decides by an older version is refused. Returns RULE_VIOLATION where the state of the case does not allow the event.
func (c *Case) RecordSideEvent(ctx context.Context, field string, step law.Step, on civil.Date, note *string) error {
	if v := law.CheckSideEvent(c.State, step); v != nil {
		return c.refuseStep(field, v)
	}
	if err := AddEvents(ctx, c.Writer, db.CaseEventKind(step), on, note, c.Current.ID); err != nil {
		return err
	}
	return db.Update(ctx, c.Writer, c.Current)
}

// ActingOfficer returns the number of the officer that the caller is; nil if the caller is none.
func ActingOfficer(ctx context.Context, w *db.Writer) *int64 {
	return db.IDIfGiven(w.ActingOfficer(ctx))
}

// AddEvents adds an event to the timelines of cases. It checks nothing and leaves the versions of the cases as they are.
func AddEvents(ctx context.Context, w *db.Writer, kind db.CaseEventKind, on civil.Date, note *string, cases ...int64) error {
	events := make([]*db.CaseEvent, len(cases))
	for i, id := range cases {
		events[i] = &db.CaseEvent{CaseID: id, Kind: kind, OccurredOn: on, Note: note, OfficerID: ActingOfficer(ctx, w)}
	}
	return db.Insert(ctx, w, events...)
}
