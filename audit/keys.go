package audit

import (
	"bufio"
	"bytes"
	"crypto/ed25519"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"golang.org/x/mod/sumdb/note"
)

// Keys are the keys of a log. They are safe for concurrent use.
//
// The current key is in a file of its own, in the form of golang.org/x/mod/sumdb/note: an Ed25519 key, with which checkpoints are signed. The key
// of the codes of entries WRITE is derived from it. Beside it, a file of the same name with an s at its end lists all keys that the log has had.
// Nobody but the service may read either.
type Keys struct {
	path  string
	clock func() time.Time

	lock   sync.RWMutex
	stamp  time.Time // of the file of the current key, when it was read
	size   int64
	signer note.Signer
	keys   []*key // the current one first
}

// key is a key that the log has or had.
type key struct {
	public   string // the verifier's key, as package note writes it
	verifier note.Verifier
	mac      []byte // nil for a key that only checkpoints are checked with
	// since and until say when the key was in use; until is zero for the current one.
	since, until time.Time
}

// grace is how long after a change of keys a server may go on with the old one.
const grace = time.Minute

// mayWriteAt reports whether the key may have made the code of an entry of an instant.
func (k *key) mayWriteAt(at Instant) bool {
	return k.until.IsZero() || at <= InstantOf(k.until.Add(grace))
}

// OpenKeys reads the keys of a log. If there is no file, it makes a new key, and a folder for it.
func OpenKeys(path string, clock func() time.Time) (*Keys, error) {
	k := &Keys{path: path, clock: clock}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		if err := k.create(); err != nil {
			return nil, fmt.Errorf("make the key of the log: %w", err)
		}
	}
	if err := k.read(); err != nil {
		return nil, fmt.Errorf("read the key of the log: %w", err)
	}
	return k, nil
}

// ReadKeys reads the keys of a log. Returns an error that wraps fs.ErrNotExist if there is no file.
func ReadKeys(path string, clock func() time.Time) (*Keys, error) {
	k := &Keys{path: path, clock: clock}
	if err := k.read(); err != nil {
		return nil, fmt.Errorf("read the key of the log: %w", err)
	}
	return k, nil
}

// Path returns the path of the file of the current key.
func (k *Keys) Path() string { return k.path }

// listPath returns the path of the file that lists all keys.
func (k *Keys) listPath() string { return k.path + "s" }

// create makes the first key, with a name that no other log has.
func (k *Keys) create() error {
	if err := os.MkdirAll(filepath.Dir(k.path), 0o700); err != nil {
		return err
	}
	private, public, err := note.GenerateKey(rand.Reader, "docket-"+strings.ToLower(rand.Text()[:10]))
	if err != nil {
		return err
	}
	// Another process may make a key at the same time: the first that has its file in place wins.
	draft, err := writeDraft(k.path, private+"\n")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(draft) }()
	if err := os.Link(draft, k.path); errors.Is(err, fs.ErrExist) {
		return nil
	} else if err != nil {
		return err
	}
	return k.writeList([]*key{{public: public, since: k.clock()}})
}

// writeDraft writes a text to a new file beside a path, which only its owner can read, and returns the path of that.
func writeDraft(path, text string) (draft string, err error) {
	file, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.draft") // mode 0600
	if err != nil {
		return "", err
	}
	_, err = file.WriteString(text)
	if err = errors.Join(err, file.Sync(), file.Close()); err != nil {
		return "", errors.Join(err, os.Remove(file.Name()))
	}
	return file.Name(), nil
}

// writeList writes the file that lists all keys, the current one first.
func (k *Keys) writeList(keys []*key) error {
	var b strings.Builder
	b.WriteString("# Keys of the log: the verifier's key, since when, until when, and the key of the entries WRITE of that time.\n" +
		"# The first is in use. Keep this file secret, together with " + filepath.Base(k.path) + ".\n")
	for _, key := range keys {
		b.WriteString(key.public + " " + key.since.UTC().Format(time.RFC3339Nano))
		if !key.until.IsZero() {
			b.WriteString(" " + key.until.UTC().Format(time.RFC3339Nano) + " " + base64.StdEncoding.EncodeToString(key.mac))
		}
		b.WriteByte('\n')
	}
	draft, err := writeDraft(k.listPath(), b.String())
	if err != nil {
		return err
	}
	return os.Rename(draft, k.listPath())
}

// read reads both files.
func (k *Keys) read() error {
	state, err := os.Stat(k.path)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(k.path)
	if err != nil {
		return err
	}
	signer, current, err := parsePrivate(strings.TrimSpace(string(text)))
	if err != nil {
		return fmt.Errorf("%s: %w", k.path, err)
	}
	current.since = state.ModTime()
	listed, err := readList(k.listPath())
	if err != nil {
		return err
	}
	keys := []*key{current}
	for _, key := range listed {
		if key.public == current.public {
			current.since = key.since
			continue
		}
		keys = append(keys, key)
	}
	k.lock.Lock()
	defer k.lock.Unlock()
	k.stamp, k.size, k.signer, k.keys = state.ModTime(), state.Size(), signer, keys
	return nil
}

