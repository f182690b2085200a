//go:build unix && !aix && !solaris

package postgres

import (
	"context"
	"errors"
	"io"
	"os"
	"strings"
	"time"
)

// keepLogShort rotates the server's log every minute until the context is done.
func (p *private) keepLogShort(ctx context.Context) {
	for pause(ctx, time.Minute) == nil {
		if err := rotate(p.path("server.log"), logLimit); err != nil {
			p.log.Warn("the Postgres log can't be rotated", "error", err)
		}
	}
}

// rotate moves a log's text to path.1 once it is longer than limit, in bytes. The text is copied and the file truncated, as
// the writer keeps it open; the writer must have opened it for appending.
func rotate(path string, limit int64) error {
	info, err := os.Stat(path)
	if errors.Is(err, os.ErrNotExist) || err == nil && info.Size() <= limit {
		return nil
	}
	if err != nil {
		return err
	}
	from, err := os.Open(path)
	if err != nil {
		return err
	}
	defer func() { _ = from.Close() }()
	to, err := os.OpenFile(path+".1", os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err = errors.Join(err, to.Close()); err != nil {
		return err
	}
	return os.Truncate(path, 0)
}

// tail returns what was written to a log since offset from, at most its last 4 KiB.
func tail(path string, from int64) string {
	const most = 4 << 10
	f, err := os.Open(path)
	if err != nil {
		return err.Error()
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.Size()-from > most {
		from = info.Size() - most
	}
	text, err := io.ReadAll(io.NewSectionReader(f, from, most))
	if err != nil {
		return err.Error()
	}
	return strings.TrimSpace(string(text))
}
