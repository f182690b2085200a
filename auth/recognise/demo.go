package recognise

import (
	"context"
	"database/sql"
	"errors"
	"strings"

	"docket/auth"
	"docket/problem"
)

// demoTokens are the tokens of the demo mode, by the role that they give.
var demoTokens = map[string]auth.Role{
	"demo-legal": auth.Legal, "demo-auditor": auth.Auditor, "demo-dashboard": auth.Dashboard, "demo-admin": auth.Admin,
}

// demoCaller returns the caller who has a role in the demo mode, at all agencies.
func demoCaller(role auth.Role) auth.Caller {
	name := strings.ToLower(string(role))
	return auth.Caller{ID: "demo:" + name, Name: "demo " + name, Role: role, EveryAgency: true, IsDemo: true}
}

// demoOfficerToken takes the officer of the demo bureau: an account that names one, as officers have who sign in.
const demoOfficerToken = "demo-officer"

// demoOfficer returns the caller whom the first account that names an officer stands for, under the officer's name. Returns UNAUTHENTICATED
// if no account does.
func (a *Accounts) demoOfficer(ctx context.Context) (auth.Caller, error) {
	if a == nil {
		return auth.Caller{}, errUnknownToken()
	}
	var r row
	var name string
	destinations, complete := r.scan()
	err := a.store.DB().DB.QueryRowContext(ctx, `SELECT `+accountColumns+`, o.name FROM accounts a JOIN officers o ON o.agency_id = a.agency_id AND o.id = a.officer_id
		WHERE a.withdrawn_at IS NULL AND a.role = 'LEGAL' ORDER BY a.agency_id, a.id LIMIT 1`).Scan(append(destinations, &name)...)
	if errors.Is(err, sql.ErrNoRows) {
		return auth.Caller{}, problem.Errorf(problem.Unauthenticated, "no account names an officer, whom the token demo-officer could stand for: grant one with the role LEGAL")
	}
	if err == nil {
		err = complete()
	}
	if err != nil {
		return auth.Caller{}, a.explain(ctx, "read the account of the demo officer", err)
	}
	caller := r.caller()
	caller.ID, caller.Name, caller.IsDemo = "demo:officer", name, true
	return caller, nil
}
