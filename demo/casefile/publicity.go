package casefile

import (
	"fmt"
	"strings"

	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// publish publishes the decision that stands.
func (f *File) publish(in enforcement.PublishDecisionInput) {
	var standing []*db.Penalty
	var penalties []law.Penalty
	for _, p := range f.penalties.own() {
		if p.WithdrawnOn != nil {
			continue
		}
		seen := law.Penalty{Kind: string(p.Kind)}
		if p.Amount != nil {
			seen.Amount = *p.Amount
		}
		standing, penalties = append(standing, p), append(penalties, seen)
	}
	f.take(happened{TakenStep: law.TakenStep{Step: law.Published, On: in.On}, note: in.Note, penalties: penalties})
	content := make([]string, len(standing))
	for i, p := range standing {
		content[i] = p.Kind.Word()
		if p.Amount != nil {
			content[i] += p.Amount.StringFixed(2) + "元"
		}
		provision := f.provisions[*p.ProvisionID]
		content[i] += fmt.Sprintf("（《%s》%s）", provision.Law, provision.Article)
	}
	own := f.decisions.own()
	decision, party := own[len(own)-1], f.parties[f.current.PartyID]
	record := &db.PublicRecord{
		DecisionID: decision.ID, PartyName: party.Name, PartyCode: party.Code, Violation: masked(party, strings.TrimPrefix(f.current.Cause, "涉嫌")),
		Content: strings.Join(content, "；"), Bureau: f.agency.Name, DecidedOn: decision.DecidedOn, PublishedOn: in.On,
		ShownUntil: f.book.ShownUntil(f.matter, penalties, in.On),
	}
	if isPerson(party) {
		record.PartyName, record.PartyCode = law.MaskedName(party.Name), nil
	}
	put(f, &f.public, record, &record.Record)
}

// isPerson reports whether a party is shown as a person is.
func isPerson(p *db.Party) bool {
	return p.Kind == db.PartyKindNaturalPerson || p.Kind == db.PartyKindSoleTrader && len([]rune(p.Name)) <= 4
}

// masked returns a text without the names and numbers of people.
func masked(p *db.Party, text string) string {
	if isPerson(p) {
		text = strings.ReplaceAll(text, p.Name, law.MaskedName(p.Name))
	}
	if p.Representative != nil {
		text = strings.ReplaceAll(text, *p.Representative, law.MaskedName(*p.Representative))
	}
	return law.MaskedNumbers(text)
}

// publicRecordOf returns what is shown of a decision; nil where nothing is.
func (f *File) publicRecordOf(decision *db.Decision) *db.PublicRecord {
	for _, r := range f.public.own() {
		if r.DecisionID == decision.ID {
			return r
		}
	}
	return nil
}

// endPublicity ends the publicity of a decision before its time.
func (f *File) endPublicity(in enforcement.EndPublicityInput) {
	decision := f.decisions.at(in.Decision)
	var kinds []string
	for _, p := range f.penalties.own() {
		if p.DecisionID == decision.ID {
			kinds = append(kinds, string(p.Kind))
		}
	}
	f.refuseUnlawful(law.CheckEarlyEnd(f.matter, kinds))
	record := f.publicRecordOf(decision)
	if !in.EndsOn.Before(record.ShownUntil) {
		f.refuse("publicity ends early on %s, and is shown until %s", in.EndsOn, record.ShownUntil)
	}
	record.ShownUntil = in.EndsOn
	f.changed(&record.Record)
	f.beside(law.PublicityEnded, in.EndsOn, &in.Reason)
}

// withdraw withdraws a decision: nothing of it is owed, and nothing of it is shown but that it was withdrawn, and why.
func (f *File) withdraw(in enforcement.WithdrawDecisionInput) {
	decision := f.decisions.at(in.Decision)
	f.take(happened{TakenStep: law.TakenStep{Step: law.Withdrawn, On: in.WithdrawnOn}, note: &in.Reason})
	decision.WithdrawnOn, decision.Withdrawal, decision.WithdrawalReason = &in.WithdrawnOn, &in.Withdrawal, &in.Reason
	f.changed(&decision.Record)
	for _, i := range f.instalments.own() {
		if i.ReplacedOn == nil && f.penalties.all[i.PenaltyID-1].DecisionID == decision.ID {
			i.ReplacedOn = &in.WithdrawnOn
			f.changed(&i.Record)
		}
	}
	f.settle(in.WithdrawnOn)
	for _, p := range f.penalties.own() {
		if p.DecisionID == decision.ID {
			p.WithdrawnOn = &in.WithdrawnOn
			f.changed(&p.Record)
		}
	}
	if record := f.publicRecordOf(decision); record != nil {
		const withdrawn = "已撤回"
		reason := masked(f.parties[f.current.PartyID], in.Reason)
		record.TakenDownOn, record.Reason = &in.WithdrawnOn, &reason
		record.PartyName, record.PartyCode, record.Violation, record.Content = withdrawn, nil, withdrawn, withdrawn
		f.changed(&record.Record)
	}
}
