package db

import (
	"context"
	"fmt"
	"slices"
	"time"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"
	"github.com/uptrace/bun"

	"docket/law"
	"docket/problem"
)

// Complaint is a complaint of a consumer, or a report of a violation.
type Complaint struct {
	bun.BaseModel `bun:"table:complaints,alias:complaint"`
	Record

	ComplaintNo        string           `bun:"complaint_no"`
	Channel            ComplaintChannel `bun:"channel"`
	Kind               ComplaintKind    `bun:"kind"`
	Object             ComplaintObject  `bun:"object"`
	Issue              ComplaintIssue   `bun:"issue"`
	Text               string           `bun:"text"`
	UnitID             *int64           `bun:"unit_id"`
	PartyID            *int64           `bun:"party_id"`
	BusinessID         *int64           `bun:"business_id"`
	ReceivedAt         time.Time        `bun:"received_at"`
	ReceivedOn         civil.Date       `bun:"received_on,type:date"`
	AcknowledgeBy      *civil.Date      `bun:"acknowledge_by,type:date"`
	AcceptBy           *civil.Date      `bun:"accept_by,type:date"`
	CloseBy            *civil.Date      `bun:"close_by,type:date"`
	CheckBy            *civil.Date      `bun:"check_by,type:date"`
	MediateBy          *civil.Date      `bun:"mediate_by,type:date"`
	MediateArticle     *string          `bun:"mediate_article"`
	AcknowledgedAt     *time.Time       `bun:"acknowledged_at"`
	AcknowledgedInTime *bool            `bun:"acknowledged_in_time"`
	AcceptedAt         *time.Time       `bun:"accepted_at"`
	AcceptedInTime     *bool            `bun:"accepted_in_time"`
	RefusedAt          *time.Time       `bun:"refused_at"`
	Refusal            *string          `bun:"refusal"`
	ClosedAt           *time.Time       `bun:"closed_at"`
	ClosedInTime       *bool            `bun:"closed_in_time"`
	MediatedInTime     *bool            `bun:"mediated_in_time"`
	Result             *ComplaintResult `bun:"result"`
	RecoveredAmount    decimal.Decimal  `bun:"recovered_amount,type:numeric(14,2)"`
	Satisfaction       *Satisfaction    `bun:"satisfaction"`
	Reopening          *string          `bun:"reopening"`
	MergedIntoID       *int64           `bun:"merged_into_id"`
	CaseID             *int64           `bun:"case_id"`
	IsNamed            bool             `bun:"is_named"`
	DecidedOn          *civil.Date      `bun:"decided_on,type:date"`
	TellBy             *civil.Date      `bun:"tell_by,type:date"`
	TellArticle        *string          `bun:"tell_article"`
	ToldAt             *time.Time       `bun:"told_at"`
	ToldInTime         *bool            `bun:"told_in_time"`

	Unit       *Unit         `bun:"rel:belongs-to,join:agency_id=agency_id,join:unit_id=id"`
	Party      *Party        `bun:"rel:belongs-to,join:agency_id=agency_id,join:party_id=id"`
	Business   *FoodBusiness `bun:"rel:belongs-to,join:agency_id=agency_id,join:business_id=id"`
	MergedInto *Complaint    `bun:"rel:belongs-to,join:agency_id=agency_id,join:merged_into_id=id"`
	Merged     []*Complaint  `bun:"rel:has-many,join:agency_id=agency_id,join:id=merged_into_id"`
	Case       *Case         `bun:"rel:belongs-to,join:agency_id=agency_id,join:case_id=id"`
	Clues      []*Clue       `bun:"rel:has-many,join:agency_id=agency_id,join:id=complaint_id"`
}

var complaintComputed = map[string]Computed{
	"decidedInTime": {SQL: "({row}.decided_on <= {row}.check_by)"},
}

