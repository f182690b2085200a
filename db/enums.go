package db

// The enumerations of the GraphQL schema. The text of a value in the database is the value itself. A test compares the values with the
// schema and with the constraints of the database.
type (
	// AgencyLevel is the level of an agency.
	AgencyLevel string
	// UnitKind is the kind of a unit.
	UnitKind string
	// CaseField is the field of supervision that a case belongs to.
	CaseField string
	// CaseSource is where a case or a clue came from.
	CaseSource string
	// CaseProcedure is the procedure of a case (行政处罚法 chapter 5).
	CaseProcedure string
	// CaseStatus is the status of a case.
	CaseStatus string
	// CaseEventKind is what happened at an event of a case.
	CaseEventKind string
	// DeadlineAction is the action that a deadline is for.
	DeadlineAction string
	// DeadlineSpanKind is why the days of a span count in a deadline, or do not count.
	DeadlineSpanKind string
	// ClueOutcome is the result of checking a clue.
	ClueOutcome string
	// RuleUnit is the unit of the value of a rule.
	RuleUnit string
	// RuleCertainty is how certain the value of a rule is.
	RuleCertainty string
	// BusinessType is the type of a food business.
	BusinessType string
	// CoverageLevel is the coverage level of a food business, which decides the tier of its official.
	CoverageLevel string
	// OfficialTier is the tier of an official.
	OfficialTier string
	// FindingSeverity is the severity of a finding.
	FindingSeverity string
	// GoodsMovementKind is the kind of a goods movement.
	GoodsMovementKind string
	// DestructionMethod is the method of a destruction.
	DestructionMethod string
	// PartyKind is the kind of a party.
	PartyKind string
	// DecisionOutcome is the outcome of a decision (行政处罚法 57).
	DecisionOutcome string
	// PenaltyKind is the kind of a penalty (行政处罚法 9).
	PenaltyKind string
	// PaymentKind is the kind of an entry in the payment ledger.
	PaymentKind string
	// PaymentMethod is how a payment was made (行政处罚法 67–69).
	PaymentMethod string
	// AppealKind is the kind of an appeal.
	AppealKind string
	// AppealOutcome is the outcome of an appeal.
	AppealOutcome string
	// ExaminationKind is the kind of an examination.
	ExaminationKind string
	// SeizureKind is the kind of a seizure.
	SeizureKind string
	// DocumentKind is the kind of a document.
	DocumentKind string
	// Withdrawal is how a decision was withdrawn.
	Withdrawal string
	// EquipmentKind is the kind of special equipment.
	EquipmentKind string
	// HazardKind is the kind of a hazard.
	HazardKind string
	// HazardSeverity is the severity of a hazard.
	HazardSeverity string
	// FollowUpOutcome is the outcome of a follow-up.
	FollowUpOutcome string
	// FollowUpStepKind is the kind of a step of a follow-up.
	FollowUpStepKind string
	// ComplaintChannel is the channel of a complaint.
	ComplaintChannel string
	// ComplaintKind is whether it is a complaint of a consumer or a report of a violation.
	ComplaintKind string
	// ComplaintObject is what a complaint is about.
	ComplaintObject string
	// ComplaintIssue is what is wrong, according to the complaint.
	ComplaintIssue string
	// ComplaintResult is how a complaint was closed.
	ComplaintResult string
	// Satisfaction is what the complainant said of the result.
	Satisfaction string
	// PromiseScheme is the return-promise scheme of a shop.
	PromiseScheme string
	// StationKind is the kind of a station.
	StationKind string
	// NoticeKind is the kind of a consumer notice.
	NoticeKind string
)

