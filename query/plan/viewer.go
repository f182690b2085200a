package plan

import "docket/query/catalog"

// planViewerRoot plans the root field viewer: the caller, and what the caller may do.
func (p *planner) planViewerRoot(f *field) (Node, error) {
	fields, err := p.collectAll(p.catalog.Schema.Types["Viewer"], f.sets, 2)
	if err != nil {
		return nil, err
	}
	object := Object{}
	for _, f := range fields {
		value, err := p.planViewerField(f)
		if err != nil {
			return nil, err
		}
		object.Members = append(object.Members, Member{f.alias, value})
	}
	return object, nil
}

func (p *planner) planViewerField(f *field) (Node, error) {
	switch f.name {
	case "name":
		return Scalar{RequestValue{&Bind{Type: "text", Resolve: func(env Env) (any, error) { return env.Name, nil }}}, "String"}, nil
	case "role":
		return Literal(p.role), nil
	case "may":
		in, _ := p.argument(f.node, "mutation")
		name, _ := in.shapingValue().(string)
		mutation := p.catalog.Schema.Mutation.Fields.ForName(name)
		if mutation == nil {
			return nil, in.errorf("%q is no mutation; the schema lists them under Mutation", name)
		}
		return Scalar{RequestValue{constantBind("boolean", catalog.MayCall(mutation, p.role))}, "Boolean"}, nil
	case "agencies":
		own := Identities{Numbers: &Bind{Type: "bigint[]", Resolve: func(env Env) (any, error) { return append([]int64{}, env.Agencies...), nil }}}
		return p.planOwn(own, f)
	case "units":
		return p.planOwn(identitiesOf(func(env Env) []catalog.ID { return env.Units }), f)
	case "actsAs":
		return p.planOwn(identitiesOf(func(env Env) []catalog.ID { return env.ActsAs }), f)
	case "isDemo":
		return Scalar{RequestValue{&Bind{Type: "boolean", Resolve: func(env Env) (any, error) { return env.IsDemo, nil }}}, "Boolean"}, nil
	}
	return Literal("Viewer"), nil // __typename
}

// identitiesOf holds for the records that a request's facts name.
func identitiesOf(records func(Env) []catalog.ID) Identities {
	part := func(of func(catalog.ID) int64) *Bind {
		return &Bind{Type: "bigint[]", Resolve: func(env Env) (any, error) {
			ids := records(env)
			numbers := make([]int64, len(ids))
			for i, id := range ids {
				numbers[i] = of(id)
			}
			return numbers, nil
		}}
	}
	return Identities{
		Agencies: part(func(id catalog.ID) int64 { return id.Agency }), Numbers: part(func(id catalog.ID) int64 { return id.Number }),
	}
}

// planOwn plans a connection over the records that belong to the caller; their type is that of the field.
func (p *planner) planOwn(own Cond, f *field) (Node, error) {
	t := p.catalog.Role(f.node.Definition.Type.Name()).Type
	if err := p.requireType(t.Name, f); err != nil {
		return nil, err
	}
	return p.planConnection(&Set{Type: t, Filter: own}, f, 3, 1)
}
