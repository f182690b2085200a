package audit

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"

	"docket/auth"
	"docket/db"
)

// Detail says who made a write, and why. It is the detail of an entry WRITE, as JSON.
type Detail struct {
	// Verb is the name of the mutation or of the command, as in `fileCase`.
	Verb string `json:"verb"`
	// By is the name of the caller, Account the caller's ID, and Role the caller's role; see auth.Caller.
	By      string `json:"by"`
	Account string `json:"account"`
	Role    string `json:"role"`
	// IdempotencyKey is the key that the caller gave; empty if there was none.
	IdempotencyKey string `json:"idempotencyKey"`
	// Nonce is drawn for each write, so that no detail can be used twice.
	Nonce string `json:"nonce"`
	// MAC is the code by which Docket recognises what it wrote itself, in hexadecimal.
	MAC string `json:"mac"`
}

// FoundAll is the verb of the entry that says that all rows of an agency that were there before the log are logged. Rows that are logged later as if they had
// been there were added by hand.
const FoundAll = "foundAll"

// DetailOf returns the detail of a write by the caller of the context, without nonce and code.
func DetailOf(ctx context.Context, verb string, idempotencyKey *string) Detail {
	caller := auth.CallerOf(ctx)
	d := Detail{Verb: verb, By: caller.Name, Account: caller.ID, Role: string(caller.Role)}
	if idempotencyKey != nil {
		d.IdempotencyKey = *idempotencyKey
	}
	return d
}

// mac returns the code of a detail for an agency: an HMAC-SHA256 of these lines, each text as strconv.Quote returns it:
//
//	docket log write v1
//	agency
//	verb, by, account, role, idempotency key, nonce: a line each
func (d Detail) mac(key []byte, agency int64) []byte {
	b := []byte("docket log write v1\n")
	b = append(strconv.AppendInt(b, agency, 10), '\n')
	for _, text := range []string{d.Verb, d.By, d.Account, d.Role, d.IdempotencyKey, d.Nonce} {
		b = append(strconv.AppendQuote(b, text), '\n')
	}
	h := hmac.New(sha256.New, key)
	h.Write(b)
	return h.Sum(nil)
}

// encode returns the detail as JSON.
func (d Detail) encode() (string, error) {
	text, err := json.Marshal(d)
	return string(text), err
}

// Sign returns the detail of an entry WRITE of an agency, with a new nonce and the code of the current key.
func (k *Keys) Sign(agency int64, d Detail) (string, error) {
	d.Nonce = rand.Text()
	d.MAC = hex.EncodeToString(d.mac(k.current().mac, agency))
	return d.encode()
}

// ErrNotSigned means that no key of Docket has made the code of an entry WRITE.
var ErrNotSigned = errors.New("its code is not that of a key of this log")

// CheckDetail reads the detail of an entry WRITE. Returns ErrNotSigned, wrapped, if none of the keys that were in use at the instant has made its code.
func (k *Keys) CheckDetail(agency int64, at Instant, text string) (Detail, error) {
	var d Detail
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		return d, fmt.Errorf("%w: it is no JSON", ErrNotSigned)
	}
	if again, err := d.encode(); err != nil || again != text {
		return d, fmt.Errorf("%w: it holds more than Docket writes", ErrNotSigned)
	}
	given, err := hex.DecodeString(d.MAC)
	if err != nil {
		return d, ErrNotSigned
	}
	for _, key := range k.all() {
		if key.mac != nil && hmac.Equal(given, d.mac(key.mac, agency)) && key.mayWriteAt(at) {
			return d, nil
		}
	}
	return d, ErrNotSigned
}

// Record logs a write within its transaction. It is the recorder of db.WithRecorder.
func (k *Keys) Record(ctx context.Context, tx *sql.Tx, w db.Written) error {
	text, err := k.Sign(w.Agency, DetailOf(ctx, w.Verb, w.IdempotencyKey))
	if err != nil {
		return fmt.Errorf("log the write: %w", err)
	}
	if _, err := tx.ExecContext(ctx, LogWrite, w.Agency, text); err != nil {
		return fmt.Errorf("log the write: %w", err)
	}
	return nil
}

// LogWrite is the statement that logs a write in its transaction. Its arguments are the agency, and a text that Sign returned for it.
const LogWrite = "SELECT log_write($1, $2)"
