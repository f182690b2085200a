// Package staff holds the verbs of the units and the officers of a bureau, and of the officers' enforcement certificates.
//
// Every verb may return BAD_USER_INPUT for wrong input and NOT_FOUND for a record that does not exist. The comment of a verb names its
// further errors.
package staff
