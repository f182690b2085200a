-- A receipt that was entered again keeps its number only once.
ALTER TABLE payments DISABLE TRIGGER payments_append_only;
UPDATE payments SET receipt_no = NULL WHERE receipt_use > 1;
ALTER TABLE payments ENABLE TRIGGER payments_append_only;
ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_receipt_no_key;
ALTER TABLE payments DROP COLUMN IF EXISTS receipt_use;
ALTER TABLE payments ADD CONSTRAINT payments_receipt_no_key UNIQUE (agency_id, receipt_no);

-- The ledger of a penalty: never below zero, never above its amount, and its surcharge never above it either (行政处罚法 72).
-- Whoever adds an entry waits for the others.
CREATE OR REPLACE FUNCTION payments_keep_balance() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  due numeric;
  reversed record;
  paid record;
BEGIN
  PERFORM require_fresh_snapshot();
  SELECT p.amount INTO due FROM penalties p WHERE p.agency_id = NEW.agency_id AND p.id = NEW.penalty_id FOR UPDATE;
  IF NOT FOUND THEN
    RETURN NEW; -- the foreign key says so
  END IF;
  IF due IS NULL THEN
    RAISE EXCEPTION 'a penalty that is not money is not paid'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_of_money_penalty', TABLE = 'payments';
  END IF;
  SELECT r.amount, r.surcharge INTO reversed
    FROM payments r
   WHERE r.agency_id = NEW.agency_id AND r.penalty_id = NEW.penalty_id AND r.id = NEW.reverses_id;
  IF FOUND AND (NEW.amount, NEW.surcharge) <> (-reversed.amount, -reversed.surcharge) THEN
    RAISE EXCEPTION 'a reversal negates its entry exactly'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_reversal_exact', TABLE = 'payments';
  END IF;
  SELECT coalesce(sum(p.amount), 0) + NEW.amount AS principal, coalesce(sum(p.surcharge), 0) + NEW.surcharge AS surcharge INTO paid
    FROM payments p
   WHERE p.agency_id = NEW.agency_id AND p.penalty_id = NEW.penalty_id;
  IF paid.principal > due OR paid.surcharge > due THEN
    RAISE EXCEPTION 'more would be paid than the penalty amounts to'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_within_penalty', TABLE = 'payments';
  END IF;
  IF NEW.kind = 'REVERSAL' AND (paid.principal < 0 OR paid.surcharge < 0) THEN
    RAISE EXCEPTION 'more would be reversed than was paid'
      USING ERRCODE = 'DK005', CONSTRAINT = 'payments_not_below_zero', TABLE = 'payments';
  END IF;
  RETURN NEW;
END $$;
