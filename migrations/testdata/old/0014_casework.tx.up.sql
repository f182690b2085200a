-- A case from its clue on: clues with their clock, what is proposed before the party is told, hearings that are scheduled,
-- how each deadline was reckoned day by day, steps that correct others, and the rules of law as they can be read.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE number_series DROP CONSTRAINT IF EXISTS number_series_kind_enum;
ALTER TABLE number_series ADD CONSTRAINT number_series_kind_enum CHECK (kind IN ('CASE', 'DECISION', 'FILING_APPROVAL', 'INSPECTION_RECORD',
  'INTERVIEW_RECORD', 'SEIZURE_ORDER', 'RELEASE_ORDER', 'INVESTIGATION_REPORT', 'LEGAL_OPINION', 'NOTICE', 'HEARING_NOTICE',
  'HEARING_RECORD', 'SERVICE_RECEIPT', 'PAYMENT_RECEIPT', 'DEFERRAL_APPROVAL', 'DESTRUCTION_RECORD', 'CONCLUSION_APPROVAL', 'OTHER',
  'COMPLAINT', 'SAFETY_ORDER', 'CLUE'));

ALTER TABLE case_events ADD COLUMN IF NOT EXISTS corrects_id bigint;
ALTER TABLE case_events ADD COLUMN IF NOT EXISTS days integer;
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_kind_enum;
ALTER TABLE case_events ADD CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
  'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED',
  'EXECUTED', 'CONCLUDED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED',
  'PAYMENT_REVERSED', 'DEFERRED', 'WRITTEN_OFF', 'APPEALED', 'APPEAL_ENDED', 'GOODS_SEIZED', 'SEIZURE_EXTENDED', 'GOODS_RELEASED',
  'OFFICERS_ASSIGNED', 'WITHDRAWN', 'PUBLICITY_ENDED', 'CLUE_RECEIVED', 'PROPOSED', 'HEARING_SCHEDULED', 'CORRECTED', 'PUSHED',
  'PAYMENT_REFUNDED', 'GOODS_MOVED', 'GOODS_DESTROYED', 'GOODS_RETURNED', 'DOCUMENT_ADDED'));
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_days_positive;
ALTER TABLE case_events ADD CONSTRAINT case_events_days_positive CHECK (days > 0);
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_corrects_fkey;
ALTER TABLE case_events ADD CONSTRAINT case_events_corrects_fkey FOREIGN KEY (agency_id, corrects_id) REFERENCES case_events (agency_id, id);
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_corrects_key;
ALTER TABLE case_events ADD CONSTRAINT case_events_corrects_key UNIQUE (agency_id, corrects_id); -- a step is corrected once
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_correction_corrects;
ALTER TABLE case_events ADD CONSTRAINT case_events_correction_corrects CHECK (kind <> 'CORRECTED' OR corrects_id IS NOT NULL);

ALTER TABLE payments ADD COLUMN IF NOT EXISTS event_id bigint;
ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_event_fkey;
ALTER TABLE payments ADD CONSTRAINT payments_event_fkey FOREIGN KEY (agency_id, event_id) REFERENCES case_events (agency_id, id);
COMMENT ON COLUMN payments.event_id IS 'The entry of the timeline that tells of it, so that a reversal names what it corrects.';
CREATE INDEX IF NOT EXISTS payments_event_idx ON payments (agency_id, event_id) WHERE event_id IS NOT NULL;
COMMENT ON INDEX payments_event_idx IS 'a rule, not a query: what a payment refers to stays';

ALTER TABLE cases ADD COLUMN IF NOT EXISTS act_ended_on date;
ALTER TABLE cases ADD COLUMN IF NOT EXISTS harms_safety boolean NOT NULL DEFAULT false;
GRANT UPDATE (act_ended_on, harms_safety) ON cases TO docket_app;

