package casefile

import (
	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/enforcement"
	"docket/law"
)

// fileCase files the case.
func (f *File) fileCase(in enforcement.FileCaseInput) {
	c := &db.Case{
		UnitID: &in.Unit.ID, Field: in.Field, Source: in.Source, Procedure: in.Procedure, Cause: in.Cause, Facts: in.Facts, Status: db.CaseStatusFiled,
		PartyID: in.Party.ID, ValueOfGoods: in.ValueOfGoods, IllegalGains: in.IllegalGains, DiscoveredOn: in.DiscoveredOn, FiledOn: in.FiledOn,
	}
	if in.Business != nil {
		c.BusinessID = &in.Business.ID
	}
	f.current = put(f, &f.cases, c, &c.Record)
	if in.From != nil && in.From.Type == "Clue" {
		f.fileFromClue(f.clues.at(*in.From))
	}
	for _, officer := range in.Officers {
		f.officers = append(f.officers, caseOfficer{f.agency.ID, c.ID, officer.ID})
	}
	f.matter = law.CaseState{
		IsSimplified: c.Procedure == db.CaseProcedureSimplified, IsPerson: f.parties[c.PartyID].Kind == db.PartyKindNaturalPerson,
		Steps: []law.TakenStep{{Step: law.Filed, On: c.FiledOn}}, ValueOfGoods: c.ValueOfGoods,
	}
	f.event(db.CaseEventKindFiled, in.FiledOn, nil)
	f.moveDeadlines(law.Filed, in.FiledOn, nil)
}

// decideOnTheSpot files, decides and serves the case at once.
func (f *File) decideOnTheSpot(in enforcement.DecideOnTheSpotInput) {
	f.fileCase(enforcement.FileCaseInput{
		Unit: in.Unit, Field: in.Field, Source: in.Source, Procedure: db.CaseProcedureSimplified, Cause: in.Cause, Facts: in.Facts, Party: in.Party,
		Business: in.Business, Officers: in.Officers, ValueOfGoods: in.ValueOfGoods, FiledOn: in.On,
	})
	f.decidePenalty(enforcement.DecidePenaltyInput{DecidedOn: in.On, Reasons: in.Reasons, Penalties: in.Penalties})
	f.serve(enforcement.ServeDocumentInput{StepInput: enforcement.StepInput{On: in.On}})
}

// PenaltiesInLaw returns penalties as package law needs them.
func PenaltiesInLaw(penalties []enforcement.PenaltyInput) []law.Penalty {
	all := make([]law.Penalty, len(penalties))
	for i, p := range penalties {
		all[i].Kind, all[i].ProvisionID = string(p.Kind), p.Provision.ID
		if p.Amount != nil {
			all[i].Amount = *p.Amount
		}
		if p.Act != nil {
			all[i].Act = *p.Act
		}
	}
	return all
}

// checkProvisions checks that the provisions are in force on a day, and that fines keep to their bounds or say why not.
func (f *File) checkProvisions(penalties []enforcement.PenaltyInput, on civil.Date) {
	for _, p := range penalties {
		provision := f.provisions[p.Provision.ID]
		if provision.EffectiveFrom.After(on) {
			f.refuse("%s %s is cited on %s and in force from %s", provision.Law, provision.Article, on, provision.EffectiveFrom)
		}
		if p.Kind != db.PenaltyKindFine {
			continue
		}
		low, high := law.FineBounds{Min: provision.FineMin, Max: provision.FineMax}.Amounts(decimal.Zero)
		f.refuseUnlawful(law.CheckFine(*p.Amount, low, high, p.Departure != nil))
		if p.Departure != nil && law.CheckFine(*p.Amount, low, high, false) == nil {
			f.refuse("a fine of %s keeps to its bounds and says why it does not", p.Amount)
		}
	}
}

// propose proposes penalties.
func (f *File) propose(in enforcement.ProposePenaltyInput) {
	f.checkProvisions(in.Penalties, in.On)
	penalties := PenaltiesInLaw(in.Penalties)
	f.take(happened{TakenStep: law.TakenStep{Step: law.Proposed, On: in.On}, note: in.Note, penalties: penalties})
	f.matter.Proposed = penalties
	proposal := &db.Proposal{CaseID: f.current.ID, ProposedOn: in.On, Reasons: in.Reasons}
	put(f, &f.proposals, proposal, &proposal.Record)
	for _, p := range in.Penalties {
		proposed := &db.ProposedPenalty{ProposalID: proposal.ID, Kind: p.Kind, ProvisionID: p.Provision.ID, Amount: p.Amount, Text: p.Text, Departure: p.Departure, Act: p.Act}
		put(f, &f.proposed, proposed, &proposed.Record)
	}
}

// decidePenalty decides penalties, none that the party was not told of.
func (f *File) decidePenalty(in enforcement.DecidePenaltyInput) {
	f.checkProvisions(in.Penalties, in.DecidedOn)
	penalties := PenaltiesInLaw(in.Penalties)
	f.take(happened{TakenStep: law.TakenStep{Step: law.Decided, On: in.DecidedOn}, penalties: penalties})
	_, v := f.matter.CheckAgainstNotice(penalties)
	f.refuseUnlawful(v)
	decision := f.decide(db.DecisionOutcomePenalty, in.DecidedOn, in.Reasons)
	for _, p := range in.Penalties {
		penalty := &db.Penalty{
			CaseID: f.current.ID, DecisionID: decision.ID, Kind: p.Kind, ProvisionID: &p.Provision.ID, Amount: p.Amount, Text: p.Text, Departure: p.Departure, Act: p.Act,
		}
		put(f, &f.penalties, penalty, &penalty.Record)
	}
}

// decide adds a decision, which is numbered once all are known.
func (f *File) decide(outcome db.DecisionOutcome, on civil.Date, reasons *string) *db.Decision {
	d := &db.Decision{CaseID: f.current.ID, Outcome: outcome, DecidedOn: on, Reasons: reasons}
	return put(f, &f.decisions, d, &d.Record)
}
