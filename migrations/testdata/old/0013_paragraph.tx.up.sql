-- The rest of the paragraph that a bureau publishes: coverage with its levels and plans, special equipment, products that
-- failed, complaints, and the registers.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE number_series DROP CONSTRAINT IF EXISTS number_series_kind_enum;
ALTER TABLE number_series ADD CONSTRAINT number_series_kind_enum CHECK (kind IN ('CASE', 'DECISION', 'FILING_APPROVAL', 'INSPECTION_RECORD',
  'INTERVIEW_RECORD', 'SEIZURE_ORDER', 'RELEASE_ORDER', 'INVESTIGATION_REPORT', 'LEGAL_OPINION', 'NOTICE', 'HEARING_NOTICE',
  'HEARING_RECORD', 'SERVICE_RECEIPT', 'PAYMENT_RECEIPT', 'DEFERRAL_APPROVAL', 'DESTRUCTION_RECORD', 'CONCLUSION_APPROVAL', 'OTHER',
  'COMPLAINT', 'SAFETY_ORDER'));

ALTER TABLE coverage_visits ADD COLUMN IF NOT EXISTS checklist text;
ALTER TABLE coverage_visits DROP CONSTRAINT IF EXISTS coverage_visits_checklist_said;
ALTER TABLE coverage_visits ADD CONSTRAINT coverage_visits_checklist_said CHECK (is_said(checklist, 4000));
GRANT UPDATE (checklist) ON coverage_visits TO docket_app;

