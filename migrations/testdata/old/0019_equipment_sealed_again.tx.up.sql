-- Equipment is sealed again where a seal came off and the hazard is still there; inspections are recorded once, and what is
-- removed, retired or done to a product follows what is on record.

SET LOCAL citus.enable_unsafe_triggers = on;
SET LOCAL citus.enable_local_reference_table_foreign_keys = off;

-- The last seal stands with the hazard, and those before it here.
CREATE TABLE IF NOT EXISTS earlier_seals (
  id          bigserial   NOT NULL,
  agency_id   bigint      NOT NULL CONSTRAINT earlier_seals_agency_fkey REFERENCES agencies (id),
  hazard_id   bigint      NOT NULL,
  sealed_on   date        NOT NULL,
  due_on      date,
  unsealed_on date        NOT NULL,
  unsealing   text        NOT NULL CONSTRAINT earlier_seals_unsealing_said CHECK (is_said(unsealing, 2000)),
  created_at  timestamptz NOT NULL DEFAULT now(),
  updated_at  timestamptz NOT NULL DEFAULT now(),
  version     integer     NOT NULL DEFAULT 1,
  CONSTRAINT earlier_seals_pkey PRIMARY KEY (agency_id, id),
  CONSTRAINT earlier_seals_hazard_fkey FOREIGN KEY (agency_id, hazard_id) REFERENCES hazards (agency_id, id),
  CONSTRAINT earlier_seals_days_in_order CHECK (due_on >= sealed_on AND unsealed_on >= sealed_on),
  CONSTRAINT earlier_seals_no_overlap
    EXCLUDE USING gist (agency_id WITH =, hazard_id WITH =, daterange(sealed_on, unsealed_on) WITH &&),
  CONSTRAINT earlier_seals_changed_after_created CHECK (updated_at >= created_at),
  CONSTRAINT earlier_seals_version_counts CHECK (version >= 1)
);
CREATE INDEX IF NOT EXISTS earlier_seals_hazard_idx ON earlier_seals (agency_id, hazard_id, id);
COMMENT ON INDEX earlier_seals_hazard_idx IS 'hazard.earlierSeals';
SELECT grant_to_server(ARRAY['earlier_seals']::regclass[], false);

-- A seal is followed by another one only after it came off, and is kept then.
CREATE OR REPLACE FUNCTION hazards_keep_seal() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.sealed_on IS NULL OR OLD.unsealed_on IS NULL OR NEW.sealed_on < OLD.unsealed_on OR NOT EXISTS (
    SELECT FROM earlier_seals s
     WHERE s.agency_id = OLD.agency_id AND s.hazard_id = OLD.id AND s.sealed_on = OLD.sealed_on AND s.unsealed_on = OLD.unsealed_on)
  THEN
    RAISE EXCEPTION 'a seal that was put on is kept'
      USING ERRCODE = 'DK008', CONSTRAINT = 'hazards_seal_kept', TABLE = 'hazards';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_sealed_again BEFORE UPDATE OF sealed_on, unsealed_on ON hazards FOR EACH ROW
  WHEN (OLD.sealed_on IS DISTINCT FROM NEW.sealed_on AND OLD.sealed_on IS NOT NULL
     OR OLD.unsealed_on IS DISTINCT FROM NEW.unsealed_on AND OLD.unsealed_on IS NOT NULL)
  EXECUTE FUNCTION hazards_keep_seal();

-- What an order is about is removed by the re-check that closes it (特种设备安全监督检查办法 29).
CREATE OR REPLACE FUNCTION hazards_await_recheck() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM safety_orders o WHERE o.agency_id = NEW.agency_id AND o.inspection_id = NEW.inspection_id AND o.closed_on IS NULL) THEN
    RAISE EXCEPTION 'an order of the inspection is open'
      USING ERRCODE = 'DK008', CONSTRAINT = 'hazards_removed_by_recheck', TABLE = 'hazards';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER hazards_removed_after_orders BEFORE UPDATE OF removed_on ON hazards FOR EACH ROW
  WHEN (OLD.removed_on IS NULL AND NEW.removed_on IS NOT NULL) EXECUTE FUNCTION hazards_await_recheck();

-- A seal comes off with the hazard, if not before. That could not be said before seals came off.
UPDATE hazards SET unsealed_on = greatest(removed_on, sealed_on), unsealing = proof
 WHERE removed_on IS NOT NULL AND sealed_on IS NOT NULL AND unsealed_on IS NULL;
ALTER TABLE hazards DROP CONSTRAINT IF EXISTS hazards_removed_unsealed;
ALTER TABLE hazards ADD CONSTRAINT hazards_removed_unsealed CHECK (removed_on IS NULL OR sealed_on IS NULL OR unsealed_on IS NOT NULL);
-- NOT VALID, here and below: what was recorded before in another order stays as it was said.
ALTER TABLE hazards DROP CONSTRAINT IF EXISTS hazards_removal_in_order;
ALTER TABLE hazards ADD CONSTRAINT hazards_removal_in_order CHECK (removed_on >= sealed_on AND removed_on >= unsealed_on) NOT VALID;
ALTER TABLE safety_orders DROP CONSTRAINT IF EXISTS safety_orders_days_in_order;
ALTER TABLE safety_orders ADD CONSTRAINT safety_orders_days_in_order
  CHECK (due_on >= issued_on AND reported_on >= issued_on AND recheck_due_on >= reported_on AND closed_on >= reported_on) NOT VALID;
