package law_test

import (
	"regexp"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/shopspring/decimal"

	"docket/law"
)

// Rows without a name take it from a dated rule, and all others have a name of two words. No message stands twice, but for the certificates
// of officers and inspectors.
func TestTableOfRequirements(t *testing.T) {
	t.Parallel()
	name := regexp.MustCompile(`^[a-z][A-Za-z]+\.[a-z][A-Za-z]+$`)
	texts := map[string]string{}
	for _, r := range law.Requirements() {
		if r.Name != "" && !name.MatchString(r.Name) {
			t.Errorf("the name %q", r.Name)
		}
		if r.Text == "" || strings.HasSuffix(r.Text, ".") || strings.TrimSpace(r.Text) != r.Text {
			t.Errorf("%s: the message %q", r.Name, r.Text)
		}
		if other, ok := texts[r.Text]; ok && r.Text != law.OfficersCertified.Text {
			t.Errorf("%s and %s have the same message", other, r.Name)
		}
		texts[r.Text] = r.Name
	}
}

// A rule has one article. The exceptions are rules whose article depends on the step, the bound that is exceeded, or the day.
func TestOneArticleForEachRule(t *testing.T) {
	t.Parallel()
	several := map[string]bool{"case.order": true, "fine.bounds": true, "hearing.told": true, "seizure.term": true}
	articles := map[string]string{}
	for _, r := range law.Requirements() {
		if r.Name == "" || several[r.Name] {
			continue
		}
		if other, ok := articles[r.Name]; ok && other != r.Article {
			t.Errorf("%s: %q and %q", r.Name, other, r.Article)
		}
		articles[r.Name] = r.Article
	}
}

// text returns a violation as `rule article: message`, or the empty string.
func text(v *law.Violation) string {
	if v == nil {
		return ""
	}
	return v.Rule + " " + v.Article + ": " + v.Text
}

