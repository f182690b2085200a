package demo

import (
	"context"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5/pgtype"

	"docket/complaints"
	"docket/coverage"
	"docket/db"
	"docket/enforcement"
	"docket/equipment"
)

// ask sends an input through its verb on a day, and tells what it changed.
func ask[In db.Input](t *testing.T, r *replay, on civil.Date, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In) db.Payload {
	t.Helper()
	r.setDay(on)
	return askNow(t, r, verb, in)
}

// askAt does so at an instant.
func askAt[In db.Input](t *testing.T, r *replay, at time.Time, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In) db.Payload {
	t.Helper()
	if r.now.Before(at) {
		r.now = at
	}
	return askNow(t, r, verb, in)
}

func askNow[In db.Input](t *testing.T, r *replay, verb func(context.Context, *db.Writer, In) (db.Payload, error), in In) db.Payload {
	t.Helper()
	changed, err := db.Do(t.Context(), r.Store, verb, in, nil)
	if err != nil {
		t.Fatalf("%T %+v: %v", in, in, err)
	}
	return changed
}

// keyOrNone names a record; nil where there is none.
func keyOrNone(typ string, id *int64) *db.Key {
	if id == nil {
		return nil
	}
	return new(key(typ, *id))
}

// same compares records of a table, but for their numbers, with those of the demo.
func same[R any](t *testing.T, r *replay, name, where string, id int64, want []*R) {
	t.Helper()
	var got []*R
	if err := r.DB().NewSelect().Model(&got).Where(where, id).Order("id").Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	lines := func(rows []*R) (text string) {
		for _, row := range rows {
			text += without(describe(reflect.ValueOf(row).Elem(), nil)) + "\n"
		}
		return text
	}
	if g, w := lines(got), lines(want); g != w {
		t.Errorf("%s: is by the verbs\n%snot\n%s", name, g, w)
	}
}

// without leaves the columns out of a line that hold numbers of other records, or a number drawn.
func without(line string) string {
	return strings.Join(slices.DeleteFunc(strings.Split(line, " "), func(word string) bool {
		column, _, _ := strings.Cut(word, "=")
		return slices.Contains([]string{"inspection_id", "hazard_id", "order_id", "equipment_id", "merged_into_id", "complaint_no"}, column)
	}), " ")
}

// fileFrom files a case from the record that it came from.
func (r *replay) fileFrom(t *testing.T, b *bureau, c *plan, from db.Key) {
	t.Helper()
	s := &script{b: b, c: c}
	ask(t, r, c.filed, enforcement.FileCase, enforcement.FileCaseInput{
		Unit: key("Unit", int64(c.unit+1)), Field: db.CaseField(c.field()), Source: db.CaseSource(c.source), Procedure: db.CaseProcedure(c.procedure), Cause: c.cause,
		Party: new(key("Party", c.party)), Business: s.business(), Officers: s.officers(), DiscoveredOn: &c.discovered, FiledOn: c.filed, From: &from,
	})
}

// Complaints and reports of every kind go through the verbs and come out as the demo has them; so do inspections and coverage.
func TestOthersReplayed(t *testing.T) {
	t.Parallel()
	b := newBureau()
	r := newReplay(t)
	seen := map[string]bool{}
	isNew := func(kind ...any) bool {
		name := fmt.Sprint(kind...)
		was := seen[name]
		seen[name] = true
		return !was
	}
	for _, c := range b.otherRecords.complaints {
		result := db.ComplaintResult("OPEN")
		if c.Result != nil {
			result = *c.Result
		}
		if isNew("complaint ", c.Kind, result, c.IsNamed, c.Reopening != nil, c.ClosedInTime != nil && *c.ClosedInTime, c.ToldInTime != nil && *c.ToldInTime) {
			r.complain(t, b, c)
		}
	}
	for _, i := range b.otherRecords.inspections {
		p := newInspected(b, i)
		if isNew("inspection ", len(p.hazards) > 0, len(p.rechecks), p.order != nil && p.order.ClosedOn != nil, p.order != nil, i.CaseID != nil, len(p.seals), p.kinds()) {
			r.inspect(t, b, p)
		}
	}
	records := newCoverage(b)
	for _, s := range b.shops {
		p := records.of(b, s)
		if isNew("business ", s.level, s.closed.IsValid(), len(p.assignments), len(p.levels), p.leaver != 0, len(p.findings) > 0, slices.ContainsFunc(p.visits, func(v row) bool { return v[5].(pgtype.Date).Valid })) {
			r.cover(t, b, p)
		}
	}
	if len(seen) < 60 {
		t.Errorf("only %d kinds were looked at: %v", len(seen), slices.Sorted(maps.Keys(seen)))
	}
}

