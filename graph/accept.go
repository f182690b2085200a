package graph

import (
	"mime"
	"strconv"
	"strings"
)

// negotiate returns the media type of the answer by the request's Accept headers (RFC 9110, 12.5.1; GraphQL over HTTP): the type with the
// higher weight, typeResponse if both types have the same weight, and typeJSON if neither is named or there is no header. ok is false if the
// caller accepts neither.
func negotiate(accept []string) (media string, ok bool) {
	header := strings.TrimSpace(strings.Join(accept, ","))
	if header == "" {
		return typeJSON, true
	}
	best := 0.0
	for part := range strings.SplitSeq(header, ",") {
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
