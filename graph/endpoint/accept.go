package endpoint

import (
	"iter"
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// AcceptedTypes yields the media types of a header Accept with their weights, in the order of the header. Parts that cannot be read are left out.
func AcceptedTypes(header string) iter.Seq2[string, float64] {
	return func(yield func(string, float64) bool) {
		for part := range strings.SplitSeq(header, ",") {
			media, parameters, err := mime.ParseMediaType(part)
			if err != nil {
				continue
			}
			weight := 1.0
			if q, given := parameters["q"]; given {
				if weight, err = strconv.ParseFloat(q, 64); err != nil {
					continue
				}
			}
			if !yield(media, weight) {
				return
			}
		}
	}
}

// negotiate returns the media type of the answer by the request's Accept headers (RFC 9110, 12.5.1; GraphQL over HTTP): the type with the
// higher weight, TypeResponse if both types have the same weight, and TypeJSON if neither is named or there is no header. ok is false if the
// caller accepts neither.
func negotiate(accept []string) (media string, ok bool) {
	header := strings.TrimSpace(strings.Join(accept, ","))
	if header == "" {
		return TypeJSON, true
	}
	best := 0.0
	for offered, weight := range AcceptedTypes(header) {
		switch offered {
		case TypeResponse:
			if weight > 0 && weight >= best {
				media, best = TypeResponse, weight
			}
		case TypeJSON, "application/*", "*/*":
			if weight > best {
				media, best = TypeJSON, weight
			}
		}
	}
	return media, best > 0
}

// TypeStream is the media type of a stream of events (graphql-sse, "distinct connections mode":
// https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md).
const TypeStream = "text/event-stream"

// acceptsStream reports whether a request asks for a stream of events.
func acceptsStream(r *http.Request) bool {
	accept := strings.Join(r.Header.Values("Accept"), ",")
	if !strings.Contains(strings.ToLower(accept), TypeStream) { // as nearly always: parsing takes longer
		return false
	}
	for part := range strings.SplitSeq(accept, ",") {
		if media, parameters, err := mime.ParseMediaType(part); err == nil && media == TypeStream && parameters["q"] != "0" {
			return true
		}
	}
	return false
}
