package endpoint

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"docket/auth"
	"docket/graph/load"
	"docket/problem"
)

// Explainer returns the plan that Postgres makes for a statement with its arguments. *query.Pool implements it.
type Explainer interface {
	Explain(ctx context.Context, statement string, args []any) ([]byte, error)
}

// planNode is a node of a plan, with nothing of a statement's values: conditions and output are left out.
type planNode struct {
	Node  string     `json:"node"`
	On    string     `json:"on,omitempty"`
	Index string     `json:"index,omitempty"`
	Rows  float64    `json:"rows"`
	Cost  float64    `json:"cost"`
	Parts []planNode `json:"parts,omitempty"`
}

// explained is a statement's plan in the extension `explain`.
type explained struct {
	Milliseconds float64  `json:"milliseconds"`
	Plan         planNode `json:"plan"`
}

// postgresNode is a node as Postgres prints it.
type postgresNode struct {
	NodeType     string  `json:"Node Type"`
	JoinType     string  `json:"Join Type"`
	RelationName string  `json:"Relation Name"`
	IndexName    string  `json:"Index Name"`
	PlanRows     float64 `json:"Plan Rows"`
	TotalCost    float64 `json:"Total Cost"`
	Plans        []postgresNode
}

func (n postgresNode) shown() planNode {
	p := planNode{Node: n.NodeType, On: n.RelationName, Index: n.IndexName, Rows: n.PlanRows, Cost: n.TotalCost}
	if n.JoinType != "" && n.JoinType != "Inner" {
		p.Node += " " + n.JoinType
	}
	for _, part := range n.Plans {
		p.Parts = append(p.Parts, part.shown())
	}
	return p
}

// String returns the plan in one line.
func (n planNode) String() string {
	var b strings.Builder
	b.WriteString(n.Node)
	if n.On != "" {
		b.WriteString(" on " + n.On)
	}
	if n.Index != "" {
		b.WriteString(" by " + n.Index)
	}
	fmt.Fprintf(&b, " rows=%.0f cost=%.0f", n.Rows, n.Cost)
	if len(n.Parts) > 0 {
		parts := make([]string, len(n.Parts))
		for i, part := range n.Parts {
			parts[i] = part.String()
		}
		b.WriteString(" (" + strings.Join(parts, "; ") + ")")
	}
	return b.String()
}

// explain returns the plan of a statement, by the place where it ran if that explains itself, else by e. It does not run the statement.
func explain(ctx context.Context, e Explainer, s load.Statement) (planNode, error) {
	if own, ok := s.On.(Explainer); ok {
		e = own
	}
	text, err := e.Explain(ctx, s.SQL, s.Args)
	if err != nil {
		return planNode{}, err
	}
	var plans []struct{ Plan postgresNode }
	if err := json.Unmarshal(text, &plans); err != nil {
		return planNode{}, fmt.Errorf("read a plan: %w", err)
	}
	if len(plans) == 0 {
		return planNode{}, fmt.Errorf("a plan is empty")
	}
	return plans[0].Plan.shown(), nil
}

// requireExplainer returns FORBIDDEN if the request asks for the extension `explain` and its caller is no administrator.
func requireExplainer(asked map[string]any, caller auth.Caller) (isAsked bool, err error) {
	if isAsked, _ := asked["explain"].(bool); !isAsked {
		return false, nil
	}
	if caller.Role != auth.Admin && !caller.IsDemo {
		return false, problem.Errorf(problem.Forbidden, "the extension is for administrators: leave it out").At("extensions.explain")
	}
	return true, nil
}

// plans returns the plans of what a request ran, for the extension `explain`. A kept answer ran nothing.
func (e *Endpoint) plans(ctx context.Context, used *load.Usage) any {
	shown := []explained{}
	for _, s := range used.Ran() {
		plan, err := explain(ctx, e.explainer, s)
		if err != nil {
			e.Settings.Log.WarnContext(ctx, "a statement cannot be explained", "error", err)
			continue
		}
		shown = append(shown, explained{load.Milliseconds(s.Took), plan})
	}
	return shown
}

const (
	// slowEvery is how often a slow operation is logged, slowAtOnce how many may follow each other.
	slowEvery  = 10 * time.Second
	slowAtOnce = 3
	// longestPlan is how much of a plan's text is logged, in bytes.
	longestPlan = 4000
)

// slowLog logs slow operations, with the plan of their longest statement.
type slowLog struct {
	after     time.Duration // 0: none is logged
	log       *slog.Logger
	limiter   *rate.Limiter
	explainer Explainer
	writing   sync.WaitGroup

	lock    sync.Mutex
	leftOut int // since the last line
}

func newSlowLog(after time.Duration, log *slog.Logger, explainer Explainer) *slowLog {
	return &slowLog{after: after, log: log, explainer: explainer, limiter: rate.NewLimiter(rate.Every(slowEvery), slowAtOnce)}
}

// observe logs an operation if it was slow, with Postgres's plan of its longest statement, which is asked for in the background. It logs no more than slowEvery and
// slowAtOnce allow; the next line says how many were left out.
func (l *slowLog) observe(ctx context.Context, o Outcome, used *load.Usage) {
	if l.after <= 0 || o.Took < l.after {
		return
	}
	l.lock.Lock()
	if !l.limiter.Allow() {
		l.leftOut++
		l.lock.Unlock()
		return
	}
	leftOut := l.leftOut
	l.leftOut = 0
	l.lock.Unlock()
	attributes := []slog.Attr{
		slog.String("kind", o.Kind), slog.String("name", Shorten(o.Name, 80)), slog.Float64("ms", load.Milliseconds(o.Took)),
		slog.Float64("waitedMs", load.Milliseconds(o.Waited)), slog.Float64("inDatabaseMs", load.Milliseconds(o.InDatabase)),
		slog.Int64("cost", o.Cost), slog.String("from", o.From),
	}
	if leftOut > 0 {
		attributes = append(attributes, slog.Int("leftOut", leftOut))
	}
	longest, ok := used.Longest()
	if !ok || l.explainer == nil {
		l.log.LogAttrs(ctx, slog.LevelWarn, "slow operation", attributes...)
		return
	}
	l.writing.Go(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		plan, err := explain(ctx, l.explainer, longest)
		if err != nil {
			attributes = append(attributes, slog.String("noPlan", err.Error()))
		} else {
			attributes = append(attributes, slog.String("plan", Shorten(plan.String(), longestPlan)))
		}
		l.log.LogAttrs(ctx, slog.LevelWarn, "slow operation", attributes...)
	})
}
