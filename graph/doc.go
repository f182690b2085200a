// Package graph is the GraphQL service as a whole: the schema (schema/, written by hand), a resolver of one line for each root field, and Graph,
// which puts the parts together. A query goes to the compiler of package query, all its root fields at once; a mutation goes to the verb of the
// same name in enforcement, collection, coverage, equipment, complaints, pharmacies, registers, access or settings, in one transaction with the
// read of its payload (resolver.go).
//
// What serves it to clients stands in rooms of its own, none of which knows this package: endpoint (GraphQL over HTTP), live (subscriptions and
// live queries), download (answers as files), attachments (files of cases). They share scope (what a caller may read) and load (what a request
// takes). A new record type or field touches this package; a new way to send or answer a request touches one of the rooms.
package graph
