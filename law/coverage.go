package law

import (
	"cloud.google.com/go/civil"

	"docket/messages"
)

// TierArticle stands in place of the article of the rule that the tier fits the level: the rule is known from reports only.
const TierArticle = "unconfirmed"

// TierForLevel returns the tier of the official who answers for a food business of a coverage level: A city, B county, C township, D village.
// It returns the empty string for any other level.
func TierForLevel(level string) string {
	switch level {
	case "A":
		return "CITY"
	case "B":
		return "COUNTY"
	case "C":
		return "TOWNSHIP"
	case "D":
		return "VILLAGE"
	}
	return ""
}

// tierValue returns a tier as a fact of a message.
func tierValue(tier string) messages.Value {
	return messages.Value{Enumeration: "OfficialTier", Value: tier}
}

// CheckTier checks that the tier of an official fits the level that a food business has on a day (coverage.tier, unconfirmed).
func CheckTier(official, tier, level string, on civil.Date) *Violation {
	if tier == TierForLevel(level) {
		return nil
	}
	return officialTier.Violation(official, tierValue(tier), level, tierValue(TierForLevel(level)), on)
}
