package demo

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"cloud.google.com/go/civil"

	"docket/db"
)

// remoteChecks are how many remote checks of pharmacies are made in a year.
var remoteChecks = []struct{ year, checks int }{{2022, 468}, {2023, 612}}

// remoteTexts say what a remote check finds, by its method.
var remoteTexts = map[db.RemoteMethod][]struct {
	kind db.RemoteFindingKind
	text string
}{
	db.RemoteMethodVideo: {
		{db.RemoteFindingKindPharmacist, "执业药师不在岗，未挂牌告知"}, {db.RemoteFindingKindDisplay, "处方药与非处方药未分区陈列"}, {db.RemoteFindingKindExpired, "货架陈列过期药品"},
	},
	db.RemoteMethodPrescription: {
		{db.RemoteFindingKindPrescription, "未凭处方销售处方药"}, {db.RemoteFindingKindRecords, "处方未上传监管平台"},
	},
	db.RemoteMethodColdChain: {
		{db.RemoteFindingKindTemperature, "冷藏柜温度超出2至8摄氏度"}, {db.RemoteFindingKindRecords, "温湿度记录中断"},
	},
}

// pharmacySupervision makes pharmacies and their remote checks. Its source of chance is its own.
type pharmacySupervision struct {
	*bureau
	draw

	pharmacies []*db.Pharmacy
	checks     []*db.RemoteCheck
	findings   []*db.RemoteFinding
	inspectors []row
	checked    map[string]bool // by pharmacy, day and method
}

// supervisePharmacies makes the pharmacies and their remote checks of all years.
func (b *bureau) supervisePharmacies() *pharmacySupervision {
	s := &pharmacySupervision{bureau: b, draw: draw{rand.New(rand.NewPCG(320585, 2021))}, checked: map[string]bool{}}
	s.open()
	for _, y := range remoteChecks {
		done := s.checkBeforeCases(y.year)
		for i := done; i < y.checks; i++ {
			s.checkAny(y.year, time.Month(1+12*i/y.checks))
		}
	}
	return s
}

// open opens a pharmacy for each party that deals in medicines. Every tenth was connected to the remote system in 2023 only, and every
// fortieth closed in that year.
func (s *pharmacySupervision) open() {
	for _, p := range s.nonFoodParties {
		party := s.parties[p.id-1]
		if p.person || !strings.Contains(party.Name, "医药") {
			continue
		}
		id := len(s.pharmacies) + 1
		opened := day(2014, 1, 1).AddDays(s.IntN(2600))
		connected := office(day(2021, 7, 1).AddDays(s.IntN(170)))
		if id%10 == 0 {
			connected = office(day(2023, 2, 1).AddDays(s.IntN(120)))
		}
		town := pick(s.draw, towns)
		pharmacy := &db.Pharmacy{
			Record: record(id, connected), PartyID: p.id, Name: pick(s.draw, brands) + "大药房" + town.name + "店", LicenceNo: fmt.Sprintf("苏DA512%04d", id),
			Address: new(s.address(town.name)), Division: &town.code, OpenedOn: opened, ConnectedOn: &connected,
		}
		if id%40 == 7 {
			pharmacy.ClosedOn = new(day(2023, 9, 1).AddDays(id))
		}
		s.pharmacies = append(s.pharmacies, pharmacy)
	}
}

// checkBeforeCases makes the checks of a year from which cases are filed: those of pharmacies whose source is an inspection. It returns their number.
func (s *pharmacySupervision) checkBeforeCases(year int) (led int) {
	for _, c := range s.plans {
		i := slices.IndexFunc(s.pharmacies, func(p *db.Pharmacy) bool { return p.PartyID == c.party })
		if i < 0 || c.field() != "DRUG" || c.source != "INSPECTION" || c.discovered.Year != year || !s.canCheck(s.pharmacies[i], c.discovered, db.RemoteMethodVideo) {
			continue
		}
		check := s.check(s.pharmacies[i], c.discovered, db.RemoteMethodVideo, db.RemoteResultRectification)
		s.find(check, db.RemoteFindingKindOther, db.FindingSeveritySerious, c.cause[len("涉嫌"):]).CaseID = &c.id
		led++
	}
	return led
}

// canCheck reports whether a pharmacy may be checked on a day in a way: it is open and connected, and was not yet.
func (s *pharmacySupervision) canCheck(p *db.Pharmacy, on civil.Date, method db.RemoteMethod) bool {
	return !on.Before(*p.ConnectedOn) && (p.ClosedOn == nil || on.Before(*p.ClosedOn)) && !s.checked[fmt.Sprint(p.ID, on, method)]
}

// checkAny makes a check of any pharmacy in a month.
func (s *pharmacySupervision) checkAny(year int, month time.Month) {
	method := pick(s.draw, []db.RemoteMethod{db.RemoteMethodVideo, db.RemoteMethodPrescription, db.RemoteMethodColdChain})
	p, on := pick(s.draw, s.pharmacies), s.within(year, month)
	for !s.canCheck(p, on, method) {
		p, on = pick(s.draw, s.pharmacies), s.within(year, month)
	}
	result := []db.RemoteResult{db.RemoteResultPassed, db.RemoteResultRectification, db.RemoteResultSuspension}[s.weighted([]int{72, 25, 3})]
	check := s.check(p, on, method, result)
	if result == db.RemoteResultPassed {
		return
	}
	texts := remoteTexts[method]
	first := s.IntN(len(texts))
	for i := range 1 + s.IntN(2) {
		severity := pick(s.draw, []db.FindingSeverity{db.FindingSeverityMinor, db.FindingSeverityMajor})
		if result == db.RemoteResultSuspension {
			severity = db.FindingSeveritySerious
		}
		text := texts[(first+i)%len(texts)]
		s.find(check, text.kind, severity, text.text)
	}
}

// check makes a check by one officer, or by two every third time.
func (s *pharmacySupervision) check(p *db.Pharmacy, on civil.Date, method db.RemoteMethod, result db.RemoteResult) *db.RemoteCheck {
	check := &db.RemoteCheck{Record: record(len(s.checks)+1, on), PharmacyID: p.ID, CheckedOn: on, Method: method, Result: result}
	s.checks = append(s.checks, check)
	s.checked[fmt.Sprint(p.ID, on, method)] = true
	staff := s.serving[2+s.IntN(len(unitNames)-2)]
	first := s.IntN(len(staff))
	s.inspectors = append(s.inspectors, row{int64(Agency), check.ID, staff[first]})
	if check.ID%3 == 0 {
		s.inspectors = append(s.inspectors, row{int64(Agency), check.ID, staff[(first+1)%len(staff)]})
	}
	return check
}

// find makes a finding of a check. Most are put right within the term, every thirtieth is not put right at all.
func (s *pharmacySupervision) find(check *db.RemoteCheck, kind db.RemoteFindingKind, severity db.FindingSeverity, text string) *db.RemoteFinding {
	due := term("remote.rectify", check.CheckedOn)
	finding := &db.RemoteFinding{Record: record(len(s.findings)+1, check.CheckedOn), CheckID: check.ID, Kind: kind, Severity: severity, Text: text, DueOn: &due}
	rectified := check.CheckedOn.AddDays(1 + s.IntN(due.DaysSince(check.CheckedOn)+2))
	if finding.ID%30 != 0 && !rectified.After(lastDay) {
		finding.RectifiedOn, finding.Proof = &rectified, new("整改照片及平台数据")
	}
	s.findings = append(s.findings, finding)
	return finding
}
