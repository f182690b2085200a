// Package law holds the rules of law that a market supervision bureau keeps, as pure functions of days, amounts and states. It knows no
// database and no clock.
//
// Two tables hold all text of the law: rules.go has the requirements, each with its name, its article and the message of its violation;
// settings.go has the bounds and terms, each with the days on which it was in force and how surely it is known. The other files have one
// subject each. Their Check functions return nil where something is allowed, or else the Violation of a requirement.
package law

// Violation is a requirement that is not met, with the article that requires it.
type Violation struct {
	Rule    string // the name of the requirement, as in `fine.bounds`
	Article string // as in `行政处罚法 29`; empty where no article is known
	Text    string // the message to the user: what is wrong; what is allowed; what to do
}

func (v *Violation) Error() string { return v.Text }
