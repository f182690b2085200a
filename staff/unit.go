package staff

import (
	"context"

	"docket/db"
	"docket/input"
)

// AddUnit adds a unit to an agency. Payload: `unit`. Returns CONFLICT if the agency has a unit of this name (the constraint units_name_key).
func AddUnit(ctx context.Context, w *db.Writer, in AddUnitInput) (db.Payload, error) {
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireText("input.name", in.Name, input.MaxName),
	); err != nil {
		return nil, err
	}
	unit := &db.Unit{Name: in.Name, Kind: in.Kind}
	if err := db.Insert(ctx, w, unit); err != nil {
		return nil, err
	}
	return db.Payload{"unit": {db.KeyOf(unit)}}, nil
}

// ChangeUnit renames a unit, or changes its kind. Payload: `unit`. Returns BAD_USER_INPUT if nothing changes, and CONFLICT if the unit has another
// version than expected, or if the agency has another unit of this name (the constraint units_name_key).
func ChangeUnit(ctx context.Context, w *db.Writer, in ChangeUnitInput) (db.Payload, error) {
	unit := new(db.Unit)
	name := input.RequireTextIfGiven("input.name", in.Name, input.MaxName)
	if err := db.Lock(ctx, w, "input.unit", in.Unit, unit); err != nil {
		return nil, input.CheckAll(err, name)
	}
	if err := input.CheckAll(w.RequireVersion(in.ExpectedVersion, unit), name); err != nil {
		return nil, err
	}
	var c change
	set(&c, "name", &unit.Name, in.Name)
	set(&c, "kind", &unit.Kind, in.Kind)
	if err := c.write(ctx, w, unit); err != nil {
		return nil, err
	}
	return db.Payload{"unit": {db.KeyOf(unit)}}, nil
}
