// Package attachments serves the files of cases over HTTP: it receives one and passes it to the verb enforcement.AddAttachment, and sends one
// back to those who may open it. Everything else about attachments is GraphQL: listing, withdrawing, revealing.
package attachments