ALTER TABLE deadlines DROP CONSTRAINT IF EXISTS deadlines_action_enum;
ALTER TABLE deadlines ADD CONSTRAINT deadlines_action_enum CHECK (action IN ('DECIDE', 'SERVE', 'PUBLISH', 'PAY', 'CONCLUDE', 'RELEASE', 'TAKE_DOWN', 'PUSH'));
ALTER TABLE deadlines ADD COLUMN IF NOT EXISTS stopped_on date;
COMMENT ON COLUMN deadlines.stopped_on IS 'The day since which its clock stands still, which is why the day is not known.';
ALTER TABLE deadlines DROP CONSTRAINT IF EXISTS deadlines_known_or_not;
ALTER TABLE deadlines ADD CONSTRAINT deadlines_known_or_not CHECK ((due_on IS NULL) = (unknown_year IS NOT NULL OR stopped_on IS NOT NULL));
GRANT UPDATE (stopped_on) ON deadlines TO docket_app;
-- Each order of seizure has its own term.
ALTER TABLE deadlines ADD COLUMN IF NOT EXISTS seizure_id bigint;
GRANT UPDATE (seizure_id) ON deadlines TO docket_app;
ALTER TABLE deadlines DROP CONSTRAINT IF EXISTS deadlines_seizure_fkey;
ALTER TABLE deadlines ADD CONSTRAINT deadlines_seizure_fkey FOREIGN KEY (agency_id, seizure_id) REFERENCES seizures (agency_id, id);
CREATE INDEX IF NOT EXISTS deadlines_seizure_idx ON deadlines (agency_id, seizure_id, id) WHERE seizure_id IS NOT NULL;
COMMENT ON INDEX deadlines_seizure_idx IS 'seizure.deadlines';
DROP INDEX IF EXISTS deadlines_one_open;
CREATE UNIQUE INDEX deadlines_one_open ON deadlines (agency_id, case_id, action, coalesce(seizure_id, 0)) WHERE ended_on IS NULL;
COMMENT ON INDEX deadlines_one_open IS 'a rule, not a query: an action is due once';

-- Goods that were confiscated by a decision that does not stand are given back.
ALTER TABLE goods_movements DROP CONSTRAINT IF EXISTS goods_movements_kind_enum;
ALTER TABLE goods_movements ADD CONSTRAINT goods_movements_kind_enum CHECK (kind IN ('SEAL', 'SEIZE', 'RELEASE', 'SAMPLE', 'CONFISCATE',
  'TRANSFER', 'AUCTION', 'DESTROY', 'STORE', 'RETURN'));
CREATE OR REPLACE FUNCTION goods_movements_keep_stock() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  taken numeric;
  seized numeric;
  left_it numeric;
  confiscated numeric;
  gone numeric;
