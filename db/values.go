package db

// PartyKinds returns all values of PartyKind, in the order of the schema.
func PartyKinds() []PartyKind {
	return []PartyKind{
		PartyKindNaturalPerson, PartyKindSoleTrader, PartyKindCompany, PartyKindOther, PartyKindUnknown,
	}
}

// BusinessTypes returns all values of BusinessType, in the order of the schema.
func BusinessTypes() []BusinessType {
	return []BusinessType{
		BusinessTypeProduction, BusinessTypeSale, BusinessTypeCatering, BusinessTypeCanteen, BusinessTypeVendor,
		BusinessTypeOther,
	}
}

// CoverageLevels returns all values of CoverageLevel, in the order of the schema.
func CoverageLevels() []CoverageLevel {
	return []CoverageLevel{
		CoverageLevelA, CoverageLevelB, CoverageLevelC, CoverageLevelD,
	}
}

// CaseFields returns all values of CaseField, in the order of the schema.
func CaseFields() []CaseField {
	return []CaseField{
		CaseFieldFood, CaseFieldDrug, CaseFieldMedicalDevice, CaseFieldCosmetics, CaseFieldSpecialEquipment, CaseFieldMetrology,
		CaseFieldProductQuality, CaseFieldPrice, CaseFieldAdvertising, CaseFieldUnfairCompetition, CaseFieldIntellectualProperty,
		CaseFieldConsumerRights, CaseFieldRegistration, CaseFieldOther,
	}
}

// CaseSources returns all values of CaseSource, in the order of the schema.
func CaseSources() []CaseSource {
	return []CaseSource{
		CaseSourceComplaint, CaseSourceInspection, CaseSourceSampling, CaseSourceReferral, CaseSourceAssigned, CaseSourceMedia,
		CaseSourceSelfFound,
	}
}

// CaseProcedures returns all values of CaseProcedure, in the order of the schema.
func CaseProcedures() []CaseProcedure {
	return []CaseProcedure{
		CaseProcedureSimplified, CaseProcedureOrdinary,
	}
}