// The values of the enumerations, in the order of the schema.
const (
	AgencyLevelProvince AgencyLevel = "PROVINCE"
	AgencyLevelCity     AgencyLevel = "CITY"
	AgencyLevelCounty   AgencyLevel = "COUNTY"

	UnitKindSection UnitKind = "SECTION"
	UnitKindBranch  UnitKind = "BRANCH"
	UnitKindStation UnitKind = "STATION"
	UnitKindBrigade UnitKind = "BRIGADE"

	CaseFieldFood                 CaseField = "FOOD"
	CaseFieldDrug                 CaseField = "DRUG"
	CaseFieldMedicalDevice        CaseField = "MEDICAL_DEVICE"
	CaseFieldCosmetics            CaseField = "COSMETICS"
	CaseFieldSpecialEquipment     CaseField = "SPECIAL_EQUIPMENT"
	CaseFieldMetrology            CaseField = "METROLOGY"
	CaseFieldProductQuality       CaseField = "PRODUCT_QUALITY"
	CaseFieldPrice                CaseField = "PRICE"
	CaseFieldAdvertising          CaseField = "ADVERTISING"
	CaseFieldUnfairCompetition    CaseField = "UNFAIR_COMPETITION"
	CaseFieldIntellectualProperty CaseField = "INTELLECTUAL_PROPERTY"
	CaseFieldConsumerRights       CaseField = "CONSUMER_RIGHTS"
	CaseFieldRegistration         CaseField = "REGISTRATION"
	CaseFieldOther                CaseField = "OTHER"

	CaseSourceComplaint  CaseSource = "COMPLAINT"
	CaseSourceInspection CaseSource = "INSPECTION"
	CaseSourceSampling   CaseSource = "SAMPLING"
	CaseSourceReferral   CaseSource = "REFERRAL"
	CaseSourceAssigned   CaseSource = "ASSIGNED"
	CaseSourceMedia      CaseSource = "MEDIA"
	CaseSourceSelfFound  CaseSource = "SELF_FOUND"

	CaseProcedureSimplified CaseProcedure = "SIMPLIFIED"
	CaseProcedureOrdinary   CaseProcedure = "ORDINARY"

	CaseStatusClue         CaseStatus = "CLUE"
	CaseStatusFiled        CaseStatus = "FILED"
	CaseStatusInvestigated CaseStatus = "INVESTIGATED"
	CaseStatusNotified     CaseStatus = "NOTIFIED"
	CaseStatusDecided      CaseStatus = "DECIDED"
	CaseStatusNotPenalised CaseStatus = "NOT_PENALISED"
	CaseStatusTransferred  CaseStatus = "TRANSFERRED"
	CaseStatusServed       CaseStatus = "SERVED"
	CaseStatusExecuted     CaseStatus = "EXECUTED"
	CaseStatusConcluded    CaseStatus = "CONCLUDED"

	CaseEventKindFiled            CaseEventKind = "FILED"
	CaseEventKindInvestigated     CaseEventKind = "INVESTIGATED"
	CaseEventKindReviewed         CaseEventKind = "REVIEWED"
	CaseEventKindHeard            CaseEventKind = "HEARD"
	CaseEventKindDiscussed        CaseEventKind = "DISCUSSED"
	CaseEventKindNotified         CaseEventKind = "NOTIFIED"
	CaseEventKindDecided          CaseEventKind = "DECIDED"
	CaseEventKindNotPenalised     CaseEventKind = "NOT_PENALISED"
	CaseEventKindTransferred      CaseEventKind = "TRANSFERRED"
	CaseEventKindServed           CaseEventKind = "SERVED"
	CaseEventKindGoodsConfiscated CaseEventKind = "GOODS_CONFISCATED"
	CaseEventKindPaymentRecorded  CaseEventKind = "PAYMENT_RECORDED"
	CaseEventKindExecuted         CaseEventKind = "EXECUTED"
	CaseEventKindConcluded        CaseEventKind = "CONCLUDED"
	CaseEventKindHearingOffered   CaseEventKind = "HEARING_OFFERED"
	CaseEventKindHearingRequested CaseEventKind = "HEARING_REQUESTED"
	CaseEventKindWaived           CaseEventKind = "WAIVED"
	CaseEventKindExtended         CaseEventKind = "EXTENDED"
	CaseEventKindSuspended        CaseEventKind = "SUSPENDED"
	CaseEventKindResumed          CaseEventKind = "RESUMED"
	CaseEventKindPublished        CaseEventKind = "PUBLISHED"
	CaseEventKindPaymentReversed  CaseEventKind = "PAYMENT_REVERSED"
	CaseEventKindDeferred         CaseEventKind = "DEFERRED"
	CaseEventKindWrittenOff       CaseEventKind = "WRITTEN_OFF"
	CaseEventKindAppealed         CaseEventKind = "APPEALED"
	CaseEventKindAppealEnded      CaseEventKind = "APPEAL_ENDED"
	CaseEventKindGoodsSeized      CaseEventKind = "GOODS_SEIZED"
	CaseEventKindSeizureExtended  CaseEventKind = "SEIZURE_EXTENDED"
	CaseEventKindGoodsReleased    CaseEventKind = "GOODS_RELEASED"
	CaseEventKindOfficersAssigned CaseEventKind = "OFFICERS_ASSIGNED"
	CaseEventKindWithdrawn        CaseEventKind = "WITHDRAWN"
	CaseEventKindPublicityEnded   CaseEventKind = "PUBLICITY_ENDED"
	CaseEventKindClueReceived     CaseEventKind = "CLUE_RECEIVED"
	CaseEventKindProposed         CaseEventKind = "PROPOSED"
	CaseEventKindHearingScheduled CaseEventKind = "HEARING_SCHEDULED"
	CaseEventKindCorrected        CaseEventKind = "CORRECTED"
	CaseEventKindPushed           CaseEventKind = "PUSHED"
	CaseEventKindPaymentRefunded  CaseEventKind = "PAYMENT_REFUNDED"
	CaseEventKindGoodsMoved       CaseEventKind = "GOODS_MOVED"
	CaseEventKindGoodsDestroyed   CaseEventKind = "GOODS_DESTROYED"
	CaseEventKindGoodsReturned    CaseEventKind = "GOODS_RETURNED"
	CaseEventKindDocumentAdded    CaseEventKind = "DOCUMENT_ADDED"
	CaseEventKindExaminationBegun CaseEventKind = "EXAMINATION_BEGUN"
	CaseEventKindExaminationEnded CaseEventKind = "EXAMINATION_ENDED"

	DeadlineActionDecide   DeadlineAction = "DECIDE"
	DeadlineActionServe    DeadlineAction = "SERVE"
	DeadlineActionPublish  DeadlineAction = "PUBLISH"
	DeadlineActionPay      DeadlineAction = "PAY"
	DeadlineActionConclude DeadlineAction = "CONCLUDE"
	DeadlineActionRelease  DeadlineAction = "RELEASE"
	DeadlineActionTakeDown DeadlineAction = "TAKE_DOWN"
	DeadlineActionPush     DeadlineAction = "PUSH"

	DeadlineSpanKindTerm      DeadlineSpanKind = "TERM"
	DeadlineSpanKindExtension DeadlineSpanKind = "EXTENSION"
	DeadlineSpanKindStopped   DeadlineSpanKind = "STOPPED"
	DeadlineSpanKindDaysOff   DeadlineSpanKind = "DAYS_OFF"
	DeadlineSpanKindMoved     DeadlineSpanKind = "MOVED"

	ClueOutcomeFiled    ClueOutcome = "FILED"
	ClueOutcomeNotFiled ClueOutcome = "NOT_FILED"
	ClueOutcomeReferred ClueOutcome = "REFERRED"

	RuleUnitWorkingDays  RuleUnit = "WORKING_DAYS"
	RuleUnitCalendarDays RuleUnit = "CALENDAR_DAYS"
	RuleUnitMonths       RuleUnit = "MONTHS"
	RuleUnitYears        RuleUnit = "YEARS"
	RuleUnitYuan         RuleUnit = "YUAN"
	RuleUnitShare        RuleUnit = "SHARE"

	RuleCertaintyRead       RuleCertainty = "READ"
	RuleCertaintySecondHand RuleCertainty = "SECOND_HAND"
	RuleCertaintyMemory     RuleCertainty = "MEMORY"

	BusinessTypeProduction BusinessType = "PRODUCTION"
	BusinessTypeSale       BusinessType = "SALE"
	BusinessTypeCatering   BusinessType = "CATERING"
	BusinessTypeCanteen    BusinessType = "CANTEEN"
	BusinessTypeVendor     BusinessType = "VENDOR"
	BusinessTypeOther      BusinessType = "OTHER"

	CoverageLevelA CoverageLevel = "A"
	CoverageLevelB CoverageLevel = "B"
	CoverageLevelC CoverageLevel = "C"
	CoverageLevelD CoverageLevel = "D"

	OfficialTierCity     OfficialTier = "CITY"
	OfficialTierCounty   OfficialTier = "COUNTY"
	OfficialTierTownship OfficialTier = "TOWNSHIP"
	OfficialTierVillage  OfficialTier = "VILLAGE"

	FindingSeverityMinor   FindingSeverity = "MINOR"
	FindingSeverityMajor   FindingSeverity = "MAJOR"
	FindingSeveritySerious FindingSeverity = "SERIOUS"

	GoodsMovementKindSeal       GoodsMovementKind = "SEAL"
	GoodsMovementKindSeize      GoodsMovementKind = "SEIZE"
	GoodsMovementKindRelease    GoodsMovementKind = "RELEASE"
	GoodsMovementKindSample     GoodsMovementKind = "SAMPLE"
	GoodsMovementKindConfiscate GoodsMovementKind = "CONFISCATE"
	GoodsMovementKindTransfer   GoodsMovementKind = "TRANSFER"
	GoodsMovementKindAuction    GoodsMovementKind = "AUCTION"
	GoodsMovementKindDestroy    GoodsMovementKind = "DESTROY"
	GoodsMovementKindStore      GoodsMovementKind = "STORE"
	GoodsMovementKindReturn     GoodsMovementKind = "RETURN"

	DestructionMethodIncineration DestructionMethod = "INCINERATION"
	DestructionMethodBurial       DestructionMethod = "BURIAL"
	DestructionMethodCrushing     DestructionMethod = "CRUSHING"
	DestructionMethodPulping      DestructionMethod = "PULPING"
	DestructionMethodChemical     DestructionMethod = "CHEMICAL"
	DestructionMethodOther        DestructionMethod = "OTHER"

	PartyKindNaturalPerson PartyKind = "NATURAL_PERSON"
	PartyKindSoleTrader    PartyKind = "SOLE_TRADER"
	PartyKindCompany       PartyKind = "COMPANY"
	PartyKindOther         PartyKind = "OTHER"
	PartyKindUnknown       PartyKind = "UNKNOWN"

	DecisionOutcomePenalty   DecisionOutcome = "PENALTY"
	DecisionOutcomeNoPenalty DecisionOutcome = "NO_PENALTY"
	DecisionOutcomeTransfer  DecisionOutcome = "TRANSFER"

	PenaltyKindWarning               PenaltyKind = "WARNING"
	PenaltyKindPublicCriticism       PenaltyKind = "PUBLIC_CRITICISM"
	PenaltyKindFine                  PenaltyKind = "FINE"
	PenaltyKindConfiscationOfGains   PenaltyKind = "CONFISCATION_OF_GAINS"
	PenaltyKindConfiscationOfGoods   PenaltyKind = "CONFISCATION_OF_GOODS"
	PenaltyKindLicenceSuspension     PenaltyKind = "LICENCE_SUSPENSION"
	PenaltyKindDowngrade             PenaltyKind = "DOWNGRADE"
	PenaltyKindLicenceRevocation     PenaltyKind = "LICENCE_REVOCATION"
	PenaltyKindRestrictionOfBusiness PenaltyKind = "RESTRICTION_OF_BUSINESS"
	PenaltyKindSuspensionOfBusiness  PenaltyKind = "SUSPENSION_OF_BUSINESS"
	PenaltyKindClosure               PenaltyKind = "CLOSURE"
	PenaltyKindTradeBan              PenaltyKind = "TRADE_BAN"
	PenaltyKindOther                 PenaltyKind = "OTHER"

	PaymentKindPayment  PaymentKind = "PAYMENT"
	PaymentKindReversal PaymentKind = "REVERSAL"
	PaymentKindWriteOff PaymentKind = "WRITE_OFF"

	PaymentMethodBank       PaymentMethod = "BANK"
	PaymentMethodElectronic PaymentMethod = "ELECTRONIC"
	PaymentMethodCashOnSpot PaymentMethod = "CASH_ON_SPOT"
	PaymentMethodNone       PaymentMethod = "NONE"

	AppealKindReview AppealKind = "REVIEW"
	AppealKindSuit   AppealKind = "SUIT"

	AppealOutcomeUpheld    AppealOutcome = "UPHELD"
	AppealOutcomeChanged   AppealOutcome = "CHANGED"
	AppealOutcomeAnnulled  AppealOutcome = "ANNULLED"
	AppealOutcomeWithdrawn AppealOutcome = "WITHDRAWN"

	ExaminationKindTesting    ExaminationKind = "TESTING"
	ExaminationKindInspection ExaminationKind = "INSPECTION"
	ExaminationKindQuarantine ExaminationKind = "QUARANTINE"
	ExaminationKindAppraisal  ExaminationKind = "APPRAISAL"

	SeizureKindSeal  SeizureKind = "SEAL"
	SeizureKindSeize SeizureKind = "SEIZE"

	DocumentKindFilingApproval      DocumentKind = "FILING_APPROVAL"
	DocumentKindInspectionRecord    DocumentKind = "INSPECTION_RECORD"
	DocumentKindInterviewRecord     DocumentKind = "INTERVIEW_RECORD"
	DocumentKindSeizureOrder        DocumentKind = "SEIZURE_ORDER"
	DocumentKindReleaseOrder        DocumentKind = "RELEASE_ORDER"
	DocumentKindInvestigationReport DocumentKind = "INVESTIGATION_REPORT"
	DocumentKindLegalOpinion        DocumentKind = "LEGAL_OPINION"
	DocumentKindNotice              DocumentKind = "NOTICE"
	DocumentKindHearingNotice       DocumentKind = "HEARING_NOTICE"
	DocumentKindHearingRecord       DocumentKind = "HEARING_RECORD"
	DocumentKindDecision            DocumentKind = "DECISION"
	DocumentKindServiceReceipt      DocumentKind = "SERVICE_RECEIPT"
	DocumentKindPaymentReceipt      DocumentKind = "PAYMENT_RECEIPT"
	DocumentKindDeferralApproval    DocumentKind = "DEFERRAL_APPROVAL"
	DocumentKindDestructionRecord   DocumentKind = "DESTRUCTION_RECORD"
	DocumentKindConclusionApproval  DocumentKind = "CONCLUSION_APPROVAL"
	DocumentKindOther               DocumentKind = "OTHER"

	WithdrawalChanged  Withdrawal = "CHANGED"
	WithdrawalAnnulled Withdrawal = "ANNULLED"
	WithdrawalUnlawful Withdrawal = "UNLAWFUL"
	WithdrawalVoid     Withdrawal = "VOID"

	EquipmentKindBoiler         EquipmentKind = "BOILER"
	EquipmentKindPressureVessel EquipmentKind = "PRESSURE_VESSEL"
	EquipmentKindPressurePipe   EquipmentKind = "PRESSURE_PIPE"
	EquipmentKindElevator       EquipmentKind = "ELEVATOR"
	EquipmentKindCrane          EquipmentKind = "CRANE"
	EquipmentKindRopeway        EquipmentKind = "ROPEWAY"
	EquipmentKindAmusement      EquipmentKind = "AMUSEMENT"
	EquipmentKindFactoryVehicle EquipmentKind = "FACTORY_VEHICLE"

	HazardKindNotRegistered HazardKind = "NOT_REGISTERED"
	HazardKindNotExamined   HazardKind = "NOT_EXAMINED"
	HazardKindOperator      HazardKind = "OPERATOR"
	HazardKindSafetyDevice  HazardKind = "SAFETY_DEVICE"
	HazardKindMaintenance   HazardKind = "MAINTENANCE"
	HazardKindRecords       HazardKind = "RECORDS"
	HazardKindOther         HazardKind = "OTHER"

	HazardSeverityOrdinary HazardSeverity = "ORDINARY"
	HazardSeveritySerious  HazardSeverity = "SERIOUS"

	FollowUpOutcomeRectified   FollowUpOutcome = "RECTIFIED"
	FollowUpOutcomePunished    FollowUpOutcome = "PUNISHED"
	FollowUpOutcomeReferred    FollowUpOutcome = "REFERRED"
	FollowUpOutcomeUntraceable FollowUpOutcome = "UNTRACEABLE"

	FollowUpStepKindNotified    FollowUpStepKind = "NOTIFIED"
	FollowUpStepKindSaleStopped FollowUpStepKind = "SALE_STOPPED"
	FollowUpStepKindRecalled    FollowUpStepKind = "RECALLED"
	FollowUpStepKindTraced      FollowUpStepKind = "TRACED"
	FollowUpStepKindDestroyed   FollowUpStepKind = "DESTROYED"
	FollowUpStepKindChecked     FollowUpStepKind = "CHECKED"

	ComplaintChannelHotline12315 ComplaintChannel = "HOTLINE_12315"
	ComplaintChannelHotline12345 ComplaintChannel = "HOTLINE_12345"
	ComplaintChannelLetter       ComplaintChannel = "LETTER"
	ComplaintChannelVisit        ComplaintChannel = "VISIT"
	ComplaintChannelPetition     ComplaintChannel = "PETITION"
	ComplaintChannelOther        ComplaintChannel = "OTHER"

	ComplaintKindComplaint ComplaintKind = "COMPLAINT"
	ComplaintKindReport    ComplaintKind = "REPORT"

	ComplaintObjectFood      ComplaintObject = "FOOD"
	ComplaintObjectCatering  ComplaintObject = "CATERING"
	ComplaintObjectClothing  ComplaintObject = "CLOTHING"
	ComplaintObjectAppliance ComplaintObject = "APPLIANCE"
	ComplaintObjectVehicle   ComplaintObject = "VEHICLE"
	ComplaintObjectHousing   ComplaintObject = "HOUSING"
	ComplaintObjectPrepaid   ComplaintObject = "PREPAID"
	ComplaintObjectOnline    ComplaintObject = "ONLINE"
	ComplaintObjectMedical   ComplaintObject = "MEDICAL"
	ComplaintObjectService   ComplaintObject = "SERVICE"
	ComplaintObjectOther     ComplaintObject = "OTHER"

	ComplaintIssueQuality     ComplaintIssue = "QUALITY"
	ComplaintIssueSafety      ComplaintIssue = "SAFETY"
	ComplaintIssuePrice       ComplaintIssue = "PRICE"
	ComplaintIssueAdvertising ComplaintIssue = "ADVERTISING"
	ComplaintIssueContract    ComplaintIssue = "CONTRACT"
	ComplaintIssueAfterSale   ComplaintIssue = "AFTER_SALE"
	ComplaintIssueCounterfeit ComplaintIssue = "COUNTERFEIT"
	ComplaintIssueOther       ComplaintIssue = "OTHER"

	ComplaintResultMediated    ComplaintResult = "MEDIATED"
	ComplaintResultFailed      ComplaintResult = "FAILED"
	ComplaintResultWithdrawn   ComplaintResult = "WITHDRAWN"
	ComplaintResultRefused     ComplaintResult = "REFUSED"
	ComplaintResultCaseFiled   ComplaintResult = "CASE_FILED"
	ComplaintResultNoViolation ComplaintResult = "NO_VIOLATION"
	ComplaintResultReferred    ComplaintResult = "REFERRED"
	ComplaintResultMerged      ComplaintResult = "MERGED"

	SatisfactionSatisfied    Satisfaction = "SATISFIED"
	SatisfactionNeutral      Satisfaction = "NEUTRAL"
	SatisfactionDissatisfied Satisfaction = "DISSATISFIED"

	PromiseSchemeNoReasonReturn PromiseScheme = "NO_REASON_RETURN"
	PromiseSchemePreferred      PromiseScheme = "PREFERRED"

	StationKindStation         StationKind = "STATION"
	StationKindMediationCentre StationKind = "MEDIATION_CENTRE"

	NoticeKindWarning     NoticeKind = "WARNING"
	NoticeKindTypicalCase NoticeKind = "TYPICAL_CASE"
)

