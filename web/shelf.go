package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"regexp"
	"strings"
)

// Operation is a worked operation, which the playground offers to a user.
type Operation struct {
	// Name is the file's path in the shelf, without its ending.
	Name string `json:"name"`
	// User is the role that it is for: dashboard, legal or auditor.
	User  string `json:"user"`
	Title Text   `json:"title"`
	Text  Text   `json:"text"`
	// Query is the GraphQL document.
	Query string `json:"query"`
	// Variables is a JSON object, empty if there are none. In it "$case" stands for the first id, and "$case[]" for all ids, that the
	// latest answers hold in a field of that name.
	Variables string `json:"variables"`
}

// Text is a text in both languages.
type Text struct {
	Chinese string `json:"zh"`
	English string `json:"en"`
}

//go:embed playground/shelf
var shelf embed.FS

// shelfHead is the comment at the head of an operation's file: a title and a text in Chinese, then both in English.
var shelfHead = regexp.MustCompile(`^# ([^\n]*\p{Han}[^\n]*)\n#\n((?:# [^\n]*\n)+)#\n# ([A-Z][^\n]*)\n#\n((?:# [^\n]+\n)+)(?:query|mutation) `)

// Shelf returns the worked operations, those for dashboards first, then for legal staff, then for auditors. Returns an error that names the file whose head is not as it must be.
func Shelf() ([]Operation, error) {
	const folder = "playground/shelf"
	var files []string
	for _, user := range []string{"dashboard", "legal", "auditor"} {
		found, err := fs.Glob(shelf, folder+"/"+user+"/*.graphql")
		if err != nil {
			return nil, err
		}
		files = append(files, found...)
	}
	operations := make([]Operation, 0, len(files))
	for _, file := range files {
		query, err := shelf.ReadFile(file)
		if err != nil {
			return nil, err
		}
		parts := shelfHead.FindSubmatch(query)
		if parts == nil {
			return nil, fmt.Errorf("%s: it must begin with comments: a title and a text in Chinese, then a title and a text in English, each followed by an empty one", file)
		}
		name := strings.TrimSuffix(file, ".graphql")
		variables, err := shelf.ReadFile(name + ".json")
		if err != nil {
			variables = nil // an operation need not have any
		}
		lines := func(comment []byte, by string) string {
			return strings.ReplaceAll(strings.TrimSpace(strings.ReplaceAll("\n"+string(comment), "\n# ", "\n")), "\n", by)
		}
		name = strings.TrimPrefix(name, folder+"/")
		operations = append(operations, Operation{
			Name: name, User: path.Dir(name), Query: string(query), Variables: strings.TrimSpace(string(variables)),
			Title: Text{string(parts[1]), string(parts[3])}, Text: Text{lines(parts[2], ""), lines(parts[4], " ")},
		})
	}
	return operations, nil
}

// serveShelf answers with the worked operations as JSON.
func serveShelf(w http.ResponseWriter, _ *http.Request) {
	operations, err := Shelf()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	h := w.Header()
	h.Set("Content-Type", "application/json")
	h.Set("Cache-Control", "no-cache")
	if err := json.NewEncoder(w).Encode(operations); err != nil {
		return // the browser has gone
	}
}
