DROP TABLE IF EXISTS hearings, proposed_penalties, proposals, deadline_spans, deadlines;
