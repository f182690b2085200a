package pharmacies_test

import (
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/enforcement"
	"docket/pharmacies"
	"docket/problem"
	"docket/settings"
)

// underArticle99 is the rule of a result that does not fit, with its article.
const underArticle99 = "remote.result 药品管理法 99 (unconfirmed)"

// passed is a check that found nothing.
func passed(pharmacy db.Key) pharmacies.RecordRemoteCheckInput {
	return pharmacies.RecordRemoteCheckInput{
		Pharmacy: pharmacy, CheckedOn: dbtest.Day("2024-03-01"), Method: db.RemoteMethodVideo, Inspectors: dbtest.Keys("Officer:1:1"), Result: db.RemoteResultPassed,
	}
}

// failed is a check that found something, to be put right within the term that the rule gives.
func failed(pharmacy db.Key) pharmacies.RecordRemoteCheckInput {
	in := passed(pharmacy)
	in.Result = db.RemoteResultRectification
	in.Findings = []pharmacies.RemoteFindingInput{{Kind: db.RemoteFindingKindPrescription, Severity: db.FindingSeverityMajor, Text: "未凭处方销售处方药"}}
	return in
}

func TestRecordRemoteCheck(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	opened := dbtest.RunForKey(t, w, pharmacies.RegisterPharmacy, pharmacy(), "pharmacy")
	type in = pharmacies.RecordRemoteCheckInput
	good := func() in {
		c := failed(opened)
		c.Inspectors, c.Note = dbtest.Keys("Officer:1:1", "Officer:1:2"), new("夜间巡查")
		c.Findings = append(c.Findings, pharmacies.RemoteFindingInput{Kind: db.RemoteFindingKindPharmacist, Severity: db.FindingSeveritySerious, Text: "药师不在岗", DueOn: new(dbtest.Day("2024-03-02"))})
		return c
	}
	dbtest.CheckRefusals(t, w, pharmacies.RecordRemoteCheck, good, map[string]dbtest.FaultyInput[in]{
		"a pharmacy that is not":     {Change: func(c *in) { c.Pharmacy.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.pharmacy", Says: "there is no Pharmacy"}},
		"tomorrow":                   {Change: func(c *in) { c.CheckedOn = dbtest.Day("2024-03-16"); c.Findings[1].DueOn = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.checkedOn", Says: "in the future"}},
		"before it was connected":    {Change: func(c *in) { c.CheckedOn = dbtest.Day("2023-05-31") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.checkedOn", Says: "was connected on 2023-06-01"}},
		"by nobody":                  {Change: func(c *in) { c.Inspectors = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.inspectors", Says: "1 or more are needed"}},
		"by one officer twice":       {Change: func(c *in) { c.Inspectors[1] = c.Inspectors[0] }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.inspectors[1]", Says: "the same as"}},
		"by an officer that is not":  {Change: func(c *in) { c.Inspectors[1].ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.inspectors[1]", Says: "there is no Officer"}},
		"with a certificate expired": {Change: func(c *in) { c.Inspectors[1].ID = 3 }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.inspectors[1]", Rule: "remote.inspectors 药品管理法 99 (unconfirmed)", Says: "the certificate E-3 of 周敏 is valid"}},
		"a blank note":               {Change: func(c *in) { c.Note = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.note", Says: "blank"}},
		"passed with findings":       {Change: func(c *in) { c.Result = db.RemoteResultPassed }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.result", Rule: underArticle99, Says: "the check has findings"}},
		"not passed without any":     {Change: func(c *in) { c.Findings = nil }, Want: dbtest.Refusal{Code: problem.RuleViolation, Field: "input.result", Rule: underArticle99, Says: "the check has no findings"}},
		"a finding without text":     {Change: func(c *in) { c.Findings[1].Text = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.findings[1].text", Says: "blank"}},
		"due on the day":             {Change: func(c *in) { c.Findings[1].DueOn = new(c.CheckedOn) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.findings[1].dueOn", Says: "not after the check, 2024-03-01"}},
	})
	// Fifteen working days after Friday, 1 March 2024: Friday, 22 March.
	dbtest.CheckEqual(t, "findings", w.Text(t, "SELECT string_agg(concat_ws(' ', kind, severity, text, due_on), ', ' ORDER BY id) FROM remote_findings"),
		"PRESCRIPTION MAJOR 未凭处方销售处方药 2024-03-22, PHARMACIST SERIOUS 药师不在岗 2024-03-02")
	dbtest.CheckEqual(t, "inspectors", w.Text(t, "SELECT string_agg(officer_id::text, ' ' ORDER BY officer_id) FROM remote_check_inspectors"), "1 2")
	// One check of a day and method; of another method or day, it is another check.
	dbtest.CheckRefused(t, w, pharmacies.RecordRemoteCheck, good(), dbtest.Refusal{Code: problem.Conflict, Field: "input.checkedOn", Says: "the check is on record: RemoteCheck:1:"})
	for _, change := range []func(*in){func(c *in) { c.Method = db.RemoteMethodColdChain }, func(c *in) { c.CheckedOn = dbtest.Day("2024-03-04"); c.Findings[1].DueOn = nil }} {
		c := good()
		change(&c)
		dbtest.Run(t, w, pharmacies.RecordRemoteCheck, c)
	}
	unconnected := pharmacy()
	unconnected.LicenceNo, unconnected.ConnectedOn = "苏DA5120009", nil
	dbtest.CheckRefused(t, w, pharmacies.RecordRemoteCheck, passed(dbtest.RunForKey(t, w, pharmacies.RegisterPharmacy, unconnected, "pharmacy")),
		dbtest.Refusal{Code: problem.Conflict, Field: "input.pharmacy", Says: "is not connected to the remote system: record first that it was (connectPharmacy)"})
}

// A check is recorded once, however many record it.
func TestRemoteCheckUnderConcurrency(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	opened := dbtest.RunForKey(t, w, pharmacies.RegisterPharmacy, pharmacy(), "pharmacy")
	for _, err := range dbtest.RunTogether(8, func(int) error {
		_, err := db.Do(t.Context(), w.Store, pharmacies.RecordRemoteCheck, failed(opened), nil)
		return err
	}) {
		if p := problem.Of(err); err != nil && (p == nil || p.Code != problem.Conflict || p.Field != "input.checkedOn") {
			t.Error(err)
		}
	}
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT concat_ws(' ', (SELECT count(*) FROM remote_checks), (SELECT count(*) FROM remote_findings))"), "1 1")
}

// finding records a check and returns its only finding.
func finding(t *testing.T, w *dbtest.World) db.Key {
	t.Helper()
	opened := dbtest.RunForKey(t, w, pharmacies.RegisterPharmacy, pharmacy(), "pharmacy")
	dbtest.Run(t, w, pharmacies.RecordRemoteCheck, failed(opened))
	return dbtest.Key("RemoteFinding:1:" + w.Text(t, "SELECT id FROM remote_findings"))
}

func TestRectifyRemoteFinding(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	found := finding(t, w)
	type in = pharmacies.RectifyRemoteFindingInput
	good := func() in {
		return in{RemoteFinding: found, RectifiedOn: dbtest.Day("2024-03-01"), Proof: "整改照片"}
	}
	dbtest.CheckRefusals(t, w, pharmacies.RectifyRemoteFinding, good, map[string]dbtest.FaultyInput[in]{
		"a finding that is not": {Change: func(r *in) { r.RemoteFinding.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.remoteFinding", Says: "there is no RemoteFinding"}},
		"another record":        {Change: func(r *in) { r.RemoteFinding = dbtest.FirstBusiness }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.remoteFinding", Says: "not of RemoteFinding"}},
		"before the check":      {Change: func(r *in) { r.RectifiedOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.rectifiedOn", Says: "before the check, 2024-03-01"}},
		"tomorrow":              {Change: func(r *in) { r.RectifiedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.rectifiedOn", Says: "in the future"}},
		"without a proof":       {Change: func(r *in) { r.Proof = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.proof", Says: "blank"}},
	})
	dbtest.CheckRefused(t, w, pharmacies.RectifyRemoteFinding, good(), dbtest.Refusal{Code: problem.Conflict, Field: "input.remoteFinding", Says: "put right on 2024-03-01"})
	dbtest.CheckEqual(t, "put right", w.Text(t, "SELECT concat_ws(' ', rectified_on, proof, version) FROM remote_findings"), "2024-03-01 整改照片 2")
}

// A finding becomes a case of the party that runs the pharmacy, once, and not before the check.
func TestCaseFromRemoteFinding(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	w.Execute(t, dbtest.OtherParty)
	found := finding(t, w)
	good := func() enforcement.FileCaseInput {
		in := dbtest.CaseToFile()
		in.Field, in.Cause, in.From, in.FiledOn = db.CaseFieldDrug, "涉嫌未凭处方销售处方药", &found, dbtest.Day("2024-03-01")
		return in
	}
	dbtest.CheckRefusals(t, w, enforcement.FileCase, good, map[string]dbtest.FaultyInput[enforcement.FileCaseInput]{
		"against another party": {Change: func(c *enforcement.FileCaseInput) { c.Party = new(dbtest.Key("Party:1:2")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Says: "about another party than the case: Party:1:1"}},
		"before the check":      {Change: func(c *enforcement.FileCaseInput) { c.FiledOn = dbtest.Day("2024-02-29") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.filedOn", Says: "before the check, 2024-03-01"}},
		"from another record":   {Change: func(c *enforcement.FileCaseInput) { c.From = new(dbtest.Key("Pharmacy:1:1")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.from", Says: "FollowUp or RemoteFinding"}},
	})
	dbtest.CheckRefused(t, w, enforcement.FileCase, good(), dbtest.Refusal{Code: problem.Conflict, Field: "input.from", Says: "a case was filed from it already"})
	dbtest.CheckEqual(t, "the case", w.Text(t, "SELECT c.field FROM remote_findings f JOIN cases c ON c.id = f.case_id"), "DRUG")
	// It may be put right while the case goes on.
	dbtest.Run(t, w, pharmacies.RectifyRemoteFinding, pharmacies.RectifyRemoteFindingInput{RemoteFinding: found, RectifiedOn: dbtest.Day("2024-03-05"), Proof: "整改照片"})
}

// A bureau that has set its own term has it counted.
func TestTermSetByTheBureau(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	dbtest.Run(t, w, settings.SetRule, settings.SetRuleInput{
		Agency: dbtest.Key("Agency:1"), Rule: "remote.rectify", Article: "太市监发〔2024〕1号", EffectiveFrom: dbtest.Day("2024-01-01"), Value: dbtest.Dec("3"), ApprovedBy: "赵局长",
	})
	finding(t, w)
	// Three working days after Friday, 1 March 2024.
	dbtest.CheckEqual(t, "due", w.Text(t, "SELECT due_on FROM remote_findings"), "2024-03-06")
}
