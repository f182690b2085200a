-- The procedure of a case: deadlines and how each was counted, proposals before the party is told, and hearings.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS deadlines (
  agency_id    bigint      NOT NULL CONSTRAINT deadlines_agency_fkey REFERENCES agencies (id),
  id           bigserial   NOT NULL,
  case_id      bigint      NOT NULL,
  seizure_id   bigint,
  action       text        NOT NULL CONSTRAINT deadlines_action_enum CHECK (action IN ('DECIDE', 'SERVE', 'PUBLISH', 'PAY', 'CONCLUDE',
    'RELEASE', 'TAKE_DOWN', 'PUSH')),
  starts_on    date        NOT NULL,
  due_on       date,
  unknown_year integer,
  stopped_on   date,
  rule         text        NOT NULL CONSTRAINT deadlines_rule_said CHECK (is_said(rule, 100)),
  article      text        NOT NULL CONSTRAINT deadlines_article_said CHECK (is_said(article, 200)),
  ended_on     date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now() CONSTRAINT deadlines_changed_after_created CHECK (updated_at >= created_at),
  version      integer     NOT NULL DEFAULT 1 CONSTRAINT deadlines_version_counts CHECK (version >= 1),
  CONSTRAINT deadlines_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT deadlines_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT deadlines_seizure_fkey FOREIGN KEY (agency_id, seizure_id) REFERENCES seizures (agency_id, id),
  CONSTRAINT deadlines_days_in_order CHECK (due_on >= starts_on AND ended_on >= starts_on),
  CONSTRAINT deadlines_known_or_not CHECK ((due_on IS NULL) = (unknown_year IS NOT NULL OR stopped_on IS NOT NULL))
);
COMMENT ON COLUMN deadlines.unknown_year IS 'The year whose working days are not known, where due_on cannot be counted for that reason.';
COMMENT ON COLUMN deadlines.stopped_on IS 'The day from which the deadline is suspended, where due_on is not known for that reason.';
CREATE INDEX IF NOT EXISTS deadlines_case_idx ON deadlines (agency_id, case_id, id);
COMMENT ON INDEX deadlines_case_idx IS 'case.deadlines, case.nextSteps';
CREATE INDEX IF NOT EXISTS deadlines_due_on_idx ON deadlines (agency_id, due_on, id) WHERE ended_on IS NULL;
COMMENT ON INDEX deadlines_due_on_idx IS 'deadlines(where: {endedOn: {isNull: true}}, orderBy: {dueOn: ASC}): the desk of legal staff';
CREATE INDEX IF NOT EXISTS deadlines_seizure_idx ON deadlines (agency_id, seizure_id, id) WHERE seizure_id IS NOT NULL;
COMMENT ON INDEX deadlines_seizure_idx IS 'seizure.deadlines';
CREATE UNIQUE INDEX IF NOT EXISTS deadlines_one_open ON deadlines (agency_id, case_id, action, coalesce(seizure_id, 0))
  WHERE ended_on IS NULL;
COMMENT ON INDEX deadlines_one_open IS 'a rule, not a query: an action has one open deadline, or one per order of seizure';

