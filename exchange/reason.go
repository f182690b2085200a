package exchange

import (
	"regexp"
	"strings"

	"docket/messages"
)

// reasons are the texts that the checks of check.go write in SQL, so that they have a Chinese text too.
var reasons = []messages.Phrase{
	"the case %s is in lines %s with different content: keep the right line and remove the others",
	"the case %s is already in line %s: remove this line",
	"%s is in the future: the latest day allowed is today, %s",
	"%s is after case.filedOn, %s: an act is discovered on or before the day of filing",
	"the decision %s is already in line %s: give the right number, or remove this line",
	"there is no such record in the file or on record: %s",
	"%s is given for a natural person, who has no unified social credit code: leave it out, or give SOLE_TRADER as party.kind",
	"%s is the code of another party on record, %s: give the right code, or leave it out",
	"%s is given for different parties in lines %s: give each party its own code",
	"%s is before foodBusiness.openedOn, %s: a business closes on the day it opened or later",
	"an official is in charge of %s after %s: close it with closeFoodBusiness, which ends that too, then import this row again",
	"%s is the licence of another food business on record, %s: give the right licence, or leave it out",
	"%s is given for different food businesses in lines %s: give it for one of them only",
	"the case %s was filed here, not imported, and a file does not change it: give the right number, or leave the row out",
	"the case %s, now %s, was worked on here after its import, and a file no longer changes it: this row would change %s; record the change here, or leave the row out",
	"the decision %s belongs to the case %s on record: give the right number",
	"the case %s has the decision %s in force: give its number, or withdraw it first with withdrawDecision",
	"the same row is already in line %s: remove this line",
	"the lines %s are of the case %s and differ here: write the same in all of them",
	"the lines %s impose several fines on the case %s: name the act of each fine, or add up the fines that are for one act",
	"the fines of this row and those of the decision %s on record would not be for one act each: give all fines of the decision, each with its act",
	"another row of the case %s has a fault: correct it, and import all rows of the case",
}

// reasonPatterns match the texts of reasons; their groups are the facts.
var reasonPatterns = compileReasons()

func compileReasons() []*regexp.Regexp {
	patterns := make([]*regexp.Regexp, len(reasons))
	for i, reason := range reasons {
		patterns[i] = regexp.MustCompile("^" + strings.ReplaceAll(regexp.QuoteMeta(string(reason)), "%s", "(.*)") + "$")
	}
	return patterns
}

// reasonIn returns a text that a check wrote in SQL in a language.
func reasonIn(l messages.Language, text string) string {
	for i, pattern := range reasonPatterns {
		found := pattern.FindStringSubmatch(text)
		if found == nil {
			continue
		}
		var facts []any
		for _, fact := range found[1:] {
			facts = append(facts, fact)
		}
		return l.Format(string(reasons[i]), facts...)
	}
	return text
}
