// Package registers holds the verbs of the smaller registers: analysis reports, return-promise merchants, consumer-rights stations,
// trust units and notices to consumers.
//
// Every verb may return BAD_USER_INPUT for wrong input and NOT_FOUND for a record that does not exist. The comment of a verb names its
// further errors.
package registers