-- How a deadline was counted: the runs of days that its term is made of.
CREATE TABLE IF NOT EXISTS deadline_spans (
  agency_id   bigint      NOT NULL CONSTRAINT deadline_spans_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  deadline_id bigint      NOT NULL,
  kind        text        NOT NULL CONSTRAINT deadline_spans_kind_enum CHECK (kind IN ('TERM', 'EXTENSION', 'STOPPED', 'DAYS_OFF',
    'MOVED')),
  starts_on   date        NOT NULL,
  ends_on     date        NOT NULL,
  days        integer     NOT NULL,
  article     text        NOT NULL CONSTRAINT deadline_spans_article_said CHECK (is_said(article, 200)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT deadline_spans_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT deadline_spans_version_counts CHECK (version >= 1),
  CONSTRAINT deadline_spans_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT deadline_spans_deadline_fkey FOREIGN KEY (agency_id, deadline_id) REFERENCES deadlines (agency_id, id),
  CONSTRAINT deadline_spans_days_counted CHECK (days = ends_on - starts_on + 1 AND days > 0)
);
CREATE INDEX IF NOT EXISTS deadline_spans_deadline_idx ON deadline_spans (agency_id, deadline_id, id);
COMMENT ON INDEX deadline_spans_deadline_idx IS 'deadline.spans';

CREATE TABLE IF NOT EXISTS proposals (
  agency_id   bigint      NOT NULL CONSTRAINT proposals_agency_fkey REFERENCES agencies (id),
  id          bigserial   NOT NULL,
  case_id     bigint      NOT NULL,
  proposed_on date        NOT NULL,
  reasons     text                 CONSTRAINT proposals_reasons_said CHECK (is_said(reasons, 20000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now() CONSTRAINT proposals_changed_after_created CHECK (updated_at >= created_at),
  version     integer     NOT NULL DEFAULT 1 CONSTRAINT proposals_version_counts CHECK (version >= 1),
  CONSTRAINT proposals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT proposals_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id)
);
CREATE INDEX IF NOT EXISTS proposals_case_idx ON proposals (agency_id, case_id, id);
COMMENT ON INDEX proposals_case_idx IS 'case.proposals';

CREATE TABLE IF NOT EXISTS proposed_penalties (
  agency_id    bigint        NOT NULL CONSTRAINT proposed_penalties_agency_fkey REFERENCES agencies (id),
  id           bigserial     NOT NULL,
  proposal_id  bigint        NOT NULL,
  kind         text          NOT NULL CONSTRAINT proposed_penalties_kind_enum CHECK (kind IN ('WARNING', 'PUBLIC_CRITICISM', 'FINE',
    'CONFISCATION_OF_GAINS', 'CONFISCATION_OF_GOODS', 'LICENCE_SUSPENSION', 'DOWNGRADE', 'LICENCE_REVOCATION', 'RESTRICTION_OF_BUSINESS',
    'SUSPENSION_OF_BUSINESS', 'CLOSURE', 'TRADE_BAN', 'OTHER')),
  provision_id bigint        NOT NULL CONSTRAINT proposed_penalties_provision_fkey REFERENCES provisions (id),
  amount       numeric(14,2)          CONSTRAINT proposed_penalties_amount_positive CHECK (amount > 0),
  text         text                   CONSTRAINT proposed_penalties_text_said CHECK (is_said(text, 4000)),
  departure    text                   CONSTRAINT proposed_penalties_departure_said CHECK (is_said(departure, 2000)),
  created_at   timestamptz   NOT NULL DEFAULT now(),
  updated_at   timestamptz   NOT NULL DEFAULT now() CONSTRAINT proposed_penalties_changed_after_created CHECK (updated_at >= created_at),
  version      integer       NOT NULL DEFAULT 1 CONSTRAINT proposed_penalties_version_counts CHECK (version >= 1),
  CONSTRAINT proposed_penalties_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT proposed_penalties_proposal_fkey FOREIGN KEY (agency_id, proposal_id) REFERENCES proposals (agency_id, id),
  CONSTRAINT proposed_penalties_amount_of_money CHECK ((kind IN ('FINE', 'CONFISCATION_OF_GAINS')) = (amount IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS proposed_penalties_proposal_idx ON proposed_penalties (agency_id, proposal_id, id);
COMMENT ON INDEX proposed_penalties_proposal_idx IS 'proposal.penalties';
CREATE INDEX IF NOT EXISTS proposed_penalties_provision_idx ON proposed_penalties (agency_id, provision_id, id);
COMMENT ON INDEX proposed_penalties_provision_idx IS 'proposedPenalties(where: {provision})';

CREATE TABLE IF NOT EXISTS hearings (
  agency_id  bigint      NOT NULL CONSTRAINT hearings_agency_fkey REFERENCES agencies (id),
  id         bigserial   NOT NULL,
  case_id    bigint      NOT NULL,
  told_on    date        NOT NULL,
  held_on    date        NOT NULL,
  place      text        NOT NULL CONSTRAINT hearings_place_said CHECK (is_said(place, 500)),
  chair_id   bigint      NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now() CONSTRAINT hearings_changed_after_created CHECK (updated_at >= created_at),
  version    integer     NOT NULL DEFAULT 1 CONSTRAINT hearings_version_counts CHECK (version >= 1),
  CONSTRAINT hearings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT hearings_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT hearings_chair_fkey FOREIGN KEY (agency_id, chair_id) REFERENCES officers (agency_id, id),
  CONSTRAINT hearings_held_after_told CHECK (held_on > told_on)
);
CREATE INDEX IF NOT EXISTS hearings_case_idx ON hearings (agency_id, case_id, id);
COMMENT ON INDEX hearings_case_idx IS 'case.hearings';
CREATE INDEX IF NOT EXISTS hearings_chair_idx ON hearings (agency_id, chair_id, id);
COMMENT ON INDEX hearings_chair_idx IS 'hearings(where: {chair})';
CREATE INDEX IF NOT EXISTS hearings_held_on_idx ON hearings (agency_id, held_on, id);
COMMENT ON INDEX hearings_held_on_idx IS 'hearings(where: {heldOn}): which are next';

SELECT grant_to_server(ARRAY['deadlines']::regclass[], true);
SELECT grant_to_server(ARRAY['deadline_spans', 'proposals', 'proposed_penalties', 'hearings']::regclass[], false);
