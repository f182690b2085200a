// Package scenarios says what the benchmark asks: each Scenario is one GraphQL request with its variables, and the SQL or the transaction that a
// good engineer writes by hand for exactly this request.
//
// There are three sets: Bureau (scenario.go, with its writes in writes.go), Demo (dashboard.go) and Province (province.go). A new question is a
// new entry of one of them. How the questions are measured is in the command, bench.
package scenarios
