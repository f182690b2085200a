package recognise

import (
	"errors"
	"slices"
	"strings"

	"docket/auth"
	"docket/problem"
)

// Mapping says which claims of the identity provider give access to a person who has no account. The zero Mapping gives none.
type Mapping struct {
	// Role is the name of the claim that holds the role: a text, or a list of texts, one of which is `dashboard`, `legal`, `auditor` or
	// `admin`. Dots lead into objects, as in `realm_access.roles`.
	Role string
	// Agency is the name of the claim that holds the code of the agency.
	Agency string
}

// Check returns an error if only one of the two claims is named.
func (m Mapping) Check() error {
	if (m.Role == "") != (m.Agency == "") {
		return errors.New("--role-claim and --agency-claim go together: a role is always one at an agency")
	}
	return nil
}

// read returns the role and the agency's code that the claims give; both are empty if they give none. Returns FORBIDDEN if the claims
// name several roles or agencies: which one was meant is not guessed.
func (m Mapping) read(claims map[string]any) (auth.Role, string, error) {
	if m.Role == "" {
		return "", "", nil
	}
	var roles []auth.Role
	for _, text := range texts(claims, m.Role) {
		role := auth.Role(strings.ToUpper(text))
		if role != auth.Public && slices.Contains(auth.Roles(), role) && !slices.Contains(roles, role) {
			roles = append(roles, role)
		}
	}
	codes := texts(claims, m.Agency)
	switch {
	case len(roles) == 0 || len(codes) == 0:
		return "", "", nil
	case len(roles) > 1 || len(codes) > 1:
		return "", "", problem.Errorf(problem.Forbidden, "the identity provider gives you several roles or agencies: ask an administrator for an account for each")
	}
	return roles[0], codes[0], nil
}

// texts returns the texts of a claim.
func texts(claims map[string]any, name string) []string {
	value, ok := claims[name]
	if first, rest, isPath := strings.Cut(name, "."); !ok && isPath {
		inner, _ := claims[first].(map[string]any)
		return texts(inner, rest)
	}
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		var all []string
		for _, v := range value {
			if text, ok := v.(string); ok {
				all = append(all, text)
			}
		}
		return all
	}
	return nil
}
