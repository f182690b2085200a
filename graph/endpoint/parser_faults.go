package endpoint

import (
	"regexp"
	"strings"

	"docket/messages"
)

// parserFaults are the messages of the parser and the validator of operations that are translated; others stay in English.
var parserFaults = []messages.Phrase{
	`Cannot query field "%s" on type "%s".`,
	`Cannot spread fragment "%s" within itself%s.`,
	`Directive "@%s" argument "%s" of type "%s" is required, but it was not provided.`,
	`Directive "@%s" may not be used on %s.`,
	`Enum "%s" cannot represent non-enum value: %s.`,
	`Expected value of type "%s", found %s.`,
	`Field "%s" argument "%s" of type "%s" is required, but it was not provided.`,
	`Field "%s" is not defined by type "%s".`,
	`Field "%s" must not have a selection since type "%s" has no subfields.`,
	`Field "%s" of type "%s" must have a selection of subfields.`,
	`Field "%s.%s" must be non-null.`,
	`Field "%s.%s" of required type "%s" was not provided.`,
	`Fields "%s" conflict because %s. Use different aliases on the fields to fetch both if this was intentional.`,
	`Fragment "%s" cannot be spread here as objects of type "%s" can never be of type "%s".`,
	`Fragment "%s" cannot condition on non composite type "%s".`,
	`Fragment "%s" is never used.`,
	`Fragment cannot be spread here as objects of type "%s" can never be of type "%s".`,
	`Boolean cannot represent a non boolean value: %s`,
	`Float cannot represent non numeric value: %s`,
	`ID cannot represent a non-string and non-integer value: %s`,
	`Int cannot represent non 32-bit signed integer value: %s`,
	`Int cannot represent non-integer value: %s`,
	`String cannot represent a non string value: %s`,
	`Schema does not support operation type "%s"`,
	`The directive "@%s" can only be used once at this location.`,
	`There can be only one argument named "%s".`,
	`There can be only one fragment named "%s".`,
	`There can be only one input field named "%s".`,
	`There can be only one operation named "%s".`,
	`There can be only one variable named "$%s".`,
	`This anonymous operation must be the only defined operation.`,
	`Unknown argument "%s" on directive "@%s".`,
	`Unknown argument "%s" on field "%s.%s".`,
	`Unknown directive "@%s".`,
	`Unknown fragment "%s".`,
	`Unknown type "%s".`,
	`Value "%s" does not exist in "%s" enum.`,
	`Variable "$%s" cannot be non-input type "%s".`,
	`Variable "$%s" is never used in operation "%s".`,
	`Variable "$%s" is never used.`,
	`Variable "%s" is not defined by operation "%s".`,
	`Variable "%s" is not defined.`,
	`Variable "%s" of type "%s" used in position expecting type "%s".`,
	`Unexpected %s`,
	`Expected %s, found %s`,
	`Invalid character %s.`,
	`Unterminated string.`,
	`exceeded maximum nesting depth of %s`,
}

// suggestion stands behind a fault where the parser suggests other names.
const suggestion messages.Phrase = " Did you mean %s?"

// faultPattern is a message of the parser that finds its facts.
type faultPattern struct {
	format  messages.Phrase
	pattern *regexp.Regexp
}

var faultPatterns = compileFaults(parserFaults)

func compileFaults(formats []messages.Phrase) []faultPattern {
	patterns := make([]faultPattern, len(formats))
	for i, format := range formats {
		patterns[i] = faultPattern{format, regexp.MustCompile("(?s)^" + strings.ReplaceAll(regexp.QuoteMeta(string(format)), "%s", "(.*)") + "$")}
	}
	return patterns
}

// translateFault returns a message of the parser or the validator in a language, in English where it is not among parserFaults.
func translateFault(message string, language messages.Language) string {
	if language == messages.English {
		return message
	}
	fault, names, hasSuggestion := strings.Cut(message, " Did you mean ")
	for _, p := range faultPatterns {
		found := p.pattern.FindStringSubmatch(fault)
		if found == nil {
			continue
		}
		facts := make([]any, len(found)-1)
		for i, fact := range found[1:] {
			facts[i] = fact
		}
		text := language.Format(string(p.format), facts...)
		if hasSuggestion {
			text += language.Format(string(suggestion), strings.TrimSuffix(names, "?"))
		}
		return text
	}
	return message
}
