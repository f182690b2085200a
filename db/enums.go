package db

// The enumerations of the schema; their text in the database is the value itself. A test holds them against the schema.

// AgencyLevel is the level of an agency.
type AgencyLevel string

// The values of AgencyLevel.
const (
	AgencyLevelProvince AgencyLevel = "PROVINCE"
	AgencyLevelCity     AgencyLevel = "CITY"
	AgencyLevelCounty   AgencyLevel = "COUNTY"
)

// UnitKind is the kind of unit.
type UnitKind string

// The values of UnitKind.
const (
	UnitKindSection UnitKind = "SECTION"
	UnitKindBranch  UnitKind = "BRANCH"
	UnitKindStation UnitKind = "STATION"
	UnitKindBrigade UnitKind = "BRIGADE"
)

// CaseField is the field of supervision.
type CaseField string

// The values of CaseField.
const (
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
)

// CaseSource is where a case came from.
type CaseSource string

// The values of CaseSource.
const (
	CaseSourceComplaint  CaseSource = "COMPLAINT"
	CaseSourceInspection CaseSource = "INSPECTION"
	CaseSourceSampling   CaseSource = "SAMPLING"
	CaseSourceReferral   CaseSource = "REFERRAL"
	CaseSourceAssigned   CaseSource = "ASSIGNED"
	CaseSourceMedia      CaseSource = "MEDIA"
	CaseSourceSelfFound  CaseSource = "SELF_FOUND"
)

// CaseProcedure is the procedure (行政处罚法 chapter 5).
type CaseProcedure string

// The values of CaseProcedure.
const (
	CaseProcedureSimplified CaseProcedure = "SIMPLIFIED"
	CaseProcedureOrdinary   CaseProcedure = "ORDINARY"
)

// CaseStatus is the status of a case.
type CaseStatus string

// The values of CaseStatus.
const (
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
)

// CaseEventKind is what happened in a case.
type CaseEventKind string

// The values of CaseEventKind.
const (
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
)

// DeadlineAction is what is due.
type DeadlineAction string

// The values of DeadlineAction.
const (
	DeadlineActionDecide   DeadlineAction = "DECIDE"
	DeadlineActionServe    DeadlineAction = "SERVE"
	DeadlineActionPublish  DeadlineAction = "PUBLISH"
	DeadlineActionPay      DeadlineAction = "PAY"
	DeadlineActionConclude DeadlineAction = "CONCLUDE"
	DeadlineActionRelease  DeadlineAction = "RELEASE"
	DeadlineActionTakeDown DeadlineAction = "TAKE_DOWN"
	DeadlineActionPush     DeadlineAction = "PUSH"
)

// DeadlineSpanKind is why days of a reckoning count, or do not.
type DeadlineSpanKind string

// The values of DeadlineSpanKind.
const (
	DeadlineSpanKindTerm      DeadlineSpanKind = "TERM"
	DeadlineSpanKindExtension DeadlineSpanKind = "EXTENSION"
	DeadlineSpanKindStopped   DeadlineSpanKind = "STOPPED"
	DeadlineSpanKindDaysOff   DeadlineSpanKind = "DAYS_OFF"
	DeadlineSpanKindMoved     DeadlineSpanKind = "MOVED"
)

// ClueOutcome is what came of a clue.
type ClueOutcome string

// The values of ClueOutcome.
const (
	ClueOutcomeFiled    ClueOutcome = "FILED"
	ClueOutcomeNotFiled ClueOutcome = "NOT_FILED"
	ClueOutcomeReferred ClueOutcome = "REFERRED"
)

// RuleUnit is what the value of a rule counts.
type RuleUnit string

// The values of RuleUnit.
const (
	RuleUnitWorkingDays  RuleUnit = "WORKING_DAYS"
	RuleUnitCalendarDays RuleUnit = "CALENDAR_DAYS"
	RuleUnitMonths       RuleUnit = "MONTHS"
	RuleUnitYears        RuleUnit = "YEARS"
	RuleUnitYuan         RuleUnit = "YUAN"
	RuleUnitShare        RuleUnit = "SHARE"
)

// RuleCertainty is how a rule is known.
type RuleCertainty string

