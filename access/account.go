package access

import (
	"context"
	"time"

	"cloud.google.com/go/civil"

	"docket/auth"
	"docket/db"
	"docket/problem"
)

// maxSubject is the longest claim `sub` that OpenID Connect allows.
const maxSubject = 255

// GrantAccess gives a person or a machine access. Payload: `account`. Returns CONFLICT if the person has an account in this role
// at the agency.
func GrantAccess(ctx context.Context, w *db.Writer, in GrantAccessInput) (db.Payload, error) {
	from := w.Today()
	if in.ValidFrom != nil {
		from = *in.ValidFrom
	}
	if err := db.CheckAll(
		w.RequireAgency(ctx, in.Agency),
		db.RequireTextIfGiven("input.subject", in.Subject, maxSubject),
		db.RequireText("input.name", in.Name, db.MaxName),
		checkUnitAndOfficer(ctx, w, in.Role, in.Unit, in.Officer),
		db.RequireDay("input.validFrom", from),
		requireEnd(w, in.ValidUntil, from),
	); err != nil {
		return nil, err
	}
	account := &db.Account{
		Subject: in.Subject, Name: in.Name, Role: in.Role, UnitID: idOf(in.Unit), OfficerID: idOf(in.Officer), ValidFrom: from, ValidUntil: in.ValidUntil,
	}
	if err := db.Insert(ctx, w, account); err != nil {
		return nil, err
	}
	return db.Payload{"account": {db.KeyOf(account)}}, nil
}

// ChangeAccess changes the name and the role of an account where they are given, and replaces its unit, officer and last day: one that
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
	if err := db.CheckAll(
		db.RequireText("input.name", account.Name, db.MaxName),
		checkUnitAndOfficer(ctx, w, account.Role, in.Unit, in.Officer),
		requireEnd(w, in.ValidUntil, account.ValidFrom),
	); err != nil {
		return nil, err
	}
	account.UnitID, account.OfficerID, account.ValidUntil = idOf(in.Unit), idOf(in.Officer), in.ValidUntil
	if err := db.Update(ctx, w, account, "name", "role", "unit_id", "officer_id", "valid_until"); err != nil {
		return nil, err
	}
	return db.Payload{"account": {db.KeyOf(account)}}, nil
}

// WithdrawAccess withdraws an account, with all its tokens. Payload: `account`. Returns CONFLICT if the account is withdrawn, or is
// the caller's own: an agency would lose its last admin by a slip.
func WithdrawAccess(ctx context.Context, w *db.Writer, in WithdrawAccessInput) (db.Payload, error) {
	if err := db.RequireText("input.reason", in.Reason, db.MaxNote); err != nil {
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

// requireVersion returns CONFLICT if the caller expects another version of an account than the current one.
func requireVersion(w *db.Writer, expected *int, account *db.Account) error {
	if expected == nil || *expected == account.Version {
		return nil
	}
	when := account.UpdatedAt.In(w.Zone()).Format(time.RFC3339)
	return problem.Errorf(problem.Conflict, "the account has version %d since %s, not %d: read it again, then decide", account.Version, when, *expected).
		At("input.expectedVersion").With("version", account.Version).With("changedAt", when)
}

// checkUnitAndOfficer checks that a unit and an officer, each optional, are of the agency, and given only in the role LEGAL. Returns
// BAD_USER_INPUT for another role, type or agency, and NOT_FOUND where there is no such record.
func checkUnitAndOfficer(ctx context.Context, w *db.Writer, role db.AccountRole, unit, officer *db.Key) error {
	var faults []error
	if role != db.AccountRoleLegal && (unit != nil || officer != nil) {
		faults = append(faults, db.BadInput("input.role", "a %s account has neither unit nor officer: leave them out, or give the role LEGAL", role))
	}
	if unit != nil {
		faults = append(faults, w.RequireExists(ctx, "input.unit", *unit, "Unit", (*db.Unit)(nil)))
	}
	if officer != nil {
		faults = append(faults, w.RequireExists(ctx, "input.officer", *officer, "Officer", (*db.Officer)(nil)))
	}
	return db.CheckAll(faults...)
}

// requireEnd requires a last day, where one is given, that is not before the first day and not in the past.
func requireEnd(w *db.Writer, until *civil.Date, from civil.Date) error {
	const field = "input.validUntil"
	if until == nil {
		return nil
	}
	if err := db.RequireDay(field, *until); err != nil {
		return err
	}
	if until.Before(w.Today()) {
		return db.BadInput(field, "%s is in the past: give today or a later day, or withdraw the account", until)
	}
	return db.RequireNotBefore(field, *until, from, "the first day")
}

// idOf returns the number of a key; nil for none.
func idOf(key *db.Key) *int64 {
	if key == nil {
		return nil
	}
	return &key.ID
}
