package db_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/jackc/pgx/v5"
	"github.com/shopspring/decimal"

	"docket/db"
	"docket/law"
	"docket/migrations"
	"docket/postgres/postgrestest"
	"docket/problem"
)

// worldTemplate is a migrated database with testdata/world.sql.
var worldTemplate = postgrestest.Template{Name: "db_world", Build: func(ctx context.Context, url string) error {
	if err := migrations.Up(ctx, url, slog.New(slog.DiscardHandler)); err != nil {
		return err
	}
	text, err := os.ReadFile("testdata/world.sql")
	if err != nil {
		return err
	}
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		return err
	}
	defer conn.Close(ctx)
	_, err = conn.Exec(ctx, string(text))
	return err
}}

// world is a bureau to write in.
type world struct {
	*db.Store
	url string
}

// now is half past nine on 15 March 2024 in Taicang.
var now = time.Date(2024, 3, 15, 1, 30, 0, 0, time.UTC)

func newWorld(t *testing.T, options ...db.Option) *world {
	t.Helper()
	url := postgrestest.Clone(t, worldTemplate)
	return &world{open(t, url, append([]db.Option{db.WithClock(func() time.Time { return now })}, options...)...), url}
}

// text is the only value of a query, as text.
func (w *world) text(t *testing.T, query string, args ...any) string {
	t.Helper()
	var value *string
	if err := w.DB().NewRaw("SELECT ("+query+")::text", args...).Scan(t.Context(), &value); err != nil {
		t.Fatalf("%s: %v", query, err)
	}
	if value == nil {
		return "null"
	}
	return *value
}

// everything is a digest of all that is on record.
func (w *world) everything(t *testing.T) string {
	t.Helper()
	var tables []string
	if err := w.DB().NewRaw(`SELECT relname FROM pg_stat_user_tables WHERE schemaname = 'public' AND relname NOT LIKE 'bun%' ORDER BY 1`).Scan(t.Context(), &tables); err != nil {
		t.Fatal(err)
	}
	if len(tables) < 20 {
		t.Fatalf("only %d tables: %v", len(tables), tables)
	}
	var all strings.Builder
	for _, table := range tables {
		if table == "settings" || table == "complaint_reporters" { // which the server cannot read
			continue
		}
		all.WriteString(w.text(t, fmt.Sprintf("SELECT '%s ' || coalesce(md5(string_agg(t::text, ' ' ORDER BY t::text)), '') FROM %s t", table, table)) + "\n")
	}
	return all.String()
}

func key(text string) db.Key {
	var k db.Key
	if err := k.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return k
}

func keys(texts ...string) (all []db.Key) {
	for _, text := range texts {
		all = append(all, key(text))
	}
	return all
}

