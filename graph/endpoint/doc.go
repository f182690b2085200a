// Package endpoint speaks GraphQL over HTTP: it reads an operation from a request, parses and validates it, runs it by gqlgen's executor, and
// writes the answer, as the GraphQL-over-HTTP specification wants it. It presents every error (errors.go), answers introspection from memory,
// compresses, counts, and logs what was slow.
//
// What else serves operations, or parts of them, uses its Endpoint: live queries, exported files, attachments. It knows no schema and no
// record: those belong to package graph.
package endpoint
