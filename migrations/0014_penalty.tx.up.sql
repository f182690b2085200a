-- Decisions, the penalties they impose, and the ledger of payments.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

CREATE TABLE IF NOT EXISTS decisions (
  agency_id         bigint      NOT NULL CONSTRAINT decisions_agency_fkey REFERENCES agencies (id),
  id                bigserial   NOT NULL,
  case_id           bigint      NOT NULL,
  decision_no       text        NOT NULL CONSTRAINT decisions_decision_no_said CHECK (is_said(decision_no, 128)),
  outcome           text        NOT NULL CONSTRAINT decisions_outcome_enum CHECK (outcome IN ('PENALTY', 'NO_PENALTY', 'TRANSFER')),
  decided_on        date        NOT NULL,
  served_on         date,
  reasons           text                 CONSTRAINT decisions_reasons_said CHECK (is_said(reasons, 20000)),
  withdrawn_on      date,
  withdrawal        text                 CONSTRAINT decisions_withdrawal_enum CHECK (withdrawal IN ('CHANGED', 'ANNULLED', 'UNLAWFUL',
    'VOID')),
  withdrawal_reason text                 CONSTRAINT decisions_withdrawal_reason_said CHECK (is_said(withdrawal_reason, 2000)),
  imported_version  integer,
  created_at        timestamptz NOT NULL DEFAULT now(),
  updated_at        timestamptz NOT NULL DEFAULT now() CONSTRAINT decisions_changed_after_created CHECK (updated_at >= created_at),
  version           integer     NOT NULL DEFAULT 1 CONSTRAINT decisions_version_counts CHECK (version >= 1),
  CONSTRAINT decisions_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT decisions_case_fkey FOREIGN KEY (agency_id, case_id) REFERENCES cases (agency_id, id),
  CONSTRAINT decisions_case_key UNIQUE (agency_id, case_id, id), -- for case.decisions and the reference from penalties
  CONSTRAINT decisions_decision_no_key UNIQUE (agency_id, decision_no),
  CONSTRAINT decisions_served_after_decided CHECK (served_on >= decided_on),
  CONSTRAINT decisions_withdrawn_with_reason
    CHECK ((withdrawn_on IS NULL) = (withdrawal IS NULL) AND (withdrawn_on IS NULL) = (withdrawal_reason IS NULL)),
  CONSTRAINT decisions_imported_version_reached CHECK (imported_version BETWEEN 0 AND version)
);
CREATE INDEX IF NOT EXISTS decisions_decided_on_idx ON decisions (agency_id, decided_on, id);
COMMENT ON INDEX decisions_decided_on_idx IS 'decisions(where: {decidedOn}, orderBy: {decidedOn}): auditors';

-- A decision is final once it is served. Only its withdrawal is recorded later.
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
CREATE OR REPLACE TRIGGER decisions_final_once_served BEFORE UPDATE OR DELETE ON decisions
  FOR EACH ROW EXECUTE FUNCTION decisions_stay_final();

