package access

import (
	"context"
	"fmt"
	"time"

	"cloud.google.com/go/civil"

	"docket/auth"
	"docket/db"
	"docket/input"
	"docket/problem"
)

// maxSubject is the longest claim `sub` that OpenID Connect allows.
const maxSubject = 255

// maxUnits is the greatest number of units of an account. Every request of the account reads them.
const maxUnits = 50

// GrantAccess gives a person or a machine access. Payload: `account`. Returns CONFLICT if the person has an account in this role
// at the agency.
func GrantAccess(ctx context.Context, w *db.Writer, in GrantAccessInput) (db.Payload, error) {
	from := w.Today()
	if in.ValidFrom != nil {
		from = *in.ValidFrom
	}
	if err := input.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		input.RequireTextIfGiven("input.subject", in.Subject, maxSubject),
		input.RequireText("input.name", in.Name, input.MaxName),
		checkUnitsAndOfficer(ctx, w, in.Role, in.Units, in.Officer),
		input.RequireDay("input.validFrom", from),
		requireEnd(w, in.ValidUntil, from),
	); err != nil {
		return nil, err
	}
	account := &db.Account{
		Subject: in.Subject, Name: in.Name, Role: in.Role, OfficerID: idOf(in.Officer), ValidFrom: from, ValidUntil: in.ValidUntil,
	}
	if err := db.Insert(ctx, w, account); err != nil {
		return nil, err
	}
	if err := addUnits(ctx, w, account, in.Units); err != nil {
		return nil, err
	}
	return db.Payload{"account": {db.KeyOf(account)}}, nil
}

// ChangeAccess changes the name and the role of an account where they are given, and replaces its units, officer and last day: what
// is left out is removed. Payload: `account`. Returns CONFLICT if the account is withdrawn, or has another version than expected, or if
// callers would change the role of their own account.
func ChangeAccess(ctx context.Context, w *db.Writer, in ChangeAccessInput) (db.Payload, error) {
	account, err := lockAccount(ctx, w, in.Account)
	if err != nil {
		return nil, err
	}
	if err := requireVersion(w, in.ExpectedVersion, account); err != nil {
		return nil, err
	}
	if in.Name != nil {
		account.Name = *in.Name
	}
	if in.Role != nil {
		if *in.Role != account.Role && isOwn(ctx, account) {
			return nil, problem.Errorf(problem.Conflict, "the account is your own: ask another admin to change its role").At("input.role")
		}
		account.Role = *in.Role
	}
	if err := input.CheckAll(
		input.RequireText("input.name", account.Name, input.MaxName),
		checkUnitsAndOfficer(ctx, w, account.Role, in.Units, in.Officer),
		requireEnd(w, in.ValidUntil, account.ValidFrom),
	); err != nil {
		return nil, err
	}
	if err := removeOtherUnits(ctx, w, account, in.Units); err != nil {
		return nil, err
	}
	account.OfficerID, account.ValidUntil = idOf(in.Officer), in.ValidUntil
	if err := db.Update(ctx, w, account, "name", "role", "officer_id", "valid_until"); err != nil {
		return nil, err
	}
	if err := addUnits(ctx, w, account, in.Units); err != nil {
		return nil, err
	}
	return db.Payload{"account": {db.KeyOf(account)}}, nil
}

// WithdrawAccess withdraws an account, with all its tokens. Payload: `account`. Returns CONFLICT if the account is withdrawn already, or is
// the caller's own: an agency might lose its last admin by mistake.
func WithdrawAccess(ctx context.Context, w *db.Writer, in WithdrawAccessInput) (db.Payload, error) {
	if err := input.RequireText("input.reason", in.Reason, input.MaxNote); err != nil {
		return nil, err
	}
	account, err := lockAccount(ctx, w, in.Account)
	if err != nil {
		return nil, err
	}
	if isOwn(ctx, account) {
		return nil, problem.Errorf(problem.Conflict, "the account is your own: ask another admin to withdraw it").At("input.account")
	}
	at := w.Now()
	account.WithdrawnAt, account.Withdrawal = &at, &in.Reason
	if err := db.Update(ctx, w, account, "withdrawn_at", "withdrawal"); err != nil {
		return nil, err
	}
	return db.Payload{"account": {db.KeyOf(account)}}, nil
}

