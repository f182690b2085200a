package db

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"docket/auth"
	"docket/input"
	"docket/problem"
)

// requireScope requires that the caller of a request may write the records of the agency that it is for. Callers write only for the agencies that
// Caller.Agencies names, not for the agencies below them. Returns NOT_FOUND for the first field of the input that names the agency or a
// record of the agency, as for a record that does not exist: callers who may not see a record must not learn that it exists. Returns
// FORBIDDEN if no field does. A write that no request asked for, as an import, has no caller and is not limited.
func requireScope(ctx context.Context, request WriteRequest) error {
	caller := auth.CallerOf(ctx)
	if !caller.IsKnown() || caller.EveryAgency || slices.Contains(caller.Agencies, request.Agency) {
		return nil
	}
	for _, k := range input.PartsOf[Key](request.Input) {
		if k.Value.Agency == request.Agency || k.Value.Type == "Agency" && k.Value.ID == request.Agency {
			return NotFound(k.Field, k.Value)
		}
	}
	return problem.Errorf(problem.Forbidden, "the caller may not write records of this agency").At("input")
}

// checkInputUnits returns FORBIDDEN if an input names a unit that the caller may not write for, or a case, clue or complaint of such a unit.
func (w *Writer) checkInputUnits(ctx context.Context, in any) error {
	if len(auth.CallerOf(ctx).Units) == 0 {
		return nil
	}
	var named reportTrail
	for _, k := range input.PartsOf[Key](in) {
		switch key := k.Value; {
		case key.Agency != w.agency:
		case key.Type == "Unit":
			named.units = append(named.units, key.ID)
		case key.Type == "Case":
			named.cases = append(named.cases, key.ID)
		case key.Type == "Clue":
			named.clues = append(named.clues, key.ID)
		case key.Type == "Complaint":
			named.complaints = append(named.complaints, key.ID)
		}
	}
	return w.checkUnits(ctx, named)
}

// checkUnits returns FORBIDDEN if a record belongs to a unit that the caller may not write for.
func (w *Writer) checkUnits(ctx context.Context, records reportTrail) error {
	caller := auth.CallerOf(ctx)
	if len(caller.Units) == 0 {
		return nil
	}
	var own []int64
	for _, unit := range caller.Units {
		if unit.Agency == w.agency {
			own = append(own, unit.ID)
		}
	}
	names, err := w.foreignUnits(ctx, records, own)
	if err != nil || len(names) == 0 {
		return err
	}
	return problem.Errorf(problem.Forbidden, "the record belongs to %s, and you may write for other units only: ask an officer of that unit, or an admin for its addition to your account",
		strings.Join(names, ", ")).At("input")
}

// foreignUnits returns the names of the units, other than own, that records belong to.
func (w *Writer) foreignUnits(ctx context.Context, records reportTrail, own []int64) ([]string, error) {
	empty := []int64{} // never null
	rows, err := w.tx.Tx.QueryContext(ctx, `SELECT name FROM units WHERE agency_id = $1 AND NOT id = ANY ($2) AND id IN (
		SELECT unnest($3::bigint[])
		UNION SELECT unit_id FROM cases WHERE agency_id = $1 AND id = ANY ($4)
		UNION SELECT unit_id FROM clues WHERE agency_id = $1 AND id = ANY ($5)
		UNION SELECT unit_id FROM complaints WHERE agency_id = $1 AND id = ANY ($6)) ORDER BY id`,
		w.agency, append(empty, own...), append(empty, records.units...), append(empty, records.cases...), append(empty, records.clues...),
		append(empty, records.complaints...))
	if err != nil {
		return nil, fmt.Errorf("look for units: %w", err)
	}
	defer rows.Close()
	var names []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, fmt.Errorf("look for units: %w", err)
		}
		names = append(names, name)
	}
	return names, rows.Err()
}
