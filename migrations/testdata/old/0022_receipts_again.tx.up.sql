-- A receipt stands in the ledger once, but for entries that were reversed: whoever typed an amount wrong reverses it, and enters the
-- receipt again.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

ALTER TABLE payments ADD COLUMN IF NOT EXISTS receipt_use integer NOT NULL DEFAULT 1;
ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_receipt_use_counts;
ALTER TABLE payments ADD CONSTRAINT payments_receipt_use_counts CHECK (receipt_use >= 1);
ALTER TABLE payments DROP CONSTRAINT IF EXISTS payments_receipt_no_key;
ALTER TABLE payments ADD CONSTRAINT payments_receipt_no_key UNIQUE (agency_id, receipt_no, receipt_use);

-- The ledger of a penalty: never below zero, never above its amount, and its surcharge never above it either (行政处罚法 72).
-- Whoever adds an entry waits for the others. Here too a
-- receipt is told how often it was entered and reversed, so that the constraint above refuses it where it stands.
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
  IF NEW.receipt_no IS NOT NULL THEN
    NEW.receipt_use := 1 + (
      SELECT count(*)
        FROM payments p
        JOIN payments r ON r.agency_id = p.agency_id AND r.reverses_id = p.id
       WHERE p.agency_id = NEW.agency_id AND p.receipt_no = NEW.receipt_no);
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
