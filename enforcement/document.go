package enforcement

import (
	"context"
	"regexp"

	"docket/db"
	"docket/input"
	"docket/lockedcase"
)

// documentWords are the words in the numbers of documents. Decisions and orders of seizure are not among them: their own verbs number
// them.
var documentWords = map[db.DocumentKind]string{
	db.DocumentKindFilingApproval: "立审", db.DocumentKindInspectionRecord: "现笔", db.DocumentKindInterviewRecord: "询笔", db.DocumentKindReleaseOrder: "解强",
	db.DocumentKindInvestigationReport: "终报", db.DocumentKindLegalOpinion: "法审", db.DocumentKindNotice: "罚告", db.DocumentKindHearingNotice: "听通",
	db.DocumentKindHearingRecord: "听笔", db.DocumentKindServiceReceipt: "送回", db.DocumentKindPaymentReceipt: "缴票", db.DocumentKindDeferralApproval: "延缴",
	db.DocumentKindDestructionRecord: "物处", db.DocumentKindConclusionApproval: "结审", db.DocumentKindOther: "文",
}

var sha256Hex = regexp.MustCompile(`^[0-9a-f]{64}$`)

// AddDocument records a document of a case, under the number given or the next of its series. Payload: `document`. Returns CONFLICT where
// the given number is taken.
func AddDocument(ctx context.Context, w *db.Writer, in AddDocumentInput) (db.Payload, error) {
	word, isNumbered := documentWords[in.Kind]
	if err := input.CheckAll(
		w.RequireExists(ctx, "input.case", in.Case, "Case", (*db.Case)(nil)),
		input.RequireTextIfGiven("input.docNo", in.DocNo, input.MaxNumber),
		input.FaultIf(in.DocNo == nil && !isNumbered, "input.docNo", "no number is given: a %s has the number under which it was made", in.Kind),
		input.RequireTextIfGiven("input.title", in.Title, input.MaxLine),
		w.RequireNotFuture("input.datedOn", in.DatedOn),
		input.RequireTextIfGiven("input.file", in.File, input.MaxLine),
		requireSha256("input.sha256", in.Sha256),
	); err != nil {
		return nil, err
	}
	document := &db.Document{CaseID: in.Case.ID, Kind: in.Kind, Title: in.Title, DatedOn: in.DatedOn, File: in.File, Sha256: in.Sha256}
	var err error
	document.DocNo, err = w.DrawNumber(ctx, db.NewNumberSeries(string(in.Kind), word, "documents", "doc_no"), in.DatedOn.Year, "input.docNo", in.DocNo)
	if err != nil {
		return nil, err
	}
	if err := db.Insert(ctx, w, document); err != nil {
		return nil, db.RetryIfTaken(err, in.DocNo, "documents_doc_no_key")
	}
	if err := lockedcase.AddEvents(ctx, w, db.CaseEventKindDocumentAdded, in.DatedOn, &document.DocNo, in.Case.ID); err != nil {
		return nil, err
	}
	return db.Payload{"document": {db.KeyOf(document)}}, nil
}

// requireSha256 checks the SHA-256 hash of a file in hexadecimal digits; nil is allowed.
func requireSha256(field string, hash *string) error {
	if hash == nil || sha256Hex.MatchString(*hash) {
		return nil
	}
	return input.Fault(field, "%q is not 64 hexadecimal digits in lower case", *hash)
}
