package access

import "docket/db"

// RevealPartyInput is a party whose address and identity number are to be shown.
type RevealPartyInput struct {
	db.Request
	Party  db.Key
	Reason string
}

// WriteRequest returns how the input is written: the party's agency keeps the disclosure.
func (in RevealPartyInput) WriteRequest() db.WriteRequest {
	return ofCaller(in.WriteRequestFor(in.Party))
}

// RevealPharmacyInput is a pharmacy whose telephone number is to be shown.
type RevealPharmacyInput struct {
	db.Request
	Pharmacy db.Key
	Reason   string
}

// WriteRequest returns how the input is written: the pharmacy's agency keeps the disclosure.
func (in RevealPharmacyInput) WriteRequest() db.WriteRequest {
	return ofCaller(in.WriteRequestFor(in.Pharmacy))
}

// RevealAttachmentInput is a file that is to be opened.
type RevealAttachmentInput struct {
	db.Request
	Attachment db.Key
	Reason     string
}

// WriteRequest returns how the input is written: the file's agency keeps the disclosure.
func (in RevealAttachmentInput) WriteRequest() db.WriteRequest {
	return ofCaller(in.WriteRequestFor(in.Attachment))
}

// ofCaller binds the idempotency key of a request to the caller: nobody is shown a text by the key of somebody else, whose name the
// disclosure bears.
func ofCaller(e db.WriteRequest) db.WriteRequest {
	e.OfCaller = true
	return e
}
