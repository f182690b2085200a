package law

// Requirements returns the rows of the table of requirements.
func Requirements() []Requirement { return requirements }
