package law

// CheckRemoteResult checks that the result of a remote check of a pharmacy fits its findings (药品管理法 99): where something was found, it
// is to be put right within a term; where nothing was found, the pharmacy has passed.
func CheckRemoteResult(hasPassed bool, findings int) *Violation {
	switch {
	case hasPassed && findings > 0:
		return remoteNotPassed.Violation()
	case !hasPassed && findings == 0:
		return remotePassed.Violation()
	}
	return nil
}