// complain sends a complaint and all that was done with it through the verbs.
func (r *replay) complain(t *testing.T, b *bureau, c *db.Complaint) {
	t.Helper()
	r.now = c.ReceivedAt
	id := r.receive(t, c)
	switch {
	case c.MergedIntoID != nil:
		head := b.otherRecords.complaints[*c.MergedIntoID-1]
		r.now = head.ReceivedAt
		into := r.receive(t, head)
		askAt(t, r, *c.ClosedAt, complaints.MergeComplaint, complaints.MergeComplaintInput{Complaint: id, Into: into, At: *c.ClosedAt})
		askAt(t, r, *head.AcceptedAt, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: into, At: *head.AcceptedAt})
		askAt(t, r, *head.ClosedAt, complaints.CloseComplaint, complaints.CloseComplaintInput{Complaint: into, At: *head.ClosedAt, Result: *head.Result, RecoveredAmount: &head.RecoveredAmount})
	case c.RefusedAt != nil:
		askAt(t, r, *c.RefusedAt, complaints.RefuseComplaint, complaints.RefuseComplaintInput{Complaint: id, At: *c.RefusedAt, Reason: *c.Refusal})
	default:
		r.finish(t, b, c, id)
	}
	if c.ToldAt != nil {
		askAt(t, r, *c.ToldAt, complaints.TellReporter, complaints.TellReporterInput{Complaint: id, At: *c.ToldAt})
	}
	same(t, r, "complaint "+c.ComplaintNo, "id = ?", id.ID, []*db.Complaint{c})
}

// receive files a complaint and answers it.
func (r *replay) receive(t *testing.T, c *db.Complaint) db.Key {
	t.Helper()
	in := complaints.FileComplaintInput{
		Unit: key("Unit", *c.UnitID), Channel: c.Channel, Kind: c.Kind, Object: c.Object, Issue: c.Issue, Text: c.Text, Party: keyOrNone("Party", c.PartyID),
		Business: keyOrNone("FoodBusiness", c.BusinessID), ReceivedAt: c.ReceivedAt,
	}
	if c.IsNamed {
		in.Reporter = &complaints.ReporterInput{Name: "举报人（演示）", Contact: "000"}
	}
	id := askAt(t, r, c.ReceivedAt, complaints.FileComplaint, in)["complaint"][0]
	askAt(t, r, *c.AcknowledgedAt, complaints.AcknowledgeComplaint, complaints.AcknowledgeComplaintInput{Complaint: id, At: *c.AcknowledgedAt})
	return id
}

// finish accepts a complaint, files the case from it, and closes it.
func (r *replay) finish(t *testing.T, b *bureau, c *db.Complaint, id db.Key) {
	t.Helper()
	if c.AcceptedAt != nil {
		askAt(t, r, *c.AcceptedAt, complaints.AcceptComplaint, complaints.AcceptComplaintInput{Complaint: id, At: *c.AcceptedAt})
	}
	if c.CaseID != nil && !b.plans[*c.CaseID-1].filed.After(lastDay) {
		r.fileFrom(t, b, b.plans[*c.CaseID-1], id)
	}
	if c.ClosedAt == nil {
		return
	}
	in := complaints.CloseComplaintInput{Complaint: id, At: *c.ClosedAt, Result: *c.Result, RecoveredAmount: &c.RecoveredAmount, Satisfaction: c.Satisfaction}
	askAt(t, r, *c.ClosedAt, complaints.CloseComplaint, in)
	if c.Reopening != nil {
		askNow(t, r, complaints.ReopenComplaint, complaints.ReopenComplaintInput{Complaint: id, Reason: *c.Reopening})
		askNow(t, r, complaints.CloseComplaint, in)
	}
}

