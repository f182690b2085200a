package demo

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"docket/db"
	"docket/pharmacies"
)

// Pharmacies and remote checks of every kind go through the verbs and come out as the demo has them.
func TestPharmaciesReplayed(t *testing.T) {
	t.Parallel()
	b := newBureau()
	r := newReplay(t)
	seen := map[string]bool{}
	for _, c := range b.pharmacies.checks {
		p := b.pharmacies.pharmacies[c.PharmacyID-1]
		findings := slices.DeleteFunc(slices.Clone(b.pharmacies.findings), func(f *db.RemoteFinding) bool { return f.CheckID != c.ID })
		kind := fmt.Sprint(c.Method, c.Result, len(findings), p.ClosedOn != nil)
		for _, f := range findings {
			kind += fmt.Sprint(f.RectifiedOn != nil, f.CaseID != nil)
		}
		if seen[kind] {
			continue
		}
		seen[kind] = true
		r.superviseOnce(t, b, p, c, findings)
	}
	if len(seen) < 20 {
		t.Errorf("only %d kinds of checks were looked at: %v", len(seen), seen)
	}
}

// superviseOnce registers a pharmacy anew, and lets a check with its findings happen.
func (r *replay) superviseOnce(t *testing.T, b *bureau, p *db.Pharmacy, c *db.RemoteCheck, findings []*db.RemoteFinding) {
	t.Helper()
	r.now = time.Time{}
	pharmacy := ask(t, r, *p.ConnectedOn, pharmacies.RegisterPharmacy, pharmacies.RegisterPharmacyInput{
		Agency: db.Key{Type: "Agency", ID: Agency}, Name: p.Name, LicenceNo: fmt.Sprint(p.LicenceNo, "-", c.ID), Party: new(key("Party", p.PartyID)), Address: p.Address,
		Division: p.Division, OpenedOn: p.OpenedOn, ConnectedOn: p.ConnectedOn,
	})["pharmacy"][0]
	in := pharmacies.RecordRemoteCheckInput{Pharmacy: pharmacy, CheckedOn: c.CheckedOn, Method: c.Method, Result: c.Result}
	for _, x := range b.pharmacies.inspectors {
		if x[1] == c.ID {
			in.Inspectors = append(in.Inspectors, key("Officer", x[2].(int64)))
		}
	}
	for _, f := range findings {
		in.Findings = append(in.Findings, pharmacies.RemoteFindingInput{Kind: f.Kind, Severity: f.Severity, Text: f.Text})
	}
	check := ask(t, r, c.CheckedOn, pharmacies.RecordRemoteCheck, in)["remoteCheck"][0]
	var ids []int64
	if err := r.DB().NewRaw("SELECT id FROM remote_findings WHERE check_id = ? ORDER BY id", check.ID).Scan(t.Context(), &ids); err != nil {
		t.Fatal(err)
	}
	for i, f := range findings {
		if f.CaseID != nil {
			r.fileFrom(t, b, b.plans[*f.CaseID-1], key("RemoteFinding", ids[i]))
		}
		if f.RectifiedOn != nil {
			ask(t, r, *f.RectifiedOn, pharmacies.RectifyRemoteFinding, pharmacies.RectifyRemoteFindingInput{RemoteFinding: key("RemoteFinding", ids[i]), RectifiedOn: *f.RectifiedOn, Proof: *f.Proof})
		}
	}
	if p.ClosedOn != nil {
		ask(t, r, *p.ClosedOn, pharmacies.ClosePharmacy, pharmacies.ClosePharmacyInput{Pharmacy: pharmacy, ClosedOn: *p.ClosedOn})
	}
	want := ""
	for _, f := range findings {
		want += fmt.Sprintln(f.Kind, f.Severity, f.Text, f.DueOn, f.RectifiedOn, f.CaseID != nil)
	}
	var got []*db.RemoteFinding
	if err := r.DB().NewSelect().Model(&got).Where("check_id = ?", check.ID).Order("id").Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, f := range got {
		line := fmt.Sprintln(f.Kind, f.Severity, f.Text, f.DueOn, f.RectifiedOn, f.CaseID != nil)
		if !strings.HasPrefix(want, line) {
			t.Errorf("check %d: a finding is by the verbs\n%snot the first of\n%s", c.ID, line, want)
		}
		want = strings.TrimPrefix(want, line)
	}
	if want != "" {
		t.Errorf("check %d: not by the verbs\n%s", c.ID, want)
	}
	closed := new(db.Pharmacy)
	if err := r.DB().NewSelect().Model(closed).Where("id = ?", pharmacy.ID).Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(closed.Name, closed.OpenedOn, closed.ConnectedOn, closed.ClosedOn) != fmt.Sprint(p.Name, p.OpenedOn, p.ConnectedOn, p.ClosedOn) {
		t.Errorf("pharmacy %d is by the verbs %+v", p.ID, closed)
	}
}
