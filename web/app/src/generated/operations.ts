/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type AccessTokenAggregateWhere = {
  account?: AccountAggregateWhere | null | undefined;
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<AccessTokenAggregateWhere> | null | undefined;
  change?: AccessTokenCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<AccessTokenDays> | null | undefined;
  distinct?: AccessTokenDistinctWhere | null | undefined;
  max?: AccessTokenMinWhere | null | undefined;
  min?: AccessTokenMinWhere | null | undefined;
  movingAverage?: AccessTokenCalculation | null | undefined;
  not?: AccessTokenAggregateWhere | null | undefined;
  or?: Array<AccessTokenAggregateWhere> | null | undefined;
  percentRank?: AccessTokenCalculation | null | undefined;
  rank?: AccessTokenCalculation | null | undefined;
  ratio?: AccessTokenCalculation | null | undefined;
  runningTotal?: AccessTokenCalculation | null | undefined;
  share?: AccessTokenCalculation | null | undefined;
  where?: AccessTokenWhere | null | undefined;
};

export type AccessTokenCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: AccessTokenMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: AccessTokenMeasure | null | undefined;
  within?: Array<AccessTokenGroupBy> | null | undefined;
};

export type AccessTokenComparison = {
  is: Comparator;
  left: AccessTokenOperand;
  right: AccessTokenOperand;
};

export type AccessTokenDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: AccessTokenOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: AccessTokenOperand;
  working?: boolean | null | undefined;
};

export type AccessTokenDistinctWhere = {
  account?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  expiresAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  lastUsedAt?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  revokedAt?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type AccessTokenGroupBy = {
  account?: AccountGroupBy | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  expiresAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  lastUsedAt?: DateDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  revokedAt?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type AccessTokenMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: AccessTokenDays | null | undefined;
  distinct?: AccessTokenMeasured | null | undefined;
  max?: AccessTokenMeasured | null | undefined;
  min?: AccessTokenMeasured | null | undefined;
  ratio?: AccessTokenCalculation | null | undefined;
  where?: AccessTokenWhere | null | undefined;
};

export type AccessTokenMeasured = {
  account?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  expiresAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  lastUsedAt?: boolean | null | undefined;
  name?: boolean | null | undefined;
  revokedAt?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type AccessTokenMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  expiresAt?: DateTimeFilter | null | undefined;
  lastUsedAt?: DateTimeFilter | null | undefined;
  revokedAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type AccessTokenOperand = {
  account?: AccountOperand | null | undefined;
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  expiresAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  lastUsedAt?: boolean | null | undefined;
  name?: boolean | null | undefined;
  revokedAt?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type AccessTokenRelationWhere = {
  aggregate?: AccessTokenAggregateWhere | null | undefined;
  every?: AccessTokenWhere | null | undefined;
  none?: AccessTokenWhere | null | undefined;
  some?: AccessTokenWhere | null | undefined;
};

export type AccessTokenWhere = {
  account?: AccountWhere | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<AccessTokenWhere> | null | undefined;
  compare?: Array<AccessTokenComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<AccessTokenDays> | null | undefined;
  expiresAt?: DateTimeFilter | null | undefined;
  id?: IdFilter | null | undefined;
  lastUsedAt?: DateTimeFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: AccessTokenWhere | null | undefined;
  or?: Array<AccessTokenWhere> | null | undefined;
  revokedAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type AccountAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<AccountAggregateWhere> | null | undefined;
  change?: AccountCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<AccountDays> | null | undefined;
  distinct?: AccountDistinctWhere | null | undefined;
  max?: AccountMinWhere | null | undefined;
  min?: AccountMinWhere | null | undefined;
  movingAverage?: AccountCalculation | null | undefined;
  not?: AccountAggregateWhere | null | undefined;
  officer?: OfficerAggregateWhere | null | undefined;
  or?: Array<AccountAggregateWhere> | null | undefined;
  percentRank?: AccountCalculation | null | undefined;
  rank?: AccountCalculation | null | undefined;
  ratio?: AccountCalculation | null | undefined;
  runningTotal?: AccountCalculation | null | undefined;
  share?: AccountCalculation | null | undefined;
  tokens?: AccessTokenAggregateWhere | null | undefined;
  units?: UnitAggregateWhere | null | undefined;
  where?: AccountWhere | null | undefined;
};

export type AccountCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: AccountMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: AccountMeasure | null | undefined;
  within?: Array<AccountGroupBy> | null | undefined;
};

export type AccountComparison = {
  is: Comparator;
  left: AccountOperand;
  right: AccountOperand;
};

export type AccountDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: AccountOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: AccountOperand;
  working?: boolean | null | undefined;
};

export type AccountDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  officer?: IntFilter | null | undefined;
  role?: IntFilter | null | undefined;
  subject?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  validFrom?: IntFilter | null | undefined;
  validUntil?: IntFilter | null | undefined;
  withdrawal?: IntFilter | null | undefined;
  withdrawnAt?: IntFilter | null | undefined;
};

export type AccountGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  officer?: OfficerGroupBy | null | undefined;
  role?: GroupDimension | null | undefined;
  subject?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  validFrom?: DateDimension | null | undefined;
  validUntil?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  withdrawal?: GroupDimension | null | undefined;
  withdrawnAt?: DateDimension | null | undefined;
};

export type AccountMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: AccountDays | null | undefined;
  distinct?: AccountMeasured | null | undefined;
  max?: AccountMeasured | null | undefined;
  min?: AccountMeasured | null | undefined;
  ratio?: AccountCalculation | null | undefined;
  tokens?: AccessTokenMeasure | null | undefined;
  units?: UnitMeasure | null | undefined;
  where?: AccountWhere | null | undefined;
};

export type AccountMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  officer?: boolean | null | undefined;
  role?: boolean | null | undefined;
  subject?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  validFrom?: boolean | null | undefined;
  validUntil?: boolean | null | undefined;
  withdrawal?: boolean | null | undefined;
  withdrawnAt?: boolean | null | undefined;
};

export type AccountMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  validFrom?: DateFilter | null | undefined;
  validUntil?: DateFilter | null | undefined;
  withdrawnAt?: DateTimeFilter | null | undefined;
};

export type AccountOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  officer?: OfficerOperand | null | undefined;
  role?: boolean | null | undefined;
  subject?: boolean | null | undefined;
  tokens?: AccessTokenMeasure | null | undefined;
  units?: UnitMeasure | null | undefined;
  updatedAt?: boolean | null | undefined;
  validFrom?: boolean | null | undefined;
  validUntil?: boolean | null | undefined;
  version?: boolean | null | undefined;
  withdrawal?: boolean | null | undefined;
  withdrawnAt?: boolean | null | undefined;
};

export type AccountRole =
  | 'ADMIN'
  | 'AUDITOR'
  | 'DASHBOARD'
  | 'LEGAL';

export type AccountRoleFilter = {
  eq?: AccountRole | null | undefined;
  in?: Array<AccountRole> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: AccountRole | null | undefined;
  notIn?: Array<AccountRole> | null | undefined;
};

export type AccountWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<AccountWhere> | null | undefined;
  compare?: Array<AccountComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<AccountDays> | null | undefined;
  id?: IdFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: AccountWhere | null | undefined;
  officer?: OfficerWhere | null | undefined;
  or?: Array<AccountWhere> | null | undefined;
  role?: AccountRoleFilter | null | undefined;
  subject?: StringFilter | null | undefined;
  tokens?: AccessTokenRelationWhere | null | undefined;
  units?: UnitRelationWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  validFrom?: DateFilter | null | undefined;
  validUntil?: DateFilter | null | undefined;
  version?: IntFilter | null | undefined;
  withdrawal?: StringFilter | null | undefined;
  withdrawnAt?: DateTimeFilter | null | undefined;
};

export type AccrualAggregateOrder = {
  at?: string | null | undefined;
  avg?: AccrualMeasureOrder | null | undefined;
  change?: AccrualCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: AccrualDays | null | undefined;
  distinct?: AccrualMeasureOrder | null | undefined;
  key?: AccrualOrder | null | undefined;
  max?: AccrualMeasureOrder | null | undefined;
  median?: AccrualMeasureOrder | null | undefined;
  min?: AccrualMeasureOrder | null | undefined;
  movingAverage?: AccrualCalculation | null | undefined;
  percentRank?: AccrualCalculation | null | undefined;
  percentile?: AccrualMeasureOrder | null | undefined;
  rank?: AccrualCalculation | null | undefined;
  ratio?: AccrualCalculation | null | undefined;
  runningTotal?: AccrualCalculation | null | undefined;
  share?: AccrualCalculation | null | undefined;
  standardDeviation?: AccrualMeasureOrder | null | undefined;
  sum?: AccrualMeasureOrder | null | undefined;
  where?: AccrualWhere | null | undefined;
};

export type AccrualAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<AccrualAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: AccrualAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: AccrualCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<AccrualDays> | null | undefined;
  distinct?: AccrualDistinctWhere | null | undefined;
  instalment?: InstalmentAggregateWhere | null | undefined;
  max?: AccrualMinWhere | null | undefined;
  median?: AccrualAvgWhere | null | undefined;
  min?: AccrualMinWhere | null | undefined;
  movingAverage?: AccrualCalculation | null | undefined;
  not?: AccrualAggregateWhere | null | undefined;
  or?: Array<AccrualAggregateWhere> | null | undefined;
  penalty?: PenaltyAggregateWhere | null | undefined;
  percentRank?: AccrualCalculation | null | undefined;
  percentile?: AccrualAvgWhere | null | undefined;
  rank?: AccrualCalculation | null | undefined;
  ratio?: AccrualCalculation | null | undefined;
  runningTotal?: AccrualCalculation | null | undefined;
  share?: AccrualCalculation | null | undefined;
  standardDeviation?: AccrualAvgWhere | null | undefined;
  sum?: AccrualSumWhere | null | undefined;
  where?: AccrualWhere | null | undefined;
};

export type AccrualAvgWhere = {
  amount?: DecimalFilter | null | undefined;
  base?: DecimalFilter | null | undefined;
  days?: DecimalFilter | null | undefined;
  rate?: DecimalFilter | null | undefined;
};

export type AccrualCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: AccrualMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: AccrualMeasure | null | undefined;
  within?: Array<AccrualGroupBy> | null | undefined;
};

export type AccrualComparison = {
  is: Comparator;
  left: AccrualOperand;
  right: AccrualOperand;
};

export type AccrualDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: AccrualOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: AccrualOperand;
  working?: boolean | null | undefined;
};

export type AccrualDistinctWhere = {
  agency?: IntFilter | null | undefined;
  amount?: IntFilter | null | undefined;
  article?: IntFilter | null | undefined;
  base?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  days?: IntFilter | null | undefined;
  endsOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  instalment?: IntFilter | null | undefined;
  penalty?: IntFilter | null | undefined;
  rate?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type AccrualGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  amount?: NumberDimension | null | undefined;
  article?: GroupDimension | null | undefined;
  base?: NumberDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  days?: NumberDimension | null | undefined;
  endsOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  instalment?: InstalmentGroupBy | null | undefined;
  penalty?: PenaltyGroupBy | null | undefined;
  rate?: NumberDimension | null | undefined;
  startsOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type AccrualMeasure = {
  at?: string | null | undefined;
  avg?: AccrualMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: AccrualDays | null | undefined;
  distinct?: AccrualMeasured | null | undefined;
  max?: AccrualMeasured | null | undefined;
  median?: AccrualMeasured | null | undefined;
  min?: AccrualMeasured | null | undefined;
  percentile?: AccrualMeasured | null | undefined;
  ratio?: AccrualCalculation | null | undefined;
  standardDeviation?: AccrualMeasured | null | undefined;
  sum?: AccrualMeasured | null | undefined;
  where?: AccrualWhere | null | undefined;
};

export type AccrualMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  amount?: OrderDirection | null | undefined;
  article?: OrderDirection | null | undefined;
  base?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  days?: OrderDirection | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  instalment?: OrderDirection | null | undefined;
  penalty?: OrderDirection | null | undefined;
  rate?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type AccrualMeasured = {
  agency?: boolean | null | undefined;
  amount?: boolean | null | undefined;
  article?: boolean | null | undefined;
  base?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  days?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  instalment?: boolean | null | undefined;
  penalty?: boolean | null | undefined;
  rate?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type AccrualMinWhere = {
  amount?: MoneyFilter | null | undefined;
  base?: MoneyFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  days?: IntFilter | null | undefined;
  endsOn?: DateFilter | null | undefined;
  rate?: DecimalFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type AccrualOperand = {
  agency?: AgencyOperand | null | undefined;
  amount?: boolean | null | undefined;
  article?: boolean | null | undefined;
  base?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  days?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  instalment?: InstalmentOperand | null | undefined;
  penalty?: PenaltyOperand | null | undefined;
  rate?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type AccrualOrder = {
  agency?: AgencyOrder | null | undefined;
  amount?: OrderDirection | null | undefined;
  article?: OrderDirection | null | undefined;
  base?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  days?: OrderDirection | null | undefined;
  daysBetween?: AccrualDays | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  instalment?: InstalmentOrder | null | undefined;
  penalty?: PenaltyOrder | null | undefined;
  rate?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type AccrualRelationWhere = {
  aggregate?: AccrualAggregateWhere | null | undefined;
  every?: AccrualWhere | null | undefined;
  none?: AccrualWhere | null | undefined;
  some?: AccrualWhere | null | undefined;
};

export type AccrualSumWhere = {
  amount?: MoneyFilter | null | undefined;
  base?: MoneyFilter | null | undefined;
  days?: IntFilter | null | undefined;
  rate?: DecimalFilter | null | undefined;
};

export type AccrualWhere = {
  agency?: AgencyWhere | null | undefined;
  amount?: MoneyFilter | null | undefined;
  and?: Array<AccrualWhere> | null | undefined;
  article?: StringFilter | null | undefined;
  base?: MoneyFilter | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<AccrualComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  days?: IntFilter | null | undefined;
  daysBetween?: Array<AccrualDays> | null | undefined;
  endsOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  instalment?: InstalmentWhere | null | undefined;
  not?: AccrualWhere | null | undefined;
  or?: Array<AccrualWhere> | null | undefined;
  penalty?: PenaltyWhere | null | undefined;
  rate?: DecimalFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type AgencyAggregateOrder = {
  change?: AgencyCalculation | null | undefined;
  children?: AgencyAggregateOrder | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: AgencyDays | null | undefined;
  distinct?: AgencyMeasureOrder | null | undefined;
  key?: AgencyOrder | null | undefined;
  max?: AgencyMeasureOrder | null | undefined;
  min?: AgencyMeasureOrder | null | undefined;
  movingAverage?: AgencyCalculation | null | undefined;
  percentRank?: AgencyCalculation | null | undefined;
  rank?: AgencyCalculation | null | undefined;
  ratio?: AgencyCalculation | null | undefined;
  runningTotal?: AgencyCalculation | null | undefined;
  share?: AgencyCalculation | null | undefined;
  units?: UnitAggregateOrder | null | undefined;
  where?: AgencyWhere | null | undefined;
};

export type AgencyAggregateWhere = {
  and?: Array<AgencyAggregateWhere> | null | undefined;
  change?: AgencyCalculation | null | undefined;
  children?: AgencyAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<AgencyDays> | null | undefined;
  distinct?: AgencyDistinctWhere | null | undefined;
  max?: AgencyMinWhere | null | undefined;
  min?: AgencyMinWhere | null | undefined;
  movingAverage?: AgencyCalculation | null | undefined;
  not?: AgencyAggregateWhere | null | undefined;
  or?: Array<AgencyAggregateWhere> | null | undefined;
  parent?: AgencyAggregateWhere | null | undefined;
  percentRank?: AgencyCalculation | null | undefined;
  rank?: AgencyCalculation | null | undefined;
  ratio?: AgencyCalculation | null | undefined;
  runningTotal?: AgencyCalculation | null | undefined;
  share?: AgencyCalculation | null | undefined;
  units?: UnitAggregateWhere | null | undefined;
  where?: AgencyWhere | null | undefined;
};

export type AgencyCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: AgencyMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: AgencyMeasure | null | undefined;
  within?: Array<AgencyGroupBy> | null | undefined;
};

export type AgencyComparison = {
  is: Comparator;
  left: AgencyOperand;
  right: AgencyOperand;
};

export type AgencyDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: AgencyOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: AgencyOperand;
  working?: boolean | null | undefined;
};

export type AgencyDistinctWhere = {
  code?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  creditCode?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  level?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  parent?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type AgencyGroupBy = {
  code?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  creditCode?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  level?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  parent?: AgencyGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type AgencyLevel =
  | 'CITY'
  | 'COUNTY'
  | 'PROVINCE';

export type AgencyLevelFilter = {
  eq?: AgencyLevel | null | undefined;
  in?: Array<AgencyLevel> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: AgencyLevel | null | undefined;
  notIn?: Array<AgencyLevel> | null | undefined;
};

export type AgencyMeasure = {
  children?: AgencyMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: AgencyDays | null | undefined;
  distinct?: AgencyMeasured | null | undefined;
  max?: AgencyMeasured | null | undefined;
  min?: AgencyMeasured | null | undefined;
  ratio?: AgencyCalculation | null | undefined;
  units?: UnitMeasure | null | undefined;
  where?: AgencyWhere | null | undefined;
};

export type AgencyMeasureOrder = {
  code?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  creditCode?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  level?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  parent?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type AgencyMeasured = {
  code?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  creditCode?: boolean | null | undefined;
  id?: boolean | null | undefined;
  level?: boolean | null | undefined;
  name?: boolean | null | undefined;
  parent?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type AgencyMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type AgencyOperand = {
  children?: AgencyMeasure | null | undefined;
  code?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  creditCode?: boolean | null | undefined;
  id?: boolean | null | undefined;
  level?: boolean | null | undefined;
  name?: boolean | null | undefined;
  parent?: AgencyOperand | null | undefined;
  units?: UnitMeasure | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type AgencyOrder = {
  children?: AgencyAggregateOrder | null | undefined;
  code?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  creditCode?: OrderDirection | null | undefined;
  daysBetween?: AgencyDays | null | undefined;
  id?: OrderDirection | null | undefined;
  level?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  parent?: AgencyOrder | null | undefined;
  units?: UnitAggregateOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type AgencyRelationWhere = {
  aggregate?: AgencyAggregateWhere | null | undefined;
  every?: AgencyWhere | null | undefined;
  none?: AgencyWhere | null | undefined;
  some?: AgencyWhere | null | undefined;
};

export type AgencyWhere = {
  and?: Array<AgencyWhere> | null | undefined;
  children?: AgencyRelationWhere | null | undefined;
  code?: StringFilter | null | undefined;
  compare?: Array<AgencyComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  creditCode?: StringFilter | null | undefined;
  daysBetween?: Array<AgencyDays> | null | undefined;
  id?: IdFilter | null | undefined;
  level?: AgencyLevelFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: AgencyWhere | null | undefined;
  or?: Array<AgencyWhere> | null | undefined;
  parent?: AgencyWhere | null | undefined;
  units?: UnitRelationWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type AppealAggregateOrder = {
  change?: AppealCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: AppealDays | null | undefined;
  distinct?: AppealMeasureOrder | null | undefined;
  key?: AppealOrder | null | undefined;
  max?: AppealMeasureOrder | null | undefined;
  min?: AppealMeasureOrder | null | undefined;
  movingAverage?: AppealCalculation | null | undefined;
  percentRank?: AppealCalculation | null | undefined;
  rank?: AppealCalculation | null | undefined;
  ratio?: AppealCalculation | null | undefined;
  runningTotal?: AppealCalculation | null | undefined;
  share?: AppealCalculation | null | undefined;
  where?: AppealWhere | null | undefined;
};

export type AppealAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<AppealAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: AppealCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<AppealDays> | null | undefined;
  decision?: DecisionAggregateWhere | null | undefined;
  distinct?: AppealDistinctWhere | null | undefined;
  max?: AppealMinWhere | null | undefined;
  min?: AppealMinWhere | null | undefined;
  movingAverage?: AppealCalculation | null | undefined;
  not?: AppealAggregateWhere | null | undefined;
  or?: Array<AppealAggregateWhere> | null | undefined;
  percentRank?: AppealCalculation | null | undefined;
  rank?: AppealCalculation | null | undefined;
  ratio?: AppealCalculation | null | undefined;
  runningTotal?: AppealCalculation | null | undefined;
  share?: AppealCalculation | null | undefined;
  where?: AppealWhere | null | undefined;
};

export type AppealCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: AppealMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: AppealMeasure | null | undefined;
  within?: Array<AppealGroupBy> | null | undefined;
};

export type AppealComparison = {
  is: Comparator;
  left: AppealOperand;
  right: AppealOperand;
};

export type AppealDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: AppealOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: AppealOperand;
  working?: boolean | null | undefined;
};

export type AppealDistinctWhere = {
  agency?: IntFilter | null | undefined;
  authority?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  decision?: IntFilter | null | undefined;
  endedOn?: IntFilter | null | undefined;
  filedOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  note?: IntFilter | null | undefined;
  outcome?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type AppealGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  authority?: GroupDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  decision?: DecisionGroupBy | null | undefined;
  endedOn?: DateDimension | null | undefined;
  filedOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  note?: GroupDimension | null | undefined;
  outcome?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type AppealKind =
  | 'REVIEW'
  | 'SUIT';

export type AppealKindFilter = {
  eq?: AppealKind | null | undefined;
  in?: Array<AppealKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: AppealKind | null | undefined;
  notIn?: Array<AppealKind> | null | undefined;
};

export type AppealMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: AppealDays | null | undefined;
  distinct?: AppealMeasured | null | undefined;
  max?: AppealMeasured | null | undefined;
  min?: AppealMeasured | null | undefined;
  ratio?: AppealCalculation | null | undefined;
  where?: AppealWhere | null | undefined;
};

export type AppealMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  authority?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  decision?: OrderDirection | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  filedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type AppealMeasured = {
  agency?: boolean | null | undefined;
  authority?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  decision?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  filedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  note?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type AppealMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  endedOn?: DateFilter | null | undefined;
  filedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type AppealOperand = {
  agency?: AgencyOperand | null | undefined;
  authority?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  decision?: DecisionOperand | null | undefined;
  endedOn?: boolean | null | undefined;
  filedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  note?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type AppealOrder = {
  agency?: AgencyOrder | null | undefined;
  authority?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: AppealDays | null | undefined;
  decision?: DecisionOrder | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  filedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type AppealOutcome =
  | 'ANNULLED'
  | 'CHANGED'
  | 'UPHELD'
  | 'WITHDRAWN';

export type AppealOutcomeFilter = {
  eq?: AppealOutcome | null | undefined;
  in?: Array<AppealOutcome> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: AppealOutcome | null | undefined;
  notIn?: Array<AppealOutcome> | null | undefined;
};

export type AppealRelationWhere = {
  aggregate?: AppealAggregateWhere | null | undefined;
  every?: AppealWhere | null | undefined;
  none?: AppealWhere | null | undefined;
  some?: AppealWhere | null | undefined;
};

export type AppealWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<AppealWhere> | null | undefined;
  authority?: StringFilter | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<AppealComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<AppealDays> | null | undefined;
  decision?: DecisionWhere | null | undefined;
  endedOn?: DateFilter | null | undefined;
  filedOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: AppealKindFilter | null | undefined;
  not?: AppealWhere | null | undefined;
  note?: StringFilter | null | undefined;
  or?: Array<AppealWhere> | null | undefined;
  outcome?: AppealOutcomeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type AttachmentAggregateOrder = {
  at?: string | null | undefined;
  avg?: AttachmentMeasureOrder | null | undefined;
  change?: AttachmentCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: AttachmentDays | null | undefined;
  distinct?: AttachmentMeasureOrder | null | undefined;
  key?: AttachmentOrder | null | undefined;
  max?: AttachmentMeasureOrder | null | undefined;
  median?: AttachmentMeasureOrder | null | undefined;
  min?: AttachmentMeasureOrder | null | undefined;
  movingAverage?: AttachmentCalculation | null | undefined;
  percentRank?: AttachmentCalculation | null | undefined;
  percentile?: AttachmentMeasureOrder | null | undefined;
  rank?: AttachmentCalculation | null | undefined;
  ratio?: AttachmentCalculation | null | undefined;
  runningTotal?: AttachmentCalculation | null | undefined;
  share?: AttachmentCalculation | null | undefined;
  standardDeviation?: AttachmentMeasureOrder | null | undefined;
  sum?: AttachmentMeasureOrder | null | undefined;
  where?: AttachmentWhere | null | undefined;
};

export type AttachmentAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<AttachmentAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: AttachmentAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: AttachmentCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<AttachmentDays> | null | undefined;
  distinct?: AttachmentDistinctWhere | null | undefined;
  document?: DocumentAggregateWhere | null | undefined;
  event?: CaseEventAggregateWhere | null | undefined;
  max?: AttachmentMinWhere | null | undefined;
  median?: AttachmentAvgWhere | null | undefined;
  min?: AttachmentMinWhere | null | undefined;
  movingAverage?: AttachmentCalculation | null | undefined;
  not?: AttachmentAggregateWhere | null | undefined;
  or?: Array<AttachmentAggregateWhere> | null | undefined;
  percentRank?: AttachmentCalculation | null | undefined;
  percentile?: AttachmentAvgWhere | null | undefined;
  rank?: AttachmentCalculation | null | undefined;
  ratio?: AttachmentCalculation | null | undefined;
  runningTotal?: AttachmentCalculation | null | undefined;
  share?: AttachmentCalculation | null | undefined;
  standardDeviation?: AttachmentAvgWhere | null | undefined;
  sum?: AttachmentSumWhere | null | undefined;
  where?: AttachmentWhere | null | undefined;
};

export type AttachmentAvgWhere = {
  size?: DecimalFilter | null | undefined;
};

export type AttachmentCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: AttachmentMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: AttachmentMeasure | null | undefined;
  within?: Array<AttachmentGroupBy> | null | undefined;
};

export type AttachmentComparison = {
  is: Comparator;
  left: AttachmentOperand;
  right: AttachmentOperand;
};

export type AttachmentDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: AttachmentOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: AttachmentOperand;
  working?: boolean | null | undefined;
};

export type AttachmentDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  document?: IntFilter | null | undefined;
  event?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  mediaType?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  sha256?: IntFilter | null | undefined;
  size?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  uploadedBy?: IntFilter | null | undefined;
  withdrawal?: IntFilter | null | undefined;
  withdrawnAt?: IntFilter | null | undefined;
};

export type AttachmentGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  document?: DocumentGroupBy | null | undefined;
  event?: CaseEventGroupBy | null | undefined;
  id?: GroupDimension | null | undefined;
  mediaType?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  sha256?: GroupDimension | null | undefined;
  size?: NumberDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  uploadedBy?: GroupDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  withdrawal?: GroupDimension | null | undefined;
  withdrawnAt?: DateDimension | null | undefined;
};

export type AttachmentMeasure = {
  at?: string | null | undefined;
  avg?: AttachmentMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: AttachmentDays | null | undefined;
  distinct?: AttachmentMeasured | null | undefined;
  max?: AttachmentMeasured | null | undefined;
  median?: AttachmentMeasured | null | undefined;
  min?: AttachmentMeasured | null | undefined;
  percentile?: AttachmentMeasured | null | undefined;
  ratio?: AttachmentCalculation | null | undefined;
  standardDeviation?: AttachmentMeasured | null | undefined;
  sum?: AttachmentMeasured | null | undefined;
  where?: AttachmentWhere | null | undefined;
};

export type AttachmentMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  document?: OrderDirection | null | undefined;
  event?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  mediaType?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  sha256?: OrderDirection | null | undefined;
  size?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  uploadedBy?: OrderDirection | null | undefined;
  withdrawal?: OrderDirection | null | undefined;
  withdrawnAt?: OrderDirection | null | undefined;
};

export type AttachmentMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  document?: boolean | null | undefined;
  event?: boolean | null | undefined;
  id?: boolean | null | undefined;
  mediaType?: boolean | null | undefined;
  name?: boolean | null | undefined;
  sha256?: boolean | null | undefined;
  size?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  uploadedBy?: boolean | null | undefined;
  withdrawal?: boolean | null | undefined;
  withdrawnAt?: boolean | null | undefined;
};

export type AttachmentMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  size?: IntFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  withdrawnAt?: DateTimeFilter | null | undefined;
};

export type AttachmentOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  document?: DocumentOperand | null | undefined;
  event?: CaseEventOperand | null | undefined;
  id?: boolean | null | undefined;
  mediaType?: boolean | null | undefined;
  name?: boolean | null | undefined;
  sha256?: boolean | null | undefined;
  size?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  uploadedBy?: boolean | null | undefined;
  version?: boolean | null | undefined;
  withdrawal?: boolean | null | undefined;
  withdrawnAt?: boolean | null | undefined;
};

export type AttachmentOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: AttachmentDays | null | undefined;
  document?: DocumentOrder | null | undefined;
  event?: CaseEventOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  mediaType?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  sha256?: OrderDirection | null | undefined;
  size?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  uploadedBy?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  withdrawal?: OrderDirection | null | undefined;
  withdrawnAt?: OrderDirection | null | undefined;
};

export type AttachmentRelationWhere = {
  aggregate?: AttachmentAggregateWhere | null | undefined;
  every?: AttachmentWhere | null | undefined;
  none?: AttachmentWhere | null | undefined;
  some?: AttachmentWhere | null | undefined;
};

export type AttachmentSumWhere = {
  size?: IntFilter | null | undefined;
};

export type AttachmentWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<AttachmentWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<AttachmentComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<AttachmentDays> | null | undefined;
  document?: DocumentWhere | null | undefined;
  event?: CaseEventWhere | null | undefined;
  id?: IdFilter | null | undefined;
  mediaType?: StringFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: AttachmentWhere | null | undefined;
  or?: Array<AttachmentWhere> | null | undefined;
  sha256?: StringFilter | null | undefined;
  size?: IntFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  uploadedBy?: StringFilter | null | undefined;
  version?: IntFilter | null | undefined;
  withdrawal?: StringFilter | null | undefined;
  withdrawnAt?: DateTimeFilter | null | undefined;
};

export type BankPaymentInput = {
  amount: string;
  caseNo?: string | null | undefined;
  decisionNo?: string | null | undefined;
  method?: PaymentMethod;
  note?: string | null | undefined;
  paidOn: string;
  penalty?: string | null | undefined;
  receiptNo?: string | null | undefined;
};

export type BooleanFilter = {
  eq?: boolean | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: boolean | null | undefined;
};

export type BusinessType =
  | 'CANTEEN'
  | 'CATERING'
  | 'OTHER'
  | 'PRODUCTION'
  | 'SALE'
  | 'VENDOR';

export type BusinessTypeFilter = {
  eq?: BusinessType | null | undefined;
  in?: Array<BusinessType> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: BusinessType | null | undefined;
  notIn?: Array<BusinessType> | null | undefined;
};

export type CaseAggregateOrder = {
  accruals?: AccrualAggregateOrder | null | undefined;
  appeals?: AppealAggregateOrder | null | undefined;
  at?: string | null | undefined;
  attachments?: AttachmentAggregateOrder | null | undefined;
  avg?: CaseMeasureOrder | null | undefined;
  change?: CaseCalculation | null | undefined;
  clues?: ClueAggregateOrder | null | undefined;
  complaints?: ComplaintAggregateOrder | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: CaseDays | null | undefined;
  deadlines?: DeadlineAggregateOrder | null | undefined;
  decisions?: DecisionAggregateOrder | null | undefined;
  deferrals?: DeferralAggregateOrder | null | undefined;
  distinct?: CaseMeasureOrder | null | undefined;
  documents?: DocumentAggregateOrder | null | undefined;
  events?: CaseEventAggregateOrder | null | undefined;
  examinations?: ExaminationAggregateOrder | null | undefined;
  findings?: FindingAggregateOrder | null | undefined;
  followUps?: FollowUpAggregateOrder | null | undefined;
  goodsLots?: GoodsLotAggregateOrder | null | undefined;
  hearings?: HearingAggregateOrder | null | undefined;
  inspections?: InspectionAggregateOrder | null | undefined;
  instalments?: InstalmentAggregateOrder | null | undefined;
  key?: CaseOrder | null | undefined;
  max?: CaseMeasureOrder | null | undefined;
  median?: CaseMeasureOrder | null | undefined;
  min?: CaseMeasureOrder | null | undefined;
  movingAverage?: CaseCalculation | null | undefined;
  nextSteps?: DeadlineAggregateOrder | null | undefined;
  notices?: ConsumerNoticeAggregateOrder | null | undefined;
  officers?: OfficerAggregateOrder | null | undefined;
  payments?: PaymentAggregateOrder | null | undefined;
  penalties?: PenaltyAggregateOrder | null | undefined;
  percentRank?: CaseCalculation | null | undefined;
  percentile?: CaseMeasureOrder | null | undefined;
  proposals?: ProposalAggregateOrder | null | undefined;
  rank?: CaseCalculation | null | undefined;
  ratio?: CaseCalculation | null | undefined;
  remoteFindings?: RemoteFindingAggregateOrder | null | undefined;
  runningTotal?: CaseCalculation | null | undefined;
  safetyOrders?: SafetyOrderAggregateOrder | null | undefined;
  seizures?: SeizureAggregateOrder | null | undefined;
  share?: CaseCalculation | null | undefined;
  standardDeviation?: CaseMeasureOrder | null | undefined;
  sum?: CaseMeasureOrder | null | undefined;
  where?: CaseWhere | null | undefined;
};

export type CaseAggregateWhere = {
  accruals?: AccrualAggregateWhere | null | undefined;
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<CaseAggregateWhere> | null | undefined;
  appeals?: AppealAggregateWhere | null | undefined;
  at?: string | null | undefined;
  attachments?: AttachmentAggregateWhere | null | undefined;
  avg?: CaseAvgWhere | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  change?: CaseCalculation | null | undefined;
  clues?: ClueAggregateWhere | null | undefined;
  complaints?: ComplaintAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<CaseDays> | null | undefined;
  deadlines?: DeadlineAggregateWhere | null | undefined;
  decisions?: DecisionAggregateWhere | null | undefined;
  deferrals?: DeferralAggregateWhere | null | undefined;
  distinct?: CaseDistinctWhere | null | undefined;
  documents?: DocumentAggregateWhere | null | undefined;
  events?: CaseEventAggregateWhere | null | undefined;
  examinations?: ExaminationAggregateWhere | null | undefined;
  findings?: FindingAggregateWhere | null | undefined;
  followUps?: FollowUpAggregateWhere | null | undefined;
  goodsLots?: GoodsLotAggregateWhere | null | undefined;
  hearings?: HearingAggregateWhere | null | undefined;
  inspections?: InspectionAggregateWhere | null | undefined;
  instalments?: InstalmentAggregateWhere | null | undefined;
  max?: CaseMinWhere | null | undefined;
  median?: CaseAvgWhere | null | undefined;
  min?: CaseMinWhere | null | undefined;
  movingAverage?: CaseCalculation | null | undefined;
  nextSteps?: DeadlineAggregateWhere | null | undefined;
  not?: CaseAggregateWhere | null | undefined;
  notices?: ConsumerNoticeAggregateWhere | null | undefined;
  officers?: OfficerAggregateWhere | null | undefined;
  or?: Array<CaseAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  payments?: PaymentAggregateWhere | null | undefined;
  penalties?: PenaltyAggregateWhere | null | undefined;
  percentRank?: CaseCalculation | null | undefined;
  percentile?: CaseAvgWhere | null | undefined;
  proposals?: ProposalAggregateWhere | null | undefined;
  rank?: CaseCalculation | null | undefined;
  ratio?: CaseCalculation | null | undefined;
  remoteFindings?: RemoteFindingAggregateWhere | null | undefined;
  runningTotal?: CaseCalculation | null | undefined;
  safetyOrders?: SafetyOrderAggregateWhere | null | undefined;
  seizures?: SeizureAggregateWhere | null | undefined;
  share?: CaseCalculation | null | undefined;
  standardDeviation?: CaseAvgWhere | null | undefined;
  sum?: CaseSumWhere | null | undefined;
  unit?: UnitAggregateWhere | null | undefined;
  where?: CaseWhere | null | undefined;
};

export type CaseAvgWhere = {
  balance?: DecimalFilter | null | undefined;
  fineAmount?: DecimalFilter | null | undefined;
  illegalGains?: DecimalFilter | null | undefined;
  penaltyAmount?: DecimalFilter | null | undefined;
  unpaidAmount?: DecimalFilter | null | undefined;
  valueOfGoods?: DecimalFilter | null | undefined;
};

export type CaseCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: CaseMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: CaseMeasure | null | undefined;
  within?: Array<CaseGroupBy> | null | undefined;
};

export type CaseComparison = {
  is: Comparator;
  left: CaseOperand;
  right: CaseOperand;
};

export type CaseDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: CaseOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: CaseOperand;
  working?: boolean | null | undefined;
};

export type CaseDistinctWhere = {
  actEndedOn?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  balance?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  caseNo?: IntFilter | null | undefined;
  cause?: IntFilter | null | undefined;
  concludedOn?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  decidedOn?: IntFilter | null | undefined;
  discoveredOn?: IntFilter | null | undefined;
  facts?: IntFilter | null | undefined;
  field?: IntFilter | null | undefined;
  filedOn?: IntFilter | null | undefined;
  fineAmount?: IntFilter | null | undefined;
  harmsSafety?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  illegalGains?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  penaltyAmount?: IntFilter | null | undefined;
  procedure?: IntFilter | null | undefined;
  servedOn?: IntFilter | null | undefined;
  source?: IntFilter | null | undefined;
  status?: IntFilter | null | undefined;
  unit?: IntFilter | null | undefined;
  unpaidAmount?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  valueOfGoods?: IntFilter | null | undefined;
};

export type CaseEventAggregateOrder = {
  at?: string | null | undefined;
  attachments?: AttachmentAggregateOrder | null | undefined;
  avg?: CaseEventMeasureOrder | null | undefined;
  change?: CaseEventCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: CaseEventDays | null | undefined;
  distinct?: CaseEventMeasureOrder | null | undefined;
  key?: CaseEventOrder | null | undefined;
  max?: CaseEventMeasureOrder | null | undefined;
  median?: CaseEventMeasureOrder | null | undefined;
  min?: CaseEventMeasureOrder | null | undefined;
  movingAverage?: CaseEventCalculation | null | undefined;
  percentRank?: CaseEventCalculation | null | undefined;
  percentile?: CaseEventMeasureOrder | null | undefined;
  rank?: CaseEventCalculation | null | undefined;
  ratio?: CaseEventCalculation | null | undefined;
  runningTotal?: CaseEventCalculation | null | undefined;
  share?: CaseEventCalculation | null | undefined;
  standardDeviation?: CaseEventMeasureOrder | null | undefined;
  sum?: CaseEventMeasureOrder | null | undefined;
  where?: CaseEventWhere | null | undefined;
};

export type CaseEventAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<CaseEventAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  attachments?: AttachmentAggregateWhere | null | undefined;
  avg?: CaseEventAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: CaseEventCalculation | null | undefined;
  corrects?: CaseEventAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<CaseEventDays> | null | undefined;
  distinct?: CaseEventDistinctWhere | null | undefined;
  max?: CaseEventMinWhere | null | undefined;
  median?: CaseEventAvgWhere | null | undefined;
  min?: CaseEventMinWhere | null | undefined;
  movingAverage?: CaseEventCalculation | null | undefined;
  not?: CaseEventAggregateWhere | null | undefined;
  officer?: OfficerAggregateWhere | null | undefined;
  or?: Array<CaseEventAggregateWhere> | null | undefined;
  percentRank?: CaseEventCalculation | null | undefined;
  percentile?: CaseEventAvgWhere | null | undefined;
  rank?: CaseEventCalculation | null | undefined;
  ratio?: CaseEventCalculation | null | undefined;
  runningTotal?: CaseEventCalculation | null | undefined;
  share?: CaseEventCalculation | null | undefined;
  standardDeviation?: CaseEventAvgWhere | null | undefined;
  sum?: CaseEventSumWhere | null | undefined;
  where?: CaseEventWhere | null | undefined;
};

export type CaseEventAvgWhere = {
  days?: DecimalFilter | null | undefined;
};

export type CaseEventCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: CaseEventMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: CaseEventMeasure | null | undefined;
  within?: Array<CaseEventGroupBy> | null | undefined;
};

export type CaseEventComparison = {
  is: Comparator;
  left: CaseEventOperand;
  right: CaseEventOperand;
};

export type CaseEventDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: CaseEventOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: CaseEventOperand;
  working?: boolean | null | undefined;
};

export type CaseEventDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  corrects?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  days?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  note?: IntFilter | null | undefined;
  occurredOn?: IntFilter | null | undefined;
  officer?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type CaseEventGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  corrects?: CaseEventGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  days?: NumberDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  note?: GroupDimension | null | undefined;
  occurredOn?: DateDimension | null | undefined;
  officer?: OfficerGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type CaseEventKind =
  | 'APPEALED'
  | 'APPEAL_ENDED'
  | 'CLUE_RECEIVED'
  | 'CONCLUDED'
  | 'CORRECTED'
  | 'DECIDED'
  | 'DEFERRED'
  | 'DISCUSSED'
  | 'DOCUMENT_ADDED'
  | 'EXAMINATION_BEGUN'
  | 'EXAMINATION_ENDED'
  | 'EXECUTED'
  | 'EXTENDED'
  | 'FILED'
  | 'GOODS_CONFISCATED'
  | 'GOODS_DESTROYED'
  | 'GOODS_MOVED'
  | 'GOODS_RELEASED'
  | 'GOODS_RETURNED'
  | 'GOODS_SEIZED'
  | 'HEARD'
  | 'HEARING_OFFERED'
  | 'HEARING_REQUESTED'
  | 'HEARING_SCHEDULED'
  | 'INVESTIGATED'
  | 'NOTIFIED'
  | 'NOT_PENALISED'
  | 'OFFICERS_ASSIGNED'
  | 'PAYMENT_RECORDED'
  | 'PAYMENT_REFUNDED'
  | 'PAYMENT_REVERSED'
  | 'PROPOSED'
  | 'PUBLICITY_ENDED'
  | 'PUBLISHED'
  | 'PUSHED'
  | 'RESUMED'
  | 'REVIEWED'
  | 'SEIZURE_EXTENDED'
  | 'SERVED'
  | 'SUSPENDED'
  | 'TRANSFERRED'
  | 'WAIVED'
  | 'WITHDRAWN'
  | 'WRITTEN_OFF';

export type CaseEventKindFilter = {
  eq?: CaseEventKind | null | undefined;
  in?: Array<CaseEventKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: CaseEventKind | null | undefined;
  notIn?: Array<CaseEventKind> | null | undefined;
};

export type CaseEventMeasure = {
  at?: string | null | undefined;
  attachments?: AttachmentMeasure | null | undefined;
  avg?: CaseEventMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: CaseEventDays | null | undefined;
  distinct?: CaseEventMeasured | null | undefined;
  max?: CaseEventMeasured | null | undefined;
  median?: CaseEventMeasured | null | undefined;
  min?: CaseEventMeasured | null | undefined;
  percentile?: CaseEventMeasured | null | undefined;
  ratio?: CaseEventCalculation | null | undefined;
  standardDeviation?: CaseEventMeasured | null | undefined;
  sum?: CaseEventMeasured | null | undefined;
  where?: CaseEventWhere | null | undefined;
};

export type CaseEventMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  corrects?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  days?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  occurredOn?: OrderDirection | null | undefined;
  officer?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type CaseEventMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  corrects?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  days?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  note?: boolean | null | undefined;
  occurredOn?: boolean | null | undefined;
  officer?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type CaseEventMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  days?: IntFilter | null | undefined;
  occurredOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type CaseEventOperand = {
  agency?: AgencyOperand | null | undefined;
  attachments?: AttachmentMeasure | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  corrects?: CaseEventOperand | null | undefined;
  createdAt?: boolean | null | undefined;
  days?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  note?: boolean | null | undefined;
  occurredOn?: boolean | null | undefined;
  officer?: OfficerOperand | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type CaseEventOrder = {
  agency?: AgencyOrder | null | undefined;
  attachments?: AttachmentAggregateOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  corrects?: CaseEventOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  days?: OrderDirection | null | undefined;
  daysBetween?: CaseEventDays | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  occurredOn?: OrderDirection | null | undefined;
  officer?: OfficerOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type CaseEventRelationWhere = {
  aggregate?: CaseEventAggregateWhere | null | undefined;
  every?: CaseEventWhere | null | undefined;
  none?: CaseEventWhere | null | undefined;
  some?: CaseEventWhere | null | undefined;
};

export type CaseEventSumWhere = {
  days?: IntFilter | null | undefined;
};

export type CaseEventWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<CaseEventWhere> | null | undefined;
  attachments?: AttachmentRelationWhere | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<CaseEventComparison> | null | undefined;
  corrects?: CaseEventWhere | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  days?: IntFilter | null | undefined;
  daysBetween?: Array<CaseEventDays> | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: CaseEventKindFilter | null | undefined;
  not?: CaseEventWhere | null | undefined;
  note?: StringFilter | null | undefined;
  occurredOn?: DateFilter | null | undefined;
  officer?: OfficerWhere | null | undefined;
  or?: Array<CaseEventWhere> | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type CaseField =
  | 'ADVERTISING'
  | 'CONSUMER_RIGHTS'
  | 'COSMETICS'
  | 'DRUG'
  | 'FOOD'
  | 'INTELLECTUAL_PROPERTY'
  | 'MEDICAL_DEVICE'
  | 'METROLOGY'
  | 'OTHER'
  | 'PRICE'
  | 'PRODUCT_QUALITY'
  | 'REGISTRATION'
  | 'SPECIAL_EQUIPMENT'
  | 'UNFAIR_COMPETITION';

export type CaseFieldFilter = {
  eq?: CaseField | null | undefined;
  in?: Array<CaseField> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: CaseField | null | undefined;
  notIn?: Array<CaseField> | null | undefined;
};

export type CaseGroupBy = {
  actEndedOn?: DateDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  balance?: NumberDimension | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  caseNo?: GroupDimension | null | undefined;
  cause?: GroupDimension | null | undefined;
  concludedOn?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  decidedOn?: DateDimension | null | undefined;
  discoveredOn?: DateDimension | null | undefined;
  facts?: GroupDimension | null | undefined;
  field?: GroupDimension | null | undefined;
  filedOn?: DateDimension | null | undefined;
  fineAmount?: NumberDimension | null | undefined;
  harmsSafety?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  illegalGains?: NumberDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  penaltyAmount?: NumberDimension | null | undefined;
  procedure?: GroupDimension | null | undefined;
  servedOn?: DateDimension | null | undefined;
  source?: GroupDimension | null | undefined;
  status?: GroupDimension | null | undefined;
  unit?: UnitGroupBy | null | undefined;
  unpaidAmount?: NumberDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  valueOfGoods?: NumberDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type CaseMeasure = {
  accruals?: AccrualMeasure | null | undefined;
  appeals?: AppealMeasure | null | undefined;
  at?: string | null | undefined;
  attachments?: AttachmentMeasure | null | undefined;
  avg?: CaseMeasured | null | undefined;
  clues?: ClueMeasure | null | undefined;
  complaints?: ComplaintMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: CaseDays | null | undefined;
  deadlines?: DeadlineMeasure | null | undefined;
  decisions?: DecisionMeasure | null | undefined;
  deferrals?: DeferralMeasure | null | undefined;
  distinct?: CaseMeasured | null | undefined;
  documents?: DocumentMeasure | null | undefined;
  events?: CaseEventMeasure | null | undefined;
  examinations?: ExaminationMeasure | null | undefined;
  findings?: FindingMeasure | null | undefined;
  followUps?: FollowUpMeasure | null | undefined;
  goodsLots?: GoodsLotMeasure | null | undefined;
  hearings?: HearingMeasure | null | undefined;
  inspections?: InspectionMeasure | null | undefined;
  instalments?: InstalmentMeasure | null | undefined;
  max?: CaseMeasured | null | undefined;
  median?: CaseMeasured | null | undefined;
  min?: CaseMeasured | null | undefined;
  nextSteps?: DeadlineMeasure | null | undefined;
  notices?: ConsumerNoticeMeasure | null | undefined;
  officers?: OfficerMeasure | null | undefined;
  payments?: PaymentMeasure | null | undefined;
  penalties?: PenaltyMeasure | null | undefined;
  percentile?: CaseMeasured | null | undefined;
  proposals?: ProposalMeasure | null | undefined;
  ratio?: CaseCalculation | null | undefined;
  remoteFindings?: RemoteFindingMeasure | null | undefined;
  safetyOrders?: SafetyOrderMeasure | null | undefined;
  seizures?: SeizureMeasure | null | undefined;
  standardDeviation?: CaseMeasured | null | undefined;
  sum?: CaseMeasured | null | undefined;
  where?: CaseWhere | null | undefined;
};

export type CaseMeasureOrder = {
  actEndedOn?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  balance?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  caseNo?: OrderDirection | null | undefined;
  cause?: OrderDirection | null | undefined;
  concludedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  decidedOn?: OrderDirection | null | undefined;
  discoveredOn?: OrderDirection | null | undefined;
  facts?: OrderDirection | null | undefined;
  field?: OrderDirection | null | undefined;
  filedOn?: OrderDirection | null | undefined;
  fineAmount?: OrderDirection | null | undefined;
  harmsSafety?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  illegalGains?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  penaltyAmount?: OrderDirection | null | undefined;
  procedure?: OrderDirection | null | undefined;
  servedOn?: OrderDirection | null | undefined;
  source?: OrderDirection | null | undefined;
  status?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  unpaidAmount?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  valueOfGoods?: OrderDirection | null | undefined;
};

export type CaseMeasured = {
  actEndedOn?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  balance?: boolean | null | undefined;
  business?: boolean | null | undefined;
  caseNo?: boolean | null | undefined;
  cause?: boolean | null | undefined;
  concludedOn?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  decidedOn?: boolean | null | undefined;
  discoveredOn?: boolean | null | undefined;
  facts?: boolean | null | undefined;
  field?: boolean | null | undefined;
  filedOn?: boolean | null | undefined;
  fineAmount?: boolean | null | undefined;
  harmsSafety?: boolean | null | undefined;
  id?: boolean | null | undefined;
  illegalGains?: boolean | null | undefined;
  party?: boolean | null | undefined;
  penaltyAmount?: boolean | null | undefined;
  procedure?: boolean | null | undefined;
  servedOn?: boolean | null | undefined;
  source?: boolean | null | undefined;
  status?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  unpaidAmount?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  valueOfGoods?: boolean | null | undefined;
};

export type CaseMinWhere = {
  actEndedOn?: DateFilter | null | undefined;
  balance?: MoneyFilter | null | undefined;
  concludedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  decidedOn?: DateFilter | null | undefined;
  discoveredOn?: DateFilter | null | undefined;
  filedOn?: DateFilter | null | undefined;
  fineAmount?: MoneyFilter | null | undefined;
  illegalGains?: MoneyFilter | null | undefined;
  penaltyAmount?: MoneyFilter | null | undefined;
  servedOn?: DateFilter | null | undefined;
  unpaidAmount?: MoneyFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  valueOfGoods?: MoneyFilter | null | undefined;
};

export type CaseOperand = {
  accruals?: AccrualMeasure | null | undefined;
  actEndedOn?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  appeals?: AppealMeasure | null | undefined;
  attachments?: AttachmentMeasure | null | undefined;
  balance?: boolean | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  caseNo?: boolean | null | undefined;
  cause?: boolean | null | undefined;
  clues?: ClueMeasure | null | undefined;
  complaints?: ComplaintMeasure | null | undefined;
  concludedOn?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  deadlines?: DeadlineMeasure | null | undefined;
  decidedOn?: boolean | null | undefined;
  decisions?: DecisionMeasure | null | undefined;
  deferrals?: DeferralMeasure | null | undefined;
  discoveredOn?: boolean | null | undefined;
  documents?: DocumentMeasure | null | undefined;
  events?: CaseEventMeasure | null | undefined;
  examinations?: ExaminationMeasure | null | undefined;
  facts?: boolean | null | undefined;
  field?: boolean | null | undefined;
  filedOn?: boolean | null | undefined;
  findings?: FindingMeasure | null | undefined;
  fineAmount?: boolean | null | undefined;
  followUps?: FollowUpMeasure | null | undefined;
  goodsLots?: GoodsLotMeasure | null | undefined;
  harmsSafety?: boolean | null | undefined;
  hearings?: HearingMeasure | null | undefined;
  id?: boolean | null | undefined;
  illegalGains?: boolean | null | undefined;
  inspections?: InspectionMeasure | null | undefined;
  instalments?: InstalmentMeasure | null | undefined;
  nextSteps?: DeadlineMeasure | null | undefined;
  notices?: ConsumerNoticeMeasure | null | undefined;
  officers?: OfficerMeasure | null | undefined;
  party?: PartyOperand | null | undefined;
  payments?: PaymentMeasure | null | undefined;
  penalties?: PenaltyMeasure | null | undefined;
  penaltyAmount?: boolean | null | undefined;
  procedure?: boolean | null | undefined;
  proposals?: ProposalMeasure | null | undefined;
  remoteFindings?: RemoteFindingMeasure | null | undefined;
  safetyOrders?: SafetyOrderMeasure | null | undefined;
  seizures?: SeizureMeasure | null | undefined;
  servedOn?: boolean | null | undefined;
  source?: boolean | null | undefined;
  status?: boolean | null | undefined;
  unit?: UnitOperand | null | undefined;
  unpaidAmount?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  valueOfGoods?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type CaseOrder = {
  accruals?: AccrualAggregateOrder | null | undefined;
  actEndedOn?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  appeals?: AppealAggregateOrder | null | undefined;
  attachments?: AttachmentAggregateOrder | null | undefined;
  balance?: OrderDirection | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  caseNo?: OrderDirection | null | undefined;
  cause?: OrderDirection | null | undefined;
  clues?: ClueAggregateOrder | null | undefined;
  complaints?: ComplaintAggregateOrder | null | undefined;
  concludedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: CaseDays | null | undefined;
  deadlines?: DeadlineAggregateOrder | null | undefined;
  decidedOn?: OrderDirection | null | undefined;
  decisions?: DecisionAggregateOrder | null | undefined;
  deferrals?: DeferralAggregateOrder | null | undefined;
  discoveredOn?: OrderDirection | null | undefined;
  documents?: DocumentAggregateOrder | null | undefined;
  events?: CaseEventAggregateOrder | null | undefined;
  examinations?: ExaminationAggregateOrder | null | undefined;
  facts?: OrderDirection | null | undefined;
  field?: OrderDirection | null | undefined;
  filedOn?: OrderDirection | null | undefined;
  findings?: FindingAggregateOrder | null | undefined;
  fineAmount?: OrderDirection | null | undefined;
  followUps?: FollowUpAggregateOrder | null | undefined;
  goodsLots?: GoodsLotAggregateOrder | null | undefined;
  harmsSafety?: OrderDirection | null | undefined;
  hearings?: HearingAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  illegalGains?: OrderDirection | null | undefined;
  inspections?: InspectionAggregateOrder | null | undefined;
  instalments?: InstalmentAggregateOrder | null | undefined;
  nextSteps?: DeadlineAggregateOrder | null | undefined;
  notices?: ConsumerNoticeAggregateOrder | null | undefined;
  officers?: OfficerAggregateOrder | null | undefined;
  party?: PartyOrder | null | undefined;
  payments?: PaymentAggregateOrder | null | undefined;
  penalties?: PenaltyAggregateOrder | null | undefined;
  penaltyAmount?: OrderDirection | null | undefined;
  procedure?: OrderDirection | null | undefined;
  proposals?: ProposalAggregateOrder | null | undefined;
  remoteFindings?: RemoteFindingAggregateOrder | null | undefined;
  safetyOrders?: SafetyOrderAggregateOrder | null | undefined;
  seizures?: SeizureAggregateOrder | null | undefined;
  servedOn?: OrderDirection | null | undefined;
  source?: OrderDirection | null | undefined;
  status?: OrderDirection | null | undefined;
  unit?: UnitOrder | null | undefined;
  unpaidAmount?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  valueOfGoods?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type CaseProcedure =
  | 'ORDINARY'
  | 'SIMPLIFIED';

export type CaseProcedureFilter = {
  eq?: CaseProcedure | null | undefined;
  in?: Array<CaseProcedure> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: CaseProcedure | null | undefined;
  notIn?: Array<CaseProcedure> | null | undefined;
};

export type CaseRelationWhere = {
  aggregate?: CaseAggregateWhere | null | undefined;
  every?: CaseWhere | null | undefined;
  none?: CaseWhere | null | undefined;
  some?: CaseWhere | null | undefined;
};

export type CaseSource =
  | 'ASSIGNED'
  | 'COMPLAINT'
  | 'INSPECTION'
  | 'MEDIA'
  | 'REFERRAL'
  | 'SAMPLING'
  | 'SELF_FOUND';

export type CaseSourceFilter = {
  eq?: CaseSource | null | undefined;
  in?: Array<CaseSource> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: CaseSource | null | undefined;
  notIn?: Array<CaseSource> | null | undefined;
};

export type CaseStatus =
  | 'CLUE'
  | 'CONCLUDED'
  | 'DECIDED'
  | 'EXECUTED'
  | 'FILED'
  | 'INVESTIGATED'
  | 'NOTIFIED'
  | 'NOT_PENALISED'
  | 'SERVED'
  | 'TRANSFERRED';

export type CaseStatusFilter = {
  eq?: CaseStatus | null | undefined;
  in?: Array<CaseStatus> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: CaseStatus | null | undefined;
  notIn?: Array<CaseStatus> | null | undefined;
};

export type CaseSumWhere = {
  balance?: MoneyFilter | null | undefined;
  fineAmount?: MoneyFilter | null | undefined;
  illegalGains?: MoneyFilter | null | undefined;
  penaltyAmount?: MoneyFilter | null | undefined;
  unpaidAmount?: MoneyFilter | null | undefined;
  valueOfGoods?: MoneyFilter | null | undefined;
};

export type CaseWhere = {
  accruals?: AccrualRelationWhere | null | undefined;
  actEndedOn?: DateFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<CaseWhere> | null | undefined;
  appeals?: AppealRelationWhere | null | undefined;
  attachments?: AttachmentRelationWhere | null | undefined;
  balance?: MoneyFilter | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  caseNo?: StringFilter | null | undefined;
  cause?: StringFilter | null | undefined;
  clues?: ClueRelationWhere | null | undefined;
  compare?: Array<CaseComparison> | null | undefined;
  complaints?: ComplaintRelationWhere | null | undefined;
  concludedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<CaseDays> | null | undefined;
  deadlines?: DeadlineRelationWhere | null | undefined;
  decidedOn?: DateFilter | null | undefined;
  decisions?: DecisionRelationWhere | null | undefined;
  deferrals?: DeferralRelationWhere | null | undefined;
  discoveredOn?: DateFilter | null | undefined;
  documents?: DocumentRelationWhere | null | undefined;
  events?: CaseEventRelationWhere | null | undefined;
  examinations?: ExaminationRelationWhere | null | undefined;
  facts?: StringFilter | null | undefined;
  field?: CaseFieldFilter | null | undefined;
  filedOn?: DateFilter | null | undefined;
  findings?: FindingRelationWhere | null | undefined;
  fineAmount?: MoneyFilter | null | undefined;
  followUps?: FollowUpRelationWhere | null | undefined;
  goodsLots?: GoodsLotRelationWhere | null | undefined;
  harmsSafety?: BooleanFilter | null | undefined;
  hearings?: HearingRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  illegalGains?: MoneyFilter | null | undefined;
  inspections?: InspectionRelationWhere | null | undefined;
  instalments?: InstalmentRelationWhere | null | undefined;
  nextSteps?: DeadlineRelationWhere | null | undefined;
  not?: CaseWhere | null | undefined;
  notices?: ConsumerNoticeRelationWhere | null | undefined;
  officers?: OfficerRelationWhere | null | undefined;
  or?: Array<CaseWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  payments?: PaymentRelationWhere | null | undefined;
  penalties?: PenaltyRelationWhere | null | undefined;
  penaltyAmount?: MoneyFilter | null | undefined;
  procedure?: CaseProcedureFilter | null | undefined;
  proposals?: ProposalRelationWhere | null | undefined;
  remoteFindings?: RemoteFindingRelationWhere | null | undefined;
  safetyOrders?: SafetyOrderRelationWhere | null | undefined;
  seizures?: SeizureRelationWhere | null | undefined;
  servedOn?: DateFilter | null | undefined;
  source?: CaseSourceFilter | null | undefined;
  status?: CaseStatusFilter | null | undefined;
  unit?: UnitWhere | null | undefined;
  unpaidAmount?: MoneyFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  valueOfGoods?: MoneyFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type ChangeAgainst =
  | 'PREVIOUS'
  | 'YEAR_BEFORE';

export type ChangePart =
  | 'DIFFERENCE'
  | 'PERCENT';

export type ClueAggregateOrder = {
  change?: ClueCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: ClueDays | null | undefined;
  distinct?: ClueMeasureOrder | null | undefined;
  key?: ClueOrder | null | undefined;
  max?: ClueMeasureOrder | null | undefined;
  min?: ClueMeasureOrder | null | undefined;
  movingAverage?: ClueCalculation | null | undefined;
  percentRank?: ClueCalculation | null | undefined;
  rank?: ClueCalculation | null | undefined;
  ratio?: ClueCalculation | null | undefined;
  runningTotal?: ClueCalculation | null | undefined;
  share?: ClueCalculation | null | undefined;
  where?: ClueWhere | null | undefined;
};

export type ClueAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<ClueAggregateWhere> | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: ClueCalculation | null | undefined;
  complaint?: ComplaintAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ClueDays> | null | undefined;
  distinct?: ClueDistinctWhere | null | undefined;
  max?: ClueMinWhere | null | undefined;
  min?: ClueMinWhere | null | undefined;
  movingAverage?: ClueCalculation | null | undefined;
  not?: ClueAggregateWhere | null | undefined;
  or?: Array<ClueAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: ClueCalculation | null | undefined;
  rank?: ClueCalculation | null | undefined;
  ratio?: ClueCalculation | null | undefined;
  runningTotal?: ClueCalculation | null | undefined;
  share?: ClueCalculation | null | undefined;
  unit?: UnitAggregateWhere | null | undefined;
  where?: ClueWhere | null | undefined;
};

export type ClueCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ClueMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ClueMeasure | null | undefined;
  within?: Array<ClueGroupBy> | null | undefined;
};

export type ClueComparison = {
  is: Comparator;
  left: ClueOperand;
  right: ClueOperand;
};

export type ClueDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ClueOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ClueOperand;
  working?: boolean | null | undefined;
};

export type ClueDistinctWhere = {
  agency?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  checkBy?: IntFilter | null | undefined;
  checkedInTime?: IntFilter | null | undefined;
  checkedOn?: IntFilter | null | undefined;
  clueNo?: IntFilter | null | undefined;
  complaint?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  extendedOn?: IntFilter | null | undefined;
  extension?: IntFilter | null | undefined;
  field?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  outcome?: IntFilter | null | undefined;
  overdue?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  reason?: IntFilter | null | undefined;
  receivedOn?: IntFilter | null | undefined;
  source?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  unit?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ClueGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  checkBy?: DateDimension | null | undefined;
  checkedInTime?: GroupDimension | null | undefined;
  checkedOn?: DateDimension | null | undefined;
  clueNo?: GroupDimension | null | undefined;
  complaint?: ComplaintGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  extendedOn?: DateDimension | null | undefined;
  extension?: GroupDimension | null | undefined;
  field?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  outcome?: GroupDimension | null | undefined;
  overdue?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  reason?: GroupDimension | null | undefined;
  receivedOn?: DateDimension | null | undefined;
  source?: GroupDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  unit?: UnitGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ClueMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: ClueDays | null | undefined;
  distinct?: ClueMeasured | null | undefined;
  max?: ClueMeasured | null | undefined;
  min?: ClueMeasured | null | undefined;
  ratio?: ClueCalculation | null | undefined;
  where?: ClueWhere | null | undefined;
};

export type ClueMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  checkBy?: OrderDirection | null | undefined;
  checkedInTime?: OrderDirection | null | undefined;
  checkedOn?: OrderDirection | null | undefined;
  clueNo?: OrderDirection | null | undefined;
  complaint?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  extendedOn?: OrderDirection | null | undefined;
  extension?: OrderDirection | null | undefined;
  field?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  reason?: OrderDirection | null | undefined;
  receivedOn?: OrderDirection | null | undefined;
  source?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type ClueMeasured = {
  agency?: boolean | null | undefined;
  business?: boolean | null | undefined;
  case?: boolean | null | undefined;
  checkBy?: boolean | null | undefined;
  checkedInTime?: boolean | null | undefined;
  checkedOn?: boolean | null | undefined;
  clueNo?: boolean | null | undefined;
  complaint?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  extendedOn?: boolean | null | undefined;
  extension?: boolean | null | undefined;
  field?: boolean | null | undefined;
  id?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  party?: boolean | null | undefined;
  reason?: boolean | null | undefined;
  receivedOn?: boolean | null | undefined;
  source?: boolean | null | undefined;
  text?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ClueMinWhere = {
  checkBy?: DateFilter | null | undefined;
  checkedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  extendedOn?: DateFilter | null | undefined;
  receivedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ClueOperand = {
  agency?: AgencyOperand | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  checkBy?: boolean | null | undefined;
  checkedInTime?: boolean | null | undefined;
  checkedOn?: boolean | null | undefined;
  clueNo?: boolean | null | undefined;
  complaint?: ComplaintOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  extendedOn?: boolean | null | undefined;
  extension?: boolean | null | undefined;
  field?: boolean | null | undefined;
  id?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  reason?: boolean | null | undefined;
  receivedOn?: boolean | null | undefined;
  source?: boolean | null | undefined;
  text?: boolean | null | undefined;
  unit?: UnitOperand | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ClueOrder = {
  agency?: AgencyOrder | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  checkBy?: OrderDirection | null | undefined;
  checkedInTime?: OrderDirection | null | undefined;
  checkedOn?: OrderDirection | null | undefined;
  clueNo?: OrderDirection | null | undefined;
  complaint?: ComplaintOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ClueDays | null | undefined;
  extendedOn?: OrderDirection | null | undefined;
  extension?: OrderDirection | null | undefined;
  field?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  reason?: OrderDirection | null | undefined;
  receivedOn?: OrderDirection | null | undefined;
  source?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  unit?: UnitOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ClueOutcome =
  | 'FILED'
  | 'NOT_FILED'
  | 'REFERRED';

export type ClueOutcomeFilter = {
  eq?: ClueOutcome | null | undefined;
  in?: Array<ClueOutcome> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ClueOutcome | null | undefined;
  notIn?: Array<ClueOutcome> | null | undefined;
};

export type ClueRelationWhere = {
  aggregate?: ClueAggregateWhere | null | undefined;
  every?: ClueWhere | null | undefined;
  none?: ClueWhere | null | undefined;
  some?: ClueWhere | null | undefined;
};

export type ClueWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<ClueWhere> | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  case?: CaseWhere | null | undefined;
  checkBy?: DateFilter | null | undefined;
  checkedInTime?: BooleanFilter | null | undefined;
  checkedOn?: DateFilter | null | undefined;
  clueNo?: StringFilter | null | undefined;
  compare?: Array<ClueComparison> | null | undefined;
  complaint?: ComplaintWhere | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ClueDays> | null | undefined;
  extendedOn?: DateFilter | null | undefined;
  extension?: StringFilter | null | undefined;
  field?: CaseFieldFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: ClueWhere | null | undefined;
  or?: Array<ClueWhere> | null | undefined;
  outcome?: ClueOutcomeFilter | null | undefined;
  overdue?: BooleanFilter | null | undefined;
  party?: PartyWhere | null | undefined;
  reason?: StringFilter | null | undefined;
  receivedOn?: DateFilter | null | undefined;
  source?: CaseSourceFilter | null | undefined;
  text?: StringFilter | null | undefined;
  unit?: UnitWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type Comparator =
  | 'EQ'
  | 'GT'
  | 'GTE'
  | 'LT'
  | 'LTE'
  | 'NE';

export type ComplaintAggregateOrder = {
  at?: string | null | undefined;
  avg?: ComplaintMeasureOrder | null | undefined;
  change?: ComplaintCalculation | null | undefined;
  clues?: ClueAggregateOrder | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: ComplaintDays | null | undefined;
  distinct?: ComplaintMeasureOrder | null | undefined;
  key?: ComplaintOrder | null | undefined;
  max?: ComplaintMeasureOrder | null | undefined;
  median?: ComplaintMeasureOrder | null | undefined;
  merged?: ComplaintAggregateOrder | null | undefined;
  min?: ComplaintMeasureOrder | null | undefined;
  movingAverage?: ComplaintCalculation | null | undefined;
  percentRank?: ComplaintCalculation | null | undefined;
  percentile?: ComplaintMeasureOrder | null | undefined;
  rank?: ComplaintCalculation | null | undefined;
  ratio?: ComplaintCalculation | null | undefined;
  runningTotal?: ComplaintCalculation | null | undefined;
  share?: ComplaintCalculation | null | undefined;
  standardDeviation?: ComplaintMeasureOrder | null | undefined;
  sum?: ComplaintMeasureOrder | null | undefined;
  where?: ComplaintWhere | null | undefined;
};

export type ComplaintAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<ComplaintAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: ComplaintAvgWhere | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: ComplaintCalculation | null | undefined;
  clues?: ClueAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ComplaintDays> | null | undefined;
  distinct?: ComplaintDistinctWhere | null | undefined;
  max?: ComplaintMinWhere | null | undefined;
  median?: ComplaintAvgWhere | null | undefined;
  merged?: ComplaintAggregateWhere | null | undefined;
  mergedInto?: ComplaintAggregateWhere | null | undefined;
  min?: ComplaintMinWhere | null | undefined;
  movingAverage?: ComplaintCalculation | null | undefined;
  not?: ComplaintAggregateWhere | null | undefined;
  or?: Array<ComplaintAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: ComplaintCalculation | null | undefined;
  percentile?: ComplaintAvgWhere | null | undefined;
  rank?: ComplaintCalculation | null | undefined;
  ratio?: ComplaintCalculation | null | undefined;
  runningTotal?: ComplaintCalculation | null | undefined;
  share?: ComplaintCalculation | null | undefined;
  standardDeviation?: ComplaintAvgWhere | null | undefined;
  sum?: ComplaintSumWhere | null | undefined;
  unit?: UnitAggregateWhere | null | undefined;
  where?: ComplaintWhere | null | undefined;
};

export type ComplaintAvgWhere = {
  recoveredAmount?: DecimalFilter | null | undefined;
};

export type ComplaintCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ComplaintMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ComplaintMeasure | null | undefined;
  within?: Array<ComplaintGroupBy> | null | undefined;
};

export type ComplaintChannel =
  | 'HOTLINE_12315'
  | 'HOTLINE_12345'
  | 'LETTER'
  | 'OTHER'
  | 'PETITION'
  | 'VISIT';

export type ComplaintChannelFilter = {
  eq?: ComplaintChannel | null | undefined;
  in?: Array<ComplaintChannel> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ComplaintChannel | null | undefined;
  notIn?: Array<ComplaintChannel> | null | undefined;
};

export type ComplaintComparison = {
  is: Comparator;
  left: ComplaintOperand;
  right: ComplaintOperand;
};

export type ComplaintDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ComplaintOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ComplaintOperand;
  working?: boolean | null | undefined;
};

export type ComplaintDistinctWhere = {
  acceptBy?: IntFilter | null | undefined;
  acceptedAt?: IntFilter | null | undefined;
  acceptedInTime?: IntFilter | null | undefined;
  acknowledgeBy?: IntFilter | null | undefined;
  acknowledgedAt?: IntFilter | null | undefined;
  acknowledgedInTime?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  channel?: IntFilter | null | undefined;
  checkBy?: IntFilter | null | undefined;
  closeBy?: IntFilter | null | undefined;
  closedAt?: IntFilter | null | undefined;
  closedInTime?: IntFilter | null | undefined;
  complaintNo?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  decidedInTime?: IntFilter | null | undefined;
  decidedOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  isNamed?: IntFilter | null | undefined;
  issue?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  mediateArticle?: IntFilter | null | undefined;
  mediateBy?: IntFilter | null | undefined;
  mediatedInTime?: IntFilter | null | undefined;
  mergedInto?: IntFilter | null | undefined;
  object?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  receivedAt?: IntFilter | null | undefined;
  receivedOn?: IntFilter | null | undefined;
  recoveredAmount?: IntFilter | null | undefined;
  refusal?: IntFilter | null | undefined;
  refusedAt?: IntFilter | null | undefined;
  reopening?: IntFilter | null | undefined;
  result?: IntFilter | null | undefined;
  satisfaction?: IntFilter | null | undefined;
  tellArticle?: IntFilter | null | undefined;
  tellBy?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  toldAt?: IntFilter | null | undefined;
  toldInTime?: IntFilter | null | undefined;
  unit?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ComplaintGroupBy = {
  acceptBy?: DateDimension | null | undefined;
  acceptedAt?: DateDimension | null | undefined;
  acceptedInTime?: GroupDimension | null | undefined;
  acknowledgeBy?: DateDimension | null | undefined;
  acknowledgedAt?: DateDimension | null | undefined;
  acknowledgedInTime?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  channel?: GroupDimension | null | undefined;
  checkBy?: DateDimension | null | undefined;
  closeBy?: DateDimension | null | undefined;
  closedAt?: DateDimension | null | undefined;
  closedInTime?: GroupDimension | null | undefined;
  complaintNo?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  decidedInTime?: GroupDimension | null | undefined;
  decidedOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  isNamed?: GroupDimension | null | undefined;
  issue?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  mediateArticle?: GroupDimension | null | undefined;
  mediateBy?: DateDimension | null | undefined;
  mediatedInTime?: GroupDimension | null | undefined;
  mergedInto?: ComplaintGroupBy | null | undefined;
  object?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  receivedAt?: DateDimension | null | undefined;
  receivedOn?: DateDimension | null | undefined;
  recoveredAmount?: NumberDimension | null | undefined;
  refusal?: GroupDimension | null | undefined;
  refusedAt?: DateDimension | null | undefined;
  reopening?: GroupDimension | null | undefined;
  result?: GroupDimension | null | undefined;
  satisfaction?: GroupDimension | null | undefined;
  tellArticle?: GroupDimension | null | undefined;
  tellBy?: DateDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  toldAt?: DateDimension | null | undefined;
  toldInTime?: GroupDimension | null | undefined;
  unit?: UnitGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ComplaintIssue =
  | 'ADVERTISING'
  | 'AFTER_SALE'
  | 'CONTRACT'
  | 'COUNTERFEIT'
  | 'OTHER'
  | 'PRICE'
  | 'QUALITY'
  | 'SAFETY';

export type ComplaintIssueFilter = {
  eq?: ComplaintIssue | null | undefined;
  in?: Array<ComplaintIssue> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ComplaintIssue | null | undefined;
  notIn?: Array<ComplaintIssue> | null | undefined;
};

export type ComplaintKind =
  | 'COMPLAINT'
  | 'REPORT';

export type ComplaintKindFilter = {
  eq?: ComplaintKind | null | undefined;
  in?: Array<ComplaintKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ComplaintKind | null | undefined;
  notIn?: Array<ComplaintKind> | null | undefined;
};

export type ComplaintMeasure = {
  at?: string | null | undefined;
  avg?: ComplaintMeasured | null | undefined;
  clues?: ClueMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: ComplaintDays | null | undefined;
  distinct?: ComplaintMeasured | null | undefined;
  max?: ComplaintMeasured | null | undefined;
  median?: ComplaintMeasured | null | undefined;
  merged?: ComplaintMeasure | null | undefined;
  min?: ComplaintMeasured | null | undefined;
  percentile?: ComplaintMeasured | null | undefined;
  ratio?: ComplaintCalculation | null | undefined;
  standardDeviation?: ComplaintMeasured | null | undefined;
  sum?: ComplaintMeasured | null | undefined;
  where?: ComplaintWhere | null | undefined;
};

export type ComplaintMeasureOrder = {
  acceptBy?: OrderDirection | null | undefined;
  acceptedAt?: OrderDirection | null | undefined;
  acceptedInTime?: OrderDirection | null | undefined;
  acknowledgeBy?: OrderDirection | null | undefined;
  acknowledgedAt?: OrderDirection | null | undefined;
  acknowledgedInTime?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  channel?: OrderDirection | null | undefined;
  checkBy?: OrderDirection | null | undefined;
  closeBy?: OrderDirection | null | undefined;
  closedAt?: OrderDirection | null | undefined;
  closedInTime?: OrderDirection | null | undefined;
  complaintNo?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  decidedInTime?: OrderDirection | null | undefined;
  decidedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  isNamed?: OrderDirection | null | undefined;
  issue?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  mediateArticle?: OrderDirection | null | undefined;
  mediateBy?: OrderDirection | null | undefined;
  mediatedInTime?: OrderDirection | null | undefined;
  mergedInto?: OrderDirection | null | undefined;
  object?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  receivedAt?: OrderDirection | null | undefined;
  receivedOn?: OrderDirection | null | undefined;
  recoveredAmount?: OrderDirection | null | undefined;
  refusal?: OrderDirection | null | undefined;
  refusedAt?: OrderDirection | null | undefined;
  reopening?: OrderDirection | null | undefined;
  result?: OrderDirection | null | undefined;
  satisfaction?: OrderDirection | null | undefined;
  tellArticle?: OrderDirection | null | undefined;
  tellBy?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  toldAt?: OrderDirection | null | undefined;
  toldInTime?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type ComplaintMeasured = {
  acceptBy?: boolean | null | undefined;
  acceptedAt?: boolean | null | undefined;
  acceptedInTime?: boolean | null | undefined;
  acknowledgeBy?: boolean | null | undefined;
  acknowledgedAt?: boolean | null | undefined;
  acknowledgedInTime?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  business?: boolean | null | undefined;
  case?: boolean | null | undefined;
  channel?: boolean | null | undefined;
  checkBy?: boolean | null | undefined;
  closeBy?: boolean | null | undefined;
  closedAt?: boolean | null | undefined;
  closedInTime?: boolean | null | undefined;
  complaintNo?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  decidedInTime?: boolean | null | undefined;
  decidedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  isNamed?: boolean | null | undefined;
  issue?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  mediateArticle?: boolean | null | undefined;
  mediateBy?: boolean | null | undefined;
  mediatedInTime?: boolean | null | undefined;
  mergedInto?: boolean | null | undefined;
  object?: boolean | null | undefined;
  party?: boolean | null | undefined;
  receivedAt?: boolean | null | undefined;
  receivedOn?: boolean | null | undefined;
  recoveredAmount?: boolean | null | undefined;
  refusal?: boolean | null | undefined;
  refusedAt?: boolean | null | undefined;
  reopening?: boolean | null | undefined;
  result?: boolean | null | undefined;
  satisfaction?: boolean | null | undefined;
  tellArticle?: boolean | null | undefined;
  tellBy?: boolean | null | undefined;
  text?: boolean | null | undefined;
  toldAt?: boolean | null | undefined;
  toldInTime?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ComplaintMinWhere = {
  acceptBy?: DateFilter | null | undefined;
  acceptedAt?: DateTimeFilter | null | undefined;
  acknowledgeBy?: DateFilter | null | undefined;
  acknowledgedAt?: DateTimeFilter | null | undefined;
  checkBy?: DateFilter | null | undefined;
  closeBy?: DateFilter | null | undefined;
  closedAt?: DateTimeFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  decidedOn?: DateFilter | null | undefined;
  mediateBy?: DateFilter | null | undefined;
  receivedAt?: DateTimeFilter | null | undefined;
  receivedOn?: DateFilter | null | undefined;
  recoveredAmount?: MoneyFilter | null | undefined;
  refusedAt?: DateTimeFilter | null | undefined;
  tellBy?: DateFilter | null | undefined;
  toldAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ComplaintObject =
  | 'APPLIANCE'
  | 'CATERING'
  | 'CLOTHING'
  | 'FOOD'
  | 'HOUSING'
  | 'MEDICAL'
  | 'ONLINE'
  | 'OTHER'
  | 'PREPAID'
  | 'SERVICE'
  | 'VEHICLE';

export type ComplaintObjectFilter = {
  eq?: ComplaintObject | null | undefined;
  in?: Array<ComplaintObject> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ComplaintObject | null | undefined;
  notIn?: Array<ComplaintObject> | null | undefined;
};

export type ComplaintOperand = {
  acceptBy?: boolean | null | undefined;
  acceptedAt?: boolean | null | undefined;
  acceptedInTime?: boolean | null | undefined;
  acknowledgeBy?: boolean | null | undefined;
  acknowledgedAt?: boolean | null | undefined;
  acknowledgedInTime?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  channel?: boolean | null | undefined;
  checkBy?: boolean | null | undefined;
  closeBy?: boolean | null | undefined;
  closedAt?: boolean | null | undefined;
  closedInTime?: boolean | null | undefined;
  clues?: ClueMeasure | null | undefined;
  complaintNo?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  decidedInTime?: boolean | null | undefined;
  decidedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  isNamed?: boolean | null | undefined;
  issue?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  mediateArticle?: boolean | null | undefined;
  mediateBy?: boolean | null | undefined;
  mediatedInTime?: boolean | null | undefined;
  merged?: ComplaintMeasure | null | undefined;
  mergedInto?: ComplaintOperand | null | undefined;
  object?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  receivedAt?: boolean | null | undefined;
  receivedOn?: boolean | null | undefined;
  recoveredAmount?: boolean | null | undefined;
  refusal?: boolean | null | undefined;
  refusedAt?: boolean | null | undefined;
  reopening?: boolean | null | undefined;
  result?: boolean | null | undefined;
  satisfaction?: boolean | null | undefined;
  tellArticle?: boolean | null | undefined;
  tellBy?: boolean | null | undefined;
  text?: boolean | null | undefined;
  toldAt?: boolean | null | undefined;
  toldInTime?: boolean | null | undefined;
  unit?: UnitOperand | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ComplaintOrder = {
  acceptBy?: OrderDirection | null | undefined;
  acceptedAt?: OrderDirection | null | undefined;
  acceptedInTime?: OrderDirection | null | undefined;
  acknowledgeBy?: OrderDirection | null | undefined;
  acknowledgedAt?: OrderDirection | null | undefined;
  acknowledgedInTime?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  channel?: OrderDirection | null | undefined;
  checkBy?: OrderDirection | null | undefined;
  closeBy?: OrderDirection | null | undefined;
  closedAt?: OrderDirection | null | undefined;
  closedInTime?: OrderDirection | null | undefined;
  clues?: ClueAggregateOrder | null | undefined;
  complaintNo?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ComplaintDays | null | undefined;
  decidedInTime?: OrderDirection | null | undefined;
  decidedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  isNamed?: OrderDirection | null | undefined;
  issue?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  mediateArticle?: OrderDirection | null | undefined;
  mediateBy?: OrderDirection | null | undefined;
  mediatedInTime?: OrderDirection | null | undefined;
  merged?: ComplaintAggregateOrder | null | undefined;
  mergedInto?: ComplaintOrder | null | undefined;
  object?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  receivedAt?: OrderDirection | null | undefined;
  receivedOn?: OrderDirection | null | undefined;
  recoveredAmount?: OrderDirection | null | undefined;
  refusal?: OrderDirection | null | undefined;
  refusedAt?: OrderDirection | null | undefined;
  reopening?: OrderDirection | null | undefined;
  result?: OrderDirection | null | undefined;
  satisfaction?: OrderDirection | null | undefined;
  tellArticle?: OrderDirection | null | undefined;
  tellBy?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  toldAt?: OrderDirection | null | undefined;
  toldInTime?: OrderDirection | null | undefined;
  unit?: UnitOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ComplaintRelationWhere = {
  aggregate?: ComplaintAggregateWhere | null | undefined;
  every?: ComplaintWhere | null | undefined;
  none?: ComplaintWhere | null | undefined;
  some?: ComplaintWhere | null | undefined;
};

export type ComplaintResult =
  | 'CASE_FILED'
  | 'FAILED'
  | 'MEDIATED'
  | 'MERGED'
  | 'NO_VIOLATION'
  | 'REFERRED'
  | 'REFUSED'
  | 'WITHDRAWN';

export type ComplaintResultFilter = {
  eq?: ComplaintResult | null | undefined;
  in?: Array<ComplaintResult> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ComplaintResult | null | undefined;
  notIn?: Array<ComplaintResult> | null | undefined;
};

export type ComplaintSumWhere = {
  recoveredAmount?: MoneyFilter | null | undefined;
};

export type ComplaintWhere = {
  acceptBy?: DateFilter | null | undefined;
  acceptedAt?: DateTimeFilter | null | undefined;
  acceptedInTime?: BooleanFilter | null | undefined;
  acknowledgeBy?: DateFilter | null | undefined;
  acknowledgedAt?: DateTimeFilter | null | undefined;
  acknowledgedInTime?: BooleanFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<ComplaintWhere> | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  case?: CaseWhere | null | undefined;
  channel?: ComplaintChannelFilter | null | undefined;
  checkBy?: DateFilter | null | undefined;
  closeBy?: DateFilter | null | undefined;
  closedAt?: DateTimeFilter | null | undefined;
  closedInTime?: BooleanFilter | null | undefined;
  clues?: ClueRelationWhere | null | undefined;
  compare?: Array<ComplaintComparison> | null | undefined;
  complaintNo?: StringFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ComplaintDays> | null | undefined;
  decidedInTime?: BooleanFilter | null | undefined;
  decidedOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  isNamed?: BooleanFilter | null | undefined;
  issue?: ComplaintIssueFilter | null | undefined;
  kind?: ComplaintKindFilter | null | undefined;
  mediateArticle?: StringFilter | null | undefined;
  mediateBy?: DateFilter | null | undefined;
  mediatedInTime?: BooleanFilter | null | undefined;
  merged?: ComplaintRelationWhere | null | undefined;
  mergedInto?: ComplaintWhere | null | undefined;
  not?: ComplaintWhere | null | undefined;
  object?: ComplaintObjectFilter | null | undefined;
  or?: Array<ComplaintWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  receivedAt?: DateTimeFilter | null | undefined;
  receivedOn?: DateFilter | null | undefined;
  recoveredAmount?: MoneyFilter | null | undefined;
  refusal?: StringFilter | null | undefined;
  refusedAt?: DateTimeFilter | null | undefined;
  reopening?: StringFilter | null | undefined;
  result?: ComplaintResultFilter | null | undefined;
  satisfaction?: SatisfactionFilter | null | undefined;
  tellArticle?: StringFilter | null | undefined;
  tellBy?: DateFilter | null | undefined;
  text?: StringFilter | null | undefined;
  toldAt?: DateTimeFilter | null | undefined;
  toldInTime?: BooleanFilter | null | undefined;
  unit?: UnitWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type Constant = {
  day?: string | null | undefined;
  instant?: string | null | undefined;
  number?: string | null | undefined;
  text?: string | null | undefined;
  today?: boolean | null | undefined;
};

export type ConsumerNoticeAggregateOrder = {
  change?: ConsumerNoticeCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: ConsumerNoticeDays | null | undefined;
  distinct?: ConsumerNoticeMeasureOrder | null | undefined;
  key?: ConsumerNoticeOrder | null | undefined;
  max?: ConsumerNoticeMeasureOrder | null | undefined;
  min?: ConsumerNoticeMeasureOrder | null | undefined;
  movingAverage?: ConsumerNoticeCalculation | null | undefined;
  percentRank?: ConsumerNoticeCalculation | null | undefined;
  rank?: ConsumerNoticeCalculation | null | undefined;
  ratio?: ConsumerNoticeCalculation | null | undefined;
  runningTotal?: ConsumerNoticeCalculation | null | undefined;
  share?: ConsumerNoticeCalculation | null | undefined;
  where?: ConsumerNoticeWhere | null | undefined;
};

export type ConsumerNoticeAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<ConsumerNoticeAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: ConsumerNoticeCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ConsumerNoticeDays> | null | undefined;
  distinct?: ConsumerNoticeDistinctWhere | null | undefined;
  max?: ConsumerNoticeMinWhere | null | undefined;
  min?: ConsumerNoticeMinWhere | null | undefined;
  movingAverage?: ConsumerNoticeCalculation | null | undefined;
  not?: ConsumerNoticeAggregateWhere | null | undefined;
  or?: Array<ConsumerNoticeAggregateWhere> | null | undefined;
  percentRank?: ConsumerNoticeCalculation | null | undefined;
  rank?: ConsumerNoticeCalculation | null | undefined;
  ratio?: ConsumerNoticeCalculation | null | undefined;
  runningTotal?: ConsumerNoticeCalculation | null | undefined;
  share?: ConsumerNoticeCalculation | null | undefined;
  where?: ConsumerNoticeWhere | null | undefined;
};

export type ConsumerNoticeCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ConsumerNoticeMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ConsumerNoticeMeasure | null | undefined;
  within?: Array<ConsumerNoticeGroupBy> | null | undefined;
};

export type ConsumerNoticeComparison = {
  is: Comparator;
  left: ConsumerNoticeOperand;
  right: ConsumerNoticeOperand;
};

export type ConsumerNoticeDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ConsumerNoticeOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ConsumerNoticeOperand;
  working?: boolean | null | undefined;
};

export type ConsumerNoticeDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  endsOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  publishedOn?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  title?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ConsumerNoticeGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  endsOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  publishedOn?: DateDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  title?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ConsumerNoticeMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: ConsumerNoticeDays | null | undefined;
  distinct?: ConsumerNoticeMeasured | null | undefined;
  max?: ConsumerNoticeMeasured | null | undefined;
  min?: ConsumerNoticeMeasured | null | undefined;
  ratio?: ConsumerNoticeCalculation | null | undefined;
  where?: ConsumerNoticeWhere | null | undefined;
};

export type ConsumerNoticeMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  publishedOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  title?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type ConsumerNoticeMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  publishedOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  title?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ConsumerNoticeMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  endsOn?: DateFilter | null | undefined;
  publishedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ConsumerNoticeOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  publishedOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  title?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ConsumerNoticeOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ConsumerNoticeDays | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  publishedOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  title?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ConsumerNoticeRelationWhere = {
  aggregate?: ConsumerNoticeAggregateWhere | null | undefined;
  every?: ConsumerNoticeWhere | null | undefined;
  none?: ConsumerNoticeWhere | null | undefined;
  some?: ConsumerNoticeWhere | null | undefined;
};

export type ConsumerNoticeWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<ConsumerNoticeWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<ConsumerNoticeComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ConsumerNoticeDays> | null | undefined;
  endsOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: NoticeKindFilter | null | undefined;
  not?: ConsumerNoticeWhere | null | undefined;
  or?: Array<ConsumerNoticeWhere> | null | undefined;
  publishedOn?: DateFilter | null | undefined;
  text?: StringFilter | null | undefined;
  title?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type CoverageAssignmentAggregateOrder = {
  change?: CoverageAssignmentCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: CoverageAssignmentDays | null | undefined;
  distinct?: CoverageAssignmentMeasureOrder | null | undefined;
  key?: CoverageAssignmentOrder | null | undefined;
  max?: CoverageAssignmentMeasureOrder | null | undefined;
  min?: CoverageAssignmentMeasureOrder | null | undefined;
  movingAverage?: CoverageAssignmentCalculation | null | undefined;
  percentRank?: CoverageAssignmentCalculation | null | undefined;
  rank?: CoverageAssignmentCalculation | null | undefined;
  ratio?: CoverageAssignmentCalculation | null | undefined;
  runningTotal?: CoverageAssignmentCalculation | null | undefined;
  share?: CoverageAssignmentCalculation | null | undefined;
  where?: CoverageAssignmentWhere | null | undefined;
};

export type CoverageAssignmentAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<CoverageAssignmentAggregateWhere> | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  change?: CoverageAssignmentCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<CoverageAssignmentDays> | null | undefined;
  distinct?: CoverageAssignmentDistinctWhere | null | undefined;
  max?: CoverageAssignmentMinWhere | null | undefined;
  min?: CoverageAssignmentMinWhere | null | undefined;
  movingAverage?: CoverageAssignmentCalculation | null | undefined;
  not?: CoverageAssignmentAggregateWhere | null | undefined;
  official?: OfficialAggregateWhere | null | undefined;
  or?: Array<CoverageAssignmentAggregateWhere> | null | undefined;
  percentRank?: CoverageAssignmentCalculation | null | undefined;
  rank?: CoverageAssignmentCalculation | null | undefined;
  ratio?: CoverageAssignmentCalculation | null | undefined;
  runningTotal?: CoverageAssignmentCalculation | null | undefined;
  share?: CoverageAssignmentCalculation | null | undefined;
  where?: CoverageAssignmentWhere | null | undefined;
};

export type CoverageAssignmentCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: CoverageAssignmentMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: CoverageAssignmentMeasure | null | undefined;
  within?: Array<CoverageAssignmentGroupBy> | null | undefined;
};

export type CoverageAssignmentComparison = {
  is: Comparator;
  left: CoverageAssignmentOperand;
  right: CoverageAssignmentOperand;
};

export type CoverageAssignmentDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: CoverageAssignmentOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: CoverageAssignmentOperand;
  working?: boolean | null | undefined;
};

export type CoverageAssignmentDistinctWhere = {
  agency?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  endsOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  official?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type CoverageAssignmentGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  endsOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  official?: OfficialGroupBy | null | undefined;
  startsOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type CoverageAssignmentMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: CoverageAssignmentDays | null | undefined;
  distinct?: CoverageAssignmentMeasured | null | undefined;
  max?: CoverageAssignmentMeasured | null | undefined;
  min?: CoverageAssignmentMeasured | null | undefined;
  ratio?: CoverageAssignmentCalculation | null | undefined;
  where?: CoverageAssignmentWhere | null | undefined;
};

export type CoverageAssignmentMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  official?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type CoverageAssignmentMeasured = {
  agency?: boolean | null | undefined;
  business?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  official?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type CoverageAssignmentMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  endsOn?: DateFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type CoverageAssignmentOperand = {
  agency?: AgencyOperand | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  official?: OfficialOperand | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type CoverageAssignmentOrder = {
  agency?: AgencyOrder | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: CoverageAssignmentDays | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  official?: OfficialOrder | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type CoverageAssignmentRelationWhere = {
  aggregate?: CoverageAssignmentAggregateWhere | null | undefined;
  every?: CoverageAssignmentWhere | null | undefined;
  none?: CoverageAssignmentWhere | null | undefined;
  some?: CoverageAssignmentWhere | null | undefined;
};

export type CoverageAssignmentWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<CoverageAssignmentWhere> | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  compare?: Array<CoverageAssignmentComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<CoverageAssignmentDays> | null | undefined;
  endsOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: CoverageAssignmentWhere | null | undefined;
  official?: OfficialWhere | null | undefined;
  or?: Array<CoverageAssignmentWhere> | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type CoverageLevel =
  | 'A'
  | 'B'
  | 'C'
  | 'D';

export type CoverageLevelFilter = {
  eq?: CoverageLevel | null | undefined;
  in?: Array<CoverageLevel> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: CoverageLevel | null | undefined;
  notIn?: Array<CoverageLevel> | null | undefined;
};

export type CoverageVisitAggregateOrder = {
  change?: CoverageVisitCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: CoverageVisitDays | null | undefined;
  distinct?: CoverageVisitMeasureOrder | null | undefined;
  findings?: FindingAggregateOrder | null | undefined;
  key?: CoverageVisitOrder | null | undefined;
  max?: CoverageVisitMeasureOrder | null | undefined;
  min?: CoverageVisitMeasureOrder | null | undefined;
  movingAverage?: CoverageVisitCalculation | null | undefined;
  percentRank?: CoverageVisitCalculation | null | undefined;
  rank?: CoverageVisitCalculation | null | undefined;
  ratio?: CoverageVisitCalculation | null | undefined;
  runningTotal?: CoverageVisitCalculation | null | undefined;
  share?: CoverageVisitCalculation | null | undefined;
  where?: CoverageVisitWhere | null | undefined;
};

export type CoverageVisitAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<CoverageVisitAggregateWhere> | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  change?: CoverageVisitCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<CoverageVisitDays> | null | undefined;
  distinct?: CoverageVisitDistinctWhere | null | undefined;
  findings?: FindingAggregateWhere | null | undefined;
  max?: CoverageVisitMinWhere | null | undefined;
  min?: CoverageVisitMinWhere | null | undefined;
  movingAverage?: CoverageVisitCalculation | null | undefined;
  not?: CoverageVisitAggregateWhere | null | undefined;
  official?: OfficialAggregateWhere | null | undefined;
  or?: Array<CoverageVisitAggregateWhere> | null | undefined;
  percentRank?: CoverageVisitCalculation | null | undefined;
  rank?: CoverageVisitCalculation | null | undefined;
  ratio?: CoverageVisitCalculation | null | undefined;
  runningTotal?: CoverageVisitCalculation | null | undefined;
  share?: CoverageVisitCalculation | null | undefined;
  where?: CoverageVisitWhere | null | undefined;
};

export type CoverageVisitCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: CoverageVisitMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: CoverageVisitMeasure | null | undefined;
  within?: Array<CoverageVisitGroupBy> | null | undefined;
};

export type CoverageVisitComparison = {
  is: Comparator;
  left: CoverageVisitOperand;
  right: CoverageVisitOperand;
};

export type CoverageVisitDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: CoverageVisitOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: CoverageVisitOperand;
  working?: boolean | null | undefined;
};

export type CoverageVisitDistinctWhere = {
  agency?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  checklist?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  official?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  visitedOn?: IntFilter | null | undefined;
};

export type CoverageVisitGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  checklist?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  official?: OfficialGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  visitedOn?: DateDimension | null | undefined;
};

export type CoverageVisitMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: CoverageVisitDays | null | undefined;
  distinct?: CoverageVisitMeasured | null | undefined;
  findings?: FindingMeasure | null | undefined;
  max?: CoverageVisitMeasured | null | undefined;
  min?: CoverageVisitMeasured | null | undefined;
  ratio?: CoverageVisitCalculation | null | undefined;
  where?: CoverageVisitWhere | null | undefined;
};

export type CoverageVisitMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  checklist?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  official?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  visitedOn?: OrderDirection | null | undefined;
};

export type CoverageVisitMeasured = {
  agency?: boolean | null | undefined;
  business?: boolean | null | undefined;
  checklist?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  official?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  visitedOn?: boolean | null | undefined;
};

export type CoverageVisitMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  visitedOn?: DateFilter | null | undefined;
};

export type CoverageVisitOperand = {
  agency?: AgencyOperand | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  checklist?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  findings?: FindingMeasure | null | undefined;
  id?: boolean | null | undefined;
  official?: OfficialOperand | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  visitedOn?: boolean | null | undefined;
};

export type CoverageVisitOrder = {
  agency?: AgencyOrder | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  checklist?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: CoverageVisitDays | null | undefined;
  findings?: FindingAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  official?: OfficialOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  visitedOn?: OrderDirection | null | undefined;
};

export type CoverageVisitRelationWhere = {
  aggregate?: CoverageVisitAggregateWhere | null | undefined;
  every?: CoverageVisitWhere | null | undefined;
  none?: CoverageVisitWhere | null | undefined;
  some?: CoverageVisitWhere | null | undefined;
};

export type CoverageVisitWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<CoverageVisitWhere> | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  checklist?: StringFilter | null | undefined;
  compare?: Array<CoverageVisitComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<CoverageVisitDays> | null | undefined;
  findings?: FindingRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  not?: CoverageVisitWhere | null | undefined;
  official?: OfficialWhere | null | undefined;
  or?: Array<CoverageVisitWhere> | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  visitedOn?: DateFilter | null | undefined;
};

export type DateBucket =
  | 'DAY'
  | 'MONTH'
  | 'QUARTER'
  | 'WEEK'
  | 'YEAR';

export type DateDimension = {
  bucket?: DateBucket | null | undefined;
  fill?: boolean | null | undefined;
  omitNull?: boolean | null | undefined;
  part?: DatePart | null | undefined;
};

export type DateFilter = {
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
  month?: string | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
  quarter?: string | null | undefined;
  year?: number | null | undefined;
};

export type DatePart =
  | 'HOUR'
  | 'MONTH_OF_YEAR'
  | 'WEEKDAY';

export type DateTimeFilter = {
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
  month?: string | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
  quarter?: string | null | undefined;
  year?: number | null | undefined;
};

export type DeadlineAction =
  | 'CONCLUDE'
  | 'DECIDE'
  | 'PAY'
  | 'PUBLISH'
  | 'PUSH'
  | 'RELEASE'
  | 'SERVE'
  | 'TAKE_DOWN';

export type DeadlineActionFilter = {
  eq?: DeadlineAction | null | undefined;
  in?: Array<DeadlineAction> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: DeadlineAction | null | undefined;
  notIn?: Array<DeadlineAction> | null | undefined;
};

export type DeadlineAggregateOrder = {
  at?: string | null | undefined;
  avg?: DeadlineMeasureOrder | null | undefined;
  change?: DeadlineCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: DeadlineDays | null | undefined;
  distinct?: DeadlineMeasureOrder | null | undefined;
  key?: DeadlineOrder | null | undefined;
  max?: DeadlineMeasureOrder | null | undefined;
  median?: DeadlineMeasureOrder | null | undefined;
  min?: DeadlineMeasureOrder | null | undefined;
  movingAverage?: DeadlineCalculation | null | undefined;
  percentRank?: DeadlineCalculation | null | undefined;
  percentile?: DeadlineMeasureOrder | null | undefined;
  rank?: DeadlineCalculation | null | undefined;
  ratio?: DeadlineCalculation | null | undefined;
  runningTotal?: DeadlineCalculation | null | undefined;
  share?: DeadlineCalculation | null | undefined;
  spans?: DeadlineSpanAggregateOrder | null | undefined;
  standardDeviation?: DeadlineMeasureOrder | null | undefined;
  sum?: DeadlineMeasureOrder | null | undefined;
  where?: DeadlineWhere | null | undefined;
};

export type DeadlineAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<DeadlineAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: DeadlineAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: DeadlineCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<DeadlineDays> | null | undefined;
  distinct?: DeadlineDistinctWhere | null | undefined;
  max?: DeadlineMinWhere | null | undefined;
  median?: DeadlineAvgWhere | null | undefined;
  min?: DeadlineMinWhere | null | undefined;
  movingAverage?: DeadlineCalculation | null | undefined;
  not?: DeadlineAggregateWhere | null | undefined;
  or?: Array<DeadlineAggregateWhere> | null | undefined;
  percentRank?: DeadlineCalculation | null | undefined;
  percentile?: DeadlineAvgWhere | null | undefined;
  rank?: DeadlineCalculation | null | undefined;
  ratio?: DeadlineCalculation | null | undefined;
  runningTotal?: DeadlineCalculation | null | undefined;
  seizure?: SeizureAggregateWhere | null | undefined;
  share?: DeadlineCalculation | null | undefined;
  spans?: DeadlineSpanAggregateWhere | null | undefined;
  standardDeviation?: DeadlineAvgWhere | null | undefined;
  sum?: DeadlineSumWhere | null | undefined;
  where?: DeadlineWhere | null | undefined;
};

export type DeadlineAvgWhere = {
  daysLeft?: DecimalFilter | null | undefined;
  unknownYear?: DecimalFilter | null | undefined;
};

export type DeadlineCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: DeadlineMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: DeadlineMeasure | null | undefined;
  within?: Array<DeadlineGroupBy> | null | undefined;
};

export type DeadlineComparison = {
  is: Comparator;
  left: DeadlineOperand;
  right: DeadlineOperand;
};

export type DeadlineDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: DeadlineOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: DeadlineOperand;
  working?: boolean | null | undefined;
};

export type DeadlineDistinctWhere = {
  action?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  article?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  daysLeft?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  endedOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  overdue?: IntFilter | null | undefined;
  rule?: IntFilter | null | undefined;
  seizure?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  stoppedOn?: IntFilter | null | undefined;
  unknownYear?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type DeadlineGroupBy = {
  action?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  article?: GroupDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  daysLeft?: NumberDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  endedOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  overdue?: GroupDimension | null | undefined;
  rule?: GroupDimension | null | undefined;
  seizure?: SeizureGroupBy | null | undefined;
  startsOn?: DateDimension | null | undefined;
  stoppedOn?: DateDimension | null | undefined;
  unknownYear?: NumberDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type DeadlineMeasure = {
  at?: string | null | undefined;
  avg?: DeadlineMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: DeadlineDays | null | undefined;
  distinct?: DeadlineMeasured | null | undefined;
  max?: DeadlineMeasured | null | undefined;
  median?: DeadlineMeasured | null | undefined;
  min?: DeadlineMeasured | null | undefined;
  percentile?: DeadlineMeasured | null | undefined;
  ratio?: DeadlineCalculation | null | undefined;
  spans?: DeadlineSpanMeasure | null | undefined;
  standardDeviation?: DeadlineMeasured | null | undefined;
  sum?: DeadlineMeasured | null | undefined;
  where?: DeadlineWhere | null | undefined;
};

export type DeadlineMeasureOrder = {
  action?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  article?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysLeft?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  rule?: OrderDirection | null | undefined;
  seizure?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  stoppedOn?: OrderDirection | null | undefined;
  unknownYear?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type DeadlineMeasured = {
  action?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  article?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  daysLeft?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  rule?: boolean | null | undefined;
  seizure?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  stoppedOn?: boolean | null | undefined;
  unknownYear?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type DeadlineMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  daysLeft?: IntFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  endedOn?: DateFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  stoppedOn?: DateFilter | null | undefined;
  unknownYear?: IntFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type DeadlineOperand = {
  action?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  article?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  daysLeft?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  rule?: boolean | null | undefined;
  seizure?: SeizureOperand | null | undefined;
  spans?: DeadlineSpanMeasure | null | undefined;
  startsOn?: boolean | null | undefined;
  stoppedOn?: boolean | null | undefined;
  unknownYear?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type DeadlineOrder = {
  action?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  article?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: DeadlineDays | null | undefined;
  daysLeft?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  rule?: OrderDirection | null | undefined;
  seizure?: SeizureOrder | null | undefined;
  spans?: DeadlineSpanAggregateOrder | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  stoppedOn?: OrderDirection | null | undefined;
  unknownYear?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type DeadlineRelationWhere = {
  aggregate?: DeadlineAggregateWhere | null | undefined;
  every?: DeadlineWhere | null | undefined;
  none?: DeadlineWhere | null | undefined;
  some?: DeadlineWhere | null | undefined;
};

export type DeadlineSpanAggregateOrder = {
  at?: string | null | undefined;
  avg?: DeadlineSpanMeasureOrder | null | undefined;
  change?: DeadlineSpanCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: DeadlineSpanDays | null | undefined;
  distinct?: DeadlineSpanMeasureOrder | null | undefined;
  key?: DeadlineSpanOrder | null | undefined;
  max?: DeadlineSpanMeasureOrder | null | undefined;
  median?: DeadlineSpanMeasureOrder | null | undefined;
  min?: DeadlineSpanMeasureOrder | null | undefined;
  movingAverage?: DeadlineSpanCalculation | null | undefined;
  percentRank?: DeadlineSpanCalculation | null | undefined;
  percentile?: DeadlineSpanMeasureOrder | null | undefined;
  rank?: DeadlineSpanCalculation | null | undefined;
  ratio?: DeadlineSpanCalculation | null | undefined;
  runningTotal?: DeadlineSpanCalculation | null | undefined;
  share?: DeadlineSpanCalculation | null | undefined;
  standardDeviation?: DeadlineSpanMeasureOrder | null | undefined;
  sum?: DeadlineSpanMeasureOrder | null | undefined;
  where?: DeadlineSpanWhere | null | undefined;
};

export type DeadlineSpanAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<DeadlineSpanAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: DeadlineSpanAvgWhere | null | undefined;
  change?: DeadlineSpanCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<DeadlineSpanDays> | null | undefined;
  deadline?: DeadlineAggregateWhere | null | undefined;
  distinct?: DeadlineSpanDistinctWhere | null | undefined;
  max?: DeadlineSpanMinWhere | null | undefined;
  median?: DeadlineSpanAvgWhere | null | undefined;
  min?: DeadlineSpanMinWhere | null | undefined;
  movingAverage?: DeadlineSpanCalculation | null | undefined;
  not?: DeadlineSpanAggregateWhere | null | undefined;
  or?: Array<DeadlineSpanAggregateWhere> | null | undefined;
  percentRank?: DeadlineSpanCalculation | null | undefined;
  percentile?: DeadlineSpanAvgWhere | null | undefined;
  rank?: DeadlineSpanCalculation | null | undefined;
  ratio?: DeadlineSpanCalculation | null | undefined;
  runningTotal?: DeadlineSpanCalculation | null | undefined;
  share?: DeadlineSpanCalculation | null | undefined;
  standardDeviation?: DeadlineSpanAvgWhere | null | undefined;
  sum?: DeadlineSpanSumWhere | null | undefined;
  where?: DeadlineSpanWhere | null | undefined;
};

export type DeadlineSpanAvgWhere = {
  days?: DecimalFilter | null | undefined;
};

export type DeadlineSpanCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: DeadlineSpanMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: DeadlineSpanMeasure | null | undefined;
  within?: Array<DeadlineSpanGroupBy> | null | undefined;
};

export type DeadlineSpanComparison = {
  is: Comparator;
  left: DeadlineSpanOperand;
  right: DeadlineSpanOperand;
};

export type DeadlineSpanDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: DeadlineSpanOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: DeadlineSpanOperand;
  working?: boolean | null | undefined;
};

export type DeadlineSpanDistinctWhere = {
  agency?: IntFilter | null | undefined;
  article?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  days?: IntFilter | null | undefined;
  deadline?: IntFilter | null | undefined;
  endsOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type DeadlineSpanGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  article?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  days?: NumberDimension | null | undefined;
  deadline?: DeadlineGroupBy | null | undefined;
  endsOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  startsOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type DeadlineSpanKind =
  | 'DAYS_OFF'
  | 'EXTENSION'
  | 'MOVED'
  | 'STOPPED'
  | 'TERM';

export type DeadlineSpanKindFilter = {
  eq?: DeadlineSpanKind | null | undefined;
  in?: Array<DeadlineSpanKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: DeadlineSpanKind | null | undefined;
  notIn?: Array<DeadlineSpanKind> | null | undefined;
};

export type DeadlineSpanMeasure = {
  at?: string | null | undefined;
  avg?: DeadlineSpanMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: DeadlineSpanDays | null | undefined;
  distinct?: DeadlineSpanMeasured | null | undefined;
  max?: DeadlineSpanMeasured | null | undefined;
  median?: DeadlineSpanMeasured | null | undefined;
  min?: DeadlineSpanMeasured | null | undefined;
  percentile?: DeadlineSpanMeasured | null | undefined;
  ratio?: DeadlineSpanCalculation | null | undefined;
  standardDeviation?: DeadlineSpanMeasured | null | undefined;
  sum?: DeadlineSpanMeasured | null | undefined;
  where?: DeadlineSpanWhere | null | undefined;
};

export type DeadlineSpanMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  article?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  days?: OrderDirection | null | undefined;
  deadline?: OrderDirection | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type DeadlineSpanMeasured = {
  agency?: boolean | null | undefined;
  article?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  days?: boolean | null | undefined;
  deadline?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type DeadlineSpanMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  days?: IntFilter | null | undefined;
  endsOn?: DateFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type DeadlineSpanOperand = {
  agency?: AgencyOperand | null | undefined;
  article?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  days?: boolean | null | undefined;
  deadline?: DeadlineOperand | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type DeadlineSpanOrder = {
  agency?: AgencyOrder | null | undefined;
  article?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  days?: OrderDirection | null | undefined;
  daysBetween?: DeadlineSpanDays | null | undefined;
  deadline?: DeadlineOrder | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type DeadlineSpanRelationWhere = {
  aggregate?: DeadlineSpanAggregateWhere | null | undefined;
  every?: DeadlineSpanWhere | null | undefined;
  none?: DeadlineSpanWhere | null | undefined;
  some?: DeadlineSpanWhere | null | undefined;
};

export type DeadlineSpanSumWhere = {
  days?: IntFilter | null | undefined;
};

export type DeadlineSpanWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<DeadlineSpanWhere> | null | undefined;
  article?: StringFilter | null | undefined;
  compare?: Array<DeadlineSpanComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  days?: IntFilter | null | undefined;
  daysBetween?: Array<DeadlineSpanDays> | null | undefined;
  deadline?: DeadlineWhere | null | undefined;
  endsOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: DeadlineSpanKindFilter | null | undefined;
  not?: DeadlineSpanWhere | null | undefined;
  or?: Array<DeadlineSpanWhere> | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type DeadlineSumWhere = {
  daysLeft?: IntFilter | null | undefined;
  unknownYear?: IntFilter | null | undefined;
};

export type DeadlineWhere = {
  action?: DeadlineActionFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<DeadlineWhere> | null | undefined;
  article?: StringFilter | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<DeadlineComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<DeadlineDays> | null | undefined;
  daysLeft?: IntFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  endedOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: DeadlineWhere | null | undefined;
  or?: Array<DeadlineWhere> | null | undefined;
  overdue?: BooleanFilter | null | undefined;
  rule?: StringFilter | null | undefined;
  seizure?: SeizureWhere | null | undefined;
  spans?: DeadlineSpanRelationWhere | null | undefined;
  startsOn?: DateFilter | null | undefined;
  stoppedOn?: DateFilter | null | undefined;
  unknownYear?: IntFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type DecimalFilter = {
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
};

export type DecisionAggregateOrder = {
  appeals?: AppealAggregateOrder | null | undefined;
  change?: DecisionCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: DecisionDays | null | undefined;
  distinct?: DecisionMeasureOrder | null | undefined;
  key?: DecisionOrder | null | undefined;
  max?: DecisionMeasureOrder | null | undefined;
  min?: DecisionMeasureOrder | null | undefined;
  movingAverage?: DecisionCalculation | null | undefined;
  penalties?: PenaltyAggregateOrder | null | undefined;
  percentRank?: DecisionCalculation | null | undefined;
  rank?: DecisionCalculation | null | undefined;
  ratio?: DecisionCalculation | null | undefined;
  runningTotal?: DecisionCalculation | null | undefined;
  share?: DecisionCalculation | null | undefined;
  where?: DecisionWhere | null | undefined;
};

export type DecisionAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<DecisionAggregateWhere> | null | undefined;
  appeals?: AppealAggregateWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: DecisionCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<DecisionDays> | null | undefined;
  distinct?: DecisionDistinctWhere | null | undefined;
  max?: DecisionMinWhere | null | undefined;
  min?: DecisionMinWhere | null | undefined;
  movingAverage?: DecisionCalculation | null | undefined;
  not?: DecisionAggregateWhere | null | undefined;
  or?: Array<DecisionAggregateWhere> | null | undefined;
  penalties?: PenaltyAggregateWhere | null | undefined;
  percentRank?: DecisionCalculation | null | undefined;
  rank?: DecisionCalculation | null | undefined;
  ratio?: DecisionCalculation | null | undefined;
  runningTotal?: DecisionCalculation | null | undefined;
  share?: DecisionCalculation | null | undefined;
  where?: DecisionWhere | null | undefined;
};

export type DecisionCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: DecisionMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: DecisionMeasure | null | undefined;
  within?: Array<DecisionGroupBy> | null | undefined;
};

export type DecisionComparison = {
  is: Comparator;
  left: DecisionOperand;
  right: DecisionOperand;
};

export type DecisionDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: DecisionOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: DecisionOperand;
  working?: boolean | null | undefined;
};

export type DecisionDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  decidedOn?: IntFilter | null | undefined;
  decisionNo?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  outcome?: IntFilter | null | undefined;
  reasons?: IntFilter | null | undefined;
  servedOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  withdrawal?: IntFilter | null | undefined;
  withdrawalReason?: IntFilter | null | undefined;
  withdrawnOn?: IntFilter | null | undefined;
};

export type DecisionGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  decidedOn?: DateDimension | null | undefined;
  decisionNo?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  outcome?: GroupDimension | null | undefined;
  reasons?: GroupDimension | null | undefined;
  servedOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  withdrawal?: GroupDimension | null | undefined;
  withdrawalReason?: GroupDimension | null | undefined;
  withdrawnOn?: DateDimension | null | undefined;
};

export type DecisionMeasure = {
  appeals?: AppealMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: DecisionDays | null | undefined;
  distinct?: DecisionMeasured | null | undefined;
  max?: DecisionMeasured | null | undefined;
  min?: DecisionMeasured | null | undefined;
  penalties?: PenaltyMeasure | null | undefined;
  ratio?: DecisionCalculation | null | undefined;
  where?: DecisionWhere | null | undefined;
};

export type DecisionMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  decidedOn?: OrderDirection | null | undefined;
  decisionNo?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  reasons?: OrderDirection | null | undefined;
  servedOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  withdrawal?: OrderDirection | null | undefined;
  withdrawalReason?: OrderDirection | null | undefined;
  withdrawnOn?: OrderDirection | null | undefined;
};

export type DecisionMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  decidedOn?: boolean | null | undefined;
  decisionNo?: boolean | null | undefined;
  id?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  reasons?: boolean | null | undefined;
  servedOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  withdrawal?: boolean | null | undefined;
  withdrawalReason?: boolean | null | undefined;
  withdrawnOn?: boolean | null | undefined;
};

export type DecisionMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  decidedOn?: DateFilter | null | undefined;
  servedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  withdrawnOn?: DateFilter | null | undefined;
};

export type DecisionOperand = {
  agency?: AgencyOperand | null | undefined;
  appeals?: AppealMeasure | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  decidedOn?: boolean | null | undefined;
  decisionNo?: boolean | null | undefined;
  id?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  penalties?: PenaltyMeasure | null | undefined;
  reasons?: boolean | null | undefined;
  servedOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  withdrawal?: boolean | null | undefined;
  withdrawalReason?: boolean | null | undefined;
  withdrawnOn?: boolean | null | undefined;
};

export type DecisionOrder = {
  agency?: AgencyOrder | null | undefined;
  appeals?: AppealAggregateOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: DecisionDays | null | undefined;
  decidedOn?: OrderDirection | null | undefined;
  decisionNo?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  penalties?: PenaltyAggregateOrder | null | undefined;
  reasons?: OrderDirection | null | undefined;
  servedOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  withdrawal?: OrderDirection | null | undefined;
  withdrawalReason?: OrderDirection | null | undefined;
  withdrawnOn?: OrderDirection | null | undefined;
};

export type DecisionOutcome =
  | 'NO_PENALTY'
  | 'PENALTY'
  | 'TRANSFER';

export type DecisionOutcomeFilter = {
  eq?: DecisionOutcome | null | undefined;
  in?: Array<DecisionOutcome> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: DecisionOutcome | null | undefined;
  notIn?: Array<DecisionOutcome> | null | undefined;
};

export type DecisionRelationWhere = {
  aggregate?: DecisionAggregateWhere | null | undefined;
  every?: DecisionWhere | null | undefined;
  none?: DecisionWhere | null | undefined;
  some?: DecisionWhere | null | undefined;
};

export type DecisionWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<DecisionWhere> | null | undefined;
  appeals?: AppealRelationWhere | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<DecisionComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<DecisionDays> | null | undefined;
  decidedOn?: DateFilter | null | undefined;
  decisionNo?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: DecisionWhere | null | undefined;
  or?: Array<DecisionWhere> | null | undefined;
  outcome?: DecisionOutcomeFilter | null | undefined;
  penalties?: PenaltyRelationWhere | null | undefined;
  reasons?: StringFilter | null | undefined;
  servedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  withdrawal?: WithdrawalFilter | null | undefined;
  withdrawalReason?: StringFilter | null | undefined;
  withdrawnOn?: DateFilter | null | undefined;
};

export type DeferralAggregateOrder = {
  change?: DeferralCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: DeferralDays | null | undefined;
  distinct?: DeferralMeasureOrder | null | undefined;
  instalments?: InstalmentAggregateOrder | null | undefined;
  key?: DeferralOrder | null | undefined;
  max?: DeferralMeasureOrder | null | undefined;
  min?: DeferralMeasureOrder | null | undefined;
  movingAverage?: DeferralCalculation | null | undefined;
  percentRank?: DeferralCalculation | null | undefined;
  rank?: DeferralCalculation | null | undefined;
  ratio?: DeferralCalculation | null | undefined;
  runningTotal?: DeferralCalculation | null | undefined;
  share?: DeferralCalculation | null | undefined;
  where?: DeferralWhere | null | undefined;
};

export type DeferralAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<DeferralAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: DeferralCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<DeferralDays> | null | undefined;
  distinct?: DeferralDistinctWhere | null | undefined;
  instalments?: InstalmentAggregateWhere | null | undefined;
  max?: DeferralMinWhere | null | undefined;
  min?: DeferralMinWhere | null | undefined;
  movingAverage?: DeferralCalculation | null | undefined;
  not?: DeferralAggregateWhere | null | undefined;
  or?: Array<DeferralAggregateWhere> | null | undefined;
  penalty?: PenaltyAggregateWhere | null | undefined;
  percentRank?: DeferralCalculation | null | undefined;
  rank?: DeferralCalculation | null | undefined;
  ratio?: DeferralCalculation | null | undefined;
  runningTotal?: DeferralCalculation | null | undefined;
  share?: DeferralCalculation | null | undefined;
  where?: DeferralWhere | null | undefined;
};

export type DeferralCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: DeferralMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: DeferralMeasure | null | undefined;
  within?: Array<DeferralGroupBy> | null | undefined;
};

export type DeferralComparison = {
  is: Comparator;
  left: DeferralOperand;
  right: DeferralOperand;
};

export type DeferralDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: DeferralOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: DeferralOperand;
  working?: boolean | null | undefined;
};

export type DeferralDistinctWhere = {
  agency?: IntFilter | null | undefined;
  appliedOn?: IntFilter | null | undefined;
  approvedBy?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  grantedOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  penalty?: IntFilter | null | undefined;
  reason?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type DeferralGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  appliedOn?: DateDimension | null | undefined;
  approvedBy?: GroupDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  grantedOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  penalty?: PenaltyGroupBy | null | undefined;
  reason?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type DeferralMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: DeferralDays | null | undefined;
  distinct?: DeferralMeasured | null | undefined;
  instalments?: InstalmentMeasure | null | undefined;
  max?: DeferralMeasured | null | undefined;
  min?: DeferralMeasured | null | undefined;
  ratio?: DeferralCalculation | null | undefined;
  where?: DeferralWhere | null | undefined;
};

export type DeferralMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  appliedOn?: OrderDirection | null | undefined;
  approvedBy?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  grantedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  penalty?: OrderDirection | null | undefined;
  reason?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type DeferralMeasured = {
  agency?: boolean | null | undefined;
  appliedOn?: boolean | null | undefined;
  approvedBy?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  grantedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  penalty?: boolean | null | undefined;
  reason?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type DeferralMinWhere = {
  appliedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  grantedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type DeferralOperand = {
  agency?: AgencyOperand | null | undefined;
  appliedOn?: boolean | null | undefined;
  approvedBy?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  grantedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  instalments?: InstalmentMeasure | null | undefined;
  penalty?: PenaltyOperand | null | undefined;
  reason?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type DeferralOrder = {
  agency?: AgencyOrder | null | undefined;
  appliedOn?: OrderDirection | null | undefined;
  approvedBy?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: DeferralDays | null | undefined;
  grantedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  instalments?: InstalmentAggregateOrder | null | undefined;
  penalty?: PenaltyOrder | null | undefined;
  reason?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type DeferralRelationWhere = {
  aggregate?: DeferralAggregateWhere | null | undefined;
  every?: DeferralWhere | null | undefined;
  none?: DeferralWhere | null | undefined;
  some?: DeferralWhere | null | undefined;
};

export type DeferralWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<DeferralWhere> | null | undefined;
  appliedOn?: DateFilter | null | undefined;
  approvedBy?: StringFilter | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<DeferralComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<DeferralDays> | null | undefined;
  grantedOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  instalments?: InstalmentRelationWhere | null | undefined;
  not?: DeferralWhere | null | undefined;
  or?: Array<DeferralWhere> | null | undefined;
  penalty?: PenaltyWhere | null | undefined;
  reason?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type DestructionAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<DestructionAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: DestructionAvgWhere | null | undefined;
  change?: DestructionCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<DestructionDays> | null | undefined;
  distinct?: DestructionDistinctWhere | null | undefined;
  followUps?: FollowUpAggregateWhere | null | undefined;
  max?: DestructionMinWhere | null | undefined;
  median?: DestructionAvgWhere | null | undefined;
  min?: DestructionMinWhere | null | undefined;
  movements?: GoodsMovementAggregateWhere | null | undefined;
  movingAverage?: DestructionCalculation | null | undefined;
  not?: DestructionAggregateWhere | null | undefined;
  or?: Array<DestructionAggregateWhere> | null | undefined;
  percentRank?: DestructionCalculation | null | undefined;
  percentile?: DestructionAvgWhere | null | undefined;
  rank?: DestructionCalculation | null | undefined;
  ratio?: DestructionCalculation | null | undefined;
  runningTotal?: DestructionCalculation | null | undefined;
  share?: DestructionCalculation | null | undefined;
  standardDeviation?: DestructionAvgWhere | null | undefined;
  sum?: DestructionSumWhere | null | undefined;
  supervisors?: OfficerAggregateWhere | null | undefined;
  where?: DestructionWhere | null | undefined;
};

export type DestructionAvgWhere = {
  quantity?: DecimalFilter | null | undefined;
};

export type DestructionCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: DestructionMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: DestructionMeasure | null | undefined;
  within?: Array<DestructionGroupBy> | null | undefined;
};

export type DestructionComparison = {
  is: Comparator;
  left: DestructionOperand;
  right: DestructionOperand;
};

export type DestructionDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: DestructionOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: DestructionOperand;
  working?: boolean | null | undefined;
};

export type DestructionDistinctWhere = {
  agency?: IntFilter | null | undefined;
  approvedBy?: IntFilter | null | undefined;
  contractor?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  destroyedOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  method?: IntFilter | null | undefined;
  place?: IntFilter | null | undefined;
  quantity?: IntFilter | null | undefined;
  recordNo?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type DestructionGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  approvedBy?: GroupDimension | null | undefined;
  contractor?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  destroyedOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  method?: GroupDimension | null | undefined;
  place?: GroupDimension | null | undefined;
  quantity?: NumberDimension | null | undefined;
  recordNo?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type DestructionMeasure = {
  at?: string | null | undefined;
  avg?: DestructionMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: DestructionDays | null | undefined;
  distinct?: DestructionMeasured | null | undefined;
  followUps?: FollowUpMeasure | null | undefined;
  max?: DestructionMeasured | null | undefined;
  median?: DestructionMeasured | null | undefined;
  min?: DestructionMeasured | null | undefined;
  movements?: GoodsMovementMeasure | null | undefined;
  percentile?: DestructionMeasured | null | undefined;
  ratio?: DestructionCalculation | null | undefined;
  standardDeviation?: DestructionMeasured | null | undefined;
  sum?: DestructionMeasured | null | undefined;
  supervisors?: OfficerMeasure | null | undefined;
  where?: DestructionWhere | null | undefined;
};

export type DestructionMeasured = {
  agency?: boolean | null | undefined;
  approvedBy?: boolean | null | undefined;
  contractor?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  destroyedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  method?: boolean | null | undefined;
  place?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  recordNo?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type DestructionMethod =
  | 'BURIAL'
  | 'CHEMICAL'
  | 'CRUSHING'
  | 'INCINERATION'
  | 'OTHER'
  | 'PULPING';

export type DestructionMethodFilter = {
  eq?: DestructionMethod | null | undefined;
  in?: Array<DestructionMethod> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: DestructionMethod | null | undefined;
  notIn?: Array<DestructionMethod> | null | undefined;
};

export type DestructionMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  destroyedOn?: DateFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type DestructionOperand = {
  agency?: AgencyOperand | null | undefined;
  approvedBy?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  contractor?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  destroyedOn?: boolean | null | undefined;
  followUps?: FollowUpMeasure | null | undefined;
  id?: boolean | null | undefined;
  method?: boolean | null | undefined;
  movements?: GoodsMovementMeasure | null | undefined;
  place?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  recordNo?: boolean | null | undefined;
  supervisors?: OfficerMeasure | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type DestructionOrder = {
  agency?: AgencyOrder | null | undefined;
  approvedBy?: OrderDirection | null | undefined;
  contractor?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: DestructionDays | null | undefined;
  destroyedOn?: OrderDirection | null | undefined;
  followUps?: FollowUpAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  method?: OrderDirection | null | undefined;
  movements?: GoodsMovementAggregateOrder | null | undefined;
  place?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  recordNo?: OrderDirection | null | undefined;
  supervisors?: OfficerAggregateOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type DestructionSumWhere = {
  quantity?: DecimalFilter | null | undefined;
};

export type DestructionWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<DestructionWhere> | null | undefined;
  approvedBy?: StringFilter | null | undefined;
  compare?: Array<DestructionComparison> | null | undefined;
  contractor?: StringFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<DestructionDays> | null | undefined;
  destroyedOn?: DateFilter | null | undefined;
  followUps?: FollowUpRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  method?: DestructionMethodFilter | null | undefined;
  movements?: GoodsMovementRelationWhere | null | undefined;
  not?: DestructionWhere | null | undefined;
  or?: Array<DestructionWhere> | null | undefined;
  place?: StringFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  recordNo?: StringFilter | null | undefined;
  supervisors?: OfficerRelationWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type DocumentAggregateOrder = {
  attachments?: AttachmentAggregateOrder | null | undefined;
  change?: DocumentCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: DocumentDays | null | undefined;
  distinct?: DocumentMeasureOrder | null | undefined;
  key?: DocumentOrder | null | undefined;
  max?: DocumentMeasureOrder | null | undefined;
  min?: DocumentMeasureOrder | null | undefined;
  movingAverage?: DocumentCalculation | null | undefined;
  percentRank?: DocumentCalculation | null | undefined;
  rank?: DocumentCalculation | null | undefined;
  ratio?: DocumentCalculation | null | undefined;
  runningTotal?: DocumentCalculation | null | undefined;
  share?: DocumentCalculation | null | undefined;
  where?: DocumentWhere | null | undefined;
};

export type DocumentAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<DocumentAggregateWhere> | null | undefined;
  attachments?: AttachmentAggregateWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: DocumentCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<DocumentDays> | null | undefined;
  distinct?: DocumentDistinctWhere | null | undefined;
  max?: DocumentMinWhere | null | undefined;
  min?: DocumentMinWhere | null | undefined;
  movingAverage?: DocumentCalculation | null | undefined;
  not?: DocumentAggregateWhere | null | undefined;
  or?: Array<DocumentAggregateWhere> | null | undefined;
  percentRank?: DocumentCalculation | null | undefined;
  rank?: DocumentCalculation | null | undefined;
  ratio?: DocumentCalculation | null | undefined;
  runningTotal?: DocumentCalculation | null | undefined;
  share?: DocumentCalculation | null | undefined;
  where?: DocumentWhere | null | undefined;
};

export type DocumentCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: DocumentMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: DocumentMeasure | null | undefined;
  within?: Array<DocumentGroupBy> | null | undefined;
};

export type DocumentComparison = {
  is: Comparator;
  left: DocumentOperand;
  right: DocumentOperand;
};

export type DocumentDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: DocumentOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: DocumentOperand;
  working?: boolean | null | undefined;
};

export type DocumentDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  datedOn?: IntFilter | null | undefined;
  docNo?: IntFilter | null | undefined;
  file?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  sha256?: IntFilter | null | undefined;
  title?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type DocumentGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  datedOn?: DateDimension | null | undefined;
  docNo?: GroupDimension | null | undefined;
  file?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  sha256?: GroupDimension | null | undefined;
  title?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type DocumentKind =
  | 'CONCLUSION_APPROVAL'
  | 'DECISION'
  | 'DEFERRAL_APPROVAL'
  | 'DESTRUCTION_RECORD'
  | 'FILING_APPROVAL'
  | 'HEARING_NOTICE'
  | 'HEARING_RECORD'
  | 'INSPECTION_RECORD'
  | 'INTERVIEW_RECORD'
  | 'INVESTIGATION_REPORT'
  | 'LEGAL_OPINION'
  | 'NOTICE'
  | 'OTHER'
  | 'PAYMENT_RECEIPT'
  | 'RELEASE_ORDER'
  | 'SEIZURE_ORDER'
  | 'SERVICE_RECEIPT';

export type DocumentKindFilter = {
  eq?: DocumentKind | null | undefined;
  in?: Array<DocumentKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: DocumentKind | null | undefined;
  notIn?: Array<DocumentKind> | null | undefined;
};

export type DocumentMeasure = {
  attachments?: AttachmentMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: DocumentDays | null | undefined;
  distinct?: DocumentMeasured | null | undefined;
  max?: DocumentMeasured | null | undefined;
  min?: DocumentMeasured | null | undefined;
  ratio?: DocumentCalculation | null | undefined;
  where?: DocumentWhere | null | undefined;
};

export type DocumentMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  datedOn?: OrderDirection | null | undefined;
  docNo?: OrderDirection | null | undefined;
  file?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  sha256?: OrderDirection | null | undefined;
  title?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type DocumentMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  datedOn?: boolean | null | undefined;
  docNo?: boolean | null | undefined;
  file?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  sha256?: boolean | null | undefined;
  title?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type DocumentMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  datedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type DocumentOperand = {
  agency?: AgencyOperand | null | undefined;
  attachments?: AttachmentMeasure | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  datedOn?: boolean | null | undefined;
  docNo?: boolean | null | undefined;
  file?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  sha256?: boolean | null | undefined;
  title?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type DocumentOrder = {
  agency?: AgencyOrder | null | undefined;
  attachments?: AttachmentAggregateOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  datedOn?: OrderDirection | null | undefined;
  daysBetween?: DocumentDays | null | undefined;
  docNo?: OrderDirection | null | undefined;
  file?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  sha256?: OrderDirection | null | undefined;
  title?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type DocumentRelationWhere = {
  aggregate?: DocumentAggregateWhere | null | undefined;
  every?: DocumentWhere | null | undefined;
  none?: DocumentWhere | null | undefined;
  some?: DocumentWhere | null | undefined;
};

export type DocumentWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<DocumentWhere> | null | undefined;
  attachments?: AttachmentRelationWhere | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<DocumentComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  datedOn?: DateFilter | null | undefined;
  daysBetween?: Array<DocumentDays> | null | undefined;
  docNo?: StringFilter | null | undefined;
  file?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: DocumentKindFilter | null | undefined;
  not?: DocumentWhere | null | undefined;
  or?: Array<DocumentWhere> | null | undefined;
  sha256?: StringFilter | null | undefined;
  title?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type DurationMeasure = {
  at?: string | null | undefined;
  avg?: boolean | null | undefined;
  count?: boolean | null | undefined;
  max?: boolean | null | undefined;
  median?: boolean | null | undefined;
  min?: boolean | null | undefined;
  percentile?: boolean | null | undefined;
  standardDeviation?: boolean | null | undefined;
  sum?: boolean | null | undefined;
};

export type DurationOrder = {
  at?: string | null | undefined;
  avg?: OrderDirection | null | undefined;
  count?: OrderDirection | null | undefined;
  max?: OrderDirection | null | undefined;
  median?: OrderDirection | null | undefined;
  min?: OrderDirection | null | undefined;
  percentile?: OrderDirection | null | undefined;
  standardDeviation?: OrderDirection | null | undefined;
  sum?: OrderDirection | null | undefined;
};

export type DurationWhere = {
  at?: string | null | undefined;
  avg?: DecimalFilter | null | undefined;
  count?: IntFilter | null | undefined;
  max?: IntFilter | null | undefined;
  median?: DecimalFilter | null | undefined;
  min?: IntFilter | null | undefined;
  percentile?: DecimalFilter | null | undefined;
  standardDeviation?: DecimalFilter | null | undefined;
  sum?: IntFilter | null | undefined;
};

export type EarlierSealAggregateOrder = {
  change?: EarlierSealCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: EarlierSealDays | null | undefined;
  distinct?: EarlierSealMeasureOrder | null | undefined;
  key?: EarlierSealOrder | null | undefined;
  max?: EarlierSealMeasureOrder | null | undefined;
  min?: EarlierSealMeasureOrder | null | undefined;
  movingAverage?: EarlierSealCalculation | null | undefined;
  percentRank?: EarlierSealCalculation | null | undefined;
  rank?: EarlierSealCalculation | null | undefined;
  ratio?: EarlierSealCalculation | null | undefined;
  runningTotal?: EarlierSealCalculation | null | undefined;
  share?: EarlierSealCalculation | null | undefined;
  where?: EarlierSealWhere | null | undefined;
};

export type EarlierSealAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<EarlierSealAggregateWhere> | null | undefined;
  change?: EarlierSealCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<EarlierSealDays> | null | undefined;
  distinct?: EarlierSealDistinctWhere | null | undefined;
  hazard?: HazardAggregateWhere | null | undefined;
  max?: EarlierSealMinWhere | null | undefined;
  min?: EarlierSealMinWhere | null | undefined;
  movingAverage?: EarlierSealCalculation | null | undefined;
  not?: EarlierSealAggregateWhere | null | undefined;
  or?: Array<EarlierSealAggregateWhere> | null | undefined;
  percentRank?: EarlierSealCalculation | null | undefined;
  rank?: EarlierSealCalculation | null | undefined;
  ratio?: EarlierSealCalculation | null | undefined;
  runningTotal?: EarlierSealCalculation | null | undefined;
  share?: EarlierSealCalculation | null | undefined;
  where?: EarlierSealWhere | null | undefined;
};

export type EarlierSealCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: EarlierSealMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: EarlierSealMeasure | null | undefined;
  within?: Array<EarlierSealGroupBy> | null | undefined;
};

export type EarlierSealComparison = {
  is: Comparator;
  left: EarlierSealOperand;
  right: EarlierSealOperand;
};

export type EarlierSealDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: EarlierSealOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: EarlierSealOperand;
  working?: boolean | null | undefined;
};

export type EarlierSealDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  hazard?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  sealedOn?: IntFilter | null | undefined;
  unsealedOn?: IntFilter | null | undefined;
  unsealing?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type EarlierSealGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  hazard?: HazardGroupBy | null | undefined;
  id?: GroupDimension | null | undefined;
  sealedOn?: DateDimension | null | undefined;
  unsealedOn?: DateDimension | null | undefined;
  unsealing?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type EarlierSealMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: EarlierSealDays | null | undefined;
  distinct?: EarlierSealMeasured | null | undefined;
  max?: EarlierSealMeasured | null | undefined;
  min?: EarlierSealMeasured | null | undefined;
  ratio?: EarlierSealCalculation | null | undefined;
  where?: EarlierSealWhere | null | undefined;
};

export type EarlierSealMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  hazard?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  sealedOn?: OrderDirection | null | undefined;
  unsealedOn?: OrderDirection | null | undefined;
  unsealing?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type EarlierSealMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  hazard?: boolean | null | undefined;
  id?: boolean | null | undefined;
  sealedOn?: boolean | null | undefined;
  unsealedOn?: boolean | null | undefined;
  unsealing?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type EarlierSealMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  sealedOn?: DateFilter | null | undefined;
  unsealedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type EarlierSealOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  hazard?: HazardOperand | null | undefined;
  id?: boolean | null | undefined;
  sealedOn?: boolean | null | undefined;
  unsealedOn?: boolean | null | undefined;
  unsealing?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type EarlierSealOrder = {
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: EarlierSealDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  hazard?: HazardOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  sealedOn?: OrderDirection | null | undefined;
  unsealedOn?: OrderDirection | null | undefined;
  unsealing?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type EarlierSealRelationWhere = {
  aggregate?: EarlierSealAggregateWhere | null | undefined;
  every?: EarlierSealWhere | null | undefined;
  none?: EarlierSealWhere | null | undefined;
  some?: EarlierSealWhere | null | undefined;
};

export type EarlierSealWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<EarlierSealWhere> | null | undefined;
  compare?: Array<EarlierSealComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<EarlierSealDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  hazard?: HazardWhere | null | undefined;
  id?: IdFilter | null | undefined;
  not?: EarlierSealWhere | null | undefined;
  or?: Array<EarlierSealWhere> | null | undefined;
  sealedOn?: DateFilter | null | undefined;
  unsealedOn?: DateFilter | null | undefined;
  unsealing?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type EquipmentAggregateOrder = {
  change?: EquipmentCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: EquipmentDays | null | undefined;
  distinct?: EquipmentMeasureOrder | null | undefined;
  inspections?: InspectionAggregateOrder | null | undefined;
  key?: EquipmentOrder | null | undefined;
  max?: EquipmentMeasureOrder | null | undefined;
  min?: EquipmentMeasureOrder | null | undefined;
  movingAverage?: EquipmentCalculation | null | undefined;
  percentRank?: EquipmentCalculation | null | undefined;
  rank?: EquipmentCalculation | null | undefined;
  ratio?: EquipmentCalculation | null | undefined;
  runningTotal?: EquipmentCalculation | null | undefined;
  share?: EquipmentCalculation | null | undefined;
  where?: EquipmentWhere | null | undefined;
};

export type EquipmentAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<EquipmentAggregateWhere> | null | undefined;
  change?: EquipmentCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<EquipmentDays> | null | undefined;
  distinct?: EquipmentDistinctWhere | null | undefined;
  inspections?: InspectionAggregateWhere | null | undefined;
  max?: EquipmentMinWhere | null | undefined;
  min?: EquipmentMinWhere | null | undefined;
  movingAverage?: EquipmentCalculation | null | undefined;
  not?: EquipmentAggregateWhere | null | undefined;
  or?: Array<EquipmentAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: EquipmentCalculation | null | undefined;
  rank?: EquipmentCalculation | null | undefined;
  ratio?: EquipmentCalculation | null | undefined;
  runningTotal?: EquipmentCalculation | null | undefined;
  share?: EquipmentCalculation | null | undefined;
  where?: EquipmentWhere | null | undefined;
};

export type EquipmentCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: EquipmentMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: EquipmentMeasure | null | undefined;
  within?: Array<EquipmentGroupBy> | null | undefined;
};

export type EquipmentComparison = {
  is: Comparator;
  left: EquipmentOperand;
  right: EquipmentOperand;
};

export type EquipmentDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: EquipmentOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: EquipmentOperand;
  working?: boolean | null | undefined;
};

export type EquipmentDistinctWhere = {
  address?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  examineBy?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  overdue?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  registrationNo?: IntFilter | null | undefined;
  retiredOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type EquipmentGroupBy = {
  address?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  examineBy?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  overdue?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  registrationNo?: GroupDimension | null | undefined;
  retiredOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type EquipmentKind =
  | 'AMUSEMENT'
  | 'BOILER'
  | 'CRANE'
  | 'ELEVATOR'
  | 'FACTORY_VEHICLE'
  | 'PRESSURE_PIPE'
  | 'PRESSURE_VESSEL'
  | 'ROPEWAY';

export type EquipmentKindFilter = {
  eq?: EquipmentKind | null | undefined;
  in?: Array<EquipmentKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: EquipmentKind | null | undefined;
  notIn?: Array<EquipmentKind> | null | undefined;
};

export type EquipmentMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: EquipmentDays | null | undefined;
  distinct?: EquipmentMeasured | null | undefined;
  inspections?: InspectionMeasure | null | undefined;
  max?: EquipmentMeasured | null | undefined;
  min?: EquipmentMeasured | null | undefined;
  ratio?: EquipmentCalculation | null | undefined;
  where?: EquipmentWhere | null | undefined;
};

export type EquipmentMeasureOrder = {
  address?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  examineBy?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  registrationNo?: OrderDirection | null | undefined;
  retiredOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type EquipmentMeasured = {
  address?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  examineBy?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  party?: boolean | null | undefined;
  registrationNo?: boolean | null | undefined;
  retiredOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type EquipmentMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  examineBy?: DateFilter | null | undefined;
  retiredOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type EquipmentOperand = {
  address?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  examineBy?: boolean | null | undefined;
  id?: boolean | null | undefined;
  inspections?: InspectionMeasure | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  registrationNo?: boolean | null | undefined;
  retiredOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type EquipmentOrder = {
  address?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: EquipmentDays | null | undefined;
  examineBy?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  inspections?: InspectionAggregateOrder | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  registrationNo?: OrderDirection | null | undefined;
  retiredOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type EquipmentRelationWhere = {
  aggregate?: EquipmentAggregateWhere | null | undefined;
  every?: EquipmentWhere | null | undefined;
  none?: EquipmentWhere | null | undefined;
  some?: EquipmentWhere | null | undefined;
};

export type EquipmentWhere = {
  address?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<EquipmentWhere> | null | undefined;
  compare?: Array<EquipmentComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<EquipmentDays> | null | undefined;
  examineBy?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  inspections?: InspectionRelationWhere | null | undefined;
  kind?: EquipmentKindFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: EquipmentWhere | null | undefined;
  or?: Array<EquipmentWhere> | null | undefined;
  overdue?: BooleanFilter | null | undefined;
  party?: PartyWhere | null | undefined;
  registrationNo?: StringFilter | null | undefined;
  retiredOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type ExaminationAggregateOrder = {
  at?: string | null | undefined;
  avg?: ExaminationMeasureOrder | null | undefined;
  change?: ExaminationCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: ExaminationDays | null | undefined;
  distinct?: ExaminationMeasureOrder | null | undefined;
  key?: ExaminationOrder | null | undefined;
  max?: ExaminationMeasureOrder | null | undefined;
  median?: ExaminationMeasureOrder | null | undefined;
  min?: ExaminationMeasureOrder | null | undefined;
  movingAverage?: ExaminationCalculation | null | undefined;
  percentRank?: ExaminationCalculation | null | undefined;
  percentile?: ExaminationMeasureOrder | null | undefined;
  rank?: ExaminationCalculation | null | undefined;
  ratio?: ExaminationCalculation | null | undefined;
  runningTotal?: ExaminationCalculation | null | undefined;
  share?: ExaminationCalculation | null | undefined;
  standardDeviation?: ExaminationMeasureOrder | null | undefined;
  sum?: ExaminationMeasureOrder | null | undefined;
  where?: ExaminationWhere | null | undefined;
};

export type ExaminationAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<ExaminationAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: ExaminationAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: ExaminationCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ExaminationDays> | null | undefined;
  distinct?: ExaminationDistinctWhere | null | undefined;
  max?: ExaminationMinWhere | null | undefined;
  median?: ExaminationAvgWhere | null | undefined;
  min?: ExaminationMinWhere | null | undefined;
  movingAverage?: ExaminationCalculation | null | undefined;
  not?: ExaminationAggregateWhere | null | undefined;
  or?: Array<ExaminationAggregateWhere> | null | undefined;
  percentRank?: ExaminationCalculation | null | undefined;
  percentile?: ExaminationAvgWhere | null | undefined;
  rank?: ExaminationCalculation | null | undefined;
  ratio?: ExaminationCalculation | null | undefined;
  runningTotal?: ExaminationCalculation | null | undefined;
  seizure?: SeizureAggregateWhere | null | undefined;
  share?: ExaminationCalculation | null | undefined;
  standardDeviation?: ExaminationAvgWhere | null | undefined;
  sum?: ExaminationSumWhere | null | undefined;
  where?: ExaminationWhere | null | undefined;
};

export type ExaminationAvgWhere = {
  excludedDays?: DecimalFilter | null | undefined;
};

export type ExaminationCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ExaminationMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ExaminationMeasure | null | undefined;
  within?: Array<ExaminationGroupBy> | null | undefined;
};

export type ExaminationComparison = {
  is: Comparator;
  left: ExaminationOperand;
  right: ExaminationOperand;
};

export type ExaminationDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ExaminationOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ExaminationOperand;
  working?: boolean | null | undefined;
};

export type ExaminationDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  endedOn?: IntFilter | null | undefined;
  excludedDays?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  result?: IntFilter | null | undefined;
  seizure?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  toldOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ExaminationGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  endedOn?: DateDimension | null | undefined;
  excludedDays?: NumberDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  result?: GroupDimension | null | undefined;
  seizure?: SeizureGroupBy | null | undefined;
  startsOn?: DateDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  toldOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ExaminationKind =
  | 'APPRAISAL'
  | 'INSPECTION'
  | 'QUARANTINE'
  | 'TESTING';

export type ExaminationKindFilter = {
  eq?: ExaminationKind | null | undefined;
  in?: Array<ExaminationKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: ExaminationKind | null | undefined;
  notIn?: Array<ExaminationKind> | null | undefined;
};

export type ExaminationMeasure = {
  at?: string | null | undefined;
  avg?: ExaminationMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: ExaminationDays | null | undefined;
  distinct?: ExaminationMeasured | null | undefined;
  max?: ExaminationMeasured | null | undefined;
  median?: ExaminationMeasured | null | undefined;
  min?: ExaminationMeasured | null | undefined;
  percentile?: ExaminationMeasured | null | undefined;
  ratio?: ExaminationCalculation | null | undefined;
  standardDeviation?: ExaminationMeasured | null | undefined;
  sum?: ExaminationMeasured | null | undefined;
  where?: ExaminationWhere | null | undefined;
};

export type ExaminationMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  excludedDays?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  result?: OrderDirection | null | undefined;
  seizure?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  toldOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type ExaminationMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  excludedDays?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  result?: boolean | null | undefined;
  seizure?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  toldOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ExaminationMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  endedOn?: DateFilter | null | undefined;
  excludedDays?: IntFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  toldOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ExaminationOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  excludedDays?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  result?: boolean | null | undefined;
  seizure?: SeizureOperand | null | undefined;
  startsOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  toldOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ExaminationOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ExaminationDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  excludedDays?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  result?: OrderDirection | null | undefined;
  seizure?: SeizureOrder | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  toldOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ExaminationRelationWhere = {
  aggregate?: ExaminationAggregateWhere | null | undefined;
  every?: ExaminationWhere | null | undefined;
  none?: ExaminationWhere | null | undefined;
  some?: ExaminationWhere | null | undefined;
};

export type ExaminationSumWhere = {
  excludedDays?: IntFilter | null | undefined;
};

export type ExaminationWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<ExaminationWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<ExaminationComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ExaminationDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  endedOn?: DateFilter | null | undefined;
  excludedDays?: IntFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: ExaminationKindFilter | null | undefined;
  not?: ExaminationWhere | null | undefined;
  or?: Array<ExaminationWhere> | null | undefined;
  result?: StringFilter | null | undefined;
  seizure?: SeizureWhere | null | undefined;
  startsOn?: DateFilter | null | undefined;
  text?: StringFilter | null | undefined;
  toldOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type FindingAggregateOrder = {
  change?: FindingCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: FindingDays | null | undefined;
  distinct?: FindingMeasureOrder | null | undefined;
  key?: FindingOrder | null | undefined;
  max?: FindingMeasureOrder | null | undefined;
  min?: FindingMeasureOrder | null | undefined;
  movingAverage?: FindingCalculation | null | undefined;
  percentRank?: FindingCalculation | null | undefined;
  rank?: FindingCalculation | null | undefined;
  ratio?: FindingCalculation | null | undefined;
  runningTotal?: FindingCalculation | null | undefined;
  share?: FindingCalculation | null | undefined;
  where?: FindingWhere | null | undefined;
};

export type FindingAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<FindingAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: FindingCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<FindingDays> | null | undefined;
  distinct?: FindingDistinctWhere | null | undefined;
  max?: FindingMinWhere | null | undefined;
  min?: FindingMinWhere | null | undefined;
  movingAverage?: FindingCalculation | null | undefined;
  not?: FindingAggregateWhere | null | undefined;
  or?: Array<FindingAggregateWhere> | null | undefined;
  percentRank?: FindingCalculation | null | undefined;
  rank?: FindingCalculation | null | undefined;
  ratio?: FindingCalculation | null | undefined;
  runningTotal?: FindingCalculation | null | undefined;
  share?: FindingCalculation | null | undefined;
  visit?: CoverageVisitAggregateWhere | null | undefined;
  where?: FindingWhere | null | undefined;
};

export type FindingCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: FindingMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: FindingMeasure | null | undefined;
  within?: Array<FindingGroupBy> | null | undefined;
};

export type FindingComparison = {
  is: Comparator;
  left: FindingOperand;
  right: FindingOperand;
};

export type FindingDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: FindingOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: FindingOperand;
  working?: boolean | null | undefined;
};

export type FindingDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  proof?: IntFilter | null | undefined;
  rectifiedOn?: IntFilter | null | undefined;
  severity?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  visit?: IntFilter | null | undefined;
};

export type FindingGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  proof?: GroupDimension | null | undefined;
  rectifiedOn?: DateDimension | null | undefined;
  severity?: GroupDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  visit?: CoverageVisitGroupBy | null | undefined;
};

export type FindingMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: FindingDays | null | undefined;
  distinct?: FindingMeasured | null | undefined;
  max?: FindingMeasured | null | undefined;
  min?: FindingMeasured | null | undefined;
  ratio?: FindingCalculation | null | undefined;
  where?: FindingWhere | null | undefined;
};

export type FindingMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  proof?: OrderDirection | null | undefined;
  rectifiedOn?: OrderDirection | null | undefined;
  severity?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  visit?: OrderDirection | null | undefined;
};

export type FindingMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  proof?: boolean | null | undefined;
  rectifiedOn?: boolean | null | undefined;
  severity?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  visit?: boolean | null | undefined;
};

export type FindingMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  rectifiedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type FindingOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  proof?: boolean | null | undefined;
  rectifiedOn?: boolean | null | undefined;
  severity?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  visit?: CoverageVisitOperand | null | undefined;
};

export type FindingOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: FindingDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  proof?: OrderDirection | null | undefined;
  rectifiedOn?: OrderDirection | null | undefined;
  severity?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  visit?: CoverageVisitOrder | null | undefined;
};

export type FindingRelationWhere = {
  aggregate?: FindingAggregateWhere | null | undefined;
  every?: FindingWhere | null | undefined;
  none?: FindingWhere | null | undefined;
  some?: FindingWhere | null | undefined;
};

export type FindingSeverity =
  | 'MAJOR'
  | 'MINOR'
  | 'SERIOUS';

export type FindingSeverityFilter = {
  eq?: FindingSeverity | null | undefined;
  in?: Array<FindingSeverity> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: FindingSeverity | null | undefined;
  notIn?: Array<FindingSeverity> | null | undefined;
};

export type FindingWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<FindingWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<FindingComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<FindingDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: FindingWhere | null | undefined;
  or?: Array<FindingWhere> | null | undefined;
  proof?: StringFilter | null | undefined;
  rectifiedOn?: DateFilter | null | undefined;
  severity?: FindingSeverityFilter | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  visit?: CoverageVisitWhere | null | undefined;
};

export type FollowUpAggregateOrder = {
  at?: string | null | undefined;
  avg?: FollowUpMeasureOrder | null | undefined;
  change?: FollowUpCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: FollowUpDays | null | undefined;
  distinct?: FollowUpMeasureOrder | null | undefined;
  key?: FollowUpOrder | null | undefined;
  max?: FollowUpMeasureOrder | null | undefined;
  median?: FollowUpMeasureOrder | null | undefined;
  min?: FollowUpMeasureOrder | null | undefined;
  movingAverage?: FollowUpCalculation | null | undefined;
  percentRank?: FollowUpCalculation | null | undefined;
  percentile?: FollowUpMeasureOrder | null | undefined;
  rank?: FollowUpCalculation | null | undefined;
  ratio?: FollowUpCalculation | null | undefined;
  runningTotal?: FollowUpCalculation | null | undefined;
  share?: FollowUpCalculation | null | undefined;
  standardDeviation?: FollowUpMeasureOrder | null | undefined;
  steps?: FollowUpStepAggregateOrder | null | undefined;
  sum?: FollowUpMeasureOrder | null | undefined;
  where?: FollowUpWhere | null | undefined;
};

export type FollowUpAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<FollowUpAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: FollowUpAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: FollowUpCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<FollowUpDays> | null | undefined;
  destruction?: DestructionAggregateWhere | null | undefined;
  distinct?: FollowUpDistinctWhere | null | undefined;
  maker?: PartyAggregateWhere | null | undefined;
  max?: FollowUpMinWhere | null | undefined;
  median?: FollowUpAvgWhere | null | undefined;
  min?: FollowUpMinWhere | null | undefined;
  movingAverage?: FollowUpCalculation | null | undefined;
  not?: FollowUpAggregateWhere | null | undefined;
  or?: Array<FollowUpAggregateWhere> | null | undefined;
  percentRank?: FollowUpCalculation | null | undefined;
  percentile?: FollowUpAvgWhere | null | undefined;
  rank?: FollowUpCalculation | null | undefined;
  ratio?: FollowUpCalculation | null | undefined;
  runningTotal?: FollowUpCalculation | null | undefined;
  seller?: PartyAggregateWhere | null | undefined;
  share?: FollowUpCalculation | null | undefined;
  standardDeviation?: FollowUpAvgWhere | null | undefined;
  steps?: FollowUpStepAggregateWhere | null | undefined;
  sum?: FollowUpSumWhere | null | undefined;
  where?: FollowUpWhere | null | undefined;
};

export type FollowUpAvgWhere = {
  recalledQuantity?: DecimalFilter | null | undefined;
};

export type FollowUpCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: FollowUpMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: FollowUpMeasure | null | undefined;
  within?: Array<FollowUpGroupBy> | null | undefined;
};

export type FollowUpComparison = {
  is: Comparator;
  left: FollowUpOperand;
  right: FollowUpOperand;
};

export type FollowUpDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: FollowUpOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: FollowUpOperand;
  working?: boolean | null | undefined;
};

export type FollowUpDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  closedOn?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  destruction?: IntFilter | null | undefined;
  failedItem?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  maker?: IntFilter | null | undefined;
  openedOn?: IntFilter | null | undefined;
  outcome?: IntFilter | null | undefined;
  product?: IntFilter | null | undefined;
  recalledQuantity?: IntFilter | null | undefined;
  referredTo?: IntFilter | null | undefined;
  sampleNo?: IntFilter | null | undefined;
  sampledOn?: IntFilter | null | undefined;
  seller?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type FollowUpGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  closedOn?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  destruction?: DestructionGroupBy | null | undefined;
  failedItem?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  maker?: PartyGroupBy | null | undefined;
  openedOn?: DateDimension | null | undefined;
  outcome?: GroupDimension | null | undefined;
  product?: GroupDimension | null | undefined;
  recalledQuantity?: NumberDimension | null | undefined;
  referredTo?: GroupDimension | null | undefined;
  sampleNo?: GroupDimension | null | undefined;
  sampledOn?: DateDimension | null | undefined;
  seller?: PartyGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type FollowUpMeasure = {
  at?: string | null | undefined;
  avg?: FollowUpMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: FollowUpDays | null | undefined;
  distinct?: FollowUpMeasured | null | undefined;
  max?: FollowUpMeasured | null | undefined;
  median?: FollowUpMeasured | null | undefined;
  min?: FollowUpMeasured | null | undefined;
  percentile?: FollowUpMeasured | null | undefined;
  ratio?: FollowUpCalculation | null | undefined;
  standardDeviation?: FollowUpMeasured | null | undefined;
  steps?: FollowUpStepMeasure | null | undefined;
  sum?: FollowUpMeasured | null | undefined;
  where?: FollowUpWhere | null | undefined;
};

export type FollowUpMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  destruction?: OrderDirection | null | undefined;
  failedItem?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  maker?: OrderDirection | null | undefined;
  openedOn?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  product?: OrderDirection | null | undefined;
  recalledQuantity?: OrderDirection | null | undefined;
  referredTo?: OrderDirection | null | undefined;
  sampleNo?: OrderDirection | null | undefined;
  sampledOn?: OrderDirection | null | undefined;
  seller?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type FollowUpMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  closedOn?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  destruction?: boolean | null | undefined;
  failedItem?: boolean | null | undefined;
  id?: boolean | null | undefined;
  maker?: boolean | null | undefined;
  openedOn?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  product?: boolean | null | undefined;
  recalledQuantity?: boolean | null | undefined;
  referredTo?: boolean | null | undefined;
  sampleNo?: boolean | null | undefined;
  sampledOn?: boolean | null | undefined;
  seller?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type FollowUpMinWhere = {
  closedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  openedOn?: DateFilter | null | undefined;
  recalledQuantity?: DecimalFilter | null | undefined;
  sampledOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type FollowUpOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  closedOn?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  destruction?: DestructionOperand | null | undefined;
  failedItem?: boolean | null | undefined;
  id?: boolean | null | undefined;
  maker?: PartyOperand | null | undefined;
  openedOn?: boolean | null | undefined;
  outcome?: boolean | null | undefined;
  product?: boolean | null | undefined;
  recalledQuantity?: boolean | null | undefined;
  referredTo?: boolean | null | undefined;
  sampleNo?: boolean | null | undefined;
  sampledOn?: boolean | null | undefined;
  seller?: PartyOperand | null | undefined;
  steps?: FollowUpStepMeasure | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type FollowUpOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: FollowUpDays | null | undefined;
  destruction?: DestructionOrder | null | undefined;
  failedItem?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  maker?: PartyOrder | null | undefined;
  openedOn?: OrderDirection | null | undefined;
  outcome?: OrderDirection | null | undefined;
  product?: OrderDirection | null | undefined;
  recalledQuantity?: OrderDirection | null | undefined;
  referredTo?: OrderDirection | null | undefined;
  sampleNo?: OrderDirection | null | undefined;
  sampledOn?: OrderDirection | null | undefined;
  seller?: PartyOrder | null | undefined;
  steps?: FollowUpStepAggregateOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type FollowUpOutcome =
  | 'PUNISHED'
  | 'RECTIFIED'
  | 'REFERRED'
  | 'UNTRACEABLE';

export type FollowUpOutcomeFilter = {
  eq?: FollowUpOutcome | null | undefined;
  in?: Array<FollowUpOutcome> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: FollowUpOutcome | null | undefined;
  notIn?: Array<FollowUpOutcome> | null | undefined;
};

export type FollowUpRelationWhere = {
  aggregate?: FollowUpAggregateWhere | null | undefined;
  every?: FollowUpWhere | null | undefined;
  none?: FollowUpWhere | null | undefined;
  some?: FollowUpWhere | null | undefined;
};

export type FollowUpStepAggregateOrder = {
  at?: string | null | undefined;
  avg?: FollowUpStepMeasureOrder | null | undefined;
  change?: FollowUpStepCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: FollowUpStepDays | null | undefined;
  distinct?: FollowUpStepMeasureOrder | null | undefined;
  key?: FollowUpStepOrder | null | undefined;
  max?: FollowUpStepMeasureOrder | null | undefined;
  median?: FollowUpStepMeasureOrder | null | undefined;
  min?: FollowUpStepMeasureOrder | null | undefined;
  movingAverage?: FollowUpStepCalculation | null | undefined;
  percentRank?: FollowUpStepCalculation | null | undefined;
  percentile?: FollowUpStepMeasureOrder | null | undefined;
  rank?: FollowUpStepCalculation | null | undefined;
  ratio?: FollowUpStepCalculation | null | undefined;
  runningTotal?: FollowUpStepCalculation | null | undefined;
  share?: FollowUpStepCalculation | null | undefined;
  standardDeviation?: FollowUpStepMeasureOrder | null | undefined;
  sum?: FollowUpStepMeasureOrder | null | undefined;
  where?: FollowUpStepWhere | null | undefined;
};

export type FollowUpStepAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<FollowUpStepAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: FollowUpStepAvgWhere | null | undefined;
  change?: FollowUpStepCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<FollowUpStepDays> | null | undefined;
  destruction?: DestructionAggregateWhere | null | undefined;
  distinct?: FollowUpStepDistinctWhere | null | undefined;
  followUp?: FollowUpAggregateWhere | null | undefined;
  max?: FollowUpStepMinWhere | null | undefined;
  median?: FollowUpStepAvgWhere | null | undefined;
  min?: FollowUpStepMinWhere | null | undefined;
  movingAverage?: FollowUpStepCalculation | null | undefined;
  not?: FollowUpStepAggregateWhere | null | undefined;
  or?: Array<FollowUpStepAggregateWhere> | null | undefined;
  percentRank?: FollowUpStepCalculation | null | undefined;
  percentile?: FollowUpStepAvgWhere | null | undefined;
  rank?: FollowUpStepCalculation | null | undefined;
  ratio?: FollowUpStepCalculation | null | undefined;
  runningTotal?: FollowUpStepCalculation | null | undefined;
  share?: FollowUpStepCalculation | null | undefined;
  standardDeviation?: FollowUpStepAvgWhere | null | undefined;
  sum?: FollowUpStepSumWhere | null | undefined;
  where?: FollowUpStepWhere | null | undefined;
};

export type FollowUpStepAvgWhere = {
  quantity?: DecimalFilter | null | undefined;
};

export type FollowUpStepCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: FollowUpStepMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: FollowUpStepMeasure | null | undefined;
  within?: Array<FollowUpStepGroupBy> | null | undefined;
};

export type FollowUpStepComparison = {
  is: Comparator;
  left: FollowUpStepOperand;
  right: FollowUpStepOperand;
};

export type FollowUpStepDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: FollowUpStepOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: FollowUpStepOperand;
  working?: boolean | null | undefined;
};

export type FollowUpStepDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  destruction?: IntFilter | null | undefined;
  followUp?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  quantity?: IntFilter | null | undefined;
  takenOn?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type FollowUpStepGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  destruction?: DestructionGroupBy | null | undefined;
  followUp?: FollowUpGroupBy | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  quantity?: NumberDimension | null | undefined;
  takenOn?: DateDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type FollowUpStepKind =
  | 'CHECKED'
  | 'DESTROYED'
  | 'NOTIFIED'
  | 'RECALLED'
  | 'SALE_STOPPED'
  | 'TRACED';

export type FollowUpStepKindFilter = {
  eq?: FollowUpStepKind | null | undefined;
  in?: Array<FollowUpStepKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: FollowUpStepKind | null | undefined;
  notIn?: Array<FollowUpStepKind> | null | undefined;
};

export type FollowUpStepMeasure = {
  at?: string | null | undefined;
  avg?: FollowUpStepMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: FollowUpStepDays | null | undefined;
  distinct?: FollowUpStepMeasured | null | undefined;
  max?: FollowUpStepMeasured | null | undefined;
  median?: FollowUpStepMeasured | null | undefined;
  min?: FollowUpStepMeasured | null | undefined;
  percentile?: FollowUpStepMeasured | null | undefined;
  ratio?: FollowUpStepCalculation | null | undefined;
  standardDeviation?: FollowUpStepMeasured | null | undefined;
  sum?: FollowUpStepMeasured | null | undefined;
  where?: FollowUpStepWhere | null | undefined;
};

export type FollowUpStepMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  destruction?: OrderDirection | null | undefined;
  followUp?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  takenOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type FollowUpStepMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  destruction?: boolean | null | undefined;
  followUp?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  takenOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type FollowUpStepMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  takenOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type FollowUpStepOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  destruction?: DestructionOperand | null | undefined;
  followUp?: FollowUpOperand | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  takenOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type FollowUpStepOrder = {
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: FollowUpStepDays | null | undefined;
  destruction?: DestructionOrder | null | undefined;
  followUp?: FollowUpOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  takenOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type FollowUpStepRelationWhere = {
  aggregate?: FollowUpStepAggregateWhere | null | undefined;
  every?: FollowUpStepWhere | null | undefined;
  none?: FollowUpStepWhere | null | undefined;
  some?: FollowUpStepWhere | null | undefined;
};

export type FollowUpStepSumWhere = {
  quantity?: DecimalFilter | null | undefined;
};

export type FollowUpStepWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<FollowUpStepWhere> | null | undefined;
  compare?: Array<FollowUpStepComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<FollowUpStepDays> | null | undefined;
  destruction?: DestructionWhere | null | undefined;
  followUp?: FollowUpWhere | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: FollowUpStepKindFilter | null | undefined;
  not?: FollowUpStepWhere | null | undefined;
  or?: Array<FollowUpStepWhere> | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  takenOn?: DateFilter | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type FollowUpSumWhere = {
  recalledQuantity?: DecimalFilter | null | undefined;
};

export type FollowUpWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<FollowUpWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  closedOn?: DateFilter | null | undefined;
  compare?: Array<FollowUpComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<FollowUpDays> | null | undefined;
  destruction?: DestructionWhere | null | undefined;
  failedItem?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  maker?: PartyWhere | null | undefined;
  not?: FollowUpWhere | null | undefined;
  openedOn?: DateFilter | null | undefined;
  or?: Array<FollowUpWhere> | null | undefined;
  outcome?: FollowUpOutcomeFilter | null | undefined;
  product?: StringFilter | null | undefined;
  recalledQuantity?: DecimalFilter | null | undefined;
  referredTo?: StringFilter | null | undefined;
  sampleNo?: StringFilter | null | undefined;
  sampledOn?: DateFilter | null | undefined;
  seller?: PartyWhere | null | undefined;
  steps?: FollowUpStepRelationWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type FoodBusinessAggregateOrder = {
  assignments?: CoverageAssignmentAggregateOrder | null | undefined;
  cases?: CaseAggregateOrder | null | undefined;
  change?: FoodBusinessCalculation | null | undefined;
  complaints?: ComplaintAggregateOrder | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: FoodBusinessDays | null | undefined;
  distinct?: FoodBusinessMeasureOrder | null | undefined;
  key?: FoodBusinessOrder | null | undefined;
  levelChanges?: LevelChangeAggregateOrder | null | undefined;
  max?: FoodBusinessMeasureOrder | null | undefined;
  min?: FoodBusinessMeasureOrder | null | undefined;
  movingAverage?: FoodBusinessCalculation | null | undefined;
  percentRank?: FoodBusinessCalculation | null | undefined;
  plannedVisits?: PlannedVisitAggregateOrder | null | undefined;
  rank?: FoodBusinessCalculation | null | undefined;
  ratio?: FoodBusinessCalculation | null | undefined;
  runningTotal?: FoodBusinessCalculation | null | undefined;
  share?: FoodBusinessCalculation | null | undefined;
  visits?: CoverageVisitAggregateOrder | null | undefined;
  where?: FoodBusinessWhere | null | undefined;
};

export type FoodBusinessAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<FoodBusinessAggregateWhere> | null | undefined;
  assignments?: CoverageAssignmentAggregateWhere | null | undefined;
  cases?: CaseAggregateWhere | null | undefined;
  change?: FoodBusinessCalculation | null | undefined;
  complaints?: ComplaintAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  currentAssignment?: CoverageAssignmentAggregateWhere | null | undefined;
  daysBetween?: Array<FoodBusinessDays> | null | undefined;
  distinct?: FoodBusinessDistinctWhere | null | undefined;
  levelChanges?: LevelChangeAggregateWhere | null | undefined;
  max?: FoodBusinessMinWhere | null | undefined;
  min?: FoodBusinessMinWhere | null | undefined;
  movingAverage?: FoodBusinessCalculation | null | undefined;
  not?: FoodBusinessAggregateWhere | null | undefined;
  or?: Array<FoodBusinessAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: FoodBusinessCalculation | null | undefined;
  plannedVisits?: PlannedVisitAggregateWhere | null | undefined;
  rank?: FoodBusinessCalculation | null | undefined;
  ratio?: FoodBusinessCalculation | null | undefined;
  runningTotal?: FoodBusinessCalculation | null | undefined;
  share?: FoodBusinessCalculation | null | undefined;
  visits?: CoverageVisitAggregateWhere | null | undefined;
  where?: FoodBusinessWhere | null | undefined;
};

export type FoodBusinessCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: FoodBusinessMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: FoodBusinessMeasure | null | undefined;
  within?: Array<FoodBusinessGroupBy> | null | undefined;
};

export type FoodBusinessComparison = {
  is: Comparator;
  left: FoodBusinessOperand;
  right: FoodBusinessOperand;
};

export type FoodBusinessDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: FoodBusinessOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: FoodBusinessOperand;
  working?: boolean | null | undefined;
};

export type FoodBusinessDistinctWhere = {
  address?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  assignBy?: IntFilter | null | undefined;
  assignOverdue?: IntFilter | null | undefined;
  category?: IntFilter | null | undefined;
  closedOn?: IntFilter | null | undefined;
  coveredFrom?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  currentAssignment?: IntFilter | null | undefined;
  division?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  isOpen?: IntFilter | null | undefined;
  level?: IntFilter | null | undefined;
  licenceNo?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  nameInitials?: IntFilter | null | undefined;
  openedOn?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  partySince?: IntFilter | null | undefined;
  reopening?: IntFilter | null | undefined;
  sourceKey?: IntFilter | null | undefined;
  type?: IntFilter | null | undefined;
  uncoveredOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type FoodBusinessGroupBy = {
  address?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  assignBy?: DateDimension | null | undefined;
  assignOverdue?: GroupDimension | null | undefined;
  category?: GroupDimension | null | undefined;
  closedOn?: DateDimension | null | undefined;
  coveredFrom?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  currentAssignment?: CoverageAssignmentGroupBy | null | undefined;
  division?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  isOpen?: GroupDimension | null | undefined;
  level?: GroupDimension | null | undefined;
  licenceNo?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  nameInitials?: GroupDimension | null | undefined;
  openedOn?: DateDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  partySince?: DateDimension | null | undefined;
  reopening?: GroupDimension | null | undefined;
  sourceKey?: GroupDimension | null | undefined;
  type?: GroupDimension | null | undefined;
  uncoveredOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type FoodBusinessMeasure = {
  assignments?: CoverageAssignmentMeasure | null | undefined;
  cases?: CaseMeasure | null | undefined;
  complaints?: ComplaintMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: FoodBusinessDays | null | undefined;
  distinct?: FoodBusinessMeasured | null | undefined;
  levelChanges?: LevelChangeMeasure | null | undefined;
  max?: FoodBusinessMeasured | null | undefined;
  min?: FoodBusinessMeasured | null | undefined;
  plannedVisits?: PlannedVisitMeasure | null | undefined;
  ratio?: FoodBusinessCalculation | null | undefined;
  visits?: CoverageVisitMeasure | null | undefined;
  where?: FoodBusinessWhere | null | undefined;
};

export type FoodBusinessMeasureOrder = {
  address?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  assignBy?: OrderDirection | null | undefined;
  assignOverdue?: OrderDirection | null | undefined;
  category?: OrderDirection | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  coveredFrom?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  currentAssignment?: OrderDirection | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  isOpen?: OrderDirection | null | undefined;
  level?: OrderDirection | null | undefined;
  licenceNo?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  openedOn?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  partySince?: OrderDirection | null | undefined;
  reopening?: OrderDirection | null | undefined;
  sourceKey?: OrderDirection | null | undefined;
  type?: OrderDirection | null | undefined;
  uncoveredOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type FoodBusinessMeasured = {
  address?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  assignBy?: boolean | null | undefined;
  assignOverdue?: boolean | null | undefined;
  category?: boolean | null | undefined;
  closedOn?: boolean | null | undefined;
  coveredFrom?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  currentAssignment?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  isOpen?: boolean | null | undefined;
  level?: boolean | null | undefined;
  licenceNo?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  openedOn?: boolean | null | undefined;
  party?: boolean | null | undefined;
  partySince?: boolean | null | undefined;
  reopening?: boolean | null | undefined;
  sourceKey?: boolean | null | undefined;
  type?: boolean | null | undefined;
  uncoveredOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type FoodBusinessMinWhere = {
  assignBy?: DateFilter | null | undefined;
  closedOn?: DateFilter | null | undefined;
  coveredFrom?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  openedOn?: DateFilter | null | undefined;
  partySince?: DateFilter | null | undefined;
  uncoveredOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type FoodBusinessOperand = {
  address?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  assignBy?: boolean | null | undefined;
  assignOverdue?: boolean | null | undefined;
  assignments?: CoverageAssignmentMeasure | null | undefined;
  cases?: CaseMeasure | null | undefined;
  category?: boolean | null | undefined;
  closedOn?: boolean | null | undefined;
  complaints?: ComplaintMeasure | null | undefined;
  constant?: Constant | null | undefined;
  coveredFrom?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  currentAssignment?: CoverageAssignmentOperand | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  isOpen?: boolean | null | undefined;
  level?: boolean | null | undefined;
  levelChanges?: LevelChangeMeasure | null | undefined;
  licenceNo?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  openedOn?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  partySince?: boolean | null | undefined;
  plannedVisits?: PlannedVisitMeasure | null | undefined;
  reopening?: boolean | null | undefined;
  sourceKey?: boolean | null | undefined;
  type?: boolean | null | undefined;
  uncoveredOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  visits?: CoverageVisitMeasure | null | undefined;
};

export type FoodBusinessOrder = {
  address?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  assignBy?: OrderDirection | null | undefined;
  assignOverdue?: OrderDirection | null | undefined;
  assignments?: CoverageAssignmentAggregateOrder | null | undefined;
  cases?: CaseAggregateOrder | null | undefined;
  category?: OrderDirection | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  complaints?: ComplaintAggregateOrder | null | undefined;
  coveredFrom?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  currentAssignment?: CoverageAssignmentOrder | null | undefined;
  daysBetween?: FoodBusinessDays | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  isOpen?: OrderDirection | null | undefined;
  level?: OrderDirection | null | undefined;
  levelChanges?: LevelChangeAggregateOrder | null | undefined;
  licenceNo?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  openedOn?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  partySince?: OrderDirection | null | undefined;
  plannedVisits?: PlannedVisitAggregateOrder | null | undefined;
  reopening?: OrderDirection | null | undefined;
  sourceKey?: OrderDirection | null | undefined;
  type?: OrderDirection | null | undefined;
  uncoveredOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  visits?: CoverageVisitAggregateOrder | null | undefined;
};

export type FoodBusinessRelationWhere = {
  aggregate?: FoodBusinessAggregateWhere | null | undefined;
  every?: FoodBusinessWhere | null | undefined;
  none?: FoodBusinessWhere | null | undefined;
  some?: FoodBusinessWhere | null | undefined;
};

export type FoodBusinessWhere = {
  address?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<FoodBusinessWhere> | null | undefined;
  assignBy?: DateFilter | null | undefined;
  assignOverdue?: BooleanFilter | null | undefined;
  assignments?: CoverageAssignmentRelationWhere | null | undefined;
  cases?: CaseRelationWhere | null | undefined;
  category?: StringFilter | null | undefined;
  closedOn?: DateFilter | null | undefined;
  compare?: Array<FoodBusinessComparison> | null | undefined;
  complaints?: ComplaintRelationWhere | null | undefined;
  coveredFrom?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  currentAssignment?: CoverageAssignmentWhere | null | undefined;
  daysBetween?: Array<FoodBusinessDays> | null | undefined;
  division?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  isOpen?: BooleanFilter | null | undefined;
  level?: CoverageLevelFilter | null | undefined;
  levelChanges?: LevelChangeRelationWhere | null | undefined;
  licenceNo?: StringFilter | null | undefined;
  name?: StringFilter | null | undefined;
  nameInitials?: StringFilter | null | undefined;
  not?: FoodBusinessWhere | null | undefined;
  openedOn?: DateFilter | null | undefined;
  or?: Array<FoodBusinessWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  partySince?: DateFilter | null | undefined;
  plannedVisits?: PlannedVisitRelationWhere | null | undefined;
  reopening?: StringFilter | null | undefined;
  sourceKey?: StringFilter | null | undefined;
  type?: BusinessTypeFilter | null | undefined;
  uncoveredOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  visits?: CoverageVisitRelationWhere | null | undefined;
};

export type GoodsLotAggregateOrder = {
  at?: string | null | undefined;
  avg?: GoodsLotMeasureOrder | null | undefined;
  change?: GoodsLotCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: GoodsLotDays | null | undefined;
  distinct?: GoodsLotMeasureOrder | null | undefined;
  key?: GoodsLotOrder | null | undefined;
  max?: GoodsLotMeasureOrder | null | undefined;
  median?: GoodsLotMeasureOrder | null | undefined;
  min?: GoodsLotMeasureOrder | null | undefined;
  movements?: GoodsMovementAggregateOrder | null | undefined;
  movingAverage?: GoodsLotCalculation | null | undefined;
  percentRank?: GoodsLotCalculation | null | undefined;
  percentile?: GoodsLotMeasureOrder | null | undefined;
  rank?: GoodsLotCalculation | null | undefined;
  ratio?: GoodsLotCalculation | null | undefined;
  runningTotal?: GoodsLotCalculation | null | undefined;
  share?: GoodsLotCalculation | null | undefined;
  standardDeviation?: GoodsLotMeasureOrder | null | undefined;
  sum?: GoodsLotMeasureOrder | null | undefined;
  where?: GoodsLotWhere | null | undefined;
};

export type GoodsLotAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<GoodsLotAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: GoodsLotAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: GoodsLotCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<GoodsLotDays> | null | undefined;
  distinct?: GoodsLotDistinctWhere | null | undefined;
  max?: GoodsLotMinWhere | null | undefined;
  median?: GoodsLotAvgWhere | null | undefined;
  min?: GoodsLotMinWhere | null | undefined;
  movements?: GoodsMovementAggregateWhere | null | undefined;
  movingAverage?: GoodsLotCalculation | null | undefined;
  not?: GoodsLotAggregateWhere | null | undefined;
  or?: Array<GoodsLotAggregateWhere> | null | undefined;
  percentRank?: GoodsLotCalculation | null | undefined;
  percentile?: GoodsLotAvgWhere | null | undefined;
  rank?: GoodsLotCalculation | null | undefined;
  ratio?: GoodsLotCalculation | null | undefined;
  runningTotal?: GoodsLotCalculation | null | undefined;
  seizure?: SeizureAggregateWhere | null | undefined;
  share?: GoodsLotCalculation | null | undefined;
  standardDeviation?: GoodsLotAvgWhere | null | undefined;
  sum?: GoodsLotSumWhere | null | undefined;
  where?: GoodsLotWhere | null | undefined;
};

export type GoodsLotAvgWhere = {
  quantity?: DecimalFilter | null | undefined;
  quantityConfiscated?: DecimalFilter | null | undefined;
  quantityDestroyed?: DecimalFilter | null | undefined;
  quantityHeld?: DecimalFilter | null | undefined;
  quantitySeized?: DecimalFilter | null | undefined;
  value?: DecimalFilter | null | undefined;
};

export type GoodsLotCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: GoodsLotMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: GoodsLotMeasure | null | undefined;
  within?: Array<GoodsLotGroupBy> | null | undefined;
};

export type GoodsLotComparison = {
  is: Comparator;
  left: GoodsLotOperand;
  right: GoodsLotOperand;
};

export type GoodsLotDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: GoodsLotOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: GoodsLotOperand;
  working?: boolean | null | undefined;
};

export type GoodsLotDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  condition?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  field?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  quantity?: IntFilter | null | undefined;
  quantityConfiscated?: IntFilter | null | undefined;
  quantityDestroyed?: IntFilter | null | undefined;
  quantityHeld?: IntFilter | null | undefined;
  quantitySeized?: IntFilter | null | undefined;
  seizure?: IntFilter | null | undefined;
  storedAt?: IntFilter | null | undefined;
  unit?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  value?: IntFilter | null | undefined;
};

export type GoodsLotGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  condition?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  field?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  quantity?: NumberDimension | null | undefined;
  quantityConfiscated?: NumberDimension | null | undefined;
  quantityDestroyed?: NumberDimension | null | undefined;
  quantityHeld?: NumberDimension | null | undefined;
  quantitySeized?: NumberDimension | null | undefined;
  seizure?: SeizureGroupBy | null | undefined;
  storedAt?: GroupDimension | null | undefined;
  unit?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  value?: NumberDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type GoodsLotMeasure = {
  at?: string | null | undefined;
  avg?: GoodsLotMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: GoodsLotDays | null | undefined;
  distinct?: GoodsLotMeasured | null | undefined;
  max?: GoodsLotMeasured | null | undefined;
  median?: GoodsLotMeasured | null | undefined;
  min?: GoodsLotMeasured | null | undefined;
  movements?: GoodsMovementMeasure | null | undefined;
  percentile?: GoodsLotMeasured | null | undefined;
  ratio?: GoodsLotCalculation | null | undefined;
  standardDeviation?: GoodsLotMeasured | null | undefined;
  sum?: GoodsLotMeasured | null | undefined;
  where?: GoodsLotWhere | null | undefined;
};

export type GoodsLotMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  condition?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  field?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  quantityConfiscated?: OrderDirection | null | undefined;
  quantityDestroyed?: OrderDirection | null | undefined;
  quantityHeld?: OrderDirection | null | undefined;
  quantitySeized?: OrderDirection | null | undefined;
  seizure?: OrderDirection | null | undefined;
  storedAt?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  value?: OrderDirection | null | undefined;
};

export type GoodsLotMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  condition?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  field?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  quantityConfiscated?: boolean | null | undefined;
  quantityDestroyed?: boolean | null | undefined;
  quantityHeld?: boolean | null | undefined;
  quantitySeized?: boolean | null | undefined;
  seizure?: boolean | null | undefined;
  storedAt?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  value?: boolean | null | undefined;
};

export type GoodsLotMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  quantityConfiscated?: DecimalFilter | null | undefined;
  quantityDestroyed?: DecimalFilter | null | undefined;
  quantityHeld?: DecimalFilter | null | undefined;
  quantitySeized?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  value?: MoneyFilter | null | undefined;
};

export type GoodsLotOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  condition?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  field?: boolean | null | undefined;
  id?: boolean | null | undefined;
  movements?: GoodsMovementMeasure | null | undefined;
  name?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  quantityConfiscated?: boolean | null | undefined;
  quantityDestroyed?: boolean | null | undefined;
  quantityHeld?: boolean | null | undefined;
  quantitySeized?: boolean | null | undefined;
  seizure?: SeizureOperand | null | undefined;
  storedAt?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  value?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type GoodsLotOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  condition?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: GoodsLotDays | null | undefined;
  field?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  movements?: GoodsMovementAggregateOrder | null | undefined;
  name?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  quantityConfiscated?: OrderDirection | null | undefined;
  quantityDestroyed?: OrderDirection | null | undefined;
  quantityHeld?: OrderDirection | null | undefined;
  quantitySeized?: OrderDirection | null | undefined;
  seizure?: SeizureOrder | null | undefined;
  storedAt?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  value?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type GoodsLotRelationWhere = {
  aggregate?: GoodsLotAggregateWhere | null | undefined;
  every?: GoodsLotWhere | null | undefined;
  none?: GoodsLotWhere | null | undefined;
  some?: GoodsLotWhere | null | undefined;
};

export type GoodsLotSumWhere = {
  quantity?: DecimalFilter | null | undefined;
  quantityConfiscated?: DecimalFilter | null | undefined;
  quantityDestroyed?: DecimalFilter | null | undefined;
  quantityHeld?: DecimalFilter | null | undefined;
  quantitySeized?: DecimalFilter | null | undefined;
  value?: MoneyFilter | null | undefined;
};

export type GoodsLotWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<GoodsLotWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<GoodsLotComparison> | null | undefined;
  condition?: StringFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<GoodsLotDays> | null | undefined;
  field?: CaseFieldFilter | null | undefined;
  id?: IdFilter | null | undefined;
  movements?: GoodsMovementRelationWhere | null | undefined;
  name?: StringFilter | null | undefined;
  not?: GoodsLotWhere | null | undefined;
  or?: Array<GoodsLotWhere> | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  quantityConfiscated?: DecimalFilter | null | undefined;
  quantityDestroyed?: DecimalFilter | null | undefined;
  quantityHeld?: DecimalFilter | null | undefined;
  quantitySeized?: DecimalFilter | null | undefined;
  seizure?: SeizureWhere | null | undefined;
  storedAt?: StringFilter | null | undefined;
  unit?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  value?: MoneyFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type GoodsMovementAggregateOrder = {
  at?: string | null | undefined;
  avg?: GoodsMovementMeasureOrder | null | undefined;
  change?: GoodsMovementCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: GoodsMovementDays | null | undefined;
  distinct?: GoodsMovementMeasureOrder | null | undefined;
  key?: GoodsMovementOrder | null | undefined;
  max?: GoodsMovementMeasureOrder | null | undefined;
  median?: GoodsMovementMeasureOrder | null | undefined;
  min?: GoodsMovementMeasureOrder | null | undefined;
  movingAverage?: GoodsMovementCalculation | null | undefined;
  percentRank?: GoodsMovementCalculation | null | undefined;
  percentile?: GoodsMovementMeasureOrder | null | undefined;
  rank?: GoodsMovementCalculation | null | undefined;
  ratio?: GoodsMovementCalculation | null | undefined;
  runningTotal?: GoodsMovementCalculation | null | undefined;
  share?: GoodsMovementCalculation | null | undefined;
  standardDeviation?: GoodsMovementMeasureOrder | null | undefined;
  sum?: GoodsMovementMeasureOrder | null | undefined;
  where?: GoodsMovementWhere | null | undefined;
};

export type GoodsMovementAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<GoodsMovementAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: GoodsMovementAvgWhere | null | undefined;
  change?: GoodsMovementCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<GoodsMovementDays> | null | undefined;
  destruction?: DestructionAggregateWhere | null | undefined;
  distinct?: GoodsMovementDistinctWhere | null | undefined;
  handler?: OfficerAggregateWhere | null | undefined;
  lot?: GoodsLotAggregateWhere | null | undefined;
  max?: GoodsMovementMinWhere | null | undefined;
  median?: GoodsMovementAvgWhere | null | undefined;
  min?: GoodsMovementMinWhere | null | undefined;
  movingAverage?: GoodsMovementCalculation | null | undefined;
  not?: GoodsMovementAggregateWhere | null | undefined;
  or?: Array<GoodsMovementAggregateWhere> | null | undefined;
  percentRank?: GoodsMovementCalculation | null | undefined;
  percentile?: GoodsMovementAvgWhere | null | undefined;
  rank?: GoodsMovementCalculation | null | undefined;
  ratio?: GoodsMovementCalculation | null | undefined;
  runningTotal?: GoodsMovementCalculation | null | undefined;
  share?: GoodsMovementCalculation | null | undefined;
  standardDeviation?: GoodsMovementAvgWhere | null | undefined;
  sum?: GoodsMovementSumWhere | null | undefined;
  where?: GoodsMovementWhere | null | undefined;
};

export type GoodsMovementAvgWhere = {
  proceeds?: DecimalFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
};

export type GoodsMovementCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: GoodsMovementMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: GoodsMovementMeasure | null | undefined;
  within?: Array<GoodsMovementGroupBy> | null | undefined;
};

export type GoodsMovementComparison = {
  is: Comparator;
  left: GoodsMovementOperand;
  right: GoodsMovementOperand;
};

export type GoodsMovementDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: GoodsMovementOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: GoodsMovementOperand;
  working?: boolean | null | undefined;
};

export type GoodsMovementDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  destruction?: IntFilter | null | undefined;
  handler?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  lot?: IntFilter | null | undefined;
  movedOn?: IntFilter | null | undefined;
  note?: IntFilter | null | undefined;
  place?: IntFilter | null | undefined;
  proceeds?: IntFilter | null | undefined;
  quantity?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type GoodsMovementGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  destruction?: DestructionGroupBy | null | undefined;
  handler?: OfficerGroupBy | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  lot?: GoodsLotGroupBy | null | undefined;
  movedOn?: DateDimension | null | undefined;
  note?: GroupDimension | null | undefined;
  place?: GroupDimension | null | undefined;
  proceeds?: NumberDimension | null | undefined;
  quantity?: NumberDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type GoodsMovementKind =
  | 'AUCTION'
  | 'CONFISCATE'
  | 'DESTROY'
  | 'RELEASE'
  | 'RETURN'
  | 'SAMPLE'
  | 'SEAL'
  | 'SEIZE'
  | 'STORE'
  | 'TRANSFER';

export type GoodsMovementKindFilter = {
  eq?: GoodsMovementKind | null | undefined;
  in?: Array<GoodsMovementKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: GoodsMovementKind | null | undefined;
  notIn?: Array<GoodsMovementKind> | null | undefined;
};

export type GoodsMovementMeasure = {
  at?: string | null | undefined;
  avg?: GoodsMovementMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: GoodsMovementDays | null | undefined;
  distinct?: GoodsMovementMeasured | null | undefined;
  max?: GoodsMovementMeasured | null | undefined;
  median?: GoodsMovementMeasured | null | undefined;
  min?: GoodsMovementMeasured | null | undefined;
  percentile?: GoodsMovementMeasured | null | undefined;
  ratio?: GoodsMovementCalculation | null | undefined;
  standardDeviation?: GoodsMovementMeasured | null | undefined;
  sum?: GoodsMovementMeasured | null | undefined;
  where?: GoodsMovementWhere | null | undefined;
};

export type GoodsMovementMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  destruction?: OrderDirection | null | undefined;
  handler?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  lot?: OrderDirection | null | undefined;
  movedOn?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  place?: OrderDirection | null | undefined;
  proceeds?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type GoodsMovementMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  destruction?: boolean | null | undefined;
  handler?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  lot?: boolean | null | undefined;
  movedOn?: boolean | null | undefined;
  note?: boolean | null | undefined;
  place?: boolean | null | undefined;
  proceeds?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type GoodsMovementMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  movedOn?: DateFilter | null | undefined;
  proceeds?: MoneyFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type GoodsMovementOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  destruction?: DestructionOperand | null | undefined;
  handler?: OfficerOperand | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  lot?: GoodsLotOperand | null | undefined;
  movedOn?: boolean | null | undefined;
  note?: boolean | null | undefined;
  place?: boolean | null | undefined;
  proceeds?: boolean | null | undefined;
  quantity?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type GoodsMovementOrder = {
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: GoodsMovementDays | null | undefined;
  destruction?: DestructionOrder | null | undefined;
  handler?: OfficerOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  lot?: GoodsLotOrder | null | undefined;
  movedOn?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  place?: OrderDirection | null | undefined;
  proceeds?: OrderDirection | null | undefined;
  quantity?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type GoodsMovementRelationWhere = {
  aggregate?: GoodsMovementAggregateWhere | null | undefined;
  every?: GoodsMovementWhere | null | undefined;
  none?: GoodsMovementWhere | null | undefined;
  some?: GoodsMovementWhere | null | undefined;
};

export type GoodsMovementSumWhere = {
  proceeds?: MoneyFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
};

export type GoodsMovementWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<GoodsMovementWhere> | null | undefined;
  compare?: Array<GoodsMovementComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<GoodsMovementDays> | null | undefined;
  destruction?: DestructionWhere | null | undefined;
  handler?: OfficerWhere | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: GoodsMovementKindFilter | null | undefined;
  lot?: GoodsLotWhere | null | undefined;
  movedOn?: DateFilter | null | undefined;
  not?: GoodsMovementWhere | null | undefined;
  note?: StringFilter | null | undefined;
  or?: Array<GoodsMovementWhere> | null | undefined;
  place?: StringFilter | null | undefined;
  proceeds?: MoneyFilter | null | undefined;
  quantity?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type GroupDimension = {
  omitNull?: boolean | null | undefined;
};

export type HazardAggregateOrder = {
  change?: HazardCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: HazardDays | null | undefined;
  distinct?: HazardMeasureOrder | null | undefined;
  earlierSeals?: EarlierSealAggregateOrder | null | undefined;
  key?: HazardOrder | null | undefined;
  max?: HazardMeasureOrder | null | undefined;
  min?: HazardMeasureOrder | null | undefined;
  movingAverage?: HazardCalculation | null | undefined;
  percentRank?: HazardCalculation | null | undefined;
  rank?: HazardCalculation | null | undefined;
  ratio?: HazardCalculation | null | undefined;
  runningTotal?: HazardCalculation | null | undefined;
  share?: HazardCalculation | null | undefined;
  where?: HazardWhere | null | undefined;
};

export type HazardAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<HazardAggregateWhere> | null | undefined;
  change?: HazardCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<HazardDays> | null | undefined;
  distinct?: HazardDistinctWhere | null | undefined;
  earlierSeals?: EarlierSealAggregateWhere | null | undefined;
  inspection?: InspectionAggregateWhere | null | undefined;
  max?: HazardMinWhere | null | undefined;
  min?: HazardMinWhere | null | undefined;
  movingAverage?: HazardCalculation | null | undefined;
  not?: HazardAggregateWhere | null | undefined;
  or?: Array<HazardAggregateWhere> | null | undefined;
  percentRank?: HazardCalculation | null | undefined;
  rank?: HazardCalculation | null | undefined;
  ratio?: HazardCalculation | null | undefined;
  runningTotal?: HazardCalculation | null | undefined;
  share?: HazardCalculation | null | undefined;
  where?: HazardWhere | null | undefined;
};

export type HazardCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: HazardMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: HazardMeasure | null | undefined;
  within?: Array<HazardGroupBy> | null | undefined;
};

export type HazardComparison = {
  is: Comparator;
  left: HazardOperand;
  right: HazardOperand;
};

export type HazardDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: HazardOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: HazardOperand;
  working?: boolean | null | undefined;
};

export type HazardDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  inspection?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  proof?: IntFilter | null | undefined;
  removedOn?: IntFilter | null | undefined;
  reportedOn?: IntFilter | null | undefined;
  sealDueOn?: IntFilter | null | undefined;
  sealOverdue?: IntFilter | null | undefined;
  sealedOn?: IntFilter | null | undefined;
  severity?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  unsealedOn?: IntFilter | null | undefined;
  unsealing?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type HazardGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  inspection?: InspectionGroupBy | null | undefined;
  kind?: GroupDimension | null | undefined;
  proof?: GroupDimension | null | undefined;
  removedOn?: DateDimension | null | undefined;
  reportedOn?: DateDimension | null | undefined;
  sealDueOn?: DateDimension | null | undefined;
  sealOverdue?: GroupDimension | null | undefined;
  sealedOn?: DateDimension | null | undefined;
  severity?: GroupDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  unsealedOn?: DateDimension | null | undefined;
  unsealing?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type HazardKind =
  | 'MAINTENANCE'
  | 'NOT_EXAMINED'
  | 'NOT_REGISTERED'
  | 'OPERATOR'
  | 'OTHER'
  | 'RECORDS'
  | 'SAFETY_DEVICE';

export type HazardKindFilter = {
  eq?: HazardKind | null | undefined;
  in?: Array<HazardKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: HazardKind | null | undefined;
  notIn?: Array<HazardKind> | null | undefined;
};

export type HazardMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: HazardDays | null | undefined;
  distinct?: HazardMeasured | null | undefined;
  earlierSeals?: EarlierSealMeasure | null | undefined;
  max?: HazardMeasured | null | undefined;
  min?: HazardMeasured | null | undefined;
  ratio?: HazardCalculation | null | undefined;
  where?: HazardWhere | null | undefined;
};

export type HazardMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  inspection?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  proof?: OrderDirection | null | undefined;
  removedOn?: OrderDirection | null | undefined;
  reportedOn?: OrderDirection | null | undefined;
  sealDueOn?: OrderDirection | null | undefined;
  sealOverdue?: OrderDirection | null | undefined;
  sealedOn?: OrderDirection | null | undefined;
  severity?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  unsealedOn?: OrderDirection | null | undefined;
  unsealing?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type HazardMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  inspection?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  proof?: boolean | null | undefined;
  removedOn?: boolean | null | undefined;
  reportedOn?: boolean | null | undefined;
  sealDueOn?: boolean | null | undefined;
  sealOverdue?: boolean | null | undefined;
  sealedOn?: boolean | null | undefined;
  severity?: boolean | null | undefined;
  text?: boolean | null | undefined;
  unsealedOn?: boolean | null | undefined;
  unsealing?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type HazardMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  removedOn?: DateFilter | null | undefined;
  reportedOn?: DateFilter | null | undefined;
  sealDueOn?: DateFilter | null | undefined;
  sealedOn?: DateFilter | null | undefined;
  unsealedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type HazardOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  earlierSeals?: EarlierSealMeasure | null | undefined;
  id?: boolean | null | undefined;
  inspection?: InspectionOperand | null | undefined;
  kind?: boolean | null | undefined;
  proof?: boolean | null | undefined;
  removedOn?: boolean | null | undefined;
  reportedOn?: boolean | null | undefined;
  sealDueOn?: boolean | null | undefined;
  sealOverdue?: boolean | null | undefined;
  sealedOn?: boolean | null | undefined;
  severity?: boolean | null | undefined;
  text?: boolean | null | undefined;
  unsealedOn?: boolean | null | undefined;
  unsealing?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type HazardOrder = {
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: HazardDays | null | undefined;
  earlierSeals?: EarlierSealAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  inspection?: InspectionOrder | null | undefined;
  kind?: OrderDirection | null | undefined;
  proof?: OrderDirection | null | undefined;
  removedOn?: OrderDirection | null | undefined;
  reportedOn?: OrderDirection | null | undefined;
  sealDueOn?: OrderDirection | null | undefined;
  sealOverdue?: OrderDirection | null | undefined;
  sealedOn?: OrderDirection | null | undefined;
  severity?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  unsealedOn?: OrderDirection | null | undefined;
  unsealing?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type HazardRelationWhere = {
  aggregate?: HazardAggregateWhere | null | undefined;
  every?: HazardWhere | null | undefined;
  none?: HazardWhere | null | undefined;
  some?: HazardWhere | null | undefined;
};

export type HazardSeverity =
  | 'ORDINARY'
  | 'SERIOUS';

export type HazardSeverityFilter = {
  eq?: HazardSeverity | null | undefined;
  in?: Array<HazardSeverity> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: HazardSeverity | null | undefined;
  notIn?: Array<HazardSeverity> | null | undefined;
};

export type HazardWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<HazardWhere> | null | undefined;
  compare?: Array<HazardComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<HazardDays> | null | undefined;
  earlierSeals?: EarlierSealRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  inspection?: InspectionWhere | null | undefined;
  kind?: HazardKindFilter | null | undefined;
  not?: HazardWhere | null | undefined;
  or?: Array<HazardWhere> | null | undefined;
  proof?: StringFilter | null | undefined;
  removedOn?: DateFilter | null | undefined;
  reportedOn?: DateFilter | null | undefined;
  sealDueOn?: DateFilter | null | undefined;
  sealOverdue?: BooleanFilter | null | undefined;
  sealedOn?: DateFilter | null | undefined;
  severity?: HazardSeverityFilter | null | undefined;
  text?: StringFilter | null | undefined;
  unsealedOn?: DateFilter | null | undefined;
  unsealing?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type HearingAggregateOrder = {
  change?: HearingCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: HearingDays | null | undefined;
  distinct?: HearingMeasureOrder | null | undefined;
  key?: HearingOrder | null | undefined;
  max?: HearingMeasureOrder | null | undefined;
  min?: HearingMeasureOrder | null | undefined;
  movingAverage?: HearingCalculation | null | undefined;
  percentRank?: HearingCalculation | null | undefined;
  rank?: HearingCalculation | null | undefined;
  ratio?: HearingCalculation | null | undefined;
  runningTotal?: HearingCalculation | null | undefined;
  share?: HearingCalculation | null | undefined;
  where?: HearingWhere | null | undefined;
};

export type HearingAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<HearingAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  chair?: OfficerAggregateWhere | null | undefined;
  change?: HearingCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<HearingDays> | null | undefined;
  distinct?: HearingDistinctWhere | null | undefined;
  max?: HearingMinWhere | null | undefined;
  min?: HearingMinWhere | null | undefined;
  movingAverage?: HearingCalculation | null | undefined;
  not?: HearingAggregateWhere | null | undefined;
  or?: Array<HearingAggregateWhere> | null | undefined;
  percentRank?: HearingCalculation | null | undefined;
  rank?: HearingCalculation | null | undefined;
  ratio?: HearingCalculation | null | undefined;
  runningTotal?: HearingCalculation | null | undefined;
  share?: HearingCalculation | null | undefined;
  where?: HearingWhere | null | undefined;
};

export type HearingCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: HearingMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: HearingMeasure | null | undefined;
  within?: Array<HearingGroupBy> | null | undefined;
};

export type HearingComparison = {
  is: Comparator;
  left: HearingOperand;
  right: HearingOperand;
};

export type HearingDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: HearingOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: HearingOperand;
  working?: boolean | null | undefined;
};

export type HearingDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  chair?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  heldOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  place?: IntFilter | null | undefined;
  toldOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type HearingGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  chair?: OfficerGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  heldOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  place?: GroupDimension | null | undefined;
  toldOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type HearingMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: HearingDays | null | undefined;
  distinct?: HearingMeasured | null | undefined;
  max?: HearingMeasured | null | undefined;
  min?: HearingMeasured | null | undefined;
  ratio?: HearingCalculation | null | undefined;
  where?: HearingWhere | null | undefined;
};

export type HearingMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  chair?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  heldOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  place?: OrderDirection | null | undefined;
  toldOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type HearingMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  chair?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  heldOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  place?: boolean | null | undefined;
  toldOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type HearingMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  heldOn?: DateFilter | null | undefined;
  toldOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type HearingOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  chair?: OfficerOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  heldOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  place?: boolean | null | undefined;
  toldOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type HearingOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  chair?: OfficerOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: HearingDays | null | undefined;
  heldOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  place?: OrderDirection | null | undefined;
  toldOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type HearingRelationWhere = {
  aggregate?: HearingAggregateWhere | null | undefined;
  every?: HearingWhere | null | undefined;
  none?: HearingWhere | null | undefined;
  some?: HearingWhere | null | undefined;
};

export type HearingWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<HearingWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  chair?: OfficerWhere | null | undefined;
  compare?: Array<HearingComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<HearingDays> | null | undefined;
  heldOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: HearingWhere | null | undefined;
  or?: Array<HearingWhere> | null | undefined;
  place?: StringFilter | null | undefined;
  toldOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type IdFilter = {
  eq?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
};

export type InspectionAggregateOrder = {
  change?: InspectionCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: InspectionDays | null | undefined;
  distinct?: InspectionMeasureOrder | null | undefined;
  hazards?: HazardAggregateOrder | null | undefined;
  inspectors?: OfficerAggregateOrder | null | undefined;
  key?: InspectionOrder | null | undefined;
  max?: InspectionMeasureOrder | null | undefined;
  min?: InspectionMeasureOrder | null | undefined;
  movingAverage?: InspectionCalculation | null | undefined;
  orders?: SafetyOrderAggregateOrder | null | undefined;
  percentRank?: InspectionCalculation | null | undefined;
  rank?: InspectionCalculation | null | undefined;
  ratio?: InspectionCalculation | null | undefined;
  runningTotal?: InspectionCalculation | null | undefined;
  share?: InspectionCalculation | null | undefined;
  where?: InspectionWhere | null | undefined;
};

export type InspectionAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<InspectionAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: InspectionCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<InspectionDays> | null | undefined;
  distinct?: InspectionDistinctWhere | null | undefined;
  equipment?: EquipmentAggregateWhere | null | undefined;
  hazards?: HazardAggregateWhere | null | undefined;
  inspectors?: OfficerAggregateWhere | null | undefined;
  max?: InspectionMinWhere | null | undefined;
  min?: InspectionMinWhere | null | undefined;
  movingAverage?: InspectionCalculation | null | undefined;
  not?: InspectionAggregateWhere | null | undefined;
  or?: Array<InspectionAggregateWhere> | null | undefined;
  orders?: SafetyOrderAggregateWhere | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: InspectionCalculation | null | undefined;
  rank?: InspectionCalculation | null | undefined;
  ratio?: InspectionCalculation | null | undefined;
  runningTotal?: InspectionCalculation | null | undefined;
  share?: InspectionCalculation | null | undefined;
  unit?: UnitAggregateWhere | null | undefined;
  where?: InspectionWhere | null | undefined;
};

export type InspectionCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: InspectionMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: InspectionMeasure | null | undefined;
  within?: Array<InspectionGroupBy> | null | undefined;
};

export type InspectionComparison = {
  is: Comparator;
  left: InspectionOperand;
  right: InspectionOperand;
};

export type InspectionDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: InspectionOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: InspectionOperand;
  working?: boolean | null | undefined;
};

export type InspectionDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  equipment?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  inspectedOn?: IntFilter | null | undefined;
  note?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  unit?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type InspectionGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  equipment?: EquipmentGroupBy | null | undefined;
  id?: GroupDimension | null | undefined;
  inspectedOn?: DateDimension | null | undefined;
  note?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  unit?: UnitGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type InspectionMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: InspectionDays | null | undefined;
  distinct?: InspectionMeasured | null | undefined;
  hazards?: HazardMeasure | null | undefined;
  inspectors?: OfficerMeasure | null | undefined;
  max?: InspectionMeasured | null | undefined;
  min?: InspectionMeasured | null | undefined;
  orders?: SafetyOrderMeasure | null | undefined;
  ratio?: InspectionCalculation | null | undefined;
  where?: InspectionWhere | null | undefined;
};

export type InspectionMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  equipment?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  inspectedOn?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type InspectionMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  equipment?: boolean | null | undefined;
  id?: boolean | null | undefined;
  inspectedOn?: boolean | null | undefined;
  note?: boolean | null | undefined;
  party?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type InspectionMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  inspectedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type InspectionOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  equipment?: EquipmentOperand | null | undefined;
  hazards?: HazardMeasure | null | undefined;
  id?: boolean | null | undefined;
  inspectedOn?: boolean | null | undefined;
  inspectors?: OfficerMeasure | null | undefined;
  note?: boolean | null | undefined;
  orders?: SafetyOrderMeasure | null | undefined;
  party?: PartyOperand | null | undefined;
  unit?: UnitOperand | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type InspectionOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: InspectionDays | null | undefined;
  equipment?: EquipmentOrder | null | undefined;
  hazards?: HazardAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  inspectedOn?: OrderDirection | null | undefined;
  inspectors?: OfficerAggregateOrder | null | undefined;
  note?: OrderDirection | null | undefined;
  orders?: SafetyOrderAggregateOrder | null | undefined;
  party?: PartyOrder | null | undefined;
  unit?: UnitOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type InspectionRelationWhere = {
  aggregate?: InspectionAggregateWhere | null | undefined;
  every?: InspectionWhere | null | undefined;
  none?: InspectionWhere | null | undefined;
  some?: InspectionWhere | null | undefined;
};

export type InspectionWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<InspectionWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<InspectionComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<InspectionDays> | null | undefined;
  equipment?: EquipmentWhere | null | undefined;
  hazards?: HazardRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  inspectedOn?: DateFilter | null | undefined;
  inspectors?: OfficerRelationWhere | null | undefined;
  not?: InspectionWhere | null | undefined;
  note?: StringFilter | null | undefined;
  or?: Array<InspectionWhere> | null | undefined;
  orders?: SafetyOrderRelationWhere | null | undefined;
  party?: PartyWhere | null | undefined;
  unit?: UnitWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type InstalmentAggregateOrder = {
  accruals?: AccrualAggregateOrder | null | undefined;
  at?: string | null | undefined;
  avg?: InstalmentMeasureOrder | null | undefined;
  change?: InstalmentCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: InstalmentDays | null | undefined;
  distinct?: InstalmentMeasureOrder | null | undefined;
  key?: InstalmentOrder | null | undefined;
  max?: InstalmentMeasureOrder | null | undefined;
  median?: InstalmentMeasureOrder | null | undefined;
  min?: InstalmentMeasureOrder | null | undefined;
  movingAverage?: InstalmentCalculation | null | undefined;
  percentRank?: InstalmentCalculation | null | undefined;
  percentile?: InstalmentMeasureOrder | null | undefined;
  rank?: InstalmentCalculation | null | undefined;
  ratio?: InstalmentCalculation | null | undefined;
  runningTotal?: InstalmentCalculation | null | undefined;
  share?: InstalmentCalculation | null | undefined;
  standardDeviation?: InstalmentMeasureOrder | null | undefined;
  sum?: InstalmentMeasureOrder | null | undefined;
  where?: InstalmentWhere | null | undefined;
};

export type InstalmentAggregateWhere = {
  accruals?: AccrualAggregateWhere | null | undefined;
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<InstalmentAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: InstalmentAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: InstalmentCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<InstalmentDays> | null | undefined;
  deferral?: DeferralAggregateWhere | null | undefined;
  distinct?: InstalmentDistinctWhere | null | undefined;
  max?: InstalmentMinWhere | null | undefined;
  median?: InstalmentAvgWhere | null | undefined;
  min?: InstalmentMinWhere | null | undefined;
  movingAverage?: InstalmentCalculation | null | undefined;
  not?: InstalmentAggregateWhere | null | undefined;
  or?: Array<InstalmentAggregateWhere> | null | undefined;
  penalty?: PenaltyAggregateWhere | null | undefined;
  percentRank?: InstalmentCalculation | null | undefined;
  percentile?: InstalmentAvgWhere | null | undefined;
  rank?: InstalmentCalculation | null | undefined;
  ratio?: InstalmentCalculation | null | undefined;
  runningTotal?: InstalmentCalculation | null | undefined;
  share?: InstalmentCalculation | null | undefined;
  standardDeviation?: InstalmentAvgWhere | null | undefined;
  sum?: InstalmentSumWhere | null | undefined;
  where?: InstalmentWhere | null | undefined;
};

export type InstalmentAvgWhere = {
  amount?: DecimalFilter | null | undefined;
};

export type InstalmentCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: InstalmentMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: InstalmentMeasure | null | undefined;
  within?: Array<InstalmentGroupBy> | null | undefined;
};

export type InstalmentComparison = {
  is: Comparator;
  left: InstalmentOperand;
  right: InstalmentOperand;
};

export type InstalmentDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: InstalmentOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: InstalmentOperand;
  working?: boolean | null | undefined;
};

export type InstalmentDistinctWhere = {
  agency?: IntFilter | null | undefined;
  amount?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  deferral?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  penalty?: IntFilter | null | undefined;
  replacedOn?: IntFilter | null | undefined;
  settledOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type InstalmentGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  amount?: NumberDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  deferral?: DeferralGroupBy | null | undefined;
  dueOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  penalty?: PenaltyGroupBy | null | undefined;
  replacedOn?: DateDimension | null | undefined;
  settledOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type InstalmentMeasure = {
  accruals?: AccrualMeasure | null | undefined;
  at?: string | null | undefined;
  avg?: InstalmentMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: InstalmentDays | null | undefined;
  distinct?: InstalmentMeasured | null | undefined;
  max?: InstalmentMeasured | null | undefined;
  median?: InstalmentMeasured | null | undefined;
  min?: InstalmentMeasured | null | undefined;
  percentile?: InstalmentMeasured | null | undefined;
  ratio?: InstalmentCalculation | null | undefined;
  standardDeviation?: InstalmentMeasured | null | undefined;
  sum?: InstalmentMeasured | null | undefined;
  where?: InstalmentWhere | null | undefined;
};

export type InstalmentMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  amount?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  deferral?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  penalty?: OrderDirection | null | undefined;
  replacedOn?: OrderDirection | null | undefined;
  settledOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type InstalmentMeasured = {
  agency?: boolean | null | undefined;
  amount?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  deferral?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  penalty?: boolean | null | undefined;
  replacedOn?: boolean | null | undefined;
  settledOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type InstalmentMinWhere = {
  amount?: MoneyFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  replacedOn?: DateFilter | null | undefined;
  settledOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type InstalmentOperand = {
  accruals?: AccrualMeasure | null | undefined;
  agency?: AgencyOperand | null | undefined;
  amount?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  deferral?: DeferralOperand | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  penalty?: PenaltyOperand | null | undefined;
  replacedOn?: boolean | null | undefined;
  settledOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type InstalmentOrder = {
  accruals?: AccrualAggregateOrder | null | undefined;
  agency?: AgencyOrder | null | undefined;
  amount?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: InstalmentDays | null | undefined;
  deferral?: DeferralOrder | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  penalty?: PenaltyOrder | null | undefined;
  replacedOn?: OrderDirection | null | undefined;
  settledOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type InstalmentRelationWhere = {
  aggregate?: InstalmentAggregateWhere | null | undefined;
  every?: InstalmentWhere | null | undefined;
  none?: InstalmentWhere | null | undefined;
  some?: InstalmentWhere | null | undefined;
};

export type InstalmentSumWhere = {
  amount?: MoneyFilter | null | undefined;
};

export type InstalmentWhere = {
  accruals?: AccrualRelationWhere | null | undefined;
  agency?: AgencyWhere | null | undefined;
  amount?: MoneyFilter | null | undefined;
  and?: Array<InstalmentWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<InstalmentComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<InstalmentDays> | null | undefined;
  deferral?: DeferralWhere | null | undefined;
  dueOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: InstalmentWhere | null | undefined;
  or?: Array<InstalmentWhere> | null | undefined;
  penalty?: PenaltyWhere | null | undefined;
  replacedOn?: DateFilter | null | undefined;
  settledOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type IntFilter = {
  eq?: number | null | undefined;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  in?: Array<number> | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  ne?: number | null | undefined;
  notIn?: Array<number> | null | undefined;
};

export type LevelChangeAggregateOrder = {
  change?: LevelChangeCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: LevelChangeDays | null | undefined;
  distinct?: LevelChangeMeasureOrder | null | undefined;
  key?: LevelChangeOrder | null | undefined;
  max?: LevelChangeMeasureOrder | null | undefined;
  min?: LevelChangeMeasureOrder | null | undefined;
  movingAverage?: LevelChangeCalculation | null | undefined;
  percentRank?: LevelChangeCalculation | null | undefined;
  rank?: LevelChangeCalculation | null | undefined;
  ratio?: LevelChangeCalculation | null | undefined;
  runningTotal?: LevelChangeCalculation | null | undefined;
  share?: LevelChangeCalculation | null | undefined;
  where?: LevelChangeWhere | null | undefined;
};

export type LevelChangeAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<LevelChangeAggregateWhere> | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  change?: LevelChangeCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<LevelChangeDays> | null | undefined;
  distinct?: LevelChangeDistinctWhere | null | undefined;
  max?: LevelChangeMinWhere | null | undefined;
  min?: LevelChangeMinWhere | null | undefined;
  movingAverage?: LevelChangeCalculation | null | undefined;
  not?: LevelChangeAggregateWhere | null | undefined;
  or?: Array<LevelChangeAggregateWhere> | null | undefined;
  percentRank?: LevelChangeCalculation | null | undefined;
  rank?: LevelChangeCalculation | null | undefined;
  ratio?: LevelChangeCalculation | null | undefined;
  runningTotal?: LevelChangeCalculation | null | undefined;
  share?: LevelChangeCalculation | null | undefined;
  where?: LevelChangeWhere | null | undefined;
};

export type LevelChangeCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: LevelChangeMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: LevelChangeMeasure | null | undefined;
  within?: Array<LevelChangeGroupBy> | null | undefined;
};

export type LevelChangeComparison = {
  is: Comparator;
  left: LevelChangeOperand;
  right: LevelChangeOperand;
};

export type LevelChangeDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: LevelChangeOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: LevelChangeOperand;
  working?: boolean | null | undefined;
};

export type LevelChangeDistinctWhere = {
  agency?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  endsOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  level?: IntFilter | null | undefined;
  reason?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type LevelChangeGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  endsOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  level?: GroupDimension | null | undefined;
  reason?: GroupDimension | null | undefined;
  startsOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type LevelChangeMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: LevelChangeDays | null | undefined;
  distinct?: LevelChangeMeasured | null | undefined;
  max?: LevelChangeMeasured | null | undefined;
  min?: LevelChangeMeasured | null | undefined;
  ratio?: LevelChangeCalculation | null | undefined;
  where?: LevelChangeWhere | null | undefined;
};

export type LevelChangeMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  level?: OrderDirection | null | undefined;
  reason?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type LevelChangeMeasured = {
  agency?: boolean | null | undefined;
  business?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  level?: boolean | null | undefined;
  reason?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type LevelChangeMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  endsOn?: DateFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type LevelChangeOperand = {
  agency?: AgencyOperand | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  endsOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  level?: boolean | null | undefined;
  reason?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type LevelChangeOrder = {
  agency?: AgencyOrder | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: LevelChangeDays | null | undefined;
  endsOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  level?: OrderDirection | null | undefined;
  reason?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type LevelChangeRelationWhere = {
  aggregate?: LevelChangeAggregateWhere | null | undefined;
  every?: LevelChangeWhere | null | undefined;
  none?: LevelChangeWhere | null | undefined;
  some?: LevelChangeWhere | null | undefined;
};

export type LevelChangeWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<LevelChangeWhere> | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  compare?: Array<LevelChangeComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<LevelChangeDays> | null | undefined;
  endsOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  level?: CoverageLevelFilter | null | undefined;
  not?: LevelChangeWhere | null | undefined;
  or?: Array<LevelChangeWhere> | null | undefined;
  reason?: StringFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type MoneyFilter = {
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
};

export type NoticeKind =
  | 'TYPICAL_CASE'
  | 'WARNING';

export type NoticeKindFilter = {
  eq?: NoticeKind | null | undefined;
  in?: Array<NoticeKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: NoticeKind | null | undefined;
  notIn?: Array<NoticeKind> | null | undefined;
};

export type NumberDimension = {
  bounds?: Array<string> | null | undefined;
  omitNull?: boolean | null | undefined;
  width?: string | null | undefined;
};

export type OfficerAggregateOrder = {
  cases?: CaseAggregateOrder | null | undefined;
  change?: OfficerCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: OfficerDays | null | undefined;
  distinct?: OfficerMeasureOrder | null | undefined;
  key?: OfficerOrder | null | undefined;
  max?: OfficerMeasureOrder | null | undefined;
  min?: OfficerMeasureOrder | null | undefined;
  movingAverage?: OfficerCalculation | null | undefined;
  percentRank?: OfficerCalculation | null | undefined;
  rank?: OfficerCalculation | null | undefined;
  ratio?: OfficerCalculation | null | undefined;
  runningTotal?: OfficerCalculation | null | undefined;
  share?: OfficerCalculation | null | undefined;
  where?: OfficerWhere | null | undefined;
};

export type OfficerAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<OfficerAggregateWhere> | null | undefined;
  cases?: CaseAggregateWhere | null | undefined;
  change?: OfficerCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<OfficerDays> | null | undefined;
  distinct?: OfficerDistinctWhere | null | undefined;
  max?: OfficerMinWhere | null | undefined;
  min?: OfficerMinWhere | null | undefined;
  movingAverage?: OfficerCalculation | null | undefined;
  not?: OfficerAggregateWhere | null | undefined;
  or?: Array<OfficerAggregateWhere> | null | undefined;
  percentRank?: OfficerCalculation | null | undefined;
  rank?: OfficerCalculation | null | undefined;
  ratio?: OfficerCalculation | null | undefined;
  runningTotal?: OfficerCalculation | null | undefined;
  share?: OfficerCalculation | null | undefined;
  unit?: UnitAggregateWhere | null | undefined;
  where?: OfficerWhere | null | undefined;
};

export type OfficerCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: OfficerMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: OfficerMeasure | null | undefined;
  within?: Array<OfficerGroupBy> | null | undefined;
};

export type OfficerComparison = {
  is: Comparator;
  left: OfficerOperand;
  right: OfficerOperand;
};

export type OfficerDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: OfficerOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: OfficerOperand;
  working?: boolean | null | undefined;
};

export type OfficerDistinctWhere = {
  agency?: IntFilter | null | undefined;
  certificateNo?: IntFilter | null | undefined;
  certifiedFrom?: IntFilter | null | undefined;
  certifiedUntil?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  nameInitials?: IntFilter | null | undefined;
  unit?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type OfficerGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  certificateNo?: GroupDimension | null | undefined;
  certifiedFrom?: DateDimension | null | undefined;
  certifiedUntil?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  nameInitials?: GroupDimension | null | undefined;
  unit?: UnitGroupBy | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type OfficerMeasure = {
  cases?: CaseMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: OfficerDays | null | undefined;
  distinct?: OfficerMeasured | null | undefined;
  max?: OfficerMeasured | null | undefined;
  min?: OfficerMeasured | null | undefined;
  ratio?: OfficerCalculation | null | undefined;
  where?: OfficerWhere | null | undefined;
};

export type OfficerMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  certificateNo?: OrderDirection | null | undefined;
  certifiedFrom?: OrderDirection | null | undefined;
  certifiedUntil?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  unit?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type OfficerMeasured = {
  agency?: boolean | null | undefined;
  certificateNo?: boolean | null | undefined;
  certifiedFrom?: boolean | null | undefined;
  certifiedUntil?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  unit?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type OfficerMinWhere = {
  certifiedFrom?: DateFilter | null | undefined;
  certifiedUntil?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type OfficerOperand = {
  agency?: AgencyOperand | null | undefined;
  cases?: CaseMeasure | null | undefined;
  certificateNo?: boolean | null | undefined;
  certifiedFrom?: boolean | null | undefined;
  certifiedUntil?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  unit?: UnitOperand | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type OfficerOrder = {
  agency?: AgencyOrder | null | undefined;
  cases?: CaseAggregateOrder | null | undefined;
  certificateNo?: OrderDirection | null | undefined;
  certifiedFrom?: OrderDirection | null | undefined;
  certifiedUntil?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: OfficerDays | null | undefined;
  id?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  unit?: UnitOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type OfficerRelationWhere = {
  aggregate?: OfficerAggregateWhere | null | undefined;
  every?: OfficerWhere | null | undefined;
  none?: OfficerWhere | null | undefined;
  some?: OfficerWhere | null | undefined;
};

export type OfficerWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<OfficerWhere> | null | undefined;
  cases?: CaseRelationWhere | null | undefined;
  certificateNo?: StringFilter | null | undefined;
  certifiedFrom?: DateFilter | null | undefined;
  certifiedUntil?: DateFilter | null | undefined;
  compare?: Array<OfficerComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<OfficerDays> | null | undefined;
  id?: IdFilter | null | undefined;
  name?: StringFilter | null | undefined;
  nameInitials?: StringFilter | null | undefined;
  not?: OfficerWhere | null | undefined;
  or?: Array<OfficerWhere> | null | undefined;
  unit?: UnitWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type OfficialAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<OfficialAggregateWhere> | null | undefined;
  assignments?: CoverageAssignmentAggregateWhere | null | undefined;
  change?: OfficialCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<OfficialDays> | null | undefined;
  distinct?: OfficialDistinctWhere | null | undefined;
  max?: OfficialMinWhere | null | undefined;
  min?: OfficialMinWhere | null | undefined;
  movingAverage?: OfficialCalculation | null | undefined;
  not?: OfficialAggregateWhere | null | undefined;
  or?: Array<OfficialAggregateWhere> | null | undefined;
  percentRank?: OfficialCalculation | null | undefined;
  plannedVisits?: PlannedVisitAggregateWhere | null | undefined;
  rank?: OfficialCalculation | null | undefined;
  ratio?: OfficialCalculation | null | undefined;
  runningTotal?: OfficialCalculation | null | undefined;
  share?: OfficialCalculation | null | undefined;
  visits?: CoverageVisitAggregateWhere | null | undefined;
  where?: OfficialWhere | null | undefined;
};

export type OfficialCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: OfficialMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: OfficialMeasure | null | undefined;
  within?: Array<OfficialGroupBy> | null | undefined;
};

export type OfficialComparison = {
  is: Comparator;
  left: OfficialOperand;
  right: OfficialOperand;
};

export type OfficialDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: OfficialOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: OfficialOperand;
  working?: boolean | null | undefined;
};

export type OfficialDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  division?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  leftOn?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  post?: IntFilter | null | undefined;
  stayReason?: IntFilter | null | undefined;
  tier?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type OfficialGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  division?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  leftOn?: DateDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  post?: GroupDimension | null | undefined;
  stayReason?: GroupDimension | null | undefined;
  tier?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type OfficialMeasure = {
  assignments?: CoverageAssignmentMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: OfficialDays | null | undefined;
  distinct?: OfficialMeasured | null | undefined;
  max?: OfficialMeasured | null | undefined;
  min?: OfficialMeasured | null | undefined;
  plannedVisits?: PlannedVisitMeasure | null | undefined;
  ratio?: OfficialCalculation | null | undefined;
  visits?: CoverageVisitMeasure | null | undefined;
  where?: OfficialWhere | null | undefined;
};

export type OfficialMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  leftOn?: boolean | null | undefined;
  name?: boolean | null | undefined;
  post?: boolean | null | undefined;
  stayReason?: boolean | null | undefined;
  tier?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type OfficialMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  leftOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type OfficialOperand = {
  agency?: AgencyOperand | null | undefined;
  assignments?: CoverageAssignmentMeasure | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  leftOn?: boolean | null | undefined;
  name?: boolean | null | undefined;
  plannedVisits?: PlannedVisitMeasure | null | undefined;
  post?: boolean | null | undefined;
  stayReason?: boolean | null | undefined;
  tier?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  visits?: CoverageVisitMeasure | null | undefined;
};

export type OfficialOrder = {
  agency?: AgencyOrder | null | undefined;
  assignments?: CoverageAssignmentAggregateOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: OfficialDays | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  leftOn?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  plannedVisits?: PlannedVisitAggregateOrder | null | undefined;
  post?: OrderDirection | null | undefined;
  stayReason?: OrderDirection | null | undefined;
  tier?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  visits?: CoverageVisitAggregateOrder | null | undefined;
};

export type OfficialTier =
  | 'CITY'
  | 'COUNTY'
  | 'TOWNSHIP'
  | 'VILLAGE';

export type OfficialTierFilter = {
  eq?: OfficialTier | null | undefined;
  in?: Array<OfficialTier> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: OfficialTier | null | undefined;
  notIn?: Array<OfficialTier> | null | undefined;
};

export type OfficialWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<OfficialWhere> | null | undefined;
  assignments?: CoverageAssignmentRelationWhere | null | undefined;
  compare?: Array<OfficialComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<OfficialDays> | null | undefined;
  division?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  leftOn?: DateFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: OfficialWhere | null | undefined;
  or?: Array<OfficialWhere> | null | undefined;
  plannedVisits?: PlannedVisitRelationWhere | null | undefined;
  post?: StringFilter | null | undefined;
  stayReason?: StringFilter | null | undefined;
  tier?: OfficialTierFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  visits?: CoverageVisitRelationWhere | null | undefined;
};

export type OrderDirection =
  | 'ASC'
  | 'ASC_NULLS_FIRST'
  | 'ASC_NULLS_LAST'
  | 'DESC'
  | 'DESC_NULLS_FIRST'
  | 'DESC_NULLS_LAST';

export type PartyAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PartyAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: PartyAvgWhere | null | undefined;
  cases?: CaseAggregateWhere | null | undefined;
  change?: PartyCalculation | null | undefined;
  changes?: PartyChangeAggregateWhere | null | undefined;
  complaints?: ComplaintAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PartyDays> | null | undefined;
  distinct?: PartyDistinctWhere | null | undefined;
  equipment?: EquipmentAggregateWhere | null | undefined;
  foodBusinesses?: FoodBusinessAggregateWhere | null | undefined;
  inspections?: InspectionAggregateWhere | null | undefined;
  max?: PartyMinWhere | null | undefined;
  median?: PartyAvgWhere | null | undefined;
  min?: PartyMinWhere | null | undefined;
  movingAverage?: PartyCalculation | null | undefined;
  not?: PartyAggregateWhere | null | undefined;
  or?: Array<PartyAggregateWhere> | null | undefined;
  percentRank?: PartyCalculation | null | undefined;
  percentile?: PartyAvgWhere | null | undefined;
  pharmacies?: PharmacyAggregateWhere | null | undefined;
  promises?: PromiseMerchantAggregateWhere | null | undefined;
  rank?: PartyCalculation | null | undefined;
  ratio?: PartyCalculation | null | undefined;
  runningTotal?: PartyCalculation | null | undefined;
  safetyOrders?: SafetyOrderAggregateWhere | null | undefined;
  share?: PartyCalculation | null | undefined;
  standardDeviation?: PartyAvgWhere | null | undefined;
  sum?: PartySumWhere | null | undefined;
  trustUnits?: TrustUnitAggregateWhere | null | undefined;
  where?: PartyWhere | null | undefined;
};

export type PartyAvgWhere = {
  balance?: DecimalFilter | null | undefined;
};

export type PartyCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PartyMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PartyMeasure | null | undefined;
  within?: Array<PartyGroupBy> | null | undefined;
};

export type PartyChangeAggregateOrder = {
  change?: PartyChangeCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: PartyChangeDays | null | undefined;
  distinct?: PartyChangeMeasureOrder | null | undefined;
  key?: PartyChangeOrder | null | undefined;
  max?: PartyChangeMeasureOrder | null | undefined;
  min?: PartyChangeMeasureOrder | null | undefined;
  movingAverage?: PartyChangeCalculation | null | undefined;
  percentRank?: PartyChangeCalculation | null | undefined;
  rank?: PartyChangeCalculation | null | undefined;
  ratio?: PartyChangeCalculation | null | undefined;
  runningTotal?: PartyChangeCalculation | null | undefined;
  share?: PartyChangeCalculation | null | undefined;
  where?: PartyChangeWhere | null | undefined;
};

export type PartyChangeAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PartyChangeAggregateWhere> | null | undefined;
  change?: PartyChangeCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PartyChangeDays> | null | undefined;
  distinct?: PartyChangeDistinctWhere | null | undefined;
  max?: PartyChangeMinWhere | null | undefined;
  min?: PartyChangeMinWhere | null | undefined;
  movingAverage?: PartyChangeCalculation | null | undefined;
  not?: PartyChangeAggregateWhere | null | undefined;
  or?: Array<PartyChangeAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: PartyChangeCalculation | null | undefined;
  rank?: PartyChangeCalculation | null | undefined;
  ratio?: PartyChangeCalculation | null | undefined;
  runningTotal?: PartyChangeCalculation | null | undefined;
  share?: PartyChangeCalculation | null | undefined;
  where?: PartyChangeWhere | null | undefined;
};

export type PartyChangeCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PartyChangeMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PartyChangeMeasure | null | undefined;
  within?: Array<PartyChangeGroupBy> | null | undefined;
};

export type PartyChangeComparison = {
  is: Comparator;
  left: PartyChangeOperand;
  right: PartyChangeOperand;
};

export type PartyChangeDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PartyChangeOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PartyChangeOperand;
  working?: boolean | null | undefined;
};

export type PartyChangeDistinctWhere = {
  address?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  caller?: IntFilter | null | undefined;
  callerName?: IntFilter | null | undefined;
  changedAt?: IntFilter | null | undefined;
  code?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  division?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  identityNo?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  reason?: IntFilter | null | undefined;
  representative?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type PartyChangeGroupBy = {
  address?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  caller?: GroupDimension | null | undefined;
  callerName?: GroupDimension | null | undefined;
  changedAt?: DateDimension | null | undefined;
  code?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  division?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  identityNo?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  reason?: GroupDimension | null | undefined;
  representative?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type PartyChangeMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: PartyChangeDays | null | undefined;
  distinct?: PartyChangeMeasured | null | undefined;
  max?: PartyChangeMeasured | null | undefined;
  min?: PartyChangeMeasured | null | undefined;
  ratio?: PartyChangeCalculation | null | undefined;
  where?: PartyChangeWhere | null | undefined;
};

export type PartyChangeMeasureOrder = {
  address?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  caller?: OrderDirection | null | undefined;
  callerName?: OrderDirection | null | undefined;
  changedAt?: OrderDirection | null | undefined;
  code?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  identityNo?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  reason?: OrderDirection | null | undefined;
  representative?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type PartyChangeMeasured = {
  address?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  caller?: boolean | null | undefined;
  callerName?: boolean | null | undefined;
  changedAt?: boolean | null | undefined;
  code?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  identityNo?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  party?: boolean | null | undefined;
  reason?: boolean | null | undefined;
  representative?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type PartyChangeMinWhere = {
  changedAt?: DateTimeFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type PartyChangeOperand = {
  address?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  caller?: boolean | null | undefined;
  callerName?: boolean | null | undefined;
  changedAt?: boolean | null | undefined;
  code?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  identityNo?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  reason?: boolean | null | undefined;
  representative?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type PartyChangeOrder = {
  address?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  caller?: OrderDirection | null | undefined;
  callerName?: OrderDirection | null | undefined;
  changedAt?: OrderDirection | null | undefined;
  code?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PartyChangeDays | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  identityNo?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  reason?: OrderDirection | null | undefined;
  representative?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type PartyChangeRelationWhere = {
  aggregate?: PartyChangeAggregateWhere | null | undefined;
  every?: PartyChangeWhere | null | undefined;
  none?: PartyChangeWhere | null | undefined;
  some?: PartyChangeWhere | null | undefined;
};

export type PartyChangeWhere = {
  address?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<PartyChangeWhere> | null | undefined;
  caller?: StringFilter | null | undefined;
  callerName?: StringFilter | null | undefined;
  changedAt?: DateTimeFilter | null | undefined;
  code?: StringFilter | null | undefined;
  compare?: Array<PartyChangeComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PartyChangeDays> | null | undefined;
  division?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  identityNo?: StringFilter | null | undefined;
  kind?: PartyKindFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: PartyChangeWhere | null | undefined;
  or?: Array<PartyChangeWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  reason?: StringFilter | null | undefined;
  representative?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type PartyComparison = {
  is: Comparator;
  left: PartyOperand;
  right: PartyOperand;
};

export type PartyDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PartyOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PartyOperand;
  working?: boolean | null | undefined;
};

export type PartyDistinctWhere = {
  address?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  balance?: IntFilter | null | undefined;
  code?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  division?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  identityNo?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  nameInitials?: IntFilter | null | undefined;
  nameKey?: IntFilter | null | undefined;
  representative?: IntFilter | null | undefined;
  sourceKey?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type PartyGroupBy = {
  address?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  balance?: NumberDimension | null | undefined;
  code?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  division?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  identityNo?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  nameInitials?: GroupDimension | null | undefined;
  nameKey?: GroupDimension | null | undefined;
  representative?: GroupDimension | null | undefined;
  sourceKey?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type PartyKind =
  | 'COMPANY'
  | 'NATURAL_PERSON'
  | 'OTHER'
  | 'SOLE_TRADER'
  | 'UNKNOWN';

export type PartyKindFilter = {
  eq?: PartyKind | null | undefined;
  in?: Array<PartyKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: PartyKind | null | undefined;
  notIn?: Array<PartyKind> | null | undefined;
};

export type PartyMeasure = {
  at?: string | null | undefined;
  avg?: PartyMeasured | null | undefined;
  cases?: CaseMeasure | null | undefined;
  changes?: PartyChangeMeasure | null | undefined;
  complaints?: ComplaintMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: PartyDays | null | undefined;
  distinct?: PartyMeasured | null | undefined;
  equipment?: EquipmentMeasure | null | undefined;
  foodBusinesses?: FoodBusinessMeasure | null | undefined;
  inspections?: InspectionMeasure | null | undefined;
  max?: PartyMeasured | null | undefined;
  median?: PartyMeasured | null | undefined;
  min?: PartyMeasured | null | undefined;
  percentile?: PartyMeasured | null | undefined;
  pharmacies?: PharmacyMeasure | null | undefined;
  promises?: PromiseMerchantMeasure | null | undefined;
  ratio?: PartyCalculation | null | undefined;
  safetyOrders?: SafetyOrderMeasure | null | undefined;
  standardDeviation?: PartyMeasured | null | undefined;
  sum?: PartyMeasured | null | undefined;
  trustUnits?: TrustUnitMeasure | null | undefined;
  where?: PartyWhere | null | undefined;
};

export type PartyMeasured = {
  address?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  balance?: boolean | null | undefined;
  code?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  identityNo?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  nameKey?: boolean | null | undefined;
  representative?: boolean | null | undefined;
  sourceKey?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type PartyMinWhere = {
  balance?: MoneyFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type PartyOperand = {
  address?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  balance?: boolean | null | undefined;
  cases?: CaseMeasure | null | undefined;
  changes?: PartyChangeMeasure | null | undefined;
  code?: boolean | null | undefined;
  complaints?: ComplaintMeasure | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  equipment?: EquipmentMeasure | null | undefined;
  foodBusinesses?: FoodBusinessMeasure | null | undefined;
  id?: boolean | null | undefined;
  identityNo?: boolean | null | undefined;
  inspections?: InspectionMeasure | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  nameKey?: boolean | null | undefined;
  pharmacies?: PharmacyMeasure | null | undefined;
  promises?: PromiseMerchantMeasure | null | undefined;
  representative?: boolean | null | undefined;
  safetyOrders?: SafetyOrderMeasure | null | undefined;
  sourceKey?: boolean | null | undefined;
  trustUnits?: TrustUnitMeasure | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type PartyOrder = {
  address?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  balance?: OrderDirection | null | undefined;
  cases?: CaseAggregateOrder | null | undefined;
  changes?: PartyChangeAggregateOrder | null | undefined;
  code?: OrderDirection | null | undefined;
  complaints?: ComplaintAggregateOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PartyDays | null | undefined;
  division?: OrderDirection | null | undefined;
  equipment?: EquipmentAggregateOrder | null | undefined;
  foodBusinesses?: FoodBusinessAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  identityNo?: OrderDirection | null | undefined;
  inspections?: InspectionAggregateOrder | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  nameKey?: OrderDirection | null | undefined;
  pharmacies?: PharmacyAggregateOrder | null | undefined;
  promises?: PromiseMerchantAggregateOrder | null | undefined;
  representative?: OrderDirection | null | undefined;
  safetyOrders?: SafetyOrderAggregateOrder | null | undefined;
  sourceKey?: OrderDirection | null | undefined;
  trustUnits?: TrustUnitAggregateOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type PartySumWhere = {
  balance?: MoneyFilter | null | undefined;
};

export type PartyWhere = {
  address?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<PartyWhere> | null | undefined;
  balance?: MoneyFilter | null | undefined;
  cases?: CaseRelationWhere | null | undefined;
  changes?: PartyChangeRelationWhere | null | undefined;
  code?: StringFilter | null | undefined;
  compare?: Array<PartyComparison> | null | undefined;
  complaints?: ComplaintRelationWhere | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PartyDays> | null | undefined;
  division?: StringFilter | null | undefined;
  equipment?: EquipmentRelationWhere | null | undefined;
  foodBusinesses?: FoodBusinessRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  identityNo?: StringFilter | null | undefined;
  inspections?: InspectionRelationWhere | null | undefined;
  kind?: PartyKindFilter | null | undefined;
  name?: StringFilter | null | undefined;
  nameInitials?: StringFilter | null | undefined;
  nameKey?: StringFilter | null | undefined;
  not?: PartyWhere | null | undefined;
  or?: Array<PartyWhere> | null | undefined;
  pharmacies?: PharmacyRelationWhere | null | undefined;
  promises?: PromiseMerchantRelationWhere | null | undefined;
  representative?: StringFilter | null | undefined;
  safetyOrders?: SafetyOrderRelationWhere | null | undefined;
  sourceKey?: StringFilter | null | undefined;
  trustUnits?: TrustUnitRelationWhere | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type PaymentAggregateOrder = {
  at?: string | null | undefined;
  avg?: PaymentMeasureOrder | null | undefined;
  change?: PaymentCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: PaymentDays | null | undefined;
  distinct?: PaymentMeasureOrder | null | undefined;
  key?: PaymentOrder | null | undefined;
  max?: PaymentMeasureOrder | null | undefined;
  median?: PaymentMeasureOrder | null | undefined;
  min?: PaymentMeasureOrder | null | undefined;
  movingAverage?: PaymentCalculation | null | undefined;
  percentRank?: PaymentCalculation | null | undefined;
  percentile?: PaymentMeasureOrder | null | undefined;
  rank?: PaymentCalculation | null | undefined;
  ratio?: PaymentCalculation | null | undefined;
  runningTotal?: PaymentCalculation | null | undefined;
  share?: PaymentCalculation | null | undefined;
  standardDeviation?: PaymentMeasureOrder | null | undefined;
  sum?: PaymentMeasureOrder | null | undefined;
  where?: PaymentWhere | null | undefined;
};

export type PaymentAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PaymentAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: PaymentAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: PaymentCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PaymentDays> | null | undefined;
  distinct?: PaymentDistinctWhere | null | undefined;
  max?: PaymentMinWhere | null | undefined;
  median?: PaymentAvgWhere | null | undefined;
  min?: PaymentMinWhere | null | undefined;
  movingAverage?: PaymentCalculation | null | undefined;
  not?: PaymentAggregateWhere | null | undefined;
  or?: Array<PaymentAggregateWhere> | null | undefined;
  penalty?: PenaltyAggregateWhere | null | undefined;
  percentRank?: PaymentCalculation | null | undefined;
  percentile?: PaymentAvgWhere | null | undefined;
  rank?: PaymentCalculation | null | undefined;
  ratio?: PaymentCalculation | null | undefined;
  reverses?: PaymentAggregateWhere | null | undefined;
  runningTotal?: PaymentCalculation | null | undefined;
  share?: PaymentCalculation | null | undefined;
  standardDeviation?: PaymentAvgWhere | null | undefined;
  sum?: PaymentSumWhere | null | undefined;
  where?: PaymentWhere | null | undefined;
};

export type PaymentAvgWhere = {
  amount?: DecimalFilter | null | undefined;
  surcharge?: DecimalFilter | null | undefined;
};

export type PaymentCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PaymentMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PaymentMeasure | null | undefined;
  within?: Array<PaymentGroupBy> | null | undefined;
};

export type PaymentComparison = {
  is: Comparator;
  left: PaymentOperand;
  right: PaymentOperand;
};

export type PaymentDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PaymentOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PaymentOperand;
  working?: boolean | null | undefined;
};

export type PaymentDistinctWhere = {
  agency?: IntFilter | null | undefined;
  amount?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  method?: IntFilter | null | undefined;
  note?: IntFilter | null | undefined;
  paidOn?: IntFilter | null | undefined;
  penalty?: IntFilter | null | undefined;
  receiptNo?: IntFilter | null | undefined;
  reverses?: IntFilter | null | undefined;
  surcharge?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type PaymentGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  amount?: NumberDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  method?: GroupDimension | null | undefined;
  note?: GroupDimension | null | undefined;
  paidOn?: DateDimension | null | undefined;
  penalty?: PenaltyGroupBy | null | undefined;
  receiptNo?: GroupDimension | null | undefined;
  reverses?: PaymentGroupBy | null | undefined;
  surcharge?: NumberDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type PaymentKind =
  | 'PAYMENT'
  | 'REVERSAL'
  | 'WRITE_OFF';

export type PaymentKindFilter = {
  eq?: PaymentKind | null | undefined;
  in?: Array<PaymentKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: PaymentKind | null | undefined;
  notIn?: Array<PaymentKind> | null | undefined;
};

export type PaymentMeasure = {
  at?: string | null | undefined;
  avg?: PaymentMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: PaymentDays | null | undefined;
  distinct?: PaymentMeasured | null | undefined;
  max?: PaymentMeasured | null | undefined;
  median?: PaymentMeasured | null | undefined;
  min?: PaymentMeasured | null | undefined;
  percentile?: PaymentMeasured | null | undefined;
  ratio?: PaymentCalculation | null | undefined;
  standardDeviation?: PaymentMeasured | null | undefined;
  sum?: PaymentMeasured | null | undefined;
  where?: PaymentWhere | null | undefined;
};

export type PaymentMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  amount?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  method?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  paidOn?: OrderDirection | null | undefined;
  penalty?: OrderDirection | null | undefined;
  receiptNo?: OrderDirection | null | undefined;
  reverses?: OrderDirection | null | undefined;
  surcharge?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type PaymentMeasured = {
  agency?: boolean | null | undefined;
  amount?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  method?: boolean | null | undefined;
  note?: boolean | null | undefined;
  paidOn?: boolean | null | undefined;
  penalty?: boolean | null | undefined;
  receiptNo?: boolean | null | undefined;
  reverses?: boolean | null | undefined;
  surcharge?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type PaymentMethod =
  | 'BANK'
  | 'CASH_ON_SPOT'
  | 'ELECTRONIC'
  | 'NONE';

export type PaymentMethodFilter = {
  eq?: PaymentMethod | null | undefined;
  in?: Array<PaymentMethod> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: PaymentMethod | null | undefined;
  notIn?: Array<PaymentMethod> | null | undefined;
};

export type PaymentMinWhere = {
  amount?: MoneyFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  paidOn?: DateFilter | null | undefined;
  surcharge?: MoneyFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type PaymentOperand = {
  agency?: AgencyOperand | null | undefined;
  amount?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  method?: boolean | null | undefined;
  note?: boolean | null | undefined;
  paidOn?: boolean | null | undefined;
  penalty?: PenaltyOperand | null | undefined;
  receiptNo?: boolean | null | undefined;
  reverses?: PaymentOperand | null | undefined;
  surcharge?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type PaymentOrder = {
  agency?: AgencyOrder | null | undefined;
  amount?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PaymentDays | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  method?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  paidOn?: OrderDirection | null | undefined;
  penalty?: PenaltyOrder | null | undefined;
  receiptNo?: OrderDirection | null | undefined;
  reverses?: PaymentOrder | null | undefined;
  surcharge?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type PaymentRelationWhere = {
  aggregate?: PaymentAggregateWhere | null | undefined;
  every?: PaymentWhere | null | undefined;
  none?: PaymentWhere | null | undefined;
  some?: PaymentWhere | null | undefined;
};

export type PaymentSumWhere = {
  amount?: MoneyFilter | null | undefined;
  surcharge?: MoneyFilter | null | undefined;
};

export type PaymentWhere = {
  agency?: AgencyWhere | null | undefined;
  amount?: MoneyFilter | null | undefined;
  and?: Array<PaymentWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<PaymentComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PaymentDays> | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: PaymentKindFilter | null | undefined;
  method?: PaymentMethodFilter | null | undefined;
  not?: PaymentWhere | null | undefined;
  note?: StringFilter | null | undefined;
  or?: Array<PaymentWhere> | null | undefined;
  paidOn?: DateFilter | null | undefined;
  penalty?: PenaltyWhere | null | undefined;
  receiptNo?: StringFilter | null | undefined;
  reverses?: PaymentWhere | null | undefined;
  surcharge?: MoneyFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type PenaltyAggregateOrder = {
  accruals?: AccrualAggregateOrder | null | undefined;
  at?: string | null | undefined;
  avg?: PenaltyMeasureOrder | null | undefined;
  change?: PenaltyCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: PenaltyDays | null | undefined;
  deferrals?: DeferralAggregateOrder | null | undefined;
  distinct?: PenaltyMeasureOrder | null | undefined;
  instalments?: InstalmentAggregateOrder | null | undefined;
  key?: PenaltyOrder | null | undefined;
  max?: PenaltyMeasureOrder | null | undefined;
  median?: PenaltyMeasureOrder | null | undefined;
  min?: PenaltyMeasureOrder | null | undefined;
  movingAverage?: PenaltyCalculation | null | undefined;
  payments?: PaymentAggregateOrder | null | undefined;
  percentRank?: PenaltyCalculation | null | undefined;
  percentile?: PenaltyMeasureOrder | null | undefined;
  rank?: PenaltyCalculation | null | undefined;
  ratio?: PenaltyCalculation | null | undefined;
  runningTotal?: PenaltyCalculation | null | undefined;
  share?: PenaltyCalculation | null | undefined;
  standardDeviation?: PenaltyMeasureOrder | null | undefined;
  sum?: PenaltyMeasureOrder | null | undefined;
  where?: PenaltyWhere | null | undefined;
};

export type PenaltyAggregateWhere = {
  accruals?: AccrualAggregateWhere | null | undefined;
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PenaltyAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: PenaltyAvgWhere | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: PenaltyCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PenaltyDays> | null | undefined;
  decision?: DecisionAggregateWhere | null | undefined;
  deferrals?: DeferralAggregateWhere | null | undefined;
  distinct?: PenaltyDistinctWhere | null | undefined;
  instalments?: InstalmentAggregateWhere | null | undefined;
  max?: PenaltyMinWhere | null | undefined;
  median?: PenaltyAvgWhere | null | undefined;
  min?: PenaltyMinWhere | null | undefined;
  movingAverage?: PenaltyCalculation | null | undefined;
  not?: PenaltyAggregateWhere | null | undefined;
  or?: Array<PenaltyAggregateWhere> | null | undefined;
  payments?: PaymentAggregateWhere | null | undefined;
  percentRank?: PenaltyCalculation | null | undefined;
  percentile?: PenaltyAvgWhere | null | undefined;
  provision?: ProvisionAggregateWhere | null | undefined;
  rank?: PenaltyCalculation | null | undefined;
  ratio?: PenaltyCalculation | null | undefined;
  runningTotal?: PenaltyCalculation | null | undefined;
  share?: PenaltyCalculation | null | undefined;
  standardDeviation?: PenaltyAvgWhere | null | undefined;
  sum?: PenaltySumWhere | null | undefined;
  where?: PenaltyWhere | null | undefined;
};

export type PenaltyAvgWhere = {
  amount?: DecimalFilter | null | undefined;
  balance?: DecimalFilter | null | undefined;
  paidAmount?: DecimalFilter | null | undefined;
  surchargeAmount?: DecimalFilter | null | undefined;
  timesMinimum?: DecimalFilter | null | undefined;
};

export type PenaltyCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PenaltyMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PenaltyMeasure | null | undefined;
  within?: Array<PenaltyGroupBy> | null | undefined;
};

export type PenaltyComparison = {
  is: Comparator;
  left: PenaltyOperand;
  right: PenaltyOperand;
};

export type PenaltyDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PenaltyOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PenaltyOperand;
  working?: boolean | null | undefined;
};

export type PenaltyDistinctWhere = {
  act?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  amount?: IntFilter | null | undefined;
  balance?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  decision?: IntFilter | null | undefined;
  departure?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  paidAmount?: IntFilter | null | undefined;
  provision?: IntFilter | null | undefined;
  surchargeAmount?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  timesMinimum?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  withdrawnOn?: IntFilter | null | undefined;
};

export type PenaltyGroupBy = {
  act?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  amount?: NumberDimension | null | undefined;
  balance?: NumberDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  decision?: DecisionGroupBy | null | undefined;
  departure?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  paidAmount?: NumberDimension | null | undefined;
  provision?: ProvisionGroupBy | null | undefined;
  surchargeAmount?: NumberDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  timesMinimum?: NumberDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  withdrawnOn?: DateDimension | null | undefined;
};

export type PenaltyKind =
  | 'CLOSURE'
  | 'CONFISCATION_OF_GAINS'
  | 'CONFISCATION_OF_GOODS'
  | 'DOWNGRADE'
  | 'FINE'
  | 'LICENCE_REVOCATION'
  | 'LICENCE_SUSPENSION'
  | 'OTHER'
  | 'PUBLIC_CRITICISM'
  | 'RESTRICTION_OF_BUSINESS'
  | 'SUSPENSION_OF_BUSINESS'
  | 'TRADE_BAN'
  | 'WARNING';

export type PenaltyKindFilter = {
  eq?: PenaltyKind | null | undefined;
  in?: Array<PenaltyKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: PenaltyKind | null | undefined;
  notIn?: Array<PenaltyKind> | null | undefined;
};

export type PenaltyMeasure = {
  accruals?: AccrualMeasure | null | undefined;
  at?: string | null | undefined;
  avg?: PenaltyMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: PenaltyDays | null | undefined;
  deferrals?: DeferralMeasure | null | undefined;
  distinct?: PenaltyMeasured | null | undefined;
  instalments?: InstalmentMeasure | null | undefined;
  max?: PenaltyMeasured | null | undefined;
  median?: PenaltyMeasured | null | undefined;
  min?: PenaltyMeasured | null | undefined;
  payments?: PaymentMeasure | null | undefined;
  percentile?: PenaltyMeasured | null | undefined;
  ratio?: PenaltyCalculation | null | undefined;
  standardDeviation?: PenaltyMeasured | null | undefined;
  sum?: PenaltyMeasured | null | undefined;
  where?: PenaltyWhere | null | undefined;
};

export type PenaltyMeasureOrder = {
  act?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  amount?: OrderDirection | null | undefined;
  balance?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  decision?: OrderDirection | null | undefined;
  departure?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  paidAmount?: OrderDirection | null | undefined;
  provision?: OrderDirection | null | undefined;
  surchargeAmount?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  timesMinimum?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  withdrawnOn?: OrderDirection | null | undefined;
};

export type PenaltyMeasured = {
  act?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  amount?: boolean | null | undefined;
  balance?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  decision?: boolean | null | undefined;
  departure?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  paidAmount?: boolean | null | undefined;
  provision?: boolean | null | undefined;
  surchargeAmount?: boolean | null | undefined;
  text?: boolean | null | undefined;
  timesMinimum?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  withdrawnOn?: boolean | null | undefined;
};

export type PenaltyMinWhere = {
  amount?: MoneyFilter | null | undefined;
  balance?: MoneyFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  paidAmount?: MoneyFilter | null | undefined;
  surchargeAmount?: MoneyFilter | null | undefined;
  timesMinimum?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  withdrawnOn?: DateFilter | null | undefined;
};

export type PenaltyOperand = {
  accruals?: AccrualMeasure | null | undefined;
  act?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  amount?: boolean | null | undefined;
  balance?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  decision?: DecisionOperand | null | undefined;
  deferrals?: DeferralMeasure | null | undefined;
  departure?: boolean | null | undefined;
  id?: boolean | null | undefined;
  instalments?: InstalmentMeasure | null | undefined;
  kind?: boolean | null | undefined;
  paidAmount?: boolean | null | undefined;
  payments?: PaymentMeasure | null | undefined;
  provision?: ProvisionOperand | null | undefined;
  surchargeAmount?: boolean | null | undefined;
  text?: boolean | null | undefined;
  timesMinimum?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  withdrawnOn?: boolean | null | undefined;
};

export type PenaltyOrder = {
  accruals?: AccrualAggregateOrder | null | undefined;
  act?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  amount?: OrderDirection | null | undefined;
  balance?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PenaltyDays | null | undefined;
  decision?: DecisionOrder | null | undefined;
  deferrals?: DeferralAggregateOrder | null | undefined;
  departure?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  instalments?: InstalmentAggregateOrder | null | undefined;
  kind?: OrderDirection | null | undefined;
  paidAmount?: OrderDirection | null | undefined;
  payments?: PaymentAggregateOrder | null | undefined;
  provision?: ProvisionOrder | null | undefined;
  surchargeAmount?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  timesMinimum?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  withdrawnOn?: OrderDirection | null | undefined;
};

export type PenaltyRelationWhere = {
  aggregate?: PenaltyAggregateWhere | null | undefined;
  every?: PenaltyWhere | null | undefined;
  none?: PenaltyWhere | null | undefined;
  some?: PenaltyWhere | null | undefined;
};

export type PenaltySumWhere = {
  amount?: MoneyFilter | null | undefined;
  balance?: MoneyFilter | null | undefined;
  paidAmount?: MoneyFilter | null | undefined;
  surchargeAmount?: MoneyFilter | null | undefined;
  timesMinimum?: DecimalFilter | null | undefined;
};

export type PenaltyWhere = {
  accruals?: AccrualRelationWhere | null | undefined;
  act?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  amount?: MoneyFilter | null | undefined;
  and?: Array<PenaltyWhere> | null | undefined;
  balance?: MoneyFilter | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<PenaltyComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PenaltyDays> | null | undefined;
  decision?: DecisionWhere | null | undefined;
  deferrals?: DeferralRelationWhere | null | undefined;
  departure?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  instalments?: InstalmentRelationWhere | null | undefined;
  kind?: PenaltyKindFilter | null | undefined;
  not?: PenaltyWhere | null | undefined;
  or?: Array<PenaltyWhere> | null | undefined;
  paidAmount?: MoneyFilter | null | undefined;
  payments?: PaymentRelationWhere | null | undefined;
  provision?: ProvisionWhere | null | undefined;
  surchargeAmount?: MoneyFilter | null | undefined;
  text?: StringFilter | null | undefined;
  timesMinimum?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  withdrawnOn?: DateFilter | null | undefined;
};

export type PharmacyAggregateOrder = {
  change?: PharmacyCalculation | null | undefined;
  checks?: RemoteCheckAggregateOrder | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: PharmacyDays | null | undefined;
  distinct?: PharmacyMeasureOrder | null | undefined;
  key?: PharmacyOrder | null | undefined;
  max?: PharmacyMeasureOrder | null | undefined;
  min?: PharmacyMeasureOrder | null | undefined;
  movingAverage?: PharmacyCalculation | null | undefined;
  percentRank?: PharmacyCalculation | null | undefined;
  rank?: PharmacyCalculation | null | undefined;
  ratio?: PharmacyCalculation | null | undefined;
  runningTotal?: PharmacyCalculation | null | undefined;
  share?: PharmacyCalculation | null | undefined;
  where?: PharmacyWhere | null | undefined;
};

export type PharmacyAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PharmacyAggregateWhere> | null | undefined;
  change?: PharmacyCalculation | null | undefined;
  checks?: RemoteCheckAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PharmacyDays> | null | undefined;
  distinct?: PharmacyDistinctWhere | null | undefined;
  max?: PharmacyMinWhere | null | undefined;
  min?: PharmacyMinWhere | null | undefined;
  movingAverage?: PharmacyCalculation | null | undefined;
  not?: PharmacyAggregateWhere | null | undefined;
  or?: Array<PharmacyAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: PharmacyCalculation | null | undefined;
  rank?: PharmacyCalculation | null | undefined;
  ratio?: PharmacyCalculation | null | undefined;
  runningTotal?: PharmacyCalculation | null | undefined;
  share?: PharmacyCalculation | null | undefined;
  where?: PharmacyWhere | null | undefined;
};

export type PharmacyCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PharmacyMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PharmacyMeasure | null | undefined;
  within?: Array<PharmacyGroupBy> | null | undefined;
};

export type PharmacyComparison = {
  is: Comparator;
  left: PharmacyOperand;
  right: PharmacyOperand;
};

export type PharmacyDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PharmacyOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PharmacyOperand;
  working?: boolean | null | undefined;
};

export type PharmacyDistinctWhere = {
  address?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  closedOn?: IntFilter | null | undefined;
  connectedOn?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  division?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  isOpen?: IntFilter | null | undefined;
  licenceNo?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  openedOn?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  phone?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type PharmacyGroupBy = {
  address?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  closedOn?: DateDimension | null | undefined;
  connectedOn?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  division?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  isOpen?: GroupDimension | null | undefined;
  licenceNo?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  openedOn?: DateDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  phone?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type PharmacyMeasure = {
  checks?: RemoteCheckMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: PharmacyDays | null | undefined;
  distinct?: PharmacyMeasured | null | undefined;
  max?: PharmacyMeasured | null | undefined;
  min?: PharmacyMeasured | null | undefined;
  ratio?: PharmacyCalculation | null | undefined;
  where?: PharmacyWhere | null | undefined;
};

export type PharmacyMeasureOrder = {
  address?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  connectedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  isOpen?: OrderDirection | null | undefined;
  licenceNo?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  openedOn?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  phone?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type PharmacyMeasured = {
  address?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  closedOn?: boolean | null | undefined;
  connectedOn?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  isOpen?: boolean | null | undefined;
  licenceNo?: boolean | null | undefined;
  name?: boolean | null | undefined;
  openedOn?: boolean | null | undefined;
  party?: boolean | null | undefined;
  phone?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type PharmacyMinWhere = {
  closedOn?: DateFilter | null | undefined;
  connectedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  openedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type PharmacyOperand = {
  address?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  checks?: RemoteCheckMeasure | null | undefined;
  closedOn?: boolean | null | undefined;
  connectedOn?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  division?: boolean | null | undefined;
  id?: boolean | null | undefined;
  isOpen?: boolean | null | undefined;
  licenceNo?: boolean | null | undefined;
  name?: boolean | null | undefined;
  openedOn?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  phone?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type PharmacyOrder = {
  address?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  checks?: RemoteCheckAggregateOrder | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  connectedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PharmacyDays | null | undefined;
  division?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  isOpen?: OrderDirection | null | undefined;
  licenceNo?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  openedOn?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  phone?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type PharmacyRelationWhere = {
  aggregate?: PharmacyAggregateWhere | null | undefined;
  every?: PharmacyWhere | null | undefined;
  none?: PharmacyWhere | null | undefined;
  some?: PharmacyWhere | null | undefined;
};

export type PharmacyWhere = {
  address?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<PharmacyWhere> | null | undefined;
  checks?: RemoteCheckRelationWhere | null | undefined;
  closedOn?: DateFilter | null | undefined;
  compare?: Array<PharmacyComparison> | null | undefined;
  connectedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PharmacyDays> | null | undefined;
  division?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  isOpen?: BooleanFilter | null | undefined;
  licenceNo?: StringFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: PharmacyWhere | null | undefined;
  openedOn?: DateFilter | null | undefined;
  or?: Array<PharmacyWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  phone?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type PlannedVisitAggregateOrder = {
  change?: PlannedVisitCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: PlannedVisitDays | null | undefined;
  distinct?: PlannedVisitMeasureOrder | null | undefined;
  key?: PlannedVisitOrder | null | undefined;
  max?: PlannedVisitMeasureOrder | null | undefined;
  min?: PlannedVisitMeasureOrder | null | undefined;
  movingAverage?: PlannedVisitCalculation | null | undefined;
  percentRank?: PlannedVisitCalculation | null | undefined;
  rank?: PlannedVisitCalculation | null | undefined;
  ratio?: PlannedVisitCalculation | null | undefined;
  runningTotal?: PlannedVisitCalculation | null | undefined;
  share?: PlannedVisitCalculation | null | undefined;
  where?: PlannedVisitWhere | null | undefined;
};

export type PlannedVisitAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PlannedVisitAggregateWhere> | null | undefined;
  business?: FoodBusinessAggregateWhere | null | undefined;
  change?: PlannedVisitCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PlannedVisitDays> | null | undefined;
  distinct?: PlannedVisitDistinctWhere | null | undefined;
  max?: PlannedVisitMinWhere | null | undefined;
  min?: PlannedVisitMinWhere | null | undefined;
  movingAverage?: PlannedVisitCalculation | null | undefined;
  not?: PlannedVisitAggregateWhere | null | undefined;
  official?: OfficialAggregateWhere | null | undefined;
  or?: Array<PlannedVisitAggregateWhere> | null | undefined;
  percentRank?: PlannedVisitCalculation | null | undefined;
  rank?: PlannedVisitCalculation | null | undefined;
  ratio?: PlannedVisitCalculation | null | undefined;
  runningTotal?: PlannedVisitCalculation | null | undefined;
  share?: PlannedVisitCalculation | null | undefined;
  visit?: CoverageVisitAggregateWhere | null | undefined;
  where?: PlannedVisitWhere | null | undefined;
};

export type PlannedVisitCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PlannedVisitMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PlannedVisitMeasure | null | undefined;
  within?: Array<PlannedVisitGroupBy> | null | undefined;
};

export type PlannedVisitComparison = {
  is: Comparator;
  left: PlannedVisitOperand;
  right: PlannedVisitOperand;
};

export type PlannedVisitDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PlannedVisitOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PlannedVisitOperand;
  working?: boolean | null | undefined;
};

export type PlannedVisitDistinctWhere = {
  agency?: IntFilter | null | undefined;
  business?: IntFilter | null | undefined;
  cancellation?: IntFilter | null | undefined;
  cancelledOn?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  official?: IntFilter | null | undefined;
  overdue?: IntFilter | null | undefined;
  startsOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
  visit?: IntFilter | null | undefined;
};

export type PlannedVisitGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  business?: FoodBusinessGroupBy | null | undefined;
  cancellation?: GroupDimension | null | undefined;
  cancelledOn?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  official?: OfficialGroupBy | null | undefined;
  overdue?: GroupDimension | null | undefined;
  startsOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
  visit?: CoverageVisitGroupBy | null | undefined;
};

export type PlannedVisitMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: PlannedVisitDays | null | undefined;
  distinct?: PlannedVisitMeasured | null | undefined;
  max?: PlannedVisitMeasured | null | undefined;
  min?: PlannedVisitMeasured | null | undefined;
  ratio?: PlannedVisitCalculation | null | undefined;
  where?: PlannedVisitWhere | null | undefined;
};

export type PlannedVisitMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  business?: OrderDirection | null | undefined;
  cancellation?: OrderDirection | null | undefined;
  cancelledOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  official?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  visit?: OrderDirection | null | undefined;
};

export type PlannedVisitMeasured = {
  agency?: boolean | null | undefined;
  business?: boolean | null | undefined;
  cancellation?: boolean | null | undefined;
  cancelledOn?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  official?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  visit?: boolean | null | undefined;
};

export type PlannedVisitMinWhere = {
  cancelledOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type PlannedVisitOperand = {
  agency?: AgencyOperand | null | undefined;
  business?: FoodBusinessOperand | null | undefined;
  cancellation?: boolean | null | undefined;
  cancelledOn?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  official?: OfficialOperand | null | undefined;
  overdue?: boolean | null | undefined;
  startsOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
  visit?: CoverageVisitOperand | null | undefined;
};

export type PlannedVisitOrder = {
  agency?: AgencyOrder | null | undefined;
  business?: FoodBusinessOrder | null | undefined;
  cancellation?: OrderDirection | null | undefined;
  cancelledOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PlannedVisitDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  official?: OfficialOrder | null | undefined;
  overdue?: OrderDirection | null | undefined;
  startsOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
  visit?: CoverageVisitOrder | null | undefined;
};

export type PlannedVisitRelationWhere = {
  aggregate?: PlannedVisitAggregateWhere | null | undefined;
  every?: PlannedVisitWhere | null | undefined;
  none?: PlannedVisitWhere | null | undefined;
  some?: PlannedVisitWhere | null | undefined;
};

export type PlannedVisitWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<PlannedVisitWhere> | null | undefined;
  business?: FoodBusinessWhere | null | undefined;
  cancellation?: StringFilter | null | undefined;
  cancelledOn?: DateFilter | null | undefined;
  compare?: Array<PlannedVisitComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PlannedVisitDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  not?: PlannedVisitWhere | null | undefined;
  official?: OfficialWhere | null | undefined;
  or?: Array<PlannedVisitWhere> | null | undefined;
  overdue?: BooleanFilter | null | undefined;
  startsOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
  visit?: CoverageVisitWhere | null | undefined;
};

export type PromiseMerchantAggregateOrder = {
  change?: PromiseMerchantCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: PromiseMerchantDays | null | undefined;
  distinct?: PromiseMerchantMeasureOrder | null | undefined;
  key?: PromiseMerchantOrder | null | undefined;
  max?: PromiseMerchantMeasureOrder | null | undefined;
  min?: PromiseMerchantMeasureOrder | null | undefined;
  movingAverage?: PromiseMerchantCalculation | null | undefined;
  percentRank?: PromiseMerchantCalculation | null | undefined;
  rank?: PromiseMerchantCalculation | null | undefined;
  ratio?: PromiseMerchantCalculation | null | undefined;
  runningTotal?: PromiseMerchantCalculation | null | undefined;
  share?: PromiseMerchantCalculation | null | undefined;
  where?: PromiseMerchantWhere | null | undefined;
};

export type PromiseMerchantAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<PromiseMerchantAggregateWhere> | null | undefined;
  change?: PromiseMerchantCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<PromiseMerchantDays> | null | undefined;
  distinct?: PromiseMerchantDistinctWhere | null | undefined;
  max?: PromiseMerchantMinWhere | null | undefined;
  min?: PromiseMerchantMinWhere | null | undefined;
  movingAverage?: PromiseMerchantCalculation | null | undefined;
  not?: PromiseMerchantAggregateWhere | null | undefined;
  or?: Array<PromiseMerchantAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: PromiseMerchantCalculation | null | undefined;
  rank?: PromiseMerchantCalculation | null | undefined;
  ratio?: PromiseMerchantCalculation | null | undefined;
  runningTotal?: PromiseMerchantCalculation | null | undefined;
  share?: PromiseMerchantCalculation | null | undefined;
  where?: PromiseMerchantWhere | null | undefined;
};

export type PromiseMerchantCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: PromiseMerchantMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: PromiseMerchantMeasure | null | undefined;
  within?: Array<PromiseMerchantGroupBy> | null | undefined;
};

export type PromiseMerchantComparison = {
  is: Comparator;
  left: PromiseMerchantOperand;
  right: PromiseMerchantOperand;
};

export type PromiseMerchantDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: PromiseMerchantOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: PromiseMerchantOperand;
  working?: boolean | null | undefined;
};

export type PromiseMerchantDistinctWhere = {
  address?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  joinedOn?: IntFilter | null | undefined;
  leftOn?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  scheme?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type PromiseMerchantGroupBy = {
  address?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  joinedOn?: DateDimension | null | undefined;
  leftOn?: DateDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  scheme?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type PromiseMerchantMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: PromiseMerchantDays | null | undefined;
  distinct?: PromiseMerchantMeasured | null | undefined;
  max?: PromiseMerchantMeasured | null | undefined;
  min?: PromiseMerchantMeasured | null | undefined;
  ratio?: PromiseMerchantCalculation | null | undefined;
  where?: PromiseMerchantWhere | null | undefined;
};

export type PromiseMerchantMeasureOrder = {
  address?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  joinedOn?: OrderDirection | null | undefined;
  leftOn?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  scheme?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type PromiseMerchantMeasured = {
  address?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  joinedOn?: boolean | null | undefined;
  leftOn?: boolean | null | undefined;
  name?: boolean | null | undefined;
  party?: boolean | null | undefined;
  scheme?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type PromiseMerchantMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  joinedOn?: DateFilter | null | undefined;
  leftOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type PromiseMerchantOperand = {
  address?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  joinedOn?: boolean | null | undefined;
  leftOn?: boolean | null | undefined;
  name?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  scheme?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type PromiseMerchantOrder = {
  address?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: PromiseMerchantDays | null | undefined;
  id?: OrderDirection | null | undefined;
  joinedOn?: OrderDirection | null | undefined;
  leftOn?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  scheme?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type PromiseMerchantRelationWhere = {
  aggregate?: PromiseMerchantAggregateWhere | null | undefined;
  every?: PromiseMerchantWhere | null | undefined;
  none?: PromiseMerchantWhere | null | undefined;
  some?: PromiseMerchantWhere | null | undefined;
};

export type PromiseMerchantWhere = {
  address?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  and?: Array<PromiseMerchantWhere> | null | undefined;
  compare?: Array<PromiseMerchantComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<PromiseMerchantDays> | null | undefined;
  id?: IdFilter | null | undefined;
  joinedOn?: DateFilter | null | undefined;
  leftOn?: DateFilter | null | undefined;
  name?: StringFilter | null | undefined;
  not?: PromiseMerchantWhere | null | undefined;
  or?: Array<PromiseMerchantWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  scheme?: PromiseSchemeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type PromiseScheme =
  | 'NO_REASON_RETURN'
  | 'PREFERRED';

export type PromiseSchemeFilter = {
  eq?: PromiseScheme | null | undefined;
  in?: Array<PromiseScheme> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: PromiseScheme | null | undefined;
  notIn?: Array<PromiseScheme> | null | undefined;
};

export type ProposalAggregateOrder = {
  change?: ProposalCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: ProposalDays | null | undefined;
  distinct?: ProposalMeasureOrder | null | undefined;
  key?: ProposalOrder | null | undefined;
  max?: ProposalMeasureOrder | null | undefined;
  min?: ProposalMeasureOrder | null | undefined;
  movingAverage?: ProposalCalculation | null | undefined;
  penalties?: ProposedPenaltyAggregateOrder | null | undefined;
  percentRank?: ProposalCalculation | null | undefined;
  rank?: ProposalCalculation | null | undefined;
  ratio?: ProposalCalculation | null | undefined;
  runningTotal?: ProposalCalculation | null | undefined;
  share?: ProposalCalculation | null | undefined;
  where?: ProposalWhere | null | undefined;
};

export type ProposalAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<ProposalAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: ProposalCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ProposalDays> | null | undefined;
  distinct?: ProposalDistinctWhere | null | undefined;
  max?: ProposalMinWhere | null | undefined;
  min?: ProposalMinWhere | null | undefined;
  movingAverage?: ProposalCalculation | null | undefined;
  not?: ProposalAggregateWhere | null | undefined;
  or?: Array<ProposalAggregateWhere> | null | undefined;
  penalties?: ProposedPenaltyAggregateWhere | null | undefined;
  percentRank?: ProposalCalculation | null | undefined;
  rank?: ProposalCalculation | null | undefined;
  ratio?: ProposalCalculation | null | undefined;
  runningTotal?: ProposalCalculation | null | undefined;
  share?: ProposalCalculation | null | undefined;
  where?: ProposalWhere | null | undefined;
};

export type ProposalCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ProposalMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ProposalMeasure | null | undefined;
  within?: Array<ProposalGroupBy> | null | undefined;
};

export type ProposalComparison = {
  is: Comparator;
  left: ProposalOperand;
  right: ProposalOperand;
};

export type ProposalDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ProposalOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ProposalOperand;
  working?: boolean | null | undefined;
};

export type ProposalDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  proposedOn?: IntFilter | null | undefined;
  reasons?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ProposalGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  proposedOn?: DateDimension | null | undefined;
  reasons?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ProposalMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: ProposalDays | null | undefined;
  distinct?: ProposalMeasured | null | undefined;
  max?: ProposalMeasured | null | undefined;
  min?: ProposalMeasured | null | undefined;
  penalties?: ProposedPenaltyMeasure | null | undefined;
  ratio?: ProposalCalculation | null | undefined;
  where?: ProposalWhere | null | undefined;
};

export type ProposalMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  proposedOn?: OrderDirection | null | undefined;
  reasons?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type ProposalMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  proposedOn?: boolean | null | undefined;
  reasons?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ProposalMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  proposedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ProposalOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  penalties?: ProposedPenaltyMeasure | null | undefined;
  proposedOn?: boolean | null | undefined;
  reasons?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ProposalOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ProposalDays | null | undefined;
  id?: OrderDirection | null | undefined;
  penalties?: ProposedPenaltyAggregateOrder | null | undefined;
  proposedOn?: OrderDirection | null | undefined;
  reasons?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ProposalRelationWhere = {
  aggregate?: ProposalAggregateWhere | null | undefined;
  every?: ProposalWhere | null | undefined;
  none?: ProposalWhere | null | undefined;
  some?: ProposalWhere | null | undefined;
};

export type ProposalWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<ProposalWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<ProposalComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ProposalDays> | null | undefined;
  id?: IdFilter | null | undefined;
  not?: ProposalWhere | null | undefined;
  or?: Array<ProposalWhere> | null | undefined;
  penalties?: ProposedPenaltyRelationWhere | null | undefined;
  proposedOn?: DateFilter | null | undefined;
  reasons?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type ProposedPenaltyAggregateOrder = {
  at?: string | null | undefined;
  avg?: ProposedPenaltyMeasureOrder | null | undefined;
  change?: ProposedPenaltyCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: ProposedPenaltyDays | null | undefined;
  distinct?: ProposedPenaltyMeasureOrder | null | undefined;
  key?: ProposedPenaltyOrder | null | undefined;
  max?: ProposedPenaltyMeasureOrder | null | undefined;
  median?: ProposedPenaltyMeasureOrder | null | undefined;
  min?: ProposedPenaltyMeasureOrder | null | undefined;
  movingAverage?: ProposedPenaltyCalculation | null | undefined;
  percentRank?: ProposedPenaltyCalculation | null | undefined;
  percentile?: ProposedPenaltyMeasureOrder | null | undefined;
  rank?: ProposedPenaltyCalculation | null | undefined;
  ratio?: ProposedPenaltyCalculation | null | undefined;
  runningTotal?: ProposedPenaltyCalculation | null | undefined;
  share?: ProposedPenaltyCalculation | null | undefined;
  standardDeviation?: ProposedPenaltyMeasureOrder | null | undefined;
  sum?: ProposedPenaltyMeasureOrder | null | undefined;
  where?: ProposedPenaltyWhere | null | undefined;
};

export type ProposedPenaltyAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<ProposedPenaltyAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: ProposedPenaltyAvgWhere | null | undefined;
  change?: ProposedPenaltyCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ProposedPenaltyDays> | null | undefined;
  distinct?: ProposedPenaltyDistinctWhere | null | undefined;
  max?: ProposedPenaltyMinWhere | null | undefined;
  median?: ProposedPenaltyAvgWhere | null | undefined;
  min?: ProposedPenaltyMinWhere | null | undefined;
  movingAverage?: ProposedPenaltyCalculation | null | undefined;
  not?: ProposedPenaltyAggregateWhere | null | undefined;
  or?: Array<ProposedPenaltyAggregateWhere> | null | undefined;
  percentRank?: ProposedPenaltyCalculation | null | undefined;
  percentile?: ProposedPenaltyAvgWhere | null | undefined;
  proposal?: ProposalAggregateWhere | null | undefined;
  provision?: ProvisionAggregateWhere | null | undefined;
  rank?: ProposedPenaltyCalculation | null | undefined;
  ratio?: ProposedPenaltyCalculation | null | undefined;
  runningTotal?: ProposedPenaltyCalculation | null | undefined;
  share?: ProposedPenaltyCalculation | null | undefined;
  standardDeviation?: ProposedPenaltyAvgWhere | null | undefined;
  sum?: ProposedPenaltySumWhere | null | undefined;
  where?: ProposedPenaltyWhere | null | undefined;
};

export type ProposedPenaltyAvgWhere = {
  amount?: DecimalFilter | null | undefined;
};

export type ProposedPenaltyCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ProposedPenaltyMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ProposedPenaltyMeasure | null | undefined;
  within?: Array<ProposedPenaltyGroupBy> | null | undefined;
};

export type ProposedPenaltyComparison = {
  is: Comparator;
  left: ProposedPenaltyOperand;
  right: ProposedPenaltyOperand;
};

export type ProposedPenaltyDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ProposedPenaltyOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ProposedPenaltyOperand;
  working?: boolean | null | undefined;
};

export type ProposedPenaltyDistinctWhere = {
  act?: IntFilter | null | undefined;
  agency?: IntFilter | null | undefined;
  amount?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  departure?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  proposal?: IntFilter | null | undefined;
  provision?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ProposedPenaltyGroupBy = {
  act?: GroupDimension | null | undefined;
  agency?: AgencyGroupBy | null | undefined;
  amount?: NumberDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  departure?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  proposal?: ProposalGroupBy | null | undefined;
  provision?: ProvisionGroupBy | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ProposedPenaltyMeasure = {
  at?: string | null | undefined;
  avg?: ProposedPenaltyMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: ProposedPenaltyDays | null | undefined;
  distinct?: ProposedPenaltyMeasured | null | undefined;
  max?: ProposedPenaltyMeasured | null | undefined;
  median?: ProposedPenaltyMeasured | null | undefined;
  min?: ProposedPenaltyMeasured | null | undefined;
  percentile?: ProposedPenaltyMeasured | null | undefined;
  ratio?: ProposedPenaltyCalculation | null | undefined;
  standardDeviation?: ProposedPenaltyMeasured | null | undefined;
  sum?: ProposedPenaltyMeasured | null | undefined;
  where?: ProposedPenaltyWhere | null | undefined;
};

export type ProposedPenaltyMeasureOrder = {
  act?: OrderDirection | null | undefined;
  agency?: OrderDirection | null | undefined;
  amount?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  departure?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  proposal?: OrderDirection | null | undefined;
  provision?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type ProposedPenaltyMeasured = {
  act?: boolean | null | undefined;
  agency?: boolean | null | undefined;
  amount?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  departure?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  proposal?: boolean | null | undefined;
  provision?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ProposedPenaltyMinWhere = {
  amount?: MoneyFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ProposedPenaltyOperand = {
  act?: boolean | null | undefined;
  agency?: AgencyOperand | null | undefined;
  amount?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  departure?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  proposal?: ProposalOperand | null | undefined;
  provision?: ProvisionOperand | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ProposedPenaltyOrder = {
  act?: OrderDirection | null | undefined;
  agency?: AgencyOrder | null | undefined;
  amount?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ProposedPenaltyDays | null | undefined;
  departure?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  proposal?: ProposalOrder | null | undefined;
  provision?: ProvisionOrder | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ProposedPenaltyRelationWhere = {
  aggregate?: ProposedPenaltyAggregateWhere | null | undefined;
  every?: ProposedPenaltyWhere | null | undefined;
  none?: ProposedPenaltyWhere | null | undefined;
  some?: ProposedPenaltyWhere | null | undefined;
};

export type ProposedPenaltySumWhere = {
  amount?: MoneyFilter | null | undefined;
};

export type ProposedPenaltyWhere = {
  act?: StringFilter | null | undefined;
  agency?: AgencyWhere | null | undefined;
  amount?: MoneyFilter | null | undefined;
  and?: Array<ProposedPenaltyWhere> | null | undefined;
  compare?: Array<ProposedPenaltyComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ProposedPenaltyDays> | null | undefined;
  departure?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: PenaltyKindFilter | null | undefined;
  not?: ProposedPenaltyWhere | null | undefined;
  or?: Array<ProposedPenaltyWhere> | null | undefined;
  proposal?: ProposalWhere | null | undefined;
  provision?: ProvisionWhere | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type ProvisionAggregateWhere = {
  and?: Array<ProvisionAggregateWhere> | null | undefined;
  at?: string | null | undefined;
  avg?: ProvisionAvgWhere | null | undefined;
  change?: ProvisionCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<ProvisionDays> | null | undefined;
  distinct?: ProvisionDistinctWhere | null | undefined;
  max?: ProvisionMinWhere | null | undefined;
  median?: ProvisionAvgWhere | null | undefined;
  min?: ProvisionMinWhere | null | undefined;
  movingAverage?: ProvisionCalculation | null | undefined;
  not?: ProvisionAggregateWhere | null | undefined;
  or?: Array<ProvisionAggregateWhere> | null | undefined;
  penalties?: PenaltyAggregateWhere | null | undefined;
  percentRank?: ProvisionCalculation | null | undefined;
  percentile?: ProvisionAvgWhere | null | undefined;
  rank?: ProvisionCalculation | null | undefined;
  ratio?: ProvisionCalculation | null | undefined;
  runningTotal?: ProvisionCalculation | null | undefined;
  share?: ProvisionCalculation | null | undefined;
  standardDeviation?: ProvisionAvgWhere | null | undefined;
  sum?: ProvisionSumWhere | null | undefined;
  where?: ProvisionWhere | null | undefined;
};

export type ProvisionAvgWhere = {
  fineMax?: DecimalFilter | null | undefined;
  fineMin?: DecimalFilter | null | undefined;
  multipleMax?: DecimalFilter | null | undefined;
  multipleMin?: DecimalFilter | null | undefined;
};

export type ProvisionCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: ProvisionMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: ProvisionMeasure | null | undefined;
  within?: Array<ProvisionGroupBy> | null | undefined;
};

export type ProvisionComparison = {
  is: Comparator;
  left: ProvisionOperand;
  right: ProvisionOperand;
};

export type ProvisionDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: ProvisionOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: ProvisionOperand;
  working?: boolean | null | undefined;
};

export type ProvisionDistinctWhere = {
  article?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  effectiveFrom?: IntFilter | null | undefined;
  effectiveUntil?: IntFilter | null | undefined;
  field?: IntFilter | null | undefined;
  fineMax?: IntFilter | null | undefined;
  fineMin?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  law?: IntFilter | null | undefined;
  multipleMax?: IntFilter | null | undefined;
  multipleMin?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type ProvisionGroupBy = {
  article?: GroupDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  effectiveFrom?: DateDimension | null | undefined;
  effectiveUntil?: DateDimension | null | undefined;
  field?: GroupDimension | null | undefined;
  fineMax?: NumberDimension | null | undefined;
  fineMin?: NumberDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  law?: GroupDimension | null | undefined;
  multipleMax?: NumberDimension | null | undefined;
  multipleMin?: NumberDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type ProvisionMeasure = {
  at?: string | null | undefined;
  avg?: ProvisionMeasured | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: ProvisionDays | null | undefined;
  distinct?: ProvisionMeasured | null | undefined;
  max?: ProvisionMeasured | null | undefined;
  median?: ProvisionMeasured | null | undefined;
  min?: ProvisionMeasured | null | undefined;
  penalties?: PenaltyMeasure | null | undefined;
  percentile?: ProvisionMeasured | null | undefined;
  ratio?: ProvisionCalculation | null | undefined;
  standardDeviation?: ProvisionMeasured | null | undefined;
  sum?: ProvisionMeasured | null | undefined;
  where?: ProvisionWhere | null | undefined;
};

export type ProvisionMeasured = {
  article?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  effectiveFrom?: boolean | null | undefined;
  effectiveUntil?: boolean | null | undefined;
  field?: boolean | null | undefined;
  fineMax?: boolean | null | undefined;
  fineMin?: boolean | null | undefined;
  id?: boolean | null | undefined;
  law?: boolean | null | undefined;
  multipleMax?: boolean | null | undefined;
  multipleMin?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type ProvisionMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  effectiveFrom?: DateFilter | null | undefined;
  effectiveUntil?: DateFilter | null | undefined;
  fineMax?: MoneyFilter | null | undefined;
  fineMin?: MoneyFilter | null | undefined;
  multipleMax?: DecimalFilter | null | undefined;
  multipleMin?: DecimalFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type ProvisionOperand = {
  article?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  effectiveFrom?: boolean | null | undefined;
  effectiveUntil?: boolean | null | undefined;
  field?: boolean | null | undefined;
  fineMax?: boolean | null | undefined;
  fineMin?: boolean | null | undefined;
  id?: boolean | null | undefined;
  law?: boolean | null | undefined;
  multipleMax?: boolean | null | undefined;
  multipleMin?: boolean | null | undefined;
  penalties?: PenaltyMeasure | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type ProvisionOrder = {
  article?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: ProvisionDays | null | undefined;
  effectiveFrom?: OrderDirection | null | undefined;
  effectiveUntil?: OrderDirection | null | undefined;
  field?: OrderDirection | null | undefined;
  fineMax?: OrderDirection | null | undefined;
  fineMin?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  law?: OrderDirection | null | undefined;
  multipleMax?: OrderDirection | null | undefined;
  multipleMin?: OrderDirection | null | undefined;
  penalties?: PenaltyAggregateOrder | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type ProvisionSumWhere = {
  fineMax?: MoneyFilter | null | undefined;
  fineMin?: MoneyFilter | null | undefined;
  multipleMax?: DecimalFilter | null | undefined;
  multipleMin?: DecimalFilter | null | undefined;
};

export type ProvisionWhere = {
  and?: Array<ProvisionWhere> | null | undefined;
  article?: StringFilter | null | undefined;
  compare?: Array<ProvisionComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<ProvisionDays> | null | undefined;
  effectiveFrom?: DateFilter | null | undefined;
  effectiveUntil?: DateFilter | null | undefined;
  field?: CaseFieldFilter | null | undefined;
  fineMax?: MoneyFilter | null | undefined;
  fineMin?: MoneyFilter | null | undefined;
  id?: IdFilter | null | undefined;
  law?: StringFilter | null | undefined;
  multipleMax?: DecimalFilter | null | undefined;
  multipleMin?: DecimalFilter | null | undefined;
  not?: ProvisionWhere | null | undefined;
  or?: Array<ProvisionWhere> | null | undefined;
  penalties?: PenaltyRelationWhere | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type RankOrder =
  | 'ASC'
  | 'DESC';

export type RecheckAggregateOrder = {
  change?: RecheckCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: RecheckDays | null | undefined;
  distinct?: RecheckMeasureOrder | null | undefined;
  inspectors?: OfficerAggregateOrder | null | undefined;
  key?: RecheckOrder | null | undefined;
  max?: RecheckMeasureOrder | null | undefined;
  min?: RecheckMeasureOrder | null | undefined;
  movingAverage?: RecheckCalculation | null | undefined;
  percentRank?: RecheckCalculation | null | undefined;
  rank?: RecheckCalculation | null | undefined;
  ratio?: RecheckCalculation | null | undefined;
  runningTotal?: RecheckCalculation | null | undefined;
  share?: RecheckCalculation | null | undefined;
  where?: RecheckWhere | null | undefined;
};

export type RecheckAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<RecheckAggregateWhere> | null | undefined;
  change?: RecheckCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<RecheckDays> | null | undefined;
  distinct?: RecheckDistinctWhere | null | undefined;
  inspectors?: OfficerAggregateWhere | null | undefined;
  max?: RecheckMinWhere | null | undefined;
  min?: RecheckMinWhere | null | undefined;
  movingAverage?: RecheckCalculation | null | undefined;
  not?: RecheckAggregateWhere | null | undefined;
  or?: Array<RecheckAggregateWhere> | null | undefined;
  order?: SafetyOrderAggregateWhere | null | undefined;
  percentRank?: RecheckCalculation | null | undefined;
  rank?: RecheckCalculation | null | undefined;
  ratio?: RecheckCalculation | null | undefined;
  runningTotal?: RecheckCalculation | null | undefined;
  share?: RecheckCalculation | null | undefined;
  where?: RecheckWhere | null | undefined;
};

export type RecheckCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: RecheckMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: RecheckMeasure | null | undefined;
  within?: Array<RecheckGroupBy> | null | undefined;
};

export type RecheckComparison = {
  is: Comparator;
  left: RecheckOperand;
  right: RecheckOperand;
};

export type RecheckDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: RecheckOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: RecheckOperand;
  working?: boolean | null | undefined;
};

export type RecheckDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  hasPassed?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  order?: IntFilter | null | undefined;
  recheckedOn?: IntFilter | null | undefined;
  reportedOn?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type RecheckGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  hasPassed?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  order?: SafetyOrderGroupBy | null | undefined;
  recheckedOn?: DateDimension | null | undefined;
  reportedOn?: DateDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type RecheckMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: RecheckDays | null | undefined;
  distinct?: RecheckMeasured | null | undefined;
  inspectors?: OfficerMeasure | null | undefined;
  max?: RecheckMeasured | null | undefined;
  min?: RecheckMeasured | null | undefined;
  ratio?: RecheckCalculation | null | undefined;
  where?: RecheckWhere | null | undefined;
};

export type RecheckMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  hasPassed?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  order?: OrderDirection | null | undefined;
  recheckedOn?: OrderDirection | null | undefined;
  reportedOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type RecheckMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  hasPassed?: boolean | null | undefined;
  id?: boolean | null | undefined;
  order?: boolean | null | undefined;
  recheckedOn?: boolean | null | undefined;
  reportedOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type RecheckMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  recheckedOn?: DateFilter | null | undefined;
  reportedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type RecheckOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  hasPassed?: boolean | null | undefined;
  id?: boolean | null | undefined;
  inspectors?: OfficerMeasure | null | undefined;
  order?: SafetyOrderOperand | null | undefined;
  recheckedOn?: boolean | null | undefined;
  reportedOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type RecheckOrder = {
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: RecheckDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  hasPassed?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  inspectors?: OfficerAggregateOrder | null | undefined;
  order?: SafetyOrderOrder | null | undefined;
  recheckedOn?: OrderDirection | null | undefined;
  reportedOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type RecheckRelationWhere = {
  aggregate?: RecheckAggregateWhere | null | undefined;
  every?: RecheckWhere | null | undefined;
  none?: RecheckWhere | null | undefined;
  some?: RecheckWhere | null | undefined;
};

export type RecheckWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<RecheckWhere> | null | undefined;
  compare?: Array<RecheckComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<RecheckDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  hasPassed?: BooleanFilter | null | undefined;
  id?: IdFilter | null | undefined;
  inspectors?: OfficerRelationWhere | null | undefined;
  not?: RecheckWhere | null | undefined;
  or?: Array<RecheckWhere> | null | undefined;
  order?: SafetyOrderWhere | null | undefined;
  recheckedOn?: DateFilter | null | undefined;
  reportedOn?: DateFilter | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type RecordAction =
  | 'ADDED'
  | 'CHANGED'
  | 'FOUND'
  | 'REMOVED';

export type RecordPaymentsInput = {
  agency: string;
  idempotencyKey?: string | null | undefined;
  payments: Array<BankPaymentInput>;
  simulate?: boolean;
};

export type RemoteCheckAggregateOrder = {
  change?: RemoteCheckCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: RemoteCheckDays | null | undefined;
  distinct?: RemoteCheckMeasureOrder | null | undefined;
  findings?: RemoteFindingAggregateOrder | null | undefined;
  inspectors?: OfficerAggregateOrder | null | undefined;
  key?: RemoteCheckOrder | null | undefined;
  max?: RemoteCheckMeasureOrder | null | undefined;
  min?: RemoteCheckMeasureOrder | null | undefined;
  movingAverage?: RemoteCheckCalculation | null | undefined;
  percentRank?: RemoteCheckCalculation | null | undefined;
  rank?: RemoteCheckCalculation | null | undefined;
  ratio?: RemoteCheckCalculation | null | undefined;
  runningTotal?: RemoteCheckCalculation | null | undefined;
  share?: RemoteCheckCalculation | null | undefined;
  where?: RemoteCheckWhere | null | undefined;
};

export type RemoteCheckAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<RemoteCheckAggregateWhere> | null | undefined;
  change?: RemoteCheckCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<RemoteCheckDays> | null | undefined;
  distinct?: RemoteCheckDistinctWhere | null | undefined;
  findings?: RemoteFindingAggregateWhere | null | undefined;
  inspectors?: OfficerAggregateWhere | null | undefined;
  max?: RemoteCheckMinWhere | null | undefined;
  min?: RemoteCheckMinWhere | null | undefined;
  movingAverage?: RemoteCheckCalculation | null | undefined;
  not?: RemoteCheckAggregateWhere | null | undefined;
  or?: Array<RemoteCheckAggregateWhere> | null | undefined;
  percentRank?: RemoteCheckCalculation | null | undefined;
  pharmacy?: PharmacyAggregateWhere | null | undefined;
  rank?: RemoteCheckCalculation | null | undefined;
  ratio?: RemoteCheckCalculation | null | undefined;
  runningTotal?: RemoteCheckCalculation | null | undefined;
  share?: RemoteCheckCalculation | null | undefined;
  where?: RemoteCheckWhere | null | undefined;
};

export type RemoteCheckCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: RemoteCheckMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: RemoteCheckMeasure | null | undefined;
  within?: Array<RemoteCheckGroupBy> | null | undefined;
};

export type RemoteCheckComparison = {
  is: Comparator;
  left: RemoteCheckOperand;
  right: RemoteCheckOperand;
};

export type RemoteCheckDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: RemoteCheckOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: RemoteCheckOperand;
  working?: boolean | null | undefined;
};

export type RemoteCheckDistinctWhere = {
  agency?: IntFilter | null | undefined;
  checkedOn?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  method?: IntFilter | null | undefined;
  note?: IntFilter | null | undefined;
  pharmacy?: IntFilter | null | undefined;
  result?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type RemoteCheckGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  checkedOn?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  method?: GroupDimension | null | undefined;
  note?: GroupDimension | null | undefined;
  pharmacy?: PharmacyGroupBy | null | undefined;
  result?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type RemoteCheckMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: RemoteCheckDays | null | undefined;
  distinct?: RemoteCheckMeasured | null | undefined;
  findings?: RemoteFindingMeasure | null | undefined;
  inspectors?: OfficerMeasure | null | undefined;
  max?: RemoteCheckMeasured | null | undefined;
  min?: RemoteCheckMeasured | null | undefined;
  ratio?: RemoteCheckCalculation | null | undefined;
  where?: RemoteCheckWhere | null | undefined;
};

export type RemoteCheckMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  checkedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  method?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  pharmacy?: OrderDirection | null | undefined;
  result?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type RemoteCheckMeasured = {
  agency?: boolean | null | undefined;
  checkedOn?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  method?: boolean | null | undefined;
  note?: boolean | null | undefined;
  pharmacy?: boolean | null | undefined;
  result?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type RemoteCheckMinWhere = {
  checkedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type RemoteCheckOperand = {
  agency?: AgencyOperand | null | undefined;
  checkedOn?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  findings?: RemoteFindingMeasure | null | undefined;
  id?: boolean | null | undefined;
  inspectors?: OfficerMeasure | null | undefined;
  method?: boolean | null | undefined;
  note?: boolean | null | undefined;
  pharmacy?: PharmacyOperand | null | undefined;
  result?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type RemoteCheckOrder = {
  agency?: AgencyOrder | null | undefined;
  checkedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: RemoteCheckDays | null | undefined;
  findings?: RemoteFindingAggregateOrder | null | undefined;
  id?: OrderDirection | null | undefined;
  inspectors?: OfficerAggregateOrder | null | undefined;
  method?: OrderDirection | null | undefined;
  note?: OrderDirection | null | undefined;
  pharmacy?: PharmacyOrder | null | undefined;
  result?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type RemoteCheckRelationWhere = {
  aggregate?: RemoteCheckAggregateWhere | null | undefined;
  every?: RemoteCheckWhere | null | undefined;
  none?: RemoteCheckWhere | null | undefined;
  some?: RemoteCheckWhere | null | undefined;
};

export type RemoteCheckWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<RemoteCheckWhere> | null | undefined;
  checkedOn?: DateFilter | null | undefined;
  compare?: Array<RemoteCheckComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<RemoteCheckDays> | null | undefined;
  findings?: RemoteFindingRelationWhere | null | undefined;
  id?: IdFilter | null | undefined;
  inspectors?: OfficerRelationWhere | null | undefined;
  method?: RemoteMethodFilter | null | undefined;
  not?: RemoteCheckWhere | null | undefined;
  note?: StringFilter | null | undefined;
  or?: Array<RemoteCheckWhere> | null | undefined;
  pharmacy?: PharmacyWhere | null | undefined;
  result?: RemoteResultFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type RemoteFindingAggregateOrder = {
  change?: RemoteFindingCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: RemoteFindingDays | null | undefined;
  distinct?: RemoteFindingMeasureOrder | null | undefined;
  key?: RemoteFindingOrder | null | undefined;
  max?: RemoteFindingMeasureOrder | null | undefined;
  min?: RemoteFindingMeasureOrder | null | undefined;
  movingAverage?: RemoteFindingCalculation | null | undefined;
  percentRank?: RemoteFindingCalculation | null | undefined;
  rank?: RemoteFindingCalculation | null | undefined;
  ratio?: RemoteFindingCalculation | null | undefined;
  runningTotal?: RemoteFindingCalculation | null | undefined;
  share?: RemoteFindingCalculation | null | undefined;
  where?: RemoteFindingWhere | null | undefined;
};

export type RemoteFindingAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<RemoteFindingAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: RemoteFindingCalculation | null | undefined;
  check?: RemoteCheckAggregateWhere | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<RemoteFindingDays> | null | undefined;
  distinct?: RemoteFindingDistinctWhere | null | undefined;
  max?: RemoteFindingMinWhere | null | undefined;
  min?: RemoteFindingMinWhere | null | undefined;
  movingAverage?: RemoteFindingCalculation | null | undefined;
  not?: RemoteFindingAggregateWhere | null | undefined;
  or?: Array<RemoteFindingAggregateWhere> | null | undefined;
  percentRank?: RemoteFindingCalculation | null | undefined;
  rank?: RemoteFindingCalculation | null | undefined;
  ratio?: RemoteFindingCalculation | null | undefined;
  runningTotal?: RemoteFindingCalculation | null | undefined;
  share?: RemoteFindingCalculation | null | undefined;
  where?: RemoteFindingWhere | null | undefined;
};

export type RemoteFindingCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: RemoteFindingMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: RemoteFindingMeasure | null | undefined;
  within?: Array<RemoteFindingGroupBy> | null | undefined;
};

export type RemoteFindingComparison = {
  is: Comparator;
  left: RemoteFindingOperand;
  right: RemoteFindingOperand;
};

export type RemoteFindingDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: RemoteFindingOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: RemoteFindingOperand;
  working?: boolean | null | undefined;
};

export type RemoteFindingDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  check?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  overdue?: IntFilter | null | undefined;
  proof?: IntFilter | null | undefined;
  rectifiedOn?: IntFilter | null | undefined;
  severity?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type RemoteFindingGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  check?: RemoteCheckGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  overdue?: GroupDimension | null | undefined;
  proof?: GroupDimension | null | undefined;
  rectifiedOn?: DateDimension | null | undefined;
  severity?: GroupDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type RemoteFindingKind =
  | 'DISPLAY'
  | 'EXPIRED'
  | 'OTHER'
  | 'PHARMACIST'
  | 'PRESCRIPTION'
  | 'RECORDS'
  | 'TEMPERATURE';

export type RemoteFindingKindFilter = {
  eq?: RemoteFindingKind | null | undefined;
  in?: Array<RemoteFindingKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: RemoteFindingKind | null | undefined;
  notIn?: Array<RemoteFindingKind> | null | undefined;
};

export type RemoteFindingMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: RemoteFindingDays | null | undefined;
  distinct?: RemoteFindingMeasured | null | undefined;
  max?: RemoteFindingMeasured | null | undefined;
  min?: RemoteFindingMeasured | null | undefined;
  ratio?: RemoteFindingCalculation | null | undefined;
  where?: RemoteFindingWhere | null | undefined;
};

export type RemoteFindingMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  check?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  proof?: OrderDirection | null | undefined;
  rectifiedOn?: OrderDirection | null | undefined;
  severity?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type RemoteFindingMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  check?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  proof?: boolean | null | undefined;
  rectifiedOn?: boolean | null | undefined;
  severity?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type RemoteFindingMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  rectifiedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type RemoteFindingOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  check?: RemoteCheckOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  proof?: boolean | null | undefined;
  rectifiedOn?: boolean | null | undefined;
  severity?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type RemoteFindingOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  check?: RemoteCheckOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: RemoteFindingDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  proof?: OrderDirection | null | undefined;
  rectifiedOn?: OrderDirection | null | undefined;
  severity?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type RemoteFindingRelationWhere = {
  aggregate?: RemoteFindingAggregateWhere | null | undefined;
  every?: RemoteFindingWhere | null | undefined;
  none?: RemoteFindingWhere | null | undefined;
  some?: RemoteFindingWhere | null | undefined;
};

export type RemoteFindingWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<RemoteFindingWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  check?: RemoteCheckWhere | null | undefined;
  compare?: Array<RemoteFindingComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<RemoteFindingDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: RemoteFindingKindFilter | null | undefined;
  not?: RemoteFindingWhere | null | undefined;
  or?: Array<RemoteFindingWhere> | null | undefined;
  overdue?: BooleanFilter | null | undefined;
  proof?: StringFilter | null | undefined;
  rectifiedOn?: DateFilter | null | undefined;
  severity?: FindingSeverityFilter | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type RemoteMethod =
  | 'COLD_CHAIN'
  | 'PRESCRIPTION'
  | 'VIDEO';

export type RemoteMethodFilter = {
  eq?: RemoteMethod | null | undefined;
  in?: Array<RemoteMethod> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: RemoteMethod | null | undefined;
  notIn?: Array<RemoteMethod> | null | undefined;
};

export type RemoteResult =
  | 'PASSED'
  | 'RECTIFICATION'
  | 'SUSPENSION';

export type RemoteResultFilter = {
  eq?: RemoteResult | null | undefined;
  in?: Array<RemoteResult> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: RemoteResult | null | undefined;
  notIn?: Array<RemoteResult> | null | undefined;
};

export type RevealAttachmentInput = {
  attachment: string;
  idempotencyKey?: string | null | undefined;
  reason: string;
  simulate?: boolean;
};

export type Role =
  | 'ADMIN'
  | 'AUDITOR'
  | 'DASHBOARD'
  | 'LEGAL'
  | 'PUBLIC';

export type RuleCertainty =
  | 'MEMORY'
  | 'READ'
  | 'SECOND_HAND';

export type RuleUnit =
  | 'CALENDAR_DAYS'
  | 'MONTHS'
  | 'SHARE'
  | 'WORKING_DAYS'
  | 'YEARS'
  | 'YUAN';

export type SafetyOrderAggregateOrder = {
  change?: SafetyOrderCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: SafetyOrderDays | null | undefined;
  distinct?: SafetyOrderMeasureOrder | null | undefined;
  key?: SafetyOrderOrder | null | undefined;
  max?: SafetyOrderMeasureOrder | null | undefined;
  min?: SafetyOrderMeasureOrder | null | undefined;
  movingAverage?: SafetyOrderCalculation | null | undefined;
  percentRank?: SafetyOrderCalculation | null | undefined;
  rank?: SafetyOrderCalculation | null | undefined;
  ratio?: SafetyOrderCalculation | null | undefined;
  rechecks?: RecheckAggregateOrder | null | undefined;
  runningTotal?: SafetyOrderCalculation | null | undefined;
  share?: SafetyOrderCalculation | null | undefined;
  where?: SafetyOrderWhere | null | undefined;
};

export type SafetyOrderAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<SafetyOrderAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: SafetyOrderCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<SafetyOrderDays> | null | undefined;
  distinct?: SafetyOrderDistinctWhere | null | undefined;
  inspection?: InspectionAggregateWhere | null | undefined;
  max?: SafetyOrderMinWhere | null | undefined;
  min?: SafetyOrderMinWhere | null | undefined;
  movingAverage?: SafetyOrderCalculation | null | undefined;
  not?: SafetyOrderAggregateWhere | null | undefined;
  or?: Array<SafetyOrderAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: SafetyOrderCalculation | null | undefined;
  rank?: SafetyOrderCalculation | null | undefined;
  ratio?: SafetyOrderCalculation | null | undefined;
  rechecks?: RecheckAggregateWhere | null | undefined;
  runningTotal?: SafetyOrderCalculation | null | undefined;
  share?: SafetyOrderCalculation | null | undefined;
  where?: SafetyOrderWhere | null | undefined;
};

export type SafetyOrderCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: SafetyOrderMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: SafetyOrderMeasure | null | undefined;
  within?: Array<SafetyOrderGroupBy> | null | undefined;
};

export type SafetyOrderComparison = {
  is: Comparator;
  left: SafetyOrderOperand;
  right: SafetyOrderOperand;
};

export type SafetyOrderDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: SafetyOrderOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: SafetyOrderOperand;
  working?: boolean | null | undefined;
};

export type SafetyOrderDistinctWhere = {
  agency?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  closedOn?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  inspection?: IntFilter | null | undefined;
  issuedOn?: IntFilter | null | undefined;
  orderNo?: IntFilter | null | undefined;
  overdue?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  recheckDueOn?: IntFilter | null | undefined;
  recheckOverdue?: IntFilter | null | undefined;
  reportedInTime?: IntFilter | null | undefined;
  reportedOn?: IntFilter | null | undefined;
  text?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type SafetyOrderGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  case?: CaseGroupBy | null | undefined;
  closedOn?: DateDimension | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  inspection?: InspectionGroupBy | null | undefined;
  issuedOn?: DateDimension | null | undefined;
  orderNo?: GroupDimension | null | undefined;
  overdue?: GroupDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  recheckDueOn?: DateDimension | null | undefined;
  recheckOverdue?: GroupDimension | null | undefined;
  reportedInTime?: GroupDimension | null | undefined;
  reportedOn?: DateDimension | null | undefined;
  text?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type SafetyOrderMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: SafetyOrderDays | null | undefined;
  distinct?: SafetyOrderMeasured | null | undefined;
  max?: SafetyOrderMeasured | null | undefined;
  min?: SafetyOrderMeasured | null | undefined;
  ratio?: SafetyOrderCalculation | null | undefined;
  rechecks?: RecheckMeasure | null | undefined;
  where?: SafetyOrderWhere | null | undefined;
};

export type SafetyOrderMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  inspection?: OrderDirection | null | undefined;
  issuedOn?: OrderDirection | null | undefined;
  orderNo?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  recheckDueOn?: OrderDirection | null | undefined;
  recheckOverdue?: OrderDirection | null | undefined;
  reportedInTime?: OrderDirection | null | undefined;
  reportedOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type SafetyOrderMeasured = {
  agency?: boolean | null | undefined;
  case?: boolean | null | undefined;
  closedOn?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  inspection?: boolean | null | undefined;
  issuedOn?: boolean | null | undefined;
  orderNo?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  party?: boolean | null | undefined;
  recheckDueOn?: boolean | null | undefined;
  recheckOverdue?: boolean | null | undefined;
  reportedInTime?: boolean | null | undefined;
  reportedOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type SafetyOrderMinWhere = {
  closedOn?: DateFilter | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  issuedOn?: DateFilter | null | undefined;
  recheckDueOn?: DateFilter | null | undefined;
  reportedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type SafetyOrderOperand = {
  agency?: AgencyOperand | null | undefined;
  case?: CaseOperand | null | undefined;
  closedOn?: boolean | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  inspection?: InspectionOperand | null | undefined;
  issuedOn?: boolean | null | undefined;
  orderNo?: boolean | null | undefined;
  overdue?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  recheckDueOn?: boolean | null | undefined;
  recheckOverdue?: boolean | null | undefined;
  rechecks?: RecheckMeasure | null | undefined;
  reportedInTime?: boolean | null | undefined;
  reportedOn?: boolean | null | undefined;
  text?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type SafetyOrderOrder = {
  agency?: AgencyOrder | null | undefined;
  case?: CaseOrder | null | undefined;
  closedOn?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: SafetyOrderDays | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  inspection?: InspectionOrder | null | undefined;
  issuedOn?: OrderDirection | null | undefined;
  orderNo?: OrderDirection | null | undefined;
  overdue?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  recheckDueOn?: OrderDirection | null | undefined;
  recheckOverdue?: OrderDirection | null | undefined;
  rechecks?: RecheckAggregateOrder | null | undefined;
  reportedInTime?: OrderDirection | null | undefined;
  reportedOn?: OrderDirection | null | undefined;
  text?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type SafetyOrderRelationWhere = {
  aggregate?: SafetyOrderAggregateWhere | null | undefined;
  every?: SafetyOrderWhere | null | undefined;
  none?: SafetyOrderWhere | null | undefined;
  some?: SafetyOrderWhere | null | undefined;
};

export type SafetyOrderWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<SafetyOrderWhere> | null | undefined;
  case?: CaseWhere | null | undefined;
  closedOn?: DateFilter | null | undefined;
  compare?: Array<SafetyOrderComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<SafetyOrderDays> | null | undefined;
  dueOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  inspection?: InspectionWhere | null | undefined;
  issuedOn?: DateFilter | null | undefined;
  not?: SafetyOrderWhere | null | undefined;
  or?: Array<SafetyOrderWhere> | null | undefined;
  orderNo?: StringFilter | null | undefined;
  overdue?: BooleanFilter | null | undefined;
  party?: PartyWhere | null | undefined;
  recheckDueOn?: DateFilter | null | undefined;
  recheckOverdue?: BooleanFilter | null | undefined;
  rechecks?: RecheckRelationWhere | null | undefined;
  reportedInTime?: BooleanFilter | null | undefined;
  reportedOn?: DateFilter | null | undefined;
  text?: StringFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type Satisfaction =
  | 'DISSATISFIED'
  | 'NEUTRAL'
  | 'SATISFIED';

export type SatisfactionFilter = {
  eq?: Satisfaction | null | undefined;
  in?: Array<Satisfaction> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: Satisfaction | null | undefined;
  notIn?: Array<Satisfaction> | null | undefined;
};

export type SeizureAggregateOrder = {
  change?: SeizureCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: SeizureDays | null | undefined;
  deadlines?: DeadlineAggregateOrder | null | undefined;
  distinct?: SeizureMeasureOrder | null | undefined;
  examinations?: ExaminationAggregateOrder | null | undefined;
  goodsLots?: GoodsLotAggregateOrder | null | undefined;
  key?: SeizureOrder | null | undefined;
  max?: SeizureMeasureOrder | null | undefined;
  min?: SeizureMeasureOrder | null | undefined;
  movingAverage?: SeizureCalculation | null | undefined;
  percentRank?: SeizureCalculation | null | undefined;
  rank?: SeizureCalculation | null | undefined;
  ratio?: SeizureCalculation | null | undefined;
  runningTotal?: SeizureCalculation | null | undefined;
  share?: SeizureCalculation | null | undefined;
  where?: SeizureWhere | null | undefined;
};

export type SeizureAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<SeizureAggregateWhere> | null | undefined;
  case?: CaseAggregateWhere | null | undefined;
  change?: SeizureCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<SeizureDays> | null | undefined;
  deadlines?: DeadlineAggregateWhere | null | undefined;
  distinct?: SeizureDistinctWhere | null | undefined;
  examinations?: ExaminationAggregateWhere | null | undefined;
  goodsLots?: GoodsLotAggregateWhere | null | undefined;
  max?: SeizureMinWhere | null | undefined;
  min?: SeizureMinWhere | null | undefined;
  movingAverage?: SeizureCalculation | null | undefined;
  not?: SeizureAggregateWhere | null | undefined;
  or?: Array<SeizureAggregateWhere> | null | undefined;
  percentRank?: SeizureCalculation | null | undefined;
  rank?: SeizureCalculation | null | undefined;
  ratio?: SeizureCalculation | null | undefined;
  runningTotal?: SeizureCalculation | null | undefined;
  share?: SeizureCalculation | null | undefined;
  where?: SeizureWhere | null | undefined;
};

export type SeizureCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: SeizureMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: SeizureMeasure | null | undefined;
  within?: Array<SeizureGroupBy> | null | undefined;
};

export type SeizureComparison = {
  is: Comparator;
  left: SeizureOperand;
  right: SeizureOperand;
};

export type SeizureDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: SeizureOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: SeizureOperand;
  working?: boolean | null | undefined;
};

export type SeizureDistinctWhere = {
  agency?: IntFilter | null | undefined;
  approvedBy?: IntFilter | null | undefined;
  case?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  dueOn?: IntFilter | null | undefined;
  extendedOn?: IntFilter | null | undefined;
  extension?: IntFilter | null | undefined;
  ground?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  orderNo?: IntFilter | null | undefined;
  place?: IntFilter | null | undefined;
  seizedOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type SeizureGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  approvedBy?: GroupDimension | null | undefined;
  case?: CaseGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  dueOn?: DateDimension | null | undefined;
  extendedOn?: DateDimension | null | undefined;
  extension?: GroupDimension | null | undefined;
  ground?: GroupDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  orderNo?: GroupDimension | null | undefined;
  place?: GroupDimension | null | undefined;
  seizedOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type SeizureKind =
  | 'SEAL'
  | 'SEIZE';

export type SeizureKindFilter = {
  eq?: SeizureKind | null | undefined;
  in?: Array<SeizureKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: SeizureKind | null | undefined;
  notIn?: Array<SeizureKind> | null | undefined;
};

export type SeizureMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: SeizureDays | null | undefined;
  deadlines?: DeadlineMeasure | null | undefined;
  distinct?: SeizureMeasured | null | undefined;
  examinations?: ExaminationMeasure | null | undefined;
  goodsLots?: GoodsLotMeasure | null | undefined;
  max?: SeizureMeasured | null | undefined;
  min?: SeizureMeasured | null | undefined;
  ratio?: SeizureCalculation | null | undefined;
  where?: SeizureWhere | null | undefined;
};

export type SeizureMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  approvedBy?: OrderDirection | null | undefined;
  case?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  extendedOn?: OrderDirection | null | undefined;
  extension?: OrderDirection | null | undefined;
  ground?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  orderNo?: OrderDirection | null | undefined;
  place?: OrderDirection | null | undefined;
  seizedOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type SeizureMeasured = {
  agency?: boolean | null | undefined;
  approvedBy?: boolean | null | undefined;
  case?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  dueOn?: boolean | null | undefined;
  extendedOn?: boolean | null | undefined;
  extension?: boolean | null | undefined;
  ground?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  orderNo?: boolean | null | undefined;
  place?: boolean | null | undefined;
  seizedOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type SeizureMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  dueOn?: DateFilter | null | undefined;
  extendedOn?: DateFilter | null | undefined;
  seizedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type SeizureOperand = {
  agency?: AgencyOperand | null | undefined;
  approvedBy?: boolean | null | undefined;
  case?: CaseOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  deadlines?: DeadlineMeasure | null | undefined;
  dueOn?: boolean | null | undefined;
  examinations?: ExaminationMeasure | null | undefined;
  extendedOn?: boolean | null | undefined;
  extension?: boolean | null | undefined;
  goodsLots?: GoodsLotMeasure | null | undefined;
  ground?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  orderNo?: boolean | null | undefined;
  place?: boolean | null | undefined;
  seizedOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type SeizureOrder = {
  agency?: AgencyOrder | null | undefined;
  approvedBy?: OrderDirection | null | undefined;
  case?: CaseOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: SeizureDays | null | undefined;
  deadlines?: DeadlineAggregateOrder | null | undefined;
  dueOn?: OrderDirection | null | undefined;
  examinations?: ExaminationAggregateOrder | null | undefined;
  extendedOn?: OrderDirection | null | undefined;
  extension?: OrderDirection | null | undefined;
  goodsLots?: GoodsLotAggregateOrder | null | undefined;
  ground?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  orderNo?: OrderDirection | null | undefined;
  place?: OrderDirection | null | undefined;
  seizedOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type SeizureRelationWhere = {
  aggregate?: SeizureAggregateWhere | null | undefined;
  every?: SeizureWhere | null | undefined;
  none?: SeizureWhere | null | undefined;
  some?: SeizureWhere | null | undefined;
};

export type SeizureWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<SeizureWhere> | null | undefined;
  approvedBy?: StringFilter | null | undefined;
  case?: CaseWhere | null | undefined;
  compare?: Array<SeizureComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<SeizureDays> | null | undefined;
  deadlines?: DeadlineRelationWhere | null | undefined;
  dueOn?: DateFilter | null | undefined;
  examinations?: ExaminationRelationWhere | null | undefined;
  extendedOn?: DateFilter | null | undefined;
  extension?: StringFilter | null | undefined;
  goodsLots?: GoodsLotRelationWhere | null | undefined;
  ground?: StringFilter | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: SeizureKindFilter | null | undefined;
  not?: SeizureWhere | null | undefined;
  or?: Array<SeizureWhere> | null | undefined;
  orderNo?: StringFilter | null | undefined;
  place?: StringFilter | null | undefined;
  seizedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type StringFilter = {
  contains?: string | null | undefined;
  endsWith?: string | null | undefined;
  eq?: string | null | undefined;
  gt?: string | null | undefined;
  gte?: string | null | undefined;
  in?: Array<string> | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: string | null | undefined;
  lte?: string | null | undefined;
  ne?: string | null | undefined;
  notIn?: Array<string> | null | undefined;
  startsWith?: string | null | undefined;
};

export type TrustUnitAggregateOrder = {
  change?: TrustUnitCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: TrustUnitDays | null | undefined;
  distinct?: TrustUnitMeasureOrder | null | undefined;
  key?: TrustUnitOrder | null | undefined;
  max?: TrustUnitMeasureOrder | null | undefined;
  min?: TrustUnitMeasureOrder | null | undefined;
  movingAverage?: TrustUnitCalculation | null | undefined;
  percentRank?: TrustUnitCalculation | null | undefined;
  rank?: TrustUnitCalculation | null | undefined;
  ratio?: TrustUnitCalculation | null | undefined;
  runningTotal?: TrustUnitCalculation | null | undefined;
  share?: TrustUnitCalculation | null | undefined;
  where?: TrustUnitWhere | null | undefined;
};

export type TrustUnitAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<TrustUnitAggregateWhere> | null | undefined;
  change?: TrustUnitCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<TrustUnitDays> | null | undefined;
  distinct?: TrustUnitDistinctWhere | null | undefined;
  max?: TrustUnitMinWhere | null | undefined;
  min?: TrustUnitMinWhere | null | undefined;
  movingAverage?: TrustUnitCalculation | null | undefined;
  not?: TrustUnitAggregateWhere | null | undefined;
  or?: Array<TrustUnitAggregateWhere> | null | undefined;
  party?: PartyAggregateWhere | null | undefined;
  percentRank?: TrustUnitCalculation | null | undefined;
  rank?: TrustUnitCalculation | null | undefined;
  ratio?: TrustUnitCalculation | null | undefined;
  runningTotal?: TrustUnitCalculation | null | undefined;
  share?: TrustUnitCalculation | null | undefined;
  where?: TrustUnitWhere | null | undefined;
};

export type TrustUnitCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: TrustUnitMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: TrustUnitMeasure | null | undefined;
  within?: Array<TrustUnitGroupBy> | null | undefined;
};

export type TrustUnitComparison = {
  is: Comparator;
  left: TrustUnitOperand;
  right: TrustUnitOperand;
};

export type TrustUnitDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: TrustUnitOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: TrustUnitOperand;
  working?: boolean | null | undefined;
};

export type TrustUnitDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  endedOn?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  namedOn?: IntFilter | null | undefined;
  party?: IntFilter | null | undefined;
  proposedOn?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type TrustUnitGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  endedOn?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  namedOn?: DateDimension | null | undefined;
  party?: PartyGroupBy | null | undefined;
  proposedOn?: DateDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type TrustUnitMeasure = {
  count?: boolean | null | undefined;
  daysBetween?: TrustUnitDays | null | undefined;
  distinct?: TrustUnitMeasured | null | undefined;
  max?: TrustUnitMeasured | null | undefined;
  min?: TrustUnitMeasured | null | undefined;
  ratio?: TrustUnitCalculation | null | undefined;
  where?: TrustUnitWhere | null | undefined;
};

export type TrustUnitMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  namedOn?: OrderDirection | null | undefined;
  party?: OrderDirection | null | undefined;
  proposedOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type TrustUnitMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  namedOn?: boolean | null | undefined;
  party?: boolean | null | undefined;
  proposedOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type TrustUnitMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  endedOn?: DateFilter | null | undefined;
  namedOn?: DateFilter | null | undefined;
  proposedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type TrustUnitOperand = {
  agency?: AgencyOperand | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  endedOn?: boolean | null | undefined;
  id?: boolean | null | undefined;
  name?: boolean | null | undefined;
  namedOn?: boolean | null | undefined;
  party?: PartyOperand | null | undefined;
  proposedOn?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type TrustUnitOrder = {
  agency?: AgencyOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: TrustUnitDays | null | undefined;
  endedOn?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  namedOn?: OrderDirection | null | undefined;
  party?: PartyOrder | null | undefined;
  proposedOn?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type TrustUnitRelationWhere = {
  aggregate?: TrustUnitAggregateWhere | null | undefined;
  every?: TrustUnitWhere | null | undefined;
  none?: TrustUnitWhere | null | undefined;
  some?: TrustUnitWhere | null | undefined;
};

export type TrustUnitWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<TrustUnitWhere> | null | undefined;
  compare?: Array<TrustUnitComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<TrustUnitDays> | null | undefined;
  endedOn?: DateFilter | null | undefined;
  id?: IdFilter | null | undefined;
  name?: StringFilter | null | undefined;
  namedOn?: DateFilter | null | undefined;
  not?: TrustUnitWhere | null | undefined;
  or?: Array<TrustUnitWhere> | null | undefined;
  party?: PartyWhere | null | undefined;
  proposedOn?: DateFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type UnitAggregateOrder = {
  cases?: CaseAggregateOrder | null | undefined;
  change?: UnitCalculation | null | undefined;
  count?: OrderDirection | null | undefined;
  daysBetween?: UnitDays | null | undefined;
  distinct?: UnitMeasureOrder | null | undefined;
  key?: UnitOrder | null | undefined;
  max?: UnitMeasureOrder | null | undefined;
  min?: UnitMeasureOrder | null | undefined;
  movingAverage?: UnitCalculation | null | undefined;
  officers?: OfficerAggregateOrder | null | undefined;
  percentRank?: UnitCalculation | null | undefined;
  rank?: UnitCalculation | null | undefined;
  ratio?: UnitCalculation | null | undefined;
  runningTotal?: UnitCalculation | null | undefined;
  share?: UnitCalculation | null | undefined;
  where?: UnitWhere | null | undefined;
};

export type UnitAggregateWhere = {
  agency?: AgencyAggregateWhere | null | undefined;
  and?: Array<UnitAggregateWhere> | null | undefined;
  cases?: CaseAggregateWhere | null | undefined;
  change?: UnitCalculation | null | undefined;
  count?: IntFilter | null | undefined;
  daysBetween?: Array<UnitDays> | null | undefined;
  distinct?: UnitDistinctWhere | null | undefined;
  max?: UnitMinWhere | null | undefined;
  min?: UnitMinWhere | null | undefined;
  movingAverage?: UnitCalculation | null | undefined;
  not?: UnitAggregateWhere | null | undefined;
  officers?: OfficerAggregateWhere | null | undefined;
  or?: Array<UnitAggregateWhere> | null | undefined;
  percentRank?: UnitCalculation | null | undefined;
  rank?: UnitCalculation | null | undefined;
  ratio?: UnitCalculation | null | undefined;
  runningTotal?: UnitCalculation | null | undefined;
  share?: UnitCalculation | null | undefined;
  where?: UnitWhere | null | undefined;
};

export type UnitCalculation = {
  against?: ChangeAgainst | null | undefined;
  direction?: OrderDirection | null | undefined;
  is?: DecimalFilter | null | undefined;
  of: UnitMeasure;
  order?: RankOrder | null | undefined;
  over?: number | null | undefined;
  part?: ChangePart | null | undefined;
  to?: UnitMeasure | null | undefined;
  within?: Array<UnitGroupBy> | null | undefined;
};

export type UnitComparison = {
  is: Comparator;
  left: UnitOperand;
  right: UnitOperand;
};

export type UnitDays = {
  aggregate?: DurationWhere | null | undefined;
  aggregateOrder?: DurationOrder | null | undefined;
  eq?: number | null | undefined;
  from: UnitOperand;
  gt?: number | null | undefined;
  gte?: number | null | undefined;
  isNull?: boolean | null | undefined;
  lt?: number | null | undefined;
  lte?: number | null | undefined;
  measure?: DurationMeasure | null | undefined;
  ne?: number | null | undefined;
  order?: OrderDirection | null | undefined;
  until: UnitOperand;
  working?: boolean | null | undefined;
};

export type UnitDistinctWhere = {
  agency?: IntFilter | null | undefined;
  createdAt?: IntFilter | null | undefined;
  id?: IntFilter | null | undefined;
  kind?: IntFilter | null | undefined;
  name?: IntFilter | null | undefined;
  nameInitials?: IntFilter | null | undefined;
  updatedAt?: IntFilter | null | undefined;
};

export type UnitGroupBy = {
  agency?: AgencyGroupBy | null | undefined;
  createdAt?: DateDimension | null | undefined;
  id?: GroupDimension | null | undefined;
  kind?: GroupDimension | null | undefined;
  name?: GroupDimension | null | undefined;
  nameInitials?: GroupDimension | null | undefined;
  updatedAt?: DateDimension | null | undefined;
  version?: NumberDimension | null | undefined;
};

export type UnitKind =
  | 'BRANCH'
  | 'BRIGADE'
  | 'SECTION'
  | 'STATION';

export type UnitKindFilter = {
  eq?: UnitKind | null | undefined;
  in?: Array<UnitKind> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: UnitKind | null | undefined;
  notIn?: Array<UnitKind> | null | undefined;
};

export type UnitMeasure = {
  cases?: CaseMeasure | null | undefined;
  count?: boolean | null | undefined;
  daysBetween?: UnitDays | null | undefined;
  distinct?: UnitMeasured | null | undefined;
  max?: UnitMeasured | null | undefined;
  min?: UnitMeasured | null | undefined;
  officers?: OfficerMeasure | null | undefined;
  ratio?: UnitCalculation | null | undefined;
  where?: UnitWhere | null | undefined;
};

export type UnitMeasureOrder = {
  agency?: OrderDirection | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
};

export type UnitMeasured = {
  agency?: boolean | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  updatedAt?: boolean | null | undefined;
};

export type UnitMinWhere = {
  createdAt?: DateTimeFilter | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
};

export type UnitOperand = {
  agency?: AgencyOperand | null | undefined;
  cases?: CaseMeasure | null | undefined;
  constant?: Constant | null | undefined;
  createdAt?: boolean | null | undefined;
  id?: boolean | null | undefined;
  kind?: boolean | null | undefined;
  name?: boolean | null | undefined;
  nameInitials?: boolean | null | undefined;
  officers?: OfficerMeasure | null | undefined;
  updatedAt?: boolean | null | undefined;
  version?: boolean | null | undefined;
};

export type UnitOrder = {
  agency?: AgencyOrder | null | undefined;
  cases?: CaseAggregateOrder | null | undefined;
  createdAt?: OrderDirection | null | undefined;
  daysBetween?: UnitDays | null | undefined;
  id?: OrderDirection | null | undefined;
  kind?: OrderDirection | null | undefined;
  name?: OrderDirection | null | undefined;
  nameInitials?: OrderDirection | null | undefined;
  officers?: OfficerAggregateOrder | null | undefined;
  updatedAt?: OrderDirection | null | undefined;
  version?: OrderDirection | null | undefined;
};

export type UnitRelationWhere = {
  aggregate?: UnitAggregateWhere | null | undefined;
  every?: UnitWhere | null | undefined;
  none?: UnitWhere | null | undefined;
  some?: UnitWhere | null | undefined;
};

export type UnitWhere = {
  agency?: AgencyWhere | null | undefined;
  and?: Array<UnitWhere> | null | undefined;
  cases?: CaseRelationWhere | null | undefined;
  compare?: Array<UnitComparison> | null | undefined;
  createdAt?: DateTimeFilter | null | undefined;
  daysBetween?: Array<UnitDays> | null | undefined;
  id?: IdFilter | null | undefined;
  kind?: UnitKindFilter | null | undefined;
  name?: StringFilter | null | undefined;
  nameInitials?: StringFilter | null | undefined;
  not?: UnitWhere | null | undefined;
  officers?: OfficerRelationWhere | null | undefined;
  or?: Array<UnitWhere> | null | undefined;
  updatedAt?: DateTimeFilter | null | undefined;
  version?: IntFilter | null | undefined;
};

export type Withdrawal =
  | 'ANNULLED'
  | 'CHANGED'
  | 'UNLAWFUL'
  | 'VOID';

export type WithdrawalFilter = {
  eq?: Withdrawal | null | undefined;
  in?: Array<Withdrawal> | null | undefined;
  isNull?: boolean | null | undefined;
  ne?: Withdrawal | null | undefined;
  notIn?: Array<Withdrawal> | null | undefined;
};

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { name: string, role: Role, isDemo: boolean, mayFileCase: boolean, mayChangeParty: boolean, mayRevealAttachment: boolean, mayAddUnit: boolean, mayGrantAccess: boolean, maySetRule: boolean, agencies: { nodes: Array<{ id: string, code: string, name: string, parent: { id: string } | null }> }, units: { nodes: Array<{ id: string, name: string }> }, actsAs: { nodes: Array<{ id: string, name: string }> } }, units: { nodes: Array<{ id: string, name: string }> }, cases: { groups: { nodes: Array<{ key: { decidedOn: string | null } | null, aggregate: { count: number } }> } } };

export type ViewerRoleQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerRoleQuery = { viewer: { role: Role } };

export type AdminStaffQueryVariables = Exact<{
  agency: string;
}>;


export type AdminStaffQuery = { units: { totalCount: number, nodes: Array<{ id: string, name: string, kind: UnitKind, version: number }> }, officers: { totalCount: number, nodes: Array<{ id: string, name: string, certificateNo: string, certifiedFrom: string, certifiedUntil: string | null, version: number, unit: { id: string, name: string } }> } };

export type AdminAccessQueryVariables = Exact<{
  agency: string;
  accounts: AccountWhere;
  offset: number;
  usedSince: string;
}>;


export type AdminAccessQuery = { accounts: { totalCount: number, nodes: Array<{ id: string, name: string, subject: string | null, role: AccountRole, validFrom: string, validUntil: string | null, withdrawnAt: string | null, withdrawal: string | null, createdAt: string, version: number, agency: { id: string }, units: { nodes: Array<{ id: string, name: string }> }, officer: { id: string, name: string } | null }> }, uses: { groups: { totalCount: number, nodes: Array<{ key: { caller: string | null } | null, aggregate: { max: { lastAt: string | null } } }> } }, accessTokens: { totalCount: number, nodes: Array<{ id: string, name: string, expiresAt: string, lastUsedAt: string | null, account: { id: string, name: string, role: AccountRole, withdrawnAt: string | null } }> }, units: { nodes: Array<{ id: string, name: string }> }, officers: { nodes: Array<{ id: string, name: string, certificateNo: string, certifiedUntil: string | null, unit: { id: string, name: string } }> } };

export type AdminRulesQueryVariables = Exact<{
  agency: string;
}>;


export type AdminRulesQuery = { rules: { nodes: Array<{ id: string, name: string, article: string, value: string, unit: RuleUnit, effectiveFrom: string, effectiveUntil: string | null, certainty: RuleCertainty, mayBeSet: boolean }> }, ruleSettings: { nodes: Array<{ id: string, rule: string, article: string, value: string, effectiveFrom: string, effectiveUntil: string | null, approvedBy: string }> }, labels: Array<{ values: Array<{ value: string, label: string }> }> };

export type AdminCalendarQueryVariables = Exact<{
  agency: string;
}>;


export type AdminCalendarQuery = { calendarDays: { totalCount: number, nodes: Array<{ day: string, isWorking: boolean, source: string }> }, deadlines: { groups: { nodes: Array<{ key: { unknownYear: number | null } | null, aggregate: { count: number } }> } } };

export type AdminUnitQueryVariables = Exact<{
  id: string;
}>;


export type AdminUnitQuery = { unit: { id: string, name: string, kind: UnitKind, version: number } | null };

export type AdminOfficerQueryVariables = Exact<{
  id: string;
}>;


export type AdminOfficerQuery = { officer: { id: string, name: string, certificateNo: string, certifiedFrom: string, certifiedUntil: string | null, version: number, unit: { id: string, name: string } } | null };

export type AdminAccountQueryVariables = Exact<{
  id: string;
}>;


export type AdminAccountQuery = { account: { id: string, name: string, subject: string | null, role: AccountRole, validFrom: string, validUntil: string | null, withdrawnAt: string | null, withdrawal: string | null, createdAt: string, version: number, agency: { id: string }, units: { nodes: Array<{ id: string, name: string }> }, officer: { id: string, name: string } | null } | null };

export type DeskCaseQueryVariables = Exact<{
  id: string;
}>;


export type DeskCaseQuery = { case: { id: string, caseNo: string, version: number, updatedAt: string, status: CaseStatus, field: CaseField, source: CaseSource, procedure: CaseProcedure, cause: string, facts: string | null, valueOfGoods: string | null, illegalGains: string | null, actEndedOn: string | null, harmsSafety: boolean, filedOn: string, decidedOn: string | null, servedOn: string | null, concludedOn: string | null, fineAmount: string, penaltyAmount: string, unpaidAmount: string, unit: { id: string, name: string } | null, agency: { id: string, name: string }, party: { id: string, kind: PartyKind, name: string, code: string | null, address: string | null, representative: string | null, cases: { totalCount: number } }, business: { id: string, name: string } | null, officers: { nodes: Array<{ id: string, name: string, certificateNo: string }> }, events: { nodes: Array<{ id: string, kind: CaseEventKind, occurredOn: string, note: string | null, days: number | null, createdAt: string, officer: { name: string } | null, corrects: { id: string, kind: CaseEventKind } | null }> }, deadlines: { nodes: Array<{ id: string, action: DeadlineAction, startsOn: string, dueOn: string | null, unknownYear: number | null, article: string, endedOn: string | null, stoppedOn: string | null, overdue: boolean, daysLeft: number | null, spans: { nodes: Array<{ kind: DeadlineSpanKind, startsOn: string, endsOn: string, days: number, article: string }> } }> }, proposals: { nodes: Array<{ id: string, proposedOn: string, reasons: string | null, penalties: { nodes: Array<{ kind: PenaltyKind, amount: string | null, text: string | null, departure: string | null, act: string | null, provision: { id: string, law: string, article: string } }> } }> }, hearings: { nodes: Array<{ id: string, toldOn: string, heldOn: string, place: string, chair: { name: string } }> }, decisions: { nodes: Array<{ id: string, decisionNo: string, outcome: DecisionOutcome, decidedOn: string, servedOn: string | null, reasons: string | null, withdrawnOn: string | null, withdrawal: Withdrawal | null, withdrawalReason: string | null, penalties: { nodes: Array<{ id: string, kind: PenaltyKind, amount: string | null, text: string | null, departure: string | null, act: string | null, paidAmount: string, surchargeAmount: string, balance: string, withdrawnOn: string | null, provision: { id: string, law: string, article: string } | null, instalments: { nodes: Array<{ id: string, dueOn: string | null, amount: string, settledOn: string | null, replacedOn: string | null }> }, payments: { nodes: Array<{ id: string, kind: PaymentKind, amount: string, surcharge: string, paidOn: string, method: PaymentMethod, receiptNo: string | null, note: string | null, reverses: { id: string } | null }> } }> }, appeals: { nodes: Array<{ id: string, kind: AppealKind, authority: string, filedOn: string, endedOn: string | null, outcome: AppealOutcome | null }> } }> }, seizures: { nodes: Array<{ id: string, kind: SeizureKind, orderNo: string, seizedOn: string, dueOn: string | null, extendedOn: string | null, place: string }> }, examinations: { nodes: Array<{ id: string, kind: ExaminationKind, text: string, startsOn: string, dueOn: string, endedOn: string | null, result: string | null }> }, goodsLots: { nodes: Array<{ id: string, name: string, quantity: string, unit: string, value: string | null, storedAt: string | null, quantitySeized: string, quantityConfiscated: string, quantityHeld: string, quantityDestroyed: string, movements: { nodes: Array<{ id: string, kind: GoodsMovementKind, quantity: string, movedOn: string, place: string | null, note: string | null, destruction: { id: string } | null }> } }> }, documents: { nodes: Array<{ id: string, kind: DocumentKind, docNo: string, title: string | null, datedOn: string, file: string | null }> }, attachments: { nodes: Array<{ id: string, name: string, mediaType: string, size: number, uploadedBy: string, createdAt: string, withdrawnAt: string | null, withdrawal: string | null }> }, clues: { nodes: Array<{ id: string, clueNo: string, receivedOn: string, text: string, source: CaseSource }> }, complaints: { nodes: Array<{ id: string, complaintNo: string, receivedAt: string, kind: ComplaintKind, text: string, channel: ComplaintChannel }> } } | null };

export type DeskComplaintQueryVariables = Exact<{
  id: string;
}>;


export type DeskComplaintQuery = { complaint: { id: string, complaintNo: string, version: number, kind: ComplaintKind, channel: ComplaintChannel, object: ComplaintObject, issue: ComplaintIssue, text: string, isNamed: boolean, receivedAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedInTime: boolean | null, acceptBy: string | null, acceptedAt: string | null, acceptedInTime: boolean | null, refusedAt: string | null, refusal: string | null, mediateBy: string | null, mediateArticle: string | null, mediatedInTime: boolean | null, checkBy: string | null, decidedOn: string | null, decidedInTime: boolean | null, tellBy: string | null, tellArticle: string | null, toldAt: string | null, toldInTime: boolean | null, closeBy: string | null, closedAt: string | null, closedInTime: boolean | null, result: ComplaintResult | null, recoveredAmount: string, satisfaction: Satisfaction | null, reopening: string | null, agency: { id: string, name: string }, unit: { id: string, name: string } | null, party: { id: string, name: string } | null, business: { id: string, name: string } | null, case: { id: string, caseNo: string, status: CaseStatus, party: { name: string } } | null, mergedInto: { id: string, complaintNo: string } | null, merged: { nodes: Array<{ id: string, complaintNo: string, receivedAt: string }> }, clues: { nodes: Array<{ id: string, clueNo: string, text: string, receivedOn: string, checkBy: string | null, extendedOn: string | null, checkedOn: string | null, outcome: ClueOutcome | null, reason: string | null, overdue: boolean, case: { id: string, caseNo: string } | null }> } } | null };

export type DeskOpenComplaintsQueryVariables = Exact<{
  where: ComplaintWhere;
}>;


export type DeskOpenComplaintsQuery = { complaints: { nodes: Array<{ id: string, complaintNo: string, text: string }> } };

export type DeskClueQueryVariables = Exact<{
  id: string;
}>;


export type DeskClueQuery = { clue: { id: string, clueNo: string, version: number, source: CaseSource, field: CaseField, text: string, receivedOn: string, checkBy: string | null, extendedOn: string | null, extension: string | null, checkedOn: string | null, checkedInTime: boolean | null, outcome: ClueOutcome | null, reason: string | null, overdue: boolean, agency: { id: string, name: string }, unit: { id: string, name: string }, party: { id: string, name: string } | null, business: { id: string, name: string } | null, case: { id: string, caseNo: string, status: CaseStatus, party: { name: string } } | null, complaint: { id: string, complaintNo: string, kind: ComplaintKind, isNamed: boolean, receivedAt: string, acknowledgeBy: string | null, acknowledgedAt: string | null, acknowledgedInTime: boolean | null, acceptBy: string | null, acceptedAt: string | null, acceptedInTime: boolean | null, refusedAt: string | null, refusal: string | null, mediateBy: string | null, mediateArticle: string | null, mediatedInTime: boolean | null, checkBy: string | null, decidedOn: string | null, decidedInTime: boolean | null, tellBy: string | null, tellArticle: string | null, toldAt: string | null, toldInTime: boolean | null, closeBy: string | null, closedAt: string | null, closedInTime: boolean | null, result: ComplaintResult | null } | null } | null };

export type DeskCasesQueryVariables = Exact<{
  where: CaseWhere;
  order: Array<CaseOrder> | CaseOrder;
  first: number;
  offset: number;
}>;


export type DeskCasesQuery = { cases: { totalCount: number, nodes: Array<{ id: string, caseNo: string, status: CaseStatus, field: CaseField, cause: string, filedOn: string, party: { id: string, name: string }, unit: { name: string } | null, nextSteps: { nodes: Array<{ action: DeadlineAction, dueOn: string | null, unknownYear: number | null, overdue: boolean, daysLeft: number | null }> } }> }, units: { nodes: Array<{ id: string, name: string }> } };

export type DeskDeadlinesQueryVariables = Exact<{
  where: DeadlineWhere;
  overdue: DeadlineWhere;
  soon: DeadlineWhere;
  first: number;
  offset: number;
}>;


export type DeskDeadlinesQuery = { deadlines: { totalCount: number, nodes: Array<{ id: string, action: DeadlineAction, dueOn: string | null, unknownYear: number | null, daysLeft: number | null, overdue: boolean, article: string, case: { id: string, caseNo: string, status: CaseStatus, cause: string, party: { name: string }, unit: { name: string } | null } }> }, units: { nodes: Array<{ id: string, name: string }> }, overdue: { totalCount: number }, soon: { totalCount: number } };

export type DeskCluesQueryVariables = Exact<{
  where: ClueWhere;
  first: number;
  offset: number;
}>;


export type DeskCluesQuery = { clues: { totalCount: number, nodes: Array<{ id: string, clueNo: string, receivedOn: string, checkBy: string | null, overdue: boolean, source: CaseSource, field: CaseField, text: string, party: { name: string } | null, unit: { name: string } }> } };

export type DeskComplaintsQueryVariables = Exact<{
  where: ComplaintWhere;
  tell: ComplaintWhere;
  order: Array<ComplaintOrder> | ComplaintOrder;
  first: number;
  offset: number;
}>;


export type DeskComplaintsQuery = { complaints: { totalCount: number, nodes: Array<{ id: string, complaintNo: string, kind: ComplaintKind, receivedAt: string, closeBy: string | null, closedAt: string | null, result: ComplaintResult | null, tellBy: string | null, text: string, party: { name: string } | null, unit: { name: string } | null }> }, tell: { totalCount: number } };

export type DeskChoicesQueryVariables = Exact<{ [key: string]: never; }>;


export type DeskChoicesQuery = { units: { nodes: Array<{ id: string, name: string }> }, officers: { nodes: Array<{ id: string, name: string, certificateNo: string, certifiedUntil: string | null, unit: { id: string, name: string } }> }, provisions: { nodes: Array<{ id: string, law: string, article: string, text: string, field: CaseField, fineMin: string | null, fineMax: string | null, multipleMin: string | null, multipleMax: string | null, effectiveUntil: string | null }> }, rules: { nodes: Array<{ name: string, article: string, value: string, effectiveFrom: string, effectiveUntil: string | null }> }, ruleSettings: { nodes: Array<{ rule: string, article: string, value: string, effectiveFrom: string }> } };

export type DeskSourceQueryVariables = Exact<{
  id: string;
}>;


export type DeskSourceQuery = { node:
    | { id: string, clueNo: string, text: string, field: CaseField, source: CaseSource, receivedOn: string, party: { id: string, name: string } | null, unit: { id: string } }
    | { id: string, kind: ComplaintKind, text: string, object: ComplaintObject, receivedAt: string, party: { id: string, name: string } | null, handler: { id: string } | null }
    | Record<PropertyKey, never>
   | null };

export type DeskPartiesQueryVariables = Exact<{
  where: PartyWhere;
}>;


export type DeskPartiesQuery = { parties: { nodes: Array<{ id: string, kind: PartyKind, name: string, code: string | null, address: string | null, cases: { totalCount: number, nodes: Array<{ id: string, caseNo: string, cause: string, status: CaseStatus, filedOn: string }> } }> } };

export type DeskGoodsQueryVariables = Exact<{
  where: GoodsLotWhere;
  first: number;
  offset: number;
}>;


export type DeskGoodsQuery = { goodsLots: { totalCount: number, nodes: Array<{ id: string, name: string, quantityHeld: string, unit: string, value: string | null, storedAt: string | null, field: CaseField, case: { id: string, caseNo: string, party: { name: string } } }> } };

export type DeskRevealAttachmentMutationVariables = Exact<{
  input: RevealAttachmentInput;
}>;


export type DeskRevealAttachmentMutation = { revealAttachment: { disclosure: { id: string } } | null };

export type DeskHistoryQueryVariables = Exact<{
  id: string;
  first: number;
  before?: string | null | undefined;
}>;


export type DeskHistoryQuery = { history: Array<{ at: string | null, action: RecordAction, by: string | null, verb: string | null, changes: Array<{ name: string, label: string, enumeration: string | null, before: string | null, after: string | null }> }> };

export type DeskPartyQueryVariables = Exact<{
  id: string;
}>;


export type DeskPartyQuery = { party: { id: string, version: number, kind: PartyKind, name: string, code: string | null, identityNo: string | null, address: string | null, representative: string | null, division: string | null, balance: string, agency: { name: string }, cases: { totalCount: number, nodes: Array<{ id: string, caseNo: string, cause: string, status: CaseStatus, filedOn: string, unit: { name: string } | null }> }, changes: { totalCount: number, nodes: Array<{ id: string, kind: PartyKind, name: string, code: string | null, identityNo: string | null, address: string | null, representative: string | null, division: string | null, reason: string, callerName: string, changedAt: string }> } } | null };

export type DeskRecordPaymentsMutationVariables = Exact<{
  input: RecordPaymentsInput;
}>;


export type DeskRecordPaymentsMutation = { recordPayments: { payments: Array<{ id: string, amount: string, surcharge: string, penalty: { id: string, balance: string }, case: { id: string, caseNo: string, party: { name: string } } }> } | null };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const ViewerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query Viewer {
  viewer {
    name
    role
    agencies(first: 100) {
      nodes {
        id
        code
        name
        parent {
          id
        }
      }
    }
    units {
      nodes {
        id
        name
      }
    }
    actsAs {
      nodes {
        id
        name
      }
    }
    isDemo
    mayFileCase: may(mutation: "fileCase")
    mayChangeParty: may(mutation: "changeParty")
    mayRevealAttachment: may(mutation: "revealAttachment")
    mayAddUnit: may(mutation: "addUnit")
    mayGrantAccess: may(mutation: "grantAccess")
    maySetRule: may(mutation: "setRule")
  }
  units(first: 200) {
    nodes {
      id
      name
    }
  }
  cases(where: {decidedOn: {isNull: false}}) {
    groups(
      by: [{decidedOn: {bucket: YEAR}}]
      orderBy: [{key: {decidedOn: DESC}}]
      first: 5
    ) {
      nodes {
        key {
          decidedOn
        }
        aggregate {
          count
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<ViewerQuery, ViewerQueryVariables>;
export const ViewerRoleDocument = /*#__PURE__*/ new TypedDocumentString(`
    query ViewerRole {
  viewer {
    role
  }
}
    `) as unknown as TypedDocumentString<ViewerRoleQuery, ViewerRoleQueryVariables>;
export const AdminStaffDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminStaff($agency: ID!) {
  units(first: 200, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    totalCount
    nodes {
      id
      name
      kind
      version
    }
  }
  officers(first: 500, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    totalCount
    nodes {
      id
      name
      certificateNo
      certifiedFrom
      certifiedUntil
      version
      unit {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminStaffQuery, AdminStaffQueryVariables>;
export const AdminAccessDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminAccess($agency: ID!, $accounts: AccountWhere!, $offset: Int!, $usedSince: Date!) {
  accounts(first: 50, offset: $offset, where: $accounts, orderBy: [{id: DESC}]) {
    totalCount
    nodes {
      id
      name
      subject
      role
      validFrom
      validUntil
      withdrawnAt
      withdrawal
      createdAt
      version
      agency {
        id
      }
      units(first: 50, orderBy: [{id: ASC}]) {
        nodes {
          id
          name
        }
      }
      officer {
        id
        name
      }
    }
  }
  uses: accessEvents(
    where: {agency: {id: {eq: $agency}}, caller: {startsWith: "account:"}, day: {gte: $usedSince}}
  ) {
    groups(by: [{caller: {}}], first: 500) {
      totalCount
      nodes {
        key {
          caller
        }
        aggregate {
          max {
            lastAt
          }
        }
      }
    }
  }
  accessTokens(
    first: 200
    where: {agency: {id: {eq: $agency}}, revokedAt: {isNull: true}}
    orderBy: [{expiresAt: ASC}, {id: ASC}]
  ) {
    totalCount
    nodes {
      id
      name
      expiresAt
      lastUsedAt
      account {
        id
        name
        role
        withdrawnAt
      }
    }
  }
  units(first: 200, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
  officers(first: 500, where: {agency: {id: {eq: $agency}}}, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
      certificateNo
      certifiedUntil
      unit {
        id
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminAccessQuery, AdminAccessQueryVariables>;
export const AdminRulesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminRules($agency: ID!) {
  rules(first: 500, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
      article
      value
      unit
      effectiveFrom
      effectiveUntil
      certainty
      mayBeSet
    }
  }
  ruleSettings(
    first: 500
    where: {agency: {id: {eq: $agency}}}
    orderBy: [{id: ASC}]
  ) {
    nodes {
      id
      rule
      article
      value
      effectiveFrom
      effectiveUntil
      approvedBy
    }
  }
  labels(of: ["RuleName"]) {
    values {
      value
      label
    }
  }
}
    `) as unknown as TypedDocumentString<AdminRulesQuery, AdminRulesQueryVariables>;
export const AdminCalendarDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminCalendar($agency: ID!) {
  calendarDays(
    first: 500
    where: {agency: {id: {eq: $agency}}}
    orderBy: [{day: DESC}]
  ) {
    totalCount
    nodes {
      day
      isWorking
      source
    }
  }
  deadlines(
    where: {agency: {id: {eq: $agency}}, unknownYear: {isNull: false}, endedOn: {isNull: true}}
  ) {
    groups(by: [{unknownYear: {}}], orderBy: [{key: {unknownYear: ASC}}], first: 50) {
      nodes {
        key {
          unknownYear
        }
        aggregate {
          count
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<AdminCalendarQuery, AdminCalendarQueryVariables>;
export const AdminUnitDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminUnit($id: ID!) {
  unit(id: $id) {
    id
    name
    kind
    version
  }
}
    `) as unknown as TypedDocumentString<AdminUnitQuery, AdminUnitQueryVariables>;
export const AdminOfficerDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminOfficer($id: ID!) {
  officer(id: $id) {
    id
    name
    certificateNo
    certifiedFrom
    certifiedUntil
    version
    unit {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AdminOfficerQuery, AdminOfficerQueryVariables>;
export const AdminAccountDocument = /*#__PURE__*/ new TypedDocumentString(`
    query AdminAccount($id: ID!) {
  account(id: $id) {
    id
    name
    subject
    role
    validFrom
    validUntil
    withdrawnAt
    withdrawal
    createdAt
    version
    agency {
      id
    }
    units(first: 50, orderBy: [{id: ASC}]) {
      nodes {
        id
        name
      }
    }
    officer {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<AdminAccountQuery, AdminAccountQueryVariables>;
export const DeskCaseDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskCase($id: ID!) {
  case(id: $id) {
    id
    caseNo
    version
    updatedAt
    status
    field
    source
    procedure
    cause
    facts
    valueOfGoods
    illegalGains
    actEndedOn
    harmsSafety
    filedOn
    decidedOn
    servedOn
    concludedOn
    fineAmount
    penaltyAmount
    unpaidAmount
    unit {
      id
      name
    }
    agency {
      id
      name
    }
    party {
      id
      kind
      name
      code
      address
      representative
      cases {
        totalCount
      }
    }
    business {
      id
      name
    }
    officers(first: 20) {
      nodes {
        id
        name
        certificateNo
      }
    }
    events(first: 200) {
      nodes {
        id
        kind
        occurredOn
        note
        days
        createdAt
        officer {
          name
        }
        corrects {
          id
          kind
        }
      }
    }
    deadlines(first: 50, orderBy: [{startsOn: ASC}, {id: ASC}]) {
      nodes {
        id
        action
        startsOn
        dueOn
        unknownYear
        article
        endedOn
        stoppedOn
        overdue
        daysLeft
        spans(first: 20, orderBy: [{startsOn: ASC}]) {
          nodes {
            kind
            startsOn
            endsOn
            days
            article
          }
        }
      }
    }
    proposals(last: 1) {
      nodes {
        id
        proposedOn
        reasons
        penalties(first: 20) {
          nodes {
            kind
            amount
            text
            departure
            act
            provision {
              id
              law
              article
            }
          }
        }
      }
    }
    hearings(first: 10) {
      nodes {
        id
        toldOn
        heldOn
        place
        chair {
          name
        }
      }
    }
    decisions(first: 10) {
      nodes {
        id
        decisionNo
        outcome
        decidedOn
        servedOn
        reasons
        withdrawnOn
        withdrawal
        withdrawalReason
        penalties(first: 20) {
          nodes {
            id
            kind
            amount
            text
            departure
            act
            paidAmount
            surchargeAmount
            balance
            withdrawnOn
            provision {
              id
              law
              article
            }
            instalments(first: 24, orderBy: [{dueOn: ASC}]) {
              nodes {
                id
                dueOn
                amount
                settledOn
                replacedOn
              }
            }
            payments(first: 100, orderBy: [{paidOn: ASC}, {id: ASC}]) {
              nodes {
                id
                kind
                amount
                surcharge
                paidOn
                method
                receiptNo
                note
                reverses {
                  id
                }
              }
            }
          }
        }
        appeals(first: 10) {
          nodes {
            id
            kind
            authority
            filedOn
            endedOn
            outcome
          }
        }
      }
    }
    seizures(first: 20) {
      nodes {
        id
        kind
        orderNo
        seizedOn
        dueOn
        extendedOn
        place
      }
    }
    examinations(first: 20) {
      nodes {
        id
        kind
        text
        startsOn
        dueOn
        endedOn
        result
      }
    }
    goodsLots(first: 100) {
      nodes {
        id
        name
        quantity
        unit
        value
        storedAt
        quantitySeized
        quantityConfiscated
        quantityHeld
        quantityDestroyed
        movements(first: 50, orderBy: [{id: ASC}]) {
          nodes {
            id
            kind
            quantity
            movedOn
            place
            note
            destruction {
              id
            }
          }
        }
      }
    }
    documents(first: 100, orderBy: [{datedOn: ASC}, {id: ASC}]) {
      nodes {
        id
        kind
        docNo
        title
        datedOn
        file
      }
    }
    attachments(first: 100, orderBy: [{createdAt: ASC}, {id: ASC}]) {
      nodes {
        id
        name
        mediaType
        size
        uploadedBy
        createdAt
        withdrawnAt
        withdrawal
      }
    }
    clues(first: 10) {
      nodes {
        id
        clueNo
        receivedOn
        text
        source
      }
    }
    complaints(first: 10) {
      nodes {
        id
        complaintNo
        receivedAt
        kind
        text
        channel
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskCaseQuery, DeskCaseQueryVariables>;
export const DeskComplaintDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskComplaint($id: ID!) {
  complaint(id: $id) {
    id
    complaintNo
    version
    kind
    channel
    object
    issue
    text
    isNamed
    agency {
      id
      name
    }
    unit {
      id
      name
    }
    party {
      id
      name
    }
    business {
      id
      name
    }
    receivedAt
    acknowledgeBy
    acknowledgedAt
    acknowledgedInTime
    acceptBy
    acceptedAt
    acceptedInTime
    refusedAt
    refusal
    mediateBy
    mediateArticle
    mediatedInTime
    checkBy
    decidedOn
    decidedInTime
    tellBy
    tellArticle
    toldAt
    toldInTime
    closeBy
    closedAt
    closedInTime
    result
    recoveredAmount
    satisfaction
    reopening
    case {
      id
      caseNo
      status
      party {
        name
      }
    }
    mergedInto {
      id
      complaintNo
    }
    merged(first: 50, orderBy: [{receivedAt: ASC}, {id: ASC}]) {
      nodes {
        id
        complaintNo
        receivedAt
      }
    }
    clues(first: 50, orderBy: [{id: ASC}]) {
      nodes {
        id
        clueNo
        text
        receivedOn
        checkBy
        extendedOn
        checkedOn
        outcome
        reason
        overdue
        case {
          id
          caseNo
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskComplaintQuery, DeskComplaintQueryVariables>;
export const DeskOpenComplaintsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskOpenComplaints($where: ComplaintWhere!) {
  complaints(where: $where, first: 100, orderBy: [{receivedAt: DESC}, {id: ASC}]) {
    nodes {
      id
      complaintNo
      text
    }
  }
}
    `) as unknown as TypedDocumentString<DeskOpenComplaintsQuery, DeskOpenComplaintsQueryVariables>;
export const DeskClueDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskClue($id: ID!) {
  clue(id: $id) {
    id
    clueNo
    version
    source
    field
    text
    agency {
      id
      name
    }
    unit {
      id
      name
    }
    party {
      id
      name
    }
    business {
      id
      name
    }
    receivedOn
    checkBy
    extendedOn
    extension
    checkedOn
    checkedInTime
    outcome
    reason
    overdue
    case {
      id
      caseNo
      status
      party {
        name
      }
    }
    complaint {
      id
      complaintNo
      kind
      isNamed
      receivedAt
      acknowledgeBy
      acknowledgedAt
      acknowledgedInTime
      acceptBy
      acceptedAt
      acceptedInTime
      refusedAt
      refusal
      mediateBy
      mediateArticle
      mediatedInTime
      checkBy
      decidedOn
      decidedInTime
      tellBy
      tellArticle
      toldAt
      toldInTime
      closeBy
      closedAt
      closedInTime
      result
    }
  }
}
    `) as unknown as TypedDocumentString<DeskClueQuery, DeskClueQueryVariables>;
export const DeskCasesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskCases($where: CaseWhere!, $order: [CaseOrder!]!, $first: Int!, $offset: Int!) {
  cases(where: $where, orderBy: $order, first: $first, offset: $offset) {
    totalCount
    nodes {
      id
      caseNo
      status
      field
      cause
      filedOn
      party {
        id
        name
      }
      unit {
        name
      }
      nextSteps(first: 1, orderBy: [{dueOn: ASC}]) {
        nodes {
          action
          dueOn
          unknownYear
          overdue
          daysLeft
        }
      }
    }
  }
  units(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
}
    `) as unknown as TypedDocumentString<DeskCasesQuery, DeskCasesQueryVariables>;
export const DeskDeadlinesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskDeadlines($where: DeadlineWhere!, $overdue: DeadlineWhere!, $soon: DeadlineWhere!, $first: Int!, $offset: Int!) {
  deadlines(
    where: $where
    orderBy: [{dueOn: ASC}, {id: ASC}]
    first: $first
    offset: $offset
  ) {
    totalCount
    nodes {
      id
      action
      dueOn
      unknownYear
      daysLeft
      overdue
      article
      case {
        id
        caseNo
        status
        cause
        party {
          name
        }
        unit {
          name
        }
      }
    }
  }
  units(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
  overdue: deadlines(where: $overdue) {
    totalCount
  }
  soon: deadlines(where: $soon) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<DeskDeadlinesQuery, DeskDeadlinesQueryVariables>;
export const DeskCluesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskClues($where: ClueWhere!, $first: Int!, $offset: Int!) {
  clues(
    where: $where
    orderBy: [{checkBy: ASC}, {id: ASC}]
    first: $first
    offset: $offset
  ) {
    totalCount
    nodes {
      id
      clueNo
      receivedOn
      checkBy
      overdue
      source
      field
      text
      party {
        name
      }
      unit {
        name
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskCluesQuery, DeskCluesQueryVariables>;
export const DeskComplaintsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskComplaints($where: ComplaintWhere!, $tell: ComplaintWhere!, $order: [ComplaintOrder!]!, $first: Int!, $offset: Int!) {
  complaints(where: $where, orderBy: $order, first: $first, offset: $offset) {
    totalCount
    nodes {
      id
      complaintNo
      kind
      receivedAt
      closeBy
      closedAt
      result
      tellBy
      text
      party {
        name
      }
      unit {
        name
      }
    }
  }
  tell: complaints(where: $tell) {
    totalCount
  }
}
    `) as unknown as TypedDocumentString<DeskComplaintsQuery, DeskComplaintsQueryVariables>;
export const DeskChoicesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskChoices {
  units(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
    }
  }
  officers(first: 500, orderBy: [{id: ASC}]) {
    nodes {
      id
      name
      certificateNo
      certifiedUntil
      unit {
        id
        name
      }
    }
  }
  provisions(first: 200, orderBy: [{id: ASC}]) {
    nodes {
      id
      law
      article
      text
      field
      fineMin
      fineMax
      multipleMin
      multipleMax
      effectiveUntil
    }
  }
  rules(
    where: {name: {in: ["hearing.person", "hearing.organisation"]}}
    first: 20
  ) {
    nodes {
      name
      article
      value
      effectiveFrom
      effectiveUntil
    }
  }
  ruleSettings(
    where: {rule: {in: ["hearing.person", "hearing.organisation"]}}
    first: 20
  ) {
    nodes {
      rule
      article
      value
      effectiveFrom
    }
  }
}
    `) as unknown as TypedDocumentString<DeskChoicesQuery, DeskChoicesQueryVariables>;
export const DeskSourceDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskSource($id: ID!) {
  node(id: $id) {
    ... on Clue {
      id
      clueNo
      text
      field
      source
      receivedOn
      party {
        id
        name
      }
      unit {
        id
      }
    }
    ... on Complaint {
      id
      kind
      text
      object
      receivedAt
      party {
        id
        name
      }
      handler: unit {
        id
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskSourceQuery, DeskSourceQueryVariables>;
export const DeskPartiesDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskParties($where: PartyWhere!) {
  parties(where: $where, first: 6, orderBy: [{id: DESC}]) {
    nodes {
      id
      kind
      name
      code
      address
      cases(first: 2, orderBy: [{filedOn: DESC}]) {
        totalCount
        nodes {
          id
          caseNo
          cause
          status
          filedOn
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskPartiesQuery, DeskPartiesQueryVariables>;
export const DeskGoodsDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskGoods($where: GoodsLotWhere!, $first: Int!, $offset: Int!) {
  goodsLots(where: $where, orderBy: [{id: ASC}], first: $first, offset: $offset) {
    totalCount
    nodes {
      id
      name
      quantityHeld
      unit
      value
      storedAt
      field
      case {
        id
        caseNo
        party {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskGoodsQuery, DeskGoodsQueryVariables>;
export const DeskRevealAttachmentDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeskRevealAttachment($input: RevealAttachmentInput!) {
  revealAttachment(input: $input) {
    disclosure {
      id
    }
  }
}
    `) as unknown as TypedDocumentString<DeskRevealAttachmentMutation, DeskRevealAttachmentMutationVariables>;
export const DeskHistoryDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskHistory($id: ID!, $first: Int!, $before: DateTime) {
  history(id: $id, first: $first, before: $before) {
    at
    action
    by
    verb
    changes {
      name
      label
      enumeration
      before
      after
    }
  }
}
    `) as unknown as TypedDocumentString<DeskHistoryQuery, DeskHistoryQueryVariables>;
export const DeskPartyDocument = /*#__PURE__*/ new TypedDocumentString(`
    query DeskParty($id: ID!) {
  party(id: $id) {
    id
    version
    kind
    name
    code
    identityNo
    address
    representative
    division
    balance
    agency {
      name
    }
    cases(first: 50, orderBy: [{filedOn: DESC}, {id: DESC}]) {
      totalCount
      nodes {
        id
        caseNo
        cause
        status
        filedOn
        unit {
          name
        }
      }
    }
    changes(first: 100, orderBy: [{changedAt: DESC}, {id: DESC}]) {
      totalCount
      nodes {
        id
        kind
        name
        code
        identityNo
        address
        representative
        division
        reason
        callerName
        changedAt
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskPartyQuery, DeskPartyQueryVariables>;
export const DeskRecordPaymentsDocument = /*#__PURE__*/ new TypedDocumentString(`
    mutation DeskRecordPayments($input: RecordPaymentsInput!) {
  recordPayments(input: $input) {
    payments {
      id
      amount
      surcharge
      penalty {
        id
        balance
      }
      case {
        id
        caseNo
        party {
          name
        }
      }
    }
  }
}
    `) as unknown as TypedDocumentString<DeskRecordPaymentsMutation, DeskRecordPaymentsMutationVariables>;