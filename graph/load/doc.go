// Package load counts what each request takes of the database (Usage), and bounds what callers may take together (Gate): budgets of requests
// and cost, and turns. The rules of budgets and turns are in package limit; here is which figures of a GraphQL operation they are asked with.
package load