CREATE TABLE IF NOT EXISTS penalties (
  agency_id    bigint        NOT NULL CONSTRAINT penalties_agency_fkey REFERENCES agencies (id),
  id           bigserial     NOT NULL,
  case_id      bigint        NOT NULL,
  decision_id  bigint        NOT NULL,
  kind         text          NOT NULL CONSTRAINT penalties_kind_enum CHECK (kind IN ('WARNING', 'PUBLIC_CRITICISM', 'FINE',
    'CONFISCATION_OF_GAINS', 'CONFISCATION_OF_GOODS', 'LICENCE_SUSPENSION', 'DOWNGRADE', 'LICENCE_REVOCATION', 'RESTRICTION_OF_BUSINESS',
    'SUSPENSION_OF_BUSINESS', 'CLOSURE', 'TRADE_BAN', 'OTHER')),
  provision_id bigint                 CONSTRAINT penalties_provision_fkey REFERENCES provisions (id),
  amount       numeric(14,2)          CONSTRAINT penalties_amount_not_negative CHECK (amount >= 0),
  text         text                   CONSTRAINT penalties_text_said CHECK (is_said(text, 4000)),
  departure    text                   CONSTRAINT penalties_departure_said CHECK (is_said(departure, 2000)),
  withdrawn_on date,
  created_at   timestamptz   NOT NULL DEFAULT now(),
  updated_at   timestamptz   NOT NULL DEFAULT now() CONSTRAINT penalties_changed_after_created CHECK (updated_at >= created_at),
  version      integer       NOT NULL DEFAULT 1 CONSTRAINT penalties_version_counts CHECK (version >= 1),
  CONSTRAINT penalties_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT penalties_decision_fkey FOREIGN KEY (agency_id, case_id, decision_id) REFERENCES decisions (agency_id, case_id, id),
  CONSTRAINT penalties_case_key UNIQUE (agency_id, case_id, id) INCLUDE (kind, amount), -- for case.penalties and the reference from payments
  CONSTRAINT penalties_amount_fits_kind CHECK ((kind IN ('FINE', 'CONFISCATION_OF_GAINS')) = (amount IS NOT NULL))
);
CREATE UNIQUE INDEX IF NOT EXISTS penalties_one_fine ON penalties (agency_id, decision_id) WHERE kind = 'FINE';
COMMENT ON INDEX penalties_one_fine IS 'a rule, not a query: one act is fined once (行政处罚法 29)';
CREATE INDEX IF NOT EXISTS penalties_decision_idx ON penalties (agency_id, decision_id, id);
COMMENT ON INDEX penalties_decision_idx IS 'decision.penalties';
CREATE INDEX IF NOT EXISTS penalties_kind_idx ON penalties (agency_id, kind, amount, id);
COMMENT ON INDEX penalties_kind_idx IS 'penalties(where: {kind, amount: {gte}}), penalties(where: {kind}, orderBy: {amount: DESC}): auditors';
CREATE INDEX IF NOT EXISTS penalties_amount_idx ON penalties (agency_id, amount, id) WHERE amount IS NOT NULL;
COMMENT ON INDEX penalties_amount_idx IS 'penalties(where: {amount: {gte}}), penalties of any kind by amount: auditors';
CREATE INDEX IF NOT EXISTS penalties_provision_idx ON penalties (agency_id, provision_id, id) WHERE provision_id IS NOT NULL;
COMMENT ON INDEX penalties_provision_idx IS 'provision.penalties, penalties(where: {provision}): auditors';
CREATE INDEX IF NOT EXISTS penalties_in_force_idx ON penalties (agency_id, case_id, id) INCLUDE (kind, amount) WHERE withdrawn_on IS NULL;
COMMENT ON INDEX penalties_in_force_idx IS 'case.fineAmount, case.penaltyAmount';

-- Penalties are final once their decision is served. Only their withdrawal is recorded later. One transaction may write a served
-- decision together with its penalties: nobody has seen that decision unserved.
CREATE OR REPLACE FUNCTION penalties_stay_final() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  penalty penalties := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
  is_served boolean;
  paid_amount numeric;
