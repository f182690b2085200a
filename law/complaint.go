package law

// CheckMediation checks that a complaint which was mediated, with success or without, was accepted first (投诉举报办法 14, 17).
func CheckMediation(isMediated, isAccepted bool) *Violation {
	if !isMediated || isAccepted {
		return nil
	}
	return complaintAccepted.Violation()
}

// ReporterRevealed returns the violation of a text that tells who made a complaint or a report (投诉举报办法 33). It does not repeat the text.
func ReporterRevealed() *Violation { return reporterSecret.Violation() }
