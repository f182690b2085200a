package postgres

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The kinds of backups.
const (
	// KindCluster is a copy of the whole cluster. With the archived log it can be restored to any instant after it.
	KindCluster = "cluster"
	// KindDump is a dump of the database, which any Postgres of this or a newer version can read. It holds one instant.
	KindDump = "dump"
)

// Backup is a backup in a folder of backups.
type Backup struct {
	Kind string `json:"kind"`
	// Began and Ended are the instants between which the backup was made. A cluster can be restored to Ended and later instants; a dump holds
	// Began.
	Began time.Time `json:"began"`
	Ended time.Time `json:"ended"`
	// Postgres is the major version of the server.
	Postgres int `json:"postgres"`
	// Archive is the number of the cluster's archived log; empty where nothing is archived.
	Archive string `json:"archive,omitempty"`
	// Dir is the backup's folder, Bytes its size.
	Dir   string `json:"-"`
	Bytes int64  `json:"-"`
}

// Name returns the name by which a command calls the backup.
func (b Backup) Name() string { return filepath.Base(b.Dir) }

const (
	backupFile = "backup.json"
	nameLayout = "20060102T150405Z"
	partPrefix = "part-" // of a backup while it is made
)

// Backups returns the backups of a folder, oldest first. Unfinished ones are left out. Returns an error if the folder cannot be read.
func Backups(folder string) ([]Backup, error) {
	entries, err := os.ReadDir(filepath.Join(folder, "base"))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder of backups: %w", err)
	}
	var found []Backup
	for _, e := range entries {
		if !e.IsDir() || strings.HasPrefix(e.Name(), partPrefix) {
			continue
		}
		b, err := readBackup(filepath.Join(folder, "base", e.Name()))
		if err != nil {
			return nil, err
		}
		found = append(found, b)
	}
	slices.SortFunc(found, func(a, b Backup) int { return a.Ended.Compare(b.Ended) })
	return found, nil
}

// readBackup reads what is known of the backup in a folder.
func readBackup(dir string) (Backup, error) {
	b := Backup{Dir: dir}
	text, err := os.ReadFile(filepath.Join(dir, backupFile))
	if err != nil {
		return b, fmt.Errorf("%s is no backup: %w", dir, err)
	}
	if err := json.Unmarshal(text, &b); err != nil {
		return b, fmt.Errorf("%s: %w", filepath.Join(dir, backupFile), err)
	}
	if b.Kind != KindCluster && b.Kind != KindDump {
		return b, fmt.Errorf("%s: the kind %q is not known to this program: use a newer one", filepath.Join(dir, backupFile), b.Kind)
	}
	b.Bytes, err = sizeOf(dir)
	return b, err
}

// sizeOf returns the bytes of all files under a folder.
func sizeOf(dir string) (bytes int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		info, err := e.Info()
		if err == nil {
			bytes += info.Size()
		}
		return err
	})
	return bytes, err
}

// choose returns the last backup that can be restored to an instant, the last of all where the instant is zero. With a name, it returns that backup.
// Returns an error that says what there is if none will do.
func chooseBackup(all []Backup, name string, to time.Time) (Backup, error) {
	if len(all) == 0 {
		return Backup{}, errors.New("the folder of backups holds none: make one by docket backup")
	}
	first := all[0]
	for _, b := range slices.Backward(all) {
		switch {
		case name != "" && b.Name() != name:
		case to.IsZero():
			return b, nil
		case b.Kind == KindDump && name != "":
			return b, fmt.Errorf("--to: the backup %s is a dump, which holds one instant, %s: leave --to out", name, b.Began.UTC().Format(time.RFC3339))
		case b.Kind == KindCluster && !to.Before(b.Ended):
			return b, nil
		case name != "":
			return b, fmt.Errorf("--to %s is before the end of the backup %s, %s: give a later instant, or an earlier backup",
				to.UTC().Format(time.RFC3339), name, b.Ended.UTC().Format(time.RFC3339Nano))
		}
	}
	if name != "" {
		return Backup{}, fmt.Errorf("there is no backup %s: docket backup --list names all", name)
	}
	return Backup{}, fmt.Errorf("no backup is older than %s: the first ended at %s", to.UTC().Format(time.RFC3339), first.Ended.UTC().Format(time.RFC3339Nano))
}