// inspected is an inspection with what came of it.
type inspected struct {
	*db.Inspection
	inspectors []db.Key
	hazards    []*db.Hazard
	seals      []*db.EarlierSeal
	order      *db.SafetyOrder
	rechecks   []*db.Recheck
}

// newInspected returns an inspection with its inspectors, hazards, seals and order.
func newInspected(b *bureau, i *db.Inspection) *inspected {
	p := &inspected{Inspection: i}
	first, _ := slices.BinarySearchFunc(b.otherRecords.inspectors, i.ID, func(r row, id int64) int { return int(r[1].(int64) - id) })
	for _, r := range b.otherRecords.inspectors[first:min(first+2, len(b.otherRecords.inspectors))] {
		p.inspectors = append(p.inspectors, key("Officer", r[2].(int64)))
	}
	first, _ = slices.BinarySearchFunc(b.otherRecords.hazards, i.ID, func(h *db.Hazard, id int64) int { return int(h.InspectionID - id) })
	for _, h := range b.otherRecords.hazards[first:] {
		if h.InspectionID != i.ID {
			break
		}
		p.hazards = append(p.hazards, h)
		for _, s := range b.otherRecords.seals {
			if s.HazardID == h.ID {
				p.seals = append(p.seals, s)
			}
		}
	}
	if n, ok := slices.BinarySearchFunc(b.otherRecords.orders, i.ID, func(o *db.SafetyOrder, id int64) int { return int(o.InspectionID - id) }); ok {
		p.order = b.otherRecords.orders[n]
		for _, r := range b.otherRecords.rechecks {
			if r.OrderID == p.order.ID {
				p.rechecks = append(p.rechecks, r)
			}
		}
	}
	return p
}

// kinds say how its hazards went.
func (p *inspected) kinds() string {
	kinds := map[string]bool{}
	for _, h := range p.hazards {
		kinds[fmt.Sprint(h.Severity, h.SealedOn != nil, h.ReportedOn != nil && *h.ReportedOn != p.InspectedOn, h.RemovedOn != nil && *h.RemovedOn == p.InspectedOn)] = true
	}
	return strings.Join(slices.Sorted(maps.Keys(kinds)), " ")
}

func (p *inspected) isEscalated(h *db.Hazard) bool {
	return h.ReportedOn != nil && *h.ReportedOn != p.InspectedOn
}

func (p *inspected) isMended(h *db.Hazard) bool {
	return p.order == nil && h.RemovedOn != nil && *h.RemovedOn == p.InspectedOn
}

func (p *inspected) sealOf(h *db.Hazard) *db.EarlierSeal {
	for _, s := range p.seals {
		if s.HazardID == h.ID {
			return s
		}
	}
	return nil
}

