//go:build !unix || aix || solaris

package postgrestest

import (
	"errors"
	"os"
)

// join can't share a cluster of our own here, but any server's superuser will do.
func join() (string, error) {
	if url := os.Getenv("DATABASE_URL"); url != "" {
		return url, nil
	}
	return "", errors.New("on this system set DATABASE_URL to the connection string of a superuser of a Postgres 15 or newer")
}
