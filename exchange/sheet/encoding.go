package sheet

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// Encodings of text files, as options and reports name them.
const (
	UTF8    = "utf-8"
	UTF16LE = "utf-16le"
	UTF16BE = "utf-16be"
	GB18030 = "gb18030"
	Latin1  = "latin-1" // with the characters that Windows-1252 adds
)

// Encodings returns the names of the encodings that can be read.
func Encodings() []string { return []string{UTF8, UTF16LE, UTF16BE, GB18030, Latin1} }

// decoderOf returns the decoder of an encoding. UTF-8 needs none: its faults are reported, not replaced.
func decoderOf(name string) *encoding.Decoder {
	switch name {
	case UTF16LE:
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder()
	case UTF16BE:
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder()
	case GB18030:
		return simplifiedchinese.GB18030.NewDecoder()
	case Latin1:
		return charmap.Windows1252.NewDecoder()
	}
	return nil
}

// sampleSize is how many bytes around the first byte that is not UTF-8 decide between the other encodings.
const sampleSize = 1 << 20

// findEncoding reads text to its end and returns its encoding: that of the byte order mark, else UTF-8 if all of it is, else what fits
// the bytes from the first one that is not UTF-8.
func findEncoding(in io.Reader) (string, error) {
	text := bufio.NewReaderSize(in, sampleSize)
	start, err := text.Peek(4096)
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	switch {
	case bytes.HasPrefix(start, []byte("\xef\xbb\xbf")):
		return UTF8, nil
	case bytes.HasPrefix(start, []byte("\xff\xfe")):
		return UTF16LE, nil
	case bytes.HasPrefix(start, []byte("\xfe\xff")):
		return UTF16BE, nil
	}
	if name := utf16WithoutMark(start); name != "" {
		return name, nil
	}
	for {
		chunk, err := text.Peek(sampleSize)
		if len(chunk) == 0 {
			if errors.Is(err, io.EOF) {
				return UTF8, nil
			}
			return "", err
		}
		valid := validPrefix(chunk)
		isLast := len(chunk) < sampleSize
		if valid < len(chunk) && (isLast || len(chunk)-valid >= utf8.UTFMax) {
			return guessEncoding(chunk[valid:]), nil
		}
		if _, err := text.Discard(valid); err != nil {
			return "", err
		}
	}
}

// validPrefix returns how many bytes at the start of text are whole characters of UTF-8.
func validPrefix(text []byte) int {
	if utf8.Valid(text) {
		return len(text)
	}
	at := 0
	for at < len(text) {
		r, size := utf8.DecodeRune(text[at:])
		if r == utf8.RuneError && size <= 1 {
			return at
		}
		at += size
	}
	return at
}

// utf16WithoutMark returns the encoding of UTF-16 text without a byte order mark, which shows by the zero bytes of its ASCII
// characters, and an empty text if it is none.
func utf16WithoutMark(start []byte) string {
	if len(start) < 4 {
		return ""
	}
	var zeros [2]int
	for i, b := range start {
		if b == 0 {
			zeros[i%2]++
		}
	}
	switch most := len(start) / 2 / 5; { // a delimiter or a digit in each five characters
	case zeros[1] > most && zeros[0] == 0:
		return UTF16LE
	case zeros[0] > most && zeros[1] == 0:
		return UTF16BE
	}
	return ""
}

// guessEncoding decides between GB 18030 and Latin-1. In Chinese text most bytes above 0x7F stand in pairs of the range of GB 2312; in
// Latin-1 most of them stand alone, before a letter of ASCII.
func guessEncoding(text []byte) string {
	high, paired := 0, 0
	for i := 0; i < len(text); i++ {
		if text[i] < 0x80 {
			continue
		}
		high++
		if i+1 < len(text) && text[i] >= 0xA1 && text[i] <= 0xF7 && text[i+1] >= 0xA1 && text[i+1] <= 0xFE {
			high, paired = high+1, paired+2
			i++
		}
	}
	if paired*10 >= high*6 {
		return GB18030
	}
	return Latin1
}

// decode returns a reader of UTF-8 for text in an encoding, without its byte order mark.
func decode(in io.Reader, name string) (io.Reader, error) {
	if !slices.Contains(Encodings(), name) {
		return nil, fmt.Errorf("the encoding %q is not known: give one of %s", name, strings.Join(Encodings(), ", "))
	}
	if d := decoderOf(name); d != nil {
		return transform.NewReader(in, d), nil
	}
	text := bufio.NewReader(in)
	if start, _ := text.Peek(3); bytes.HasPrefix(start, []byte("\xef\xbb\xbf")) {
		_, _ = text.Discard(3)
	}
	return text, nil
}
