package db

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"docket/input"
	"docket/law"
	"docket/reporter"
)

// The name and contact of a person who made a complaint are stored apart; the server cannot read them. No text about the
// complaint, or about a clue or a case that came from it, may reveal the name or the contact (投诉举报办法 33). The function tells_reporter
// of the database finds a text that reveals them; the server only receives the number of the text.

// reportTrail holds the numbers of the complaints, clues and cases that a write touches, and so whose reporters it may reveal.
type reportTrail struct {
	complaints, clues, cases []int64
	units                    []int64              // units that touched records belong to themselves
	newCases                 []int64              // filed by this write; nobody can have reported them yet
	texts                    []input.Part[string] // see AlsoCheckText
}

// add notes the complaint, the clue and the case that a record belongs to, or is.
func (t *reportTrail) add(r Row, created bool) {
	v := reflect.ValueOf(r).Elem()
	addField := func(ids *[]int64, field string) {
		f := v.FieldByName(field)
		if f.IsValid() && f.Kind() == reflect.Pointer {
			f = f.Elem()
		}
		if !f.IsValid() || slices.Contains(*ids, f.Int()) {
			return
		}
		*ids = append(*ids, f.Int())
	}
	addField(&t.units, "UnitID")
	addField(&t.complaints, "ComplaintID")
	addField(&t.complaints, "MergedIntoID")
	addField(&t.clues, "ClueID")
	addField(&t.cases, "CaseID")
	switch r := r.(type) {
	case *Complaint:
		t.complaints = append(t.complaints, r.ID)
	case *Clue:
		t.clues = append(t.clues, r.ID)
	case *Case:
		t.cases = append(t.cases, r.ID)
		if created {
			t.newCases = append(t.newCases, r.ID)
		}
	}
}

// mayHaveReporter reports whether somebody may have reported what the write touches.
func (t *reportTrail) mayHaveReporter() bool {
	return len(t.complaints) > 0 || len(t.clues) > 0 ||
		slices.ContainsFunc(t.cases, func(id int64) bool { return !slices.Contains(t.newCases, id) })
}

// AlsoCheckText makes the write check a text on record like a text of its input. A verb calls it if it joins records, so that readers
// of one will also read the text of the other. field is the path that a refusal names.
func (w *Writer) AlsoCheckText(field, text string) {
	w.reports.texts = append(w.reports.texts, input.Part[string]{Field: field, Value: text})
}

// checkReporterSecret returns RULE_VIOLATION if a text of the input reveals who made a complaint that the write touches (投诉举报办法 33).
// The message does not repeat the text. Names of the parties are allowed, even if the reporter has the same name.
func (w *Writer) checkReporterSecret(ctx context.Context, in any) error {
	if !w.reports.mayHaveReporter() {
		return nil
	}
	inputTexts := append(input.Texts(in), w.reports.texts...)
	if len(inputTexts) == 0 {
		return nil
	}
	texts := make([]string, len(inputTexts))
	for i, t := range inputTexts {
		texts[i] = reporter.Normalize(t.Value)
	}
	found, err := w.findRevealingText(ctx, texts)
	if err != nil || found == nil {
		return err
	}
	names, err := w.partyNames(ctx)
	if err != nil {
		return err
	}
	for i := range texts {
		for _, name := range names {
			texts[i] = strings.ReplaceAll(texts[i], name, "\n")
		}
	}
	if found, err = w.findRevealingText(ctx, texts); err != nil || found == nil {
		return err
	}
	return input.Violation(inputTexts[*found-1].Field, law.ReporterRevealed())
}

// findRevealingText returns the number, from 1, of the first normalized text that reveals who made a complaint; nil if none does.
func (w *Writer) findRevealingText(ctx context.Context, texts []string) (number *int, err error) {
	empty := []int64{} // never null
	err = w.tx.Tx.QueryRowContext(ctx, "SELECT tells_reporter($1, $2, $3, $4, $5)", w.agency, append(empty, w.reports.complaints...),
		append(empty, w.reports.clues...), append(empty, w.reports.cases...), texts).Scan(&number)
	if err != nil {
		return nil, fmt.Errorf("look for who made a complaint: %w", err)
	}
	return number, nil
}

// partyNames returns the normalized names of the parties of the cases, clues and complaints that the write touches, and of their
// representatives: a text may hold them even if a reporter has the same name.
func (w *Writer) partyNames(ctx context.Context) ([]string, error) {
	parties, err := Read[Party](ctx, w, `id IN (SELECT party_id FROM cases WHERE agency_id = $1 AND id = ANY ($2)
		UNION SELECT party_id FROM clues WHERE agency_id = $1 AND id = ANY ($3) UNION SELECT party_id FROM complaints WHERE agency_id = $1 AND id = ANY ($4))`,
		"", w.reports.cases, w.reports.clues, w.reports.complaints)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, party := range parties {
		names = append(names, reporter.Normalize(party.Name))
		if party.Representative != nil {
			names = append(names, reporter.Normalize(*party.Representative))
		}
	}
	return names, nil
}

// checkIdentityNumbers returns BAD_USER_INPUT if a text of an input holds an identity number. Such a number belongs in the field identityNo of
// a party, which is masked. The message does not repeat the text. The `sub` of an account is whatever the identity provider says.
func checkIdentityNumbers(in any) error {
	var faults []error
	for _, t := range input.Texts(in) {
		if !strings.HasSuffix(t.Field, ".identityNo") && t.Field != "input.subject" && law.HoldsIdentityNo(t.Value) {
			faults = append(faults, input.Fault(t.Field, "the text holds an identity number, which all its readers would see: leave the number out; it may be given as `identityNo` of a new party"))
		}
	}
	return input.CheckAll(faults...)
}