// inspect sends an inspection and what came of its hazards through the verbs.
func (r *replay) inspect(t *testing.T, b *bureau, p *inspected) {
	t.Helper()
	r.now = time.Time{}
	in := equipment.RecordInspectionInput{Unit: new(key("Unit", *p.UnitID)), Party: key("Party", p.PartyID), InspectedOn: p.InspectedOn, Inspectors: p.inspectors}
	if p.EquipmentID != nil {
		e := b.otherRecords.equipment[*p.EquipmentID-1]
		registered := ask(t, r, p.InspectedOn, equipment.RegisterEquipment, equipment.RegisterEquipmentInput{
			Party: key("Party", e.PartyID), Kind: e.Kind, RegistrationNo: fmt.Sprint(e.RegistrationNo, "-", p.ID), Name: e.Name, Address: e.Address, ExamineBy: e.ExamineBy,
		})["equipment"][0]
		in.Equipment = &registered
	}
	for _, h := range p.hazards {
		hazard := equipment.HazardInput{Kind: h.Kind, Severity: h.Severity, Text: h.Text, ReportedOn: h.ReportedOn, SealedOn: h.SealedOn}
		switch seal := p.sealOf(h); {
		case p.isEscalated(h):
			hazard.Severity, hazard.ReportedOn, hazard.SealedOn = db.HazardSeverityOrdinary, nil, nil
		case seal != nil:
			hazard.SealedOn = &seal.SealedOn
		case p.isMended(h):
			hazard.Mended = h.Proof
		}
		in.Hazards = append(in.Hazards, hazard)
	}
	id := ask(t, r, p.InspectedOn, equipment.RecordInspection, in)["inspection"][0]
	var hazards []int64
	if err := r.DB().NewRaw("SELECT id FROM hazards WHERE inspection_id = ? ORDER BY id", id.ID).Scan(t.Context(), &hazards); err != nil {
		t.Fatal(err)
	}
	if p.CaseID != nil {
		r.fileFrom(t, b, b.plans[*p.CaseID-1], id)
		r.now = morning(p.InspectedOn)
	}
	r.sealAndRemove(t, p, hazards)
	if p.order != nil {
		r.order(t, b, p, id)
	}
	same(t, r, "hazards", "inspection_id = ?", id.ID, p.hazards)
	same(t, r, "earlier seals", "hazard_id IN (SELECT h.id FROM hazards h WHERE h.inspection_id = ?)", id.ID, p.seals)
	same(t, r, "re-checks", "order_id IN (SELECT o.id FROM safety_orders o WHERE o.inspection_id = ?)", id.ID, p.rechecks)
}

// sealAndRemove does what is done about hazards beside an order.
func (r *replay) sealAndRemove(t *testing.T, p *inspected, ids []int64) {
	t.Helper()
	for n, h := range p.hazards {
		id := key("Hazard", ids[n])
		if p.isEscalated(h) {
			ask(t, r, *h.ReportedOn, equipment.EscalateHazard, equipment.EscalateHazardInput{Hazard: id, ReportedOn: *h.ReportedOn, SealedOn: h.SealedOn})
		}
		if seal := p.sealOf(h); seal != nil {
			ask(t, r, seal.UnsealedOn, equipment.UnsealEquipment, equipment.UnsealEquipmentInput{Hazard: id, UnsealedOn: seal.UnsealedOn, Reason: seal.Unsealing})
			ask(t, r, *h.SealedOn, equipment.SealEquipment, equipment.SealEquipmentInput{Hazard: id, SealedOn: *h.SealedOn})
		}
		if p.order == nil && h.RemovedOn != nil && !p.isMended(h) {
			ask(t, r, *h.RemovedOn, equipment.RemoveHazard, equipment.RemoveHazardInput{Hazard: id, RemovedOn: *h.RemovedOn, Proof: *h.Proof})
		}
	}
}

// order issues the order of an inspection, and does what was done about it.
func (r *replay) order(t *testing.T, b *bureau, p *inspected, inspection db.Key) {
	t.Helper()
	o := p.order
	id := ask(t, r, o.IssuedOn, equipment.IssueSafetyOrder, equipment.IssueSafetyOrderInput{Inspection: inspection, Text: o.Text, IssuedOn: o.IssuedOn, DueOn: o.DueOn})["safetyOrder"][0]
	for _, c := range p.rechecks {
		var inspectors []db.Key
		for _, x := range b.otherRecords.recheckers {
			if x[1] == c.ID {
				inspectors = append(inspectors, key("Officer", x[2].(int64)))
			}
		}
		ask(t, r, c.ReportedOn, equipment.ReportSafetyOrder, equipment.ReportSafetyOrderInput{SafetyOrder: id, ReportedOn: c.ReportedOn})
		ask(t, r, c.RecheckedOn, equipment.RecheckSafetyOrder, equipment.RecheckSafetyOrderInput{SafetyOrder: id, RecheckedOn: c.RecheckedOn, Inspectors: inspectors, HasPassed: c.HasPassed, Text: c.Text})
	}
	if o.ClosedOn == nil && o.ReportedOn != nil {
		ask(t, r, *o.ReportedOn, equipment.ReportSafetyOrder, equipment.ReportSafetyOrderInput{SafetyOrder: id, ReportedOn: *o.ReportedOn})
	}
	if o.CaseID != nil {
		r.fileFrom(t, b, b.plans[*o.CaseID-1], id)
	}
	same(t, r, "order "+o.OrderNo, "id = ?", id.ID, []*db.SafetyOrder{o})
}

