package db

// PartyKinds are all values of PartyKind.
func PartyKinds() []PartyKind {
	return []PartyKind{
		PartyKindNaturalPerson,
		PartyKindSoleTrader,
		PartyKindCompany,
		PartyKindOther,
		PartyKindUnknown,
	}
}

// BusinessTypes are all values of BusinessType.
func BusinessTypes() []BusinessType {
	return []BusinessType{
		BusinessTypeProduction,
		BusinessTypeSale,
		BusinessTypeCatering,
		BusinessTypeCanteen,
		BusinessTypeVendor,
		BusinessTypeOther,
	}
}

// CoverageLevels are all values of CoverageLevel.
func CoverageLevels() []CoverageLevel {
	return []CoverageLevel{
		CoverageLevelA,
		CoverageLevelB,
		CoverageLevelC,
		CoverageLevelD,
	}
}

// CaseFields are all values of CaseField.
func CaseFields() []CaseField {
	return []CaseField{
		CaseFieldFood,
		CaseFieldDrug,
		CaseFieldMedicalDevice,
		CaseFieldCosmetics,
		CaseFieldSpecialEquipment,
		CaseFieldMetrology,
		CaseFieldProductQuality,
		CaseFieldPrice,
		CaseFieldAdvertising,
		CaseFieldUnfairCompetition,
		CaseFieldIntellectualProperty,
		CaseFieldConsumerRights,
		CaseFieldRegistration,
		CaseFieldOther,
	}
}

// CaseSources are all values of CaseSource.
func CaseSources() []CaseSource {
	return []CaseSource{
		CaseSourceComplaint,
		CaseSourceInspection,
		CaseSourceSampling,
		CaseSourceReferral,
		CaseSourceAssigned,
		CaseSourceMedia,
		CaseSourceSelfFound,
	}
}

// CaseProcedures are all values of CaseProcedure.
func CaseProcedures() []CaseProcedure {
	return []CaseProcedure{
		CaseProcedureSimplified,
		CaseProcedureOrdinary,
	}
}

// AgencyLevels are all values of AgencyLevel.
func AgencyLevels() []AgencyLevel {
	return []AgencyLevel{
		AgencyLevelProvince,
		AgencyLevelCity,
		AgencyLevelCounty,
	}
}
