package postgres

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// binaries is one installation of Postgres.
type binaries struct {
	dir          string // holds postgres and initdb
	major, minor int
}

func (b binaries) String() string {
	return fmt.Sprintf("Postgres %d.%d in %s", b.major, b.minor, b.dir)
}

func (b binaries) isNewerThan(c binaries) bool {
	return b.major > c.major || b.major == c.major && b.minor > c.minor
}

// usualFolders returns where packagers put the server's programs. PATH comes after: of equal versions the first one stays.
func usualFolders() []string {
	return []string{
		"/usr/lib/postgresql/*/bin",                          // Debian, Ubuntu
		"/usr/pgsql-*/bin",                                   // postgresql.org's RPMs
		"/usr/lib/postgresql*/bin",                           // openSUSE
		"/usr/lib64/postgresql-*/bin",                        // Gentoo
		"/usr/libexec/postgresql*",                           // Alpine
		"/opt/homebrew/opt/postgresql@*/bin",                 // Homebrew on Apple silicon
		"/usr/local/opt/postgresql@*/bin",                    // Homebrew on Intel
		"/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",    // Homebrew on Linux
		"/opt/local/lib/postgresql*/bin",                     // MacPorts
		"/Applications/Postgres.app/Contents/Versions/*/bin", // Postgres.app
		"/Library/PostgreSQL/*/bin", "/opt/PostgreSQL/*/bin", // EDB's installers
		"/usr/local/pgsql/bin", // built by hand
	}
}

// search is what was found on the machine, and why what was found besides won't do.
type search struct {
	found    []binaries
	rejected []string
}

// find looks through folders (patterns of filepath.Match) and then those of path, a list as in $PATH.
func find(ctx context.Context, folders []string, path string) search {
	var dirs []string
	for _, pattern := range folders {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			continue // no pattern of ours is malformed; a test's would find nothing and fail
		}
		dirs = append(dirs, matches...)
	}
	dirs = append(dirs, filepath.SplitList(path)...)

	var s search
	seen := map[string]bool{}
	for _, dir := range dirs {
		dir, ok := programsIn(dir)
		if !ok || seen[dir] {
			continue
		}
		seen[dir] = true
		b, err := examine(ctx, dir)
		switch {
		case err != nil:
			s.rejected = append(s.rejected, err.Error())
		case b.major < MinMajor:
			s.rejected = append(s.rejected, fmt.Sprintf("%s is older than %d", b, MinMajor))
		default:
			s.found = append(s.found, b)
		}
	}
	return s
}

// newest returns the newest installation of a major version, or of all when major is 0.
func (s search) newest(major int) (binaries, bool) {
	var best binaries
	for _, b := range s.found {
		if (major == 0 || b.major == major) && b.isNewerThan(best) {
			best = b
		}
	}
	return best, best.dir != ""
}

// programsIn returns the folder that really holds the server's programs when dir has them or links to them. Postgres finds
// its libraries relative to its own place, and the same installation is often linked from several folders.
func programsIn(dir string) (string, bool) {
	if dir == "" || !filepath.IsAbs(dir) {
		return "", false // a relative entry of PATH means another folder for every caller
	}
	if !has(dir, "postgres") || !has(dir, "initdb") {
		return "", false
	}
	if real, err := filepath.EvalSymlinks(filepath.Join(dir, "postgres")); err == nil {
		if real = filepath.Dir(real); has(real, "postgres") && has(real, "initdb") {
			return real, true
		}
	}
	return dir, true
}

func has(dir, program string) bool {
	info, err := os.Stat(filepath.Join(dir, program))
	return err == nil && info.Mode().IsRegular() && info.Mode().Perm()&0o111 != 0
}

func examine(ctx context.Context, dir string) (binaries, error) {
	program := filepath.Join(dir, "postgres")
	out, err := askVersion(ctx, program)
	if err != nil {
		return binaries{}, fmt.Errorf("%s does not run: %w: %s", program, err, bytes.TrimSpace(out))
	}
	major, minor, ok := version(string(out))
	if !ok {
		return binaries{}, fmt.Errorf("%s does not say its version but %q", program, bytes.TrimSpace(out))
	}
	return binaries{dir, major, minor}, nil
}

// askVersion runs a program with --version. A program that was just unpacked is "busy" for a moment where another goroutine started
// a process while the file was open for writing (https://go.dev/issue/22315): it is asked again, for about a second.
func askVersion(ctx context.Context, program string) (out []byte, err error) {
	for pause := time.Millisecond; ; pause *= 2 {
		out, err = exec.CommandContext(ctx, program, "--version").CombinedOutput() //nolint:gosec // G204: where Postgres is kept
		if !errors.Is(err, syscall.ETXTBSY) || pause > time.Second/2 {
			return out, err
		}
		select {
		case <-ctx.Done():
			return out, err
		case <-time.After(pause):
		}
	}
}

// versionText matches what postgres --version says: `postgres (PostgreSQL) 15.13 (Debian 15.13-0+deb12u1)`, `… 19beta1`.
var versionText = regexp.MustCompile(`\) (\d+)(?:\.(\d+))?`)

// version reads the major and the minor version in a text. ok is false where there is none.
func version(text string) (major, minor int, ok bool) {
	m := versionText.FindStringSubmatch(text)
	if m == nil {
		return 0, 0, false
	}
	major, err := strconv.Atoi(m[1])
	if err != nil {
		return 0, 0, false
	}
	if m[2] != "" {
		if minor, err = strconv.Atoi(m[2]); err != nil {
			return 0, 0, false
		}
	}
	return major, minor, true
}

// choose gives the binaries to run a cluster with. major is the version of the existing cluster, 0 where there is none yet.
// What the machine has comes first, then a download.
func (m machine) choose(ctx context.Context, s Settings, major int) (binaries, error) {
	on := find(ctx, m.folders, m.path)
	if b, ok := on.newest(major); ok {
		return b, nil
	}
	if m.downloads == "" {
		m.downloads = filepath.Join(s.DataDir, "postgres-binaries")
	}
	b, err := m.download(ctx, s.Log, major)
	if err == nil {
		return b, nil
	}
	if ctx.Err() != nil {
		return binaries{}, ctx.Err()
	}
	var why []string
	if other, ok := on.newest(0); ok {
		why = append(why, "this machine has "+other.String())
	}
	why = append(why, on.rejected...)
	why = append(why, "downloading it failed: "+err.Error())
	if major != 0 {
		return binaries{}, fmt.Errorf("%w %d: the cluster in the data folder %s was made by that version and no other can read it. "+
			"Install Postgres %d, or move its records with that version's pg_dump to a new data folder, or set DATABASE_URL (%s)",
			ErrNoPostgres, major, s.DataDir, major, strings.Join(why, "; "))
	}
	return binaries{}, fmt.Errorf("%w: install Postgres %d or newer, or set DATABASE_URL to the connection string of a running one (%s)",
		ErrNoPostgres, MinMajor, strings.Join(why, "; "))
}
