package enforcement

import (
	"context"
	"maps"
	"slices"

	"docket/db"
	"docket/input"
	"docket/law"
	"docket/problem"
)

// DecideOnTheSpot files a case of the simplified procedure, decides it and serves the decision at once (行政处罚法 51, 52). Payload: `case`
// and `decision`. Returns the errors of FileCase, DecidePenalty and ServeDocument, with its own fields, and RULE_VIOLATION where
// the caller is an officer but not one of those who decide.
func DecideOnTheSpot(ctx context.Context, w *db.Writer, in DecideOnTheSpotInput) (db.Payload, error) {
	if acting := w.ActingOfficer(ctx); acting != nil {
		if err := input.RequireLawful("input.officers", law.CheckDecidesOnTheSpot(slices.Contains(in.Officers, *acting))); err != nil {
			return nil, err
		}
	}
	filed, err := FileCase(ctx, w, FileCaseInput{
		Unit: in.Unit, Field: in.Field, Source: in.Source, Procedure: db.CaseProcedureSimplified, Cause: in.Cause, Facts: in.Facts, Party: in.Party,
		NewParty: in.NewParty, Business: in.Business, From: in.From, Officers: in.Officers, ValueOfGoods: in.ValueOfGoods, FiledOn: in.On,
	})
	if err != nil {
		return nil, renameFields(err)
	}
	key := filed["case"][0]
	decided, err := DecidePenalty(ctx, w, DecidePenaltyInput{
		Case: key, DecisionNo: in.DecisionNo, DecidedOn: in.On, Reasons: in.Reasons, Penalties: in.Penalties,
	})
	if err != nil {
		return nil, renameFields(err)
	}
	served, err := ServeDocument(ctx, w, ServeDocumentInput{StepInput{Case: key, On: in.On}})
	if err != nil {
		return nil, renameFields(err)
	}
	maps.Copy(decided, served)
	return decided, nil
}

// renameFields changes the fields of the problems in err, from fields of FileCaseInput and DecidePenaltyInput to those of
// DecideOnTheSpotInput, and returns err.
func renameFields(err error) error {
	for _, p := range problem.All(err) {
		switch p.Field {
		case "input.filedOn", "input.decidedOn":
			p.Field = "input.on"
		case "input.case":
			p.Field = "input.penalties"
		}
	}
	return err
}
