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
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"docket/collection"
	"docket/complaints"
	"docket/db"
	"docket/demo/casefile"
	"docket/enforcement"
	"docket/migrations/migrationstest"
	"docket/postgres/postgrestest"
)

// basis is a migrated database with the agency, officers, provisions, parties and food businesses of the demo bureau, and nothing else.
var basis = migrationstest.Template("demo_basis", func(ctx context.Context, conn *pgx.Conn) error {
	for _, t := range newPlans().basis() {
		if _, err := conn.CopyFrom(ctx, pgx.Identifier{t.Name}, t.Columns, pgx.CopyFromRows(t.Rows)); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		if _, err := conn.Exec(ctx, fmt.Sprintf("SELECT setval(pg_get_serial_sequence('%[1]s', 'id'), max(id)) FROM %[1]s", t.Name)); err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
	}
	return nil
})

// replay sends inputs through the verbs on a database of its own, with a clock that moves with them.
type replay struct {
	*db.Store
	now time.Time
	// current and clue are the case and the clue at hand.
	current, clue db.Key
	lines         int // records that were compared
}

func newReplay(t *testing.T) *replay {
	t.Helper()
	r := &replay{}
	var err error
	r.Store, err = db.Open(t.Context(), postgrestest.Clone(t, basis), db.WithClock(func() time.Time { return r.now }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// setDay moves the clock to a day: 18:00, or a second after the input before.
func (r *replay) setDay(on civil.Date) {
	at := morning(on).Add(8 * time.Hour)
	if next := r.now.Add(time.Second); at.Before(next) {
		at = next
	}
	r.now = at
}

// A sample of the demo's cases, in which every kind of them is, goes through the verbs and comes out as the demo has it.
func TestCasesReplayed(t *testing.T) {
	t.Parallel()
	b := newPlans()
	b.beginFiles()
	r := newReplay(t)
	seen, asked, used := map[string]bool{}, map[string]bool{}, map[string]bool{}
	n := 0
	try := func(name string, f *casefile.File) {
		for _, e := range f.Inputs() {
			used[fmt.Sprintf("%T", e.Input)] = true
		}
		if kind := kindOf(f); !seen[kind] {
			seen[kind] = true
			n++
			for _, e := range f.Inputs() {
				asked[fmt.Sprintf("%T", e.Input)] = true
			}
			r.compare(t, name+" "+kind, f)
		}
	}
	for _, c := range b.plans {
		f := b.writeCase(c)
		try(fmt.Sprintf("case %d, %s", c.id, c.story), f)
	}
	for i := range 40 {
		try(fmt.Sprintf("clue %d", i), b.writeClue(i))
	}
	if len(used) < 40 || !maps.Equal(used, asked) {
		t.Errorf("the demo asks for %d verbs, and the sample for %d", len(used), len(asked))
	}
	if r.lines < 5000 {
		t.Errorf("only %d records were compared", r.lines)
	}
	t.Logf("%d cases of %d were sent through %d verbs: %d records are the same", n, len(b.plans), len(asked), r.lines)
}

// kindOf says what kind of case it is: by the verbs that it asks for, however often, and how it stands at the end.
func kindOf(f *casefile.File) string {
	verbs := map[string]bool{}
	rare := false
	for _, e := range f.Inputs() {
		verb := strings.TrimSuffix(strings.TrimPrefix(fmt.Sprintf("%T", e.Input), "db."), "Input")
		verbs[verb] = true
		rare = rare || !slices.Contains(common, verb)
	}
	status := ""
	if c := f.Case(); c != nil {
		status = string(c.Status)
	}
	if rare { // the many ways in which common verbs go with it are others' to show
		maps.DeleteFunc(verbs, func(verb string, _ bool) bool { return slices.Contains(common, verb) })
	}
	return strings.Join(slices.Sorted(maps.Keys(verbs)), " ") + " " + status
}

// common are the verbs of which most cases are made.
var common = []string{
	"FileCase", "RecordInvestigation", "ProposePenalty", "NotifyParty", "DecidePenalty", "ServeDocument", "RecordPayment", "PublishDecision",
	"ConcludeCase", "DecideOnTheSpot", "DismissCase", "AddDocument", "ReviewCase", "DiscussCase", "WaiveStatement", "ConfiscateGoods", "SeizeGoods", "DestroyGoods",
	"ExtendSeizure", "GrantDeferral", "RecordClue",
}

// compare replays a file, and compares what the verbs have written with it.
func (r *replay) compare(t *testing.T, name string, f *casefile.File) {
	t.Helper()
	want := described(f.Records())
	r.current, r.clue, r.now = db.Key{}, db.Key{}, time.Time{}
	for _, e := range f.Inputs() {
		r.setDay(e.On)
		changed, err := r.do(t.Context(), r.local(t, e.Input))
		if err != nil {
			t.Errorf("%s: %T on %s: %v", name, e.Input, e.On, err)
			return
		}
		if keys := changed["case"]; len(keys) > 0 && r.current.ID == 0 {
			r.current = keys[0]
		}
		if keys := changed["clue"]; len(keys) > 0 {
			r.clue = keys[0]
		}
	}
	got := described(r.records(t))
	for _, table := range slices.Sorted(maps.Keys(want)) {
		r.lines += len(want[table])
		if !slices.Equal(got[table], want[table]) {
			t.Errorf("%s: %s are by the verbs\n%s\nnot\n%s", name, table, strings.Join(got[table], "\n"), strings.Join(want[table], "\n"))
		}
	}
}

// tableOf are the tables in which records of a case stand, by their type.
var tableOf = map[string]string{
	"CaseEvent": "case_events", "Decision": "decisions", "Penalty": "penalties", "Payment": "payments", "Appeal": "appeals", "Seizure": "seizures",
	"Examination": "examinations", "GoodsLot": "goods_lots",
}

// local returns an input whose keys name the records of the replay instead of places in the file.
func (r *replay) local(t *testing.T, in any) any {
	v := reflect.New(reflect.TypeOf(in)).Elem()
	v.Set(reflect.ValueOf(in))
	r.localise(t, v)
	return v.Interface()
}

// localise replaces the keys in an input by those of the records that the replay has written.
func (r *replay) localise(t *testing.T, v reflect.Value) {
	if k, ok := v.Interface().(db.Key); ok {
		switch table := tableOf[k.Type]; {
		case k.Type == "Case":
			k = r.current
		case k.Type == "Clue":
			k = r.clue
		case table != "":
			var id int64
			query := fmt.Sprintf("SELECT id FROM %s WHERE agency_id = ? AND case_id = ? ORDER BY id OFFSET ? LIMIT 1", table)
			if err := r.DB().NewRaw(query, Agency, r.current.ID, k.ID-1).Scan(t.Context(), &id); err != nil {
				t.Fatalf("%s: %v", k, err)
			}
			k.ID = id
		}
		v.Set(reflect.ValueOf(k))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[decimal.Decimal]() || v.Type() == reflect.TypeFor[civil.Date]() || v.Type() == reflect.TypeFor[time.Time]() {
			return
		}
		for i := range v.NumField() {
			r.localise(t, v.Field(i))
		}
	case reflect.Slice:
		copied := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(copied, v)
		for i := range copied.Len() {
			r.localise(t, copied.Index(i))
		}
		if v.Len() > 0 {
			v.Set(copied)
		}
	case reflect.Pointer:
		if !v.IsNil() {
			p := reflect.New(v.Type().Elem())
			p.Elem().Set(v.Elem())
			r.localise(t, p.Elem())
			v.Set(p)
		}
	}
}

// records returns what the verbs have written of the case, or of the clue that led to none.
func (r *replay) records(t *testing.T) map[string][]any {
	id := r.current.ID
	all := map[string][]any{}
	recordsOf[db.Case](t, r, all, "cases", "id = ?", id)
	recordsOf[db.Clue](t, r, all, "clues", "id = ?", r.clue.ID)
	recordsOf[db.CaseEvent](t, r, all, "case_events", "case_id = ?", id)
	recordsOf[db.Deadline](t, r, all, "deadlines", "case_id = ?", id)
	recordsOf[db.DeadlineSpan](t, r, all, "deadline_spans", "deadline_id IN (SELECT d.id FROM deadlines d WHERE d.case_id = ?)", id)
	recordsOf[db.Proposal](t, r, all, "proposals", "case_id = ?", id)
	recordsOf[db.ProposedPenalty](t, r, all, "proposed_penalties", "proposal_id IN (SELECT p.id FROM proposals p WHERE p.case_id = ?)", id)
	recordsOf[db.Hearing](t, r, all, "hearings", "case_id = ?", id)
	recordsOf[db.Decision](t, r, all, "decisions", "case_id = ?", id)
	recordsOf[db.Penalty](t, r, all, "penalties", "case_id = ?", id)
	recordsOf[db.Payment](t, r, all, "payments", "case_id = ?", id)
	recordsOf[db.Instalment](t, r, all, "instalments", "case_id = ?", id)
	recordsOf[db.Deferral](t, r, all, "deferrals", "case_id = ?", id)
	recordsOf[db.Accrual](t, r, all, "accruals", "case_id = ?", id)
	recordsOf[db.Appeal](t, r, all, "appeals", "case_id = ?", id)
	recordsOf[db.PublicRecord](t, r, all, "public_records", "decision_id IN (SELECT d.id FROM decisions d WHERE d.case_id = ?)", id)
	recordsOf[db.Seizure](t, r, all, "seizures", "case_id = ?", id)
	recordsOf[db.Examination](t, r, all, "examinations", "case_id = ?", id)
	recordsOf[db.Document](t, r, all, "documents", "case_id = ?", id)
	recordsOf[db.GoodsLot](t, r, all, "goods_lots", "case_id = ?", id)
	recordsOf[db.GoodsMovement](t, r, all, "goods_movements", "lot_id IN (SELECT l.id FROM goods_lots l WHERE l.case_id = ?)", id)
	return all
}

func recordsOf[R any](t *testing.T, r *replay, all map[string][]any, table, where string, id int64) {
	var rows []*R
	if err := r.DB().NewSelect().Model(&rows).Where(where, id).Order("id").Scan(t.Context()); err != nil {
		t.Fatalf("%s: %v", table, err)
	}
	for _, row := range rows {
		all[table] = append(all[table], row)
	}
}

// refersTo are the tables to which columns refer within a case.
var refersTo = map[string]string{
	"penalty_id": "penalties", "decision_id": "decisions", "event_id": "case_events", "corrects_id": "case_events", "seizure_id": "seizures", "lot_id": "goods_lots",
	"instalment_id": "instalments", "deferral_id": "deferrals", "proposal_id": "proposals", "deadline_id": "deadlines", "reverses_id": "payments", "case_id": "cases",
}

// notCompared are columns that differ by nature: numbers and instants, and what many cases share.
var notCompared = []string{
	"id", "agency_id", "created_at", "updated_at", "version", "case_no", "clue_no", "decision_no", "order_no", "doc_no", "destruction_id", "receipt_no",
}

// described returns records as lines of text, in which records of the case are named by their places.
func described(records map[string][]any) map[string][]string {
	places := map[string]map[int64]int{}
	for table, rows := range records {
		places[table] = map[int64]int{}
		for i, row := range rows {
			places[table][reflect.ValueOf(row).Elem().FieldByName("ID").Int()] = i + 1
		}
	}
	lines := map[string][]string{}
	for table, rows := range records {
		for _, row := range rows {
			lines[table] = append(lines[table], describe(reflect.ValueOf(row).Elem(), places))
		}
	}
	return lines
}

// describe returns the columns of a record as text, with its keys replaced by places.
func describe(v reflect.Value, places map[string]map[int64]int) string {
	var parts []string
	for _, field := range reflect.VisibleFields(v.Type()) {
		column, options, _ := strings.Cut(field.Tag.Get("bun"), ",")
		if column == "" || field.Anonymous || strings.Contains(column, ":") || strings.Contains(options, "scanonly") || slices.Contains(notCompared, column) {
			continue
		}
		value := v.FieldByIndex(field.Index)
		if value.Kind() == reflect.Pointer {
			if value.IsNil() {
				continue
			}
			value = value.Elem()
		}
		text := fmt.Sprint(value.Interface())
		switch is := value.Interface().(type) {
		case decimal.Decimal:
			text = is.StringFixed(3)
		case time.Time:
			text = is.UTC().Format(time.RFC3339)
		case int64:
			if table, ok := refersTo[column]; ok {
				text = fmt.Sprint("#", places[table][is])
			}
		}
		if column == "note" && v.FieldByName("Kind").IsValid() && fmt.Sprint(v.FieldByName("Kind")) == "DOCUMENT_ADDED" {
			continue // the number of the document
		}
		parts = append(parts, column+"="+text)
	}
	return strings.Join(parts, " ")
}

// do lets the verb of an input answer it.
func (r *replay) do(ctx context.Context, in any) (db.Payload, error) {
	switch in := in.(type) {
	case complaints.RecordClueInput:
		return db.Do(ctx, r.Store, complaints.RecordClue, in, nil)
	case complaints.ExtendClueInput:
		return db.Do(ctx, r.Store, complaints.ExtendClue, in, nil)
	case complaints.CloseClueInput:
		return db.Do(ctx, r.Store, complaints.CloseClue, in, nil)
	case enforcement.FileCaseInput:
		return db.Do(ctx, r.Store, enforcement.FileCase, in, nil)
	case enforcement.DecideOnTheSpotInput:
		return db.Do(ctx, r.Store, enforcement.DecideOnTheSpot, in, nil)
	case enforcement.AddDocumentInput:
		return db.Do(ctx, r.Store, enforcement.AddDocument, in, nil)
	case enforcement.AssignOfficersInput:
		return db.Do(ctx, r.Store, enforcement.AssignOfficers, in, nil)
	case enforcement.BeginExaminationInput:
		return db.Do(ctx, r.Store, enforcement.BeginExamination, in, nil)
	case enforcement.EndExaminationInput:
		return db.Do(ctx, r.Store, enforcement.EndExamination, in, nil)
	case enforcement.PublishDecisionInput:
		return db.Do(ctx, r.Store, enforcement.PublishDecision, in, nil)
	case enforcement.EndPublicityInput:
		return db.Do(ctx, r.Store, enforcement.EndPublicity, in, nil)
	case enforcement.WithdrawDecisionInput:
		return db.Do(ctx, r.Store, enforcement.WithdrawDecision, in, nil)
	case enforcement.RecordInvestigationInput:
		return db.Do(ctx, r.Store, enforcement.RecordInvestigation, in, nil)
	case enforcement.ReviewCaseInput:
		return db.Do(ctx, r.Store, enforcement.ReviewCase, in, nil)
	case enforcement.DiscussCaseInput:
		return db.Do(ctx, r.Store, enforcement.DiscussCase, in, nil)
	case enforcement.ProposePenaltyInput:
		return db.Do(ctx, r.Store, enforcement.ProposePenalty, in, nil)
	case enforcement.NotifyPartyInput:
		return db.Do(ctx, r.Store, enforcement.NotifyParty, in, nil)
	case enforcement.RequestHearingInput:
		return db.Do(ctx, r.Store, enforcement.RequestHearing, in, nil)
	case enforcement.ScheduleHearingInput:
		return db.Do(ctx, r.Store, enforcement.ScheduleHearing, in, nil)
	case enforcement.RecordHearingInput:
		return db.Do(ctx, r.Store, enforcement.RecordHearing, in, nil)
	case enforcement.WaiveStatementInput:
		return db.Do(ctx, r.Store, enforcement.WaiveStatement, in, nil)
	case enforcement.ExtendTermInput:
		return db.Do(ctx, r.Store, enforcement.ExtendTerm, in, nil)
	case enforcement.SuspendCaseInput:
		return db.Do(ctx, r.Store, enforcement.SuspendCase, in, nil)
	case enforcement.ResumeCaseInput:
		return db.Do(ctx, r.Store, enforcement.ResumeCase, in, nil)
	case enforcement.CorrectStepInput:
		return db.Do(ctx, r.Store, enforcement.CorrectStep, in, nil)
	case enforcement.DecidePenaltyInput:
		return db.Do(ctx, r.Store, enforcement.DecidePenalty, in, nil)
	case enforcement.DismissCaseInput:
		return db.Do(ctx, r.Store, enforcement.DismissCase, in, nil)
	case enforcement.TransferCaseInput:
		return db.Do(ctx, r.Store, enforcement.TransferCase, in, nil)
	case enforcement.ServeDocumentInput:
		return db.Do(ctx, r.Store, enforcement.ServeDocument, in, nil)
	case enforcement.PushDecisionInput:
		return db.Do(ctx, r.Store, enforcement.PushDecision, in, nil)
	case enforcement.ConcludeCaseInput:
		return db.Do(ctx, r.Store, enforcement.ConcludeCase, in, nil)
	case collection.RecordPaymentInput:
		return db.Do(ctx, r.Store, collection.RecordPayment, in, nil)
	case collection.ReversePaymentInput:
		return db.Do(ctx, r.Store, collection.ReversePayment, in, nil)
	case collection.GrantDeferralInput:
		return db.Do(ctx, r.Store, collection.GrantDeferral, in, nil)
	case collection.WriteOffInput:
		return db.Do(ctx, r.Store, collection.WriteOff, in, nil)
	case enforcement.FileAppealInput:
		return db.Do(ctx, r.Store, enforcement.FileAppeal, in, nil)
	case enforcement.EndAppealInput:
		return db.Do(ctx, r.Store, enforcement.EndAppeal, in, nil)
	case enforcement.SeizeGoodsInput:
		return db.Do(ctx, r.Store, enforcement.SeizeGoods, in, nil)
	case enforcement.ExtendSeizureInput:
		return db.Do(ctx, r.Store, enforcement.ExtendSeizure, in, nil)
	case enforcement.ReleaseGoodsInput:
		return db.Do(ctx, r.Store, enforcement.ReleaseGoods, in, nil)
	case enforcement.ConfiscateGoodsInput:
		return db.Do(ctx, r.Store, enforcement.ConfiscateGoods, in, nil)
	case enforcement.MoveGoodsInput:
		return db.Do(ctx, r.Store, enforcement.MoveGoods, in, nil)
	case enforcement.DestroyGoodsInput:
		return db.Do(ctx, r.Store, enforcement.DestroyGoods, in, nil)
	}
	return nil, fmt.Errorf("no verb answers %T", in)
}