// FileComplaint records a complaint or a report, with its clocks. It changes `complaint`.
func FileComplaint(ctx context.Context, w *Writer, in FileComplaintInput) (Changed, error) {
	if err := first(
		w.exists(ctx, "input.unit", in.Unit, "Unit", (*Unit)(nil)),
		saidIfGiven("input.complaintNo", in.ComplaintNo, longestNo),
		said("input.text", in.Text, longestText),
		w.pastInstant("input.receivedAt", in.ReceivedAt),
		w.readLaw(ctx),
	); err != nil {
		return nil, err
	}
	if in.Reporter != nil {
		if err := first(
			said("input.reporter.name", in.Reporter.Name, longestName), said("input.reporter.contact", in.Reporter.Contact, longestLine),
		); err != nil {
			return nil, err
		}
	}
	on := w.dayOf(in.ReceivedAt)
	complaint := &Complaint{
		Channel: in.Channel, Kind: in.Kind, Object: in.Object, Issue: in.Issue, Text: in.Text, UnitID: &in.Unit.ID, ReceivedAt: in.ReceivedAt, ReceivedOn: on,
		IsNamed:       in.Reporter != nil,
		AcknowledgeBy: w.lastDay("complaint.acknowledge", on), CloseBy: w.lastDay("complaint.close", on),
	}
	if in.Kind == ComplaintKindComplaint {
		complaint.AcceptBy = w.lastDay("complaint.accept", on)
	} else {
		complaint.CheckBy = w.lastDay("clue.check", on)
	}
	if err := w.isAbout(ctx, complaint, in.Party, in.Business); err != nil {
		return nil, err
	}
	var err error
	if complaint.ComplaintNo, err = w.numberOf(ctx, complaintNumbers, on.Year, "input.complaintNo", in.ComplaintNo); err != nil {
		return nil, err
	}
	if err := insert(ctx, w, complaint); err != nil {
		return nil, drawn(err, in.ComplaintNo, "complaints_complaint_no_key")
	}
	if in.Reporter != nil {
		if _, err := w.tx.Tx.ExecContext(ctx, "INSERT INTO complaint_reporters (agency_id, complaint_id, name, contact, tells) VALUES ($1, $2, $3, $4, $5)",
			w.agency, complaint.ID, in.Reporter.Name, in.Reporter.Contact, Tells(in.Reporter.Name, in.Reporter.Contact)); err != nil {
			return nil, fmt.Errorf("keep the reporter: %w", err)
		}
	}
	return Changed{"complaint": {keyOf(complaint)}}, nil
}

// isAbout lets a complaint be about a party, or a business, whose party it is then about.
func (w *Writer) isAbout(ctx context.Context, complaint *Complaint, party, at *Key) error {
	if party != nil {
		if err := w.exists(ctx, "input.party", *party, "Party", (*Party)(nil)); err != nil {
			return err
		}
		complaint.PartyID = &party.ID
	}
	if at == nil {
		return nil
	}
	business := new(FoodBusiness)
	if err := lock(ctx, w, "input.business", *at, business); err != nil {
		return err
	}
	complaint.BusinessID = &business.ID
	switch {
	case complaint.PartyID == nil:
		complaint.PartyID = &business.PartyID
	case *complaint.PartyID != business.PartyID:
		return bad("input.business", "it is run by another party than the one named in `input.party`")
	}
	return nil
}

// pastInstant checks an instant that is not in the future.
func (w *Writer) pastInstant(field string, t time.Time) error {
	if t.After(w.at) {
		return bad(field, "%s is in the future: it is %s", t.Format(time.RFC3339), w.at.In(w.zone).Format(time.RFC3339))
	}
	return day(field, w.dayOf(t))
}

// dayOf is the bureau's day of an instant.
func (w *Writer) dayOf(t time.Time) civil.Date { return civil.DateOf(t.In(w.zone)) }

// lastDay is the last day of a term; nil where it is not known.
func (w *Writer) lastDay(rule string, from civil.Date) *civil.Date {
	if due, ok := w.book.DeadlineOf(rule, from); ok && due.UnknownYear == 0 {
		return &due.LastDay
	}
	return nil
}

// cited is the last day of a term, and what it rests on: that it is unconfirmed, where it is. The day is nil where it is not
// known, and both are where no rule held.
func (w *Writer) cited(rule string, from civil.Date) (by *civil.Date, article *string) {
	r, ok := w.book.RuleOn(rule, from)
	if !ok {
		return nil, nil
	}
	cite := r.Cite()
	return w.lastDay(rule, from), &cite
}

