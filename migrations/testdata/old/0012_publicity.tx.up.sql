-- What the outside world is shown of decisions; decisions that are withdrawn; what a bureau sets where the law leaves it open,
-- and the working days of years that the service does not know.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_kind_enum;
ALTER TABLE case_events ADD CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
  'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED',
  'EXECUTED', 'CONCLUDED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED',
  'PAYMENT_REVERSED', 'DEFERRED', 'WRITTEN_OFF', 'APPEALED', 'APPEAL_ENDED', 'GOODS_SEIZED', 'SEIZURE_EXTENDED', 'GOODS_RELEASED',
  'OFFICERS_ASSIGNED', 'WITHDRAWN', 'PUBLICITY_ENDED'));
ALTER TABLE deadlines DROP CONSTRAINT IF EXISTS deadlines_action_enum;
ALTER TABLE deadlines ADD CONSTRAINT deadlines_action_enum CHECK (action IN ('DECIDE', 'SERVE', 'PUBLISH', 'PAY', 'CONCLUDE', 'RELEASE', 'TAKE_DOWN'));

ALTER TABLE decisions ADD COLUMN IF NOT EXISTS withdrawn_on date;
ALTER TABLE decisions ADD COLUMN IF NOT EXISTS withdrawal text;
ALTER TABLE decisions ADD COLUMN IF NOT EXISTS withdrawal_reason text;
ALTER TABLE decisions DROP CONSTRAINT IF EXISTS decisions_withdrawal_enum;
ALTER TABLE decisions ADD CONSTRAINT decisions_withdrawal_enum CHECK (withdrawal IN ('CHANGED', 'ANNULLED', 'UNLAWFUL', 'VOID'));
ALTER TABLE decisions DROP CONSTRAINT IF EXISTS decisions_withdrawal_reason_said;
ALTER TABLE decisions ADD CONSTRAINT decisions_withdrawal_reason_said CHECK (is_said(withdrawal_reason, 2000));
ALTER TABLE decisions DROP CONSTRAINT IF EXISTS decisions_withdrawn_with_reason;
ALTER TABLE decisions ADD CONSTRAINT decisions_withdrawn_with_reason
  CHECK ((withdrawn_on IS NULL) = (withdrawal IS NULL) AND (withdrawn_on IS NULL) = (withdrawal_reason IS NULL));
ALTER TABLE penalties ADD COLUMN IF NOT EXISTS withdrawn_on date;
GRANT UPDATE (withdrawn_on, withdrawal, withdrawal_reason) ON decisions TO docket_app;
GRANT UPDATE (withdrawn_on) ON penalties TO docket_app;
CREATE INDEX IF NOT EXISTS penalties_in_force_idx ON penalties (agency_id, case_id, id) INCLUDE (kind, amount) WHERE withdrawn_on IS NULL;
COMMENT ON INDEX penalties_in_force_idx IS 'case.fineAmount, case.penaltyAmount';

-- A decision is final once served, but for its withdrawal, and so are its penalties.
CREATE OR REPLACE FUNCTION decisions_stay_final() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.served_on IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.withdrawn_on IS NOT NULL OR NEW.withdrawn_on IS NULL OR
       to_jsonb(NEW) - '{withdrawn_on,withdrawal,withdrawal_reason,updated_at,version}'::text[]
         <> to_jsonb(OLD) - '{withdrawn_on,withdrawal,withdrawal_reason,updated_at,version}'::text[]) THEN
    RAISE EXCEPTION 'a decision is final once served'
      USING ERRCODE = 'DK004', CONSTRAINT = 'decisions_final_once_served', TABLE = 'decisions';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE FUNCTION penalties_stay_final() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  touched penalties := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
  served boolean;
  paid numeric;
