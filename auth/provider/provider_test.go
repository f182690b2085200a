package provider_test

import (
	"log/slog"
	"testing"
	"time"

	"docket/auth/provider"
)

// A provider that others could stand in for is refused.
func TestIssuer(t *testing.T) {
	t.Parallel()
	for issuer, isAllowed := range map[string]bool{
		"https://id.example/realm": true, "http://127.0.0.1:8080": true, "http://[::1]:8080": true, "http://localhost": true,
		"http://id.example": false, "http://127.0.0.1.evil.example": false, "http://192.0.2.1": false, "ftp://127.0.0.1": false, "id.example": false, "": false, "https://%zz": false,
	} {
		_, err := provider.New(provider.Settings{Issuer: issuer, Clock: time.Now, Log: slog.New(slog.DiscardHandler)})
		if (err == nil) != isAllowed {
			t.Errorf("%q: %v", issuer, err)
		}
	}
}
