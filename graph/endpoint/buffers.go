package endpoint

import (
	"bytes"
	"sync"
)

// buffers are used again for the bodies of requests and answers, which are needed only until they have been decoded or written.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// longestBuffer is the capacity, in bytes, up to which a buffer is kept. Most bodies are shorter, and a few long ones must not take memory for ever.
const longestBuffer = 64 << 10

// takeBuffer returns an empty buffer. Give it back with returnBuffer when nothing refers to its bytes any more.
func takeBuffer() *bytes.Buffer {
	b, _ := buffers.Get().(*bytes.Buffer)
	return b
}

func returnBuffer(b *bytes.Buffer) {
	if b.Cap() <= longestBuffer {
		b.Reset()
		buffers.Put(b)
	}
}
