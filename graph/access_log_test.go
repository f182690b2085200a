package graph_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"docket/auth/accesslog"
	"docket/graph"
)

// serveLogged is serveThreeAgencies with a log of access, which is written by flush.
func serveLogged(t *testing.T, change ...func(*graph.Settings)) (s *callerServer, flush func()) {
	t.Helper()
	var access *accesslog.Log
	s = serveThreeAgencies(t, append(change, func(settings *graph.Settings) {
		access = accesslog.Open(accesslog.Settings{
			Database: settings.Store.DB().DB, Bookkept: settings.Store.Bookkept, Zone: settings.Store.Settings().Zone, Clock: settings.Clock, Log: settings.Log, Interval: time.Hour,
		})
		t.Cleanup(access.Close)
		settings.HTTP.Access = access
	})...)
	return s, func() { access.Flush(t.Context()) }
}

// events returns the events of the day, one a line.
func (s *callerServer) events(t *testing.T) string {
	t.Helper()
	text, _ := s.sql(t, `SELECT string_agg(concat_ws(' ', agency_id, caller, coalesce(role, '-'), kind, coalesce(operation, '-'), coalesce(code, '-'), count), E'\n'
		ORDER BY caller COLLATE "C", kind, operation COLLATE "C", code) FROM access_events WHERE day = '2024-03-15'`).(string)
	return text
}

// Each operation is counted once under its name, each refusal under its code, and no text of an operation is kept.
func TestAccessLog(t *testing.T) {
	t.Parallel()
	s, flush := serveLogged(t)
	id, _ := s.person(t)
	const marker = "zqxmarker"
	ask := func(n int, caller, operation string, variables map[string]any) {
		t.Helper()
		for range n {
			s.as(t, caller, operation, variables)
		}
	}
	ask(3, "legal", `query Find($n: String!) {cases(where: {caseNo: {eq: $n}}) {totalCount}}`, map[string]any{"n": marker})
	ask(2, "legal", `query Find {cases(where: {caseNo: {eq: "zqxmarker"}}) {zqxmarker: totalCount}}`, nil)
	ask(1, "legal", `{cases {totalCount}}`, nil)
	ask(2, "legal", `mutation Suspend {suspendCase(input: {case: "Case:1:999999", on: "2024-03-15", note: "zqxmarker"}) {case {id}}}`, nil) // NOT_FOUND, but it ran
	ask(4, "dashboard", `query Names($n: String!) {parties(where: {name: {eq: $n}}) {totalCount}}`, map[string]any{"n": marker})
	ask(2, "auditor", `mutation Write {closeFoodBusiness(input: {business: "FoodBusiness:1:1", closedOn: "2024-03-15", idempotencyKey: "zqxmarker"}) {business {id}}}`, nil)
	ask(1, "auditor", `query Schema {__schema {queryType {name}}}`, nil)
	ask(2, "auditor", `query Schema {__schema {queryType {name}}}`, nil) // from the stored answers
	ask(1, "auditor", `mutation Show($p: ID!) {revealParty(input: {party: $p, reason: "zqxmarker"}) {party {address}}}`, map[string]any{"p": id})
	ask(1, "auditor", `mutation Show($p: ID!) {revealParty(input: {party: $p, reason: "zqxmarker", simulate: true}) {party {address}}}`, map[string]any{"p": id})
	ask(3, "nobody", `query Find {cases {totalCount}}`, nil)
	ask(2, "public", `query Find {cases {totalCount}}`, nil)
	ask(1, "legal", `query Wrong {cases {zqxmarker}}`, nil) // not valid: no operation
	// An operation's name in the request that the document lacks is any text.
	s.send(t, http.MethodPost, "/graphql", `{"query": "query A {cases {totalCount}} query B {cases {totalCount}}", "operationName": "zqxmarker"}`,
		map[string]string{"Content-Type": "application/json", "Caller": "legal"})
	flush()
	want := strings.Join([]string{
		"3 a AUDITOR OPERATION Schema - 3",
		"3 a AUDITOR OPERATION Show - 2",
		"3 a AUDITOR REFUSED Write FORBIDDEN 2",
		"3 a AUDITOR REVEALED Show - 1",
		"1 d DASHBOARD REFUSED Names FORBIDDEN 4",
		"1 l LEGAL OPERATION Find - 5",
		"1 l LEGAL OPERATION Suspend - 2",
		"1 l LEGAL OPERATION - - 1",
		"3 unknown:127.0.0.0/24 - REFUSED Find FORBIDDEN 2",
		"3 unknown:127.0.0.0/24 - REFUSED - UNAUTHENTICATED 3",
	}, "\n")
	if got := s.events(t); got != want {
		t.Errorf("the table has\n%s\nwant\n%s", got, want)
	}
	if kept := s.sql(t, "SELECT coalesce(string_agg(e::text, ' '), '') FROM access_events e").(string); strings.Contains(kept, marker) {
		t.Errorf("the table holds a text of an operation: %s", kept)
	}
	if text := s.log.takeText(); strings.Contains(text, marker) || !strings.Contains(text, "name=Find") {
		t.Errorf("the log file holds a text of an operation, or no operation: %s", text)
	}
}

