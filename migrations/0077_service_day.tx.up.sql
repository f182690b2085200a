-- The day on which a decision was served may be corrected: the clerk wrote the wrong day, and the terms for payment, review and suit run from it.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- A decision is final once it is served. Only its withdrawal is recorded later, and another day of its service.
CREATE OR REPLACE FUNCTION decisions_stay_final() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
  of_withdrawal CONSTANT text[] := '{withdrawn_on,withdrawal,withdrawal_reason,updated_at,version}';
  of_service CONSTANT text[] := '{served_on,updated_at,version}';
BEGIN
  IF OLD.served_on IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.withdrawn_on IS NOT NULL OR
       (NEW.withdrawn_on IS NULL OR to_jsonb(NEW) - of_withdrawal <> to_jsonb(OLD) - of_withdrawal) AND
       (NEW.served_on IS NULL OR NEW.served_on = OLD.served_on OR to_jsonb(NEW) - of_service <> to_jsonb(OLD) - of_service)) THEN
    RAISE EXCEPTION 'a decision is final once served'
      USING ERRCODE = 'DK004', CONSTRAINT = 'decisions_final_once_served', DETAIL = 'constraint "decisions_final_once_served"', TABLE = 'decisions';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
