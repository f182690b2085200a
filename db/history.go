package db

import "strings"

// HasHistory reports whether earlier versions of the rows of a table are kept, so that they can be read as of an instant. They are not of
// what the service notes for itself, of summaries, and of the contents of files. The function is_in_history of the database holds the same rule.
func HasHistory(table string) bool {
	switch table {
	case "access_events", "access_tokens", "sessions", "idempotency_keys", "number_series", "settings", "summary_locks", "imports", "attachment_contents":
		return false
	}
	for _, prefix := range []string{"bun_", "import_", "log_"} {
		if strings.HasPrefix(table, prefix) {
			return false
		}
	}
	return !strings.Contains(table, "_sum_") && !strings.Contains(table, "_by_")
}