// covered is a food business with who answered for it and what they found.
type covered struct {
	shop
	levels, assignments, visits []row
	findings                    []row
	leaver                      int64 // who has left office since
}

// coverage is what is on record of each business, found by its number.
type coverageRow struct{ levels, assignments, visits, findings map[any][]row }

func newCoverage(b *bureau) coverageRow {
	by := func(rows []row) map[any][]row {
		found := map[any][]row{}
		for _, r := range rows {
			found[r[2]] = append(found[r[2]], r)
		}
		return found
	}
	return coverageRow{by(b.levels), by(b.assignments), by(b.visits), by(b.findings)}
}

func (c coverageRow) of(b *bureau, s shop) *covered {
	p := &covered{shop: s, levels: c.levels[s.id], assignments: c.assignments[s.id], visits: c.visits[s.id]}
	for _, v := range p.visits {
		p.findings = append(p.findings, c.findings[v[0]]...)
	}
	for _, a := range p.assignments {
		if official := a[3].(int64); b.officials[official-1][6].(pgtype.Date).Valid {
			p.leaver = official
		}
	}
	return p
}

// cover registers a business and its officials anew, and lets happen what happened.
func (r *replay) cover(t *testing.T, b *bureau, p *covered) {
	t.Helper()
	r.now = time.Time{}
	like, level := b.businesses[p.id-1], db.CoverageLevel(p.levels[0][3].(string))
	business := ask(t, r, p.opened, coverage.RegisterFoodBusiness, coverage.RegisterFoodBusinessInput{
		Agency: db.Key{Type: "Agency", ID: Agency}, Name: like[3].(string), LicenceNo: new(like[4].(string) + "-R"), Type: db.BusinessType(like[5].(string)), Level: &level,
		Party: new(key("Party", p.party)), Address: new(like[7].(string)), Division: &p.division, OpenedOn: p.opened,
	})["business"][0]
	var officials []db.Key
	for n, a := range p.assignments {
		o := b.officials[a[3].(int64)-1]
		from := dayOf(a[4].(pgtype.Range[pgtype.Date]).Lower)
		officials = append(officials, ask(t, r, from, coverage.RegisterOfficial, coverage.RegisterOfficialInput{
			Agency: db.Key{Type: "Agency", ID: Agency}, Name: o[2].(string), Post: o[3].(string), Tier: db.OfficialTier(o[4].(string)), Division: new(o[5].(pgtype.Text).String),
		})["official"][0])
		r.answer(t, p, business, officials, n, from)
		r.visit(t, p, business, a, from)
		if p.leaver == a[3].(int64) {
			left := dayOf(o[6])
			defer func() {
				ask(t, r, left, coverage.LeaveOffice, coverage.LeaveOfficeInput{Official: officials[n], LeftOn: left})
			}()
		}
	}
	if p.closed.IsValid() {
		ask(t, r, p.closed, coverage.CloseFoodBusiness, coverage.CloseFoodBusinessInput{Business: business, ClosedOn: p.closed})
	}
	r.sameCoverage(t, p, business)
}

// answer lets the nth official answer for a business: the first is assigned, a later one takes over, with another level where it has
// one.
func (r *replay) answer(t *testing.T, p *covered, business db.Key, officials []db.Key, n int, from civil.Date) {
	t.Helper()
	switch {
	case n == 0:
		ask(t, r, from, coverage.AssignCoverage, coverage.AssignCoverageInput{Business: business, Official: officials[0], StartsOn: from})
	case len(p.levels) > 1:
		level := db.CoverageLevel(p.levels[1][3].(string))
		ask(t, r, from, coverage.RegradeCoverage, coverage.RegradeCoverageInput{
			On: from, Reason: new(p.levels[1][6].(pgtype.Text).String), Changes: []coverage.CoverageChangeInput{{Business: business, Level: &level, Official: &officials[n]}},
		})
	default:
		ask(t, r, from, coverage.HandOverCoverage, coverage.HandOverCoverageInput{From: officials[n-1], To: officials[n], On: from, Businesses: []db.Key{business}})
	}
}