// Each check allows what is on the right side of its bound, and gives the rule, its article and the facts on the other.
func TestChecks(t *testing.T) {
	t.Parallel()
	on := func(day string) *civil.Date { return new(date(day)) }
	certificate := law.Certificate{From: date("2023-01-01"), Until: on("2023-12-31")}
	provision := law.Provision{Law: "食品安全法", Article: "124", From: date("2015-10-01"), Until: on("2023-03-01")}
	fines := []law.Penalty{penaltyOf("FINE", "1"), {Kind: "WARNING"}, penaltyOf("FINE", "2")}
	_, oneFine := law.CheckOneFine(fines[:2])
	second, twoFines := law.CheckOneFine(fines)
	if second != 2 {
		t.Errorf("the second fine is at index 2, not %d", second)
	}
	ofAct := func(act string) law.Penalty { return law.Penalty{Kind: "FINE", Act: act} }
	_, twoActs := law.CheckOneFine([]law.Penalty{ofAct("虚假宣传"), {Kind: "WARNING", Act: "虚假宣传"}, ofAct("未明码标价")})
	third, sameAct := law.CheckOneFine([]law.Penalty{ofAct("虚假宣传"), ofAct("未明码标价"), ofAct("虚假 宣传")})
	_, unnamedSecond := law.CheckOneFine([]law.Penalty{ofAct("虚假宣传"), ofAct("")})
	_, unnamedFirst := law.CheckOneFine([]law.Penalty{ofAct(""), ofAct("虚假宣传")})
	if third != 2 {
		t.Errorf("the second fine of one act is at index 2, not %d", third)
	}
	for name, c := range map[string]struct {
		got  *law.Violation
		want string // a part of the violation; empty where it is allowed
	}{
		"two officers":                      {law.CheckOfficers(2), ""},
		"one officer":                       {law.CheckOfficers(1), "officers.two 行政处罚法 42: a case needs two officers or more, not 1"},
		"a certificate on its last day":     {law.CheckCertificate("张三", "A-1", certificate, date("2023-12-31")), ""},
		"a certificate a day later":         {law.CheckCertificate("张三", "A-1", certificate, date("2024-01-01")), "officers.certified 行政处罚法 42: the certificate A-1 of 张三 is valid from 2023-01-01 until 2023-12-31, not on 2024-01-01"},
		"a certificate without end":         {law.CheckCertificate("张三", "A-1", law.Certificate{From: date("2023-01-01")}, date("2022-12-31")), "is valid from 2023-01-01, not on 2022-12-31"},
		"two valid on the case":             {law.CheckOfficersOfCase(law.Heard, date("2023-05-01"), 2), ""},
		"one valid on the case":             {law.CheckOfficersOfCase(law.Heard, date("2023-05-01"), 1), "officers.certified 行政处罚法 42: HEARD needs two officers with certificates valid on 2023-05-01, and the case has 1"},
		"a filed case":                      {law.CheckFiled("1号", "FILED"), ""},
		"a clue":                            {law.CheckFiled("1号", "CLUE"), "case.filed 行政处罚法 54: case 1号 is a clue"},
		"correcting a review":               {law.CheckCorrection(law.Reviewed), ""},
		"correcting the filing":             {law.CheckCorrection(law.Filed), "correction.step 行政处罚法 75 (unconfirmed): FILED cannot be corrected"},
		"a payment of an open case":         {law.CheckReversal(nil), ""},
		"a payment of a concluded case":     {law.CheckReversal(new(date("2023-05-01"))), "case.order 令42号 78 (unconfirmed): the case was concluded on 2023-05-01 with this payment"},
		"nothing owed":                      {law.CheckPaid(decimal.Zero, false), ""},
		"a fen owed":                        {law.CheckPaid(decimal.RequireFromString("0.01"), false), "case.executed 令42号 78 (unconfirmed): 0.01 yuan are still owed"},
		"owed, and transferred":             {law.CheckPaid(decimal.NewFromInt(1), true), ""},
		"a clue not extended":               {rulebook.CheckClueExtendedOnce(date("2023-05-01"), nil), ""},
		"a clue extended":                   {rulebook.CheckClueExtendedOnce(date("2023-05-01"), on("2023-04-20")), "clue.extension 令42号 18 (unconfirmed): the term was extended on 2023-04-20"},
		"a clue on its last day":            {rulebook.CheckClueTerm(date("2023-05-01"), on("2023-05-01")), ""},
		"a clue after its term":             {rulebook.CheckClueTerm(date("2023-05-02"), on("2023-05-01")), "clue.check 令42号 18 (unconfirmed): the term ended on 2023-05-01"},
		"a clue whose term is not known":    {rulebook.CheckClueTerm(date("2023-05-02"), nil), ""},
		"mediated after acceptance":         {law.CheckMediation(true, true), ""},
		"refused without acceptance":        {law.CheckMediation(false, false), ""},
		"mediated without acceptance":       {law.CheckMediation(true, false), "complaint.accepted 投诉举报办法 14, 17: the complaint is not accepted"},
		"a text that tells the reporter":    {law.ReporterRevealed(), "reporter.secret 投诉举报办法 33: "},
		"a tier that fits":                  {law.CheckTier("孙丽", "COUNTY", "B", date("2024-02-01")), ""},
		"a tier that does not fit":          {law.CheckTier("孙丽", "TOWNSHIP", "B", date("2024-02-01")), "coverage.tier unconfirmed: 孙丽 is of the tier TOWNSHIP, and a business of level B needs an official of the tier COUNTY: that is its level on 2024-02-01"},
		"one fine":                          {oneFine, ""},
		"two fines":                         {twoFines, "fine.once 行政处罚法 29: the decision has a fine already"},
		"fines of two acts":                 {twoActs, ""},
		"two fines of one act":              {sameAct, "fine.once 行政处罚法 29: the act “虚假 宣传” is fined already"},
		"a second fine without an act":      {unnamedSecond, "fine.once 行政处罚法 29: the decision has a fine already"},
		"a first fine without an act":       {unnamedFirst, "fine.once 行政处罚法 29: the decision has a fine already"},
		"a provision on its last day":       {provision.CheckInForce(date("2023-03-01"), date("2023-06-01")), ""},
		"a provision that had ended":        {provision.CheckInForce(date("2023-03-02"), date("2023-06-01")), "provision.inForce 行政处罚法 37: 食品安全法 124 was in force until 2023-03-01, before the act of 2023-03-02"},
		"a provision on its first day":      {law.Provision{From: date("2023-06-01")}.CheckInForce(date("2023-03-02"), date("2023-06-01")), ""},
		"a provision of tomorrow":           {law.Provision{Law: "法", Article: "1", From: date("2023-06-02")}.CheckInForce(date("2023-03-02"), date("2023-06-01")), "provision.inForce 行政处罚法 37: 法 1 is in force from 2023-06-02"},
		"a fine deferred":                   {law.CheckDeferral("FINE"), ""},
		"gains deferred":                    {law.CheckDeferral("CONFISCATION_OF_GAINS"), "deferral.fine 行政处罚法 66: CONFISCATION_OF_GAINS is not deferred"},
		"a decision that confiscates":       {law.CheckGoodsDecided("1号", true), ""},
		"a decision that does not":          {law.CheckGoodsDecided("1号", false), "goods.decided 行政处罚法 9: decision 1号 holds no CONFISCATION_OF_GOODS"},
		"goods that leave":                  {law.NotConfiscated("糖果", date("2023-06-02")), "goods.final 行政处罚法 61, 74: no decision that stands and was served by 2023-06-02 confiscates 糖果"},
		"a supervisor who never kept them":  {law.CheckSupervisor("糖果", false), ""},
		"a supervisor who kept them":        {law.CheckSupervisor("糖果", true), "destruction.supervisors 罚没财物管理办法 (unconfirmed): 糖果 was in the keeping of this officer"},
		"a case without goods":              {law.GoodsOfCase{}.Check(), ""},
		"goods that are confiscated":        {law.GoodsOfCase{IsDecided: true, AreConfiscated: true, AreKept: true}.Check(), ""},
		"goods still seized":                {law.GoodsOfCase{AreSeized: true, IsDecided: true}.Check(), "goods.seized 行政强制法 27, 28: "},
		"goods decided, none confiscated":   {law.GoodsOfCase{IsDecided: true}.Check(), "case.executed 令42号 78 (unconfirmed): the decision confiscates goods"},
		"goods kept without a decision":     {law.GoodsOfCase{AreConfiscated: true, AreKept: true}.Check(), "goods.returned 行政处罚法 48: "},
		"a seizure not extended":            {law.CheckSeizureExtendedOnce(nil, nil), ""},
		"a seizure extended":                {law.CheckSeizureExtendedOnce(on("2023-06-01"), on("2023-07-01")), "seizure.extension 行政强制法 25: the seizure was extended on 2023-06-01 already, and it is extended once: decide on the goods by 2023-07-01"},
		"a seizure extended, end not known": {law.CheckSeizureExtendedOnce(on("2023-06-01"), nil), "by a day that is not known"},
		"a seizure on its last day":         {law.CheckSeizureTerm(date("2023-06-08"), on("2023-06-08")), ""},
		"a seizure after its last day":      {law.CheckSeizureTerm(date("2023-06-09"), on("2023-06-08")), "seizure.term 行政强制法 25, 28: the seizure ended on 2023-06-08"},
		"a seizure before the law":          {law.NoSeizureTerm(), "seizure.term 行政强制法 25: "},
		"examined on the last day":          {law.CheckExaminationStart(date("2023-06-08"), on("2023-06-08")), ""},
		"examined after the last day":       {law.CheckExaminationStart(date("2023-06-09"), on("2023-06-08")), "seizure.term 行政强制法 25, 28: the seizure ended on 2023-06-08"},
		"told on the last day":              {law.CheckExaminationNotice(date("2023-06-08"), on("2023-06-08")), ""},
		"told after it":                     {law.CheckExaminationNotice(date("2023-06-08"), on("2023-06-09")), "seizure.examination 行政强制法 25: the party is told of the time while it lasts, until 2023-06-08"},
		"never told":                        {law.CheckExaminationNotice(date("2023-06-08"), nil), "seizure.examination 行政强制法 25: the time"},
		"an investigator on the case":       {law.CheckInvestigator(true), ""},
		"an investigator from elsewhere":    {law.CheckInvestigator(false), "officers.acting 行政处罚法 42: you are no officer of the case"},
		"a reviewer from elsewhere":         {law.CheckReviewer(false), ""},
		"a holder from elsewhere":           {law.CheckHolder(false), ""},
		"a holder on the case":              {law.CheckHolder(true), "hearing.chair 行政处罚法 64: you are an officer of the case"},
		"an officer who did not review":     {law.CheckNotReviewer(false), ""},
		"an officer who reviewed":           {law.CheckNotReviewer(true), "review.officer 令42号 49 (unconfirmed): this officer reviewed the case"},
		"decided by the caller":             {law.CheckDecidesOnTheSpot(true), ""},
		"decided by others":                 {law.CheckDecidesOnTheSpot(false), "onTheSpot.officers 行政处罚法 52: you are not among the officers"},
		"approved by the head":              {law.CheckApprover("局长", []string{"王芳"}), ""},
		"approved by an acting officer":     {law.CheckApprover("王芳", []string{"李强", "王芳"}), "approval.other 行政强制法 18; 行政处罚法 57, 66: 王芳 acts in the matter"},
		"destruction by others":             {law.CheckNotKeeper("糖果", false), ""},
		"destruction by the keeper":         {law.CheckNotKeeper("糖果", true), "destruction.supervisors 罚没财物管理办法 (unconfirmed): 糖果 was in your keeping"},
		"a chair from elsewhere":            {law.CheckChair(false), ""},
		"a chair on the case":               {law.CheckChair(true), "hearing.chair 行政处罚法 64: this officer is on the case"},
		"an officer who is no chair":        {law.CheckNotChair(false), ""},
		"an officer who is the chair":       {law.CheckNotChair(true), "hearing.chair 行政处罚法 64: this officer presides"},
		"a decision that stands":            {law.CheckNotWithdrawn(nil), ""},
		"a decision that was withdrawn":     {law.CheckNotWithdrawn(on("2023-06-08")), "publicity.withdrawn 行政处罚法 48: the decision was withdrawn on 2023-06-08"},
		"a typical case that is decided":    {law.CheckTypicalCase("1号", true), ""},
		"a typical case that is not":        {law.CheckTypicalCase("1号", false), "notice.decided 行政处罚法 48: case 1号 has no decision that stands"},
		"a text without names":              {law.CheckAnonymous("某店销售过期食品", []string{"欧阳小明", "李"}), ""},
		"a name of one letter":              {law.CheckAnonymous("李某销售过期食品", []string{"李"}), ""},
		"a name with spaces and dots":       {law.CheckAnonymous("当事人欧阳 小·明", []string{"欧阳小明"}), "notice.anonymous 信息公示规定 6: "},
		"a name in capital letters":         {law.CheckAnonymous("JOHN O’BRIEN", []string{"John O'Brien"}), "notice.anonymous 信息公示规定 6: "},
	} {
		if got := text(c.got); (got == "") != (c.want == "") || !strings.Contains(got, c.want) || strings.Contains(got, "%!") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The checks of inspectors, hazards and safety orders.
func TestChecksOfEquipment(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		got  *law.Violation
		want string
	}{
		"two inspectors":               {law.CheckInspectors(2), ""},
		"one inspector":                {law.CheckInspectors(1), "inspectors.two 特种设备安全法 65: two inspectors or more are needed, not 1"},
		"an ordinary hazard":           {law.Hazard{}.CheckReported(), ""},
		"serious and reported":         {law.Hazard{IsSerious: true, IsReported: true}.CheckReported(), ""},
		"serious, not reported":        {law.Hazard{IsSerious: true}.CheckReported(), "hazard.reported 特种设备安全监督检查办法 30: "},
		"serious, and sealed":          {law.Hazard{IsSerious: true, IsOfEquipment: true, IsSealed: true}.CheckSealed(), ""},
		"serious, and mended":          {law.Hazard{IsSerious: true, IsOfEquipment: true, IsMended: true}.CheckSealed(), ""},
		"serious, nothing to seal":     {law.Hazard{IsSerious: true}.CheckSealed(), ""},
		"ordinary, not sealed":         {law.Hazard{IsOfEquipment: true}.CheckSealed(), ""},
		"serious, not sealed":          {law.Hazard{IsSerious: true, IsOfEquipment: true}.CheckSealed(), "hazard.sealed 特种设备安全监督检查办法 26: equipment with a serious hazard is sealed: say when it was, or in `mended`"},
		"serious later, sealed":        {law.Hazard{IsSerious: true, IsOfEquipment: true, IsSealed: true}.CheckSealedLater(), ""},
		"serious later, not sealed":    {law.Hazard{IsSerious: true, IsOfEquipment: true, IsMended: true}.CheckSealedLater(), "hazard.sealed 特种设备安全监督检查办法 26: equipment with a serious hazard is sealed: say when it was, or record first"},
		"an order about it is open":    {law.OpenOrder("1号", "SafetyOrder:1:2"), "hazard.rechecked 特种设备安全监督检查办法 29: the order 1号 (SafetyOrder:1:2) is open"},
		"a re-check on the day":        {law.CheckRemovedByRecheck("Hazard:1:2", date("2024-03-08"), date("2024-03-08"), "the equipment was sealed"), ""},
		"a re-check before the day":    {law.CheckRemovedByRecheck("Hazard:1:2", date("2024-03-07"), date("2024-03-08"), "the equipment was sealed"), "hazard.rechecked 特种设备安全监督检查办法 29: it would remove Hazard:1:2 on 2024-03-07, before the equipment was sealed, 2024-03-08"},
		"an order about a hazard":      {law.CheckOrderHasHazard(true), ""},
		"an order about nothing":       {law.CheckOrderHasHazard(false), "safetyOrder.found 特种设备安全法 62: "},
		"an order that was reported":   {law.SafetyOrder{ReportedOn: new(date("2024-03-08"))}.CheckReported(), ""},
		"an order without a report":    {law.SafetyOrder{}.CheckReported(), "safetyOrder.reported 特种设备安全监督检查办法 29: the unit has not reported"},
		"a case upon an order not due": {law.SafetyOrder{DueOn: date("2024-03-08")}.CheckRefused(date("2024-03-08")), "safetyOrder.refused 特种设备安全监督检查办法 36: the order is to be carried out by 2024-03-08"},
	} {
		if got := text(c.got); (got == "") != (c.want == "") || !strings.Contains(got, c.want) || strings.Contains(got, "%!") {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The rows that constraints of the database use have complete messages without facts.
func TestRequirementsOfConstraints(t *testing.T) {
	t.Parallel()
	for _, r := range []law.Requirement{law.OneFine, law.DecisionFinal, law.TierFitsLevel, law.HazardRechecked, law.OrderReported, law.SealExtendedOnce} {
		if v := r.Violation(); v.Rule == "" || v.Article == "" || strings.Contains(v.Text, "%") {
			t.Errorf("%+v", v)
		}
	}
}

func TestDeferredDue(t *testing.T) {
	t.Parallel()
	d := law.DeferredDue(date("2023-05-01"), date("2023-08-01"))
	if got := d.Rule.Name + " " + d.String(); got != "payment.deferral 2023-08-01 (行政处罚法 66)" {
		t.Error(got)
	}
}
