package recognise

import (
	"strings"

	"docket/auth"
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
