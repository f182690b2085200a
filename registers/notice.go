package registers

import (
	"context"
	"fmt"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// PublishNotice publishes a warning to consumers, or a decided case as a typical case. Payload: `consumerNotice`. Returns RULE_VIOLATION
// where the case has no decision that stands (行政处罚法 48), or the text names a natural person of the case (信息公示规定 6).
func PublishNotice(ctx context.Context, w *db.Writer, in PublishNoticeInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.title", in.Title, input.MaxLine),
		input.RequireText("input.text", in.Text, input.MaxText),
		w.RequireNotFuture("input.publishedOn", in.PublishedOn),
		checkEndsOn(in),
		requireCaseIfTypical(in),
	); err != nil {
		return nil, err
	}
	notice := &db.ConsumerNotice{Kind: in.Kind, Title: in.Title, Text: in.Text, PublishedOn: in.PublishedOn, EndsOn: in.EndsOn, CaseID: db.IDIfGiven(in.Case)}
	if in.Case != nil {
		if err := checkTypicalCase(ctx, w, in); err != nil {
			return nil, err
		}
	}
	if err := db.Insert(ctx, w, notice); err != nil {
		return nil, err
	}
	return db.Payload{"consumerNotice": {db.KeyOf(notice)}}, nil
}

// checkEndsOn checks that a notice, if it has an end, ends on a day that is not before its publication.
func checkEndsOn(in PublishNoticeInput) error {
	if in.EndsOn == nil {
		return nil
	}
	if err := input.RequireDay("input.endsOn", *in.EndsOn); err != nil {
		return err
	}
	return input.RequireNotBefore("input.endsOn", *in.EndsOn, in.PublishedOn, "it is published")
}

// requireCaseIfTypical checks that a typical case names a case, and that a warning names none.
func requireCaseIfTypical(in PublishNoticeInput) error {
	isTypicalCase := in.Kind == db.NoticeKindTypicalCase
	switch {
	case isTypicalCase && in.Case == nil:
		return input.Fault("input.case", "a typical case is a case: name it, or say WARNING")
	case !isTypicalCase && in.Case != nil:
		return input.Fault("input.case", "a warning is of no case: leave it out, or say TYPICAL_CASE")
	}
	return nil
}

// checkTypicalCase locks the case and checks that it has a decision that was not withdrawn (行政处罚法 48), made by the day of publication,
// and that title and text name no natural person of the case (信息公示规定 6).
func checkTypicalCase(ctx context.Context, w *db.Writer, in PublishNoticeInput) error {
	published, party := new(db.Case), new(db.Party)
	if err := db.Lock(ctx, w, "input.case", *in.Case, published); err != nil {
		return err
	}
	var valid []*db.Decision
	if err := input.CheckAll(
		w.Tx().NewSelect().Model(&valid).Where("agency_id = ?", w.Agency()).Where("case_id = ?", published.ID).Where("withdrawn_on IS NULL").Order("id").Scan(ctx),
		w.Tx().NewSelect().Model(party).Where("agency_id = ?", w.Agency()).Where("id = ?", published.PartyID).Scan(ctx),
	); err != nil {
		return fmt.Errorf("read decision and party: %w", err)
	}
	if v := law.CheckTypicalCase(published.CaseNo, published.DecidedOn != nil && len(valid) > 0); v != nil {
		return input.Violation("input.case", v)
	}
	if decidedOn := valid[0].DecidedOn; in.PublishedOn.Before(decidedOn) {
		return input.Fault("input.publishedOn", "%s is before the decision, %s", in.PublishedOn, decidedOn)
	}
	for _, part := range []struct{ field, text string }{{"input.title", in.Title}, {"input.text", in.Text}} {
		if v := law.CheckAnonymous(part.text, personsOf(party)); v != nil {
			return input.Violation(part.field, v)
		}
	}
	return nil
}

// personsOf returns the names of the natural persons behind a party: of the party itself, if the party is a natural person, and of its
// representative. The name of a company is no name of a person.
func personsOf(party *db.Party) (names []string) {
	if party.Kind == db.PartyKindNaturalPerson {
		names = append(names, party.Name)
	}
	if party.Representative != nil {
		names = append(names, *party.Representative)
	}
	return names
}

// EndNotice sets the end of a notice. Payload: `consumerNotice`. Returns CONFLICT where the notice has an end that is not after the given
// day.
func EndNotice(ctx context.Context, w *db.Writer, in EndNoticeInput) (db.Payload, error) {
	notice := new(db.ConsumerNotice)
	if err := input.CheckAll(db.Lock(ctx, w, "input.consumerNotice", in.ConsumerNotice, notice), input.RequireDay("input.endsOn", in.EndsOn)); err != nil {
		return nil, err
	}
	if err := input.RequireNotBefore("input.endsOn", in.EndsOn, notice.PublishedOn, "it was published"); err != nil {
		return nil, err
	}
	if notice.EndsOn != nil && !in.EndsOn.Before(*notice.EndsOn) {
		return nil, problem.Errorf(problem.Conflict, "the notice is shown until %s", notice.EndsOn).At("input.consumerNotice")
	}
	notice.EndsOn = &in.EndsOn
	if err := db.Update(ctx, w, notice, "ends_on"); err != nil {
		return nil, err
	}
	return db.Payload{"consumerNotice": {db.KeyOf(notice)}}, nil
}
