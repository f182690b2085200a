package catalog

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// Operator is the role of a command on the server's machine: it may read all. No request has it.
const Operator = "OPERATOR"

// Sight says how much of a field a role sees.
type Sight int

// The sights. The zero Sight is nothing: what nobody has been given stays closed.
const (
	// Forbidden means that an operation with the field is refused.
	Forbidden Sight = iota
	// Hidden means that null or HiddenText stands in place of the value.
	Hidden
	// Masked means that the field's Mask stands in place of the value.
	Masked
	// Plain means that the value is seen.
	Plain
)

// HiddenText stands in place of a text that a role may not see, where the field cannot be null.
const HiddenText = "***"

// Unmasked is the directive of a payload's field whose record is shown with its masked texts whole.
const Unmasked = "unmasked"

// content is what the schema says of a value of the enum Content: the roles that see such a text, and the roles that see a masked form.
type content struct{ shown, masked []string }

// SightOf returns how much of a field a role sees. A relation is seen where the records that it leads to may be read.
func (c *Catalog) SightOf(f *Field, role string) Sight {
	switch {
	case role == Operator:
		return Plain
	case f.readers != nil && !slices.Contains(f.readers, role):
		return Forbidden
	case f.Relation != nil && !c.MayRead(f.Relation.Target.Name, role):
		return Forbidden
	case f.content == "":
		return Plain
	}
	switch rule := c.contents[f.content]; {
	case slices.Contains(rule.shown, role):
		return Plain
	case slices.Contains(rule.masked, role) && f.Mask != nil:
		return Masked
	}
	return Hidden
}

// MayRead reports whether a role may read the objects of a type of the schema that has the directive @read.
func (c *Catalog) MayRead(typ, role string) bool {
	return role == Operator || slices.Contains(c.readers[typ], role)
}

// Shows reports whether a role sees texts that hold something, a value of the enum Content, whole.
func (c *Catalog) Shows(content, role string) bool {
	return role == Operator || slices.Contains(c.contents[content].shown, role)
}

// MayReadAsOf reports whether a role that may read the objects of a type may also read them as of an earlier instant.
func (c *Catalog) MayReadAsOf(typ, role string) bool {
	readers, isNarrower := c.asOf[typ]
	return role == Operator || !isNarrower || slices.Contains(readers, role)
}

// readAccess reads the directives @read, @readAsOf, @holds and @shown. It adds a fault for each record type without @read and each text without
// @holds.
func (b *builder) readAccess() {
	if d := b.Schema.Types["Content"]; d != nil {
		for _, v := range d.EnumValues {
			shown := v.Directives.ForName("shown")
			if shown == nil {
				b.fault("Content.%s: the directive @shown is missing: name the roles that see such a text", v.Name)
				continue
			}
			b.contents[v.Name] = content{rolesOf(shown, "to"), rolesOf(shown, "masked")}
		}
	}
	for name, d := range b.Schema.Types {
		if read := d.Directives.ForName("read"); read != nil && d.Kind == ast.Object {
			b.readers[name] = rolesOf(read, "by")
		}
		if read := d.Directives.ForName("readAsOf"); read != nil {
			b.asOf[name] = rolesOf(read, "by")
		}
	}
	for _, t := range b.types {
		d := b.Schema.Types[t.Name]
		if b.readers[t.Name] == nil {
			b.fault("%s: the directive @read is missing: name the roles that may read its records", t.Name)
		}
		for _, f := range t.Fields {
			b.readFieldAccess(f, d.Fields.ForName(f.Name))
		}
	}
}

// readFieldAccess reads the directives of one field.
func (b *builder) readFieldAccess(f *Field, d *ast.FieldDefinition) {
	if read := d.Directives.ForName("read"); read != nil {
		f.readers = rolesOf(read, "by")
	}
	holds := d.Directives.ForName("holds")
	switch {
	case holds != nil:
		f.content = holds.Arguments.ForName("what").Value.Raw
	case f.Scalar == "String":
		b.fault("%s.%s: the directive @holds is missing: say what the text holds", f.Owner.Name, f.Name)
	}
}

// Callers returns the roles that may call a mutation, by its directive @call.
func Callers(mutation *ast.FieldDefinition) []string {
	call := mutation.Directives.ForName("call")
	if call == nil {
		return nil
	}
	return rolesOf(call, "by")
}

// MayCall reports whether a role may call a mutation.
func MayCall(mutation *ast.FieldDefinition, role string) bool {
	return role == Operator || slices.Contains(Callers(mutation), role)
}

// rolesOf returns the roles that an argument of a directive names; never nil.
func rolesOf(d *ast.Directive, argument string) []string {
	roles := []string{}
	if a := d.Arguments.ForName(argument); a != nil {
		for _, child := range a.Value.Children {
			roles = append(roles, child.Value.Raw)
		}
	}
	return roles
}
