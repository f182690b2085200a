// Package settings holds the verbs of an administrator: setting the rules that the law leaves to an agency, and entering the working days of a
// year. It imports the packages of the other verbs, because a calendar changes the terms of their records. None of them imports it.
//
// Every verb may return BAD_USER_INPUT for wrong input, and NOT_FOUND for an agency that does not exist. The comment of a verb names its further errors.
package settings
