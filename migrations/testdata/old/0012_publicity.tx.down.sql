DROP TABLE IF EXISTS calendar_days;
DROP TABLE IF EXISTS rule_settings;
DROP TABLE IF EXISTS public_records;
CREATE OR REPLACE FUNCTION decisions_stay_final() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.served_on IS NOT NULL THEN
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
DROP INDEX IF EXISTS penalties_in_force_idx;
ALTER TABLE penalties DROP COLUMN IF EXISTS withdrawn_on;
ALTER TABLE decisions DROP CONSTRAINT IF EXISTS decisions_withdrawn_with_reason;
ALTER TABLE decisions DROP COLUMN IF EXISTS withdrawn_on;
ALTER TABLE decisions DROP COLUMN IF EXISTS withdrawal;
ALTER TABLE decisions DROP COLUMN IF EXISTS withdrawal_reason;
-- What there were no kinds for before goes with them.
DELETE FROM deadlines WHERE action = 'TAKE_DOWN';
ALTER TABLE deadlines DROP CONSTRAINT IF EXISTS deadlines_action_enum;
ALTER TABLE deadlines ADD CONSTRAINT deadlines_action_enum CHECK (action IN ('DECIDE', 'SERVE', 'PUBLISH', 'PAY', 'CONCLUDE', 'RELEASE'));
ALTER TABLE case_events DISABLE TRIGGER case_events_append_only;
DELETE FROM case_events WHERE kind IN ('WITHDRAWN', 'PUBLICITY_ENDED');
ALTER TABLE case_events ENABLE TRIGGER case_events_append_only;
ALTER TABLE case_events DROP CONSTRAINT IF EXISTS case_events_kind_enum;
ALTER TABLE case_events ADD CONSTRAINT case_events_kind_enum CHECK (kind IN ('FILED', 'INVESTIGATED', 'REVIEWED', 'HEARD',
  'DISCUSSED', 'NOTIFIED', 'DECIDED', 'NOT_PENALISED', 'TRANSFERRED', 'SERVED', 'GOODS_CONFISCATED', 'PAYMENT_RECORDED',
  'EXECUTED', 'CONCLUDED', 'HEARING_OFFERED', 'HEARING_REQUESTED', 'WAIVED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'PUBLISHED',
  'PAYMENT_REVERSED', 'DEFERRED', 'WRITTEN_OFF', 'APPEALED', 'APPEAL_ENDED', 'GOODS_SEIZED', 'SEIZURE_EXTENDED', 'GOODS_RELEASED',
  'OFFICERS_ASSIGNED'));
