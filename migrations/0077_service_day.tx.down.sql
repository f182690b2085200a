-- A decision is final once it is served. Only its withdrawal is recorded later.
CREATE OR REPLACE FUNCTION decisions_stay_final() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.served_on IS NOT NULL AND (TG_OP = 'DELETE' OR OLD.withdrawn_on IS NOT NULL OR NEW.withdrawn_on IS NULL OR
       to_jsonb(NEW) - '{withdrawn_on,withdrawal,withdrawal_reason,updated_at,version}'::text[]
         <> to_jsonb(OLD) - '{withdrawn_on,withdrawal,withdrawal_reason,updated_at,version}'::text[]) THEN
    RAISE EXCEPTION 'a decision is final once served'
      USING ERRCODE = 'DK004', CONSTRAINT = 'decisions_final_once_served', DETAIL = 'constraint "decisions_final_once_served"', TABLE = 'decisions';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