// openComplaint locks a complaint that is not closed, for something that happens to it at an instant.
func (w *Writer) openComplaint(ctx context.Context, field string, key Key, at time.Time) (*Complaint, error) {
	complaint := new(Complaint)
	if err := first(w.pastInstant("input.at", at), lock(ctx, w, field, key, complaint), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt != nil:
		return nil, problem.Errorf(problem.Conflict, "the complaint was closed at %s: %s", complaint.ClosedAt.In(w.zone).Format(time.RFC3339), *complaint.Result).At(field)
	case at.Before(complaint.ReceivedAt):
		return nil, bad("input.at", "%s is before it was received, %s", at.In(w.zone).Format(time.RFC3339), complaint.ReceivedAt.In(w.zone).Format(time.RFC3339))
	}
	return complaint, nil
}

// keeps tells whether an instant keeps a term that began with a day; nil where nobody can tell, for the working days of the year
// are not known and it was not within as many days of any kind.
func (w *Writer) keeps(rule string, from civil.Date, by *civil.Date, at time.Time) *bool {
	on := w.dayOf(at)
	kept := false
	switch r, ok := w.book.RuleOn(rule, from); {
	case by != nil:
		kept = !on.After(*by)
	case ok && !on.After(from.AddDays(r.Count())):
		kept = true
	default:
		return nil
	}
	return &kept
}

// complaintsKnown works out the clocks that could not be told while a year's working days were not known, and whether they were kept.
func (w *Writer) complaintsKnown(ctx context.Context) error {
	complaints, err := read[Complaint](ctx, w, `acknowledge_by IS NULL OR close_by IS NULL OR accept_by IS NULL AND kind = 'COMPLAINT' OR check_by IS NULL AND kind = 'REPORT'
		OR mediate_by IS NULL AND mediate_article IS NOT NULL OR tell_by IS NULL AND tell_article IS NOT NULL`, "ORDER BY id FOR UPDATE")
	if err != nil {
		return err
	}
	for _, c := range complaints {
		kept := func(in **bool, rule string, from civil.Date, by *civil.Date, at *time.Time) {
			if at != nil {
				*in = w.keeps(rule, from, by, *at)
			}
		}
		c.AcknowledgeBy, c.CloseBy = w.lastDay("complaint.acknowledge", c.ReceivedOn), w.lastDay("complaint.close", c.ReceivedOn)
		kept(&c.AcknowledgedInTime, "complaint.acknowledge", c.ReceivedOn, c.AcknowledgeBy, c.AcknowledgedAt)
		if c.MergedIntoID == nil {
			kept(&c.ClosedInTime, "complaint.close", c.ReceivedOn, c.CloseBy, c.ClosedAt)
		} else if head, err := readOne[Complaint](ctx, w, "id = $2", "", *c.MergedIntoID); err != nil {
			return err
		} else if head.ClosedAt != nil {
			kept(&c.ClosedInTime, "complaint.close", c.ReceivedOn, c.CloseBy, head.ClosedAt)
		}
		if c.Kind == ComplaintKindComplaint {
			c.AcceptBy = w.lastDay("complaint.accept", c.ReceivedOn)
			kept(&c.AcceptedInTime, "complaint.accept", c.ReceivedOn, c.AcceptBy, c.AcceptedAt)
			kept(&c.AcceptedInTime, "complaint.accept", c.ReceivedOn, c.AcceptBy, c.RefusedAt)
		}
		if c.Kind == ComplaintKindReport && c.CheckBy == nil {
			if c.CheckBy, err = w.checkBy(ctx, c); err != nil {
				return err
			}
		}
		if c.AcceptedAt != nil {
			from := w.dayOf(*c.AcceptedAt)
			if c.MediateBy = w.lastDay("complaint.mediation", from); c.MergedIntoID == nil {
				kept(&c.MediatedInTime, "complaint.mediation", from, c.MediateBy, c.ClosedAt)
			}
		}
		if c.TellArticle != nil && c.TellBy == nil {
			c.TellBy = w.lastDay("complaint.tell", *c.DecidedOn)
			kept(&c.ToldInTime, "complaint.tell", *c.DecidedOn, c.TellBy, c.ToldAt)
		}
		if err := update(ctx, w, c, "acknowledge_by", "acknowledged_in_time", "close_by", "closed_in_time", "accept_by", "accepted_in_time", "mediate_by",
			"mediated_in_time", "check_by", "tell_by", "told_in_time"); err != nil {
			return err
		}
	}
	return nil
}