BEGIN
  -- Withdrawn with its decision, and nothing else.
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_on IS NULL AND NEW.withdrawn_on IS NOT NULL AND
     to_jsonb(NEW) - '{withdrawn_on,updated_at,version}'::text[] = to_jsonb(OLD) - '{withdrawn_on,updated_at,version}'::text[] THEN
    RETURN NEW;
  END IF;
  -- FOR SHARE: the decision is not served while its penalties change.
  SELECT d.served_on IS NOT NULL AND (TG_OP <> 'INSERT' OR d.xmin <> pg_current_xact_id()::xid)
    INTO served
    FROM decisions d
   WHERE d.agency_id = touched.agency_id AND d.id = touched.decision_id
     FOR SHARE;
  IF served THEN
    RAISE EXCEPTION 'the penalties of a decision are final once it is served'
      USING ERRCODE = 'DK004', CONSTRAINT = 'penalties_final_once_served', TABLE = 'penalties';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.agency_id, NEW.case_id, NEW.decision_id) IS DISTINCT FROM (OLD.agency_id, OLD.case_id, OLD.decision_id) THEN
      RAISE EXCEPTION 'a penalty stays with its decision'
        USING ERRCODE = 'DK004', CONSTRAINT = 'penalties_stay_with_decision', TABLE = 'penalties';
    END IF;
    SELECT sum(p.amount) INTO paid FROM payments p WHERE p.agency_id = NEW.agency_id AND p.penalty_id = NEW.id;
    IF paid > coalesce(NEW.amount, 0) THEN
      RAISE EXCEPTION 'more is paid than the penalty would amount to'
        USING ERRCODE = 'DK005', CONSTRAINT = 'payments_within_penalty', TABLE = 'payments';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TABLE IF NOT EXISTS public_records (
  id            bigserial   NOT NULL,
  agency_id     bigint      NOT NULL CONSTRAINT public_records_agency_fkey REFERENCES agencies (id),
  decision_id   bigint      NOT NULL,
  decision_no   text        NOT NULL CONSTRAINT public_records_decision_no_said CHECK (is_said(decision_no, 128)),
  party_name    text        NOT NULL CONSTRAINT public_records_party_name_said CHECK (is_said(party_name, 200)),
  party_code    text                 CONSTRAINT public_records_party_code_said CHECK (is_said(party_code, 18)),
  violation     text        NOT NULL CONSTRAINT public_records_violation_said CHECK (is_said(violation, 2000)),
  content       text        NOT NULL CONSTRAINT public_records_content_said CHECK (is_said(content, 4000)),
  bureau        text        NOT NULL CONSTRAINT public_records_bureau_said CHECK (is_said(bureau, 200)),
  decided_on    date        NOT NULL,
  published_on  date        NOT NULL,
  shown_until   date        NOT NULL,
  taken_down_on date,
  reason        text                 CONSTRAINT public_records_reason_said CHECK (is_said(reason, 2000)),
  created_at    timestamptz NOT NULL DEFAULT now(),
  updated_at    timestamptz NOT NULL DEFAULT now(),
  version       integer     NOT NULL DEFAULT 1,
  CONSTRAINT public_records_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT public_records_decision_fkey FOREIGN KEY (agency_id, decision_id) REFERENCES decisions (agency_id, id),
  CONSTRAINT public_records_decision_key UNIQUE (agency_id, decision_id), -- published once
  CONSTRAINT public_records_taken_down_with_reason CHECK ((taken_down_on IS NULL) = (reason IS NULL)),
  CONSTRAINT public_records_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT public_records_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS public_records_shown_until_idx ON public_records (agency_id, shown_until, id);
COMMENT ON INDEX public_records_shown_until_idx IS 'publicRecords: what is shown today';

CREATE TABLE IF NOT EXISTS rule_settings (
  id              bigserial     NOT NULL,
  agency_id       bigint        NOT NULL CONSTRAINT rule_settings_agency_fkey REFERENCES agencies (id),
  rule            text          NOT NULL CONSTRAINT rule_settings_rule_said CHECK (is_said(rule, 100)),
  article         text          NOT NULL CONSTRAINT rule_settings_article_said CHECK (is_said(article, 200)),
  effective_from  date          NOT NULL,
  effective_until date,
  value           numeric(14,3) NOT NULL CONSTRAINT rule_settings_value_not_negative CHECK (value >= 0),
  approved_by     text          NOT NULL CONSTRAINT rule_settings_approved_by_said CHECK (is_said(approved_by, 200)),
  created_at      timestamptz   NOT NULL DEFAULT now(),
  updated_at      timestamptz   NOT NULL DEFAULT now(),
  version         integer       NOT NULL DEFAULT 1,
  CONSTRAINT rule_settings_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT rule_settings_effective_in_order CHECK (effective_until >= effective_from),
  CONSTRAINT rule_settings_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT rule_settings_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS rule_settings_rule_idx ON rule_settings (agency_id, rule, id);
COMMENT ON INDEX rule_settings_rule_idx IS 'ruleSettings(where: {rule})';

CREATE TABLE IF NOT EXISTS calendar_days (
  id         bigserial   NOT NULL,
  agency_id  bigint      NOT NULL CONSTRAINT calendar_days_agency_fkey REFERENCES agencies (id),
  day        date        NOT NULL,
  is_working boolean     NOT NULL,
  source     text        NOT NULL CONSTRAINT calendar_days_source_said CHECK (is_said(source, 200)),
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  version    integer     NOT NULL DEFAULT 1,
  CONSTRAINT calendar_days_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT calendar_days_day_key UNIQUE (agency_id, day),
  CONSTRAINT calendar_days_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT calendar_days_version_counts CHECK (version >= 1)
);

SELECT grant_to_server(ARRAY['public_records', 'rule_settings', 'calendar_days']::regclass[], true);
