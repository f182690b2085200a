// Package reporter finds the texts that identify a person who made a complaint or a report. Their name and contact must stay secret
// (投诉举报办法 33), so no text about the complaint, or about a clue or a case that came from it, may contain one of these texts.
//
// Pure functions over text belong here: IdentifyingTexts splits a name and a contact into what identifies the person, and Normalize
// removes the differences between ways of writing. Package complaints stores the result beside the reporter, in a table that the server
// cannot read. Package db normalizes the texts of each write and lets the database compare the two.
package reporter
