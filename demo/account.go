package demo

import (
	"crypto/sha256"
	"time"

	"docket/auth"
	"docket/db"
	"docket/demo/bulk"
)

// accounts are service accounts, one of each role: no person whom an identity provider signs in can be one of them.
func accounts() []*db.Account {
	hired := day(2023, 1, 9)
	account := func(id int, name string, role db.AccountRole) *db.Account {
		return &db.Account{Record: record(id, hired), Name: name, Role: role, ValidFrom: hired}
	}
	clerk := account(2, "演示办案接口", db.AccountRoleLegal)
	clerk.OfficerID = new(int64(1))
	return []*db.Account{
		account(1, "演示管理接口", db.AccountRoleAdmin), clerk, account(3, "演示审计接口", db.AccountRoleAuditor), account(4, "演示大屏", db.AccountRoleDashboard),
	}
}

// accountUnits is the unit of the service account that works on cases.
func accountUnits() []*db.AccountUnit {
	return []*db.AccountUnit{{AgencyID: Agency, AccountID: 2, UnitID: 1}}
}

// accessTokens is a token of the display that was revoked. Nothing that has the form of a token has this hash.
func accessTokens() []*db.AccessToken {
	made := record(1, day(2023, 1, 9))
	hash := sha256.Sum256([]byte("demo"))
	revoked := made.CreatedAt.Add(60 * 24 * time.Hour)
	made.UpdatedAt, made.Version = revoked, 2
	return []*db.AccessToken{{
		Record: made, AccountID: 4, Name: "一楼大屏", SecretSHA256: hash[:], ExpiresAt: made.CreatedAt.Add(90 * 24 * time.Hour),
		RevokedAt: &revoked, LastUsedAt: new(revoked.Add(-time.Hour)),
	}}
}

// access returns who may use the demo bureau's records beside the demo tokens.
func access() []table {
	return []table{
		bulk.TableOf("accounts", accounts()), bulk.TableOf("account_units", accountUnits()), bulk.TableOf("access_tokens", accessTokens()),
		bulk.TableOf("disclosures", disclosures()), bulk.TableOf("access_events", accessEvents()),
	}
}

// disclosures is what the auditor's account was shown of the first party.
func disclosures() []*db.Disclosure {
	made := record(1, day(2023, 3, 2))
	return []*db.Disclosure{{
		Record: made, PartyID: new(int64(1)), Reason: "核实送达地址", Caller: auth.AccountID(Agency, 3), CallerName: "演示审计接口",
		Role: new(db.AccountRoleAuditor), RevealedAt: made.CreatedAt,
	}}
}

// accessEvents are what the display's token read on a day, and what it was refused.
func accessEvents() []*db.AccessEvent {
	on := day(2023, 2, 1)
	event := func(id int, kind db.AccessEventKind, operation string, code *string, count int) *db.AccessEvent {
		made := record(id, on)
		return &db.AccessEvent{
			Record: made, Day: on, Caller: auth.TokenID(Agency, 1), CallerName: new("演示大屏"), Role: new(db.AccountRoleDashboard), Kind: kind,
			Operation: &operation, Code: code, Count: count, FirstAt: made.CreatedAt, LastAt: made.CreatedAt.Add(time.Hour),
		}
	}
	return []*db.AccessEvent{
		event(1, db.AccessEventKindOperation, "Wall", nil, 60), event(2, db.AccessEventKindRefused, "PartyNames", new("FORBIDDEN"), 1),
	}
}
