package db_test

import (
	"bytes"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"docket/db"
	"docket/db/dbtest"
)

// Of the requests that an outage refuses, the first is logged, and then one every ten seconds with the number of those between.
func TestOutageLog(t *testing.T) {
	t.Parallel()
	now := dbtest.Now
	var log bytes.Buffer
	w := dbtest.New(t, db.WithClock(func() time.Time { return now }), db.WithLog(slog.New(slog.NewTextHandler(&log, nil))))
	for _, step := range []struct {
		after time.Duration // since the step before
		want  string        // empty where nothing is logged
	}{
		{0, "alsoRefused=0"},
		{0, ""},
		{9 * time.Second, ""},
		{time.Second, "alsoRefused=2"},
		{time.Second, ""},
		{time.Hour, "alsoRefused=1"},
		{-time.Hour, "alsoRefused=0"}, // the clock was set back
		{time.Second, ""},
	} {
		now = now.Add(step.after)
		log.Reset()
		w.LogOutage(t.Context(), errors.New("connection refused\nSELECT 1"))
		line := log.String()
		if step.want == "" && line == "" {
			continue
		}
		if step.want == "" || !strings.Contains(line, step.want) || !strings.Contains(line, "level=WARN") || !strings.Contains(line, `error="connection refused"`) {
			t.Errorf("at %s: %q, want %q", now, line, step.want)
		}
	}
}
