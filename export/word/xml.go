package word

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
)

// element is an XML element. Its texts and the values of its attributes are escaped when it is written, so that no text adds markup.
type element struct {
	name       string
	attributes []attribute
	children   []any // *element or string
}

type attribute struct{ name, value string }

// at makes an attribute.
func at(name, value string) attribute { return attribute{name, value} }

// number makes an attribute whose value is a number.
func number(name string, value int) attribute { return attribute{name, strconv.Itoa(value)} }

// el makes an element of attributes, elements, lists of elements, and texts. A nil element is left out.
func el(name string, parts ...any) *element {
	e := &element{name: name}
	for _, part := range parts {
		switch p := part.(type) {
		case attribute:
			e.attributes = append(e.attributes, p)
		case []*element:
			for _, child := range p {
				e.children = append(e.children, child)
			}
		case *element:
			if p != nil {
				e.children = append(e.children, p)
			}
		default:
			e.children = append(e.children, p)
		}
	}
	return e
}

// value makes an element with the attribute val of its namespace, as in <w:jc w:val="right"/>.
func value(name, val string) *element {
	if prefix := name[:2]; prefix == "w:" {
		return el(name, at("w:val", val))
	}
	return el(name, at("val", val))
}

// write writes the element to a buffer, which cannot fail.
func (e *element) write(to *bytes.Buffer) {
	to.WriteString("<" + e.name)
	for _, a := range e.attributes {
		to.WriteString(" " + a.name + `="`)
		_ = xml.EscapeText(to, []byte(a.value))
		to.WriteByte('"')
	}
	if len(e.children) == 0 {
		to.WriteString("/>")
		return
	}
	to.WriteByte('>')
	for _, child := range e.children {
		switch c := child.(type) {
		case *element:
			c.write(to)
		case string:
			_ = xml.EscapeText(to, []byte(c))
		}
	}
	to.WriteString("</" + e.name + ">")
}

// writePart writes an element as a part of the package.
func writePart(to io.Writer, root *element) error {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	root.write(&b)
	_, err := to.Write(b.Bytes())
	return err
}