// isOwn reports whether an account is the caller's own.
func isOwn(ctx context.Context, account *db.Account) bool {
	return auth.CallerOf(ctx).ID == auth.AccountID(account.AgencyID, account.ID)
}

// lockAccount locks an account that is to be changed. Returns CONFLICT if it is withdrawn.
func lockAccount(ctx context.Context, w *db.Writer, key db.Key) (*db.Account, error) {
	const field = "input.account"
	account := new(db.Account)
	if err := db.Lock(ctx, w, field, key, account); err != nil {
		return nil, err
	}
	if account.WithdrawnAt != nil {
		return nil, problem.Errorf(problem.Conflict, "the account was withdrawn on %s: grant a new one", w.DayOf(*account.WithdrawnAt)).At(field)
	}
	return account, nil
}

// requireVersion returns CONFLICT if the caller has read another version of an account than the current one (expectedVersion of an input). nil is no expectation.
func requireVersion(w *db.Writer, expected *int, account *db.Account) error {
	if expected == nil || *expected == account.Version {
		return nil
	}
	when := account.UpdatedAt.In(w.Zone()).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "the account has version %d since %s, not %d: read it again, then decide", account.Version, when, *expected).
		At("input.expectedVersion").With("version", account.Version).With("changedAt", when)
}

// checkUnitsAndOfficer checks that units and an officer, all optional, are of the agency, and given only in the role LEGAL. Returns
// BAD_USER_INPUT for another role, type or agency, for a unit given twice and for too many, and NOT_FOUND where there is no such record.
func checkUnitsAndOfficer(ctx context.Context, w *db.Writer, role db.AccountRole, units []db.Key, officer *db.Key) error {
	const field = "input.units"
	if len(units) > maxUnits {
		return input.Fault(field, "an account has at most %d units: leave the units out for all of the agency", maxUnits)
	}
	faults := []error{input.RequireDistinctKeys(field, units, 0, "units")}
	if role != db.AccountRoleLegal && (len(units) > 0 || officer != nil) {
		faults = append(faults, input.Fault("input.role", "a %s account has neither units nor officer: leave them out, or give the role LEGAL", role))
	}
	for i, unit := range units {
		faults = append(faults, w.RequireExists(ctx, input.ElementPath(field, i), unit, "Unit", (*db.Unit)(nil)))
	}
	if officer != nil {
		faults = append(faults, w.RequireExists(ctx, "input.officer", *officer, "Officer", (*db.Officer)(nil)))
	}
	return input.CheckAll(faults...)
}

// addUnits gives an account units. It skips those that the account has already.
func addUnits(ctx context.Context, w *db.Writer, account *db.Account, units []db.Key) error {
	if len(units) == 0 {
		return nil
	}
	rows := make([]db.AccountUnit, len(units))
	for i, unit := range units {
		rows[i] = db.AccountUnit{AgencyID: account.AgencyID, AccountID: account.ID, UnitID: unit.ID}
	}
	if _, err := w.Tx().NewInsert().Model(&rows).On("CONFLICT DO NOTHING").Exec(ctx); err != nil {
		return fmt.Errorf("give the account units: %w", err)
	}
	return nil
}

// removeOtherUnits takes from an account all units but those to be kept.
func removeOtherUnits(ctx context.Context, w *db.Writer, account *db.Account, kept []db.Key) error {
	ids := make([]int64, len(kept))
	for i, unit := range kept {
		ids[i] = unit.ID
	}
	if _, err := w.Tx().Tx.ExecContext(ctx, "SELECT account_units_keep($1, $2, $3)", account.AgencyID, account.ID, ids); err != nil {
		return fmt.Errorf("take units from the account: %w", err)
	}
	return nil
}

// requireEnd requires a last day, where one is given, that is not before the first day and not in the past.
func requireEnd(w *db.Writer, until *civil.Date, from civil.Date) error {
	const field = "input.validUntil"
	if until == nil {
		return nil
	}
	if err := input.RequireDay(field, *until); err != nil {
		return err
	}
	if until.Before(w.Today()) {
		return input.Fault(field, "%s is in the past: give today or a later day, or withdraw the account", until)
	}
	return input.RequireNotBefore(field, *until, from, "the first day")
}

// idOf returns the number of a key; nil for none.
func idOf(key *db.Key) *int64 {
	if key == nil {
		return nil
	}
	return &key.ID
}
