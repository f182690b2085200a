package access_test

import (
	"strings"
	"testing"

	"docket/access"
	"docket/auth"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// officer is a good input of grantAccess.
func officer() access.GrantAccessInput {
	return access.GrantAccessInput{
		Agency: dbtest.Key("Agency:1"), Subject: new("u-1"), Name: "王芳", Role: db.AccountRoleLegal, Units: []db.Key{dbtest.Key("Unit:1:1")}, Officer: new(dbtest.Key("Officer:1:1")),
		ValidFrom: new(dbtest.Day("2024-03-01")), ValidUntil: new(dbtest.Day("2024-12-31")),
	}
}

func TestGrantAccess(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = access.GrantAccessInput
	dbtest.CheckRefusals(t, w, access.GrantAccess, officer, map[string]dbtest.FaultyInput[in]{
		"an agency that is not":        {Change: func(a *in) { a.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Says: "there is no Agency"}},
		"a blank subject":              {Change: func(a *in) { a.Subject = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.subject", Says: "blank"}},
		"a subject too long":           {Change: func(a *in) { a.Subject = new(strings.Repeat("1", 256)) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.subject", Says: "at most 255"}},
		"without a name":               {Change: func(a *in) { a.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Says: "blank"}},
		"an auditor with a unit":       {Change: func(a *in) { a.Role, a.Officer = db.AccountRoleAuditor, nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.role", Says: "neither units nor officer"}},
		"an admin who is an officer":   {Change: func(a *in) { a.Role, a.Units = db.AccountRoleAdmin, nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.role", Says: "neither units nor officer"}},
		"a unit of another agency":     {Change: func(a *in) { a.Units = append(a.Units, dbtest.Key("Unit:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.units[1]", Says: "another bureau"}},
		"a unit that is not":           {Change: func(a *in) { a.Units[0].ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.units[0]", Says: "there is no Unit"}},
		"an officer as unit":           {Change: func(a *in) { a.Units[0] = dbtest.Key("Officer:1:1") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.units[0]", Says: "not of Unit"}},
		"a unit twice":                 {Change: func(a *in) { a.Units = append(a.Units, a.Units[0]) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.units[1]", Says: "the same as input.units[0]"}},
		"too many units":               {Change: func(a *in) { a.Units = make([]db.Key, 51) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.units", Says: "at most 50"}},
		"an officer who is not":        {Change: func(a *in) { a.Officer.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.officer", Says: "there is no Officer"}},
		"an end before the beginning":  {Change: func(a *in) { a.ValidFrom = new(dbtest.Day("2025-01-01")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.validUntil", Says: "before the first day, 2025-01-01"}},
		"an end in the past":           {Change: func(a *in) { a.ValidUntil = new(dbtest.Day("2024-03-14")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.validUntil", Says: "2024-03-14 is in the past"}},
		"a beginning before the years": {Change: func(a *in) { a.ValidFrom = new(dbtest.Day("1800-01-01")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.validFrom", Says: "not a day from 1900"}},
	})
	dbtest.CheckRefused(t, w, access.GrantAccess, officer(), dbtest.Refusal{Code: problem.Conflict, Field: "input.subject", Says: "has an account in this role"})
	// The same person may be something else, and somebody at another agency; a machine has no subject.
	admin := officer()
	admin.Role, admin.Units, admin.Officer, admin.ValidFrom, admin.ValidUntil = db.AccountRoleAdmin, nil, nil, nil, new(dbtest.Day("2024-03-15"))
	dbtest.Run(t, w, access.GrantAccess, admin)
	machine := access.GrantAccessInput{Agency: dbtest.Key("Agency:2"), Name: "大屏", Role: db.AccountRoleDashboard}
	dbtest.Run(t, w, access.GrantAccess, machine)
	dbtest.Run(t, w, access.GrantAccess, machine)
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', agency_id, subject, name, role, (SELECT string_agg(u.unit_id::text, '+') FROM account_units u WHERE u.agency_id = a.agency_id AND u.account_id = a.id), officer_id, valid_from, valid_until), ', ' ORDER BY id) FROM accounts a"),
		"1 u-1 王芳 LEGAL 1 1 2024-03-01 2024-12-31, 1 u-1 王芳 ADMIN 2024-03-15 2024-03-15, 2 大屏 DASHBOARD 2024-03-15, 2 大屏 DASHBOARD 2024-03-15")
}

func TestChangeAccess(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = access.ChangeAccessInput
	account := dbtest.RunForKey(t, w, access.GrantAccess, officer(), "account")
	good := func() in {
		return in{Account: account, ExpectedVersion: new(1), Units: []db.Key{dbtest.Key("Unit:1:1")}}
	}
	dbtest.CheckRefusals(t, w, access.ChangeAccess, good, map[string]dbtest.FaultyInput[in]{
		"an account that is not":       {Change: func(a *in) { a.Account.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.account", Says: "there is no Account"}},
		"another record":               {Change: func(a *in) { a.Account = dbtest.FirstBusiness }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.account", Says: "not of Account"}},
		"an older version":             {Change: func(a *in) { a.ExpectedVersion = new(7) }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.expectedVersion", Says: "has version 1 since 2024-03-15T09:30:00+08:00, not 7"}},
		"a blank name":                 {Change: func(a *in) { a.Name = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Says: "blank"}},
		"a dashboard with a unit":      {Change: func(a *in) { a.Role = new(db.AccountRoleDashboard) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.role", Says: "neither units nor officer"}},
		"an end before the first day":  {Change: func(a *in) { a.ValidUntil = new(dbtest.Day("2024-02-29")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.validUntil", Says: "in the past"}},
		"an officer of another agency": {Change: func(a *in) { a.Officer = new(dbtest.Key("Officer:2:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.officer", Says: "another bureau"}},
	})
	dbtest.CheckEqual(t, "what was left out is empty, but the name and the role", w.Text(t, "SELECT concat_ws(' ', name, role, officer_id, valid_until, version) FROM accounts"), "王芳 LEGAL 2")
	// Units are replaced as a whole.
	w.Execute(t, "INSERT INTO units (agency_id, id, name, kind) VALUES (1, 8, '八所', 'BRANCH'), (1, 9, '九所', 'BRANCH')")
	units := func(what, want string) {
		t.Helper()
		dbtest.CheckEqual(t, what, w.Text(t, "SELECT coalesce(string_agg(unit_id::text, ' ' ORDER BY unit_id), '') FROM account_units"), want)
	}
	units("the unit that stayed", "1")
	dbtest.Run(t, w, access.ChangeAccess, in{Account: account, Units: []db.Key{dbtest.Key("Unit:1:9"), dbtest.Key("Unit:1:1")}})
	units("a unit more", "1 9")
	dbtest.Run(t, w, access.ChangeAccess, in{Account: account, Units: []db.Key{dbtest.Key("Unit:1:8"), dbtest.Key("Unit:1:9")}})
	units("another one in place of the first", "8 9")
	// Nobody changes the own role, as an agency would lose its admin by a slip.
	own := auth.WithCaller(t.Context(), auth.Caller{ID: auth.AccountID(1, account.ID), Role: auth.Admin, Agencies: []int64{1}})
	change := in{Account: account, Role: new(db.AccountRoleAuditor)}
	_, err := db.Do(own, w.Store, access.ChangeAccess, change, nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.role", Says: "your own"}.Check(t, "the own role", err)
	dbtest.Run(t, w, access.ChangeAccess, change)
	dbtest.CheckEqual(t, "changed by another", w.Text(t, "SELECT concat_ws(' ', role, version) FROM accounts"), "AUDITOR 5")
	units("an auditor has none", "")
	dbtest.Run(t, w, access.ChangeAccess, in{Account: account, Role: new(db.AccountRoleLegal), Units: []db.Key{dbtest.Key("Unit:1:8")}})
	units("an officer again", "8")
}

func TestWithdrawAccess(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = access.WithdrawAccessInput
	account := dbtest.RunForKey(t, w, access.GrantAccess, officer(), "account")
	good := func() in { return in{Account: account, Reason: "调离"} }
	own := auth.WithCaller(t.Context(), auth.Caller{ID: auth.AccountID(1, account.ID), Role: auth.Admin, Agencies: []int64{1}})
	_, err := db.Do(own, w.Store, access.WithdrawAccess, good(), nil)
	dbtest.Refusal{Code: problem.Conflict, Field: "input.account", Says: "ask another admin"}.Check(t, "the own account", err)
	dbtest.CheckRefusals(t, w, access.WithdrawAccess, good, map[string]dbtest.FaultyInput[in]{
		"without a reason":       {Change: func(a *in) { a.Reason = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.reason", Says: "blank"}},
		"an account that is not": {Change: func(a *in) { a.Account.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.account", Says: "there is no Account"}},
	})
	withdrawn := dbtest.Refusal{Code: problem.Conflict, Field: "input.account", Says: "withdrawn on 2024-03-15: grant a new one"}
	dbtest.CheckRefused(t, w, access.WithdrawAccess, good(), withdrawn)
	dbtest.CheckRefused(t, w, access.ChangeAccess, access.ChangeAccessInput{Account: account}, withdrawn)
	dbtest.CheckRefused(t, w, access.CreateToken, token(account), withdrawn)
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT concat_ws(' ', withdrawn_at AT TIME ZONE 'UTC', withdrawal) FROM accounts"), "2024-03-15 01:30:00 调离")
	dbtest.Run(t, w, access.GrantAccess, officer()) // the person comes back
}
