// Package coverage holds the verbs of food-business coverage (包保): food businesses and their levels, the officials who answer for
// them, assignments and their changes, visits and their findings, and vacancies.
package coverage