CREATE TABLE IF NOT EXISTS level_changes (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT level_changes_agency_fkey REFERENCES agencies (id),
  business_id bigint      NOT NULL,
  level       text        NOT NULL CONSTRAINT level_changes_level_enum CHECK (level IN ('A', 'B', 'C', 'D')),
  starts_on   date        NOT NULL,
  reason      text                 CONSTRAINT level_changes_reason_said CHECK (is_said(reason, 500)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT level_changes_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT level_changes_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT level_changes_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT level_changes_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS level_changes_business_idx ON level_changes (agency_id, business_id, id);
COMMENT ON INDEX level_changes_business_idx IS 'foodBusiness.levelChanges';

CREATE TABLE IF NOT EXISTS planned_visits (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT planned_visits_agency_fkey REFERENCES agencies (id),
  business_id bigint      NOT NULL,
  official_id bigint      NOT NULL,
  starts_on   date        NOT NULL,
  due_on      date        NOT NULL,
  visit_id    bigint,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT planned_visits_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT planned_visits_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT planned_visits_official_fkey FOREIGN KEY (agency_id, official_id) REFERENCES officials (agency_id, id),
  CONSTRAINT planned_visits_visit_fkey FOREIGN KEY (agency_id, visit_id) REFERENCES coverage_visits (agency_id, id),
  CONSTRAINT planned_visits_days_in_order CHECK (due_on >= starts_on),
  CONSTRAINT planned_visits_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT planned_visits_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS planned_visits_business_idx ON planned_visits (agency_id, business_id, id);
COMMENT ON INDEX planned_visits_business_idx IS 'foodBusiness.plannedVisits';
CREATE INDEX IF NOT EXISTS planned_visits_official_idx ON planned_visits (agency_id, official_id, id);
COMMENT ON INDEX planned_visits_official_idx IS 'official.plannedVisits';
CREATE INDEX IF NOT EXISTS planned_visits_visit_idx ON planned_visits (agency_id, visit_id, id) WHERE visit_id IS NOT NULL;
COMMENT ON INDEX planned_visits_visit_idx IS 'coverageVisit.plannedVisits';
CREATE INDEX IF NOT EXISTS planned_visits_open_idx ON planned_visits (agency_id, due_on, id) WHERE visit_id IS NULL;
COMMENT ON INDEX planned_visits_open_idx IS 'plannedVisits(where: {overdue}): who is behind';

CREATE TABLE IF NOT EXISTS equipment (
  id              bigserial   NOT NULL,
  agency_id       bigint      NOT NULL CONSTRAINT equipment_agency_fkey REFERENCES agencies (id),
  party_id        bigint      NOT NULL,
  kind            text        NOT NULL CONSTRAINT equipment_kind_enum CHECK (kind IN ('BOILER', 'PRESSURE_VESSEL', 'PRESSURE_PIPE', 'ELEVATOR', 'CRANE', 'ROPEWAY', 'AMUSEMENT', 'FACTORY_VEHICLE')),
  registration_no text        NOT NULL CONSTRAINT equipment_registration_no_said CHECK (is_said(registration_no, 100)),
  name            text        NOT NULL CONSTRAINT equipment_name_said CHECK (is_said(name, 200)),
  address         text                 CONSTRAINT equipment_address_said CHECK (is_said(address, 500)),
  examine_by      date,
  retired_on      date,
  created_at      timestamptz NOT NULL DEFAULT now(),
  updated_at      timestamptz NOT NULL DEFAULT now(),
  version         integer     NOT NULL DEFAULT 1,
  CONSTRAINT equipment_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT equipment_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT equipment_registration_no_key UNIQUE (agency_id, registration_no),
  CONSTRAINT equipment_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT equipment_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS equipment_party_idx ON equipment (agency_id, party_id, id);
COMMENT ON INDEX equipment_party_idx IS 'party.equipment';

CREATE TABLE IF NOT EXISTS inspections (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT inspections_agency_fkey REFERENCES agencies (id),
  unit_id      bigint,
  party_id     bigint      NOT NULL,
  equipment_id bigint,
  inspected_on date        NOT NULL,
  case_id      bigint,
  note         text                 CONSTRAINT inspections_note_said CHECK (is_said(note, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT inspections_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT inspections_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT inspections_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT inspections_equipment_fkey FOREIGN KEY (agency_id, equipment_id) REFERENCES equipment (agency_id, id),
  CONSTRAINT inspections_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT inspections_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT inspections_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS inspections_unit_idx ON inspections (agency_id, unit_id, id) WHERE unit_id IS NOT NULL;
COMMENT ON INDEX inspections_unit_idx IS 'inspections(where: {unit})';
CREATE INDEX IF NOT EXISTS inspections_party_idx ON inspections (agency_id, party_id, id);
COMMENT ON INDEX inspections_party_idx IS 'party.inspections';
CREATE INDEX IF NOT EXISTS inspections_equipment_idx ON inspections (agency_id, equipment_id, id) WHERE equipment_id IS NOT NULL;
COMMENT ON INDEX inspections_equipment_idx IS 'equipment.inspections';
CREATE INDEX IF NOT EXISTS inspections_case_idx ON inspections (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX inspections_case_idx IS 'case.inspections';
CREATE INDEX IF NOT EXISTS inspections_inspected_on_idx ON inspections (agency_id, inspected_on, id);
COMMENT ON INDEX inspections_inspected_on_idx IS 'inspections(where: {inspectedOn}): the report, dashboards';

CREATE TABLE IF NOT EXISTS hazards (
  id            bigserial   NOT NULL,
  agency_id     bigint      NOT NULL CONSTRAINT hazards_agency_fkey REFERENCES agencies (id),
  inspection_id bigint      NOT NULL,
  kind          text        NOT NULL CONSTRAINT hazards_kind_enum CHECK (kind IN ('NOT_REGISTERED', 'NOT_EXAMINED', 'OPERATOR', 'SAFETY_DEVICE', 'MAINTENANCE', 'RECORDS', 'OTHER')),
  severity      text        NOT NULL CONSTRAINT hazards_severity_enum CHECK (severity IN ('ORDINARY', 'SERIOUS')),
  text          text        NOT NULL CONSTRAINT hazards_text_said CHECK (is_said(text, 2000)),
  removed_on    date,
  proof         text                 CONSTRAINT hazards_proof_said CHECK (is_said(proof, 2000)),
  reported_on   date,
  sealed_on     date,
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  version       integer     NOT NULL DEFAULT 1,
  CONSTRAINT hazards_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT hazards_inspection_fkey FOREIGN KEY (agency_id, inspection_id) REFERENCES inspections (agency_id, id),
  CONSTRAINT hazards_removed_with_proof CHECK ((removed_on IS NULL) = (proof IS NULL)),
  CONSTRAINT hazards_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT hazards_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS hazards_inspection_idx ON hazards (agency_id, inspection_id, id);
COMMENT ON INDEX hazards_inspection_idx IS 'inspection.hazards';
CREATE INDEX IF NOT EXISTS hazards_open_idx ON hazards (agency_id, severity, id) WHERE removed_on IS NULL;
COMMENT ON INDEX hazards_open_idx IS 'hazards(where: {removedOn: {isNull: true}}): what is still dangerous';

CREATE TABLE IF NOT EXISTS safety_orders (
  id             bigserial   NOT NULL,
  agency_id      bigint      NOT NULL CONSTRAINT safety_orders_agency_fkey REFERENCES agencies (id),
  inspection_id  bigint      NOT NULL,
  party_id       bigint      NOT NULL,
  order_no       text        NOT NULL CONSTRAINT safety_orders_order_no_said CHECK (is_said(order_no, 128)),
  text           text        NOT NULL CONSTRAINT safety_orders_text_said CHECK (is_said(text, 4000)),
  issued_on      date        NOT NULL,
  due_on         date        NOT NULL,
  reported_on    date,
  recheck_due_on date,
  closed_on      date,
  case_id        bigint,
  created_at     timestamptz NOT NULL DEFAULT now(),
  updated_at     timestamptz NOT NULL DEFAULT now(),
  version        integer     NOT NULL DEFAULT 1,
  CONSTRAINT safety_orders_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT safety_orders_inspection_fkey FOREIGN KEY (agency_id, inspection_id) REFERENCES inspections (agency_id, id),
  CONSTRAINT safety_orders_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT safety_orders_order_no_key UNIQUE (agency_id, order_no),
  CONSTRAINT safety_orders_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT safety_orders_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT safety_orders_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS safety_orders_inspection_idx ON safety_orders (agency_id, inspection_id, id);
COMMENT ON INDEX safety_orders_inspection_idx IS 'inspection.orders';
CREATE INDEX IF NOT EXISTS safety_orders_party_idx ON safety_orders (agency_id, party_id, id);
COMMENT ON INDEX safety_orders_party_idx IS 'party.safetyOrders';
CREATE INDEX IF NOT EXISTS safety_orders_case_idx ON safety_orders (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX safety_orders_case_idx IS 'case.safetyOrders';
CREATE INDEX IF NOT EXISTS safety_orders_issued_on_idx ON safety_orders (agency_id, issued_on, id);
COMMENT ON INDEX safety_orders_issued_on_idx IS 'safetyOrders(where: {issuedOn}): the report';
CREATE INDEX IF NOT EXISTS safety_orders_open_idx ON safety_orders (agency_id, due_on, id) WHERE closed_on IS NULL;
COMMENT ON INDEX safety_orders_open_idx IS 'safetyOrders(where: {overdue}): what is late';

CREATE TABLE IF NOT EXISTS follow_ups (
  id                bigserial     NOT NULL,
  agency_id         bigint        NOT NULL CONSTRAINT follow_ups_agency_fkey REFERENCES agencies (id),
  product           text          NOT NULL CONSTRAINT follow_ups_product_said CHECK (is_said(product, 200)),
  sample_no         text          NOT NULL CONSTRAINT follow_ups_sample_no_said CHECK (is_said(sample_no, 100)),
  failed_item       text          NOT NULL CONSTRAINT follow_ups_failed_item_said CHECK (is_said(failed_item, 500)),
  seller_id         bigint        NOT NULL,
  maker_id          bigint,
  sampled_on        date          NOT NULL,
  opened_on         date          NOT NULL,
  closed_on         date,
  outcome           text                   CONSTRAINT follow_ups_outcome_enum CHECK (outcome IN ('RECTIFIED', 'PUNISHED', 'REFERRED', 'UNTRACEABLE')),
  recalled_quantity numeric(14,3)          CONSTRAINT follow_ups_recalled_quantity_not_negative CHECK (recalled_quantity >= 0),
  destruction_id    bigint,
  case_id           bigint,
  created_at        timestamptz   NOT NULL DEFAULT now(),
  updated_at        timestamptz   NOT NULL DEFAULT now(),
  version           integer       NOT NULL DEFAULT 1,
  CONSTRAINT follow_ups_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT follow_ups_sample_no_key UNIQUE (agency_id, sample_no),
  CONSTRAINT follow_ups_seller_fkey FOREIGN KEY (agency_id, seller_id) REFERENCES parties (agency_id, id),
  CONSTRAINT follow_ups_maker_fkey FOREIGN KEY (agency_id, maker_id) REFERENCES parties (agency_id, id),
  CONSTRAINT follow_ups_destruction_fkey FOREIGN KEY (agency_id, destruction_id) REFERENCES destructions (agency_id, id),
  CONSTRAINT follow_ups_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT follow_ups_closed_with_outcome CHECK ((closed_on IS NULL) = (outcome IS NULL)),
  CONSTRAINT follow_ups_closed_after_opened CHECK (closed_on >= opened_on),
  CONSTRAINT follow_ups_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT follow_ups_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS follow_ups_seller_idx ON follow_ups (agency_id, seller_id, id);
COMMENT ON INDEX follow_ups_seller_idx IS 'followUps(where: {seller})';
CREATE INDEX IF NOT EXISTS follow_ups_maker_idx ON follow_ups (agency_id, maker_id, id) WHERE maker_id IS NOT NULL;
COMMENT ON INDEX follow_ups_maker_idx IS 'followUps(where: {maker})';
CREATE INDEX IF NOT EXISTS follow_ups_destruction_idx ON follow_ups (agency_id, destruction_id, id) WHERE destruction_id IS NOT NULL;
COMMENT ON INDEX follow_ups_destruction_idx IS 'destruction.followUps';
CREATE INDEX IF NOT EXISTS follow_ups_case_idx ON follow_ups (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX follow_ups_case_idx IS 'case.followUps';
CREATE INDEX IF NOT EXISTS follow_ups_opened_on_idx ON follow_ups (agency_id, opened_on, id);
COMMENT ON INDEX follow_ups_opened_on_idx IS 'followUps(where: {openedOn}): the report';

CREATE TABLE IF NOT EXISTS follow_up_steps (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT follow_up_steps_agency_fkey REFERENCES agencies (id),
  follow_up_id bigint      NOT NULL,
  kind         text        NOT NULL CONSTRAINT follow_up_steps_kind_enum CHECK (kind IN ('NOTIFIED', 'SALE_STOPPED', 'RECALLED', 'TRACED', 'DESTROYED', 'CHECKED')),
  taken_on     date        NOT NULL,
  text         text                 CONSTRAINT follow_up_steps_text_said CHECK (is_said(text, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT follow_up_steps_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT follow_up_steps_follow_up_fkey FOREIGN KEY (agency_id, follow_up_id) REFERENCES follow_ups (agency_id, id),
  CONSTRAINT follow_up_steps_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT follow_up_steps_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS follow_up_steps_follow_up_idx ON follow_up_steps (agency_id, follow_up_id, id);
COMMENT ON INDEX follow_up_steps_follow_up_idx IS 'followUp.steps';

CREATE TABLE IF NOT EXISTS complaints (
  id                   bigserial     NOT NULL,
  agency_id            bigint        NOT NULL CONSTRAINT complaints_agency_fkey REFERENCES agencies (id),
  complaint_no         text          NOT NULL CONSTRAINT complaints_complaint_no_said CHECK (is_said(complaint_no, 128)),
  channel              text          NOT NULL CONSTRAINT complaints_channel_enum CHECK (channel IN ('HOTLINE_12315', 'HOTLINE_12345', 'LETTER', 'VISIT', 'PETITION', 'OTHER')),
  kind                 text          NOT NULL CONSTRAINT complaints_kind_enum CHECK (kind IN ('COMPLAINT', 'REPORT')),
  object               text          NOT NULL CONSTRAINT complaints_object_enum CHECK (object IN ('FOOD', 'CATERING', 'CLOTHING', 'APPLIANCE', 'VEHICLE', 'HOUSING', 'PREPAID', 'ONLINE', 'MEDICAL', 'SERVICE', 'OTHER')),
  issue                text          NOT NULL CONSTRAINT complaints_issue_enum CHECK (issue IN ('QUALITY', 'SAFETY', 'PRICE', 'ADVERTISING', 'CONTRACT', 'AFTER_SALE', 'COUNTERFEIT', 'OTHER')),
  text                 text          NOT NULL CONSTRAINT complaints_text_said CHECK (is_said(text, 4000)),
  unit_id              bigint,
  party_id             bigint,
  business_id          bigint,
  received_at          timestamptz   NOT NULL,
  received_on          date          NOT NULL,
  acknowledge_by       date,
  accept_by            date,
  close_by             date,
  mediate_by           date,
  acknowledged_at      timestamptz,
  acknowledged_in_time boolean,
  accepted_at          timestamptz,
  refused_at           timestamptz,
  refusal              text                   CONSTRAINT complaints_refusal_said CHECK (is_said(refusal, 2000)),
  closed_at            timestamptz,
  closed_in_time       boolean,
  result               text                   CONSTRAINT complaints_result_enum CHECK (result IN ('MEDIATED', 'FAILED', 'WITHDRAWN', 'REFUSED', 'CASE_FILED', 'NO_VIOLATION', 'MERGED')),
  recovered_amount     numeric(14,2) NOT NULL CONSTRAINT complaints_recovered_amount_not_negative CHECK (recovered_amount >= 0),
  satisfaction         text                   CONSTRAINT complaints_satisfaction_enum CHECK (satisfaction IN ('SATISFIED', 'NEUTRAL', 'DISSATISFIED')),
  merged_into_id       bigint,
  case_id              bigint,
  created_at           timestamptz   NOT NULL DEFAULT now(),
  updated_at           timestamptz   NOT NULL DEFAULT now(),
  version              integer       NOT NULL DEFAULT 1,
  CONSTRAINT complaints_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT complaints_complaint_no_key UNIQUE (agency_id, complaint_no),
  CONSTRAINT complaints_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT complaints_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT complaints_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT complaints_merged_into_fkey FOREIGN KEY (agency_id, merged_into_id) REFERENCES complaints (agency_id, id),
  CONSTRAINT complaints_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT complaints_refused_with_reason CHECK ((refused_at IS NULL) = (refusal IS NULL)),
  CONSTRAINT complaints_closed_with_result CHECK ((closed_at IS NULL) = (result IS NULL) AND (closed_at IS NULL) = (closed_in_time IS NULL)),
  CONSTRAINT complaints_acknowledged_in_time_told CHECK ((acknowledged_at IS NULL) = (acknowledged_in_time IS NULL)),
  CONSTRAINT complaints_in_order CHECK (acknowledged_at >= received_at AND accepted_at >= received_at AND closed_at >= received_at),
  CONSTRAINT complaints_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT complaints_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS complaints_unit_idx ON complaints (agency_id, unit_id, id) WHERE unit_id IS NOT NULL;
COMMENT ON INDEX complaints_unit_idx IS 'complaints(where: {unit})';
CREATE INDEX IF NOT EXISTS complaints_party_idx ON complaints (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX complaints_party_idx IS 'party.complaints';
CREATE INDEX IF NOT EXISTS complaints_business_idx ON complaints (agency_id, business_id, id) WHERE business_id IS NOT NULL;
COMMENT ON INDEX complaints_business_idx IS 'foodBusiness.complaints';
CREATE INDEX IF NOT EXISTS complaints_merged_into_idx ON complaints (agency_id, merged_into_id, id) WHERE merged_into_id IS NOT NULL;
COMMENT ON INDEX complaints_merged_into_idx IS 'complaint.merged';
CREATE INDEX IF NOT EXISTS complaints_case_idx ON complaints (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX complaints_case_idx IS 'case.complaints';
CREATE INDEX IF NOT EXISTS complaints_received_on_idx ON complaints (agency_id, received_on, id);
COMMENT ON INDEX complaints_received_on_idx IS 'complaints(where: {receivedOn}): the report, dashboards';
CREATE INDEX IF NOT EXISTS complaints_open_idx ON complaints (agency_id, close_by, id) WHERE closed_at IS NULL;
COMMENT ON INDEX complaints_open_idx IS 'complaints(where: {closedAt: {isNull: true}}, orderBy: {closeBy}): the desk';

CREATE TABLE IF NOT EXISTS analysis_reports (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT analysis_reports_agency_fkey REFERENCES agencies (id),
  title      text        NOT NULL CONSTRAINT analysis_reports_title_said CHECK (is_said(title, 500)),
  issued_on  date        NOT NULL,
  unit_id    bigint,
  file       text                 CONSTRAINT analysis_reports_file_said CHECK (is_said(file, 500)),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT analysis_reports_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT analysis_reports_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT analysis_reports_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT analysis_reports_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS analysis_reports_unit_idx ON analysis_reports (agency_id, unit_id, id) WHERE unit_id IS NOT NULL;
COMMENT ON INDEX analysis_reports_unit_idx IS 'analysisReports(where: {unit})';
CREATE INDEX IF NOT EXISTS analysis_reports_issued_on_idx ON analysis_reports (agency_id, issued_on, id);
COMMENT ON INDEX analysis_reports_issued_on_idx IS 'analysisReports(where: {issuedOn}): the report';

CREATE TABLE IF NOT EXISTS promise_merchants (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT promise_merchants_agency_fkey REFERENCES agencies (id),
  scheme     text        NOT NULL CONSTRAINT promise_merchants_scheme_enum CHECK (scheme IN ('NO_REASON_RETURN', 'PREFERRED')),
  name       text        NOT NULL CONSTRAINT promise_merchants_name_said CHECK (is_said(name, 200)),
  party_id   bigint,
  address    text                 CONSTRAINT promise_merchants_address_said CHECK (is_said(address, 500)),
  joined_on  date        NOT NULL,
  left_on    date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT promise_merchants_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT promise_merchants_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT promise_merchants_left_after_joined CHECK (left_on > joined_on),
  CONSTRAINT promise_merchants_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT promise_merchants_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS promise_merchants_party_idx ON promise_merchants (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX promise_merchants_party_idx IS 'party.promises';
CREATE INDEX IF NOT EXISTS promise_merchants_scheme_idx ON promise_merchants (agency_id, scheme, joined_on, id);
COMMENT ON INDEX promise_merchants_scheme_idx IS 'promiseMerchants(where: {scheme, joinedOn}): the report';

CREATE TABLE IF NOT EXISTS rights_stations (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT rights_stations_agency_fkey REFERENCES agencies (id),
  kind       text        NOT NULL CONSTRAINT rights_stations_kind_enum CHECK (kind IN ('STATION', 'MEDIATION_CENTRE')),
  name       text        NOT NULL CONSTRAINT rights_stations_name_said CHECK (is_said(name, 200)),
  address    text                 CONSTRAINT rights_stations_address_said CHECK (is_said(address, 500)),
  opened_on  date        NOT NULL,
  closed_on  date,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT rights_stations_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT rights_stations_closed_after_opened CHECK (closed_on > opened_on),
  CONSTRAINT rights_stations_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT rights_stations_version_counts CHECK (version >= 1)
);

CREATE TABLE IF NOT EXISTS trust_units (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT trust_units_agency_fkey REFERENCES agencies (id),
  name        text        NOT NULL CONSTRAINT trust_units_name_said CHECK (is_said(name, 200)),
  party_id    bigint,
  proposed_on date        NOT NULL,
  named_on    date,
  ended_on    date,
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT trust_units_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT trust_units_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT trust_units_named_after_proposed CHECK (named_on >= proposed_on),
  CONSTRAINT trust_units_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT trust_units_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS trust_units_party_idx ON trust_units (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX trust_units_party_idx IS 'party.trustUnits';

CREATE TABLE IF NOT EXISTS consumer_notices (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT consumer_notices_agency_fkey REFERENCES agencies (id),
  kind         text        NOT NULL CONSTRAINT consumer_notices_kind_enum CHECK (kind IN ('WARNING', 'TYPICAL_CASE')),
  title        text        NOT NULL CONSTRAINT consumer_notices_title_said CHECK (is_said(title, 500)),
  text         text        NOT NULL CONSTRAINT consumer_notices_text_said CHECK (is_said(text, 4000)),
  published_on date        NOT NULL,
  ends_on      date,
  case_id      bigint,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT consumer_notices_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT consumer_notices_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT consumer_notices_of_case CHECK (kind <> 'TYPICAL_CASE' OR case_id IS NOT NULL),
  CONSTRAINT consumer_notices_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT consumer_notices_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS consumer_notices_case_idx ON consumer_notices (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX consumer_notices_case_idx IS 'case.notices';

CREATE TABLE IF NOT EXISTS inspection_inspectors (
  agency_id     bigint NOT NULL CONSTRAINT inspection_inspectors_agency_fkey REFERENCES agencies (id),
  inspection_id bigint NOT NULL,
  officer_id    bigint NOT NULL,
  CONSTRAINT inspection_inspectors_pkey PRIMARY KEY (agency_id, inspection_id, officer_id),
  CONSTRAINT inspection_inspectors_inspection_fkey FOREIGN KEY (agency_id, inspection_id) REFERENCES inspections (agency_id, id),
  CONSTRAINT inspection_inspectors_officer_fkey FOREIGN KEY (agency_id, officer_id) REFERENCES officers (agency_id, id)
);
CREATE INDEX IF NOT EXISTS inspection_inspectors_officer_idx ON inspection_inspectors (agency_id, officer_id, inspection_id);
COMMENT ON INDEX inspection_inspectors_officer_idx IS 'inspections(where: {inspectors: {some}})';

-- Who made a complaint or a report, apart from it: nothing that is read leads here (投诉举报办法 33).
CREATE TABLE IF NOT EXISTS complaint_reporters (
  agency_id    bigint NOT NULL CONSTRAINT complaint_reporters_agency_fkey REFERENCES agencies (id),
  complaint_id bigint NOT NULL,
  name         text   NOT NULL CONSTRAINT complaint_reporters_name_said CHECK (is_said(name, 200)),
  contact      text   NOT NULL CONSTRAINT complaint_reporters_contact_said CHECK (is_said(contact, 500)),
  CONSTRAINT complaint_reporters_pkey PRIMARY KEY (agency_id, complaint_id),
  CONSTRAINT complaint_reporters_complaint_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaints (agency_id, id)
);

SELECT grant_to_server(ARRAY['planned_visits',
  'equipment', 'inspections', 'hazards', 'safety_orders', 'follow_ups',
  'complaints', 'analysis_reports', 'promise_merchants', 'rights_stations', 'trust_units', 'consumer_notices']::regclass[], true);
SELECT grant_to_server(ARRAY['level_changes', 'follow_up_steps', 'inspection_inspectors', 'complaint_reporters']::regclass[], false);
