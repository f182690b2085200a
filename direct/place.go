package direct

import (
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// firstTable is the table that all others of an agency are beside.
const firstTable = "cases"

// placeSQL returns, of an agency, where its records are: the machine, and the parts by the names of their tables, those of the agency and the copies that each machine has. No row where the
// coordinator itself has the agency, or where the machine is not told of moves.
const placeSQL = `WITH own AS (
	SELECT s.shardminvalue, s.shardmaxvalue, n.nodename, n.nodeport, p.colocationid
	  FROM pg_dist_shard s JOIN pg_dist_partition p USING (logicalrelid) JOIN pg_dist_placement USING (shardid) JOIN pg_dist_node n USING (groupid)
	 WHERE s.shardid = get_shard_id_for_distribution_column('public.` + firstTable + `', $1::bigint) AND n.noderole = 'primary' AND n.isactive AND n.hasmetadata AND n.metadatasynced
	   AND n.groupid <> 0)
SELECT json_build_object('Host', nodename, 'Port', nodeport, 'Parts', (
	SELECT json_object_agg(c.relname, json_build_object('Name', shard_name(s.logicalrelid, s.shardid), 'Number', s.shardid, 'IsCopy', p.partmethod = 'n'))
	  FROM pg_dist_shard s JOIN pg_dist_partition p USING (logicalrelid) JOIN pg_class c ON c.oid = s.logicalrelid
	 WHERE c.relnamespace = 'public'::regnamespace AND (p.partmethod = 'n' AND p.repmodel = 't'
	    OR p.partmethod = 'h' AND p.colocationid = own.colocationid AND s.shardminvalue = own.shardminvalue AND s.shardmaxvalue = own.shardmaxvalue))) FROM own`

// routinesSQL returns the texts of all functions by their names.
const routinesSQL = `SELECT json_object_agg(name, text) FROM (SELECT proname AS name, string_agg(pg_get_functiondef(p.oid), E'\n') AS text FROM pg_proc p
	WHERE pronamespace = 'public'::regnamespace AND prokind = 'f' AND prorettype <> 'trigger'::regtype
	  AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e') GROUP BY proname) f`

// where is where the records of an agency are. It does not change.
type where struct {
	Host  string
	Port  int
	Parts map[string]part
	// readers are the names of the functions that read tables, see readers.
	readers map[string]bool
}

// ask asks the coordinator where an agency is; nil where no other machine has it.
func (r *Reader) ask(ctx context.Context, agency int64) (*where, error) {
	columns, err := r.settings.Coordinator.QueryRow(ctx, placeSQL, []any{agency}, true)
	if err != nil || len(columns) == 0 {
		return nil, err
	}
	var found where
	if err := json.Unmarshal(columns[0], &found); err != nil {
		return nil, fmt.Errorf("direct: where an agency is: %w", err)
	}
	columns, err = r.settings.Coordinator.QueryRow(ctx, routinesSQL, nil, true)
	if err != nil {
		return nil, err
	}
	var texts map[string]string
	if err := json.Unmarshal(columns[0], &texts); err != nil {
		return nil, fmt.Errorf("direct: the texts of functions: %w", err)
	}
	found.readers = readers(texts, found.Parts)
	return &found, nil
}

var word = regexp.MustCompile(`\w+`)

// readers returns the names of the functions that name a table or run a text, and of those that call them. Over parts they would read the whole tables, by a snapshot of their own.
func readers(texts map[string]string, parts map[string]part) map[string]bool {
	words := map[string][]string{}
	for name, text := range texts {
		words[name] = word.FindAllString(text, -1)
	}
	found := map[string]bool{}
	for isNew := true; isNew; {
		isNew = false
		for name, all := range words {
			if !found[name] && slices.ContainsFunc(all, func(w string) bool { return strings.EqualFold(w, "EXECUTE") || parts[w].Name != "" || found[w] }) {
				found[name], isNew = true, true
			}
		}
	}
	return found
}

// place is where the records of some agencies are, with the statements over the parts there.
type place struct {
	where
	machine *machine

	lock       sync.Mutex
	statements map[string]*statement
}

// statement is a statement as it is read at a place. text is over the parts, also before it is known whether it may be read there.
type statement struct {
	text  string
	state state
}

type state int

const (
	isNew       state = iota // it has come once
	isAsked                  // Citus is being asked whether it is one task
	isDirect                 // it is one task
	isElsewhere              // the coordinator reads
)

// maxStatements is how many statements a place keeps. With more, it begins anew.
const maxStatements = 4096

// find returns a statement over the parts, empty where the coordinator is to read now. Where it comes for the second time (many come only once), toAsk says that the caller is to ask Citus
// whether it is one task, and to tell it by answer.
func (p *place) find(text string) (over string, toAsk bool) {
	p.lock.Lock()
	defer p.lock.Unlock()
	s := p.statements[text]
	switch {
	case s == nil:
		if len(p.statements) >= maxStatements {
			clear(p.statements)
		}
		s = &statement{state: isElsewhere}
		if over, ok := rewrite(text, p.Parts, p.readers); ok {
			s.text, s.state = over, isNew
		}
		p.statements[text] = s
	case s.state == isNew:
		s.state = isAsked
		return "", true
	case s.state == isDirect:
		return s.text, false
	}
	return "", false
}

// answer takes the answer of Citus whether a statement is one task, and returns it over the parts if so. With an error, it is asked again.
func (p *place) answer(text string, isTask bool, err error) (over string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	s := p.statements[text]
	switch {
	case s == nil:
		return ""
	case err != nil:
		s.state = isNew
		return ""
	case !isTask:
		s.state = isElsewhere
		return ""
	}
	s.state = isDirect
	return s.text
}

// refuse lets the coordinator read a statement from now on.
func (p *place) refuse(text string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	if s := p.statements[text]; s != nil {
		s.state = isElsewhere
	}
}

// isSame reports whether a place is where the coordinator says.
func (p *place) isSame(found *where) bool { return reflect.DeepEqual(&p.where, found) }
