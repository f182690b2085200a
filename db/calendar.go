package db

import "docket/law"

// WorkingDays says how working days are counted in SQL, for reads over many records.
type WorkingDays struct {
	law.WorkingDayCounts
	// Days is the table of the days of the agencies.
	Days string
	// SQL is the number of working days of the agency of {row} after {from}, to {until} inclusive; negative where {until} is
	// earlier. {first}, {last} and {counts} are those of law.WorkingDayCounts, {within} is true of the agencies that are read, {days} is Days. It is null where the working days of a year are not known. A year
	// that the agency has entered counts before a decree, as in law.Calendar.
	SQL string
}

// WorkingDayCounts returns how working days are counted.
func WorkingDayCounts() WorkingDays {
	return WorkingDays{law.DecreedWorkingDays(), "calendar_days", workingDaysSQL}
}

const workingDaysSQL = `CASE
	WHEN {from} = {until} THEN 0
	WHEN {from} >= {first} - 1 AND {until} >= {first} - 1 AND {from} <= {last} AND {until} <= {last}
		AND {row}.agency_id <> ALL (SELECT agency_id FROM {days} WHERE {within} AND day BETWEEN {first} AND {last})
	THEN ({counts})[{until} - {first} + 2] - ({counts})[{from} - {first} + 2]
	WHEN NOT EXISTS (SELECT FROM generate_series(extract(year FROM least({from}, {until}) + 1)::int, extract(year FROM greatest({from}, {until}))::int) year
		WHERE make_date(year, 1, 1) NOT BETWEEN {first} AND {last}
		AND NOT EXISTS (SELECT FROM {days} WHERE agency_id = {row}.agency_id AND day BETWEEN make_date(year, 1, 1) AND make_date(year, 12, 31)))
	THEN sign({until} - {from})::int * (SELECT count(*) FROM generate_series(least({from}, {until}) + 1, greatest({from}, {until}), interval '1 day') s(at), LATERAL (SELECT s.at::date AS day) d
		WHERE CASE WHEN EXISTS (SELECT FROM {days} WHERE agency_id = {row}.agency_id AND day BETWEEN date_trunc('year', s.at)::date AND (date_trunc('year', s.at) + interval '1 year' - interval '1 day')::date)
			THEN NOT EXISTS (SELECT FROM {days} c WHERE c.agency_id = {row}.agency_id AND c.day = d.day AND NOT c.is_working)
				AND (extract(isodow FROM s.at) < 6 OR EXISTS (SELECT FROM {days} c WHERE c.agency_id = {row}.agency_id AND c.day = d.day AND c.is_working))
			ELSE ({counts})[d.day - {first} + 2] > ({counts})[d.day - {first} + 1] END)
END`
