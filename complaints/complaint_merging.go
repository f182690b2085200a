package complaints

import (
	"cmp"
	"context"
	"slices"

	"docket/db"
	"docket/input"
	"docket/problem"
)

// MergeComplaint merges a complaint into another about the same matter, which closes the first complaint. Payload: `complaint`. Returns
// CONFLICT where one of the two is closed, a case was filed from the first, or others are merged into the first.
func MergeComplaint(ctx context.Context, w *db.Writer, in MergeComplaintInput) (db.Payload, error) {
	complaint, into, err := lockBothOpen(ctx, w, in)
	if err != nil {
		return nil, err
	}
	if err := checkMerge(ctx, w, complaint, into, in); err != nil {
		return nil, err
	}
	// Readers of one complaint can now read the other.
	w.AlsoCheckText("input.complaint", complaint.Text)
	w.AlsoCheckText("input.into", into.Text)
	complaint.MergedIntoID = &into.ID
	columns, err := closeWith(ctx, w, complaint, in.At, db.ComplaintResultMerged)
	if err != nil {
		return nil, err
	}
	columns = append(columns, "merged_into_id")
	if into.DecidedOn != nil && complaint.DecidedOn == nil {
		on := w.DayOf(in.At)
		if on.Before(*into.DecidedOn) {
			on = *into.DecidedOn
		}
		decided, err := w.SetReportDecided(ctx, complaint, on)
		if err != nil {
			return nil, err
		}
		columns = append(columns, decided...)
	}
	return updateComplaint(ctx, w, complaint, columns...)
}

// lockBothOpen locks both complaints of a merge in the order of their ids, so that no two merges wait for each other. Returns BAD_USER_INPUT
// where they are the same complaint, and the errors of lockOpenComplaint.
func lockBothOpen(ctx context.Context, w *db.Writer, in MergeComplaintInput) (complaint, into *db.Complaint, err error) {
	if in.Complaint == in.Into {
		return nil, nil, input.Fault("input.into", "a complaint is not merged into itself")
	}
	locked := map[db.Key]*db.Complaint{}
	fields := map[db.Key]string{in.Complaint: "input.complaint", in.Into: "input.into"}
	keys := []db.Key{in.Complaint, in.Into}
	slices.SortFunc(keys, func(a, b db.Key) int { return cmp.Compare(a.ID, b.ID) })
	for _, key := range keys {
		if locked[key], err = lockOpenComplaint(ctx, w, fields[key], key, in.At); err != nil {
			return nil, nil, err
		}
	}
	return locked[in.Complaint], locked[in.Into], nil
}

// checkMerge checks that both complaints are of one kind and not about different parties. Returns CONFLICT where a case was filed from the
// complaint that is to be closed, or others are merged into it.
func checkMerge(ctx context.Context, w *db.Writer, complaint, into *db.Complaint, in MergeComplaintInput) error {
	switch {
	case complaint.Kind != into.Kind:
		return input.Fault("input.into", "a complaint is merged into a complaint, and a report of a violation into a report")
	case complaint.PartyID != nil && into.PartyID != nil && *complaint.PartyID != *into.PartyID:
		return input.Fault("input.into", "it is about another party: only complaints about the same matter are merged")
	case complaint.CaseID != nil:
		return problem.Errorf(problem.Conflict, "a case was filed from this complaint: merge the other one into it").At("input.complaint")
	}
	merged, err := w.LockMergedComplaints(ctx, complaint)
	if err != nil {
		return err
	}
	if len(merged) > 0 {
		return problem.Errorf(problem.Conflict, "others are merged into this complaint: merge them all into the other one").At("input.complaint")
	}
	return requireAfterEarlierSteps(w, complaint, in.At)
}