// The values of RuleCertainty.
const (
	RuleCertaintyRead       RuleCertainty = "READ"
	RuleCertaintySecondHand RuleCertainty = "SECOND_HAND"
	RuleCertaintyMemory     RuleCertainty = "MEMORY"
)

// BusinessType is the type of food business.
type BusinessType string

// The values of BusinessType.
const (
	BusinessTypeProduction BusinessType = "PRODUCTION"
	BusinessTypeSale       BusinessType = "SALE"
	BusinessTypeCatering   BusinessType = "CATERING"
	BusinessTypeCanteen    BusinessType = "CANTEEN"
	BusinessTypeVendor     BusinessType = "VENDOR"
	BusinessTypeOther      BusinessType = "OTHER"
)

// CoverageLevel is the coverage level of a food business; the tier of official that answers for it.
type CoverageLevel string

// The values of CoverageLevel.
const (
	CoverageLevelA CoverageLevel = "A"
	CoverageLevelB CoverageLevel = "B"
	CoverageLevelC CoverageLevel = "C"
	CoverageLevelD CoverageLevel = "D"
)

// OfficialTier is the tier of an official.
type OfficialTier string

// The values of OfficialTier.
const (
	OfficialTierCity     OfficialTier = "CITY"
	OfficialTierCounty   OfficialTier = "COUNTY"
	OfficialTierTownship OfficialTier = "TOWNSHIP"
	OfficialTierVillage  OfficialTier = "VILLAGE"
)

// FindingSeverity is the severity of a finding.
type FindingSeverity string

// The values of FindingSeverity.
const (
	FindingSeverityMinor   FindingSeverity = "MINOR"
	FindingSeverityMajor   FindingSeverity = "MAJOR"
	FindingSeveritySerious FindingSeverity = "SERIOUS"
)

// GoodsMovementKind is the kind of goods movement.
type GoodsMovementKind string

// The values of GoodsMovementKind.
const (
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
)

// DestructionMethod is the method of a destruction.
type DestructionMethod string

// The values of DestructionMethod.
const (
	DestructionMethodIncineration DestructionMethod = "INCINERATION"
	DestructionMethodBurial       DestructionMethod = "BURIAL"
	DestructionMethodCrushing     DestructionMethod = "CRUSHING"
	DestructionMethodPulping      DestructionMethod = "PULPING"
	DestructionMethodChemical     DestructionMethod = "CHEMICAL"
	DestructionMethodOther        DestructionMethod = "OTHER"
)

// PartyKind is the kind of party.
type PartyKind string

// The values of PartyKind.
const (
	PartyKindNaturalPerson PartyKind = "NATURAL_PERSON"
	PartyKindSoleTrader    PartyKind = "SOLE_TRADER"
	PartyKindCompany       PartyKind = "COMPANY"
	PartyKindOther         PartyKind = "OTHER"
	PartyKindUnknown       PartyKind = "UNKNOWN"
)

// DecisionOutcome is the outcome of a decision (行政处罚法 57).
type DecisionOutcome string

// The values of DecisionOutcome.
const (
	DecisionOutcomePenalty   DecisionOutcome = "PENALTY"
	DecisionOutcomeNoPenalty DecisionOutcome = "NO_PENALTY"
	DecisionOutcomeTransfer  DecisionOutcome = "TRANSFER"
)

// PenaltyKind is the kind of penalty (行政处罚法 9).
type PenaltyKind string

// The values of PenaltyKind.
const (
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
)

// PaymentKind is the kind of ledger entry.
type PaymentKind string

// The values of PaymentKind.
const (
	PaymentKindPayment  PaymentKind = "PAYMENT"
	PaymentKindReversal PaymentKind = "REVERSAL"
	PaymentKindWriteOff PaymentKind = "WRITE_OFF"
)

// PaymentMethod is how a payment was made (行政处罚法 67–69).
type PaymentMethod string

// The values of PaymentMethod.
const (
	PaymentMethodBank       PaymentMethod = "BANK"
	PaymentMethodElectronic PaymentMethod = "ELECTRONIC"
	PaymentMethodCashOnSpot PaymentMethod = "CASH_ON_SPOT"
	PaymentMethodNone       PaymentMethod = "NONE"
)