BEGIN
  PERFORM require_fresh_snapshot();
  SELECT l.quantity INTO taken FROM goods_lots l WHERE l.agency_id = NEW.agency_id AND l.id = NEW.lot_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key says so
  END IF;
  SELECT coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('SEAL', 'SEIZE')), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('RELEASE', 'SAMPLE')), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind = 'CONFISCATE'), 0),
         coalesce(sum(m.quantity) FILTER (WHERE m.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN')), 0)
    INTO seized, left_it, confiscated, gone
    FROM goods_movements m
   WHERE m.agency_id = NEW.agency_id AND m.lot_id = NEW.lot_id;
  IF NEW.kind IN ('SEAL', 'SEIZE') AND seized + NEW.quantity > taken
     OR NEW.kind IN ('CONFISCATE', 'RELEASE', 'SAMPLE') AND left_it + confiscated + NEW.quantity > taken THEN
    RAISE EXCEPTION 'more would be taken or given back than the lot holds'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_lot', TABLE = 'goods_movements';
  END IF;
  IF NEW.kind IN ('DESTROY', 'AUCTION', 'TRANSFER', 'RETURN') AND gone + NEW.quantity > confiscated THEN
    RAISE EXCEPTION 'more would leave the store than was confiscated'
      USING ERRCODE = 'DK006', CONSTRAINT = 'goods_movements_within_confiscated', TABLE = 'goods_movements';
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE IF NOT EXISTS deadline_spans (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT deadline_spans_agency_fkey REFERENCES agencies (id),
  deadline_id bigint      NOT NULL,
  kind        text        NOT NULL CONSTRAINT deadline_spans_kind_enum CHECK (kind IN ('TERM', 'EXTENSION', 'STOPPED', 'DAYS_OFF', 'MOVED')),
  starts_on   date        NOT NULL,
  ends_on     date        NOT NULL,
  days        integer     NOT NULL,
  article     text        NOT NULL CONSTRAINT deadline_spans_article_said CHECK (is_said(article, 200)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT deadline_spans_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT deadline_spans_deadline_fkey FOREIGN KEY (agency_id, deadline_id) REFERENCES deadlines (agency_id, id),
  CONSTRAINT deadline_spans_days_counted CHECK (days = ends_on - starts_on + 1 AND days > 0),
  CONSTRAINT deadline_spans_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT deadline_spans_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS deadline_spans_deadline_idx ON deadline_spans (agency_id, deadline_id, id);
COMMENT ON INDEX deadline_spans_deadline_idx IS 'deadline.spans';

CREATE TABLE IF NOT EXISTS clues (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT clues_agency_fkey REFERENCES agencies (id),
  clue_no      text        NOT NULL CONSTRAINT clues_clue_no_said CHECK (is_said(clue_no, 128)),
  unit_id      bigint      NOT NULL,
  source       text        NOT NULL CONSTRAINT clues_source_enum CHECK (source IN ('COMPLAINT', 'INSPECTION', 'SAMPLING', 'REFERRAL', 'ASSIGNED', 'MEDIA', 'SELF_FOUND')),
  field        text        NOT NULL CONSTRAINT clues_field_enum CHECK (field IN ('FOOD', 'DRUG', 'MEDICAL_DEVICE', 'COSMETICS',
    'SPECIAL_EQUIPMENT', 'METROLOGY', 'PRODUCT_QUALITY', 'PRICE', 'ADVERTISING', 'UNFAIR_COMPETITION', 'INTELLECTUAL_PROPERTY',
    'CONSUMER_RIGHTS', 'REGISTRATION', 'OTHER')),
  text         text        NOT NULL CONSTRAINT clues_text_said CHECK (is_said(text, 4000)),
  party_id     bigint,
  business_id  bigint,
  complaint_id bigint,
  received_on  date        NOT NULL,
  check_by     date,
  extended_on  date,
  extension    text                 CONSTRAINT clues_extension_said CHECK (is_said(extension, 2000)),
  checked_on   date,
  outcome      text                 CONSTRAINT clues_outcome_enum CHECK (outcome IN ('FILED', 'NOT_FILED', 'REFERRED')),
  reason       text                 CONSTRAINT clues_reason_said CHECK (is_said(reason, 2000)),
  case_id      bigint,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT clues_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT clues_unit_fkey FOREIGN KEY (agency_id, unit_id) REFERENCES units (agency_id, id),
  CONSTRAINT clues_party_fkey FOREIGN KEY (agency_id, party_id) REFERENCES parties (agency_id, id),
  CONSTRAINT clues_business_fkey FOREIGN KEY (agency_id, business_id) REFERENCES food_businesses (agency_id, id),
  CONSTRAINT clues_complaint_fkey FOREIGN KEY (agency_id, complaint_id) REFERENCES complaints (agency_id, id),
  CONSTRAINT clues_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT clues_clue_no_key UNIQUE (agency_id, clue_no),
  CONSTRAINT clues_extended_with_reason CHECK ((extended_on IS NULL) = (extension IS NULL)),
  CONSTRAINT clues_checked_with_outcome CHECK ((checked_on IS NULL) = (outcome IS NULL)),
  CONSTRAINT clues_filed_with_case CHECK ((outcome IS NOT DISTINCT FROM 'FILED') = (case_id IS NOT NULL)),
  CONSTRAINT clues_checked_after_received CHECK (checked_on >= received_on AND extended_on >= received_on),
  CONSTRAINT clues_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT clues_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS clues_unit_idx ON clues (agency_id, unit_id, id);
COMMENT ON INDEX clues_unit_idx IS 'clues(where: {unit})';
CREATE INDEX IF NOT EXISTS clues_party_idx ON clues (agency_id, party_id, id) WHERE party_id IS NOT NULL;
COMMENT ON INDEX clues_party_idx IS 'clues(where: {party})';
CREATE INDEX IF NOT EXISTS clues_business_idx ON clues (agency_id, business_id, id) WHERE business_id IS NOT NULL;
COMMENT ON INDEX clues_business_idx IS 'clues(where: {business})';
CREATE INDEX IF NOT EXISTS clues_complaint_idx ON clues (agency_id, complaint_id, id) WHERE complaint_id IS NOT NULL;
COMMENT ON INDEX clues_complaint_idx IS 'complaint.clues';
CREATE INDEX IF NOT EXISTS clues_case_idx ON clues (agency_id, case_id, id) WHERE case_id IS NOT NULL;
COMMENT ON INDEX clues_case_idx IS 'case.clues';
CREATE INDEX IF NOT EXISTS clues_open_idx ON clues (agency_id, check_by, id) WHERE checked_on IS NULL;
COMMENT ON INDEX clues_open_idx IS 'clues(where: {checkedOn: {isNull: true}}, orderBy: {checkBy: ASC}): what is to be checked next';

CREATE TABLE IF NOT EXISTS proposals (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT proposals_agency_fkey REFERENCES agencies (id),
  case_id     bigint      NOT NULL,
  proposed_on date        NOT NULL,
  reasons     text                 CONSTRAINT proposals_reasons_said CHECK (is_said(reasons, 20000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT proposals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT proposals_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT proposals_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT proposals_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS proposals_case_idx ON proposals (agency_id, case_id, id);
COMMENT ON INDEX proposals_case_idx IS 'case.proposals';

CREATE TABLE IF NOT EXISTS proposed_penalties (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT proposed_penalties_agency_fkey REFERENCES agencies (id),
  proposal_id  bigint      NOT NULL,
  kind         text        NOT NULL CONSTRAINT proposed_penalties_kind_enum CHECK (kind IN ('WARNING', 'PUBLIC_CRITICISM', 'FINE', 'CONFISCATION_OF_GAINS',
    'CONFISCATION_OF_GOODS', 'LICENCE_SUSPENSION', 'DOWNGRADE', 'LICENCE_REVOCATION', 'RESTRICTION_OF_BUSINESS',
    'SUSPENSION_OF_BUSINESS', 'CLOSURE', 'TRADE_BAN', 'OTHER')),
  provision_id bigint      NOT NULL CONSTRAINT proposed_penalties_provision_fkey REFERENCES provisions (id),
  amount       numeric(14,2)        CONSTRAINT proposed_penalties_amount_positive CHECK (amount > 0),
  text         text                 CONSTRAINT proposed_penalties_text_said CHECK (is_said(text, 4000)),
  departure    text                 CONSTRAINT proposed_penalties_departure_said CHECK (is_said(departure, 2000)),
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT proposed_penalties_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT proposed_penalties_proposal_fkey FOREIGN KEY (agency_id, proposal_id) REFERENCES proposals (agency_id, id),
  CONSTRAINT proposed_penalties_amount_of_money CHECK ((kind IN ('FINE', 'CONFISCATION_OF_GAINS')) = (amount IS NOT NULL)),
  CONSTRAINT proposed_penalties_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT proposed_penalties_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS proposed_penalties_proposal_idx ON proposed_penalties (agency_id, proposal_id, id);
COMMENT ON INDEX proposed_penalties_proposal_idx IS 'proposal.penalties';
CREATE INDEX IF NOT EXISTS proposed_penalties_provision_idx ON proposed_penalties (agency_id, provision_id, id);
COMMENT ON INDEX proposed_penalties_provision_idx IS 'proposedPenalties(where: {provision})';

CREATE TABLE IF NOT EXISTS hearings (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT hearings_agency_fkey REFERENCES agencies (id),
  case_id    bigint      NOT NULL,
  told_on    date        NOT NULL,
  held_on    date        NOT NULL,
  place      text        NOT NULL CONSTRAINT hearings_place_said CHECK (is_said(place, 500)),
  chair_id   bigint      NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT hearings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT hearings_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT hearings_chair_fkey FOREIGN KEY (agency_id, chair_id) REFERENCES officers (agency_id, id),
  CONSTRAINT hearings_held_after_told CHECK (held_on > told_on),
  CONSTRAINT hearings_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT hearings_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS hearings_case_idx ON hearings (agency_id, case_id, id);
COMMENT ON INDEX hearings_case_idx IS 'case.hearings';
CREATE INDEX IF NOT EXISTS hearings_chair_idx ON hearings (agency_id, chair_id, id);
COMMENT ON INDEX hearings_chair_idx IS 'hearings(where: {chair})';
CREATE INDEX IF NOT EXISTS hearings_held_on_idx ON hearings (agency_id, held_on, id);
COMMENT ON INDEX hearings_held_on_idx IS 'hearings(where: {heldOn}): which are next';

-- The rules that the service judges by, as package law holds them: a test compares the two.
CREATE TABLE IF NOT EXISTS rules (
  id              bigint        NOT NULL CONSTRAINT rules_pkey PRIMARY KEY,
  name            text          NOT NULL CONSTRAINT rules_name_said CHECK (is_said(name, 100)),
  article         text          NOT NULL CONSTRAINT rules_article_said CHECK (is_said(article, 200)),
  effective_from  date          NOT NULL,
  effective_until date,
  value           numeric(14,3) NOT NULL,
  unit            text          NOT NULL CONSTRAINT rules_unit_enum CHECK (unit IN ('WORKING_DAYS', 'CALENDAR_DAYS', 'MONTHS', 'YEARS', 'YUAN', 'SHARE')),
  certainty       text          NOT NULL CONSTRAINT rules_certainty_enum CHECK (certainty IN ('READ', 'SECOND_HAND', 'MEMORY')),
  may_be_set      boolean       NOT NULL,
  created_at      timestamptz   NOT NULL DEFAULT now(),
  updated_at      timestamptz   NOT NULL DEFAULT now(),
  version         integer       NOT NULL DEFAULT 1,
  CONSTRAINT rules_name_key UNIQUE (name, effective_from),
  CONSTRAINT rules_effective_in_order CHECK (effective_until >= effective_from),
  CONSTRAINT rules_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT rules_version_counts CHECK (version >= 1)
);

INSERT INTO rules (id, name, article, effective_from, effective_until, value, unit, certainty, may_be_set) VALUES
  (1, 'clue.check', '令42号 18', '2021-07-15', NULL, 15, 'WORKING_DAYS', 'SECOND_HAND', true),
  (2, 'clue.extension', '令42号 18', '2021-07-15', NULL, 15, 'WORKING_DAYS', 'MEMORY', true),
  (3, 'statement.term', '令42号 57', '2021-07-15', NULL, 5, 'WORKING_DAYS', 'MEMORY', true),
  (4, 'hearing.request', '行政处罚法 64', '2021-07-15', NULL, 5, 'WORKING_DAYS', 'READ', false),
  (5, 'hearing.request', '行政处罚法 (2017) 42', '1996-10-01', '2021-07-14', 3, 'CALENDAR_DAYS', 'MEMORY', true),
  (6, 'hearing.told', '行政处罚法 64', '2021-07-15', NULL, 7, 'WORKING_DAYS', 'READ', false),
  (7, 'hearing.person', '市场监管听证办法 5', '1996-10-01', NULL, 10000, 'YUAN', 'MEMORY', true),
  (8, 'hearing.organisation', '市场监管听证办法 5', '1996-10-01', NULL, 100000, 'YUAN', 'MEMORY', true),
  (9, 'decision.term', '行政处罚法 60', '2021-07-15', NULL, 90, 'CALENDAR_DAYS', 'READ', false),
  (10, 'decision.term', '令2号 57', '2019-04-01', '2021-07-14', 90, 'CALENDAR_DAYS', 'MEMORY', true),
  (11, 'decision.extension', '令42号 64', '2021-07-15', NULL, 30, 'CALENDAR_DAYS', 'MEMORY', true),
  (12, 'simplified.person', '行政处罚法 51', '2021-07-15', NULL, 200, 'YUAN', 'READ', false),
  (13, 'simplified.person', '行政处罚法 (2017) 33', '1996-10-01', '2021-07-14', 50, 'YUAN', 'MEMORY', true),
  (14, 'simplified.organisation', '行政处罚法 51', '2021-07-15', NULL, 3000, 'YUAN', 'READ', false),
  (15, 'simplified.organisation', '行政处罚法 (2017) 33', '1996-10-01', '2021-07-14', 1000, 'YUAN', 'MEMORY', true),
  (16, 'service.term', '行政处罚法 61', '2021-07-15', NULL, 7, 'WORKING_DAYS', 'READ', false),
  (17, 'service.term', '行政处罚法 (2017) 40', '1996-10-01', '2021-07-14', 7, 'CALENDAR_DAYS', 'MEMORY', true),
  (18, 'payment.cash', '行政处罚法 68', '2021-07-15', NULL, 100, 'YUAN', 'READ', false),
  (19, 'payment.cash', '行政处罚法 (2017) 47', '1996-10-01', '2021-07-14', 20, 'YUAN', 'MEMORY', true),
  (20, 'payment.term', '行政处罚法 67', '1996-10-01', NULL, 15, 'CALENDAR_DAYS', 'READ', false),
  (21, 'surcharge.daily', '行政处罚法 72', '1996-10-01', NULL, 0.03, 'SHARE', 'READ', false),
  (22, 'surcharge.most', '行政处罚法 72', '2021-07-15', NULL, 1, 'SHARE', 'READ', false),
  (23, 'surcharge.most', '行政强制法 45', '2012-01-01', '2021-07-14', 1, 'SHARE', 'READ', false),
  (24, 'limitation', '行政处罚法 36', '1996-10-01', NULL, 2, 'YEARS', 'READ', false),
  (25, 'limitation.safety', '行政处罚法 36', '2021-07-15', NULL, 5, 'YEARS', 'READ', false),
  (26, 'appeal.review', '行政复议法 20', '2024-01-01', NULL, 60, 'CALENDAR_DAYS', 'READ', false),
  (27, 'appeal.review', '行政复议法 (2017) 9', '1999-10-01', '2023-12-31', 60, 'CALENDAR_DAYS', 'MEMORY', true),
  (28, 'appeal.suit', '行政诉讼法 46', '2015-05-01', NULL, 6, 'MONTHS', 'READ', false),
  (29, 'appeal.suit.reviewed', '行政诉讼法 45', '2015-05-01', NULL, 15, 'CALENDAR_DAYS', 'READ', false),
  (30, 'conclusion.term', '令42号 78', '2021-07-15', NULL, 15, 'WORKING_DAYS', 'MEMORY', true),
  (31, 'complaint.acknowledge', '本局承诺', '2020-01-01', NULL, 1, 'WORKING_DAYS', 'READ', true),
  (32, 'complaint.close', '本局承诺', '2020-01-01', NULL, 7, 'WORKING_DAYS', 'READ', true),
  (33, 'complaint.accept', '投诉举报办法 14', '2020-01-01', NULL, 7, 'WORKING_DAYS', 'READ', false),
  (34, 'complaint.mediation', '投诉举报办法 21', '2020-01-01', '2026-04-14', 45, 'WORKING_DAYS', 'READ', false),
  (35, 'complaint.mediation', '令第121号', '2026-04-15', NULL, 60, 'CALENDAR_DAYS', 'SECOND_HAND', true),
  (36, 'recheck.term', '特种设备安全监督检查办法 29', '2022-07-01', NULL, 10, 'WORKING_DAYS', 'READ', false),
  (37, 'seizure.term', '行政强制法 25', '2012-01-01', NULL, 30, 'CALENDAR_DAYS', 'READ', false),
  (38, 'seizure.extension', '行政强制法 25', '2012-01-01', NULL, 30, 'CALENDAR_DAYS', 'READ', false),
  (39, 'publicity.term', '信息公示规定 9', '2021-09-01', NULL, 20, 'WORKING_DAYS', 'READ', false),
  (40, 'publicity.elsewhere', '信息公示规定 10', '2021-09-01', NULL, 10, 'WORKING_DAYS', 'READ', false),
  (41, 'publicity.takedown', '信息公示规定 11', '2021-09-01', NULL, 3, 'WORKING_DAYS', 'READ', false),
  (42, 'publicity.shown', '信息公示规定 13', '2021-09-01', NULL, 36, 'MONTHS', 'READ', false),
  (43, 'publicity.shown.short', '信息公示规定 13', '2021-09-01', NULL, 3, 'MONTHS', 'READ', false),
  (44, 'publicity.low.person', '信息公示规定 13', '2021-09-01', NULL, 5000, 'YUAN', 'SECOND_HAND', true),
  (45, 'publicity.low.organisation', '信息公示规定 13', '2021-09-01', NULL, 50000, 'YUAN', 'SECOND_HAND', true)
ON CONFLICT DO NOTHING;

SELECT grant_to_server(ARRAY['clues']::regclass[], true);
SELECT grant_to_server(ARRAY['deadline_spans', 'proposals', 'proposed_penalties', 'hearings']::regclass[], false);
GRANT SELECT ON rules TO docket_app;