BEGIN
  -- An update of withdrawn_on alone.
  IF TG_OP = 'UPDATE' AND OLD.withdrawn_on IS NULL AND NEW.withdrawn_on IS NOT NULL AND
     to_jsonb(NEW) - '{withdrawn_on,updated_at,version}'::text[] = to_jsonb(OLD) - '{withdrawn_on,updated_at,version}'::text[] THEN
    RETURN NEW;
  END IF;
  -- FOR SHARE: nobody serves the decision while its penalties change.
  SELECT d.served_on IS NOT NULL AND (TG_OP <> 'INSERT' OR d.xmin <> pg_current_xact_id()::xid)
    INTO is_served
    FROM decisions d
   WHERE d.agency_id = penalty.agency_id AND d.id = penalty.decision_id
     FOR SHARE;
  IF is_served THEN
    RAISE EXCEPTION 'the penalties of a decision are final once it is served'
      USING ERRCODE = 'DK004', CONSTRAINT = 'penalties_final_once_served', TABLE = 'penalties';
  END IF;
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.agency_id, NEW.case_id, NEW.decision_id) IS DISTINCT FROM (OLD.agency_id, OLD.case_id, OLD.decision_id) THEN
      RAISE EXCEPTION 'a penalty stays with its decision'
        USING ERRCODE = 'DK004', CONSTRAINT = 'penalties_stay_with_decision', TABLE = 'penalties';
    END IF;
    SELECT sum(p.amount) INTO paid_amount FROM payments p WHERE p.agency_id = NEW.agency_id AND p.penalty_id = NEW.id;
    IF paid_amount > coalesce(NEW.amount, 0) THEN
      RAISE EXCEPTION 'more is paid than the penalty would amount to'
        USING ERRCODE = 'DK005', CONSTRAINT = 'payments_within_penalty', TABLE = 'payments';
    END IF;
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE OR REPLACE TRIGGER penalties_final_once_served BEFORE INSERT OR UPDATE OR DELETE ON penalties
  FOR EACH ROW EXECUTE FUNCTION penalties_stay_final();

CREATE TABLE IF NOT EXISTS payments (
  agency_id   bigint        NOT NULL CONSTRAINT payments_agency_fkey REFERENCES agencies (id),
  id          bigserial     NOT NULL,
  case_id     bigint        NOT NULL,
  penalty_id  bigint        NOT NULL,
  kind        text          NOT NULL CONSTRAINT payments_kind_enum CHECK (kind IN ('PAYMENT', 'REVERSAL', 'WRITE_OFF')),
  amount      numeric(14,2) NOT NULL,
  surcharge   numeric(14,2) NOT NULL DEFAULT 0,
  paid_on     date          NOT NULL,
  method      text          NOT NULL CONSTRAINT payments_method_enum CHECK (method IN ('BANK', 'ELECTRONIC', 'CASH_ON_SPOT', 'NONE')),
  receipt_no  text                   CONSTRAINT payments_receipt_no_said CHECK (is_said(receipt_no, 100)),
  receipt_use integer       NOT NULL DEFAULT 1 CONSTRAINT payments_receipt_use_counts CHECK (receipt_use >= 1),
  reverses_id bigint,
  note        text                   CONSTRAINT payments_note_said CHECK (is_said(note, 2000)),
  event_id    bigint,
  created_at  timestamptz   NOT NULL DEFAULT now(),
  updated_at  timestamptz   NOT NULL DEFAULT now() CONSTRAINT payments_changed_after_created CHECK (updated_at >= created_at),
  version     integer       NOT NULL DEFAULT 1 CONSTRAINT payments_version_counts CHECK (version >= 1),
  CONSTRAINT payments_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT payments_penalty_fkey FOREIGN KEY (agency_id, case_id, penalty_id) REFERENCES penalties (agency_id, case_id, id),
  CONSTRAINT payments_reverses_fkey FOREIGN KEY (agency_id, penalty_id, reverses_id) REFERENCES payments (agency_id, penalty_id, id),
  CONSTRAINT payments_event_fkey FOREIGN KEY (agency_id, event_id) REFERENCES case_events (agency_id, id),
  CONSTRAINT payments_penalty_key UNIQUE (agency_id, penalty_id, id) INCLUDE (amount), -- for penalty.payments and reversals
  CONSTRAINT payments_reverses_key UNIQUE (agency_id, reverses_id), -- an entry is reversed once
  CONSTRAINT payments_receipt_no_key UNIQUE (agency_id, receipt_no, receipt_use),
  CONSTRAINT payments_reverses_fits_kind CHECK ((kind = 'REVERSAL') = (reverses_id IS NOT NULL)),
  CONSTRAINT payments_amount_fits_kind CHECK (CASE kind
    WHEN 'REVERSAL' THEN amount <= 0 AND surcharge <= 0 AND amount + surcharge < 0
    ELSE amount >= 0 AND surcharge >= 0 AND amount + surcharge > 0 END)
);
COMMENT ON COLUMN payments.event_id IS 'The entry of the timeline that records it, so that a reversal can name the entry that it corrects.';
CREATE INDEX IF NOT EXISTS payments_case_idx ON payments (agency_id, case_id, id) INCLUDE (amount);
COMMENT ON INDEX payments_case_idx IS 'case.payments, case.unpaidAmount';
CREATE INDEX IF NOT EXISTS payments_paid_on_idx ON payments (agency_id, paid_on, id);
COMMENT ON INDEX payments_paid_on_idx IS 'payments(where: {paidOn}, orderBy: {paidOn}): what came in over a period';
CREATE INDEX IF NOT EXISTS payments_event_idx ON payments (agency_id, event_id) WHERE event_id IS NOT NULL;
COMMENT ON INDEX payments_event_idx IS 'a rule, not a query: the foreign key to case_events';

