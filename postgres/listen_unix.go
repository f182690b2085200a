//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"os"
	"strings"
)

// endpoint is where the postmaster listens: at a unix socket, or on the loopback interface where socket is empty.
type endpoint struct {
	socket string // folder
	isTemp bool   // the folder is made for one run
	port   string
}

func (e endpoint) String() string {
	if e.socket != "" {
		return "socket in " + e.socket
	}
	return "127.0.0.1:" + e.port
}

// maxSocketPath is the longest path of a unix socket on the strictest of the systems we know (macOS; Linux has 107).
const maxSocketPath = 103

// places gives the places to listen at, best first: a socket in the house, a socket in a short temporary folder, and
// then, as often as asked, a free port.
func (p *private) places(ctx context.Context, m machine) func() (endpoint, error) {
	inHouse := func() (string, error) {
		dir := p.path("run")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		return dir, nil
	}
	folders := []func() (string, error){inHouse}
	for _, base := range m.socketFolders {
		folders = append(folders, func() (string, error) { return os.MkdirTemp(base, "docket-") })
	}
	return func() (endpoint, error) {
		for len(folders) > 0 {
			isTemp := len(folders) <= len(m.socketFolders)
			dir, err := folders[0]()
			folders = folders[1:]
			if err != nil {
				p.log.DebugContext(ctx, "no socket folder", "error", err)
				continue
			}
			err = p.give(dir)
			if err == nil && len(dir)+len("/.s.PGSQL.")+len(socketPort) > maxSocketPath {
				err = errors.New("the path is too long for a unix socket")
			}
			if err == nil && strings.Contains(dir, ",") {
				err = errors.New("to clients, a comma parts two hosts")
			}
			if err == nil && isTemp {
				err = p.user.reaches(ctx, dir)
			}
			if err == nil {
				return endpoint{dir, isTemp, socketPort}, nil
			}
			p.log.DebugContext(ctx, "no socket in this folder", "folder", dir, "error", err)
			_ = os.Remove(dir)
		}
		port := m.freePort()
		if port == 0 {
			return endpoint{}, errors.New("there is neither a folder for Postgres's socket nor a free port: " +
				"use a data folder with a shorter path, or set DATABASE_URL")
		}
		return endpoint{port: portText(port)}, nil
	}
}