// AcknowledgeComplaint records that the complainant was answered. It changes `complaint`.
func AcknowledgeComplaint(ctx context.Context, w *Writer, in AcknowledgeComplaintInput) (Changed, error) {
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if complaint.AcknowledgedAt != nil {
		return nil, problem.Errorf(problem.Conflict, "the complainant was answered at %s", complaint.AcknowledgedAt.In(w.zone).Format(time.RFC3339)).At("input.complaint")
	}
	complaint.AcknowledgedAt, complaint.AcknowledgedInTime = &in.At, w.keeps("complaint.acknowledge", complaint.ReceivedOn, complaint.AcknowledgeBy, in.At)
	return w.changedComplaint(ctx, complaint, "acknowledged_at", "acknowledged_in_time")
}

func (w *Writer) changedComplaint(ctx context.Context, complaint *Complaint, columns ...string) (Changed, error) {
	if err := update(ctx, w, complaint, columns...); err != nil {
		return nil, err
	}
	return Changed{"complaint": {keyOf(complaint)}}, nil
}

// decidable checks that a complaint is neither accepted nor refused.
func (w *Writer) decidable(complaint *Complaint) error {
	switch {
	case complaint.Kind != ComplaintKindComplaint:
		return bad("input.complaint", "a report of a violation is neither accepted nor refused: it is checked, and leads to a case or not")
	case complaint.AcceptedAt != nil:
		return problem.Errorf(problem.Conflict, "the complaint was accepted at %s", complaint.AcceptedAt.In(w.zone).Format(time.RFC3339)).At("input.complaint")
	}
	return nil
}

