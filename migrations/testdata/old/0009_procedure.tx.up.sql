-- The procedure of a case: more kinds of events, and the deadlines that each step opens and ends.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_kind_enum;
ALTER TABLE case_events ADD CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
  'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED',
  'EXECUTED', 'CONCLUDED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED'));

CREATE TABLE IF NOT EXISTS deadlines (
  id           bigserial   NOT NULL,
  agency_id    bigint      NOT NULL CONSTRAINT deadlines_agency_fkey REFERENCES agencies (id),
  case_id      bigint      NOT NULL,
  action       text        NOT NULL CONSTRAINT deadlines_action_enum CHECK (action IN ('DECIDE', 'SERVE', 'PUBLISH', 'PAY', 'CONCLUDE')),
  starts_on    date        NOT NULL,
  due_on       date,
  unknown_year integer,
  rule         text        NOT NULL CONSTRAINT deadlines_rule_said CHECK (is_said(rule, 100)),
  article      text        NOT NULL CONSTRAINT deadlines_article_said CHECK (is_said(article, 200)),
  ended_on     date,
  created_at   timestamptz NOT NULL DEFAULT now(),
  updated_at   timestamptz NOT NULL DEFAULT now(),
  version      integer     NOT NULL DEFAULT 1,
  CONSTRAINT deadlines_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT deadlines_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT deadlines_known_or_not CHECK ((due_on IS NULL) = (unknown_year IS NOT NULL)),
  CONSTRAINT deadlines_days_in_order CHECK (due_on >= starts_on AND ended_on >= starts_on),
  CONSTRAINT deadlines_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT deadlines_version_counts CHECK (version >= 1)
);
COMMENT ON COLUMN deadlines.unknown_year IS 'The year whose working days nobody has told, where that is why the day is not known.';
CREATE INDEX IF NOT EXISTS deadlines_case_idx ON deadlines (agency_id, case_id, id);
COMMENT ON INDEX deadlines_case_idx IS 'case.deadlines, case.nextSteps';
CREATE INDEX IF NOT EXISTS deadlines_due_on_idx ON deadlines (agency_id, due_on, id) WHERE ended_on IS NULL;
COMMENT ON INDEX deadlines_due_on_idx IS 'deadlines(where: {endedOn: {isNull: true}}, orderBy: {dueOn: ASC}): what is due next, the desk of legal staff';
CREATE UNIQUE INDEX IF NOT EXISTS deadlines_one_open ON deadlines (agency_id, case_id, action) WHERE ended_on IS NULL;
COMMENT ON INDEX deadlines_one_open IS 'a rule, not a query: an action is due once';

SELECT grant_to_server(ARRAY['deadlines']::regclass[], true);
