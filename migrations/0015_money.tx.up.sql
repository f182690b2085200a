-- Money that is paid late, in parts, or disputed: deferrals, instalments, surcharge and appeals.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS deferrals (
  agency_id   bigint      NOT NULL CONSTRAINT deferrals_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  case_id     bigint      NOT NULL,
  penalty_id  bigint      NOT NULL,
  applied_on  date        NOT NULL,
  granted_on  date        NOT NULL,
  approved_by text        NOT NULL CONSTRAINT deferrals_approved_by_said CHECK (is_said(approved_by, 200)),
  reason      text        NOT NULL CONSTRAINT deferrals_reason_said CHECK (is_said(reason, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT deferrals_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT deferrals_version_counts CHECK (version >= 1),
  CONSTRAINT deferrals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT deferrals_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT deferrals_penalty_fkey FOREIGN KEY (agency_id, penalty_id) REFERENCES penalties (agency_id, id),
  CONSTRAINT deferrals_granted_after_applied CHECK (granted_on >= applied_on)
);
CREATE INDEX IF NOT EXISTS deferrals_case_idx ON deferrals (agency_id, case_id, id);
COMMENT ON INDEX deferrals_case_idx IS 'case.deferrals';
CREATE INDEX IF NOT EXISTS deferrals_penalty_idx ON deferrals (agency_id, penalty_id, id);
COMMENT ON INDEX deferrals_penalty_idx IS 'penalty.deferrals';

-- What is due when. An instalment without deferral is the whole amount of the penalty.
CREATE TABLE IF NOT EXISTS instalments (
  agency_id   bigint        NOT NULL CONSTRAINT instalments_agency_fkey REFERENCES agencies (id),
  id          bigserial     NOT NULL,
  case_id     bigint        NOT NULL,
  penalty_id  bigint        NOT NULL,
  deferral_id bigint,
  due_on      date,
  amount      numeric(14,2) NOT NULL CONSTRAINT instalments_amount_positive CHECK (amount > 0),
  settled_on  date,
  replaced_on date,
  created_at  timestamptz   NOT NULL DEFAULT now(),
  updated_at  timestamptz   NOT NULL DEFAULT now() CONSTRAINT instalments_changed_after_created CHECK (updated_at >= created_at),
  version     integer       NOT NULL DEFAULT 1 CONSTRAINT instalments_version_counts CHECK (version >= 1),
  CONSTRAINT instalments_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT instalments_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT instalments_penalty_fkey FOREIGN KEY (agency_id, penalty_id) REFERENCES penalties (agency_id, id),
  CONSTRAINT instalments_deferral_fkey FOREIGN KEY (agency_id, deferral_id) REFERENCES deferrals (agency_id, id)
);
CREATE INDEX IF NOT EXISTS instalments_case_idx ON instalments (agency_id, case_id, id);
COMMENT ON INDEX instalments_case_idx IS 'case.instalments';
CREATE INDEX IF NOT EXISTS instalments_penalty_idx ON instalments (agency_id, penalty_id, id);
COMMENT ON INDEX instalments_penalty_idx IS 'penalty.instalments';
CREATE INDEX IF NOT EXISTS instalments_deferral_idx ON instalments (agency_id, deferral_id, id) WHERE deferral_id IS NOT NULL;
COMMENT ON INDEX instalments_deferral_idx IS 'instalments(where: {deferral})';

-- Runs of days on which surcharge is added, at a rate of the base per day.
CREATE TABLE IF NOT EXISTS accruals (
  agency_id     bigint        NOT NULL CONSTRAINT accruals_agency_fkey REFERENCES agencies (id),
  id            bigserial     NOT NULL,
  case_id       bigint        NOT NULL,
  penalty_id    bigint        NOT NULL,
  instalment_id bigint        NOT NULL,
  starts_on     date          NOT NULL,
  ends_on       date,
  base          numeric(14,2) NOT NULL CONSTRAINT accruals_base_positive CHECK (base > 0),
  rate          numeric(14,3) NOT NULL CONSTRAINT accruals_rate_positive CHECK (rate > 0),
  article       text          NOT NULL CONSTRAINT accruals_article_said CHECK (is_said(article, 200)),
  created_at    timestamptz   NOT NULL DEFAULT now(),
  updated_at    timestamptz   NOT NULL DEFAULT now() CONSTRAINT accruals_changed_after_created CHECK (updated_at >= created_at),
  version       integer       NOT NULL DEFAULT 1 CONSTRAINT accruals_version_counts CHECK (version >= 1),
  CONSTRAINT accruals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT accruals_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT accruals_penalty_fkey FOREIGN KEY (agency_id, penalty_id) REFERENCES penalties (agency_id, id),
  CONSTRAINT accruals_instalment_fkey FOREIGN KEY (agency_id, instalment_id) REFERENCES instalments (agency_id, id),
  CONSTRAINT accruals_days_in_order CHECK (ends_on >= starts_on - 1)
);
CREATE INDEX IF NOT EXISTS accruals_case_idx ON accruals (agency_id, case_id, id);
COMMENT ON INDEX accruals_case_idx IS 'case.accruals';
CREATE INDEX IF NOT EXISTS accruals_penalty_idx ON accruals (agency_id, penalty_id, id);
COMMENT ON INDEX accruals_penalty_idx IS 'penalty.accruals, penalty.surchargeAmount';
CREATE INDEX IF NOT EXISTS accruals_instalment_idx ON accruals (agency_id, instalment_id, id);
COMMENT ON INDEX accruals_instalment_idx IS 'accruals(where: {instalment})';

CREATE TABLE IF NOT EXISTS appeals (
  agency_id   bigint      NOT NULL CONSTRAINT appeals_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  case_id     bigint      NOT NULL,
  decision_id bigint      NOT NULL,
  kind        text        NOT NULL CONSTRAINT appeals_kind_enum CHECK (kind IN ('REVIEW', 'SUIT')),
  authority   text        NOT NULL CONSTRAINT appeals_authority_said CHECK (is_said(authority, 200)),
  filed_on    date        NOT NULL,
  ended_on    date,
  outcome     text                 CONSTRAINT appeals_outcome_enum CHECK (outcome IN ('UPHELD', 'CHANGED', 'ANNULLED', 'WITHDRAWN')),
  note        text                 CONSTRAINT appeals_note_said CHECK (is_said(note, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT appeals_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT appeals_version_counts CHECK (version >= 1),
  CONSTRAINT appeals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT appeals_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT appeals_decision_fkey FOREIGN KEY (agency_id, decision_id) REFERENCES decisions (agency_id, id),
  CONSTRAINT appeals_ended_with_outcome CHECK ((ended_on IS NULL) = (outcome IS NULL)),
  CONSTRAINT appeals_ended_after_filed CHECK (ended_on >= filed_on)
);
CREATE INDEX IF NOT EXISTS appeals_case_idx ON appeals (agency_id, case_id, id);
COMMENT ON INDEX appeals_case_idx IS 'case.appeals';
CREATE INDEX IF NOT EXISTS appeals_decision_idx ON appeals (agency_id, decision_id, id);
COMMENT ON INDEX appeals_decision_idx IS 'decision.appeals';
CREATE UNIQUE INDEX IF NOT EXISTS appeals_one_open ON appeals (agency_id, decision_id) WHERE ended_on IS NULL;
COMMENT ON INDEX appeals_one_open IS 'a rule, not a query: a decision has one open appeal';

SELECT grant_to_server(ARRAY['deferrals', 'instalments', 'accruals', 'appeals']::regclass[], true);
