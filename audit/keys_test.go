package audit

import (
	"context"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"docket/auth"
)

// clock is a clock that a test sets.
type clock struct{ now time.Time }

func (c *clock) Now() time.Time { return c.now }

func newKeys(t *testing.T, c *clock) *Keys {
	t.Helper()
	keys, err := OpenKeys(filepath.Join(t.TempDir(), "data", "log.key"), c.Now)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

var noon = time.Date(2024, 3, 15, 12, 0, 0, 0, time.UTC)

// The first start makes one key, which nobody else can read; later starts read it.
func TestOpenKeys(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "data", "log.key")
	made := make([]*Keys, 8)
	var starting sync.WaitGroup
	for i := range made {
		starting.Go(func() {
			keys, err := OpenKeys(path, (&clock{noon}).Now)
			if err != nil {
				t.Error(err)
			}
			made[i] = keys
		})
	}
	starting.Wait()
	for _, keys := range made {
		if got, want := keys.Public()[0], made[0].Public()[0]; got != want || len(keys.Public()) != 1 {
			t.Errorf("keys %s, want the one key %s", keys.Public(), want)
		}
	}
	for _, file := range []string{path, path + "s"} {
		state, err := os.Stat(file)
		if err != nil || state.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v %v", file, state.Mode(), err)
		}
	}
	again, err := ReadKeys(path, (&clock{noon.Add(time.Hour)}).Now)
	if err != nil || again.Since() != InstantOf(noon) {
		t.Errorf("since %s, %v, want noon", again.Since(), err)
	}
	// Package note itself signs with the file, and the public part verifies it.
	text, _ := os.ReadFile(path)
	signer, err := note.NewSigner(strings.TrimSpace(string(text)))
	if err != nil {
		t.Fatal(err)
	}
	signed, err := note.Sign(&note.Note{Text: "x\n"}, signer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := note.Open(signed, again.Verifiers()); err != nil {
		t.Error(err)
	}
	if err := os.WriteFile(path, []byte("PRIVATE+KEY+x+00000000+AAAA\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenKeys(path, (&clock{noon}).Now); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("a damaged key: %v", err)
	}
}

// What an older key has signed stays valid; it signs nothing new.
func TestRotate(t *testing.T) {
	t.Parallel()
	c := &clock{noon}
	keys := newKeys(t, c)
	server, err := ReadKeys(keys.Path(), c.Now)
	if err != nil {
		t.Fatal(err)
	}
	tree := tlog.Tree{N: 3, Hash: tlog.RecordHash([]byte("x"))}
	old, err := keys.SignCheckpoint(1, tree)
	if err != nil {
		t.Fatal(err)
	}
	detail, err := keys.Sign(1, Detail{Verb: "fileCase"})
	if err != nil {
		t.Fatal(err)
	}
	c.now = noon.Add(24 * time.Hour)
	public, err := keys.Rotate()
	if err != nil {
		t.Fatal(err)
	}
	c.now = noon.Add(48 * time.Hour)
	if _, err := keys.Rotate(); err != nil {
		t.Fatal(err)
	}
	if err := server.Refresh(); err != nil {
		t.Fatal(err)
	}
	if got := server.Public(); len(got) != 3 || got[1] != public || got[0] != keys.Public()[0] || server.Since() != InstantOf(noon) {
		t.Errorf("a server that runs has the keys %s since %s", got, server.Since())
	}
	opened, err := server.OpenCheckpoint(old)
	if err != nil || opened.Tree != tree || opened.Agency != 1 || opened.SignedAt != InstantOf(noon) {
		t.Errorf("the checkpoint of the first key: %+v, %v", opened, err)
	}
	if _, err := server.CheckDetail(1, InstantOf(noon), detail); err != nil {
		t.Errorf("a write of the first key: %v", err)
	}
	if _, err := server.CheckDetail(1, InstantOf(noon.Add(25*time.Hour)), detail); !errors.Is(err, ErrNotSigned) {
		t.Errorf("a write of the first key after its time: %v", err)
	}
	stranger := newKeys(t, c)
	foreign, err := stranger.SignCheckpoint(1, tree)
	if err != nil {
		t.Fatal(err)
	}
	if opened, err := server.OpenCheckpoint(foreign); !errors.Is(err, ErrOtherKey) || opened.N != 3 {
		t.Errorf("a checkpoint of another log: %+v, %v", opened, err)
	}
}

// A detail is valid for one agency, and as it was written. A key of which only the public part is known has written none.
func TestCheckDetail(t *testing.T) {
	t.Parallel()
	keys := newKeys(t, &clock{noon})
	ctx := auth.WithCaller(context.Background(), auth.Caller{ID: "account:1:5", Name: "王 \"芳\"\n", Role: auth.Legal})
	key := "k-1"
	text, err := keys.Sign(1, DetailOf(ctx, "fileCase", &key))
	if err != nil {
		t.Fatal(err)
	}
	d, err := keys.CheckDetail(1, InstantOf(noon), text)
	if err != nil || d.Verb != "fileCase" || d.By != "王 \"芳\"\n" || d.Account != "account:1:5" || d.Role != "LEGAL" || d.IdempotencyKey != "k-1" {
		t.Errorf("%+v, %v", d, err)
	}
	if again, _ := keys.Sign(1, DetailOf(ctx, "fileCase", &key)); again == text {
		t.Error("two writes have the same detail")
	}
	for name, changed := range map[string]string{
		"another verb":   strings.Replace(text, "fileCase", "dropCase", 1),
		"another role":   strings.Replace(text, "LEGAL", "ADMIN", 1),
		"another nonce":  strings.Replace(text, d.Nonce, strings.Repeat("A", 26), 1),
		"more fields":    strings.Replace(text, "{", `{"x":1,`, 1),
		"other spelling": strings.Replace(text, "{", "{ ", 1),
		"no code":        strings.Replace(text, d.MAC, "", 1),
		"no JSON":        "x",
	} {
		if _, err := keys.CheckDetail(1, InstantOf(noon), changed); changed == text || !errors.Is(err, ErrNotSigned) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := keys.CheckDetail(2, InstantOf(noon), text); !errors.Is(err, ErrNotSigned) {
		t.Errorf("of another agency: %v", err)
	}
	// An operator who has lost a key adds its public part to the list. No code can be made with it.
	stranger := newKeys(t, &clock{noon})
	list, err := os.OpenFile(keys.Path()+"s", os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := list.WriteString(stranger.Public()[0] + "\n"); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(list.Close(), keys.read()); err != nil {
		t.Fatal(err)
	}
	forged := Detail{Verb: "fileCase", Nonce: "00"}
	forged.MAC = hex.EncodeToString(forged.mac(nil, 1))
	text, err = forged.encode()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := keys.CheckDetail(1, InstantOf(noon), text); !errors.Is(err, ErrNotSigned) || len(keys.Public()) != 2 {
		t.Errorf("a code without a key: %v", err)
	}
}

// A checkpoint is read back as it was signed; any changed byte of it is found.
func TestCheckpoint(t *testing.T) {
	t.Parallel()
	keys := newKeys(t, &clock{noon})
	tree := tlog.Tree{N: 1234, Hash: tlog.RecordHash([]byte("x"))}
	signed, err := keys.SignCheckpoint(17, tree)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(signed, "\n")
	if want := []string{keys.Name() + "/log/17", "1234", tree.Hash.String(), "2024-03-15T12:00:00.000000Z", ""}; strings.Join(lines[:5], "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant %s", signed, want)
	}
	for i := range signed {
		changed := []byte(signed)
		changed[i] ^= 1
		if opened, err := keys.OpenCheckpoint(string(changed)); err == nil && opened.Text() != strings.Join(lines[:4], "\n")+"\n" {
			t.Errorf("with the byte %d changed it is read as %+v", i, opened)
		}
	}
	for _, text := range []string{"", "x/log/1\n", "x/log/1\n-1\n" + tree.Hash.String() + "\n2024-03-15T12:00:00.000000Z\n", "x/log/1\n01\n" + tree.Hash.String() + "\n2024-03-15T12:00:00.000000Z\n", "x\n1\n" + tree.Hash.String() + "\n2024-03-15T12:00:00.000000Z\n"} {
		if c, err := parseCheckpoint(text); err == nil {
			t.Errorf("%q is read as %+v", text, c)
		}
	}
}
