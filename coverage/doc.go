// Package coverage holds the verbs of food-business coverage (包保): food businesses and their levels, the officials who answer for
// them, assignments and their changes, visits and their findings, and vacancies.
//
// Every verb may return BAD_USER_INPUT for wrong input, NOT_FOUND for a record that does not exist, and RULE_VIOLATION where the law
// forbids the change. The comment of a verb names its CONFLICTs and what else is special.
package coverage
