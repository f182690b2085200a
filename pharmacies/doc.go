// Package pharmacies holds the verbs of the supervision of pharmacies from the bureau's desk (零售药店智能监管): the register of pharmacies, remote
// checks, and the rectification of what they found.
//
// Every verb may return BAD_USER_INPUT for wrong input and NOT_FOUND for a record that does not exist. The comment of a verb names its
// further errors.
package pharmacies