-- What is paid of a penalty is never below zero and never above its amount; the same holds for its surcharge (行政处罚法 72). Writers of
-- one penalty wait for each other. A receipt counts once: receipt_use is 1 more than the number of its reversed entries, so that
-- payments_receipt_no_key refuses a receipt that stands and accepts one whose entries were all reversed.
CREATE OR REPLACE FUNCTION payments_keep_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  penalty_amount numeric;
  reversed_entry record;
  total record;
BEGIN
  PERFORM require_fresh_snapshot();
  SELECT p.amount INTO penalty_amount FROM penalties p WHERE p.agency_id = NEW.agency_id AND p.id = NEW.penalty_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key refuses the row
  END IF;
  IF penalty_amount IS NULL THEN
    RAISE EXCEPTION 'a penalty that is not money is not paid'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_of_money_penalty', TABLE = 'payments';
  END IF;
  IF NEW.receipt_no IS NOT NULL THEN
    NEW.receipt_use := 1 + (
      SELECT count(*)
        FROM payments p
        JOIN payments r ON r.agency_id = p.agency_id AND r.reverses_id = p.id
       WHERE p.agency_id = NEW.agency_id AND p.receipt_no = NEW.receipt_no);
  END IF;
  SELECT r.amount, r.surcharge INTO reversed_entry
    FROM payments r
   WHERE r.agency_id = NEW.agency_id AND r.penalty_id = NEW.penalty_id AND r.id = NEW.reverses_id;
  IF FOUND AND (NEW.amount, NEW.surcharge) <> (-reversed_entry.amount, -reversed_entry.surcharge) THEN
    RAISE EXCEPTION 'a reversal negates its entry exactly'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_reversal_exact', TABLE = 'payments';
  END IF;
  SELECT coalesce(sum(p.amount), 0) + NEW.amount AS principal, coalesce(sum(p.surcharge), 0) + NEW.surcharge AS surcharge
    INTO total
    FROM payments p
   WHERE p.agency_id = NEW.agency_id AND p.penalty_id = NEW.penalty_id;
  IF total.principal > penalty_amount OR total.surcharge > penalty_amount THEN
    RAISE EXCEPTION 'more would be paid than the penalty amounts to'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_within_penalty', TABLE = 'payments';
  END IF;
  IF NEW.kind = 'REVERSAL' AND (total.principal < 0 OR total.surcharge < 0) THEN
    RAISE EXCEPTION 'more would be reversed than was paid'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_not_below_zero', TABLE = 'payments';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER payments_balance BEFORE INSERT ON payments
  FOR EACH ROW EXECUTE FUNCTION payments_keep_balance();
CREATE OR REPLACE TRIGGER payments_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON payments
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('payments_append_only');

SELECT grant_to_server(ARRAY['decisions', 'penalties']::regclass[], true);
SELECT grant_to_server(ARRAY['payments']::regclass[], false);
REVOKE UPDATE (imported_version) ON decisions FROM docket_app;