// parsePrivate reads a signer's key, and derives from it what belongs to it.
func parsePrivate(private string) (note.Signer, *key, error) {
	signer, err := note.NewSigner(private)
	if err != nil {
		return nil, nil, err
	}
	// NewSigner has checked the form: PRIVATE+KEY+name+hash+key, where the key is a byte for the algorithm and the seed of 32 bytes.
	parts := strings.SplitN(private, "+", 5)
	seed, err := base64.StdEncoding.DecodeString(parts[4])
	if err != nil || len(seed) != 33 {
		return nil, nil, errors.New("malformed key")
	}
	public, err := note.NewEd25519VerifierKey(signer.Name(), ed25519.NewKeyFromSeed(seed[1:]).Public().(ed25519.PublicKey))
	if err != nil {
		return nil, nil, err
	}
	verifier, err := note.NewVerifier(public)
	if err != nil {
		return nil, nil, err
	}
	mac, err := hkdf.Key(sha256.New, seed[1:], nil, "docket log write v1", sha256.Size)
	if err != nil {
		return nil, nil, err
	}
	return signer, &key{public: public, verifier: verifier, mac: mac}, nil
}

// readList reads the file that lists all keys; no keys if there is none.
func readList(path string) (keys []*key, err error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, err := parseListed(strings.Fields(line))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, number, err)
		}
		keys = append(keys, key)
	}
	return keys, lines.Err()
}

// parseListed reads a line of the list: the verifier's key; then since when it was in use; then until when, and the key of entries WRITE.
func parseListed(fields []string) (*key, error) {
	verifier, err := note.NewVerifier(fields[0])
	if err != nil {
		return nil, err
	}
	k := &key{public: fields[0], verifier: verifier}
	if len(fields) > 1 {
		if k.since, err = time.Parse(time.RFC3339Nano, fields[1]); err != nil {
			return nil, err
		}
	}
	if len(fields) > 2 {
		if k.until, err = time.Parse(time.RFC3339Nano, fields[2]); err != nil {
			return nil, err
		}
	}
	if len(fields) > 3 {
		if k.mac, err = base64.StdEncoding.DecodeString(fields[3]); err != nil {
			return nil, err
		}
	}
	return k, nil
}

// Rotate puts a new key in the place of the current one, which stays in the list, so that what it signed can still be checked. It returns the
// public part of the new key. Servers that run take it within a second.
func (k *Keys) Rotate() (public string, err error) {
	k.lock.RLock()
	keys, name := k.keys, k.signer.Name()
	k.lock.RUnlock()
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		return "", err
	}
	now := k.clock()
	old := *keys[0]
	old.until = now
	if err := k.writeList(append([]*key{{public: public, since: now}, &old}, keys[1:]...)); err != nil {
		return "", err
	}
	draft, err := writeDraft(k.path, private+"\n")
	if err != nil {
		return "", err
	}
	if err := os.Rename(draft, k.path); err != nil {
		return "", err
	}
	return public, k.read()
}

// Refresh reads the keys again if the file of the current one has changed.
func (k *Keys) Refresh() error {
	state, err := os.Stat(k.path)
	if err != nil {
		return fmt.Errorf("read the key of the log: %w", err)
	}
	k.lock.RLock()
	isSame := state.ModTime().Equal(k.stamp) && state.Size() == k.size
	k.lock.RUnlock()
	if isSame {
		return nil
	}
	if err := k.read(); err != nil {
		return fmt.Errorf("read the key of the log: %w", err)
	}
	return nil
}

// current returns the key in use.
func (k *Keys) current() *key {
	k.lock.RLock()
	defer k.lock.RUnlock()
	return k.keys[0]
}

// all returns all keys, the current one first.
func (k *Keys) all() []*key {
	k.lock.RLock()
	defer k.lock.RUnlock()
	return k.keys
}

// Name returns the name of the log.
func (k *Keys) Name() string {
	k.lock.RLock()
	defer k.lock.RUnlock()
	return k.signer.Name()
}

// Public returns the public parts of all keys, the current one first. With them, anybody can check checkpoints.
func (k *Keys) Public() []string {
	var public []string
	for _, key := range k.all() {
		public = append(public, key.public)
	}
	return public
}

// Verifiers returns the verifiers of all keys.
func (k *Keys) Verifiers() note.Verifiers {
	var list []note.Verifier
	for _, key := range k.all() {
		list = append(list, key.verifier)
	}
	return note.VerifierList(list...)
}

// Since returns the instant from which on every write has an entry WRITE: when the first key was made.
func (k *Keys) Since() Instant {
	since := InstantOf(k.current().since)
	for _, key := range k.all() {
		since = min(since, InstantOf(key.since))
	}
	return since
}

// sign signs a text with the current key.
func (k *Keys) sign(text string) (string, error) {
	k.lock.RLock()
	signer := k.signer
	k.lock.RUnlock()
	signed, err := note.Sign(&note.Note{Text: text}, signer)
	return string(signed), err
}
