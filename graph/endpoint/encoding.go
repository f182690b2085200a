package endpoint

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// minCompressed is the length in bytes from which an answer is compressed. A shorter one fits into one packet of a network anyway.
const minCompressed = 1400

// usualRatio is how many times shorter a compressed answer is at the least, as a rule, since field names repeat in it. Memory for it is taken
// at once; a longer one makes it grow.
const usualRatio = 4

// coders are the codings in which answers are compressed, the preferred one first.
var coders = []struct {
	name   string
	encode func(body []byte) []byte
}{{"zstd", compressZstd}, {"gzip", compressGzip}}

// compress returns an answer in the coding that its client prefers, and the name of that coding; the answer itself, and no name, if it is not
// compressed.
func compress(r *http.Request, body []byte) (coded []byte, coding string) {
	if len(body) < minCompressed || !mayCompress(r) {
		return body, ""
	}
	names := make([]string, len(coders))
	for i, c := range coders {
		names[i] = c.name
	}
	chosen := chooseCoding(r.Header.Values("Accept-Encoding"), names...)
	for _, c := range coders {
		if c.name == chosen {
			return c.encode(body), chosen
		}
	}
	return body, ""
}

// mayCompress reports whether the length of a compressed answer can tell nobody anything. It could (BREACH) if a page of another site made a
// browser send an operation of its choice with the user's cookie, and somebody on the way saw how long the answers are: the names of an
// operation's aliases stand in the answer beside the records, and the answer is shorter if they are alike. Such a page can only lead the
// browser to an address, which is a GET with a cookie. It cannot send a token, or JSON by POST: the browser asks first, and package edge
// refuses.
func mayCompress(r *http.Request) bool {
	return r.Method == http.MethodPost || r.Header.Get("Cookie") == "" || r.Header.Get("Sec-Fetch-Site") == "same-origin"
}

// chooseCoding returns the one of the offered codings that has the highest weight in the Accept-Encoding headers of a request (RFC 9110,
// 12.5.3), the first of them if several have. It is empty if none is accepted, or if the answer is preferred as it is. `*` stands for gzip
// alone, which every client reads.
func chooseCoding(accept []string, offered ...string) string {
	weights := map[string]float64{}
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		coding, parameter, _ := strings.Cut(part, ";")
		weight := 1.0
		if text, given := strings.CutPrefix(strings.ToLower(strings.TrimSpace(parameter)), "q="); given {
			var err error
			if weight, err = strconv.ParseFloat(strings.TrimSpace(text), 64); err != nil || weight < 0 || weight > 1 {
				weight = 0
			}
		}
		weights[strings.ToLower(strings.TrimSpace(coding))] = weight
	}
	if any, given := weights["*"]; given {
		if _, named := weights["gzip"]; !named {
			weights["gzip"] = any
		}
	}
	best, chosen := 0.0, ""
	for _, name := range offered {
		if weights[name] > best {
			best, chosen = weights[name], name
		}
	}
	if plain, named := weights["identity"]; named && plain > best {
		return ""
	}
	return chosen
}

// zstdEncoder is safe for concurrent use. Its window is small, because it is kept in memory.
var zstdEncoder = sync.OnceValue(func() *zstd.Encoder {
	e, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(256<<10), zstd.WithLowerEncoderMem(true))
	if err != nil {
		panic(err) // only for options that are wrong
	}
	return e
})

func compressZstd(body []byte) []byte {
	return zstdEncoder().EncodeAll(body, make([]byte, 0, len(body)/usualRatio))
}

var gzipWriters = sync.Pool{New: func() any {
	w, err := gzip.NewWriterLevel(nil, gzip.BestSpeed)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	return w
}}

func compressGzip(body []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(body) / usualRatio)
	w, _ := gzipWriters.Get().(*gzip.Writer)
	defer gzipWriters.Put(w)
	w.Reset(&b)
	_, _ = w.Write(body) // writing to memory does not fail
	_ = w.Close()
	return b.Bytes()
}

// entityTag returns the tag of an answer (RFC 9110, 8.8.3). It stands for the JSON and its media type, and is weak: compressed and plain
// answers have the same tag. If-None-Match compares weak tags.
func entityTag(media string, body []byte) string {
	hash := sha256.New()
	hash.Write([]byte(media + "\n"))
	hash.Write(body)
	return `W/"` + base64.RawURLEncoding.EncodeToString(hash.Sum(nil)[:18]) + `"`
}

// matches reports whether the If-None-Match headers of a request hold a tag (RFC 9110, 13.1.2).
func matches(ifNoneMatch []string, tag string) bool {
	for part := range strings.SplitSeq(strings.Join(ifNoneMatch, ","), ",") {
		part = strings.TrimSpace(part)
		if part == "*" || strings.TrimPrefix(part, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}
