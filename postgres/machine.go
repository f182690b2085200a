package postgres

import (
	"net"
	"os"
	"path/filepath"
)

// machine is what the package takes from its surroundings, so that a test can put up other ones.
type machine struct {
	folders       []string // where the server's programs may be, before path
	path          string   // as $PATH
	downloads     string   // keeps downloaded programs; empty: in the data folder
	repository    string   // where downloads come from; empty: Maven Central
	fallback      string   // clusters whose data folder the server's user can't reach
	socketFolders []string // short folders for a socket whose usual place has too long a path
	freePort      func() uint32
	users         []string // whom root becomes to run the server, best first
}

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
		// Root's own cache is where the server's user can't go.
		m.downloads = filepath.Join(m.fallback, "binaries")
	} else if cache, err := os.UserCacheDir(); err == nil {
		m.downloads = filepath.Join(cache, "docket", "postgres")
	}
	return m
}

// freePort is a port of the loopback interface that nobody had a moment ago. Whoever uses it must bear that somebody has
// it by then. 0 if there is none.
func freePort() uint32 {
	l, err := net.Listen("tcp", "127.0.0.1:0") //nolint:noctx // returns at once
	if err != nil {
		return 0
	}
	defer func() { _ = l.Close() }()
	return uint32(l.Addr().(*net.TCPAddr).Port) //nolint:gosec,forcetypeassert // G115: a port fits; a TCP listener has a TCPAddr
}