// AcceptComplaint accepts a complaint. It changes `complaint`.
func AcceptComplaint(ctx context.Context, w *Writer, in AcceptComplaintInput) (Changed, error) {
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := w.decidable(complaint); err != nil {
		return nil, err
	}
	complaint.AcceptedAt, complaint.AcceptedInTime = &in.At, w.keeps("complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, in.At)
	complaint.MediateBy, complaint.MediateArticle = w.cited("complaint.mediation", w.dayOf(in.At))
	return w.changedComplaint(ctx, complaint, "accepted_at", "accepted_in_time", "mediate_by", "mediate_article")
}

// inOrder refuses an instant before what happened to a complaint already.
func (w *Writer) inOrder(complaint *Complaint, at time.Time) error {
	for _, step := range []struct {
		at   *time.Time
		what string
	}{{complaint.AcknowledgedAt, "answered"}, {complaint.AcceptedAt, "accepted"}} {
		if step.at != nil && at.Before(*step.at) {
			return bad("input.at", "%s is before it was %s, %s", at.In(w.zone).Format(time.RFC3339), step.what, step.at.In(w.zone).Format(time.RFC3339))
		}
	}
	return nil
}

// end closes a complaint, and tells which columns that changes. Where it is joined with another, its promise is kept by the
// other's end; so that ends whatever was joined with it.
func (w *Writer) end(ctx context.Context, c *Complaint, at time.Time, result ComplaintResult) ([]string, error) {
	c.ClosedAt, c.Result = &at, &result
	if result != ComplaintResultMerged {
		c.ClosedInTime = w.keeps("complaint.close", c.ReceivedOn, c.CloseBy, at)
		switch {
		case c.AcceptedAt != nil:
			c.MediatedInTime = w.keeps("complaint.mediation", w.dayOf(*c.AcceptedAt), c.MediateBy, at)
		case c.Kind == ComplaintKindComplaint && result != ComplaintResultRefused:
			// Neither accepted nor refused: that it was not in time is told, and not that it was.
			if kept := w.keeps("complaint.accept", c.ReceivedOn, c.AcceptBy, at); kept != nil && !*kept {
				c.AcceptedInTime = kept
			}
		}
		joined, err := w.joined(ctx, c)
		if err != nil {
			return nil, err
		}
		for _, other := range joined {
			if at.Before(*other.ClosedAt) {
				return nil, bad("input.at", "%s is before %s was joined with it, %s", at.In(w.zone).Format(time.RFC3339), keyOf(other), other.ClosedAt.In(w.zone).Format(time.RFC3339))
			}
			other.ClosedInTime = w.keeps("complaint.close", other.ReceivedOn, other.CloseBy, at)
			if err := update(ctx, w, other, "closed_in_time"); err != nil {
				return nil, err
			}
		}
	}
	return []string{"closed_at", "result", "closed_in_time", "accepted_in_time", "mediated_in_time"}, nil
}

// joined are the complaints joined with one, under lock.
func (w *Writer) joined(ctx context.Context, complaint *Complaint) ([]*Complaint, error) {
	return read[Complaint](ctx, w, "merged_into_id = $2", "ORDER BY id FOR UPDATE", complaint.ID)
}

// decided is what happens to a report on the day on which a case was filed upon it, or it was clear that none would be: who made
// it, and whatever reports were joined with it, has to be told where that is on record (投诉举报办法 31). Whoever was
// told already was told of an earlier decision.
func (w *Writer) decided(ctx context.Context, complaint *Complaint, on civil.Date) ([]string, error) {
	if complaint.Kind != ComplaintKindReport {
		return nil, nil
	}
	decide := func(c *Complaint) []string {
		if c.ToldAt != nil {
			return nil
		}
		c.DecidedOn = &on
		if c.ReceivedOn.After(on) {
			c.DecidedOn = &c.ReceivedOn // joined after the decision
		}
		if c.IsNamed {
			c.TellBy, c.TellArticle = w.cited("complaint.tell", *c.DecidedOn)
		}
		return []string{"decided_on", "tell_by", "tell_article"}
	}
	joined, err := w.joined(ctx, complaint)
	if err != nil {
		return nil, err
	}
	for _, c := range joined {
		if columns := decide(c); columns != nil {
			if err := update(ctx, w, c, columns...); err != nil {
				return nil, err
			}
		}
	}
	return decide(complaint), nil
}

// RefuseComplaint refuses a complaint. It changes `complaint`.
func RefuseComplaint(ctx context.Context, w *Writer, in RefuseComplaintInput) (Changed, error) {
	if err := said("input.reason", in.Reason, longestNote); err != nil {
		return nil, err
	}
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	if err := first(w.decidable(complaint), w.inOrder(complaint, in.At)); err != nil {
		return nil, err
	}
	complaint.RefusedAt, complaint.Refusal = &in.At, &in.Reason
	complaint.AcceptedInTime = w.keeps("complaint.accept", complaint.ReceivedOn, complaint.AcceptBy, in.At)
	columns, err := w.end(ctx, complaint, in.At, ComplaintResultRefused)
	if err != nil {
		return nil, err
	}
	return w.changedComplaint(ctx, complaint, append(columns, "refused_at", "refusal")...)
}

// CloseComplaint closes a complaint. It changes `complaint`.
func CloseComplaint(ctx context.Context, w *Writer, in CloseComplaintInput) (Changed, error) {
	if err := moneyIfGiven("input.recoveredAmount", in.RecoveredAmount); err != nil {
		return nil, err
	}
	complaint, err := w.openComplaint(ctx, "input.complaint", in.Complaint, in.At)
	if err != nil {
		return nil, err
	}
	notAccepted := law.CheckMediation(isMediation(in.Result), complaint.AcceptedAt != nil)
	switch {
	case in.Result == ComplaintResultRefused || in.Result == ComplaintResultMerged:
		return nil, bad("input.result", "%s has a mutation of its own", in.Result)
	case in.Result == ComplaintResultCaseFiled && complaint.CaseID == nil:
		return nil, bad("input.result", "CASE_FILED has a case: file it from this complaint first (fileCase, `from`)")
	case isMediation(in.Result) && complaint.Kind == ComplaintKindReport:
		return nil, bad("input.result", "a report of a violation is not mediated: it leads to a case (CASE_FILED) or not (NO_VIOLATION), or others are competent (REFERRED)")
	case in.Result == ComplaintResultNoViolation && complaint.Kind != ComplaintKindReport:
		return nil, bad("input.result", "NO_VIOLATION ends a report of a violation; a consumer's own dispute is mediated or refused, or withdrawn")
	case complaint.Kind == ComplaintKindReport && complaint.CaseID != nil && in.Result != ComplaintResultCaseFiled:
		return nil, bad("input.result", "a case was filed upon it: the result is CASE_FILED")
	case in.Result == ComplaintResultReferred && complaint.Kind != ComplaintKindReport:
		return nil, bad("input.result", "REFERRED ends a report of a violation; a dispute that others are competent for is refused (refuseComplaint)")
	case complaint.DecidedOn != nil && complaint.CaseID == nil && in.Result != ComplaintResultNoViolation:
		return nil, bad("input.result", "it was decided on %s that no case is filed upon it: the result is NO_VIOLATION", complaint.DecidedOn)
	case notAccepted != nil:
		return nil, violation("input.result", notAccepted)
	case in.RecoveredAmount != nil && in.RecoveredAmount.IsPositive() && in.Result != ComplaintResultMediated:
		return nil, bad("input.recoveredAmount", "%s yuan were recovered by %s: only what was MEDIATED recovers money for a consumer", in.RecoveredAmount.StringFixed(2), in.Result)
	}
	if err := first(w.inOrder(complaint, in.At), w.checkEnd(ctx, complaint, in)); err != nil {
		return nil, err
	}
	if in.RecoveredAmount != nil {
		complaint.RecoveredAmount = *in.RecoveredAmount
	}
	complaint.Satisfaction = in.Satisfaction
	columns, err := w.end(ctx, complaint, in.At, in.Result)
	if err != nil {
		return nil, err
	}
	columns = append(columns, "recovered_amount", "satisfaction")
	if in.Result == ComplaintResultNoViolation && complaint.DecidedOn == nil {
		more, err := w.decided(ctx, complaint, w.dayOf(in.At))
		if err != nil {
			return nil, err
		}
		columns = append(columns, more...)
	}
	return w.changedComplaint(ctx, complaint, columns...)
}

// checkEnd checks the end of a complaint against what came of it: the case filed upon it, the clues that it led to, and whatever
// was joined with it.
func (w *Writer) checkEnd(ctx context.Context, complaint *Complaint, in CloseComplaintInput) error {
	on := w.dayOf(in.At)
	switch in.Result {
	case ComplaintResultCaseFiled:
		filed, err := readOne[Case](ctx, w, "id = $2", "", *complaint.CaseID)
		if err != nil {
			return err
		}
		return notBefore("input.at", on, filed.FiledOn, "the case was filed")
	case ComplaintResultNoViolation, ComplaintResultReferred:
		clues, err := w.cluesOf(ctx, complaint)
		if err != nil {
			return err
		}
		for _, clue := range clues {
			if clue.CheckedOn == nil {
				return problem.Errorf(problem.Conflict, "the clue that it led to, %s, is not checked yet: close that first, or file a case from it", keyOf(clue)).At("input.complaint")
			}
		}
		if complaint.DecidedOn != nil {
			return notBefore("input.at", on, *complaint.DecidedOn, "it was decided that no case is filed")
		}
	case ComplaintResultWithdrawn:
		switch joined, err := w.joined(ctx, complaint); {
		case err != nil:
			return err
		case len(joined) > 0:
			return problem.Errorf(problem.Conflict, "others are joined with it, %s first, and they withdrew nothing: close it with what came of the matter", keyOf(joined[0])).At("input.result")
		}
	}
	return nil
}

func isMediation(r ComplaintResult) bool {
	return r == ComplaintResultMediated || r == ComplaintResultFailed
}

// TellReporter records that whoever made a report, and is on record, was told what came of it. It changes `complaint`.
func TellReporter(ctx context.Context, w *Writer, in TellReporterInput) (Changed, error) {
	complaint := new(Complaint)
	if err := first(w.pastInstant("input.at", in.At), lock(ctx, w, "input.complaint", in.Complaint, complaint), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	switch {
	case complaint.ToldAt != nil:
		return nil, problem.Errorf(problem.Conflict, "the reporter was told at %s", complaint.ToldAt.In(w.zone).Format(time.RFC3339)).At("input.complaint")
	case complaint.Kind != ComplaintKindReport:
		return nil, bad("input.complaint", "a complaint is a consumer's own dispute, and its end is told with it: a report of a violation is what a reporter is told of")
	case !complaint.IsNamed:
		return nil, bad("input.complaint", "nobody is on record who could be told: the report was made without a name")
	case complaint.DecidedOn == nil && complaint.Result != nil && *complaint.Result == ComplaintResultReferred:
		// Whoever made it is told to turn to others, within no term that we know.
		if in.At.Before(*complaint.ClosedAt) {
			return nil, bad("input.at", "%s is before it was referred, %s", in.At.In(w.zone).Format(time.RFC3339), complaint.ClosedAt.In(w.zone).Format(time.RFC3339))
		}
	case complaint.DecidedOn == nil:
		return nil, bad("input.complaint", "nothing is decided yet: file a case from it (fileCase, `from`), or close it with NO_VIOLATION")
	case w.dayOf(in.At).Before(*complaint.DecidedOn): // it is decided
		return nil, bad("input.at", "%s is before it was decided, %s", in.At.In(w.zone).Format(time.RFC3339), complaint.DecidedOn)
	}
	complaint.ToldAt = &in.At
	if complaint.TellBy != nil {
		complaint.ToldInTime = new(!w.dayOf(in.At).After(*complaint.TellBy))
	}
	return w.changedComplaint(ctx, complaint, "told_at", "told_in_time")
}

// RateComplaint records what the complainant said when asked after the end. It changes `complaint`.
func RateComplaint(ctx context.Context, w *Writer, in RateComplaintInput) (Changed, error) {
	complaint := new(Complaint)
	if err := lock(ctx, w, "input.complaint", in.Complaint, complaint); err != nil {
		return nil, err
	}
	switch {
	case complaint.ClosedAt == nil:
		return nil, bad("input.complaint", "the complaint is not closed yet")
	case complaint.Satisfaction != nil:
		return nil, problem.Errorf(problem.Conflict, "the complainant said already: %s", *complaint.Satisfaction).At("input.complaint")
	}
	complaint.Satisfaction = &in.Satisfaction
	return w.changedComplaint(ctx, complaint, "satisfaction")
}

// AmendComplaint records what was known wrongly of a complaint, or was not known yet: who handles it, whom and what it is about. It
// changes `complaint`.
func AmendComplaint(ctx context.Context, w *Writer, in AmendComplaintInput) (Changed, error) {
	complaint := new(Complaint)
	if err := lock(ctx, w, "input.complaint", in.Complaint, complaint); err != nil {
		return nil, err
	}
	var columns []string
	if in.Unit != nil {
		if err := w.exists(ctx, "input.unit", *in.Unit, "Unit", (*Unit)(nil)); err != nil {
			return nil, err
		}
		complaint.UnitID, columns = &in.Unit.ID, append(columns, "unit_id")
	}
	if in.Object != nil {
		complaint.Object, columns = *in.Object, append(columns, "object")
	}
	if in.Issue != nil {
		complaint.Issue, columns = *in.Issue, append(columns, "issue")
	}
	if in.Party != nil || in.Business != nil {
		if complaint.CaseID != nil {
			return nil, problem.Errorf(problem.Conflict, "a case grew from it, %s: whom that is against, the complaint is about", Key{"Case", w.agency, *complaint.CaseID}).At("input.complaint")
		}
		complaint.PartyID, complaint.BusinessID = nil, nil
		if err := w.isAbout(ctx, complaint, in.Party, in.Business); err != nil {
			return nil, err
		}
		columns = append(columns, "party_id", "business_id")
	}
	if columns == nil {
		return nil, bad("input", "nothing is given that was wrong: name the unit, the party, the business, the object or the issue")
	}
	return w.changedComplaint(ctx, complaint, columns...)
}

// ReopenComplaint takes back the end of a complaint that was recorded by mistake, with what came with it: its result, what was
// recovered, what the complainant said, and whom it was joined with. It changes `complaint`.
func ReopenComplaint(ctx context.Context, w *Writer, in ReopenComplaintInput) (Changed, error) {
	complaint := new(Complaint)
	if err := first(said("input.reason", in.Reason, longestNote), lock(ctx, w, "input.complaint", in.Complaint, complaint), w.readLaw(ctx)); err != nil {
		return nil, err
	}
	clues, err := w.cluesOf(ctx, complaint)
	switch {
	case err != nil:
		return nil, err
	case complaint.ClosedAt == nil:
		return nil, problem.Errorf(problem.Conflict, "the complaint is not closed").At("input.complaint")
	}
	columns := []string{"closed_at", "result", "closed_in_time", "mediated_in_time", "refused_at", "refusal", "accepted_in_time", "recovered_amount", "satisfaction", "merged_into_id", "reopening"}
	if complaint.MergedIntoID != nil && slices.ContainsFunc(clues, func(c *Clue) bool { return c.CaseID != nil }) {
		return nil, problem.Errorf(problem.Conflict, "a case grew from its clue, and with it from %s: it stays joined with that", Key{"Complaint", w.agency, *complaint.MergedIntoID}).At("input.complaint")
	}
	joined, err := w.joined(ctx, complaint)
	if err != nil {
		return nil, err
	}
	// What was decided by the end alone is not decided any more; what a clue decided, or a case, stays so.
	byItself := complaint.CaseID == nil && !slices.ContainsFunc(clues, func(c *Clue) bool { return c.Outcome != nil && *c.Outcome == ClueOutcomeNotFiled })
	if complaint.DecidedOn != nil && byItself {
		for _, c := range append([]*Complaint{complaint}, joined...) {
			if c.ToldAt != nil {
				return nil, problem.Errorf(problem.Conflict, "the reporter of %s was told at %s what came of it: record what is new as a report of its own", keyOf(c), c.ToldAt.In(w.zone).Format(time.RFC3339)).
					At("input.complaint")
			}
		}
		complaint.DecidedOn, complaint.TellBy, complaint.TellArticle = nil, nil, nil
		columns = append(columns, "decided_on", "tell_by", "tell_article")
	}
	if complaint.AcceptedAt == nil {
		complaint.AcceptedInTime = nil
	}
	complaint.ClosedAt, complaint.Result, complaint.ClosedInTime, complaint.MediatedInTime, complaint.RefusedAt, complaint.Refusal = nil, nil, nil, nil, nil, nil
	complaint.RecoveredAmount, complaint.Satisfaction, complaint.MergedIntoID, complaint.Reopening = decimal.Zero, nil, nil, &in.Reason
	// Whatever was joined with it waits for its end again.
	for _, other := range joined {
		changed := []string{"closed_in_time"}
		if other.ClosedInTime = nil; complaint.DecidedOn == nil && other.ToldAt == nil {
			other.DecidedOn, other.TellBy, other.TellArticle = nil, nil, nil
			changed = append(changed, "decided_on", "tell_by", "tell_article")
		}
		if err := update(ctx, w, other, changed...); err != nil {
			return nil, err
		}
	}
	return w.changedComplaint(ctx, complaint, columns...)
}

// MergeComplaint joins a complaint with another. It changes `complaint`.
func MergeComplaint(ctx context.Context, w *Writer, in MergeComplaintInput) (Changed, error) {
	if in.Complaint == in.Into {
		return nil, bad("input.into", "a complaint is not joined with itself")
	}
	// Both locks in the order of numbers, so that two who join them wait for each other in turn.
	locked := map[Key]*Complaint{}
	fields := map[Key]string{in.Complaint: "input.complaint", in.Into: "input.into"}
	keys := []Key{in.Complaint, in.Into}
	slices.SortFunc(keys, func(a, b Key) int { return int(a.ID - b.ID) })
	for _, key := range keys {
		complaint, err := w.openComplaint(ctx, fields[key], key, in.At)
		if err != nil {
			return nil, err
		}
		locked[key] = complaint
	}
	complaint, into := locked[in.Complaint], locked[in.Into]
	switch {
	case complaint.Kind != into.Kind:
		return nil, bad("input.into", "a complaint is joined with complaints, and a report of a violation with reports")
	case complaint.PartyID != nil && into.PartyID != nil && *complaint.PartyID != *into.PartyID:
		return nil, bad("input.into", "it is about another party: what is joined is about the same matter")
	case complaint.CaseID != nil:
		return nil, problem.Errorf(problem.Conflict, "a case grew from this complaint: join the other one with it").At("input.complaint")
	}
	if err := w.inOrder(complaint, in.At); err != nil {
		return nil, err
	}
	switch joined, err := w.joined(ctx, complaint); {
	case err != nil:
		return nil, err
	case len(joined) > 0:
		return nil, problem.Errorf(problem.Conflict, "others are joined with this complaint: join them all with the other one").At("input.complaint")
	}
	// Whoever reads of one reads of the other.
	w.alsoCheckText("input.complaint", complaint.Text)
	w.alsoCheckText("input.into", into.Text)
	complaint.MergedIntoID = &into.ID
	columns, err := w.end(ctx, complaint, in.At, ComplaintResultMerged)
	if err != nil {
		return nil, err
	}
	columns = append(columns, "merged_into_id")
	if into.DecidedOn != nil && complaint.DecidedOn == nil {
		// What became of the other is decided already, and is known of this one from now on.
		on := w.dayOf(in.At)
		if on.Before(*into.DecidedOn) {
			on = *into.DecidedOn
		}
		more, err := w.decided(ctx, complaint, on)
		if err != nil {
			return nil, err
		}
		columns = append(columns, more...)
	}
	return w.changedComplaint(ctx, complaint, columns...)
}
