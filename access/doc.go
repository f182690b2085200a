// Package access holds the verbs of access: accounts, which say who may be what, the tokens of accounts, and disclosures of masked texts.
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
