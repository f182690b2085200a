// Package pharmacies holds the verbs of the supervision of pharmacies from the bureau's desk (零售药店智能监管): the register of pharmacies, remote
// checks, and the rectification of what they found.
package pharmacies
