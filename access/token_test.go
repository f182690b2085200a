package access_test

import (
	"bytes"
	"testing"
	"time"

	"docket/access"
	"docket/db"
	"docket/db/dbtest"
	"docket/problem"
)

// token is a good input of createToken.
func token(account db.Key) access.CreateTokenInput {
	return access.CreateTokenInput{Account: account, Name: "大屏", ExpiresAt: dbtest.Now.Add(90 * 24 * time.Hour), SecretSHA256: bytes.Repeat([]byte{10}, 32)}
}

func TestCreateToken(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = access.CreateTokenInput
	account := dbtest.RunForKey(t, w, access.GrantAccess, officer(), "account")
	dbtest.CheckRefusals(t, w, access.CreateToken, func() in { return token(account) }, map[string]dbtest.FaultyInput[in]{
		"an account that is not": {Change: func(a *in) { a.Account.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.account", Says: "there is no Account"}},
		"without a name":         {Change: func(a *in) { a.Name = "" }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.name", Says: "blank"}},
		"one that has expired":   {Change: func(a *in) { a.ExpiresAt = dbtest.Now }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.expiresAt", Says: "expired already"}},
		"one that lives too long": {Change: func(a *in) { a.ExpiresAt = dbtest.Now.Add(366*24*time.Hour + time.Second) }, Want: dbtest.Refusal{
			Code: problem.BadUserInput, Field: "input.expiresAt", Says: "more than 366 days",
		}},
	})
	longest := token(account)
	longest.ExpiresAt = dbtest.Now.Add(366 * 24 * time.Hour)
	dbtest.Run(t, w, access.CreateToken, longest)
	dbtest.CheckEqual(t, "on record", w.Text(t, "SELECT string_agg(concat_ws(' ', name, encode(secret_sha256, 'hex'), expires_at AT TIME ZONE 'UTC'), ', ' ORDER BY id) FROM access_tokens"),
		"大屏 0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a 2024-06-13 01:30:00, 大屏 0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a 2025-03-16 01:30:00")
}

func TestRevokeToken(t *testing.T) {
	t.Parallel()
	w := dbtest.New(t)
	type in = access.RevokeTokenInput
	account := dbtest.RunForKey(t, w, access.GrantAccess, officer(), "account")
	made := dbtest.RunForKey(t, w, access.CreateToken, token(account), "accessToken")
	dbtest.CheckRefusals(t, w, access.RevokeToken, func() in { return in{AccessToken: made} }, map[string]dbtest.FaultyInput[in]{
		"a token that is not": {Change: func(a *in) { a.AccessToken.ID = 99 }, Want: dbtest.Refusal{Code: problem.NotFound, Field: "input.accessToken", Says: "there is no AccessToken"}},
		"another record":      {Change: func(a *in) { a.AccessToken = account }, Want: dbtest.Refusal{Code: problem.BadUserInput, Field: "input.accessToken", Says: "not of AccessToken"}},
	})
	dbtest.CheckRefused(t, w, access.RevokeToken, in{AccessToken: made}, dbtest.Refusal{Code: problem.Conflict, Field: "input.accessToken", Says: "revoked at 2024-03-15T09:30:00+08:00"})
	dbtest.CheckEqual(t, "revoked", w.Text(t, "SELECT concat_ws(' ', revoked_at AT TIME ZONE 'UTC', version) FROM access_tokens"), "2024-03-15 01:30:00 2")
}