// AppealKind is the kind of appeal.
type AppealKind string

// The values of AppealKind.
const (
	AppealKindReview AppealKind = "REVIEW"
	AppealKindSuit   AppealKind = "SUIT"
)

// AppealOutcome is the outcome of an appeal.
type AppealOutcome string

// The values of AppealOutcome.
const (
	AppealOutcomeUpheld    AppealOutcome = "UPHELD"
	AppealOutcomeChanged   AppealOutcome = "CHANGED"
	AppealOutcomeAnnulled  AppealOutcome = "ANNULLED"
	AppealOutcomeWithdrawn AppealOutcome = "WITHDRAWN"
)

// ExaminationKind is the kind of examination.
type ExaminationKind string

// The values of ExaminationKind.
const (
	ExaminationKindTesting    ExaminationKind = "TESTING"
	ExaminationKindInspection ExaminationKind = "INSPECTION"
	ExaminationKindQuarantine ExaminationKind = "QUARANTINE"
	ExaminationKindAppraisal  ExaminationKind = "APPRAISAL"
)

// SeizureKind is the kind of seizure.
type SeizureKind string

// The values of SeizureKind.
const (
	SeizureKindSeal  SeizureKind = "SEAL"
	SeizureKindSeize SeizureKind = "SEIZE"
)

// DocumentKind is the kind of document.
type DocumentKind string

// The values of DocumentKind.
const (
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
)

// Withdrawal is the how a decision was withdrawn.
type Withdrawal string

// The values of Withdrawal.
const (
	WithdrawalChanged  Withdrawal = "CHANGED"
	WithdrawalAnnulled Withdrawal = "ANNULLED"
	WithdrawalUnlawful Withdrawal = "UNLAWFUL"
	WithdrawalVoid     Withdrawal = "VOID"
)

// EquipmentKind is the kind of special equipment.
type EquipmentKind string

// The values of EquipmentKind.
const (
	EquipmentKindBoiler         EquipmentKind = "BOILER"
	EquipmentKindPressureVessel EquipmentKind = "PRESSURE_VESSEL"
	EquipmentKindPressurePipe   EquipmentKind = "PRESSURE_PIPE"
	EquipmentKindElevator       EquipmentKind = "ELEVATOR"
	EquipmentKindCrane          EquipmentKind = "CRANE"
	EquipmentKindRopeway        EquipmentKind = "ROPEWAY"
	EquipmentKindAmusement      EquipmentKind = "AMUSEMENT"
	EquipmentKindFactoryVehicle EquipmentKind = "FACTORY_VEHICLE"
)

// HazardKind is the kind of hazard.
type HazardKind string

// The values of HazardKind.
const (
	HazardKindNotRegistered HazardKind = "NOT_REGISTERED"
	HazardKindNotExamined   HazardKind = "NOT_EXAMINED"
	HazardKindOperator      HazardKind = "OPERATOR"
	HazardKindSafetyDevice  HazardKind = "SAFETY_DEVICE"
	HazardKindMaintenance   HazardKind = "MAINTENANCE"
	HazardKindRecords       HazardKind = "RECORDS"
	HazardKindOther         HazardKind = "OTHER"
)

// HazardSeverity is the severity of a hazard.
type HazardSeverity string

// The values of HazardSeverity.
const (
	HazardSeverityOrdinary HazardSeverity = "ORDINARY"
	HazardSeveritySerious  HazardSeverity = "SERIOUS"
)

// FollowUpOutcome is the outcome of a follow-up.
type FollowUpOutcome string

// The values of FollowUpOutcome.
const (
	FollowUpOutcomeRectified   FollowUpOutcome = "RECTIFIED"
	FollowUpOutcomePunished    FollowUpOutcome = "PUNISHED"
	FollowUpOutcomeReferred    FollowUpOutcome = "REFERRED"
	FollowUpOutcomeUntraceable FollowUpOutcome = "UNTRACEABLE"
)

// FollowUpStepKind is the step of a follow-up.
type FollowUpStepKind string

