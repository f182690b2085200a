// Command vulndb writes the index that govulncheck reads beside the entries of the Go vulnerability database. The
// entries come as the module golang.org/x/vulndb through the module proxy, so that the check needs no other host.
//
//	go run ./.ci/vulndb ENTRIES OUT
//
// ENTRIES is the module's folder data/osv; OUT gets the layout of https://go.dev/doc/security/vuln/database.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// entry is what the index needs of an entry of the database, which is in the OSV format.
type entry struct {
	ID       string   `json:"id"`
	Modified string   `json:"modified"`
	Aliases  []string `json:"aliases,omitempty"`
	Affected []struct {
		Package struct {
			Name string `json:"name"`
		} `json:"package"`
	} `json:"affected"`
}

// vulnerability is a line of index/vulns.json.
type vulnerability struct {
	ID       string   `json:"id"`
	Modified string   `json:"modified"`
	Aliases  []string `json:"aliases,omitempty"`
}

// module is a line of index/modules.json.
type module struct {
	Path            string    `json:"path"`
	Vulnerabilities []finding `json:"vulns"`
}

// finding names one entry that concerns a module. Its fixed version is left out, which is allowed: govulncheck then reads
// the entry itself to see whether the version in use is affected.
type finding struct {
	ID       string `json:"id"`
	Modified string `json:"modified"`
}

func main() {
	if len(os.Args) != 3 {
		fail(fmt.Errorf("vulndb needs two folders: that of the entries, and that of the database to write"))
	}
	if err := write(os.Args[1], os.Args[2]); err != nil {
		fail(err)
	}
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// write copies the entries to out/ID and writes the three files of out/index.
func write(entries, out string) error {
	files, err := filepath.Glob(filepath.Join(entries, "*.json"))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return fmt.Errorf("%s holds no entries", entries)
	}
	for _, folder := range []string{"ID", "index"} {
		if err := os.MkdirAll(filepath.Join(out, folder), 0o755); err != nil {
			return err
		}
	}
	vulnerabilities := make([]vulnerability, 0, len(files))
	modules := map[string]*module{}
	newest := ""
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		var e entry
		if err := json.Unmarshal(text, &e); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		if err := os.WriteFile(filepath.Join(out, "ID", e.ID+".json"), text, 0o644); err != nil {
			return err
		}
		newest = max(newest, e.Modified)
		vulnerabilities = append(vulnerabilities, vulnerability{e.ID, e.Modified, e.Aliases})
		for _, affected := range e.Affected {
			m := modules[affected.Package.Name]
			if m == nil {
				m = &module{Path: affected.Package.Name}
				modules[m.Path] = m
			}
			m.Vulnerabilities = append(m.Vulnerabilities, finding{e.ID, e.Modified})
		}
	}
	list := make([]*module, 0, len(modules))
	for _, m := range modules {
		list = append(list, m)
	}
	slices.SortFunc(list, func(a, b *module) int { return strings.Compare(a.Path, b.Path) })
	return errors.Join(
		writeJSON(filepath.Join(out, "index", "db.json"), map[string]string{"modified": newest}),
		writeJSON(filepath.Join(out, "index", "vulns.json"), vulnerabilities),
		writeJSON(filepath.Join(out, "index", "modules.json"), list),
	)
}

func writeJSON(file string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return os.WriteFile(file, text, 0o644)
}
