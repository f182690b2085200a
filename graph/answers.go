package graph

import (
	"context"

	"docket/answers"
)

// AnswerSettings say which answers are kept. A field left zero has the default in its comment.
type AnswerSettings struct {
	// Bytes is the largest size of all kept answers together. Default none is kept.
	Bytes int64
	// From is the smallest cost of a read whose answer is kept: a cheaper one takes hardly longer than to see whether its answer is
	// still true. Default 1,000, a pass over a list; 1 for all.
	From int
}

// Answers returns how many questions kept answers have answered, and how many bytes they take.
func (g *Graph) Answers() answers.Figures { return g.answers.Figures() }

// logAnswers logs what the store of answers has done, if that changed since the figures that were logged last.
func (g *Graph) logAnswers(ctx context.Context, s Settings, logged answers.Figures) answers.Figures {
	now := g.answers.Figures()
	if now != logged {
		s.Log.DebugContext(ctx, "kept answers", "hits", now.Hits, "shared", now.Shared, "misses", now.Misses,
			"evictions", now.Evictions, "answers", now.Answers, "bytes", now.Bytes)
	}
	return now
}