// visit makes the visits of an assignment.
func (r *replay) visit(t *testing.T, p *covered, business db.Key, a row, from civil.Date) {
	t.Helper()
	period := a[4].(pgtype.Range[pgtype.Date])
	for _, v := range p.visits {
		on := dayOf(v[4])
		if on.Before(from) || period.UpperType == pgtype.Exclusive && !on.Before(dayOf(period.Upper)) {
			continue
		}
		in := coverage.RecordVisitInput{Business: business, VisitedOn: on}
		var found []row
		for _, f := range p.findings {
			if f[2] == v[0] {
				found = append(found, f)
				in.Findings = append(in.Findings, coverage.FindingInput{Severity: db.FindingSeverity(f[3].(string)), Text: f[4].(string), DueOn: dayOf(f[5])})
			}
		}
		visit := ask(t, r, on, coverage.RecordVisit, in)["visit"][0]
		var ids []int64
		if err := r.DB().NewRaw("SELECT id FROM findings WHERE visit_id = ? ORDER BY id", visit.ID).Scan(t.Context(), &ids); err != nil {
			t.Fatal(err)
		}
		for n, f := range found {
			if f[6].(pgtype.Date).Valid {
				ask(t, r, dayOf(f[6]), coverage.RectifyFinding, coverage.RectifyFindingInput{Finding: key("Finding", ids[n]), RectifiedOn: dayOf(f[6]), Proof: f[7].(pgtype.Text).String})
			}
		}
		if cancelled := v[5].(pgtype.Date); cancelled.Valid {
			ask(t, r, dayOf(cancelled), coverage.CancelVisit, coverage.CancelVisitInput{Visit: visit, Reason: v[6].(pgtype.Text).String})
		}
	}
}

// sameCoverage compares what is on record of a business.
func (r *replay) sameCoverage(t *testing.T, p *covered, business db.Key) {
	t.Helper()
	optional := func(v any) string {
		if d := v.(pgtype.Date); d.Valid {
			return dayOf(d).String()
		}
		return "-"
	}
	var want []string
	for _, l := range p.levels {
		want = append(want, fmt.Sprint("level ", l[3], " ", optional(l[4]), " ", optional(l[5])))
	}
	for _, a := range p.assignments {
		period := a[4].(pgtype.Range[pgtype.Date])
		want = append(want, fmt.Sprint("assignment ", optional(period.Lower), " ", optional(period.Upper)))
	}
	for _, v := range p.visits {
		want = append(want, fmt.Sprint("visit ", optional(v[4]), " ", v[5].(pgtype.Date).Valid))
	}
	for _, f := range p.findings {
		want = append(want, fmt.Sprint("finding ", f[3], " ", f[4], " ", optional(f[5]), " ", optional(f[6]), " ", f[9].(pgtype.Date).Valid))
	}
	var got []string
	if err := r.DB().NewRaw(`SELECT concat_ws(' ', 'level', level, starts_on, coalesce(ends_on::text, '-')) FROM level_changes WHERE business_id = ?0 AND cancelled_on IS NULL
		UNION ALL SELECT concat_ws(' ', 'assignment', starts_on, coalesce(ends_on::text, '-')) FROM coverage_assignments WHERE business_id = ?0 AND cancelled_on IS NULL
		UNION ALL SELECT concat_ws(' ', 'visit', visited_on, (cancelled_on IS NOT NULL)::text) FROM coverage_visits WHERE business_id = ?0
		UNION ALL SELECT concat_ws(' ', 'finding', severity, f.text, due_on, coalesce(rectified_on::text, '-'), (f.cancelled_on IS NOT NULL)::text)
			FROM findings f JOIN coverage_visits v ON v.id = f.visit_id WHERE v.business_id = ?0`, business.ID).Scan(t.Context(), &got); err != nil {
		t.Fatal(err)
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("business %d: is by the verbs\n%s\nnot\n%s", p.id, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func dayOf(v any) civil.Date { return civil.DateOf(v.(pgtype.Date).Time) }