// A caller beyond the own budget is counted as refused.
func TestAccessLogOfBudgets(t *testing.T) {
	t.Parallel()
	s, flush := serveLogged(t, func(s *graph.Settings) { s.Load.RequestsPerMinute, s.Load.CostPerMinute = 6, 150 })
	for range 4 {
		s.as(t, "legal", `query Two {a: cases {totalCount} b: cases {totalCount}}`, nil)
	}
	costly := strings.Count(s.log.takeText(), "code=LIMIT_EXCEEDED")
	for range 4 {
		s.as(t, "legal", `{viewer {name}}`, nil)
	}
	flush()
	if costly == 0 || costly == 4 {
		t.Fatalf("%d of 4 operations were too costly", costly)
	}
	// The last two requests are the seventh and the eighth of the minute. They are refused before they are read, so they have no name.
	for _, line := range []string{
		fmt.Sprintf("1 l LEGAL REFUSED Two LIMIT_EXCEEDED %d", costly), fmt.Sprintf("1 l LEGAL OPERATION Two - %d", 4-costly),
		"1 l LEGAL REFUSED - LIMIT_EXCEEDED 2", "1 l LEGAL OPERATION - - 2",
	} {
		if got := s.events(t); !strings.Contains(got, line) {
			t.Errorf("the table has no line %q:\n%s", line, got)
		}
	}
}

// An auditor of the province reads what was done at its bureaus, a neighbour and other roles read none of it.
func TestWhoReadsTheAccessLog(t *testing.T) {
	t.Parallel()
	s, flush := serveLogged(t)
	s.as(t, "legal", `query Mine {cases {totalCount}}`, nil)
	flush()
	const read = `query Read {accessEvents(where: {operation: {eq: "Mine"}}) {nodes {agency {id} day caller callerName role kind operation code count firstAt lastAt}}}`
	want := `{"data":{"accessEvents":{"nodes":[{"agency":{"id":"Agency:1"},"day":"2024-03-15","caller":"l","callerName":"clerk","role":"LEGAL","kind":"OPERATION","operation":"Mine","code":null,"count":1,"firstAt":"2024-03-15T09:30:00+08:00","lastAt":"2024-03-15T09:30:00+08:00"}]}}}`
	for _, caller := range []string{"auditor", "admin"} {
		if got := compact(t, s.as(t, caller, read, nil).body); got != want {
			t.Errorf("%s reads %s, want %s", caller, got, want)
		}
	}
	if got := compact(t, s.as(t, "admin next door", read, nil).body); got != `{"data":{"accessEvents":{"nodes":[]}}}` {
		t.Errorf("next door: %s", got)
	}
	for _, caller := range []string{"legal", "dashboard", "public"} {
		if r := s.as(t, caller, read, nil); r.code() != "FORBIDDEN" {
			t.Errorf("%s: %s", caller, r.body)
		}
	}
}

// A log of access that cannot be written fails no request.
func TestAccessLogWithoutItsTable(t *testing.T) {
	t.Parallel()
	s, flush := serveLogged(t)
	s.exec(t, "ALTER TABLE access_events RENAME TO gone")
	for range 3 {
		if r := s.as(t, "legal", `query Mine {cases {totalCount}}`, nil); len(r.Errors) > 0 {
			t.Fatal(r.body)
		}
		flush()
	}
	if n := strings.Count(s.log.takeText(), `msg="events are missing in the log of access" events=1`); n != 3 {
		t.Errorf("lost counts are logged %d times, want 3", n)
	}
}
