package demo

import (
	"cloud.google.com/go/civil"

	"docket/auth"
	"docket/db"
)

// party is whom cases may be against.
type party struct {
	id     int64
	person bool
}

// newParty enters whoever runs a business: a company, or a sole trader.
func (b *bureau) newParty(name, address, kind string, since civil.Date) int64 {
	id := int64(len(b.parties) + 1)
	form, prefix, full := db.PartyKindSoleTrader, "92", "太仓市"+name
	if kind == "PRODUCTION" || b.chance(22) {
		form, prefix, full = db.PartyKindCompany, "91", "太仓市"+name+"有限公司"
		if kind == "PRODUCTION" {
			full = "太仓" + name
		}
	}
	b.enter(form, full, prefix, "320585", address, since).Representative = new(b.person())
	return id
}

// elsewhere are divisions of other provinces, in which some parties are registered.
var elsewhere = []string{"310114", "330402", "340104"}

// enterOtherParties enters those whom cases outside of food are mostly against. Every fortieth company is registered in another
// province.
func (b *bureau) enterOtherParties() {
	since := day(2021, 6, 1)
	trades := []string{"商贸", "机械", "服饰", "建材", "电器", "医药", "教育科技", "物业管理", "汽车服务", "文化传媒"}
	for i := range 1400 {
		town := pick(b.draw, towns)
		if b.chance(18) {
			p := b.enter(db.PartyKindNaturalPerson, b.person(), "", "320585", b.address(town.name), since)
			b.nonFoodParties = append(b.nonFoodParties, party{p.ID, true})
			continue
		}
		form, prefix, tail, division := db.PartyKindCompany, "91", "有限公司", "320585"
		if b.chance(45) {
			form, prefix, tail = db.PartyKindSoleTrader, "92", "店"
		}
		name := "太仓市" + town.name + pick(b.draw, brands) + string(pick(b.draw, givens)) + pick(b.draw, trades) + tail
		if i%40 == 9 && form == db.PartyKindCompany {
			division = elsewhere[i/40%len(elsewhere)]
		}
		p := b.enter(form, name, prefix, division, b.address(town.name), since)
		p.Representative = new(b.person())
		b.nonFoodParties = append(b.nonFoodParties, party{p.ID, false})
	}
}

// enter enters a party; one without a prefix of its code is a natural person.
func (b *bureau) enter(kind db.PartyKind, name, prefix, division, address string, since civil.Date) *db.Party {
	id := int64(len(b.parties) + 1)
	p := &db.Party{
		Record: db.Record{AgencyID: Agency, ID: id, CreatedAt: morning(since), UpdatedAt: morning(since), Version: 1},
		Kind:   kind, Name: name, Address: &address, Division: &division,
	}
	if prefix != "" {
		p.Code = new(creditCode(prefix, division, int(id)))
	} else {
		p.IdentityNo = new(identityNo(int(id)))
	}
	b.parties = append(b.parties, p)
	return p
}

// isPerson reports whether a party is a natural person.
func (b *bureau) isPerson(id int64) bool { return b.parties[id-1].Kind == db.PartyKindNaturalPerson }

// correctParty corrects the operator in the record of the last company that was entered: the ledger keeps the one that was wrong.
func (b *bureau) correctParty() []*db.PartyChange {
	for i := len(b.parties) - 1; ; i-- {
		p := b.parties[i]
		if p.Kind != db.PartyKindCompany || p.Representative == nil {
			continue
		}
		made := record(1, day(2023, 4, 18))
		was := *p
		p.Representative = new("周建明")
		p.UpdatedAt, p.Version = made.CreatedAt, 2
		return []*db.PartyChange{{
			Record: made, PartyID: was.ID, Kind: was.Kind, Name: was.Name, Code: was.Code, Address: was.Address, Representative: was.Representative,
			Division: was.Division, Reason: "录入有误，按营业执照更正法定代表人", Caller: auth.AccountID(Agency, 2), CallerName: "演示执法接口", ChangedAt: made.CreatedAt,
		}}
	}
}
