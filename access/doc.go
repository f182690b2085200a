// Package access holds the verbs of access: accounts, which say which role a person or a machine
// has, the tokens of accounts, and disclosures of masked texts.
//
// Every verb may return BAD_USER_INPUT for wrong input and NOT_FOUND for a record that does not exist. The comment of a verb names its
// further errors.
//
// # What belongs here
//
//   - Verbs by which an admin, or the operator on the server's machine, grants access and takes it away.
//   - Verbs that show a masked text whole, and keep to whom and why.
//
// # What does not belong here
//
//   - How the sender of a request is recognised: see auth/recognise and auth/signin.
package access
