package db_test

import (
	"testing"

	"docket/db"
	"docket/problem"
)

// Another one runs a business from now on; what was recorded of the one before stays with that.
func TestChangeFoodBusiness(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	business := key("FoodBusiness:1:1")
	c := caseToFile()
	c.Business = &business
	before := w.file(t, c)
	type in = db.ChangeFoodBusinessInput
	refuses(t, w, db.ChangeFoodBusiness, in{Business: business}, refused{problem.BadUserInput, "input", "", "nothing is given"})
	refuses(t, w, db.ChangeFoodBusiness, in{Business: business, Name: new(" 某店")}, refused{problem.BadUserInput, "input.name", "", "white space"})
	refuses(t, w, db.ChangeFoodBusiness, in{Business: business, Division: new("3205")}, refused{problem.BadUserInput, "input.division", "", "six or nine"})
	refuses(t, w, db.ChangeFoodBusiness, in{Business: business, Party: new(key("Party:1:9"))}, refused{problem.NotFound, "input.party", "", "no Party"})
	does(t, w, db.ChangeFoodBusiness, in{Business: business, Party: new(key("Party:1:2")), Name: new("新店"), LicenceNo: new("JY9"), Type: new(db.BusinessTypeCatering), Address: new("某路1号"), Division: new("320585001")})
	is(t, "the business", w.text(t, "SELECT concat_ws(' ', party_id, name, licence_no, type, address, division, level, version) FROM food_businesses WHERE agency_id = 1 AND id = 1"),
		"2 新店 JY9 CATERING 某路1号 320585001 B 2")
	is(t, "the case before", w.text(t, "SELECT party_id FROM cases WHERE id = ?", before.ID), "1")
	other := w.shop(t, db.CoverageLevelD)
	refuses(t, w, db.ChangeFoodBusiness, in{Business: other, LicenceNo: new("JY9")}, refused{problem.Conflict, "input.licenceNo", "", "licence"})
	does(t, w, db.CloseFoodBusiness, db.CloseFoodBusinessInput{Business: other, ClosedOn: on("2024-03-14")})
	refuses(t, w, db.ChangeFoodBusiness, in{Business: other, Name: new("新店")}, refused{problem.Conflict, "input.business", "", "closed on 2024-03-14"})
}

// Equipment that was sold is inspected at whoever uses it.
func TestTransferEquipment(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.add(t, otherParty)
	lifted := done(t, w, db.RegisterEquipment, lift(), "equipment")
	type in = db.TransferEquipmentInput
	refuses(t, w, db.TransferEquipment, in{Equipment: lifted, Party: key("Party:1:1")}, refused{problem.Conflict, "input.party", "", "used by that unit already"})
	refuses(t, w, db.TransferEquipment, in{Equipment: lifted, Party: key("Party:1:9")}, refused{problem.NotFound, "input.party", "", "no Party"})
	does(t, w, db.TransferEquipment, in{Equipment: lifted, Party: key("Party:1:2"), Address: new("新址")})
	is(t, "the equipment", w.text(t, "SELECT concat_ws(' ', party_id, address) FROM equipment WHERE id = ?", lifted.ID), "2 新址")
	does(t, w, db.RetireEquipment, db.RetireEquipmentInput{Equipment: lifted, RetiredOn: on("2024-03-14")})
	refuses(t, w, db.TransferEquipment, in{Equipment: lifted, Party: key("Party:1:1")}, refused{problem.Conflict, "input.equipment", "", "out of use"})
}
