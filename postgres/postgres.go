// Package postgres finds a Postgres server, or starts one.
//
// With a URL it only checks that the server answers and is new enough. Without one it keeps a private cluster in the
// data folder and runs it with the machine's own Postgres, or with downloaded binaries where the machine has none. The
// private server listens on a unix socket in a folder that only its own user (and root) can enter; where no socket is
// possible, on a free port of the loopback interface, with a password.
//
// A private server is kept running: when its main process ends, it is started again at once. It outlives a killed parent:
// the next Open of the same data folder takes it over.
package postgres

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
)

// MinMajor is the oldest suitable major version of Postgres.
const MinMajor = 15

// ErrInUse says that another live process has the data folder. The message names folder and process.
var ErrInUse = errors.New("the data folder is in use")

// ErrNoPostgres says that this machine has no suitable Postgres and that none could be downloaded. The message says what
// was looked at and what to do.
var ErrNoPostgres = errors.New("no Postgres")

// Settings say which server to use. Either URL or DataDir must be given.
type Settings struct {
	// URL is the connection string of a server that somebody else runs (DATABASE_URL). If URL is set, nothing is
	// started, and the other fields but Log don't matter.
	URL string
	// DataDir is the folder under which the private cluster lives, in a folder of its own named postgres; it is made
	// when absent. As root, where the user that Postgres runs as can't reach it, the cluster lives in
	// /var/lib/docket/ under a name derived from DataDir's path instead. The same DataDir always means the same
	// cluster.
	DataDir string
	// Backups is the folder of backups. If it is set, a private cluster archives its write-ahead log there, so that it can be restored to
	// any instant. Empty: nothing is archived.
	Backups string
	// Log gets what is found, started, waited for and stopped; nil means slog.Default().
	Log *slog.Logger
	// Throwaway gives up durability for speed: after a crash of the machine the cluster is lost, and Remove is
	// allowed. For tests only.
	Throwaway bool
}

// Server is a Postgres server that answered when Open returned it.
type Server struct {
	url   string
	owned *private // nil where somebody else runs the server

	closing sync.Once
	closed  error
}

// Open finds or starts the server and returns once it answers; the context bounds the waiting only, not the server's life.
// The first Open of a data folder makes the cluster, which takes seconds; recovery after a crash takes as long as
// Postgres needs. The caller must Close the server.
//
// Errors say what to do. ErrInUse: another live process has the folder. ErrNoPostgres: there is nothing to start. When
// Postgres itself refuses, the message has the last lines of its log.
func Open(ctx context.Context, s Settings) (*Server, error) {
	return open(ctx, s, thisMachine())
}

// open opens the server at the URL of the settings, or a private one on a machine.
func open(ctx context.Context, s Settings, m machine) (*Server, error) {
	if s.Log == nil {
		s.Log = slog.Default()
	}
	if s.URL != "" {
		url := onPrimary(s.URL)
		if err := check(ctx, url, s.Log); err != nil {
			return nil, err
		}
		return &Server{url: url}, nil
	}
	if s.DataDir == "" {
		return nil, errors.New("neither a database URL nor a data folder is given: set DATABASE_URL, or name a data folder")
	}
	p, err := openPrivate(ctx, s, m)
	if err != nil {
		return nil, err
	}
	return &Server{url: p.url(databaseName), owned: p}, nil
}

// onPrimary returns a connection string by which every program connects to a server that is no standby, unless the string itself says to which. A former primary that came back as
// a standby looks like the database, holds what is old and takes no writes.
func onPrimary(url string) string {
	const role = "target_session_attrs"
	switch {
	case strings.Contains(url, role) || os.Getenv("PGTARGETSESSIONATTRS") != "":
		return url
	case !strings.Contains(url, "://"):
		return url + " " + role + "=primary"
	case strings.Contains(url, "?"):
		return url + "&" + role + "=primary"
	}
	return url + "?" + role + "=primary"
}

// URL returns the connection string, which stays the same when the server is started again. For a private server it names the cluster's
// superuser and the database "docket", which exists; otherwise it is Settings.URL, which leads to the primary. It may hold a password: don't log it.
func (s *Server) URL() string { return s.url }

// Owned reports whether the server is private: this program started it or took it over, and Close stops it.
func (s *Server) Owned() bool { return s.owned != nil }

// Pid returns the process id of a private server's main process, the last one where none runs; 0 for somebody else's server.
func (s *Server) Pid() int {
	if s.owned == nil {
		return 0
	}
	return s.owned.pid()
}

// Down says why a private server does not run and how its start goes; nil while it runs, and for somebody else's server.
// The message names files of this machine: show it only to those who run the machine.
func (s *Server) Down() error {
	if s.owned == nil {
		return nil
	}
	return s.owned.down()
}

// Close stops a private server cleanly: connections are cut, everything committed is on disk. It returns when the server is
// gone, after at most a minute and a half. For somebody else's server it does nothing. Further calls return what the
// first did.
func (s *Server) Close() error {
	s.closing.Do(func() {
		if s.owned != nil {
			s.closed = s.owned.close()
		}
	})
	return s.closed
}

// Remove closes a private server that was opened as Throwaway and deletes its cluster. For any other it is an error and
// does nothing.
func (s *Server) Remove() error {
	if s.owned == nil || !s.owned.throwaway {
		return errors.New("only a throw-away cluster may be removed")
	}
	s.owned.removing = true
	return s.Close()
}

// check connects to a server that somebody else runs. Returns an error when it does not answer or is too old.
func check(ctx context.Context, url string, log *slog.Logger) error {
	conn, err := pgx.Connect(ctx, url)
	if err != nil {
		// pgx leaves the password out of both kinds of error.
		return fmt.Errorf("the server of DATABASE_URL does not answer: %w", err)
	}
	defer func() { _ = conn.Close(ctx) }()
	var number int
	var version, encoding, ctype string
	err = conn.QueryRow(ctx, `select current_setting('server_version_num')::int, current_setting('server_version'),
		pg_encoding_to_char(encoding), datctype::text from pg_database where datname = current_database()`).
		Scan(&number, &version, &encoding, &ctype)
	if err != nil {
		return fmt.Errorf("the server of DATABASE_URL does not say what it is: %w", err)
	}
	if err := newEnough(number, version); err != nil {
		return err
	}
	log.DebugContext(ctx, "using the Postgres of DATABASE_URL", "version", version)
	if encoding != "UTF8" || ctype == "C" || ctype == "POSIX" {
		// pg_trgm sees no letter in a Han character then.
		log.WarnContext(ctx, "the database of DATABASE_URL can't search Chinese text: create it with ENCODING 'UTF8' and a UTF-8 LC_CTYPE",
			"encoding", encoding, "lc_ctype", ctype)
	}
	return nil
}

func newEnough(number int, version string) error {
	if number/10000 < MinMajor {
		return fmt.Errorf("the server of DATABASE_URL is Postgres %s, but at least %d is needed", version, MinMajor)
	}
	return nil
}
