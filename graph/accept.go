package graph

import (
	"mime"
	"strconv"
	"strings"
)

// negotiate picks the media type of the answer: what the caller prefers, the newer type where that leaves it open and
// both are named, the older one for whoever does not name either; ok is false where neither is taken.
func negotiate(accept []string) (media string, ok bool) {
	named := strings.TrimSpace(strings.Join(accept, ","))
	if named == "" {
		return typeJSON, true
	}
	best := 0.0
	for part := range strings.SplitSeq(named, ",") {
		offered, parameters, err := mime.ParseMediaType(part)
		if err != nil {
			continue
		}
		weight := 1.0
		if q, given := parameters["q"]; given {
			if weight, err = strconv.ParseFloat(q, 64); err != nil {
				continue
			}
		}
		switch offered {
		case typeResponse:
			if weight > 0 && weight >= best {
				media, best = typeResponse, weight
			}
		case typeJSON, "application/*", "*/*":
			if weight > best {
				media, best = typeJSON, weight
			}
		}
	}
	return media, best > 0
}
