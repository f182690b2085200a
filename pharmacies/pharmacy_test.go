package pharmacies_test

import (
	"strings"
	"testing"

	"docket/db"
	"docket/db/dbtest"
	"docket/pharmacies"
	"docket/problem"
)

// pharmacy is a good input of registerPharmacy.
func pharmacy() pharmacies.RegisterPharmacyInput {
	return pharmacies.RegisterPharmacyInput{
		Agency: dbtest.Key("Agency:1"), Name: "某大药房", LicenceNo: "苏DA5120001", Party: new(dbtest.Key("Party:1:1")), Address: new("某路1号"), Division: new("320585100"), Phone: new("0512-53500000"),
		OpenedOn: dbtest.Day("2020-05-01"), ConnectedOn: new(dbtest.Day("2023-06-01")),
	}
}

func TestRegisterPharmacy(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = pharmacies.RegisterPharmacyInput
	dbtest.CheckRefusals(t, w, pharmacies.RegisterPharmacy, pharmacy, map[string]dbtest.FaultyInput[in]{
		"an agency that is not":      {Change: func(p *in) { p.Agency.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.agency", Says: "there is no Agency"}},
		"without a name":             {Change: func(p *in) { p.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Says: "blank"}},
		"without a licence":          {Change: func(p *in) { p.LicenceNo = " " }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.licenceNo", Says: "blank"}},
		"a licence too long":         {Change: func(p *in) { p.LicenceNo = strings.Repeat("1", 101) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.licenceNo", Says: "at most 100"}},
		"a blank address":            {Change: func(p *in) { p.Address = new("") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.address", Says: "blank"}},
		"a division of seven digits": {Change: func(p *in) { p.Division = new("3205851") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.division", Says: "six or nine digits"}},
		"a blank telephone":          {Change: func(p *in) { p.Phone = new(" ") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.phone", Says: "blank"}},
		"tomorrow":                   {Change: func(p *in) { p.OpenedOn = dbtest.Day("2024-03-16"); p.ConnectedOn = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.openedOn", Says: "in the future"}},
		"connected tomorrow":         {Change: func(p *in) { p.ConnectedOn = new(dbtest.Day("2024-03-16")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.connectedOn", Says: "in the future"}},
		"connected before it opened": {Change: func(p *in) { p.ConnectedOn = new(dbtest.Day("2020-04-30")) }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.connectedOn", Says: "before the day on which it opened, 2020-05-01"}},
		"nobody who runs it":         {Change: func(p *in) { p.Party = nil }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Says: "neither `party` nor `newParty`"}},
		"a party of another agency":  {Change: func(p *in) { p.Party.Agency = 2 }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.party", Says: "another bureau"}},
	})
	dbtest.CheckRefused(t, w, pharmacies.RegisterPharmacy, pharmacy(), dbtest.Refusal{Code: problem.Conflict, Field: "input.licenceNo", Says: "a pharmacy with this licence is on record"})
	// The day on which it opened may be that of the connection.
	second := pharmacy()
	second.LicenceNo, second.ConnectedOn = "苏DA5120002", new(dbtest.Day("2020-05-01"))
	dbtest.Run(t, w, pharmacies.RegisterPharmacy, second)
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', party_id, name, licence_no, address, division, phone, opened_on, connected_on), ', ' ORDER BY id) FROM pharmacies"),
		"1 某大药房 苏DA5120001 某路1号 320585100 0512-53500000 2020-05-01 2023-06-01, 1 某大药房 苏DA5120002 某路1号 320585100 0512-53500000 2020-05-01 2020-05-01")
}

// Independent faults of an input are told together.
func TestFaultsTogether(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	in := pharmacy()
	in.Name, in.Division = "", new("3")
	_, err := db.Do(t.Context(), w.Store, pharmacies.RegisterPharmacy, in, nil)
	if err == nil || !strings.Contains(err.Error(), "blank") || !strings.Contains(err.Error(), "six or nine digits") {
		t.Error(err)
	}
}

func TestConnectPharmacy(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = pharmacies.ConnectPharmacyInput
	unconnected := pharmacy()
	unconnected.ConnectedOn = nil
	opened := dbtest.RunForKey(t, w, pharmacies.RegisterPharmacy, unconnected, "pharmacy")
	good := func() in { return in{Pharmacy: opened, ConnectedOn: dbtest.Day("2024-03-01")} }
	dbtest.CheckRefusals(t, w, pharmacies.ConnectPharmacy, good, map[string]dbtest.FaultyInput[in]{
		"a pharmacy that is not": {Change: func(c *in) { c.Pharmacy.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.pharmacy", Says: "there is no Pharmacy"}},
		"another record":         {Change: func(c *in) { c.Pharmacy = dbtest.FirstBusiness }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.pharmacy", Says: "not of Pharmacy"}},
		"tomorrow":               {Change: func(c *in) { c.ConnectedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.connectedOn", Says: "in the future"}},
		"before it opened":       {Change: func(c *in) { c.ConnectedOn = dbtest.Day("2020-04-30") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.connectedOn", Says: "before the day on which it opened"}},
	})
	dbtest.CheckRefused(t, w, pharmacies.ConnectPharmacy, good(), dbtest.Refusal{Code: problem.Conflict, Field: "input.pharmacy", Says: "was connected on 2024-03-01"})
	dbtest.CheckEqual(t, "connected", w.Text(t, "SELECT connected_on FROM pharmacies"), "2024-03-01")
}

func TestClosePharmacy(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = pharmacies.ClosePharmacyInput
	opened := dbtest.RunForKey(t, w, pharmacies.RegisterPharmacy, pharmacy(), "pharmacy")
	dbtest.Run(t, w, pharmacies.RecordRemoteCheck, passed(opened))
	good := func() in { return in{Pharmacy: opened, ClosedOn: dbtest.Day("2024-03-02")} }
	dbtest.CheckRefusals(t, w, pharmacies.ClosePharmacy, good, map[string]dbtest.FaultyInput[in]{
		"a pharmacy that is not":       {Change: func(c *in) { c.Pharmacy.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.pharmacy", Says: "there is no Pharmacy"}},
		"tomorrow":                     {Change: func(c *in) { c.ClosedOn = dbtest.Day("2024-03-16") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Says: "in the future"}},
		"on the day it opened":         {Change: func(c *in) { c.ClosedOn = dbtest.Day("2020-05-01") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Says: "not after the day on which it opened, 2020-05-01"}},
		"on the day of its connection": {Change: func(c *in) { c.ClosedOn = dbtest.Day("2023-06-01") }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.closedOn", Says: "not after the day on which it was connected, 2023-06-01"}},
		"on the day of a check":        {Change: func(c *in) { c.ClosedOn = dbtest.Day("2024-03-01") }, Want: dbtest.Refusal{Code: problem.Conflict, Field: "input.closedOn", Says: "was checked on 2024-03-01"}},
	})
	dbtest.CheckRefused(t, w, pharmacies.ClosePharmacy, good(), dbtest.Refusal{Code: problem.Conflict, Field: "input.pharmacy", Says: "closed on 2024-03-02"})
	late := passed(opened)
	late.CheckedOn = dbtest.Day("2024-03-02")
	dbtest.CheckRefused(t, w, pharmacies.RecordRemoteCheck, late, dbtest.Refusal{Code: problem.Conflict, Field: "input.checkedOn", Says: "closed on 2024-03-02"})
	late.CheckedOn = dbtest.Day("2024-02-29") // recorded later, of a day on which it was open
	dbtest.Run(t, w, pharmacies.RecordRemoteCheck, late)
}
