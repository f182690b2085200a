// Package registers holds the verbs of the smaller registers: analysis reports, return-promise merchants, consumer-rights stations,
// trust units and notices to consumers.
package registers
