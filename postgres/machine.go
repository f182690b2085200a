package postgres

import (
	"net"
	"os"
	"path/filepath"
)

// machine is what the package takes from its surroundings, so that a test can replace it.
type machine struct {
	folders       []string // where the server's programs may be, before path
	path          string   // as $PATH
	downloads     string   // keeps downloaded programs; empty: in the data folder
	repository    string   // where downloads come from; empty: Maven Central
	fallback      string   // folder of clusters whose data folder the server's user can't enter
	socketFolders []string // short folders, for a socket whose usual path is too long
	freePort      func() uint32
	users         []string // the users that root may become to run the server, best first
}

// thisMachine returns the machine that this program runs on.
func thisMachine() machine {
	m := machine{
		folders:       usualFolders(),
		path:          os.Getenv("PATH"),
		fallback:      "/var/lib/docket",
		socketFolders: []string{os.TempDir(), "/tmp"},
		freePort:      freePort,
		users:         []string{"postgres", "nobody"},
	}
	if os.Geteuid() == 0 {
		// The server's user can't enter root's own cache.
		m.downloads = filepath.Join(m.fallback, "binaries")
	} else if cache, err := os.UserCacheDir(); err == nil {
		m.downloads = filepath.Join(cache, "docket", "postgres")
	}
	return m
}

// freePort returns a port of the loopback interface that nobody used a moment ago, 0 if there is none. The caller must expect
// that somebody uses it by then.
func freePort() uint32 {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // returns at once
	if err != nil {
		return 0
	}
	defer func() { _ = l.Close() }()
	return uint32(l.Addr().(*net.TCPAddr).Port) //nolint:gosec,forcetypeassert // G115: a port fits; a TCP listener has a TCPAddr
}
