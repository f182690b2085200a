//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"fmt"
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

const (
	// maxSocketPath is the longest path of a unix socket on the strictest of the systems we know (macOS; Linux has 107).
	maxSocketPath = 103
	// tempSocketPrefix begins the name of a socket folder made for one run.
	tempSocketPrefix = "docket-"
)

// placeSource returns the next place to listen at. Returns an error when there is no other.
type placeSource func(ctx context.Context) (endpoint, error)

// newPlaces gives the places to listen at, best first: a socket in the cluster's folder, a socket in a short temporary
// folder, and then, as often as asked, a free port.
func (p *private) newPlaces() placeSource {
	inCluster := func() (string, error) {
		dir := p.path("run")
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return "", err
		}
		return dir, nil
	}
	folders := []func() (string, error){inCluster}
	for _, base := range p.machine.socketFolders {
		folders = append(folders, func() (string, error) { return os.MkdirTemp(base, tempSocketPrefix) })
	}
	return func(ctx context.Context) (endpoint, error) {
		for len(folders) > 0 {
			isTemp := len(folders) <= len(p.machine.socketFolders)
			dir, err := folders[0]()
			folders = folders[1:]
			if err != nil {
				p.log.DebugContext(ctx, "no socket folder", "error", err)
				continue
			}
			if err := p.prepareSocketFolder(ctx, dir, isTemp); err != nil {
				p.log.DebugContext(ctx, "no socket in this folder", "folder", dir, "error", err)
				_ = os.Remove(dir)
				continue
			}
			return endpoint{dir, isTemp, socketPort}, nil
		}
		port := p.machine.freePort()
		if port == 0 {
			return endpoint{}, errors.New("there is neither a folder for Postgres's socket nor a free port: " +
				"use a data folder with a shorter path, or set DATABASE_URL")
		}
		return endpoint{port: portText(port)}, nil
	}
}

// prepareSocketFolder gives a folder to the server's user. Returns an error when no socket can be made or used there.
func (p *private) prepareSocketFolder(ctx context.Context, dir string, isTemp bool) error {
	if err := p.chown(dir); err != nil {
		return err
	}
	if len(dir)+len("/.s.PGSQL.")+len(socketPort) > maxSocketPath {
		return errors.New("the path is too long for a unix socket")
	}
	if strings.Contains(dir, ",") {
		return errors.New("clients read a comma as the end of a host")
	}
	if isTemp {
		return p.user.checkEnter(ctx, dir)
	}
	return nil
}

// samePlace gives the place where the last postmaster listened, once.
func (p *private) samePlace() placeSource {
	same, isGiven := p.endpoint, false
	return func(ctx context.Context) (endpoint, error) {
		if isGiven {
			return endpoint{}, fmt.Errorf("can't listen where Postgres did before (%s)", same)
		}
		isGiven = true
		if same.socket == "" {
			return same, nil
		}
		if err := os.MkdirAll(same.socket, 0o700); err != nil {
			return endpoint{}, fmt.Errorf("make the socket's folder again: %w", err)
		}
		return same, p.prepareSocketFolder(ctx, same.socket, same.isTemp)
	}
}