// IsMoney reports whether penalties of the kind are an amount to be paid.
func (k PenaltyKind) IsMoney() bool {
	return k == PenaltyKindFine || k == PenaltyKindConfiscationOfGains
}

// Word returns the Chinese name of the kind, as in documents.
func (k PenaltyKind) Word() string { return penaltyWords[k] }

// RemoteMethod is what a remote check looks at.
type RemoteMethod string

// The values of RemoteMethod.
const (
	RemoteMethodVideo        RemoteMethod = "VIDEO"
	RemoteMethodPrescription RemoteMethod = "PRESCRIPTION"
	RemoteMethodColdChain    RemoteMethod = "COLD_CHAIN"
)

// RemoteResult is how a remote check ended.
type RemoteResult string

// The values of RemoteResult.
const (
	RemoteResultPassed        RemoteResult = "PASSED"
	RemoteResultRectification RemoteResult = "RECTIFICATION"
	RemoteResultSuspension    RemoteResult = "SUSPENSION"
)

// RemoteFindingKind is the kind of a finding of a remote check.
type RemoteFindingKind string

// The values of RemoteFindingKind.
const (
	RemoteFindingKindPrescription RemoteFindingKind = "PRESCRIPTION"
	RemoteFindingKindPharmacist   RemoteFindingKind = "PHARMACIST"
	RemoteFindingKindTemperature  RemoteFindingKind = "TEMPERATURE"
	RemoteFindingKindDisplay      RemoteFindingKind = "DISPLAY"
	RemoteFindingKindExpired      RemoteFindingKind = "EXPIRED"
	RemoteFindingKindRecords      RemoteFindingKind = "RECORDS"
	RemoteFindingKindOther        RemoteFindingKind = "OTHER"
)
