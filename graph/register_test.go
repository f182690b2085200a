package graph_test

import (
	"fmt"
	"testing"
)

// TestRegisters writes the registers of shops, stations, trust units and notices, and checks that the report counts those in force on the last
// day of the period.
func TestRegisters(t *testing.T) {
	t.Parallel()
	d := newCaseworker(t)
	d.setDay("2024-06-30")
	r := d.mustAsk(t, `mutation {
		a: issueAnalysisReport(input: {unit: "Unit:900:1", title: "第1期", issuedOn: "2024-01-31"}) { analysisReport { title issuedOn unit { name } } }
		b: issueAnalysisReport(input: {unit: "Unit:900:1", title: "第2期", issuedOn: "2024-06-30", file: "档案2"}) { analysisReport { file } }
		c: enrolMerchant(input: {agency: "Agency:900", scheme: NO_REASON_RETURN, name: "一店", joinedOn: "2024-01-01"}) { promiseMerchant { id leftOn } }
		d: enrolMerchant(input: {agency: "Agency:900", scheme: NO_REASON_RETURN, name: "二店", joinedOn: "2024-03-31"}) { promiseMerchant { id } }
		e: enrolMerchant(input: {agency: "Agency:900", scheme: PREFERRED, name: "一店", joinedOn: "2024-04-01"}) { promiseMerchant { id scheme } }
		f: openRightsStation(input: {agency: "Agency:900", kind: STATION, name: "一站", openedOn: "2024-01-01"}) { rightsStation { id } }
		g: openRightsStation(input: {agency: "Agency:900", kind: MEDIATION_CENTRE, name: "中心", openedOn: "2024-02-01"}) { rightsStation { id kind } }
		h: proposeTrustUnit(input: {agency: "Agency:900", name: "商场", proposedOn: "2024-01-01"}) { trustUnit { id } }
		i: publishNotice(input: {agency: "Agency:900", kind: WARNING, title: "警示", text: "慎购预付卡", publishedOn: "2024-01-01", endsOn: "2024-12-31"}) { consumerNotice { id case { id } } }
	}`, nil)
	ids := map[string]any{"merchant": r.at("c", "promiseMerchant", "id"), "station": r.at("f", "rightsStation", "id"), "unit": r.at("h", "trustUnit", "id"), "notice": r.at("i", "consumerNotice", "id")}
	r = d.mustAsk(t, `mutation($merchant: ID!, $station: ID!, $unit: ID!, $notice: ID!) {
		a: endEnrolment(input: {promiseMerchant: $merchant, leftOn: "2024-03-31"}) { promiseMerchant { joinedOn leftOn } }
		b: closeRightsStation(input: {rightsStation: $station, closedOn: "2024-04-01"}) { rightsStation { closedOn } }
		c: nameTrustUnit(input: {trustUnit: $unit, namedOn: "2024-02-01"}) { trustUnit { namedOn } }
		d: endTrustUnit(input: {trustUnit: $unit, endedOn: "2024-05-01"}) { trustUnit { proposedOn namedOn endedOn } }
		e: endNotice(input: {consumerNotice: $notice, endsOn: "2024-06-30"}) { consumerNotice { publishedOn endsOn } }
	}`, ids)
	if got := fmt.Sprint(r.at("a", "promiseMerchant"), r.at("b", "rightsStation"), r.at("d", "trustUnit"), r.at("e", "consumerNotice")); got !=
		"map[joinedOn:2024-01-01 leftOn:2024-03-31] map[closedOn:2024-04-01] map[endedOn:2024-05-01 namedOn:2024-02-01 proposedOn:2024-01-01] map[endsOn:2024-06-30 publishedOn:2024-01-01]" {
		t.Errorf("%s", got)
	}
	// By hand: the first shop took part until the 30th of March, the first station until the 31st.
	for month, want := range map[string]string{
		"2024-01": "1 1 0 1", "2024-02": "0 1 0 2", "2024-03": "0 1 0 2", "2024-04": "0 1 1 1", "2024-06": "1 1 1 1",
	} {
		r := d.mustAsk(t, `query($month: String!) { report(agency: "320599", period: {month: $month}) {
			analysisReports { value } noReasonReturnMerchants { value } preferredMerchants { value } rightsStations { value } } }`, map[string]any{"month": month})
		got := fmt.Sprint(r.at("report", "analysisReports", "value"), " ", r.at("report", "noReasonReturnMerchants", "value"), " ",
			r.at("report", "preferredMerchants", "value"), " ", r.at("report", "rightsStations", "value"))
		if got != want {
			t.Errorf("%s: %s, want %s", month, got, want)
		}
	}
}
