// Package settings holds the verbs by which an administrator sets what the law leaves to a bureau and enters the working days of a
// year. It imports the packages of the other verbs, because a calendar changes the terms of their records; none of them imports it.
package settings