// The values of FollowUpStepKind.
const (
	FollowUpStepKindNotified    FollowUpStepKind = "NOTIFIED"
	FollowUpStepKindSaleStopped FollowUpStepKind = "SALE_STOPPED"
	FollowUpStepKindRecalled    FollowUpStepKind = "RECALLED"
	FollowUpStepKindTraced      FollowUpStepKind = "TRACED"
	FollowUpStepKindDestroyed   FollowUpStepKind = "DESTROYED"
	FollowUpStepKindChecked     FollowUpStepKind = "CHECKED"
)

// ComplaintChannel is the channel of a complaint.
type ComplaintChannel string

// The values of ComplaintChannel.
const (
	ComplaintChannelHotline12315 ComplaintChannel = "HOTLINE_12315"
	ComplaintChannelHotline12345 ComplaintChannel = "HOTLINE_12345"
	ComplaintChannelLetter       ComplaintChannel = "LETTER"
	ComplaintChannelVisit        ComplaintChannel = "VISIT"
	ComplaintChannelPetition     ComplaintChannel = "PETITION"
	ComplaintChannelOther        ComplaintChannel = "OTHER"
)

// ComplaintKind is the complaint or report.
type ComplaintKind string

// The values of ComplaintKind.
const (
	ComplaintKindComplaint ComplaintKind = "COMPLAINT"
	ComplaintKindReport    ComplaintKind = "REPORT"
)

// ComplaintObject is the what a complaint is about.
type ComplaintObject string

// The values of ComplaintObject.
const (
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
)

// ComplaintIssue is the what is wrong.
type ComplaintIssue string

// The values of ComplaintIssue.
const (
	ComplaintIssueQuality     ComplaintIssue = "QUALITY"
	ComplaintIssueSafety      ComplaintIssue = "SAFETY"
	ComplaintIssuePrice       ComplaintIssue = "PRICE"
	ComplaintIssueAdvertising ComplaintIssue = "ADVERTISING"
	ComplaintIssueContract    ComplaintIssue = "CONTRACT"
	ComplaintIssueAfterSale   ComplaintIssue = "AFTER_SALE"
	ComplaintIssueCounterfeit ComplaintIssue = "COUNTERFEIT"
	ComplaintIssueOther       ComplaintIssue = "OTHER"
)

// ComplaintResult is the how a complaint was closed.
type ComplaintResult string

// The values of ComplaintResult.
const (
	ComplaintResultMediated    ComplaintResult = "MEDIATED"
	ComplaintResultFailed      ComplaintResult = "FAILED"
	ComplaintResultWithdrawn   ComplaintResult = "WITHDRAWN"
	ComplaintResultRefused     ComplaintResult = "REFUSED"
	ComplaintResultCaseFiled   ComplaintResult = "CASE_FILED"
	ComplaintResultNoViolation ComplaintResult = "NO_VIOLATION"
	ComplaintResultReferred    ComplaintResult = "REFERRED"
	ComplaintResultMerged      ComplaintResult = "MERGED"
)

// Satisfaction is the what a complainant said.
type Satisfaction string

// The values of Satisfaction.
const (
	SatisfactionSatisfied    Satisfaction = "SATISFIED"
	SatisfactionNeutral      Satisfaction = "NEUTRAL"
	SatisfactionDissatisfied Satisfaction = "DISSATISFIED"
)

// PromiseScheme is the return-promise scheme.
type PromiseScheme string

// The values of PromiseScheme.
const (
	PromiseSchemeNoReasonReturn PromiseScheme = "NO_REASON_RETURN"
	PromiseSchemePreferred      PromiseScheme = "PREFERRED"
)

// StationKind is the kind of station.
type StationKind string

// The values of StationKind.
const (
	StationKindStation         StationKind = "STATION"
	StationKindMediationCentre StationKind = "MEDIATION_CENTRE"
)

// NoticeKind is the kind of notice.
type NoticeKind string

// The values of NoticeKind.
const (
	NoticeKindWarning     NoticeKind = "WARNING"
	NoticeKindTypicalCase NoticeKind = "TYPICAL_CASE"
)

// isMoney says whether penalties of the kind are an amount to be paid.
func (k PenaltyKind) IsMoney() bool {
	return k == PenaltyKindFine || k == PenaltyKindConfiscationOfGains
}

// Word is what the kind is called in documents.
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