ALTER TABLE safety_orders DROP CONSTRAINT IF EXISTS safety_orders_closed_when_reported;
ALTER TABLE safety_orders ADD CONSTRAINT safety_orders_closed_when_reported
  CHECK (reported_on IS NOT NULL OR closed_on IS NULL AND recheck_due_on IS NULL) NOT VALID;

-- The same inspectors inspect the same piece of equipment, or the same unit as a whole, once a day. Where no equipment is named,
-- the note tells one place of a unit from another. AFTER: by then the statement has named all of them.
CREATE OR REPLACE FUNCTION inspections_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
      JOIN inspections o ON o.agency_id = i.agency_id AND o.party_id = i.party_id AND o.inspected_on = i.inspected_on
       AND o.equipment_id IS NOT DISTINCT FROM i.equipment_id AND o.id <> i.id
     WHERE i.agency_id = NEW.agency_id AND i.id = NEW.inspection_id AND (i.equipment_id IS NOT NULL OR o.note IS NOT DISTINCT FROM i.note)
       AND ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = o.agency_id AND x.inspection_id = o.id ORDER BY 1)
         = ARRAY(SELECT x.officer_id FROM inspection_inspectors x WHERE x.agency_id = i.agency_id AND x.inspection_id = i.id ORDER BY 1))
  THEN
    RAISE EXCEPTION 'the same inspection is on record'
      USING ERRCODE = 'DK008', CONSTRAINT = 'inspections_recorded_once', TABLE = 'inspections';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER inspection_inspectors_once AFTER INSERT ON inspection_inspectors
  FOR EACH ROW EXECUTE FUNCTION inspections_refuse_again();

-- What was found on a piece of equipment is answered before it is taken out of use.
CREATE OR REPLACE FUNCTION equipment_answer_first() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM inspections i
     WHERE i.agency_id = NEW.agency_id AND i.equipment_id = NEW.id
       AND (EXISTS (SELECT FROM hazards h WHERE h.agency_id = i.agency_id AND h.inspection_id = i.id AND h.removed_on IS NULL)
         OR EXISTS (SELECT FROM safety_orders o WHERE o.agency_id = i.agency_id AND o.inspection_id = i.id AND o.closed_on IS NULL)))
  THEN
    RAISE EXCEPTION 'a hazard or an order of the equipment is open'
      USING ERRCODE = 'DK008', CONSTRAINT = 'equipment_retired_when_answered', TABLE = 'equipment';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER equipment_retired BEFORE UPDATE OF retired_on ON equipment FOR EACH ROW
  WHEN (OLD.retired_on IS DISTINCT FROM NEW.retired_on AND NEW.retired_on IS NOT NULL) EXECUTE FUNCTION equipment_answer_first();

-- The same is not ordered twice at once.
CREATE OR REPLACE FUNCTION safety_orders_refuse_again() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM safety_orders o
     WHERE o.agency_id = NEW.agency_id AND o.inspection_id = NEW.inspection_id AND o.text = NEW.text AND o.closed_on IS NULL)
  THEN
    RAISE EXCEPTION 'the same is ordered already'
      USING ERRCODE = 'DK008', CONSTRAINT = 'safety_orders_issued_once', TABLE = 'safety_orders';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER safety_orders_issued BEFORE INSERT ON safety_orders FOR EACH ROW
  WHEN (NEW.closed_on IS NULL) EXECUTE FUNCTION safety_orders_refuse_again();

-- A step is taken while the follow-up lasts, and a destruction is one step of it.
CREATE OR REPLACE FUNCTION follow_up_steps_in_time() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM follow_ups f
     WHERE f.agency_id = NEW.agency_id AND f.id = NEW.follow_up_id AND (NEW.taken_on < f.opened_on OR NEW.taken_on > f.closed_on))
  THEN
    RAISE EXCEPTION 'the step is before the follow-up or after it'
      USING ERRCODE = 'DK008', CONSTRAINT = 'follow_up_steps_while_open', TABLE = 'follow_up_steps';
  END IF;
  IF EXISTS (
    SELECT FROM follow_up_steps s
     WHERE s.agency_id = NEW.agency_id AND s.follow_up_id = NEW.follow_up_id AND s.destruction_id = NEW.destruction_id)
  THEN
    RAISE EXCEPTION 'the destruction is a step already'
      USING ERRCODE = 'DK008', CONSTRAINT = 'follow_up_steps_destroyed_once', TABLE = 'follow_up_steps';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE TRIGGER follow_up_steps_taken BEFORE INSERT ON follow_up_steps
  FOR EACH ROW EXECUTE FUNCTION follow_up_steps_in_time();
