package access

import "docket/db"

// RevealPartyInput is a party whose address and identity number are to be shown.
type RevealPartyInput struct {
	db.Request
	Party  db.Key
	Reason string
}

// Entry returns the write's entry: the party's agency keeps the disclosure.
func (in RevealPartyInput) Entry() db.Entry {
	return ofCaller(in.EntryFor(in.Party))
}

// RevealPharmacyInput is a pharmacy whose telephone number is to be shown.
type RevealPharmacyInput struct {
	db.Request
	Pharmacy db.Key
	Reason   string
}

// Entry returns the write's entry: the pharmacy's agency keeps the disclosure.
func (in RevealPharmacyInput) Entry() db.Entry {
	return ofCaller(in.EntryFor(in.Pharmacy))
}

// RevealAttachmentInput is a file that is to be opened.
type RevealAttachmentInput struct {
	db.Request
	Attachment db.Key
	Reason     string
}

// Entry returns the write's entry: the file's agency keeps the disclosure.
func (in RevealAttachmentInput) Entry() db.Entry {
	return ofCaller(in.EntryFor(in.Attachment))
}

// ofCaller binds the idempotency key of an entry to the caller: nobody is shown a text by the key of somebody else, whose name the
// disclosure bears.
func ofCaller(e db.Entry) db.Entry {
	e.OfCaller = true
	return e
}
