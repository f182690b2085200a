// Package coverage holds the verbs of food-business coverage (包保): food businesses, the officials who answer for them, assignments,
// hand-overs, levels, visits and their findings, and vacancies.
package coverage
