package render

// deviationPlaces is added to a value whose deviation is taken: stddev_samp keeps twice the places of its values, so that
// the six places that are shown are those of the exact result, however large the values are.
const deviationPlaces = " + 0.00000000"

// interpolated writes the percentile of an array of numbers in order, nulls last, at a place from 0 to 1: between the two
// neighbours of the place, as PERCENTILE.INC. It is exact but for the last rounding, unlike percentile_cont, which works in
// double. The text stands once, behind OFFSET 0, which keeps it from being computed again for each use.
func interpolated(text, at string) string {
	return "(SELECT trim_scale(round(p.v[p.i] + p.f * (p.v[least(p.i + 1, p.n)]::numeric - p.v[p.i]), 6))" +
		" FROM (SELECT q.v, q.n, floor(q.h)::int + 1 AS i, q.h - floor(q.h) AS f" +
		" FROM (SELECT r.v, r.n, " + at + " * (r.n - 1) AS h" +
		" FROM (SELECT s.v, coalesce(array_position(s.v, NULL) - 1, cardinality(s.v)) AS n" +
		" FROM (SELECT " + text + " AS v OFFSET 0) s OFFSET 0) r OFFSET 0) q OFFSET 0) p)"
}