func on(text string) civil.Date {
	d, err := civil.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func dec(text string) decimal.Decimal { return decimal.RequireFromString(text) }

// A good input of each verb; tests change what they are about.

func caseToFile() db.FileCaseInput {
	return db.FileCaseInput{
		Unit: key("Unit:1:1"), Field: db.CaseFieldFood, Source: db.CaseSourceInspection, Procedure: db.CaseProcedureOrdinary,
		Cause: "涉嫌经营超过保质期的食品", Party: new(key("Party:1:1")), Officers: keys("Officer:1:1", "Officer:1:2"), FiledOn: on("2024-03-01"),
	}
}

func (w *world) file(t *testing.T, in db.FileCaseInput) db.Key {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, db.FileCase, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed["case"][0]
}

// ready files a case and takes it to where it may be decided.
func (w *world) ready(t *testing.T, in db.FileCaseInput) db.Key {
	t.Helper()
	filed := w.file(t, in)
	step := db.StepInput{Case: filed, On: in.FiledOn}
	take(t, w, db.RecordInvestigation, db.RecordInvestigationInput{StepInput: step})
	// All that any test decides: nothing heavier is decided than the party was told of.
	most := fine("10000")
	if in.ValueOfGoods != nil {
		most = fine(in.ValueOfGoods.Mul(dec("20")).String())
		most.Provision = key("Provision:2")
	}
	take(t, w, db.ProposePenalty, db.ProposePenaltyInput{StepInput: step, Penalties: []db.PenaltyInput{
		most,
		{Kind: db.PenaltyKindConfiscationOfGains, Provision: key("Provision:1"), Amount: new(dec("10000"))},
		withoutAmount(db.PenaltyKindConfiscationOfGoods), withoutAmount(db.PenaltyKindWarning),
	}})
	take(t, w, db.NotifyParty, db.NotifyPartyInput{StepInput: step})
	take(t, w, db.WaiveStatement, db.WaiveStatementInput{StepInput: step})
	return filed
}

// take takes a step that goes well.
func take[In db.Input](t *testing.T, w *world, verb func(context.Context, *db.Writer, In) (db.Changed, error), in In) {
	t.Helper()
	if _, err := db.Do(t.Context(), w.Store, verb, in, nil); err != nil {
		t.Fatal(err)
	}
}

func (w *world) decide(t *testing.T, filed db.Key, penalties ...db.PenaltyInput) db.Key {
	t.Helper()
	changed, err := db.Do(t.Context(), w.Store, db.DecidePenalty,
		db.DecidePenaltyInput{Case: filed, DecidedOn: on("2024-03-10"), Penalties: penalties}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return changed["decision"][0]
}

func fine(amount string) db.PenaltyInput {
	return db.PenaltyInput{Kind: db.PenaltyKindFine, Provision: key("Provision:1"), Amount: new(dec(amount))}
}

func withoutAmount(kind db.PenaltyKind) db.PenaltyInput {
	return db.PenaltyInput{Kind: kind, Provision: key("Provision:1")}
}

func (w *world) confiscate(t *testing.T, decision db.Key, quantities ...string) (lots []db.Key) {
	t.Helper()
	in := db.ConfiscateGoodsInput{Decision: decision, ConfiscatedOn: on("2024-03-11")}
	for i, quantity := range quantities {
		in.Lots = append(in.Lots, db.ConfiscatedLotInput{Name: fmt.Sprintf("过期食品%d", i+1), Quantity: dec(quantity), Unit: "件", StoredAt: "一号库"})
	}
	changed, err := db.Do(t.Context(), w.Store, db.ConfiscateGoods, in, nil)
	if err != nil {
		t.Fatal(err)
	}
	w.serve(t, decision)
	return changed["goodsLots"]
}

// serve serves a decision, by which what it confiscates may leave the store.
func (w *world) serve(t *testing.T, decision db.Key) {
	t.Helper()
	of := key("Case:1:" + w.text(t, "SELECT case_id FROM decisions WHERE agency_id = 1 AND id = ?", decision.ID))
	if w.text(t, "SELECT status FROM cases WHERE agency_id = 1 AND id = ?", of.ID) == "DECIDED" {
		take(t, w, db.ServeDocument, db.ServeDocumentInput{StepInput: db.StepInput{Case: of, On: on("2024-03-11")}})
	}
}

func destruction(lots ...db.DestroyedLotInput) db.DestroyGoodsInput {
	return db.DestroyGoodsInput{
		DestroyedOn: on("2024-03-12"), Place: "焚烧厂", Method: db.DestructionMethodIncineration, ApprovedBy: "赵局长",
		Supervisors: keys("Officer:1:1", "Officer:1:2"), Lots: lots,
	}
}

func payment(penalty db.Key, amount string) db.RecordPaymentInput {
	return db.RecordPaymentInput{Penalty: penalty, Amount: dec(amount), PaidOn: on("2024-03-12"), Method: db.PaymentMethodBank}
}

// penaltyOf is the key of a decision's penalty of a kind.
func (w *world) penaltyOf(t *testing.T, decision db.Key, kind db.PenaltyKind) db.Key {
	t.Helper()
	return key("Penalty:1:" + w.text(t, "SELECT id FROM penalties WHERE agency_id = 1 AND decision_id = ? AND kind = ?", decision.ID, kind))
}

// refused holds an error against what it must say.
type refused struct {
	code  problem.Code
	field string
	rule  string // and article, where there are
	says  string // a part of the message
}

func (want refused) check(t *testing.T, name string, err error) {
	t.Helper()
	p := problem.Of(err)
	if p == nil {
		t.Errorf("%s: %v, want %s", name, err, want.code)
		return
	}
	rule := strings.TrimSpace(p.Rule + " " + p.Article)
	if p.Code != want.code || p.Field != want.field || rule != want.rule || !strings.Contains(p.Message, want.says) {
		t.Errorf("%s: %s at %q under %q: %s\nwant %+v", name, p.Code, p.Field, rule, p.Message, want)
	}
}

// refusal is an input that is refused: the good input of a verb with one change, and the error it must get.
type refusal[In any] struct {
	change func(*In)
	want   refused
}

// refusals tries inputs that are refused, and that each leaves all as it was.
func refusals[In db.Input](t *testing.T, w *world, verb func(context.Context, *db.Writer, In) (db.Changed, error), good func() In, cases map[string]refusal[In]) {
	t.Helper()
	before := w.everything(t)
	for name, c := range cases {
		in := good()
		c.change(&in)
		_, err := db.Do(t.Context(), w.Store, verb, in, nil)
		c.want.check(t, name, err)
		if after := w.everything(t); after != before {
			t.Errorf("%s: something was written:\n%s\nbefore\n%s", name, after, before)
			before = after
		}
	}
	if _, err := db.Do(t.Context(), w.Store, verb, good(), nil); err != nil {
		t.Errorf("the good input, which the others differ from by one thing: %v", err)
	}
}

func TestFileCaseRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.FileCaseInput
	newParty := func(change func(*db.NewPartyInput)) func(*in) {
		return func(c *in) {
			c.Party, c.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "新公司"}
			change(c.NewParty)
		}
	}
	w.file(t, func() in { c := caseToFile(); c.CaseNo = new("太市监案〔2023〕7号"); return c }())
	refusals(t, w, db.FileCase, caseToFile, map[string]refusal[in]{
		"one officer":                       {func(c *in) { c.Officers = c.Officers[:1] }, refused{problem.RuleViolation, "input.officers", "officers.two 行政处罚法 42", "two officers or more, not 1"}},
		"no officer":                        {func(c *in) { c.Officers = nil }, refused{problem.RuleViolation, "input.officers", "officers.two 行政处罚法 42", "two officers or more, not 0"}},
		"the same officer twice":            {func(c *in) { c.Officers = keys("Officer:1:1", "Officer:1:1") }, refused{problem.BadUserInput, "input.officers[1]", "", "the same as input.officers[0]"}},
		"an officer whose paper ran out":    {func(c *in) { c.Officers = keys("Officer:1:1", "Officer:1:3") }, refused{problem.RuleViolation, "input.officers[1]", "officers.certified 行政处罚法 42", "E-3 of 周敏 is valid from 2020-01-01 until 2024-02-29, not on 2024-03-01"}},
		"before papers were given":          {func(c *in) { c.FiledOn = on("2019-12-31") }, refused{problem.RuleViolation, "input.officers[0]", "officers.certified 行政处罚法 42", "not on 2019-12-31"}},
		"an officer of another bureau":      {func(c *in) { c.Officers = keys("Officer:1:1", "Officer:2:1") }, refused{problem.BadUserInput, "input.officers[1]", "", "another bureau"}},
		"an officer who is not":             {func(c *in) { c.Officers = keys("Officer:1:1", "Officer:1:99") }, refused{problem.NotFound, "input.officers[1]", "", "there is no Officer Officer:1:99"}},
		"a party as officer":                {func(c *in) { c.Officers = keys("Officer:1:1", "Party:1:1") }, refused{problem.BadUserInput, "input.officers[1]", "", "the id of a Party, not of a Officer"}},
		"a unit that is not":                {func(c *in) { c.Unit = key("Unit:1:99") }, refused{problem.NotFound, "input.unit", "", "there is no Unit"}},
		"a party as unit":                   {func(c *in) { c.Unit = key("Party:1:1") }, refused{problem.BadUserInput, "input.unit", "", "not of a Unit"}},
		"a party that is not":               {func(c *in) { c.Party = new(key("Party:1:99")) }, refused{problem.NotFound, "input.party", "", "there is no Party"}},
		"a party of another bureau":         {func(c *in) { c.Party = new(key("Party:2:1")) }, refused{problem.BadUserInput, "input.party", "", "another bureau"}},
		"neither party":                     {func(c *in) { c.Party = nil }, refused{problem.BadUserInput, "input.party", "", "give one of them"}},
		"both parties":                      {func(c *in) { c.NewParty = &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "新公司"} }, refused{problem.BadUserInput, "input.newParty", "", "give one of them"}},
		"a business that is not":            {func(c *in) { c.Business = new(key("FoodBusiness:1:99")) }, refused{problem.NotFound, "input.business", "", "there is no FoodBusiness"}},
		"tomorrow":                          {func(c *in) { c.FiledOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.filedOn", "", "in the future: today is 2024-03-15"}},
		"found after filed":                 {func(c *in) { c.DiscoveredOn = new(on("2024-03-02")) }, refused{problem.BadUserInput, "input.discoveredOn", "", "after the day of filing, 2024-03-01"}},
		"found before there were calendars": {func(c *in) { c.DiscoveredOn = new(on("0001-01-01")) }, refused{problem.BadUserInput, "input.discoveredOn", "", "1900 to 9999"}},
		"a blank cause":                     {func(c *in) { c.Cause = " \t　" }, refused{problem.BadUserInput, "input.cause", "", "blank"}},
		"a cause too long":                  {func(c *in) { c.Cause = strings.Repeat("长", 2001) }, refused{problem.BadUserInput, "input.cause", "", "2001 characters, at most 2000"}},
		"a cause with a NUL":                {func(c *in) { c.Cause = "a\x00b" }, refused{problem.BadUserInput, "input.cause", "", "NUL"}},
		"a cause that is not text":          {func(c *in) { c.Cause = "a\xffb" }, refused{problem.BadUserInput, "input.cause", "", "UTF-8"}},
		"an empty number":                   {func(c *in) { c.CaseNo = new("") }, refused{problem.BadUserInput, "input.caseNo", "", "blank"}},
		"a number that is taken":            {func(c *in) { c.CaseNo = new("太市监案〔2023〕7号") }, refused{problem.Conflict, "input.caseNo", "", "taken"}},
		"goods of a negative value":         {func(c *in) { c.ValueOfGoods = new(dec("-0.01")) }, refused{problem.BadUserInput, "input.valueOfGoods", "", "negative"}},
		"a tenth of a fen":                  {func(c *in) { c.IllegalGains = new(dec("1.001")) }, refused{problem.BadUserInput, "input.illegalGains", "", "more than 2 decimals"}},
		"more than can be kept":             {func(c *in) { c.ValueOfGoods = new(dec("1000000000000")) }, refused{problem.BadUserInput, "input.valueOfGoods", "", "too large"}},
		"a new party's wrong check digit":   {newParty(func(p *db.NewPartyInput) { p.Code = new("91350100M000100Y44") }), refused{problem.BadUserInput, "input.newParty.code", "", "GB 32100-2015"}},
		"a person's credit code":            {newParty(func(p *db.NewPartyInput) { p.Kind, p.Code = db.PartyKindNaturalPerson, new("91350100M000100Y43") }), refused{problem.BadUserInput, "input.newParty.code", "", "SOLE_TRADER"}},
		"a new party without a name":        {newParty(func(p *db.NewPartyInput) { p.Name = "" }), refused{problem.BadUserInput, "input.newParty.name", "", "blank"}},
		"a new party's wrong division":      {newParty(func(p *db.NewPartyInput) { p.Division = new("32058五") }), refused{problem.BadUserInput, "input.newParty.division", "", "six digits"}},
	})
}

func TestFileCase(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := caseToFile()
	odd := `"O'Brien" \ %_ 𠮷野家 {}$1` + "\n" + strings.Repeat("字", 64)
	in.Cause, in.Facts = odd, &odd
	in.Party, in.NewParty = nil, &db.NewPartyInput{Kind: db.PartyKindSoleTrader, Name: odd, Address: &odd, Division: new("320585")}
	in.ValueOfGoods, in.DiscoveredOn, in.Business = new(dec("999999999999.99")), new(on("2024-02-29")), new(key("FoodBusiness:1:1"))
	filed := w.file(t, in)
	got := w.text(t, `SELECT concat_ws(' ', case_no, status, version, value_of_goods, discovered_on, business_id, created_at = '2024-03-15 09:30+08') FROM cases WHERE id = ?`, filed.ID)
	if want := "太市监案〔2024〕1号 FILED 1 999999999999.99 2024-02-29 1 t"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := w.text(t, `SELECT c.cause = p.name AND c.facts = p.address AND c.cause = ? FROM cases c JOIN parties p ON p.id = c.party_id WHERE c.id = ?`, odd, filed.ID); got != "true" {
		t.Error("a text was not kept as it came")
	}
	if got := w.text(t, `SELECT string_agg(kind || ' ' || occurred_on, ',') FROM case_events WHERE case_id = ?`, filed.ID); got != "FILED 2024-03-01" {
		t.Errorf("events %s", got)
	}
	if got := w.text(t, `SELECT string_agg(officer_id::text, ',' ORDER BY officer_id) FROM case_officers WHERE case_id = ?`, filed.ID); got != "1,2" {
		t.Errorf("officers %s", got)
	}

	// The party on record is found by its code, also under another name, and stays as it is.
	in.NewParty = &db.NewPartyInput{Kind: db.PartyKindCompany, Name: "别名", Code: new("91350100M000100Y43")}
	again := w.file(t, in)
	if got := w.text(t, `SELECT p.id || p.name FROM cases c JOIN parties p ON p.agency_id = c.agency_id AND p.id = c.party_id WHERE c.id = ?`, again.ID); got != "1太仓某食品有限公司" {
		t.Errorf("party %s", got)
	}
	// A number given by hand, the next drawn goes on behind it; years have series of their own.
	in.CaseNo = new("太市监案〔2024〕17号")
	w.file(t, in)
	numbered := func(filedOn string) string {
		next := caseToFile()
		next.FiledOn = on(filedOn)
		return w.text(t, "SELECT case_no FROM cases WHERE id = ?", w.file(t, next).ID)
	}
	for _, c := range []struct{ filedOn, want string }{
		{"2024-03-01", "太市监案〔2024〕3号"}, {"2023-12-31", "太市监案〔2023〕1号"}, {"2024-01-01", "太市监案〔2024〕4号"},
	} {
		if got := numbered(c.filedOn); got != c.want {
			t.Errorf("filed on %s: %s, want %s", c.filedOn, got, c.want)
		}
	}
}

func TestDecidePenaltyRefusals(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.DecidePenaltyInput
	valued := caseToFile()
	valued.ValueOfGoods = new(dec("800.50"))
	filed, withValue, decided := w.ready(t, caseToFile()), w.ready(t, valued), w.ready(t, caseToFile())
	w.decide(t, decided, fine("5000"))
	number := w.text(t, "SELECT decision_no FROM decisions")
	good := func() in {
		return in{Case: filed, DecidedOn: on("2024-03-10"), ExpectedVersion: new(5), Penalties: []db.PenaltyInput{
			fine("10000"),
			{Kind: db.PenaltyKindConfiscationOfGains, Provision: key("Provision:1"), Amount: new(dec("0.01"))},
			withoutAmount(db.PenaltyKindConfiscationOfGoods), withoutAmount(db.PenaltyKindWarning),
		}}
	}
	amount := func(text string) func(*in) { return func(d *in) { d.Penalties[0].Amount = new(dec(text)) } }
	byValue := func(text string) func(*in) {
		return func(d *in) {
			d.Case, d.Penalties[0] = withValue, fine(text)
			d.Penalties[0].Provision = key("Provision:2")
		}
	}
	refusals(t, w, db.DecidePenalty, good, map[string]refusal[in]{
		"a fen too much":            {amount("10000.01"), refused{problem.RuleViolation, "input.penalties[0].amount", "fine.bounds 行政处罚法 4", "10000.01 yuan is more than the 10000.00"}},
		"a fen too little":          {amount("4999.99"), refused{problem.RuleViolation, "input.penalties[0].amount", "fine.bounds 行政处罚法 32, 33", "4999.99 yuan is less than the 5000.00"}},
		"too much with a reason":    {func(d *in) { amount("10001")(d); d.Penalties[0].Departure = new("情节严重") }, refused{problem.RuleViolation, "input.penalties[0].amount", "fine.bounds 行政处罚法 4", "no reason lets"}},
		"a reason without need":     {func(d *in) { d.Penalties[0].Departure = new("从轻") }, refused{problem.BadUserInput, "input.penalties[0].departure", "", "keeps to the provision's bounds"}},
		"a blank reason":            {func(d *in) { amount("1")(d); d.Penalties[0].Departure = new(" ") }, refused{problem.BadUserInput, "input.penalties[0].departure", "", "blank"}},
		"less than ten times":       {byValue("8004.99"), refused{problem.RuleViolation, "input.penalties[0].amount", "fine.bounds 行政处罚法 32, 33", "less than the 8005.00"}},
		"more than twenty times":    {byValue("16010.01"), refused{problem.RuleViolation, "input.penalties[0].amount", "fine.bounds 行政处罚法 4", "more than the 16010.00"}},
		"a multiple of nothing":     {func(d *in) { d.Penalties[0].Provision = key("Provision:2") }, refused{problem.BadUserInput, "input.penalties[0].provision", "", "has none on record"}},
		"two fines":                 {func(d *in) { d.Penalties = append(d.Penalties, fine("6000")) }, refused{problem.RuleViolation, "input.penalties[4]", "fine.once 行政处罚法 29", "has a fine already"}},
		"no penalty":                {func(d *in) { d.Penalties = nil }, refused{problem.BadUserInput, "input.penalties", "", "one penalty or more"}},
		"a fine without an amount":  {func(d *in) { d.Penalties[0].Amount = nil }, refused{problem.BadUserInput, "input.penalties[0].amount", "", "FINE needs an amount"}},
		"a fine of nothing":         {amount("0"), refused{problem.BadUserInput, "input.penalties[0].amount", "", "not more than zero"}},
		"a warning with an amount":  {func(d *in) { d.Penalties[3].Amount = new(dec("1")) }, refused{problem.BadUserInput, "input.penalties[3].amount", "", "has no amount"}},
		"a provision that is not":   {func(d *in) { d.Penalties[1].Provision = key("Provision:99") }, refused{problem.NotFound, "input.penalties[1].provision", "", "there is no Provision"}},
		"a provision of tomorrow":   {func(d *in) { d.Penalties[3].Provision = key("Provision:3") }, refused{problem.RuleViolation, "input.penalties[3].provision", "provision.inForce 行政处罚法 37", "in force from 2024-03-11"}},
		"a case that is not":        {func(d *in) { d.Case = key("Case:1:99") }, refused{problem.NotFound, "input.case", "", "there is no Case"}},
		"a case of another bureau":  {func(d *in) { d.Case.Agency = 2 }, refused{problem.NotFound, "input.case", "", "there is no Case"}},
		"a case that was decided":   {func(d *in) { d.Case, d.ExpectedVersion = decided, nil }, refused{problem.Conflict, "input.case", "", "was decided on 2024-03-10"}},
		"a version that has gone":   {func(d *in) { d.ExpectedVersion = new(7) }, refused{problem.Conflict, "input.expectedVersion", "", "has version 5 since 2024-03-15T09:30:00+08:00, not 7"}},
		"before it was filed":       {func(d *in) { d.DecidedOn = on("2024-02-29") }, refused{problem.BadUserInput, "input.decidedOn", "", "before the case was filed, 2024-03-01"}},
		"tomorrow":                  {func(d *in) { d.DecidedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.decidedOn", "", "in the future"}},
		"what nobody was told of":   {func(d *in) { d.Penalties[3] = withoutAmount(db.PenaltyKindClosure) }, refused{problem.RuleViolation, "input.case", "hearing.offered 行政处罚法 63", "CLOSURE"}},
		"criticism nobody heard of": {func(d *in) { d.Penalties[3] = withoutAmount(db.PenaltyKindPublicCriticism) }, refused{problem.RuleViolation, "input.penalties[3]", "notice.content 行政处罚法 44", "was not told of a PUBLIC_CRITICISM"}},
		"heavier than told":         {func(d *in) { d.Penalties[1].Amount = new(dec("10000.01")) }, refused{problem.RuleViolation, "input.penalties[1]", "notice.heavier 行政处罚法 45", "was told of 10000.00 yuan"}},
		"a number that is taken":    {func(d *in) { d.DecisionNo = &number }, refused{problem.Conflict, "input.decisionNo", "", "taken"}},
	})
	if got, want := w.text(t, `SELECT string_agg(concat_ws(' ', kind, amount), ', ' ORDER BY id) FROM penalties WHERE case_id = ?`, filed.ID),
		"FINE 10000.00, CONFISCATION_OF_GAINS 0.01, CONFISCATION_OF_GOODS, WARNING"; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	if got := w.text(t, `SELECT concat_ws(' ', status, decided_on, version) FROM cases WHERE id = ?`, filed.ID); got != "DECIDED 2024-03-10 6" {
		t.Errorf("the case: %s", got)
	}
	if got := w.text(t, `SELECT string_agg(kind, ',' ORDER BY id) FROM case_events WHERE case_id = ?`, filed.ID); got != "FILED,INVESTIGATED,PROPOSED,NOTIFIED,WAIVED,DECIDED" {
		t.Errorf("events %s", got)
	}
	// Mitigated, with the reason.
	mild := fine("0.01")
	mild.Provision = key("Provision:2")
	mild.Departure = new("初次违法且危害后果轻微并及时改正")
	w.decide(t, withValue, mild)
}

func TestRecordPayment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	decision := w.decide(t, w.ready(t, caseToFile()), fine("5000"), withoutAmount(db.PenaltyKindWarning))
	penalty, warning := w.penaltyOf(t, decision, db.PenaltyKindFine), w.penaltyOf(t, decision, db.PenaltyKindWarning)
	first := payment(penalty, "1999.99")
	first.ReceiptNo = new("R-1")
	if _, err := db.Do(t.Context(), w.Store, db.RecordPayment, first, nil); err != nil {
		t.Fatal(err)
	}
	type in = db.RecordPaymentInput
	refusals(t, w, db.RecordPayment, func() in { return payment(penalty, "3000.01") }, map[string]refusal[in]{
		"a fen too much":              {func(p *in) { p.Amount = dec("3000.02") }, refused{problem.Conflict, "input.amount", "", "more than the 3000.01 still due of 5000.00"}},
		"nothing":                     {func(p *in) { p.Amount = decimal.Zero }, refused{problem.BadUserInput, "input.amount", "", "not more than zero"}},
		"money back":                  {func(p *in) { p.Amount = dec("-1") }, refused{problem.BadUserInput, "input.amount", "", "is negative"}},
		"half a fen":                  {func(p *in) { p.Amount = dec("0.005") }, refused{problem.BadUserInput, "input.amount", "", "more than 2 decimals"}},
		"before the decision":         {func(p *in) { p.PaidOn = on("2024-03-09") }, refused{problem.BadUserInput, "input.paidOn", "", "before the decision, 2024-03-10"}},
		"tomorrow":                    {func(p *in) { p.PaidOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.paidOn", "", "in the future"}},
		"a receipt twice":             {func(p *in) { p.ReceiptNo = new("R-1") }, refused{problem.Conflict, "input.receiptNo", "", "R-1 is on record already"}},
		"a warning is not paid":       {func(p *in) { p.Penalty = warning }, refused{problem.BadUserInput, "input.penalty", "", "WARNING is not paid"}},
		"a penalty that is not":       {func(p *in) { p.Penalty.ID = 99 }, refused{problem.NotFound, "input.penalty", "", "there is no Penalty"}},
		"a decision in its place":     {func(p *in) { p.Penalty = decision }, refused{problem.BadUserInput, "input.penalty", "", "not of a Penalty"}},
		"a penalty of another bureau": {func(p *in) { p.Penalty.Agency = 2 }, refused{problem.NotFound, "input.penalty", "", "there is no Penalty"}},
	})
	if got := w.text(t, "SELECT sum(amount) FROM payments"); got != "5000.00" {
		t.Errorf("paid %s", got)
	}
	_, err := db.Do(t.Context(), w.Store, db.RecordPayment, payment(penalty, "0.01"), nil)
	refused{problem.Conflict, "input.amount", "", "more than the 0.00 still due"}.check(t, "all is paid", err)
}

// A receipt whose entry was wrong is entered again once that is reversed, and as often as it was wrong.
func TestReceiptEnteredAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	penalty := w.penaltyOf(t, w.decide(t, w.ready(t, caseToFile()), fine("5000")), db.PenaltyKindFine)
	enter := func(amount string) (db.Key, error) {
		in := payment(penalty, amount)
		in.ReceiptNo = new("R-1")
		changed, err := db.Do(t.Context(), w.Store, db.RecordPayment, in, nil)
		if err != nil {
			return db.Key{}, err
		}
		return changed["payment"][0], nil
	}
	for _, amount := range []string{"1000", "100", "10"} {
		entry, err := enter(amount)
		if err != nil {
			t.Fatal(err)
		}
		_, err = enter("1")
		refused{problem.Conflict, "input.receiptNo", "", "as " + entry.String() + ": where that is wrong, reverse it first"}.check(t, "while it stands", err)
		if amount != "10" {
			take(t, w, db.ReversePayment, db.ReversePaymentInput{Payment: entry, On: on("2024-03-15"), Note: "金额记错"})
		}
	}
	if got := w.text(t, "SELECT string_agg(concat_ws(' ', amount, receipt_no, receipt_use), ', ' ORDER BY id) FROM payments"); got !=
		"1000.00 R-1 1, -1000.00 1, 100.00 R-1 2, -100.00 1, 10.00 R-1 3" {
		t.Error(got)
	}
}

func TestConfiscateAndDestroy(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	taken := w.decide(t, w.ready(t, caseToFile()), withoutAmount(db.PenaltyKindConfiscationOfGoods))
	fined := w.decide(t, w.ready(t, caseToFile()), fine("5000"))
	type confiscation = db.ConfiscateGoodsInput
	refusals(t, w, db.ConfiscateGoods, func() confiscation {
		return confiscation{Decision: taken, ConfiscatedOn: on("2024-03-11"), Lots: []db.ConfiscatedLotInput{
			{Name: "过期饼干", Quantity: dec("10.5"), Unit: "公斤", StoredAt: "一号库", Value: new(dec("120"))},
			{Name: "过期药品", Quantity: dec("3"), Unit: "盒", StoredAt: "二号库", Field: new(db.CaseFieldDrug)},
		}}
	}, map[string]refusal[confiscation]{
		"a decision that takes none": {func(c *confiscation) { c.Decision = fined }, refused{problem.RuleViolation, "input.decision", "goods.decided 行政处罚法 9", "holds no CONFISCATION_OF_GOODS"}},
		"a decision that is not":     {func(c *confiscation) { c.Decision.ID = 99 }, refused{problem.NotFound, "input.decision", "", "there is no Decision"}},
		"before the decision":        {func(c *confiscation) { c.ConfiscatedOn = on("2024-03-09") }, refused{problem.BadUserInput, "input.confiscatedOn", "", "before the decision"}},
		"no lot":                     {func(c *confiscation) { c.Lots = nil }, refused{problem.BadUserInput, "input.lots", "", "one lot or more"}},
		"nothing":                    {func(c *confiscation) { c.Lots[1].Quantity = decimal.Zero }, refused{problem.BadUserInput, "input.lots[1].quantity", "", "not more than zero"}},
		"less than a gram":           {func(c *confiscation) { c.Lots[0].Quantity = dec("0.0001") }, refused{problem.BadUserInput, "input.lots[0].quantity", "", "more than 3 decimals"}},
		"of no unit":                 {func(c *confiscation) { c.Lots[0].Unit = "" }, refused{problem.BadUserInput, "input.lots[0].unit", "", "blank"}},
		"nowhere":                    {func(c *confiscation) { c.Lots[0].StoredAt = "" }, refused{problem.BadUserInput, "input.lots[0].storedAt", "", "blank"}},
		"too many":                   {func(c *confiscation) { c.Lots = make([]db.ConfiscatedLotInput, 501) }, refused{problem.BadUserInput, "input.lots", "", "at most 500"}},
	})
	biscuits := key("GoodsLot:1:" + w.text(t, "SELECT id FROM goods_lots WHERE unit = '公斤'"))
	drugs := key("GoodsLot:1:" + w.text(t, "SELECT id FROM goods_lots WHERE unit = '盒' AND field = 'DRUG'"))
	_, err := db.Do(t.Context(), w.Store, db.DestroyGoods, destruction(db.DestroyedLotInput{Lot: biscuits}), nil)
	refused{problem.RuleViolation, "input.lots[0].lot", "goods.final 行政处罚法 61, 74", "confiscates 过期饼干: serve it first"}.check(t, "before the decision is served", err)
	w.serve(t, taken)
	type in = db.DestroyGoodsInput
	refusals(t, w, db.DestroyGoods, func() in {
		return destruction(db.DestroyedLotInput{Lot: biscuits, Quantity: new(dec("4.25"))}, db.DestroyedLotInput{Lot: drugs})
	}, map[string]refusal[in]{
		"one supervisor":          {func(d *in) { d.Supervisors = d.Supervisors[:1] }, refused{problem.BadUserInput, "input.supervisors", "", "2 or more"}},
		"the same supervisor":     {func(d *in) { d.Supervisors[1] = d.Supervisors[0] }, refused{problem.BadUserInput, "input.supervisors[1]", "", "the same as"}},
		"no lot":                  {func(d *in) { d.Lots = nil }, refused{problem.BadUserInput, "input.lots", "", "1 or more"}},
		"a lot twice":             {func(d *in) { d.Lots[1].Lot = d.Lots[0].Lot }, refused{problem.BadUserInput, "input.lots[1]", "", "the same as input.lots[0]"}},
		"a lot that is not":       {func(d *in) { d.Lots[1].Lot.ID = 99 }, refused{problem.NotFound, "input.lots[1].lot", "", "there is no GoodsLot"}},
		"a lot of another bureau": {func(d *in) { d.Lots[1].Lot.Agency = 2 }, refused{problem.BadUserInput, "input.lots[1].lot", "", "another bureau"}},
		"more than there is":      {func(d *in) { d.Lots[0].Quantity = new(dec("10.501")) }, refused{problem.Conflict, "input.lots[0].quantity", "", "10.501 公斤 is more than the 10.5 of 过期饼干 that are held"}},
		"before it was taken":     {func(d *in) { d.DestroyedOn = on("2024-03-10") }, refused{problem.Conflict, "input.lots[0].lot", "", "2024-03-10 is before 过期饼干 was taken, 2024-03-11"}},
		"tomorrow":                {func(d *in) { d.DestroyedOn = on("2024-03-16") }, refused{problem.BadUserInput, "input.destroyedOn", "", "in the future"}},
		"by nobody's leave":       {func(d *in) { d.ApprovedBy = "" }, refused{problem.BadUserInput, "input.approvedBy", "", "blank"}},
		"a negative quantity":     {func(d *in) { d.Lots[0].Quantity = new(dec("-1")) }, refused{problem.BadUserInput, "input.lots[0].quantity", "", "not more than zero"}},
	})
	if got := w.text(t, `SELECT string_agg(concat_ws(' ', l.unit, m.kind, m.quantity, m.moved_on), ', ' ORDER BY m.id) FROM goods_movements m JOIN goods_lots l ON l.id = m.lot_id`); got !=
		"公斤 CONFISCATE 10.500 2024-03-11, 盒 CONFISCATE 3.000 2024-03-11, 公斤 DESTROY 4.250 2024-03-12, 盒 DESTROY 3.000 2024-03-12" {
		t.Errorf("movements %s", got)
	}
	_, err = db.Do(t.Context(), w.Store, db.DestroyGoods, destruction(db.DestroyedLotInput{Lot: drugs}), nil)
	refused{problem.Conflict, "input.lots[0].lot", "", "nothing of 过期药品 is held"}.check(t, "what is gone", err)
}

func TestAssignCoverage(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	type in = db.AssignCoverageInput
	refusals(t, w, db.AssignCoverage, func() in {
		return in{Business: key("FoodBusiness:1:1"), Official: key("Official:1:1"), StartsOn: on("2024-04-01")}
	}, map[string]refusal[in]{
		"a tier that does not fit":      {func(a *in) { a.Official = key("Official:1:2") }, refused{problem.RuleViolation, "input.official", "coverage.tier unconfirmed", "孙丽 is of the tier TOWNSHIP, and a business of level B needs an official of the tier COUNTY"}},
		"a business that is not graded": {func(a *in) { a.Business = key("FoodBusiness:1:2") }, refused{problem.Conflict, "input.business", "", "not graded"}},
		"a business that closed":        {func(a *in) { a.Business = key("FoodBusiness:1:3") }, refused{problem.Conflict, "input.business", "", "closed on 2023-12-31"}},
		"before it opened":              {func(a *in) { a.StartsOn = on("2019-12-31") }, refused{problem.BadUserInput, "input.startsOn", "", "before the business opened, 2020-01-01"}},
		"an official who is not":        {func(a *in) { a.Official.ID = 99 }, refused{problem.NotFound, "input.official", "", "there is no Official"}},
		"an official of another":        {func(a *in) { a.Official.Agency = 2 }, refused{problem.BadUserInput, "input.official", "", "another bureau"}},
		"a business that is not":        {func(a *in) { a.Business.ID = 99 }, refused{problem.NotFound, "input.business", "", "there is no FoodBusiness"}},
		"an officer as official":        {func(a *in) { a.Official = key("Officer:1:1") }, refused{problem.BadUserInput, "input.official", "", "not of a Official"}},
	})
	for _, startsOn := range []string{"2024-04-01", "2025-01-01"} {
		_, err := db.Do(t.Context(), w.Store, db.AssignCoverage,
			in{Business: key("FoodBusiness:1:1"), Official: key("Official:1:3"), StartsOn: on(startsOn)}, nil)
		refused{problem.Conflict, "input.startsOn", "", "钱明 answers for 甲店 from 2024-04-01 without an end"}.check(t, startsOn, err)
	}
}

// The rules that can be read are those that the service judges by.
func TestRulesAreTheLaw(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var rows []*db.Rule
	if err := w.DB().NewSelect().Model(&rows).Order("id").Scan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var there []string
	for _, r := range rows {
		there = append(there, fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.EffectiveFrom, r.EffectiveUntil, r.Value.StringFixed(3), r.Unit, r.Certainty, r.MayBeSet))
	}
	for _, r := range law.StatutoryRules() {
		is := fmt.Sprintf("%s %s %s %v %s %s %s %t", r.Name, r.Article, r.From, r.Until, r.Value.StringFixed(3), r.Unit, r.Certainty, r.IsSettable())
		if i := slices.Index(there, is); i >= 0 {
			there = slices.Delete(there, i, i+1)
		} else {
			t.Errorf("a migration has to enter or change: %s", is)
		}
	}
	for _, rest := range there {
		t.Errorf("a migration has to remove: %s", rest)
	}
}
